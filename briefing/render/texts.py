"""The texts of the sources as the HTML file shows them beside the brief, with the number of every sentence.

A cited sentence that no excerpt holds stands in a paragraph of its own, so that every mark has a place to lead to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefing.model.brief import Brief, Excerpt, Reference, SourceEntry
from briefing.model.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """A sentence with its mark (`4:16`); `reference` is set where the brief cites it."""

    mark: str
    words: str
    reference: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParagraph:
    """Sentences that stand together in the source; `heading` tells a heading from running text."""

    sentences: tuple[ShownSentence, ...]
    heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """One cited source with its text."""

    entry: SourceEntry
    paragraphs: tuple[ShownParagraph, ...]


def shown_excerpts(brief: Brief) -> tuple[Excerpt, ...]:
    """The excerpts of the sources that the brief cites, each sentence once, and the cited sentences that none holds."""
    cited = {reference.source for reference in brief.references}
    kept = [excerpt for excerpt in brief.excerpts if excerpt.source in cited]
    held = {(excerpt.source, sentence.sentence) for excerpt in kept for sentence in excerpt.sentences}
    alone = [
        Excerpt(source=reference.source, kind="paragraph", sentences=(reference.evidence,))
        for reference in brief.references
        if (reference.source, reference.sentence) not in held
    ]
    return tuple(sorted((*kept, *alone), key=lambda excerpt: (excerpt.source, excerpt.sentences[0].sentence)))


def shown_sources(brief: Brief) -> tuple[ShownSource, ...]:
    """The cited sources by number, each with its paragraphs in reading order."""
    entries = {entry.number: entry for entry in brief.sources}
    cited = {reference.id: reference for reference in brief.references}
    return tuple(
        ShownSource(entry=entries[number], paragraphs=tuple(_paragraphs(excerpts, cited)))
        for number, excerpts in groupby(shown_excerpts(brief), key=lambda excerpt: excerpt.source)
    )


def _paragraphs(excerpts: Iterator[Excerpt], cited: dict[str, Reference]) -> Iterator[ShownParagraph]:
    for excerpt in excerpts:
        sentences = tuple(_sentence(excerpt.source, evidence, cited) for evidence in excerpt.sentences)
        yield ShownParagraph(sentences=sentences, heading=excerpt.kind in {"headline", "heading"})


def _sentence(source: int, evidence: Evidence, cited: dict[str, Reference]) -> ShownSentence:
    reference = cited.get(f"r{source}-{evidence.sentence}")
    words = reference.evidence.quote if reference else evidence.quote
    return ShownSentence(mark=f"{source}:{evidence.sentence}", words=words, reference=reference)
