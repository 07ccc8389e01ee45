"""Releases, statements, records and letters, line by line: what is said and what only carries it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.pages import read_page

COMPANY = """\
x|PRESS RELEASE
x|For immediate release

T|Nordlinje suspends six routes pending inspection

p|{Strandhavn, Norway – 4 June 2024 –} Nordlinje today announces the suspension of six ferry routes while the hulls of three vessels are inspected.

p|“We will not sail until we are certain,” said Henrik Vold, chief executive officer of Nordlinje.

h|The company expects to:

i|{–} bring two chartered vessels into service by 12 June;
i|{–} refund all tickets within ten days;
i|{–} publish the findings of the inspection.

p|The suspension will cost about NOK 90 million. It affects 14,000 passengers a day.

x|ENDS

x|About Nordlinje
x|Founded in 1964, Nordlinje operates 31 ferries on 22 routes. It employs 1,900 people.

x|Media contact
x|Siri Halden
x|Head of Communications
x|+47 555 01 234
x|press@nordlinje.example
"""

MINISTRY = """\
x|MINISTRY OF TRANSPORT AND WATERWAYS
x|Press Release No. 27/2024
x|04.06.2024

T|MINISTER ORDERS INSPECTION OF ALL FERRIES

p|The Minister of Transport and Waterways, Mr Oskar Lien, has ordered an inspection of all ferries older than thirty years.

p|The inspection will be completed by 31 August. The Ministry of Transport and Waterways will publish its results.

p|“Nobody will board a ship that we have not seen,” the Minister said.

x|NOTES TO EDITORS

i|{1.} Of the 112 ferries in service, 38 are older than thirty years.
i|{2.} The Maritime Inspectorate has 64 inspectors.

x|For more information please contact the Information Office, Tel. 555 0144, info@transport.example
"""

CHARITY = """\
x|Coastal Families Network
x|STATEMENT
x|5 June 2024

T|Islanders must not pay for a rusting fleet

p|The Coastal Families Network is alarmed by the suspension of six ferry routes, which leaves nine islands without a doctor.

p|We call on the government to:
i|{•} charter vessels at once;
i|{•} fly medicine to the outer islands;
i|{•} publish the inspectors’ letter of 9 April.

p|“A ferry is not a luxury. It is our road,” said the network’s director, Bente Moe.

p|At least 41 patients need insulin that comes by boat.

x|About the Coastal Families Network: The Coastal Families Network brings together 23 associations of islanders.
x|Contact: Bente Moe, 555 0187, bente@coastalfamilies.example
"""

RECORD = """\
x|PARLIAMENT OF NORDMARK
x|OFFICIAL REPORT
T|COMMITTEE ON TRANSPORT AND WATERWAYS
x|Tuesday, 11th June, 2024

x|Uncorrected transcript. Not to be quoted until approved.

p|The Committee met at 9.30 a.m.
h|[MS RAGNHILD TVEIT in the Chair]

x|Col. 112

p|Chair: Minister, when did your office receive the letter?

p|Mr Oskar Lien (Minister of Transport): On 11 April, Madam Chair. It was filed and it was not read.

p|Mr Aksel Dahl (Coast Party – Strandhavn): Has anybody been dismissed?

x|Col. 113

p|Mr Lien: No. Two officials have been moved to other duties.

p|Chair: Order.

p|The Committee rose at 11.05 a.m.

x|Corrections should be sent to the Editor within three days.
"""

MAIL = """\
x|From: Siri Halden <siri@nordlinje.example>
x|To: Aksel Dahl
x|Date: Wed, 12 Jun 2024 14:02 +0200
x|Subject: Your questions about the inspection of our vessels

p|Dear Mr Dahl,

p|Thank you for your letter of 10 June. The three vessels were last in dry dock in 2019, 2018 and 2017.

p|We received the inspectors’ report on 3 June and suspended the routes on the following day. No earlier warning reached the company.

p|The repairs will cost about NOK 40 million, and the insurer has accepted the claim.

x|Kind regards,
x|Siri Halden
x|Sent from my phone
"""

INTERVIEW = """\
x|Nordmark Evening Post — Saturday, 15th June 2024 — Page 7

T|“I signed for that letter myself”: a registry clerk speaks

p|Grete Solheim has kept the ministry's post book for nineteen years. She says that she has never lost a letter.

h|Did the letter arrive?

p|“It arrived on the eleventh, at ten past nine. I signed for it myself.”

h|Who took it from you?

p|“A gentleman from the minister's office. I do not remember his name, but he was in a hurry.”

p|The minister's office says that nobody collected post that day.

x|Some answers have been shortened.

x|To advertise in the Evening Post call the front desk.
"""

JOINT = """\
x|JOINT STATEMENT
x|Embargoed until 00:01, 18 June 2024

T|Joint statement on the safety of coastal ferries

p|{(STRANDHAVN, 18 June 2024)} The Seafarers' Union and the Association of Island Councils jointly demand a new fleet.

p|Both organisations recall that the average age of the ferries is 29 years.

p|They welcome the inspection but regret that its results will not be public before the end of August.

x|# # #

x|About the Seafarers' Union
x|The Seafarers' Union represents 6,300 sailors and pilots.

x|About the Association of Island Councils
x|The Association of Island Councils was founded in 1978 and has 44 members.

x|Press contacts:
x|Ella Brandt, +47 555 01 876
x|Nils Aune, nils@islandcouncils.example
"""

CAMPAIGN = """\
x|Bridgewatch International
x|Media statement – for immediate release
x|Brussels, 13 March 2025
T|Talvera: seventeen deaths that could have been prevented
p|Bridgewatch International calls on the government of the state to publish the inspection report of January without delay.
p|“Rust does not hide,” said Lena Oort, director of Bridgewatch International. “Somebody looked away.”
p|The organisation has documented 64 collapses since 2012.
x|***
x|For interviews: Lena Oort, +32 2 555 01 02, lena@bridgewatch.example
x|Follow us: @bridgewatch
x|Notes to editors:
i|{1)} The January report was prepared by the state laboratory.
i|{2)} Bridgewatch International is a non-profit association founded in 2012.
"""

EXPECTED = {
    "company release": (COMPANY, "Nordlinje suspends", "2024-06-04", None, "Nordlinje"),
    "ministry release": (
        MINISTRY,
        "MINISTER ORDERS INSPECTION",
        "2024-06-04",
        None,
        "Ministry of Transport and Waterways",
    ),
    "statement of a charity": (CHARITY, "Islanders must not pay", "2024-06-05", None, "Coastal Families Network"),
    "record of parliament": (RECORD, "COMMITTEE ON TRANSPORT", "2024-06-11", None, "Parliament of Nordmark"),
    "statement of a campaign": (CAMPAIGN, "Talvera: seventeen deaths", "2025-03-13", None, "Bridgewatch International"),
    "mail": (MAIL, "Your questions about the inspection", "2024-06-12", None, None),
    "interview": (INTERVIEW, "“I signed for that letter", "2024-06-15", None, "Nordmark Evening Post"),
    "joint statement": (JOINT, "Joint statement on the safety", "2024-06-18", None, "Seafarers' Union"),
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
