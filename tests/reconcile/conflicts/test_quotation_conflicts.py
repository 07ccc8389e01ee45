"""One utterance in different words, or given to two persons."""

from __future__ import annotations

import pytest

from briefing.model.findings import Conflict
from tests.reading import reconcile_texts

MUST_FIND = {
    "one word": (
        "“We lost power and the tide took us onto the rocks,” Captain Ingrid Solheim told reporters.",
        "“We lost power and the wind took us onto the rocks,” Captain Ingrid Solheim said in a statement.",
    ),
    "another ending": (
        "“I am here to win and to stay at this club for years,” striker Emil Toivonen said.",
        "“I am here to win and to learn at this club for years,” striker Emil Toivonen told journalists.",
    ),
    "the last word": (
        "“This was the captain's error and nothing else,” Director Ruth Calder said.",
        "“This was the captain's error and nothing less,” Director Ruth Calder told reporters.",
    ),
    "one word left out": (
        "“We need speed, samples and honesty from everyone involved,” Director Ruth Calder said.",
        "“We need samples and honesty from everyone involved,” Director Ruth Calder said.",
    ),
}

MUST_NOT = {
    "the same words": (
        "“We lost power and the tide took us onto the rocks,” Captain Ingrid Solheim told reporters.",
        "“We lost power and the tide took us onto the rocks,” Captain Ingrid Solheim said.",
    ),
    "part of the same words": (
        "“We lost power and the tide took us onto the rocks,” Captain Ingrid Solheim told reporters.",
        "Captain Ingrid Solheim said “the tide took us onto the rocks” that night.",
    ),
    "an omission marked as one": (
        "“The harbour board knew of the faulty lifeboats and did nothing for years,” lawyer Amy Tran said.",
        "“The harbour board knew of the faulty lifeboats … and did nothing for years,” lawyer Amy Tran said.",
    ),
    "a word put in by the editor": (
        "“They knew of the faulty lifeboats and did nothing for years,” lawyer Amy Tran said.",
        "“They knew of the faulty [ferry] lifeboats and did nothing for years,” lawyer Amy Tran said.",
    ),
    "another utterance": (
        "“The engine failed at nine in the evening,” Captain Ingrid Solheim said.",
        "“The passengers were calm when the boats arrived,” Captain Ingrid Solheim said.",
    ),
    "another comma": (
        "“That is our duty to make sure we explain the law and uphold the law,” lawyer Amy Tran said.",
        "“That is our duty, to make sure we explain the law and uphold the law,” lawyer Amy Tran said.",
    ),
    "a body and its spokesman": (
        "“We cannot say when the bridge over the Alder will open again,” the roads agency said.",
        "“We cannot say when the bridge over the Alder will open again,” agency spokesman Neil Abara said.",
    ),
    "a name and a description that may be the same": (
        "“We were told to trust that he would come home somehow in spring,” the sailor's mother told a newspaper.",
        "“We were told to trust that he would come home somehow in spring,” Ingrid Solheim said.",
    ),
    "one source that repeats a quotation": (
        "“We lost power and the tide took us,” Captain Ingrid Solheim said. “We lost power and the wind took us,” she said.",
    ),
}


def conflicts_in(*texts: str) -> tuple[Conflict, ...]:
    return tuple(c for c in reconcile_texts(*texts).conflicts if c.type == "quotation")


@pytest.mark.parametrize("texts", MUST_FIND.values(), ids=MUST_FIND.keys())
def test_it_finds(texts: tuple[str, ...]) -> None:
    assert len(conflicts_in(*texts)) == 1


@pytest.mark.parametrize("texts", MUST_NOT.values(), ids=MUST_NOT.keys())
def test_it_leaves_alone(texts: tuple[str, ...]) -> None:
    assert conflicts_in(*texts) == ()


def test_the_sides_are_the_quotations_word_for_word() -> None:
    found = conflicts_in(*MUST_FIND["one word"])[0]
    assert [s.value for s in found.sides] == [
        "We lost power and the tide took us onto the rocks,",
        "We lost power and the wind took us onto the rocks,",
    ]


def test_it_names_the_speaker() -> None:
    assert conflicts_in(*MUST_FIND["one word"])[0].about == "what Ingrid Solheim said"


def test_one_sentence_given_to_two_persons_is_a_conflict() -> None:
    words = "The harbour board knew of the faulty lifeboats for years"
    found = conflicts_in(f"“{words},” lawyer Amy Tran said.", f"“{words},” fisherman Tom Pirie said.")
    assert [c.about for c in found] == ["who said it"]


@pytest.mark.xfail(strict=True, reason="two translations share no run of words")
def test_it_finds_two_translations_of_one_utterance() -> None:
    assert conflicts_in(
        "“Do you think the kingdom will end with the death of the king?” spokesman Omar Said wrote.",
        "“Perhaps you believed that the realm was over once its ruler perished,” spokesman Omar Said wrote.",
    )
