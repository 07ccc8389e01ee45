"""A desk over sentences given in the test, for sections and titles."""

from __future__ import annotations

from briefing.compose.citations import CitationBook
from briefing.compose.desk import Desk
from briefing.lexicon import load_lexicon
from briefing.model.findings import Findings, Lead
from briefing.model.observations import Sentence
from briefing.model.source import Evidence, Source


def write_source(number: int, *sentences: str) -> tuple[Source, tuple[Sentence, ...]]:
    """A source of these sentences, and the sentences numbered."""
    text = " ".join(sentences)
    source = Source(id=f"S{number}", path=f"{number}.txt", text=text, title="", published=None, published_from="")
    numbered = []
    for place, words in enumerate(sentences, 1):
        start = text.index(words)
        evidence = source.cite(start, start + len(words), "sentence", sentence=place)
        numbered.append(Sentence(number=place, zone="body", evidence=evidence, clause=words))
    return source, tuple(numbered)


def open_desk(findings: Findings, *sources: tuple[Source, tuple[Sentence, ...]]) -> Desk:
    """A desk with these findings over these sources."""
    texts = tuple(source for source, _ in sources)
    sentences = tuple(sentence for _, found in sources for sentence in found)
    return Desk(
        findings=findings,
        sources=texts,
        problems=(),
        provenance={},
        citations=CitationBook(texts, sentences),
        sentences=sentences,
        function_words=load_lexicon().words("function_words"),
        as_of="",
        titles={},
    )


def lead(evidence: Evidence, score: float, *, alone: bool = True) -> Lead:
    """A lead that prints its sentence."""
    return Lead(source=evidence.source, text=evidence.quote, score=score, evidence=evidence, alone=alone)
