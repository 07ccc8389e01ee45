"""Clauses: one concept for many words, who does it and whom it befalls, and how the text stands to it."""

from __future__ import annotations

import pytest

from briefing.model.observations import Clause
from tests.reading import observe_text


def clause_on(text: str, predicate: str) -> Clause:
    return next(c for c in observe_text(text).clauses if c.predicate == predicate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("An explosion damaged the refinery.", "explode"),
        ("The refinery exploded at dawn.", "explode"),
        ("A blast shook the refinery.", "explode"),
        ("The death of the king was announced.", "kill"),
        ("The king died on Monday.", "kill"),
        ("The suspension of the loan surprised everyone.", "suspend"),
        ("The fund has frozen the loan.", "suspend"),
        ("Brightwater will acquire the dairy.", "buy"),
        ("The purchase of the dairy is agreed.", "buy"),
    ],
)
def test_synonyms_and_nominalisations_share_a_concept(text: str, predicate: str) -> None:
    assert predicate in {c.predicate for c in observe_text(text).clauses}


@pytest.mark.parametrize(
    ("text", "predicate", "patient"),
    [
        ("The fund suspended the licence.", "suspend", "licence"),
        ("The licence was suspended by the fund.", "suspend", "licence"),
        ("The suspension of the licence surprised everyone.", "suspend", "licence"),
        ("The bridge collapsed.", "collapse", "bridge"),
        ("The deployment of soldiers went on.", "deploy", "troop"),
    ],
)
def test_it_finds_whom_an_event_befalls(text: str, predicate: str, patient: str) -> None:
    assert clause_on(text, predicate).patient == patient


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("The fund suspended the loan.", "suspend", "fund"),
        ("The loan was suspended by the fund.", "suspend", "fund"),
        ("The bank’s suspension of the loan surprised everyone.", "suspend", "bank"),
    ],
)
def test_it_finds_who_acts(text: str, predicate: str, agent: str) -> None:
    assert clause_on(text, predicate).agent == agent


@pytest.mark.parametrize(
    ("text", "predicate", "status"),
    [
        ("The fund suspended the loan.", "suspend", "asserted"),
        ("The fund confirmed that it had suspended the loan.", "suspend", "confirmed"),
        ("The fund may have suspended the loan.", "suspend", "hedged"),
        ("The fund reportedly suspended the loan.", "suspend", "hedged"),
        ("The fund will suspend the loan.", "suspend", "planned"),
        ("The fund plans to suspend the loan.", "suspend", "planned"),
        ("The fund did not suspend the loan.", "suspend", "negated"),
        ("The fund denied that it had suspended the loan.", "suspend", "denied"),
        ("The fund could not confirm that it had suspended the loan.", "suspend", "doubted"),
        ("It is unclear whether the fund suspended the loan.", "suspend", "doubted"),
    ],
)
def test_the_status_is_the_one_the_text_gives(text: str, predicate: str, status: str) -> None:
    assert clause_on(text, predicate).status == status


def test_the_other_half_of_a_sentence_keeps_its_own_status() -> None:
    text = "The fund denied that it had suspended the loan, but said it delayed the payment."
    assert clause_on(text, "delay").status == "asserted"


def test_the_evidence_is_the_clause_not_the_sentence() -> None:
    text = "The bank suspended the loan, but the ministry paid the workers."
    assert clause_on(text, "pay").evidence.quote == "the ministry paid the workers."


def test_a_sentence_is_not_cut_inside_a_quotation() -> None:
    text = "“We lost power but reached the harbour,” the captain said."
    assert {c.evidence.quote for c in observe_text(text).clauses} == {text}


def test_a_question_asserts_nothing() -> None:
    assert observe_text("Was the loan suspended?").clauses == ()


def test_a_state_is_one_whatever_word_names_it() -> None:
    one = observe_text("Norwegian troops were deployed.")
    other = observe_text("Troops from Norway were deployed.")
    assert "norway" in one.clauses[0].terms
    assert "norway" in other.clauses[0].terms


@pytest.mark.xfail(strict=True, reason="“took its own life” needs a list of phrases, not of words")
def test_a_phrase_is_no_concept_yet() -> None:
    assert "kill" in {c.predicate for c in observe_text("The singer took her own life.").clauses}
