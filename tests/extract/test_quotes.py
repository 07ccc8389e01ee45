"""Quotation regions: every pair of marks, nesting, paragraphs, and marks without a partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.quotes import Quotation, find_quotations
from briefing.ingest.layout import split_blocks
from briefing.model.source import Passage


def paragraphs(text: str) -> tuple[Passage, ...]:
    """The lines of a text as paragraphs."""
    found, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Passage(start=place, end=place + len(line), kind="paragraph"))
        place += len(line) + 1
    return tuple(found)


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs(text), "a.txt")[0]


def inner(text: str, depth: int = 0) -> list[str]:
    """What stands between the marks."""
    return [text[q.inner_start : q.inner_end] for q in quotations(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('"', '"'),
        ("“", "”"),
        ("'", "'"),
        ("‘", "’"),
        ("«", "»"),
        ("»", "«"),
        ("„", "“"),
        ("„", "”"),
        ("‹", "›"),
        ("''", "''"),
        ("``", "''"),
    ],
)
def test_every_pair_of_marks_is_known(opening: str, closing: str) -> None:
    text = f"He said: {opening}We stay here,{closing} and left."
    assert inner(text) == ["We stay here,"]


def test_spaces_inside_the_marks_are_no_obstacle() -> None:
    assert inner("« La mer », he said, « is calm ».") == [" La mer ", " is calm "]


def test_apostrophes_are_no_quotation_marks() -> None:
    text = "The workers' pay isn't Jones' fault; in the '90s rock 'n' roll paid."
    assert inner(text) == []


def test_single_marks_hold_apostrophes() -> None:
    text = "'The workers' rights aren't lost,' he said. 'It's not over.'"
    assert inner(text) == ["The workers' rights aren't lost,", "It's not over."]


def test_a_quotation_inside_a_quotation_has_depth_one() -> None:
    text = "“She told me ‘never again’ and left,” he said."
    assert inner(text) == ["She told me ‘never again’ and left,"]
    assert inner(text, depth=1) == ["never again"]


def test_double_marks_may_stand_inside_single_ones() -> None:
    text = "'She told me \"never\" and left,' he said."
    assert inner(text) == ['She told me "never" and left,']


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = "“First we mend the roof.\n“Then we mend the wall,” he said."
    first, second = quotations(text)
    assert first.continued
    assert not second.continued
    assert find_quotations(text, paragraphs(text), "a.txt")[1] == []


def test_a_missing_closing_mark_is_a_problem_of_its_paragraph_only() -> None:
    text = '"The roof is open, he said.\nThen: "The wall stands," she said.'
    found, problems = find_quotations(text, paragraphs(text), "a.txt")
    assert "The wall stands," in [text[q.inner_start : q.inner_end] for q in found]
    assert [p.code for p in problems] == ["unclosed-quotation"]
    assert problems[0].where == "a.txt"


def test_a_missing_opening_mark_is_put_where_the_paragraph_begins() -> None:
    text = 'The roof is open," he said.'
    assert inner(text) == ["The roof is open,"]
    assert find_quotations(text, paragraphs(text), "a.txt")[1]


def test_boilerplate_is_not_looked_at() -> None:
    text = 'Subscribe to "The Daily Post" now.'
    assert find_quotations(text, (Passage(start=0, end=len(text), kind="boilerplate"),), "a.txt") == ((), [])


MARKS = "\"'“”„«»‹›‘’` \n.,aB"


@given(st.text(alphabet=MARKS, max_size=200))
def test_quotations_lie_in_their_paragraphs_and_never_cross(text: str) -> None:
    passages = paragraphs(text)
    found = find_quotations(text, passages, "a.txt")[0]
    for quote in found:
        assert any(p.start <= quote.start < quote.end <= p.end for p in passages)
        assert quote.start <= quote.inner_start <= quote.inner_end <= quote.end
    for one in found:
        for other in found:
            assert not one.start < other.start < one.end < other.end


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    passages = tuple(Passage(start=b.start, end=b.end, kind="paragraph") for b in split_blocks(text))
    find_quotations(text, passages, "a.txt")
