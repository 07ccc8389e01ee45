"""Persons across sources: spelling variants and name order are one, a letter's difference is two."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.model.observations import Mention
from briefing.naming import fold, name_words, sound_key
from briefing.reconcile.candidates import Candidate, Chain, justify
from briefing.reconcile.material import Material
from briefing.reconcile.relatives import part_relatives

SAME_PERSON = "reconcile.same-person"
ShortNames = dict[str, tuple[str, ...]]
_NICKNAME = re.compile(r"[\"“](\w+)[\"”]")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_NO_SURNAME = frozenset({"body", "abbreviated", "acronym", "medium", "union", "world", "capital"})


def join_persons(chains: list[Chain], material: Material) -> tuple[list[Candidate], list[Chain], list[Chain]]:
    """One candidate for each person with a full name; the chains of persons with one name only; those of no persons.

    Surnames go to the one person they fit, also where the tagger took them for something else; a surname that two bear
    stays alone.
    """
    index = _Index(material)
    strays = part_relatives(chains)
    full = [c for c in chains if c.kind == "person" and len(name_words(c.longest)) > 1]
    for chain in sorted(full, key=lambda c: (not _other_keys(c), -len(name_words(c.longest)))):
        index.place_full(chain)
    done = {id(c) for c in full}
    placed = {fold(c.longest) for c in chains for m in c.names if "place" in m.features}
    lone: list[Chain] = []
    rest: list[Chain] = []
    for chain in (c for c in chains if id(c) not in done):
        single = len(name_words(chain.longest)) == 1
        if single and _may_be_surname(chain, placed) and index.place_single(chain):
            continue
        if len(name_words(chain.longest)) > 2 and index.place_titled(chain):
            continue
        open_name = chain.kind == "unknown" or any("ambiguous" in m.features for m in chain.names)
        person = single and (chain.kind == "person" or (open_name and index.knows(chain)))
        (lone if person else rest).append(chain)
    for stray, name in strays:
        index.place_relative(stray, name_words(name))
    return index.people, lone, rest


def lone_persons(chains: list[Chain]) -> list[Candidate]:
    """Persons known by one name only; doubtful where two persons bear it."""
    people: dict[str, Candidate] = {}
    for chain in chains:
        person = people.setdefault(fold(chain.longest), Candidate(name=chain.longest, kind="person"))
        person.doubtful = person.doubtful or any("ambiguous" in m.features for m in chain.names)
        person.doubtful = person.doubtful or all(_may_be_a_word(m) for m in chain.names)
        person.take(chain)
    return list(people.values())


def _may_be_a_word(mention: Mention) -> bool:
    """Whether a name owes its capital to the start of a sentence, and nothing else tells a person."""
    return "initial" in mention.features and not {"aged", "who", "office", "apposed"} & set(mention.features)


def _may_be_surname(chain: Chain, placed: set[str]) -> bool:
    if chain.kind == "person":
        return True
    return fold(chain.longest) not in placed and not any(_NO_SURNAME & set(m.features) for m in chain.names)


class _Index:
    """The people found so far, looked up by the first and last words of their names, so that no pair is tried twice."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._short_names = material.lexicon.table("short_names")
        self._spellings = material.lexicon.table("name_spellings")
        self.people: list[Candidate] = []
        self._by_other_name: dict[tuple[str, ...], Candidate] = {}
        self._words: dict[Candidate, tuple[str, ...]] = {}
        self._by_word: dict[str, list[Candidate]] = defaultdict(list)
        self._by_sound: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)

    def place_full(self, chain: Chain) -> None:
        """Adds a chain with a full name to the one person that it fits, or makes a new one."""
        key = name_words(chain.longest)
        home, reason = self._find_home(chain, key)
        if len(home) == 1:
            if fold(home[0].name) != fold(chain.longest):
                justify(home[0], chain, self._material, reason=reason, rule=SAME_PERSON)
            self._take(home[0], chain, key)
            return
        person = Candidate(name=chain.longest, kind="person")
        self.people.append(person)
        self._words[person] = key
        self._take(person, chain, key)
        self._by_sound[self._sounds(key)].append(person)

    def _find_home(self, chain: Chain, key: tuple[str, ...]) -> tuple[list[Candidate], str]:
        """The persons that a full name may be, and why; the surest reason that fits anybody."""
        if key in self._by_other_name:
            return [self._by_other_name[key]], "a name that a source gives beside the other"
        same = (p for p in self._near(key) if same_person(self._words[p], key, self._short_names))
        home = [p for p in same if chain.source not in p.sources or not self._lacks_suffix(p, key)]
        if home:
            return home, "same name, other writing"
        home = [p for p in self._by_sound[self._sounds(key)] if chain.source not in p.sources]
        if home:
            return home, "transliterations of one name, never in one source"
        near = (p for p in self._near(key) if chain.source not in p.sources)
        return [p for p in near if _first_surname(key, self._words[p])], "one surname of two, never in one source"

    def _take(self, person: Candidate, chain: Chain, key: tuple[str, ...]) -> None:
        person.take(chain)
        self._enter(person, key)
        for other in _other_keys(chain):
            self._by_other_name.setdefault(other, person)

    def _lacks_suffix(self, person: Candidate, key: tuple[str, ...]) -> bool:
        """“John Marsh” beside “John Marsh Jr”: of one source they are father and son."""
        return bool(_cut_suffix(self._words[person])[1]) != bool(_cut_suffix(key)[1])

    def _sounds(self, key: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(sound_key(self._spellings.get(word, (word,))[0]) for word in key))

    def _enter(self, person: Candidate, key: tuple[str, ...]) -> None:
        key = _cut_suffix(key)[0]
        for word in (key[0], key[-1]):
            if person not in self._by_word[word]:
                self._by_word[word].append(person)

    def place_single(self, chain: Chain) -> bool:
        """Adds a surname, or a given name, to the one person it fits, those of the same source first."""
        key = name_words(chain.longest)[0]
        fits = self._by_word[key]
        near = [p for p in fits if chain.source in p.sources] or (fits if chain.kind == "person" else [])
        torn = all("ambiguous" in m.features for m in chain.names)
        titled = [p for p in fits if _title_fits(chain, p)] if any(m.title for m in chain.names) else []
        if len(titled) == 1 and len(fits) > 1:
            near = titled
        elif len(near) > 1 or torn:
            near = [p for p in near if _title_fits(chain, p)]
        if len(near) != 1:
            return False
        if chain.source not in near[0].sources:
            justify(near[0], chain, self._material, reason="surname of one person only", rule=SAME_PERSON)
        near[0].take(chain)
        return True

    def place_titled(self, chain: Chain) -> bool:
        """Adds “Ministry Ana Roe” to Ana Roe, whom another source names."""
        words = name_words(chain.longest)
        for size in (3, 2):
            home = [p for p in self._by_word[words[-1]] if self._words[p] == words[-size:] and len(words) > size]
            if len(home) == 1:
                home[0].take(chain)
                return True
        return False

    def place_relative(self, chain: Chain, key: tuple[str, ...]) -> None:
        """Adds the surname under a title of its own to the person of that full name."""
        home = next(p for p in self._by_word[key[-1]] if p.names and any(name_words(n) == key for n in p.names))
        justify(home, chain, self._material, reason="title of one bearer of the surname only", rule=SAME_PERSON)
        home.take(chain)

    def knows(self, chain: Chain) -> bool:
        """Whether persons bear the single name of a chain."""
        return bool(self._by_word[name_words(chain.longest)[0]])

    def _near(self, key: tuple[str, ...]) -> list[Candidate]:
        key = _cut_suffix(key)[0]
        return list(dict.fromkeys([*self._by_word[key[0]], *self._by_word[key[-1]]]))


