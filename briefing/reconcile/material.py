"""What stage 3 works on: the observations of all sources, with lookups that several findings need."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from briefing.lexicon import Lexicon
from briefing.model.observations import Observations, Sentence
from briefing.model.source import Evidence, Source, Span

Cast = TypeVar("Cast")
Found = TypeVar("Found")


class Material:
    """All observations and the sources' metadata. The sources' texts are not read here.

    `observations[i]` belongs to `sources[i]`; `preferred` are names that a house prefers, with the other names of each.
    """

    def __init__(
        self,
        sources: tuple[Source, ...],
        observations: tuple[Observations, ...],
        lexicon: Lexicon,
        preferred: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.preferred = preferred or {}
        self.sources = sources
        self.observations = observations
        self.lexicon = lexicon
        self._by_id = dict(zip((s.id for s in sources), zip(sources, observations, strict=True), strict=True))
        self._done: dict[tuple[object, int], tuple[Any, Any]] = {}
        self._starts = {o.source: [s.span.start for s in o.sentences] for o in observations}

    def once(self, work: Callable[[Material, Cast], Found], cast: Cast) -> Found:
        """What some work gives for this material and a cast; done at the first call, remembered for the others."""
        if (work, id(cast)) not in self._done:
            self._done[work, id(cast)] = (work(self, cast), cast)
        found: Found = self._done[work, id(cast)][0]
        return found

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self._by_id[source_id][0]

    def observed(self, source_id: str) -> Observations:
        """What was observed in one source."""
        return self._by_id[source_id][1]

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which a span starts."""
        place = bisect.bisect_right(self._starts[span.source], span.start) - 1
        return self.observed(span.source).sentences[place] if place >= 0 else None

    def sentences_in(self, span: Span) -> Iterator[Sentence]:
        """The sentences that share a character with a span, in order."""
        first = max(bisect.bisect_right(self._starts[span.source], span.start) - 1, 0)
        last = bisect.bisect_left(self._starts[span.source], span.end)
        yield from (s for s in self.observed(span.source).sentences[first:last] if s.span.end > span.start)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of every source, in order."""
        for observed in self.observations:
            yield from observed.sentences

    def sentence_evidence(self, evidence: Evidence) -> Evidence:
        """The whole sentence around a piece of evidence, under the same rule."""
        sentence = self.sentence_of(evidence.span)
        if sentence is None or sentence.span.end < evidence.span.end:
            return evidence
        whole = sentence.evidence
        return Evidence(span=whole.span, quote=whole.quote, rule=evidence.rule, sentence=sentence.number)
