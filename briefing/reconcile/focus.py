"""What `--focus "words"` keeps: the sources with a passage on the words, and in a mixed source those passages alone.

A passage is on the words when its BM25 score (Robertson and Zaragoza, 2009; k1 1.2, b 0.75) reaches half of the words'
inverse passage frequencies, summed: for one word, when it stands there; for two that are as rare, when both do or one
does twice. Alternatives are parted by commas. Where the headline or a good share of the passages is on the words, the
source is kept whole; where neither is, what stands in its other passages counts for nothing.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.errors import UsageError
from briefing.lexicon import Lexicon
from briefing.likeness import Likeness
from briefing.model.observations import Observations, Sentence
from briefing.model.source import Evidence, Problem, Source

_SATURATION, _LENGTH = 1.2, 0.75  # k1 and b
_ENOUGH = 0.5  # of the weight of the words
_WHOLE = 0.25  # of a source's passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What was kept, and what was left out and why."""

    sources: tuple[Source, ...]
    observations: tuple[Observations, ...]
    left_out: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """The numbers of the sentences of one passage, its stems, and how many they are."""

    sentences: frozenset[int]
    stems: Counter[str]
    headline: bool

    @property
    def length(self) -> int:
        return self.stems.total()


class Searcher:
    """The passages of all sources, ready for several searches."""

    def __init__(self, sources: Iterable[Source], observations: Iterable[Observations], lexicon: Lexicon) -> None:
        self._likeness = Likeness((), lexicon.words("function_words"))
        pairs = zip(sources, observations, strict=True)
        self._passages = {s.id: tuple(self._split(s, observed.sentences)) for s, observed in pairs}
        everywhere = [p for passages in self._passages.values() for p in passages]
        self._frequency = Counter(stem for p in everywhere for stem in p.stems)
        self._total = len(everywhere)
        self._usual = sum(p.length for p in everywhere) / max(1, self._total)

    def _split(self, source: Source, sentences: tuple[Sentence, ...]) -> Iterator[_Passage]:
        starts = [p.start for p in source.passages]
        by_passage: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            by_passage.setdefault(bisect.bisect_right(starts, sentence.span.start), []).append(sentence)
        for inside in by_passage.values():
            words = [word for s in inside for word in s.evidence.quote.split()]
            yield _Passage(
                sentences=frozenset(s.number for s in inside),
                stems=Counter(stem for word in words for stem in self._likeness.stems(word)),
                headline=any(s.zone == "headline" for s in inside),
            )

    def search(self, words: str) -> dict[str, list[_Passage]]:
        """For each source with a passage on the words: these passages."""
        asked = [self._likeness.stems(alternative) for alternative in words.split(",")]
        found: dict[str, list[_Passage]] = {}
        for source, passages in self._passages.items():
            on = [p for p in passages if any(self._is_on(p, stems) for stems in asked)]
            if on:
                found[source] = on
        return found

    def count(self, source: str) -> int:
        """How many passages a source has."""
        return len(self._passages[source])

    def _is_on(self, passage: _Passage, asked: frozenset[str]) -> bool:
        weights = {stem: self._rarity(stem) for stem in sorted(asked)}
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * passage.length / max(1.0, self._usual))
        score = math.fsum(
            weight * passage.stems[stem] * (_SATURATION + 1) / (passage.stems[stem] + norm)
            for stem, weight in weights.items()
            if stem in passage.stems
        )
        single = len(weights) == 1 and score > 0
        return single or (score > 0 and score >= _ENOUGH * math.fsum(weights.values()))

    def _rarity(self, stem: str) -> float:
        found = self._frequency[stem]
        return math.log(1 + (self._total - found + 0.5) / (found + 0.5))


def focus_on(
    words: str, sources: tuple[Source, ...], observations: tuple[Observations, ...], lexicon: Lexicon
) -> Focus:
    """The sources and observations that are on the words, with a note on each source left out or kept in part.

    Raises `UsageError` when no source has a passage on them.
    """
    searcher = Searcher(sources, observations, lexicon)
    found = searcher.search(words)
    kept: list[tuple[Source, Observations]] = []
    notes: list[Problem] = []
    for source, observed in zip(sources, observations, strict=True):
        on = found.get(source.id, [])
        if not on:
            notes.append(_note(source, f"Left out: no passage is on “{words}”."))
        elif any(p.headline for p in on) or len(on) >= _WHOLE * searcher.count(source.id):
            kept.append((source, observed))
        else:
            part = f"{len(on)} of {searcher.count(source.id)} passages are on “{words}”; the others count for nothing."
            notes.append(_note(source, part))
            kept.append((source, _restrict(observed, frozenset().union(*(p.sentences for p in on)))))
    if not kept:
        raise UsageError(f"No source has a passage on “{words}”.", hint="Try other words, or no --focus.")
    whole = Problem(
        severity="warning",
        code="focus",
        where="--focus",
        message=f"The brief is restricted to “{words}”: {len(kept)} of {len(sources)} sources.",
    )
    return Focus(
        sources=tuple(source for source, _ in kept),
        observations=tuple(observed for _, observed in kept),
        left_out=(whole, *notes),
    )


def _note(source: Source, message: str) -> Problem:
    return Problem(severity="note", code="focus.left-out", where=source.path, message=message)


def _restrict(observed: Observations, kept: frozenset[int]) -> Observations:
    """The observations that rest on some sentences; the other sentences keep their places, and lose their weight."""

    def is_kept(evidence: Evidence) -> bool:
        return evidence.sentence in kept

    mentions = _renumber(m.sentence in kept for m in observed.mentions)
    statements = _renumber(is_kept(s.evidence) for s in observed.statements)
    return replace(
        observed,
        sentences=tuple(s if s.number in kept else _mute(s) for s in observed.sentences),
        mentions=tuple(observed.mentions[n] for n in mentions),
        statements=tuple(
            replace(s, speakers=_moved(s.speakers, mentions)) for s in map(observed.statements.__getitem__, statements)
        ),
        figures=tuple(f for f in observed.figures if is_kept(f.evidence)),
        events=tuple(e for e in observed.events if is_kept(e.evidence)),
        hedges=tuple(h for h in observed.hedges if is_kept(h.evidence)),
        clauses=tuple(
            replace(c, statement=None if c.statement is None else statements.get(c.statement))
            for c in observed.clauses
            if is_kept(c.evidence)
        ),
        doubts=tuple(d for d in observed.doubts if is_kept(d.evidence)),
        denials=tuple(replace(d, holders=_moved(d.holders, mentions)) for d in observed.denials if is_kept(d.evidence)),
        keyphrases=tuple(k for k in observed.keyphrases if is_kept(k.evidence)),
    )


def _renumber(kept: Iterable[bool]) -> dict[int, int]:
    """For each thing that is kept, by its number, its new number."""
    return {old: new for new, old in enumerate(number for number, is_kept in enumerate(kept) if is_kept)}


def _moved(numbers: tuple[int, ...], places: dict[int, int]) -> tuple[int, ...]:
    return tuple(places[n] for n in numbers if n in places)


def _mute(sentence: Sentence) -> Sentence:
    return replace(sentence, zone="body" if sentence.zone == "lead" else sentence.zone, clause="", traits=())
