"""Citation marks and the references they lead to: what is not in this book cannot be printed."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from briefing.labels import say
from briefing.model.brief import Cite, Excerpt, Reference
from briefing.model.observations import Sentence
from briefing.model.source import Evidence, Source


class CitationBook:
    """Gives a mark for a piece of evidence and remembers every sentence so cited."""

    def __init__(self, sources: tuple[Source, ...], sentences: tuple[Sentence, ...]) -> None:
        self._sources = {source.id: source for source in sources}
        self._sentences: dict[str, list[Sentence]] = {source.id: [] for source in sources}
        for sentence in sentences:
            self._sentences[sentence.evidence.source].append(sentence)
        self._starts = {key: [s.span.start for s in found] for key, found in self._sentences.items()}
        self._cited: dict[tuple[int, int], Sentence] = {}

    def cite(self, evidence: Evidence) -> Cite:
        """The mark for the sentence or sentences that the evidence touches; they enter the references."""
        source = self._sources[evidence.source]
        if not source.holds(evidence):
            raise ValueError(f"rule {evidence.rule} quotes what {source.path} does not say at {evidence.span.start}")
        first = self._index(evidence.source, evidence.span.start)
        last = self._index(evidence.source, evidence.span.end - 1)
        touched = self._sentences[evidence.source][first : last + 1]
        for sentence in touched:
            self._cited[source.number, sentence.number] = sentence
        return Cite(source=source.number, first=touched[0].number, last=touched[-1].number)

    def marks(self, evidence: Iterable[Evidence], most: int = 4) -> tuple[Cite, ...]:
        """The marks for several pieces of evidence, each once, at most `most`, by source and sentence."""
        kept: dict[tuple[str, int], Evidence] = {}
        for piece in evidence:
            kept.setdefault((piece.source, self._index(piece.source, piece.span.start)), piece)
        chosen = list(kept.values())[:most]
        cites = {(c.source, c.first, c.last): c for c in map(self.cite, chosen)}
        return tuple(cites[key] for key in sorted(cites))

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self._sources[source_id]

    def sentence(self, evidence: Evidence) -> Sentence:
        """The sentence in which the evidence starts."""
        return self._sentences[evidence.source][self._index(evidence.source, evidence.span.start)]

    def references(self) -> tuple[Reference, ...]:
        """Every cited sentence, by source and number."""
        return tuple(
            Reference(
                source=number,
                sentence=sentence.number,
                evidence=sentence.evidence,
                place=self._place(sentence.evidence),
            )
            for (number, _), sentence in sorted(self._cited.items())
        )

    def excerpts(self) -> tuple[Excerpt, ...]:
        """The passages of every cited source with their sentences, in reading order; without boilerplate."""
        cited = sorted({number for number, _ in self._cited})
        return tuple(excerpt for number in cited for excerpt in self._passages(f"S{number}"))

    def _passages(self, source: str) -> Iterator[Excerpt]:
        for passage in self._sources[source].passages:
            first = bisect.bisect_left(self._starts[source], passage.start)
            last = bisect.bisect_left(self._starts[source], passage.end)
            if sentences := tuple(sentence.evidence for sentence in self._sentences[source][first:last]):
                yield Excerpt(source=self._sources[source].number, kind=passage.kind, sentences=sentences)

    def _index(self, source: str, offset: int) -> int:
        return max(0, bisect.bisect_right(self._starts[source], offset) - 1)

    def _place(self, evidence: Evidence) -> str:
        source = self._sources[evidence.source]
        if page := source.page(evidence.span.start):
            return say("p. {number}", number=page)
        line = source.text.count("\n", 0, evidence.span.start) + 1
        return say("line {number}", number=line)
