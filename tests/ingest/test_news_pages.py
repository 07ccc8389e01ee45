"""Pages of papers, agencies, blogs and newsletters, line by line: what is the article's and what is the page's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.pages import read_page

WIRE = """\
T|UPDATE 3-Ferry operator suspends routes after inspectors find cracks; unions demand inquiry

x|By Ada Lindqvist-Moro and Tomas Erk

x|June 4, 2024 8:12 AM GMT - Updated 3 hours ago

x|Summary

p|{STRANDHAVN, June 4 (Polar Press) -} The ferry operator Nordlinje suspended six routes on Tuesday after inspectors found cracks in the hulls of three vessels, a spokesman said.

p|The transport ministry said the suspension would last at least two weeks. It had been told of the cracks in April.

h|UNIONS ANGRY

p|"They knew and they sailed," said Ella Brandt, who leads the Seafarers' Union.

p|About 14,000 passengers use the routes each day.{ ($1 = 6.91 kroner)}

x|(Reporting by Ada Lindqvist-Moro and Tomas Erk; Editing by Priya Nandal)

x|Our Standards: The Polar Press Trust Principles.
"""

TABLOID = """\
T|SINKING FEELING Thousands stranded as 'rust bucket' ferries are axed just days before half-term

x|EXCLUSIVE by Kit Marlow, Transport Editor
x|Published: 21:04, 4 Jun 2024 | Updated: 07:31, 5 Jun 2024

x|Share via WhatsApp
x|Share by email
x|Comments
x|318 comments

p|A FERRY boss earning £900,000 a year was sunning himself in Spain yesterday as thousands of families were left stranded.

p|Furious mum Jo Tarrant, 34, stormed: "We were on the quayside with three kids and nobody told us a thing."

x|READ MORE ON TRAVEL
x|PLANE CRAZY: The five airports with the worst queues revealed
x|SUN SPOT: Locals beg Brits to stay away from tiny island

p|Nordlinje axed six routes on Tuesday after inspectors found cracks in three hulls.

x|Advertisement

p|A spokesman for the firm said: "Safety comes first and it always has."

x|MOST READ IN UK NEWS
x|BIN THERE: Council fines gran £400 over a teabag
x|FUR REAL: Cat comes home after nine years

p|The transport minister was urged to step in last night.

x|Have YOU been hit by the ferry chaos? Email our travel desk at travel@thelantern.example

x|Follow The Lantern on Facebook for more stories like this
"""

BROADSHEET = """\
x|The Aldermouth Chronicle
x|Thursday 6 June 2024 · Transport · Comment

T|A rusting fleet and a rusting ministry

T|Inspectors warned of cracks in April. Nobody in the capital seems to have read the letter

x|Imogen Sayle-Ruiz

p|There is a particular silence that falls in a ministry when a letter has gone astray, and it could be heard this week in Strandhavn.

p|The letter, which this newspaper has seen, was dated 9 April. It told the minister that the hulls of three ferries were “not fit for another winter”.

p|The minister’s office says it never arrived. The inspectorate says it was signed for.

p|Somebody is mistaken, and it would be good to know who before the autumn storms.

x|Imogen Sayle-Ruiz covers transport for the Chronicle.
x|More from this author
x|© The Aldermouth Chronicle 2024
"""

LOCAL = """\
x|Home > News > Local > Strandhavn

T|Islanders face month without medicine boat, says GP

x|By Staff Reporter
x|5th June 2024

x|The medicine boat at the pier on Monday. Picture: Orla Finn/Island Weekly

p|A GP on the outer islands says patients could run out of insulin within a fortnight if the ferry suspension is not lifted.

p|Dr Mairi Sund told the Island Weekly that she had 41 patients who depended on the boat.

h|‘Nobody rang us’

p|She said: “Nobody rang us. We read about it on a poster.”

p|The health board said supplies would be flown in from Thursday.

x|Got a story? Call the newsroom on 01632 960 114.

x|Sign up for our free daily newsletter

x|Related stories
x|Pier repairs to cost twice as much
x|Lifeboat crew honoured
x|Privacy policy | Terms of use | Contact us
x|© 2024 Island Weekly
"""

BLOG = """\
x|Skip to content

T|Why the ferry cracks were predictable

x|Posted on June 7, 2024 by Ruben Askel

p|I have spent eleven years looking at the hulls of old ships, so let me say this plainly: steel does not crack overnight.

p|The class of vessel that Nordlinje runs was built between 1987 and 1991. Its builders expected a life of 25 years.

h|What the inspectors saw

p|According to the inspection report, the cracks run along the welds. That points to fatigue, not to a collision.

i|{1.} Two of the three hulls had been patched before.
i|{2.} The third had not been in dry dock since 2017.

h|So who pays?

p|The insurers will say that the operator knew. I think they are right.

x|Filed under: Ships, Safety
x|Tags: ferries, steel, fatigue

x|12 Comments
x|Leave a reply
"""

NEWSLETTER = """\
x|HARBOUR NOTES ⚓ your Friday letter
x|Friday, 7 June 2024
x|View in browser | Unsubscribe

p|Good morning. Three ferries are out of service, and the minister says he never got the letter.

h|THE BIG STORY

p|Nordlinje says the first route will open on 20 June. The Seafarers' Union doesn't believe it.

h|BY THE NUMBERS

i|{•} 14,000: passengers a day
i|{•} 3: vessels with cracks
i|{•} 9 April: the date on the letter

p|That's all for this week. The next letter comes on 14 June, by which time the inspectors are to report.

