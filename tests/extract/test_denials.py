"""Denials: the cue, who denies, and what is denied — and what only looks like a denial."""

from __future__ import annotations

import pytest

from briefing.model.observations import Denial
from tests.reading import observe_text


def denials_in(text: str) -> tuple[Denial, ...]:
    return tuple(d for d in observe_text(text).denials if d.explicit)


def holder_of(text: str) -> str:
    found = denials_in(text)[0]
    assert found.holder is not None
    return text[found.holder.start : found.holder.end]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry denied that the dam had cracked.", "denies"),
        ("The airline dismissed reports of a pilot shortage as nonsense.", "denies"),
        ("“That is simply not true,” the mayor said.", "denies"),
        ("The bank called the allegations baseless.", "denies"),
        ("There is no truth in the rumour, the club said.", "denies"),
        ("Police ruled out arson.", "denies"),
        ("Analysts cast doubt on the figures.", "doubts"),
        ("There were conflicting reports about the fire.", "doubts"),
        ("Divers found no evidence of a leak.", "doubts"),
        ("The navy could not confirm that the ship had sunk.", "unconfirmed"),
        ("His death has not been confirmed.", "unconfirmed"),
        ("The cause of the crash remains unclear.", "unconfirmed"),
        ("Shares fell on unconfirmed rumours of a merger.", "unconfirmed"),
        ("The palace declined to confirm the engagement.", "declines"),
        ("The paper retracted its story.", "corrects"),
    ],
)
def test_it_knows_the_kind_of_a_denial(text: str, kind: str) -> None:
    assert [d.kind for d in denials_in(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Reporters were denied access to the site.",
        "The court denied bail to both men.",
        "Shareholders rejected the offer.",
        "The judge dismissed the case.",
        "Officials have not ruled out sabotage.",
        "She refused to rule out further cuts.",
        "Nobody can deny that it was cold.",
        "The rumours turned out to be false.",
        "If the report is confirmed, prices will rise.",
        "When questioned about the report, he left.",
        "It was a false dawn for the club.",
        "The water in the bay was clear.",
        "Police questioned two men about the fire.",
        "Did the minister deny the report?",
        "He was charged with false accounting.",
    ],
)
def test_it_stays_silent_on_what_is_no_denial(text: str) -> None:
    assert denials_in(text) == ()


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The ministry denied that the dam had cracked.", "The ministry"),
        ("Divers were unable to confirm the report.", "Divers"),
        ("Anna Brandt, who has disputed the figures, resigned.", "Anna Brandt"),
        ("Both banks deny the reports.", "Both banks"),
    ],
)
def test_it_gives_the_phrase_that_denies(text: str, holder: str) -> None:
    assert holder_of(text) == holder


def test_a_doubt_of_the_source_itself_has_no_holder() -> None:
    assert denials_in("Shares fell on unconfirmed rumours of a merger.")[0].holder is None


def test_the_scope_ends_where_the_denial_does() -> None:
    """What stands after “but” is asserted."""
    found = denials_in("The army could not confirm the ambush, but said the convoy reached the camp.")
    assert found[0].events == ("attack",)
    assert "reach" not in found[0].events + found[0].terms


def test_a_circumstance_is_not_denied() -> None:
    found = denials_in("Lund denied the accusations through a lawyer, dismissing Krog as a rival.")[0]
    assert "rival" not in found.terms


def test_it_names_what_is_denied_by_concept() -> None:
    """“Blast” and “explosion” are one event."""
    one, other = (denials_in(f"The plant denied that {what} had occurred.")[0] for what in ("a blast", "an explosion"))
    assert "explode" in one.events + one.terms
    assert "explode" in other.events + other.terms


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Villagers say the police beat them. The ministry denies it.", "pronoun"),
        ("The army described the reports as groundless.", "claim"),
        ("The firm denied dumping waste in the river.", "content"),
    ],
)
def test_it_tells_how_a_denial_points_back(text: str, points: str) -> None:
    assert denials_in(text)[0].points == points


def test_it_answers_the_clause_before() -> None:
    found = denials_in("Villagers say the police beat them; the ministry denies it.")[0]
    assert [e.quote for e in found.claim] == ["Villagers say the police beat them"]


def test_a_denial_does_not_answer_a_denial() -> None:
    found = denials_in("The army denied the reports. The ministry denied it too.")
    assert found[1].claim == ()


def test_a_plain_negation_is_kept_apart() -> None:
    """It denies something only if somebody asserts it, which one source cannot tell."""
    found = observe_text("“We did not sell the ship,” the owner said.").denials
    assert [(d.explicit, d.predicate) for d in found] == [(False, "sell")]


@pytest.mark.parametrize(
    "text",
    [
        "“We will not sell the ship,” the owner said.",
        "“We do not sell ships,” the owner said.",
        "The team did not win the match.",
        "“If they did not pay, we would leave,” she said.",
    ],
)
def test_a_plan_a_habit_a_condition_or_the_source_itself_denies_nothing(text: str) -> None:
    assert observe_text(text).denials == ()


def test_the_evidence_is_the_whole_sentence() -> None:
    text = "It rained. The ministry denied that the dam had cracked, and left. It rained on."
    assert denials_in(text)[0].evidence.quote == "The ministry denied that the dam had cracked, and left."


@pytest.mark.xfail(strict=True, reason="“not so much … as” is a correction, and needs more than a cue")
def test_it_knows_a_correction_by_contrast() -> None:
    assert denials_in("It was not a fire but a leak, the operator said.")


@pytest.mark.xfail(strict=True, reason="irony is out of reach")
def test_it_knows_an_ironic_denial() -> None:
    assert denials_in("“And I am the queen of Sheba,” the minister said of the report.")


def test_a_disputed_vote_is_no_denial() -> None:
    assert observe_text("Mara Holt, who came second in the disputed mayoral vote, called for calm.").denials == ()


def test_what_was_reported_is_what_is_denied() -> None:
    denial = observe_text("The minister denied foreign reports according to which the hut had been stormed.").denials[0]
    assert (denial.points, denial.events) == ("content", ("storm",))


def test_nobody_to_talk_to_means_no_talks() -> None:
    clauses = observe_text("The mayor says there was nobody to negotiate with.").clauses
    assert {c.status for c in clauses if c.predicate == "negotiate"} == {"negated"}