def same_person(a: tuple[str, ...], b: tuple[str, ...], short_names: ShortNames) -> bool:
    """Equal but for order, hyphens and accents; an initial stands for its name.

    Never where a letter differs, nor “Jr” and “Sr”.
    """
    (a, junior), (b, senior) = _cut_suffix(a), _cut_suffix(b)
    if junior and senior and junior != senior:
        return False
    if sorted(a) == sorted(b) or "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return True
    if len(a) == len(b) and a[-1] == b[-1]:
        return all(_same_given(x, y, short_names) for x, y in zip(a, b, strict=True))
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(long) or short[-1] != long[-1]:
        return False
    return _same_given(short[0], long[0], short_names)


def _same_given(a: str, b: str, short_names: ShortNames) -> bool:
    """Equal, an initial of the other, or its usual short form (“Jim”, “James”)."""
    initial = 1 in (len(a), len(b)) and a[0] == b[0]
    return a == b or initial or b in short_names.get(a, ()) or a in short_names.get(b, ())


def _other_keys(chain: Chain) -> list[tuple[str, ...]]:
    """The full names of a chain in which a source gives several: “also known as”, a nickname in quotation marks."""
    named = [m.surface for m in chain.names]
    nicknames = [f"{found[1]} {n.split()[-1]}" for n in named if (found := _NICKNAME.search(n))]
    told = named if any(m.aliases for m in chain.names) else []
    return sorted({key for n in (*nicknames, *told) if len(key := name_words(n)) > 1})


def _cut_suffix(key: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A name without “Jr”, “Sr” or its number, and that suffix."""
    return (key[:-1], key[-1]) if len(key) > 1 and key[-1] in _SUFFIXES else (key, "")


def _first_surname(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """“Ana Ruiz” of “Ana Ruiz Soler”: a name whose second surname is left out."""
    return len(short) + 1 == len(long) and long[:-1] == short and long[-1] not in _SUFFIXES


def _title_fits(chain: Chain, person: Candidate) -> bool:
    wanted = {w for m in chain.names for w in fold(m.title).split()}
    genders = {m.gender for m in chain.names if m.gender}
    return any(
        _held(m.mention, wanted) or (m.mention.form == "name" and m.mention.gender in genders) for m in person.members
    )


def _held(mention: Mention, wanted: set[str]) -> bool:
    words = {w for r in mention.roles for w in fold(r.role).split()} | set(fold(mention.title).split())
    return bool(wanted & words)
