"""Two sources on one thing, put differently: pairs of assertions that share what is rare and differ in one respect.

Pairs are looked up by a shared concept, never by comparing all; each concept gives a bounded number of them. What they
share is weighed by rarity; what differs is whether it is so, how many, at what time, or one of two words that cannot
both hold (“idle”, “running”).
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model.observations import Figure
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.clocks import read_clock
from briefing.reconcile.material import Material
from briefing.reconcile.measures import Measures

MOST_TOLD = 14  # assertions of a concept that are paired
LEAST_WEIGHT = 0.35  # of a concept by which pairs are looked up
LEAST_SHARED = 1.2
RATIO = 5.0  # figures further apart mean different things
_MEASURES = frozenset({"per", "cent", "percent", "year", "month", "week", "day", "hour"})
_NEGATIVE = ("negated", "denied", "doubted")
_WORTH = {"polarity": 0.2, "figure": 0.6, "clock": 1.2, "contrary": 0.7}
_WORTH_EVENT = 0.25  # a shared event says more than a shared thing
_NAMES_ONLY = 0.7  # who is named says little of what is told


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two assertions of different sources, the concepts they share, in what they differ, and how telling that is.

    `title` are the rarest shared concepts.
    """

    first: Assertion
    second: Assertion
    shared: frozenset[str]
    differs: tuple[str, ...]
    score: float
    title: tuple[str, ...]


class Contrasts:
    """The contrasts of some material, the most telling first."""

    def __init__(self, material: Material, assertions: Assertions) -> None:
        self._assertions = assertions
        self._measures = Measures(material.lexicon)
        self._figures: dict[tuple[str, int], list[Figure]] = defaultdict(list)
        for observed in material.observations:
            for figure in observed.figures:
                self._figures[observed.source, figure.evidence.sentence].append(figure)
        contraries = material.lexicon.table("contraries")
        self._words = {
            word: (head, number)
            for head, members in contraries.items()
            for number, side in enumerate(_sides(head, members))
            for word in side
        }
        self.found = tuple(sorted(self._pairs(), key=_order))

    def _pairs(self) -> Iterator[Contrast]:
        seen: set[tuple[str, int, str, int]] = set()
        for told in self._assertions.by_concept(LEAST_WEIGHT, MOST_TOLD):
            for one, other in itertools.combinations(told, 2):
                key = (one.source, one.order, other.source, other.order)
                if one.source == other.source or key in seen:
                    continue
                seen.add(key)
                if (found := self._contrast(one, other)) is not None:
                    yield found

    def _contrast(self, one: Assertion, other: Assertion) -> Contrast | None:
        shared = (one.concepts & other.concepts) - _MEASURES
        weight = self._assertions.weigh(sorted(shared))
        differs = tuple(self._differences(one, other, shared))
        events = shared & one.events & other.events
        bonus = sum(_WORTH[d] for d in differs) + _WORTH_EVENT * len(events)
        if len(shared) < 2 and not {"clock", "contrary"} & set(differs):
            return None
        if weight < (LEAST_SHARED if not differs else LEAST_SHARED / 2):
            return None
        if not self._assertions.share_topic(one.source, other.source):
            return None
        length = 1 + 0.03 * max(0, len(one.concepts | other.concepts) - 16)
        length /= _NAMES_ONLY if len(shared - one.names) < 2 and not differs else 1.0
        heavy = tuple(sorted(shared, key=lambda c: (-self._assertions.weight(c), c))[:2])
        return Contrast(one, other, shared, differs, (weight + bonus) / length, heavy)

    def _differences(self, one: Assertion, other: Assertion, shared: frozenset[str]) -> Iterator[str]:
        if self._negative(one, shared) != self._negative(other, shared):
            yield "polarity"
        if self._other_figure(one, other):
            yield "figure"
        times = [read_clock(a.evidence.quote) for a in (one, other)]
        if None not in times and times[0] != times[1]:
            yield "clock"
        if self.contrary(one, other):
            yield "contrary"

    def _negative(self, assertion: Assertion, shared: frozenset[str]) -> bool:
        told = [c for c in assertion.clauses if c.predicate in shared or {c.agent, c.patient} & shared]
        return any(c.status in _NEGATIVE for c in told)

    def _other_figure(self, one: Assertion, other: Assertion) -> bool:
        return any(self._clash(a, b) for a in self._of(one) for b in self._of(other))

    def _of(self, assertion: Assertion) -> list[Figure]:
        told = self._figures.get((assertion.source, assertion.evidence.sentence), [])
        return [f for f in told if assertion.evidence.span.contains(f.span)]

    def _clash(self, one: Figure, other: Figure) -> bool:
        if not one.unit and one.head != other.head:
            return False
        values = [f.value or f.high or f.low or 0 for f in (one, other)]
        near = min(values) > 0 and max(values) <= RATIO * min(values)
        return near and self._measures.extent(one).clashes(self._measures.extent(other))

    def contrary(self, one: Assertion, other: Assertion) -> str:
        """The pair of contrary words that two assertions hold, as the table names it; empty when there is none."""
        mine, theirs = (self._sides_of(a) for a in (one, other))
        return next((head for head, side in sorted(mine) if (head, 1 - side) in theirs), "")

    def _sides_of(self, assertion: Assertion) -> set[tuple[str, int]]:
        words = re.findall(r"[a-z]+", assertion.evidence.quote.casefold())
        return {self._words[w] for w in words if w in self._words}


def _order(contrast: Contrast) -> tuple[float, str, int, str, int]:
    one, other = contrast.first, contrast.second
    return (-contrast.score, one.source, one.order, other.source, other.order)


def find_contrasts(material: Material, cast: Cast) -> tuple[Contrast, ...]:
    """The contrasts of the material, the most telling first."""
    return Contrasts(material, material.once(Assertions, cast)).found


def _sides(head: str, members: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The two sides of an entry: words before and after the bar “/”."""
    place = members.index("versus")
    return [head, *members[:place]], list(members[place + 1 :])
