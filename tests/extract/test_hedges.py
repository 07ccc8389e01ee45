"""Words that weaken, doubt or deny, and the clause that each governs."""

from __future__ import annotations

import pytest

from tests.reading import observe_text


def hedges(text: str) -> list[tuple[str, str, str]]:
    """(cue, kind, what it governs)."""
    return [(h.cue, h.kind, text[h.scope.start : h.scope.end]) for h in observe_text(text).hedges]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry may sail tonight.", ("may", "hedge", "The ferry may sail tonight")),
        ("The inspector saw the alleged leak.", ("alleged", "hedge", "the alleged leak")),
        ("The strike ends if wages rise.", ("if", "condition", "if wages rise")),
        ("The guard did not open the gate.", ("not", "negation", "The guard did not open the gate")),
        ("The bridge is expected to open.", ("expected to", "plan", "The bridge is expected to open")),
    ],
)
def test_a_cue_governs_its_clause_or_phrase(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in hedges(text)


def test_a_hedge_in_one_clause_leaves_the_other_alone() -> None:
    text = "The ferry sails tonight, but the train may stop."
    (hedge,) = [h for h in hedges(text) if h[0] == "may"]
    assert hedge[2] == "the train may stop"


def test_the_longest_cue_counts() -> None:
    assert [h[0] for h in hedges("The report could not be independently verified.")] == [
        "could not be independently verified"
    ]


@pytest.mark.parametrize("text", ["In May the ferry sails daily.", "On Friday Will Stone opened the gate."])
def test_months_and_names_are_no_hedges(text: str) -> None:
    assert hedges(text) == []


def test_a_statement_carries_the_hedges_on_its_content() -> None:
    (statement,) = observe_text("The mayor said the ferry may sail tonight.").statements
    assert statement.hedges == ("may",)


def test_a_negation_is_no_hedge_on_a_statement() -> None:
    (statement,) = observe_text("The mayor said the ferry did not sail tonight.").statements
    assert statement.hedges == ()
