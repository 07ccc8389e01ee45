"""Persons across sources: spelling variants and name order are one, a letter's difference is two."""

from __future__ import annotations

from collections import defaultdict

from briefing.model.findings import Merge
from briefing.model.observations import Mention
from briefing.naming import fold, name_words, sound_key
from briefing.reconcile.candidates import Candidate, Chain
from briefing.reconcile.material import Material


def join_persons(chains: list[Chain], material: Material) -> tuple[list[Candidate], list[Chain]]:
    """One candidate for each person with a full name; single names go to theirs, or are given back."""
    index = _Index(material)
    full = [c for c in chains if len(name_words(c.longest)) > 1]
    for chain in sorted(full, key=lambda c: -len(name_words(c.longest))):
        index.place_full(chain)
    left = [c for c in chains if len(name_words(c.longest)) == 1 and not index.place_single(c)]
    return index.people, left


def lone_persons(chains: list[Chain]) -> list[Candidate]:
    """Persons known by one name only, one candidate for each name."""
    people: dict[str, Candidate] = {}
    for chain in chains:
        key = fold(chain.longest)
        people.setdefault(key, Candidate(name=chain.longest, kind="person")).take(chain)
    return list(people.values())


class _Index:
    """The people found so far, looked up by the first and last words of their names, so that no pair is tried twice."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self.people: list[Candidate] = []
        self._words: dict[Candidate, tuple[str, ...]] = {}
        self._by_word: dict[str, list[Candidate]] = defaultdict(list)
        self._by_sound: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)

    def place_full(self, chain: Chain) -> None:
        """Adds a chain with a full name to the one person that it fits, or makes a new one."""
        key = name_words(chain.longest)
        home = [p for p in self._near(key) if same_person(self._words[p], key)]
        reason = "same name, other writing"
        if not home:
            spoken = self._by_sound[_sounds(key)]
            home = [p for p in spoken if chain.source not in p.sources]
            reason = "transliterations of one name, never in one source"
        if len(home) == 1:
            person = home[0]
            if fold(person.name) != fold(chain.longest):
                self._justify(person, chain, reason)
            person.take(chain)
            return
        person = Candidate(name=chain.longest, kind="person")
        person.take(chain)
        self.people.append(person)
        self._words[person] = key
        for word in {key[0], key[-1]}:
            self._by_word[word].append(person)
        self._by_sound[_sounds(key)].append(person)

    def place_single(self, chain: Chain) -> bool:
        """Adds a surname, or a given name, to the one person it fits, those of the same source first."""
        key = name_words(chain.longest)[0]
        fits = self._by_word[key]
        near = [p for p in fits if chain.source in p.sources] or fits
        if len(near) > 1:
            near = [p for p in near if _title_fits(chain, p)]
        if len(near) != 1:
            return False
        if chain.source not in near[0].sources:
            self._justify(near[0], chain, "surname of one person only")
        near[0].take(chain)
        return True

    def _near(self, key: tuple[str, ...]) -> list[Candidate]:
        return list(dict.fromkeys([*self._by_word[key[0]], *self._by_word[key[-1]]]))

    def _justify(self, person: Candidate, chain: Chain, reason: str) -> None:
        sentence = self._material.sentence_of(chain.names[0].span)
        if sentence is not None:
            person.merges.append(Merge(name=person.name, alias=chain.longest, reason=reason, evidence=sentence.evidence))


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Equal but for order, hyphens and accents; an initial stands for its name. Never a letter apart."""
    if sorted(a) == sorted(b) or "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return True
    if len(a) == len(b) and a[-1] == b[-1]:
        return all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=True))
    short, long = sorted((a, b), key=len)
    return len(short) > 1 and len(long) > len(short) and short[-1] == long[-1] and short[0] == long[0]


def _sounds(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(sound_key(word) for word in key))


def _title_fits(chain: Chain, person: Candidate) -> bool:
    wanted = {w for m in chain.names for w in fold(m.title).split()}
    genders = {m.gender for m in chain.names if m.gender}
    return any(_held(m.mention, wanted) or (m.mention.form == "name" and m.mention.gender in genders) for m in person.members)


def _held(mention: Mention, wanted: set[str]) -> bool:
    words = {w for r in mention.roles for w in fold(r.role).split()} | set(fold(mention.title).split())
    return bool(wanted & words)
