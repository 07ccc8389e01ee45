"""What sentences are about: the concepts of their clauses, weighted by how rare they are, and how much two share.

Concepts come from stage 2 (`Clause.events`, `Clause.terms`); rare ones weigh more (inverse document frequency; Spärck
Jones 1972).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import islice
from typing import Generic, TypeVar

from briefing.model.source import Evidence
from briefing.reconcile.material import Material

SMOOTH = 8  # sentences added to the count, so that a handful of sentences still has weights

DEATH = "kill"
_LIVES = re.compile(r"(?i)\blos(?:t|e|es|ing) (?:their|his|her) li(?:fe|ves)\b")
MOST_TRIED = 30  # matters that share a handle with an item, and items of each, that it is compared with
Item = TypeVar("Item")


class Matters(Generic[Item]):
    """Items joined into matters: each goes to the first that holds one like it, or opens one.

    Only matters that share a handle are tried, and a bounded number of them, so that many items cost no square.
    """

    def __init__(self, alike: Callable[[Item, Item], bool]) -> None:
        self.found: list[list[Item]] = []
        self._alike = alike
        self._homes: dict[Hashable, dict[int, None]] = defaultdict(dict)

    def add(self, item: Item, handles: Iterable[Hashable]) -> None:
        """Puts an item into its matter. Items that are alike have a handle in common."""
        handles = tuple(handles)
        near = sorted({place for handle in handles for place in islice(self._homes[handle], MOST_TRIED)})
        home = next((place for place in near if self._holds_like(place, item)), len(self.found))
        if home == len(self.found):
            self.found.append([])
        self.found[home].append(item)
        for handle in handles:
            self._homes[handle][home] = None

    def _holds_like(self, place: int, item: Item) -> bool:
        return any(self._alike(item, other) for other in self.found[place][:MOST_TRIED])


class Subjects:
    """The concepts of every sentence of the material."""

    def __init__(self, material: Material) -> None:
        gathered: dict[tuple[str, int], set[str]] = defaultdict(set)
        events: dict[tuple[str, int], set[str]] = defaultdict(set)
        for observed in material.observations:
            for clause in observed.clauses:
                gathered[observed.source, clause.evidence.sentence].update(clause.events, clause.terms)
                events[observed.source, clause.evidence.sentence].update(clause.events)
        self._events = events
        self._tellers: dict[str, set[str]] = defaultdict(set)
        for (source, _), concepts in gathered.items():
            for concept in concepts:
                self._tellers[concept].add(source)
        self._sources = {source for source, _ in gathered}
        calendar = {w.casefold() for name in ("months", "weekdays") for w in material.lexicon.words(name)}
        self._concepts = {place: frozenset(concepts - calendar) for place, concepts in gathered.items()}
        self._counts = Counter(c for concepts in self._concepts.values() for c in concepts)
        self._size = len(self._concepts) + SMOOTH
        fates = material.lexicon.table("fates").items()
        self._fates = {word: fate for fate, words in fates for word in (fate, *words)}
        self._weights: dict[str, float] = {}
        self._wholes: dict[tuple[str, int], float] = {}

    def of(self, evidence: Evidence) -> frozenset[str]:
        """The concepts of the sentence in which a piece of evidence stands."""
        return self._concepts.get((evidence.source, evidence.sentence), frozenset())

    def events(self, evidence: Evidence) -> frozenset[str]:
        """The concepts of the events of the sentence in which a piece of evidence stands."""
        return frozenset(self._events.get((evidence.source, evidence.sentence), ()))

    def share_event(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences tell of one kind of event, not only of the same people or things."""
        mine = self._events.get((one.source, one.sentence), set())
        return bool(mine & self._events.get((other.source, other.sentence), set()))

    def differ_in_fate(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences tell of fates, and of different ones: dead here, missing there."""
        mine, theirs = (self._fates_in(e) for e in (one, other))
        return bool(mine and theirs) and not mine & theirs

    def _fates_in(self, evidence: Evidence) -> set[str]:
        words = {w.casefold() for w in re.findall(r"[^\W\d_]+", evidence.quote)} | self.events(evidence)
        return {self._fates[w] for w in words if w in self._fates}

    def share_fate(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences tell of people to whom the same happened: hurt, killed, arrested."""
        return bool(self.fates(one) & self.fates(other))

    def fates(self, evidence: Evidence) -> set[str]:
        """What befalls people in a sentence: concepts of the events of `fates.txt`; “lost their lives” is one."""
        events = self._events.get((evidence.source, evidence.sentence), set())
        found = {self._fates[e] for e in events if e in self._fates}
        return found | ({DEATH} if _LIVES.search(evidence.quote) else set())

    def is_common(self, concept: str) -> bool:
        """Whether half of the sources, and two at least, name a concept: it is what the folder is about."""
        return len(self._tellers[concept]) >= max(2, len(self._sources) / 2)

    def weight(self, concept: str) -> float:
        """From near 0 for a concept that every sentence has to 1 for one that occurs once."""
        if (known := self._weights.get(concept)) is not None:
            return known
        value = max(0.05, math.log(self._size / max(1, self._counts[concept])) / math.log(self._size))
        return self._weights.setdefault(concept, value)

    def weigh(self, concepts: frozenset[str]) -> float:
        """The sum of the weights of some concepts."""
        return math.fsum(map(self.weight, concepts))

    def whole(self, evidence: Evidence) -> float:
        """The sum of the weights of all concepts of a sentence."""
        place = (evidence.source, evidence.sentence)
        if (known := self._wholes.get(place)) is not None:
            return known
        return self._wholes.setdefault(place, self.weigh(self.of(evidence)))

    def shared(self, one: Evidence, other: Evidence) -> frozenset[str]:
        """The concepts that two sentences have in common."""
        return self.of(one) & self.of(other)

    def overlap(self, one: Evidence, other: Evidence) -> float:
        """The weight of what two sentences share, as a part of the lighter one; 0 when they share under two."""
        shared = self.shared(one, other)
        return self.weigh(shared) / min(self.whole(one), self.whole(other)) if len(shared) > 1 else 0.0
