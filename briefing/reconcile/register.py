"""Whom a phrase means: the named actors of all sources, looked up by the words that sources use for them."""

from __future__ import annotations

from briefing.naming import fold, name_words
from briefing.reconcile.candidates import Candidate
from briefing.reconcile.states import States


class Register:
    """The named actors by folded name, and persons by surname where only one bears it."""

    def __init__(self, candidates: list[Candidate], states: States) -> None:
        self._states = states
        self._by_name: dict[str, Candidate] = {}
        self._by_surname: dict[str, list[Candidate]] = {}
        self._by_noun: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Enters a candidate under all its names; who came first keeps a name."""
        for name in [candidate.name, *candidate.names]:
            self._by_name.setdefault(fold(name), candidate)
        if candidate.kind == "organisation":
            words = fold(candidate.name).split(" of ")[0].split(" for ")[0].split()
            self._by_noun.setdefault(words[-1] if words else "", []).append(candidate)
        if candidate.kind == "person" and len(name_words(candidate.name)) > 1:
            self._by_surname.setdefault(name_words(candidate.name)[-1], []).append(candidate)

    def home(self, source: str) -> Candidate | None:
        """The state that a source is about: the one that it mentions more often than any other."""
        counts = [(sum(m.source == source for m in s.members), c, s) for c, s in sorted(self._states.by_code.items())]
        ranked = sorted((found for found in counts if found[0]), key=lambda found: (-found[0], found[1]))
        tied = len(ranked) > 1 and ranked[0][0] == ranked[1][0]
        return ranked[0][2] if ranked and not tied else None

    def by_noun(self, noun: str) -> list[Candidate]:
        """The organisations whose name has a noun as its head: “the court” may be any of them."""
        return self._by_noun.get(noun, [])

    def find(self, surface: str) -> Candidate | None:
        """Whom “South African”, “the fund” or “WSF” means; None when nobody known, or when two bear the name."""
        bare = surface.strip().removeprefix("the ").removeprefix("The ")
        code = self._states.code(bare)
        if code:
            return self._states.state(code)
        if named := self._by_name.get(fold(bare)):
            return named
        words = name_words(bare)
        if not words:
            return None
        bearers = self._by_surname.get(words[0], []) if len(words) == 1 else []
        return bearers[0] if len(bearers) == 1 else None

    def find_within(self, phrase: str) -> Candidate | None:
        """Whom a phrase is about that holds more than the name: “slain reporter Luis Roe”, “US-led”."""
        words = phrase.replace("-led", " ").replace("-backed", " ").split()
        for size in range(len(words), 0, -1):
            for start in range(len(words) - size, -1, -1):
                part = words[start : start + size]
                if part[0][:1].isupper() or size == len(words):
                    found = self.find(" ".join(part).removesuffix("'s").removesuffix("'"))
                    if found is not None:
                        return found
        return None
