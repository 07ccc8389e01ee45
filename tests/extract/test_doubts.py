"""Open matters are found by their cues, with the sentence as evidence."""

from __future__ import annotations

from tests.reading import observe_text


def rules(text: str) -> set[str]:
    return {doubt.evidence.rule for doubt in observe_text(text).doubts}


def test_each_cue_of_a_sentence_is_kept_with_the_whole_sentence() -> None:
    text = "It is unclear whether the lock may open."
    doubts = observe_text(text).doubts
    assert {d.evidence.rule for d in doubts} == {"doubt.unclear", "doubt.whether", "doubt.may"}
    assert {d.evidence.quote for d in doubts} == {text}


def test_a_denial_alone_opens_nothing() -> None:
    assert rules("Oravia denied the report.") == set()


def test_alleged_alone_opens_nothing() -> None:
    assert rules("The alleged smuggler was arrested on Friday.") == set()


def test_a_headline_may_hold_a_doubt() -> None:
    text = "Oravia weighs closing two shipyards\n\nThe board met on Friday in Port Sund to talk about the yards."
    assert "doubt.considering" in rules(text)
