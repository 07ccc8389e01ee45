"""Holders' phrases linked to mentions: joint, by pronoun, unnamed, through a paper or a spokesman."""

from __future__ import annotations

from briefing.model.observations import Mention
from tests.reading import observe_text


def speakers(text: str) -> list[set[str]]:
    """The surfaces that each statement's speakers stand for: all names of their chains, else their own words."""
    observed = observe_text(text)
    return [{_name(observed.mentions, i) for i in statement.speakers} for statement in observed.statements]


def _name(mentions: tuple[Mention, ...], index: int) -> str:
    chain = [m for m in mentions if m.chain == mentions[index].chain]
    return max((m.surface for m in chain if m.form == "name"), key=len, default=mentions[index].surface)


def test_a_name_speaks_for_itself() -> None:
    assert speakers("Karen Holm said the mill would close.") == [{"Karen Holm"}]


def test_a_joint_statement_has_both() -> None:
    assert speakers("Karen Holm and Piet Vos said the mill would close.") == [{"Karen Holm", "Piet Vos"}]


def test_a_pronoun_is_resolved() -> None:
    assert speakers("Karen Holm closed the mill. She said it was old.")[-1] == {"Karen Holm"}


def test_an_office_with_the_name_in_apposition_is_one_speaker() -> None:
    assert speakers("The fund's director, Karen Holm, said donors had vanished.") == [{"Karen Holm"}]


def test_an_unnamed_spokesman_speaks_without_a_name() -> None:
    (found,) = speakers("A spokesman for the Seed Fund said donors had vanished.")
    assert found == {"spokesman for the Seed Fund"}


def test_according_to_names_the_speaker() -> None:
    assert speakers("The mill will close, according to Karen Holm.") == [{"Karen Holm"}]


def test_two_groups_speak_together() -> None:
    (found,) = speakers("Teachers and nurses said wages were too low.")
    assert found == {"Teachers", "nurses"}


def test_who_denies_is_linked_too() -> None:
    observed = observe_text("The mill was sold, unions said. Karen Holm denied it.")
    assert {_name(observed.mentions, i) for d in observed.denials for i in d.holders} == {"Karen Holm"}


def test_nobody_is_linked_to_a_thing() -> None:
    observed = observe_text("Karen Holm said the mill would close. It was old.")
    assert all(m.kind != "unknown" for s in observed.statements for m in (observed.mentions[i] for i in s.speakers))
