"""Denied or unconfirmed here, asserted there — and what is no conflict of that kind."""

from __future__ import annotations

import pytest

from briefing.model.findings import Conflict
from tests.reading import observe_text, reconcile_texts

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
    "the signature of another": (
        "Sheriff Dana Whitlock said he did not sign a pledge of silence. “She signed a pledge,” a clerk said of his wife.",
    ),
    "a gap as the subject": (
        "The agency sent a boat to Skerry Point, the aid group Lifeline said.",
        "“Having no boat for ten days limits us at Skerry Point,” the coastguard wrote.",
    ),
    "a clause before that holds nothing": (
        "“Thank goodness, those things weren't true,” Amy Tran said. Harbour Bank denied the accusations through a lawyer.",
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


ABOUTS = {
    "a clause": ("The mayor denied that the dam had cracked.", "whether the dam had cracked"),
    "a body's own deed": (
        "Harbour Bank denied that it had closed the vault.",
        "whether Harbour Bank had closed the vault",
    ),
    "an impersonal doubt": ("It is unclear whether the dam cracked.", "whether the dam cracked"),
    "a thing": ("The army dismissed footage of the raid as fake.", "footage of the raid"),
    "a subject": ("Reports of a raid in Kirkton are false, the army said.", "reports of a raid in Kirkton"),
    "a lack of proof": ("Divers found no evidence that the dam had cracked.", "whether the dam had cracked"),
    "a plain negation": (
        "“No threats were made to the families,” Ruth Calder said.",
        "whether any threats were made to the families",
    ),
    "somebody else": ("Officials could not confirm that he had been hurt.", ""),
    "a bare claim": ("The firm rejected the accusation.", ""),
    "nobody": ("“Nobody threatened the families,” Ruth Calder said.", ""),
}


@pytest.mark.parametrize(("text", "about"), ABOUTS.values(), ids=ABOUTS.keys())
def test_what_is_denied_is_a_phrase(text: str, about: str) -> None:
    assert [d.matter for d in observe_text(text).denials] == [about]


def test_a_conflict_is_headed_by_a_phrase_and_explained_in_one_sentence() -> None:
    (conflict,) = conflicts_in(*MUST_FIND["a denial of a report"])
    assert conflict.about == "whether the navy had sunk a boat off Skerry Point"
    assert conflict.explanation == "What another source reports is denied by Ingrid Solheim."


def test_a_claim_without_words_of_its_own_is_headed_by_who_denies_it() -> None:
    (conflict,) = conflicts_in("Lifeline accused Harbour Bank of closing the vault. Harbour Bank denied it.")
    assert conflict.about == "a claim denied by Harbour Bank"


def test_what_nobody_suffered_is_not_asserted() -> None:
    found = conflicts_in(
        "A sailor died on the Alder ferry on Sunday, a nurse said.",
        "No sailor has died. Reports of a death on the Alder ferry are false.",
    )
    assert [[e.quote for e in c.sides[0].evidence] for c in found] == [
        ["A sailor died on the Alder ferry on Sunday, a nurse said."]
    ]


def test_words_that_a_writer_makes_up_are_nobodys_own() -> None:
    found = conflicts_in(
        "The navy sank a fishing boat off Skerry Point on Monday, the aid group Lifeline said.",
        "The navy denied that it had sunk a boat off Skerry Point. If I were the admiral I would say: “We failed them all.”",
    )
    assert [len(c.sides[1].evidence) for c in found] == [1]


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


def test_denying_it_all_answers_no_single_clause() -> None:
    found = reconcile_texts(
        "The guards pushed them into the cellar. When told the minister has denied it all, he laughs."
    )
    assert found.conflicts == ()


def test_to_call_a_death_disputed_contradicts_nobody() -> None:
    found = reconcile_texts(
        "Dr Ada Lund was shot and died on the quay, a nurse said.", "How Ada Lund died is disputed."
    )
    assert found.conflicts == ()


def test_neither_one_thing_nor_the_other_denies_both() -> None:
    found = reconcile_texts(
        "The Growth Fund has suspended its loan for the Tarrow tunnel, the Herald has learned.",
        "The Growth Fund says its loan for the Tarrow tunnel has been neither cancelled nor suspended.",
    )
    assert [c.type for c in found.conflicts] == ["denial"]


def test_who_has_not_seen_a_thing_does_not_deny_it() -> None:
    text = "A ferry sank after a collision with a tug on Tuesday, the coastguard said. The cook said he had not seen the collision."
    assert conflicts_in(text) == ()


def test_a_term_that_is_rejected_answers_nothing_by_itself() -> None:
    text = "The port asks why the ferry sailed with more. The ministry rejects the term “ramming”."
    assert conflicts_in(text) == ()


def test_denies_this_answers_all_that_the_voice_before_it_says() -> None:
    (conflict,) = conflicts_in(
        "“The hotel cooked the sauce. Our cooks made no sauce,” the caterer Louisa Beck said on Friday.\n\nThe hotel denies this."
    )
    assert len(conflict.sides[0].evidence) > 0