x|You are receiving this email because you signed up at harbournotes.example.
x|Harbour Notes, 4 Quay Street, Strandhavn
"""

TRANSLATED = """\
x|AGENCIA COSTERA (AC) - English service - translated from the Spanish

T|Ferries: the ministry recognises that it received the letter in April

x|Puerto Alano, 8 June 2024

p|{Puerto Alano, 8 June 2024 (AC) -} The Ministry of Transport recognised this Saturday that the letter of the inspectors arrived on 11 April at its registry.

p|The vice minister, Lucio Barrenta, declared that the document “was filed in the wrong cabinet” and presented his apologies.

h|Reaction of the operator

p|For its part, Nordlinje assured that it was never given a copy.

x|ac/lm/jr
x|Total or partial reproduction prohibited without permission of AC
"""

CITY_PAPER = """\
x|Home | Nation | Business | Opinion | Sports
T|Govt to probe collapse of Mandru bridge, says minister
T|Contractor claims design was changed twice
x|Our Correspondent
x|March 12, 2025 | Updated 09:40 am IST
x|A+ A-
p|The state government on Tuesday ordered an inquiry into the collapse of the Mandru bridge, in which 17 people died.
p|Public Works Minister R. Devanath said the report would be tabled within 30 days.
x|ALSO READ | Why bridges fall in March
p|The contractor, Sagar Infra, claimed that the design had been changed twice.
x|Listen to this story
h|Families demand answers
p|"We want names, not reports," said Meena Pashan, whose brother died.
x|(With inputs from agencies)
x|Published - March 12, 2025 07:15 am IST
x|Read Comments
x|Copyright © 2025, Talvera Publishing Private Ltd.
"""

MAGAZINE = """\
x|Menu
x|Subscribe | Log in
x|World
T|The bridge that everyone knew about
T|A city crossed it every day, and an office full of engineers waited for it to fall
x|By Tamsin Orrell
x|Illustration by Joost Pik
x|March 14, 2025
x|Save this story
p|On the morning of March 11th, Meena Pashan's brother took the bus he always took.
p|He sat, she thinks, on the left, because he liked to see the river.
x|Most Popular
x|The long goodbye of the night train
x|By Tamsin Orrell
x|A cook's guide to lentils
x|By Arno Feld
p|The bridge had been built in 1961 and rebuilt in 1984.
x|Advertisement
p|“Everybody knew,” a retired engineer told me. “It was a matter of which morning.” ♦
x|Published in the print edition of the March 24, 2025, issue, with the headline “Span.”
x|More Science and Technology
x|Sign up for our daily newsletter to receive the best stories
"""

SECOND_AGENCY = """\
T|Minister of Indian state offers to resign over bridge collapse
x|By KAVI MENON and OLA REYES Associated Dispatch
p|{TALVERA, India (AD) —} The minister in charge of public works offered to resign on Thursday, two days after a bridge fell into a river and killed 17 people.
p|“I carry the responsibility,” he told reporters.
x|___
p|Police have detained three employees of the contractor.
x|___
x|Reyes reported from Delhi. AD writer Sam Holt contributed to this report.
x|Copyright 2025 The Associated Dispatch. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.
"""

EXPECTED = {
    "wire": (WIRE, "UPDATE 3-Ferry operator", "2024-06-04", "Ada Lindqvist-Moro, Tomas Erk", "Polar Press"),
    "tabloid": (TABLOID, "SINKING FEELING Thousands", "2024-06-04", "Kit Marlow", "The Lantern"),
    "broadsheet": (BROADSHEET, "A rusting fleet", "2024-06-06", "Imogen Sayle-Ruiz", "The Aldermouth Chronicle"),
    "local paper": (LOCAL, "Islanders face month", "2024-06-05", None, "Island Weekly"),
    "blog": (BLOG, "Why the ferry cracks", "2024-06-07", "Ruben Askel", None),
    "city paper": (CITY_PAPER, "Govt to probe collapse", "2025-03-12", None, "Talvera Publishing Private Ltd"),
    "magazine": (MAGAZINE, "The bridge that everyone", "2025-03-14", "Tamsin Orrell", None),
    "second agency": (
        SECOND_AGENCY,
        "Minister of Indian state",
        None,
        "Kavi Menon, Ola Reyes",
        "The Associated Dispatch",
    ),
    "newsletter": (NEWSLETTER, "Three ferries are out", "2024-06-07", None, "Harbour Notes"),
    "translated agency report": (TRANSLATED, "Ferries: the ministry", "2024-06-08", None, "Agencia Costera"),
}


@pytest.mark.parametrize("page", [page for page, *_ in EXPECTED.values()], ids=EXPECTED)
def test_each_line_of_a_page_is_what_it_is(tmp_path: Path, page: str) -> None:
    _, expected, found = read_page(tmp_path, page)
    assert found == expected


@pytest.mark.parametrize(("page", "title", "published", "author", "publisher"), EXPECTED.values(), ids=EXPECTED)
def test_a_page_says_its_title_day_author_and_publisher(
    tmp_path: Path, page: str, title: str, published: str | None, author: str | None, publisher: str | None
) -> None:
    source, _, _ = read_page(tmp_path, page)
    assert source.title.startswith(title)
    assert (source.published, source.author, source.publisher) == (published, author, publisher)


@pytest.mark.xfail(reason="a place before a colon cannot be told from a speaker or a label", strict=True)
def test_a_place_in_capitals_and_a_colon_are_a_dateline(tmp_path: Path) -> None:
    _, expected, found = read_page(tmp_path, "p|{TALVERA:} The state government on Tuesday ordered an inquiry.")
    assert found == expected
