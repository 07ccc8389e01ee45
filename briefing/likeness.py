"""How alike two texts are, by the words they share; rare ones weigh more.

Words are stemmed roughly, common words count nothing, and each stem weighs its inverse sentence frequency (Spärck Jones
1972) over the sentences of all sources. The likeness is the Dice coefficient over these weights.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from briefing.model.observations import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d.,]*\d|\d")
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|ly)$")
_MOST_SHARED = 200  # sentences: a stem in more of them does not help to find what is alike


class Likeness:
    """The stems of a set of sentences, with their weights and where they stand."""

    def __init__(self, sentences: Iterable[Sentence], common: frozenset[str]) -> None:
        self._common = common
        self._sentences = tuple(sentences)
        self._stems = tuple(self.stems(sentence.evidence.quote) for sentence in self._sentences)
        places: dict[str, list[int]] = {}
        for place, stems in enumerate(self._stems):
            for stem in stems:
                places.setdefault(stem, []).append(place)
        self._places = places
        total = len(self._sentences)
        self._weights = {stem: math.log((1 + total) / len(found)) for stem, found in places.items()}
        self._sums = tuple(map(self.weigh, self._stems))

    def stems(self, text: str) -> frozenset[str]:
        """The stems of a text that count."""
        words = (w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(text))
        return frozenset(_ENDING.sub("", w) for w in words if w not in self._common and (len(w) > 2 or w.isdigit()))

    def between(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How much two sets of stems share, 0 to 1."""
        whole = self.weigh(left) + self.weigh(right)
        return 2 * self.weigh(left & right) / whole if whole else 0.0

    def weigh(self, stems: Iterable[str]) -> float:
        """The weights of stems, summed; a stem that no sentence holds weighs 1."""
        return sum(self._weights.get(stem, 1.0) for stem in sorted(stems))

    def spread(self) -> dict[str, int]:
        """In how many sources each stem stands."""
        return {stem: len({self._sentences[p].evidence.source for p in found}) for stem, found in self._places.items()}

    def alike(self, stems: frozenset[str], source: str) -> list[tuple[float, Sentence]]:
        """The likest sentence of each other source, likest first, with its likeness."""
        shared: Counter[int] = Counter()
        for stem in sorted(stems):
            found = self._places.get(stem, [])
            if len(found) <= _MOST_SHARED:
                shared.update(dict.fromkeys(found, 1))
        best: dict[str, tuple[float, int]] = {}
        own = self.weigh(stems)
        for place in sorted(shared):
            other = self._sentences[place].evidence.source
            if other != source:
                whole = own + self._sums[place]
                value = 2 * self.weigh(stems & self._stems[place]) / whole if whole else 0.0
                best[other] = max(best.get(other, (0.0, 0)), (value, -place))
        ranked = sorted(best.values(), reverse=True)
        return [(value, self._sentences[-place]) for value, place in ranked if value > 0]
