"""Which statements together say most of what the sources share: concept coverage.

After Gillick & Favre, “A scalable global model for summarization” (2009): a concept counts by the number of sources
that use it, and counts once however often it is said. Statements are taken greedily by what they add for their length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.model.observations import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d.,]*\d|\d")
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|ly)$")


class Concepts:
    """The concepts of a set of sources: word stems, weighted by how many sources use them."""

    def __init__(self, sentences: Iterable[Sentence], common: frozenset[str]) -> None:
        self._common = common
        sources: dict[str, set[str]] = {}
        for sentence in sentences:
            for stem in self.of(sentence.evidence.quote):
                sources.setdefault(stem, set()).add(sentence.evidence.source)
        self._weights = {stem: len(found) - 1.0 for stem, found in sources.items() if len(found) > 1}
        self._default = 0.5

    def of(self, text: str) -> frozenset[str]:
        """The concepts of a text."""
        words = (w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(text))
        return frozenset(_ENDING.sub("", w) for w in words if w not in self._common and (len(w) > 2 or w.isdigit()))

    def worth(self, concepts: Iterable[str]) -> float:
        """The summed weight of some concepts; one that a single source uses counts half of one that two share."""
        return sum(self._weights.get(stem, self._default) for stem in sorted(concepts))
