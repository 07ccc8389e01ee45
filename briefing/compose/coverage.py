"""How alike two statements are, by the concepts they share; rare ones weigh more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from briefing.model.observations import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d.,]*\d|\d")
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|ly)$")


class Concepts:
    """The concepts of a set of sources: word stems, weighted by inverse sentence frequency."""

    def __init__(self, sentences: Iterable[Sentence], common: frozenset[str]) -> None:
        self._common = common
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            total += 1
            counts.update(self.of(sentence.evidence.quote))
        self._weights = {stem: math.log((1 + total) / count) for stem, count in counts.items()}

    def of(self, text: str) -> frozenset[str]:
        """The concepts of a text."""
        words = (w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(text))
        return frozenset(_ENDING.sub("", w) for w in words if w not in self._common and (len(w) > 2 or w.isdigit()))

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How much two texts share, 0 to 1: the Dice coefficient over weighted concepts."""
        whole = self._sum(left) + self._sum(right)
        return 2 * self._sum(left & right) / whole if whole else 0.0

    def _sum(self, concepts: Iterable[str]) -> float:
        return sum(self._weights.get(stem, 1.0) for stem in sorted(concepts))
