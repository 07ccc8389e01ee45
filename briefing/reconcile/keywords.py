"""Terms that a human would index, folded over the sources.

A phrase counts by the geometric mean of its YAKE scores, by how many sources use it and how often. A phrase inside a
longer one that nearly always stands for it is dropped, and so are phrases of a single source used once or twice,
bare offices, and persons behind their titles.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
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
_SHARD = 0.6
_PLAIN_NOUN, _SHARED_NOUN = -1.2, 0.3
_MOST_SHARE = 0.6  # of the sources use what all are about
_HEADED = 0.5  # for each source with the term in its title
_LONELY = 1.5


@dataclass(slots=True)
class _Term:
    text: str
    words: frozenset[str]
    sources: int = 1
    headed: int = 0
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
        if length == 1 and not self.text[0].isupper():
            value += _SHARED_NOUN if self._is_shared else _PLAIN_NOUN
        value += _HEADED * min(self.headed, 3) if self._is_shared else 0.0
        value -= _LONELY if len(self.uses) == 1 and self.sources > 1 else 0.0
        return value - (1.0 if self.count == 1 else 0.0)

    @property
    def _is_shared(self) -> bool:
        """Whether most of the sources use it, often or in a title."""
        often = self.count >= 2 * len(self.uses) or self.headed > 0
        return often and len(self.uses) >= max(2, _MOST_SHARE * self.sources)


def select_keywords(material: Material, cast: Cast) -> tuple[Keyword, ...]:
    """The keywords, best first, each with a sentence from every source that uses it."""
    titles = [frozenset(_parts(s.title)) for s in material.sources]
    names = {alias.casefold(): a.name for a in cast.actors for alias in (*a.aliases, a.name) if a.kind != "group"}
    surnames = {a.name.split()[-1].casefold() for a in cast.actors if a.kind == "person"}
    terms = list(_fold(material, names))
    for term in terms:
        term.sources = len(material.sources)
        term.headed = sum(term.words <= title or frozenset(_parts(term.text)) <= title for title in titles)
    kept: list[_Term] = []
    judge = _Judge(material, names, surnames, terms)
    for term in sorted(terms, key=lambda t: (-t.weight, t.text)):
        if not judge.accepts(term) or any(_covered(term, other) for other in kept):
            continue
        kept.append(term)
        if len(kept) == _KEPT:
            break
    return tuple(_keyword(term) for term in kept)


def _fold(material: Material, names: dict[str, str]) -> Iterable[_Term]:
    """One term for each lemma; names of one actor are one term under its full name."""
    terms: dict[str, _Term] = {}
    named = {name.casefold() for name in names.values()}
    for observed in material.observations:
        for phrase in observed.keyphrases:
            name = names.get(phrase.text.casefold())
            key = name.casefold() if name else phrase.lemma
            words = frozenset(_parts(name or phrase.lemma))
            term = terms.setdefault(key, _Term(text=name or phrase.text, words=words))
            term.uses.setdefault(observed.source, []).append(phrase)
    for key, term in terms.items():
        usual = _usual([phrase for phrases in term.uses.values() for phrase in phrases])
        if key not in named or (term.text.isupper() and usual.islower()):
            term.text = usual
    return terms.values()


def _usual(phrases: list[Keyphrase]) -> str:
    """The spelling that most uses have; capitals throughout only where no other is used."""
    counts: Counter[str] = Counter()
    for phrase in phrases:
        counts[phrase.text] += phrase.count
    return min(counts, key=lambda text: (len(text) > 1 and text.isupper(), -counts[text], text))


def _parts(text: str) -> list[str]:
    """The words of a text in small letters, hyphens parting them: “al-Masri” is “al” and “masri”."""
    return re.findall(r"\w+", text.casefold())


class _Judge:
    """Decides which terms a human would index."""

    def __init__(self, material: Material, names: dict[str, str], surnames: set[str], terms: list[_Term]) -> None:
        self._several = len(material.sources) > 1
        self._names, self._surnames = names, surnames
        self._platforms = material.lexicon.words("platforms")
        self._ordinals = frozenset(material.lexicon.table("ordinals"))
        self._offices = material.lexicon.words("keyword_offices")
        self._generic = material.lexicon.words("keyword_generic") | frozenset(material.lexicon.table("units"))
        self._generic |= material.lexicon.words("function_words") | material.lexicon.words("currency_words")
        self._outlets: dict[str, set[frozenset[str]]] = defaultdict(set)
        for outlet in (*(s.publisher or "" for s in material.sources), *material.lexicon.words("news_outlets")):
            for word in (words := frozenset(outlet.casefold().split())):
                self._outlets[word].add(words)
        self._spoken = {term.text for term in terms if term.text.islower()}
        self._spoken |= {word for term in terms for word in term.text.split() if word.islower()}
        self._longer = _extensions(terms)

    def accepts(self, term: _Term) -> bool:
        """Whether a term is none of: a shard, an office, a masthead, a generic word, a phrase of one source."""
        words = term.text.split()
        if self._several and len(term.uses) == 1 and term.count < _LEAST_USES:
            return False
        if any(outlet.issuperset(w.casefold() for w in words) for outlet in self._outlets[words[0].casefold()]):
            return False
        if term.text.casefold() in self._platforms or words[0].casefold() in self._ordinals or words[0][0].isdigit():
            return False
        named = term.text.casefold() in self._names
        if self._is_plain(words) or (words[-1].casefold() in self._offices and not named):
            return False
        return named or not self._is_shard(term, words)

    def _is_shard(self, term: _Term, words: list[str]) -> bool:
        """Part of a name, a person behind a title, a phrase nearly always extended, or shouted."""
        titled = len(words) > 1 and words[-1].casefold() in self._surnames
        shouted = len(term.text) > 5 and term.text.isupper()
        named = [w for w in words if w[0].isupper()]
        behind = len(named) < len(words) and words[0].casefold() in self._offices and bool(named)
        extended = self._longer.get(term.text.casefold(), 0) >= _SHARD * term.count
        cut = extended and (len(words) > 1 or words[0][0].isupper())
        return titled or shouted or behind or cut

    def _is_plain(self, words: list[str]) -> bool:
        """Ends in an office, or is a word for anything at all, or a capital where the text has none."""
        last = words[-1].casefold()
        office = bool({last, last.removesuffix("s")} & self._offices) and (len(words) == 1 or words[-1].islower())
        generic = bool({last, last.removesuffix("s")} & self._generic) and (len(words) == 1 or words[-1].islower())
        capital = len(words) == 1 and words[0][0].isupper() and words[0].casefold() in self._spoken
        return office or generic or capital


def _extensions(terms: list[_Term]) -> dict[str, int]:
    """For each phrase, how often the most frequent longer term that holds it is used."""
    found: dict[str, int] = {}
    for term in terms:
        words = term.text.casefold().split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                if end - start < len(words):
                    part = " ".join(words[start:end])
                    found[part] = max(found.get(part, 0), term.count)
    return found


def _covered(term: _Term, other: _Term) -> bool:
    """Whether a better term already stands for this one."""
    shared = term.words & other.words
    if _parts(term.text) != _parts(other.text) and "".join(_parts(term.text)) == "".join(_parts(other.text)):
        return True
    if term.words <= other.words:
        return term.count < 2.5 * other.count or term.text[0].isupper()
    if other.words < term.words:
        named = other.text[0].isupper() and other.text == other.text.title()
        return term.count < (_NAMED if named else _EXTENDED) * other.count
    return len(shared) / max(len(term.words), len(other.words)) >= 0.6


def _keyword(term: _Term) -> Keyword:
    sources = sorted(term.uses, key=lambda s: int(s[1:]))
    evidence = tuple(min(term.uses[s], key=lambda p: p.evidence.span).evidence for s in sources)
    return Keyword(text=term.text, score=term.score, sources=tuple(sources), evidence=evidence)
