"""Which candidates become points of the bottom line, in which order, and which two stand in one point.

The main point is the lead that the tops of the other sources are most like; then each slot that the findings fill
takes its best candidate: the conflicts, what is undecided, a key figure, a key actor's position, the newest source's
word. The rest is taken greedily by its worth, plus the stems it adds that several sources use (concept coverage,
Gillick & Favre 2009), less its likeness to what is already said (maximal marginal relevance, Carbonell & Goldstein
1998), for its length: as seven points share the words, a short one saves none. A second clause joins a point only where
the two are about the same thing: they share common nouns that few other sentences have.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from briefing.compose.candidates import Candidate, Slot, find_candidates, join_clauses
from briefing.compose.desk import Desk
from briefing.likeness import Likeness

_MOST_WORDS = 220
_MOST_PARTS = 2
_LONGEST_POINT = 50
_MAIN_WITHIN = 5
_SHORT = 24
_LENGTH_POWER = 0.85
_REDUNDANCY = 0.2
_COVERAGE = 0.008
_SAME, _SAME_FIGURES = 0.5, 0.2
_TIED, _TOO_ALIKE = 2.0, 0.42
_SLOTS: tuple[Slot, ...] = ("conflict", "conflict", "decision", "figure", "holder", "newest")


@dataclass(slots=True)
class Point:
    """A printed point: candidates on one matter."""

    parts: list[Candidate] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The parts joined by semicolons."""
        return join_clauses([part.text for part in self.parts])

    @property
    def words(self) -> int:
        """Its length."""
        return sum(part.words for part in self.parts)

    @property
    def clauses(self) -> int:
        """How many clauses it has."""
        return sum(part.clauses for part in self.parts)


class Choice:
    """The greedy choice of points."""

    def __init__(self, desk: Desk, likeness: Likeness) -> None:
        self._likeness = likeness
        spread = likeness.spread()
        self._shared = {stem: math.sqrt(found - 1) for stem, found in spread.items()}
        self._told = Counter(matter for lead in desk.findings.leads for matter in lead.matters)
        self._pool = find_candidates(desk, likeness)
        self._desk = desk
        self._points: list[Point] = []
        self._chosen: list[Candidate] = []

    def choose(self, most: int) -> list[Point]:
        """The points, main point first."""
        main = self._main()
        if main is not None:
            self._take(main, None)
        for slot in _SLOTS:
            best = self._best(most, slot)
            if best is not None:
                self._take(best, self._home(best))
        while (best := self._best(most)) is not None:
            self._take(best, self._home(best))
        return self._points

    def _main(self) -> Candidate | None:
        """The lead that the tops of the other sources are most like."""
        told = [c for c in self._pool if not c.framed]
        early = [c for c in told if self._desk.citations.sentence(c.evidence[0]).number <= _MAIN_WITHIN]
        tops: dict[str, list[frozenset[str]]] = {}
        for sentence in self._desk.sentences:
            if sentence.number <= _MAIN_WITHIN:
                stems = self._likeness.stems(sentence.evidence.quote)
                tops.setdefault(sentence.evidence.source, []).append(stems)

        def aligned(candidate: Candidate) -> float:
            others = (found for source, found in tops.items() if source != candidate.evidence[0].source)
            return sum(max(self._likeness.between(candidate.stems, stems) for stems in found) for found in others)

        return max(early or told, key=lambda c: (round(aligned(c), 6), c.worth, c.text), default=None)

    def _best(self, most: int, slot: Slot | None = None) -> Candidate | None:
        used = sum(c.words for c in self._chosen)
        fitting = [
            c
            for c in self._pool
            if (slot is None or slot in c.fills)
            and used + c.words <= _MOST_WORDS
            and (len(self._points) < most or self._home(c) is not None)
            and not any(self._repeats(c, known) for known in self._chosen)
        ]
        return max(fitting, key=lambda c: (self._gain(c), c.text), default=None)

    def _gain(self, candidate: Candidate) -> float:
        likest = max((self._likeness.between(candidate.stems, c.stems) for c in self._chosen), default=0.0)
        said = frozenset[str]().union(*(c.stems for c in self._chosen))
        added = sum(self._shared.get(stem, 0.0) for stem in sorted(candidate.stems - said))
        worth = candidate.worth - _REDUNDANCY * likest + _COVERAGE * added
        return worth / float(max(candidate.words, _SHORT) ** _LENGTH_POWER) if worth > 0 else worth

    def _home(self, candidate: Candidate) -> Point | None:
        """The point that a candidate continues, if any."""
        homes = [
            (max(self._relation(candidate, part) for part in point.parts), -place)
            for place, point in enumerate(self._points)
            if point.clauses + candidate.clauses <= _MOST_PARTS and point.words + candidate.words <= _LONGEST_POINT
        ]
        value, place = max(homes, default=(0.0, 0))
        return self._points[-place] if value >= _TIED else None

    def _relation(self, candidate: Candidate, part: Candidate) -> float:
        """How much the common nouns tell that two clauses share; nothing where one repeats the other."""
        if self._likeness.between(candidate.stems, part.stems) >= _TOO_ALIKE:
            return 0.0
        leads = 1 + len(self._desk.findings.leads)
        return math.fsum(math.log(leads / (1 + self._told[m])) for m in sorted(candidate.matters & part.matters))

    def _take(self, candidate: Candidate, home: Point | None) -> None:
        self._pool.remove(candidate)
        self._chosen.append(candidate)
        if home is None:
            self._points.append(Point(parts=[candidate]))
        else:
            home.parts.append(candidate)

    def _repeats(self, candidate: Candidate, known: Candidate) -> bool:
        if any(a.span.overlaps(b.span) for a in candidate.evidence for b in known.evidence):
            return True
        framed, other = (known, candidate) if known.framed else (candidate, known)
        if framed.framed and framed.numbers and framed.numbers <= other.numbers:
            return True
        likeness = self._likeness.between(candidate.stems, known.stems)
        fewer, more = sorted((candidate.numbers, known.numbers), key=len)
        return likeness >= (_SAME_FIGURES if fewer and fewer <= more else _SAME)
