"""Organisations across sources: full names, short forms, acronyms, names with and without the country."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.lexicon import Lexicon
from briefing.naming import fold, initials, name_words
from briefing.reconcile.candidates import Candidate, Chain, justify
from briefing.reconcile.material import Material
from briefing.reconcile.states import States

Key = tuple[str, ...]


def join_bodies(chains: list[Chain], states: States, material: Material) -> list[Candidate]:
    """One candidate for each organisation, named as the sources mostly do."""
    joined = _Bodies(states, material, _short_forms(chains))
    for chain in sorted(chains, key=lambda c: (-len(c.longest.split()), c.source)):
        joined.place(chain)
    generic = material.lexicon.words("agency_nouns")
    for body in joined.bodies.values():
        _name(body)
        owner = body.owner
        if (
            owner is not None
            and body.name.split()[-1].lower() in generic
            and not states.code(body.name.split()[0])
            and len(body.name.split()) > 1
        ):
            body.extra[body.name] += 1
            body.name = body.name if _mentions(body.name, owner) else f"{owner.name}'s {body.name}"
        body.medium = _is_medium(body, material.lexicon)
    return list(joined.bodies.values())


def know_short_bodies(chains: list[Chain]) -> None:
    """“Coastal Rescue”, untold in its source, is a body where another names the “Coastal Rescue Service”."""
    whole: dict[Key, set[Key]] = defaultdict(set)
    for chain in chains:
        if chain.longest and chain.kind == "organisation":
            words = name_words(chain.longest)
            for size in range(2, len(words)):
                whole[words[:size]].add(words)
    for chain in chains:
        if chain.kind == "unknown" and len(whole.get(name_words(chain.longest), ())) == 1:
            chain.kind = "organisation"


class _Bodies:
    """The organisations found so far; a state's name at the front of a key is written as its code."""

    def __init__(self, states: States, material: Material, short: dict[str, str]) -> None:
        self._states = states
        self._material = material
        self._short = short
        self.bodies: dict[Key, Candidate] = {}
        self._by_edge: dict[str, set[Key]] = defaultdict(set)

    def place(self, chain: Chain) -> None:
        """Adds a chain to the body of that name, or to the one that it is a short form of."""
        key = self._key(chain)
        if key not in self.bodies:
            key = self._longer(key, chain) or key
        if key not in self.bodies:
            self.bodies[key] = Candidate(name=chain.longest, kind="organisation")
            for word in {key[0], key[-1]}:
                self._by_edge[word].add(key)
        body = self.bodies[key]
        if body.members and fold(body.name) != fold(chain.longest):
            reason = "short form or other writing"
            justify(body, chain, self._material, reason=reason, rule="reconcile.short-form")
        owner = next(
            (code for m in chain.names if (code := m.world or (self._states.code(m.owner) if m.owner else ""))), ""
        )
        if owner and body.owner is None:
            body.owner = self._states.state(owner)
        body.take(chain)

    def _key(self, chain: Chain) -> Key:
        for name in sorted({m.surface for m in chain.names}, key=lambda s: (-len(s), s)):
            if known := self._states.world.organisation(name):
                return name_words(known)
        name = chain.longest.removeprefix("the ").removeprefix("The ")
        written = (self._short[fold(n)] for n in sorted({m.surface for m in chain.names}) if fold(n) in self._short)
        name = self._short.get(fold(name)) or next(written, name)
        name = self._short.get(fold(name), name)  # “Big Seed”, of “GST”, of “Global Seed Trust”
        words = name.split()
        for size in range(min(3, len(words) - 1), 0, -1):
            if code := self._states.code(" ".join(words[:size]).removesuffix("'s")):
                return (code, *name_words(" ".join(words[size:])))
        return name_words(name) or (fold(name),)

    def _longer(self, key: Key, chain: Chain) -> Key | None:
        """The one longer name that ends or starts with this one: of two words or more, or in its own source."""
        placed = any("place" in m.features for m in chain.names)  # “in Sorland”, beside “Lamp Sorland”
        fitting = []
        for other in sorted(self._by_edge[key[0]] | self._by_edge[key[-1]]):
            ends = other[-len(key) :] if len(key) > 1 or not placed else ()
            fits = len(other) > len(key) and key in (ends, other[: len(key)])
            proper = len(key) > 1 or not any("body" in m.features for m in chain.names)
            if fits and (proper or chain.source in self.bodies[other].sources):
                fitting.append(other)
        called = [other for other in fitting if fold(chain.longest) in map(fold, self.bodies[other].names)]
        fitting = called or fitting  # “Ostra” of “Ostra Foods Ltd”, whom a source calls so, not of “Ostra Holdings”
        return fitting[0] if len(fitting) == 1 else None


def _short_forms(chains: list[Chain]) -> dict[str, str]:
    """Short forms that the sources define, or that are the initials of exactly one name of theirs."""
    defined: dict[str, str] = {}
    by_initials: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        for mention in chain.names:
            for alias in mention.aliases:
                defined.setdefault(fold(alias), mention.surface)
            if " " in mention.surface:
                by_initials[initials(mention.surface).lower()].add(mention.surface)
    for letters, names in by_initials.items():
        if len(letters) > 1 and len({fold(n) for n in names}) == 1:
            defined.setdefault(letters, min(names))
    return defined


def _mentions(name: str, owner: Candidate) -> bool:
    return any(fold(form) in fold(name) for form in (owner.name, *owner.names))


def _name(body: Candidate) -> None:
    """The fullest name in use: an acronym only where no source writes it out."""
    names = Counter({n.removeprefix("The ").removeprefix("the "): c for n, c in body.names.items()})
    whole = {n: c for n, c in names.items() if " " in n} or dict(names)
    if whole:
        body.name = max(whole, key=lambda n: (whole[n], len(n), n))


def _is_medium(body: Candidate, lexicon: Lexicon) -> bool:
    """Whether a body is cited as an outlet: by class, by what it is told, or as a well-known one."""
    named = [m.mention for m in body.members if m.mention.form == "name"]
    told = sum("told" in m.features or "media" in m.features for m in named)
    known = any("medium" in m.features for m in named)
    paper = any("outlet" in m.features for m in named) and body.name.split()[-1].lower() in lexicon.words("media_heads")
    return known or paper or told * 2 >= len(named) > 0
