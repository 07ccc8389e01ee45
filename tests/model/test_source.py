"""Spans, evidence and sources: the iron law begins where evidence is made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.source import Evidence, Source, Span, content_id


def make_source(text: str = "The lock is closed. The quay is open.") -> Source:
    return Source(id="S3", path="lock.txt", text=text, title="Lock")


def test_evidence_quotes_the_text_at_its_span() -> None:
    evidence = make_source().cite(4, 8, "rule.x", sentence=1)
    assert evidence.quote == "lock"
    assert (evidence.source, evidence.span.start, evidence.span.end) == ("S3", 4, 8)


@given(st.text(min_size=1), st.integers(0, 50), st.integers(1, 50))
def test_whatever_is_cited_is_held_by_its_source(text: str, start: int, length: int) -> None:
    source = make_source(text)
    if start + length > len(text):
        with pytest.raises(ValueError, match="beyond"):
            source.cite(start, start + length, "rule.x")
    else:
        assert source.holds(source.cite(start, start + length, "rule.x"))


def test_a_source_does_not_hold_words_it_does_not_say() -> None:
    source = make_source()
    forged = Evidence(span=Span(source="S3", start=4, end=8), quote="gate", rule="rule.x")
    assert not source.holds(forged)


def test_a_source_does_not_hold_another_source_s_evidence() -> None:
    source = make_source()
    other = Evidence(span=Span(source="S1", start=4, end=8), quote="lock", rule="rule.x")
    assert not source.holds(other)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_a_span_is_never_empty_reversed_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(source="S1", start=start, end=end)


def test_evidence_of_another_length_than_its_quote_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="quotes 5 characters"):
        Evidence(span=Span(source="S1", start=0, end=4), quote="lock!", rule="rule.x")


def test_spans_overlap_only_within_one_source() -> None:
    left = Span(source="S1", start=0, end=5)
    assert left.overlaps(Span(source="S1", start=4, end=9))
    assert not left.overlaps(Span(source="S1", start=5, end=9))
    assert not left.overlaps(Span(source="S2", start=0, end=5))


def test_an_id_depends_on_what_a_thing_is() -> None:
    assert content_id("p", "a", 1) == content_id("p", "a", 1)
    assert content_id("p", "a", 1) != content_id("p", "a1", "")
    assert content_id("p", "a").startswith("p-")
