"""Denied or unconfirmed here, asserted there — and what is no conflict of that kind."""

from __future__ import annotations

import pytest

from briefing.model.findings import Conflict
from tests.reading import reconcile_texts

MUST_FIND = {
    "a denial of a report": (
        "The navy sank a fishing boat off Skerry Point on Monday, the aid group Lifeline said.",
        "Defence Minister Ingrid Solheim denied that the navy had sunk a boat off Skerry Point.",
    ),
    "a takeover denied in other words": (
        "Brightwater Foods has acquired the dairy group Halden, two bankers said.",
        "Brightwater Foods denied any takeover of Halden.",
    ),
    "a plain negation in a quotation": (
        "The roads agency ignored complaints about the Alder Bridge, residents said.",
        "“We have not ignored complaints about the bridge,” agency director Neil Abara said.",
    ),
    "two villages, one beating": ("Villagers say police beat protesters in Kirkton; the interior ministry denies it.",),
    "no threats were made": (
        "Harbour Bank threatened three families with eviction, their lawyers said.",
        "Harbour Bank chairwoman Ruth Calder said no threats were made to the families.",
    ),
    "a cause ruled out": (
        "Arsonists burned the Cedar Ridge depot, a guard said. The fire at the depot killed two horses.",
        "Sheriff Dana Whitlock denied that arsonists had burned the Cedar Ridge depot.",
    ),
    "not confirmed by one, told as fact by another": (
        "Rebels kidnapped two Norwegian engineers near Goma, a mine manager said.",
        "Norway's foreign ministry could not confirm that rebels had kidnapped two engineers near Goma.",
    ),
    "an unconfirmed explosion": (
        "Shares fell on unconfirmed reports of an explosion at the Alder refinery.",
        "An explosion at the Alder refinery injured 14 workers, the fire service said.",
    ),
    "a suspension denied": (
        "The World Growth Fund has suspended its loan for the Alder dam, a minister said.",
        "The World Growth Fund said its loan was under review. “We have not suspended the loan,” said Joan Pratt of the fund.",
    ),
    "a false claim": (
        "Councillors closed the Marlow hospital in May, nurses said.",
        "Mayor Helen Adeyemi called the claim that councillors had closed the Marlow hospital false.",
    ),
}

MUST_NOT = {
    "different events": (
        "The navy sank a fishing boat off Skerry Point, the aid group Lifeline said.",
        "The defence ministry denied that it had raised pensions.",
    ),
    "the same event elsewhere": (
        "Police arrested two arson suspects in Lima on Friday, prosecutors said.",
        "The coastguard in Oslo denied that it had arrested a captain.",
    ),
    "the same voice": (
        "Mayor Helen Adeyemi said the council had closed the stadium.",
        "Mayor Helen Adeyemi denied that the council had closed the hospital.",
    ),
    "a plan not carried out": (
        "The council plans to close the stadium in May.",
        "“We will not close the stadium in winter,” Mayor Helen Adeyemi said.",
    ),
    "access denied": (
        "The court granted reporters access to the Alder files.",
        "Reporters were denied access to the harbour.",
    ),
    "an offer rejected": (
        "Brightwater offered 640 million pounds for Halden.",
        "Halden rejected the offer of 640 million pounds.",
    ),
    "old rumours settled": (
        "King Haakon fell ill in 2019, rumours said; they turned out to be false.",
        "King Haakon opened the harbour on Monday.",
    ),
    "a condition": (
        "The bridge collapsed on Tuesday, killing seven people.",
        "If it is confirmed that the bridge had been inspected, the agency will face questions.",
    ),
    "two denials of one thing": (
        "The defence ministry denied that the navy had sunk a boat.",
        "The navy denied that it had sunk a boat.",
    ),
    "no comment": (
        "The navy sank a fishing boat off Skerry Point on Monday, the aid group Lifeline said.",
        "The defence ministry declined to comment on the weather.",
    ),
}


def conflicts_in(*texts: str) -> tuple[Conflict, ...]:
    return tuple(c for c in reconcile_texts(*texts).conflicts if c.type in ("denial", "status"))


@pytest.mark.parametrize("texts", MUST_FIND.values(), ids=MUST_FIND.keys())
def test_it_finds(texts: tuple[str, ...]) -> None:
    assert len(conflicts_in(*texts)) == 1


@pytest.mark.parametrize("texts", MUST_NOT.values(), ids=MUST_NOT.keys())
def test_it_leaves_alone(texts: tuple[str, ...]) -> None:
    assert conflicts_in(*texts) == ()


def test_the_sides_hold_the_sentences() -> None:
    claim, denial = conflicts_in(*MUST_FIND["a denial of a report"])[0].sides
    assert (claim.value, denial.value) == ("asserted", "denied")
    assert "sank a fishing boat" in claim.evidence[0].quote
    assert "denied that the navy had sunk" in denial.evidence[0].quote


def test_a_doubt_is_a_conflict_of_status() -> None:
    assert conflicts_in(*MUST_FIND["not confirmed by one, told as fact by another"])[0].type == "status"


def test_it_says_when_one_source_holds_both_sides() -> None:
    assert conflicts_in(*MUST_FIND["two villages, one beating"])[0].within_one_source


def test_what_was_not_confirmed_and_is_confirmed_later_is_superseded() -> None:
    found = conflicts_in(
        "3 May 2025\n\nNorway's army has not yet confirmed reports of an attack on Norwegian troops in Goma.\n",
        "9 May 2025\n\nNorway's army has now confirmed the attack on Norwegian troops in Goma.\n",
    )
    assert [c.resolution for c in found] == ["superseded"]


def test_the_words_after_the_denial_are_evidence_of_it() -> None:
    found = conflicts_in(
        "The association says 400 drivers are held in the yard at Mwami; the ministry disputes this. "
        "“There are not more than 140 drivers in that yard,” the ministry said."
    )
    assert any("140 drivers" in e.quote for e in found[0].sides[1].evidence)


def test_the_order_of_the_sources_does_not_matter() -> None:
    texts = MUST_FIND["a denial of a report"]
    assert len(conflicts_in(*reversed(texts))) == 1


def test_several_who_cannot_confirm_one_claim_are_one_conflict() -> None:
    claim = "Rebels kidnapped two Norwegian engineers near Goma, a mine manager said."
    doubts = [
        f"{who} could not confirm that rebels had kidnapped two engineers near Goma." for who in ("Norway", "Kenya")
    ]
    found = conflicts_in(claim, *doubts)
    assert [c.sides[1].sources for c in found] == [("S2", "S3")]


@pytest.mark.xfail(strict=True, reason="“resigned from nothing” is a denial by irony")
def test_it_finds_a_denial_without_a_negation() -> None:
    assert conflicts_in(
        "The commission has had no head since the resignation of Pavel Lind on 29 May.",
        "“I have resigned from nothing,” Pavel Lind said.",
    )


@pytest.mark.xfail(strict=True, reason="needs to know that what is sound has no cracks")
def test_it_finds_a_contradiction_by_meaning() -> None:
    assert conflicts_in("Villagers reported cracks in the dam.", "The operator said the dam was sound.")
