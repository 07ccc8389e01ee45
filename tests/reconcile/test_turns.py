"""Who changed position, as the sources tell it."""

from __future__ import annotations

import pytest

from briefing.lexicon import load_lexicon
from tests.reading import brief_texts, reconcile_texts, walk_evidence

RULE = load_lexicon().rule("reconcile.turn")


def turned(text: str) -> list[str]:
    found = reconcile_texts(text)
    names = {actor.id: actor.name for actor in found.actors}
    return [names[turn.actor] for turn in found.turns]


@pytest.mark.parametrize("text", RULE.fires)
def test_a_change_of_position_is_found(text: str) -> None:
    assert turned(text)


@pytest.mark.parametrize("text", RULE.silent)
def test_what_is_no_change_of_position_stays_silent(text: str) -> None:
    assert not turned(text)


def test_it_is_the_subject_who_turned() -> None:
    text = "Norway met the envoys of Zambia. Zambia backed down on Monday, and Norway thanked its envoys."
    assert turned(text) == ["Zambia"]


def test_the_brief_prints_the_sentence_and_its_source() -> None:
    brief = brief_texts("Lock\n\nNorway said on Monday the lock would open. Norway reversed its decision on Friday.\n")
    section = next(s for s in brief.sections if s.type == "positions")
    assert [e.quote for e in walk_evidence(section.remarks)] == ["Norway reversed its decision on Friday."]
