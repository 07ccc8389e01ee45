"""How alike two texts are, by the words they share; rare ones weigh more.

Words are stemmed roughly, common words count nothing, and each stem weighs its inverse sentence frequency (Spärck Jones
1972) over the sentences of all sources. The likeness is the Dice coefficient over these weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from briefing.model.observations import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d.,]*\d|\d")
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|ly)$")
MOST_TRIED = 50  # sentences that one is compared with, those that share its rarest stems first


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
        return self.dice(left, self.weigh(left), right, self.weigh(right))

    def dice(self, left: frozenset[str], own: float, right: frozenset[str], other: float) -> float:
        """The same where the weights of both, `own` and `other`, are known."""
        shared = left & right
        return 2 * self.weigh(shared) / (own + other) if shared else 0.0

    def weigh(self, stems: Iterable[str]) -> float:
        """The weights of stems, summed; a stem that no sentence holds weighs 1."""
        return math.fsum(self._weights.get(stem, 1.0) for stem in stems)

    def spread(self) -> dict[str, int]:
        """In how many sources each stem stands."""
        return {stem: len({self._sentences[p].evidence.source for p in found}) for stem, found in self._places.items()}

    def likest(self, stems: frozenset[str], source: str) -> float:
        """How like a set of stems the likest sentence of another source is, 0 to 1.

        Sentences are looked up by their stems, rarest first, until no other can be liker (Chaudhuri, Ganti and Kaushik,
        ICDE 2006, call it prefix filtering) or `MOST_TRIED` were compared.
        """
        own = left = self.weigh(stems)
        best, tried = 0.0, set[int]()
        for stem in sorted(stems, key=lambda s: (-self._weights.get(s, 1.0), s)):
            if best * (own + left) >= 2 * left or len(tried) >= MOST_TRIED:
                break
            for place in self._places.get(stem, [])[: MOST_TRIED - len(tried)]:
                if place not in tried and self._sentences[place].evidence.source != source:
                    tried.add(place)
                    shared = math.fsum(map(self._weights.__getitem__, stems & self._stems[place]))
                    best = max(best, 2 * shared / (own + self._sums[place]))
            left -= self._weights.get(stem, 1.0)
        return best
