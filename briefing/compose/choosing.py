"""Which candidates become points of the bottom line, in which order, and which two stand in one point.

The main point is the lead that its own headline (Edmundson 1969) and the tops of the other sources are most like, with
its other side where it is contested;
then each slot that the findings fill takes its best candidate: the conflicts, what is undecided, a key figure, a key
actor's position, the newest source's word. The rest is taken greedily by its worth, plus the stems it adds that several
sources use (concept coverage, Gillick & Favre 2009), less its likeness to what is already said (maximal marginal
relevance, Carbonell & Goldstein 1998), for its length: as seven points share the words, a short one saves none. A
further clause joins a point only where the two are about the same thing: they share two common nouns that few other
sentences have, or one and a name.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from briefing.compose.candidates import Candidate, Slot, find_candidates, join_clauses
from briefing.compose.desk import Desk
from briefing.likeness import Likeness
from briefing.model.observations import Sentence

_MOST_WORDS = 220
_MOST_PARTS = 3
_LONGEST_POINT = 50
_MAIN_WITHIN, _TOP = 4, 5
_ACT, _SPOKEN, _FLOOR, _HEADED = 1.5, 0.5, 0.1, 3.0
_HEADS = {0: 1.3, 1: 1.1}
_SHORT = 24
_LENGTH_POWER = 0.85
_REDUNDANCY = 0.2
_COVERAGE = 0.008
_SAME, _SAME_FIGURES = 0.5, 0.2
_TIED, _COMMON_MATTERS, _TOO_ALIKE = 2.0, 2, 0.42
_SCENE = re.compile(r"\b[Tt]here(?: is| are| was| were|[’']s)\b")
_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_SLOTS: tuple[Slot, ...] = ("conflict", "conflict", "decision", "figure", "holder", "newest")


@dataclass(slots=True)
class Point:
    """A printed point: candidates on one matter."""

    parts: list[Candidate] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The parts joined by semicolons."""
        return join_clauses([self.parts[0].text, *(part.continued for part in self.parts[1:])])

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
        self._by_source: dict[str, list[Sentence]] = {}
        for sentence in desk.sentences:
            self._by_source.setdefault(sentence.evidence.source, []).append(sentence)
        named = (actor for actor in desk.findings.actors if not actor.unnamed)
        self._actors = {word for actor in named for name in (actor.name, *actor.aliases) for word in name.split()}
        self._known = likeness.stems(" ".join(sorted(self._actors)))
        headlines = [s.evidence for s in desk.sentences if s.zone == "headline"]
        self._heads = [(e.source, likeness.stems(e.quote) - self._known) for e in headlines]
        self._points: list[Point] = []
        self._chosen: list[Candidate] = []

    def choose(self, most: int) -> list[Point]:
        """The points, main point first."""
        main = self._main()
        if main is not None:
            pairs = (c for c in self._pool if c.clauses > 1 and main.evidence[0] in c.evidence)
            self._take(max(pairs, key=lambda c: (c.worth, c.text), default=main), None)
        for slot in _SLOTS:
            best = self._best(most, slot)
            if best is not None:
                self._take(best, self._home(best))
        while (best := self._best(most)) is not None:
            self._take(best, self._home(best))
        return self._points

    def _main(self) -> Candidate | None:
        """The lead at the head of a source that the tops of the other sources are most like, an act before a state."""
        told = [c for c in self._pool if c.kind == "lead"]
        places = {id(c): self._place(c) for c in told}
        early = [c for c in told if places[id(c)] < _MAIN_WITHIN]
        likeness = self._likeness
        tops: dict[str, list[tuple[frozenset[str], float]]] = {}
        for sentence in self._desk.sentences:
            if sentence.number <= _TOP:
                stems = likeness.stems(sentence.evidence.quote)
                tops.setdefault(sentence.evidence.source, []).append((stems, likeness.weigh(stems)))

        def fit(candidate: Candidate) -> float:
            source, sentence = candidate.evidence[0].source, self._desk.citations.sentence(candidate.evidence[0])
            others = (found for known, found in tops.items() if known != source)
            own, stems = likeness.weigh(candidate.stems), candidate.stems
            aligned = sum(max(likeness.dice(stems, own, top, sum_) for top, sum_ in found) for found in others)
            told = _ACT if "event" in sentence.traits else 1.0
            spoken = 1.0 if sentence.clause == candidate.text else _SPOKEN
            spoken *= self._opens_well(candidate)
            return (_FLOOR + aligned) * told * spoken * _HEADS.get(places[id(candidate)], 1.0) * (1 + candidate.worth)

        return max(early or told, key=lambda c: (round(fit(c), 6), c.worth, c.text), default=None)

    def _opens_well(self, candidate: Candidate) -> float:
        """More for one that says what its own headline says, names left out; less for a scene, or for nobody named."""
        source, stems = candidate.evidence[0].source, candidate.stems - self._known
        headed = (self._likeness.between(stems, head) for home, head in self._heads if home == source)
        named = candidate.names - _DAYS or candidate.all_words & self._actors
        plain = _SCENE.search(candidate.text) or not named
        return (1 + _HEADED * max(headed, default=0.0)) * (_SPOKEN if plain else 1.0)

    def _place(self, candidate: Candidate) -> int:
        """How many sentences of its source, headings left out, stand before a candidate's first."""
        evidence = candidate.evidence[0]
        return sum(
            s.zone not in ("headline", "heading") and s.span.start < evidence.span.start
            for s in self._by_source[evidence.source]
        )

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
        shared = (candidate.matters & part.matters) - candidate.name_words - part.name_words
        if len(shared) < _COMMON_MATTERS and not (shared and candidate.names & part.names & self._actors):
            return 0.0
        leads = 1 + len(self._desk.findings.leads)
        return math.fsum(math.log(leads / (1 + self._told[matter])) for matter in sorted(shared))

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
