"""How each source puts it: rows by event and participant, a cell for each source that tells it."""

from __future__ import annotations

from briefing.model.findings import Comparison
from briefing.reconcile.comparisons import MOST_EVIDENCE, MOST_ROWS
from tests.reading import reconcile_texts

TIMES = (
    "Fire guts Alder mill\n\nA fire destroyed the Alder mill on Monday, the fire service said.\n\n"
    "The fire injured 14 workers.\n\nThe owner closed the mill in March.\n"
)
POST = (
    "Explosion at Alder mill\n\nAn explosion may have destroyed the Alder mill, a neighbour said.\n\n"
    "Eleven workers were hurt. The explosion was heard in Kirkton.\n\nThe owner, it is said, shut the mill last year.\n"
)


def rows_in(*texts: str) -> tuple[Comparison, ...]:
    return reconcile_texts(*texts).comparisons


def test_one_source_alone_has_nothing_to_compare() -> None:
    assert rows_in(TIMES) == ()


def test_the_main_claims_stand_side_by_side() -> None:
    row = next(r for r in rows_in(TIMES, POST) if r.about == "what happened")
    assert [c.source for c in row.cells] == ["S1", "S2"]


def test_synonyms_are_one_row() -> None:
    row = next(r for r in rows_in(TIMES, POST) if "clos" in r.about)
    assert "closed the mill" in row.cells[0].value
    assert "shut the mill" in row.cells[1].value


def test_a_row_differs_when_one_is_sure_and_the_other_is_not() -> None:
    row = next(r for r in rows_in(TIMES, POST) if r.about == "what happened")
    assert row.differs


def test_rows_that_all_put_alike_come_last() -> None:
    flags = [r.differs for r in rows_in(TIMES, POST)]
    assert flags == sorted(flags, reverse=True)


def test_every_cell_is_cited_from_its_own_source() -> None:
    for row in rows_in(TIMES, POST):
        for cell in row.cells:
            assert cell.evidence
            assert {e.source for e in cell.evidence} == {cell.source}
            assert len(cell.evidence) <= MOST_EVIDENCE


def test_the_value_is_the_source_in_its_own_words() -> None:
    for row in rows_in(TIMES, POST):
        for cell in row.cells:
            assert cell.value.removesuffix(" …") in " ".join(cell.evidence[0].quote.split())


def test_there_are_never_more_rows_than_a_page_holds() -> None:
    verbs = [
        "bought",
        "sold",
        "closed",
        "moved",
        "painted",
        "fined",
        "sued",
        "raided",
        "searched",
        "mapped",
        "cleaned",
        "insured",
        "leased",
    ]
    text = "".join(f"The council {verb} the mill. " for verb in verbs)
    assert len(rows_in(text, text + "It rained.")) <= MOST_ROWS


def test_sources_on_different_topics_share_no_event_row() -> None:
    rows = rows_in(TIMES, "The central bank raised interest rates on Monday, a spokeswoman said. Shares rose in Lima.")
    assert [r.about for r in rows if r.about != "what happened"] == []


def test_the_order_of_the_files_does_not_decide_what_is_compared() -> None:
    one, other = rows_in(TIMES, POST), rows_in(POST, TIMES)
    assert {r.about for r in one} == {r.about for r in other}


def test_a_row_on_one_shared_thing_has_a_title() -> None:
    findings = reconcile_texts(
        "3 March 2025\n\nThe turbine is idle, a mechanic said on Monday.",
        "3 March 2025\n\nThe turbine is running, a guard said on Monday.",
    )
    assert all(row.about for row in findings.comparisons)


def test_a_rare_unit_makes_a_row_whatever_is_counted() -> None:
    found = rows_in(
        "The Kestrel weir gave way on Monday.\n\nThe utility put the loss at 1.2 million cubic metres.\n",
        "The Kestrel weir broke on Monday.\n\nSome 2.9 million cubic metres of sludge ran off, divers say.\n",
    )
    row = next(r for r in found if r.about == "how much: sludge")
    assert [c.source for c in row.cells] == ["S1", "S2"]
    assert row.differs


def test_sums_of_money_need_more_than_a_currency() -> None:
    found = rows_in(
        "The Kestrel weir gave way on Monday.\n\nA new gate costs 3 million euros.\n",
        "The Kestrel weir broke on Monday.\n\nThe mayor earned 2 million euros in shipping.\n",
    )
    assert not any(r.about.startswith("how much") for r in found)


def test_the_dead_are_one_row_in_whatever_words() -> None:
    found = rows_in(
        "The Kestrel weir gave way on Monday.\n\nFour people lost their lives, the ministry said.\n",
        "The Kestrel weir broke on Monday.\n\nA doctor counted nine bodies.\n",
    )
    row = next(r for r in found if r.about == "how many: kill")
    assert ["Four" in row.cells[0].value, "nine" in row.cells[1].value] == [True, True]


def test_a_conflict_is_a_row_too() -> None:
    found = reconcile_texts(
        f"12 May 2024\n\n{TIMES}\nThe strike at the Halden yard began on 3 May 2024, the union said.\n",
        f"12 May 2024\n\n{POST}\nThe strike at the Halden yard began on 5 May 2024, the yard said.\n",
    )
    row = next(r for r in found.comparisons if r.about == "when the strike at the Halden yard began")
    assert row.differs
    assert row.about in [c.about for c in found.conflicts]
