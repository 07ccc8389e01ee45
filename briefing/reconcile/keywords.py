"""Terms that a human would index, folded over the sources.

A phrase counts by the geometric mean of its YAKE scores, by how many sources use it and how often. A phrase inside a
longer one that nearly always stands for it is dropped, and so are phrases of a single source used once or twice,
bare offices, and persons behind their titles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.model.findings import Keyword
from briefing.model.observations import Keyphrase
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

_KEPT = 30
_LEAST_USES = 3
_EXTENDED = 0.4
_NAMED = 0.25


@dataclass(slots=True)
class _Term:
    text: str
    words: frozenset[str]
    uses: dict[str, list[Keyphrase]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(phrase.count for phrases in self.uses.values() for phrase in phrases)

    @property
    def score(self) -> float:
        """Geometric mean of the YAKE scores over the sources: lower is better."""
        scores = [max(1e-6, min(p.score for p in phrases)) for phrases in self.uses.values()]
        return math.exp(sum(map(math.log, scores)) / len(scores))

    @property
    def weight(self) -> float:
        value = -0.5 * math.log(self.score + 1e-6) + 1.6 * math.log1p(len(self.uses)) + 0.8 * math.log1p(self.count)
        length = len(self.text.split())
        value += 0.7 if length in (2, 3) else 0.0
        value -= 1.2 if length == 1 and not self.text[0].isupper() else 0.0
        return value - (1.0 if self.count == 1 else 0.0)


def select_keywords(material: Material, cast: Cast) -> tuple[Keyword, ...]:
    """The keywords, best first, each with a sentence from every source that uses it."""
    names = {alias.casefold(): a.name for a in cast.actors for alias in (*a.aliases, a.name) if a.kind != "group"}
    surnames = {a.name.split()[-1].casefold() for a in cast.actors if a.kind == "person"}
    terms = _fold(material, names)
    kept: list[_Term] = []
    for term in sorted(terms, key=lambda t: (-t.weight, t.text)):
        if not _indexable(term, material, names, surnames) or any(_covered(term, other) for other in kept):
            continue
        kept.append(term)
        if len(kept) == _KEPT:
            break
    return tuple(_keyword(term) for term in kept)


def _fold(material: Material, names: dict[str, str]) -> Iterable[_Term]:
    """One term for each lemma; names of one actor are one term under its full name."""
    terms: dict[str, _Term] = {}
    for observed in material.observations:
        for phrase in observed.keyphrases:
            name = names.get(phrase.text.casefold())
            key = name.casefold() if name else phrase.lemma
            words = frozenset((name or phrase.lemma).casefold().split())
            term = terms.setdefault(key, _Term(text=name or phrase.text, words=words))
            term.uses.setdefault(observed.source, []).append(phrase)
    return terms.values()


def _indexable(term: _Term, material: Material, names: dict[str, str], surnames: set[str]) -> bool:
    words = term.text.split()
    if len(material.sources) > 1 and len(term.uses) == 1 and term.count < _LEAST_USES:
        return False
    if term.text.casefold() in names:
        return True
    titled = len(words) > 1 and words[-1].casefold() in surnames
    shouted = len(term.text) > 5 and term.text.isupper()
    office = words[-1].casefold() in material.lexicon.words("keyword_offices")
    return not (titled or shouted or office)


def _covered(term: _Term, other: _Term) -> bool:
    """Whether a better term already stands for this one."""
    shared = term.words & other.words
    if term.words <= other.words:
        return term.count < 2.5 * other.count or term.text[0].isupper()
    if other.words < term.words:
        named = other.text[0].isupper() and other.text == other.text.title()
        return term.count < (_NAMED if named else _EXTENDED) * other.count
    return len(shared) / max(len(term.words), len(other.words)) >= 0.67


def _keyword(term: _Term) -> Keyword:
    sources = sorted(term.uses, key=lambda s: int(s[1:]))
    evidence = tuple(min(term.uses[s], key=lambda p: p.evidence.span).evidence for s in sources)
    return Keyword(text=term.text, score=term.score, sources=tuple(sources), evidence=evidence)
