"""More pages of the web, line by line: blogs, stations and translations with what their systems put around a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.pages import read_page

SECOND_BLOG = """\
x|← Previous post | Next post →
T|What the water board isn't telling us about the lead pipes
x|by Coral Hastings | Apr 3, 2025 | Water, Health | 7 comments
p|Three weeks ago I asked the water board how many lead pipes are left in Estwick. I'm still waiting.
p|Last year the board said 4,100 homes had lead pipes. Its own map shows 6,700.
h|The map nobody was meant to see
p|A reader sent me the map. (Thank you, you know who you are.)
i|{*} Northgate: 2,900 homes
i|{*} Harbour ward: 3,100 homes
p|The board's press office told me that the map was “a planning tool”.
x|If you liked this post, please share it.
x|Share this:
x|Click to share on Facebook (Opens in new window)
x|Like Loading...
x|About Coral Hastings
x|Coral Hastings lives in Estwick and writes about water.
x|View all posts by Coral Hastings →
x|7 thoughts on “What the water board isn't telling us about the lead pipes”
"""

STATION = """\
T|Estwick mayor vows to replace every lead pipe by 2030
x|by: Dana Whitlock
x|Posted: Apr 4, 2025 / 06:12 PM EDT
x|Updated: Apr 4, 2025 / 09:40 PM EDT
x|SHARE
p|{ESTWICK, Ohio (WEST) —} Mayor Carla Denton said Friday that the city would replace every lead pipe by 2030.
x|[Above: video of the mayor's speech]
p|Denton said the work would cost $68 million.
x|Get the latest headlines on WEST.example below:
x|Woman rescued from canal
x|School lunches go up in price
p|“It's about our children,” she said.
x|Copyright 2025 Norwood Media Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.
"""

TRANSLATION = """\
x|Translated from French by the editorial staff
x|Tuesday April 8, 2025 at 6:05 p.m.
T|Estwick: the mayor promises, the inhabitants wait
x|By our special correspondent Odile Marchand
p|The mayor of the city, Carla Denton, promised on Friday to change all the lead pipes before 2030.
p|“We have been promised it for ten years,” sighs a resident of the port, met on Monday.
x|Read also Drinking water: the six questions that arise
p|According to the municipality, 212 pipes have been changed since January.
x|This article is reserved for subscribers. You have 74.2% of this article left to read.
x|Reactions (14)
"""

MINUTES = """\
T|ESTWICK CITY COUNCIL
T|Minutes of the meeting of 8 April 2025
p|Present: Councillors Denton (Mayor, in the chair), Arrow, Bley, Cho and Dunne.
p|Apologies: Councillor Ess.
h|{1.} Lead pipes
p|The Director of Works reported that 212 pipes had been replaced since January. Councillor Bley asked why the figure was below the target of 400.
p|Resolved: That the Director report again in June.
h|{2.} Any other business
p|There was none. The meeting closed at 8.15 p.m.
"""

EXPECTED = {
    "second blog": (SECOND_BLOG, "What the water board", "2025-04-03", "Coral Hastings", None),
    "station": (STATION, "Estwick mayor vows", "2025-04-04", "Dana Whitlock", "Norwood Media Inc"),
    "translation": (TRANSLATION, "Estwick: the mayor promises", "2025-04-08", "Odile Marchand", None),
    "minutes": (MINUTES, "Minutes of the meeting", "2025-04-08", None, None),
}


@pytest.mark.parametrize("page", [page for page, *_ in EXPECTED.values()], ids=EXPECTED)
def test_each_line_of_a_page_is_what_it_is(tmp_path: Path, page: str) -> None:
    _, expected, found = read_page(tmp_path, page)
    assert found == expected


@pytest.mark.parametrize(("page", "title", "published", "author", "publisher"), EXPECTED.values(), ids=EXPECTED)
def test_a_page_says_its_title_day_author_and_publisher(
    tmp_path: Path, page: str, title: str, published: str, author: str | None, publisher: str | None
) -> None:
    source, _, _ = read_page(tmp_path, page)
    assert source.title.startswith(title)
    assert (source.published, source.author, source.publisher) == (published, author, publisher)
