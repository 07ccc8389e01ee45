"""A mark names source and sentence; the references hold the sentences verbatim."""

from __future__ import annotations

import pytest

from briefing.compose.citations import CitationBook
from briefing.model.source import Evidence, Span
from tests.compose.desks import write_source

SOURCE, SENTENCES = write_source(1, "Norway closed the lock.", "Sweden did not.", "Denmark waited.")


def cite(start: str, end: str) -> Evidence:
    first, last = SOURCE.text.index(start), SOURCE.text.index(end) + len(end)
    return SOURCE.cite(first, last, "rule.x", sentence=1)


def book() -> CitationBook:
    return CitationBook((SOURCE,), SENTENCES)


def test_a_mark_is_source_and_sentence() -> None:
    assert book().cite(cite("Sweden", "Sweden")).mark == "1:2"


def test_evidence_over_two_sentences_is_a_range() -> None:
    assert book().cite(cite("lock.", "Sweden")).mark == "1:1–2"


def test_the_references_hold_every_cited_sentence_once_in_order() -> None:
    citations = book()
    for words in ("Denmark", "Norway", "Denmark"):
        citations.cite(cite(words, words))
    references = citations.references()
    assert [r.evidence.quote for r in references] == ["Norway closed the lock.", "Denmark waited."]
    assert [r.place for r in references] == ["line 1", "line 1"]


def test_marks_are_sorted_without_repeats_and_bounded() -> None:
    evidence = [cite(words, words) for words in ("Denmark", "Norway", "lock", "Sweden")]
    citations = book()
    assert [c.mark for c in citations.marks(evidence, most=2)] == ["1:1", "1:3"]


def test_a_quote_that_the_source_does_not_hold_stops_everything() -> None:
    wrong = Evidence(span=Span(source="S1", start=0, end=6), quote="Sweden", rule="rule.x", sentence=1)
    with pytest.raises(ValueError, match="quotes what"):
        book().cite(wrong)
