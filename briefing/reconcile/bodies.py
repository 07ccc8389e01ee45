"""Organisations across sources: full names, short forms, acronyms."""

from __future__ import annotations

from collections import defaultdict

from briefing.model.findings import Merge
from briefing.naming import fold, initials, name_words
from briefing.reconcile.candidates import Candidate, Chain
from briefing.reconcile.material import Material
from briefing.territories import Territories


def join_bodies(chains: list[Chain], world: Territories, material: Material) -> list[Candidate]:
    """One candidate for each organisation."""
    bodies: dict[str, Candidate] = {}
    short = _short_forms(chains, world)
    for chain in sorted(chains, key=lambda c: -len(c.longest.split())):
        key = _key(chain, short, world)
        if key not in bodies:
            key = _longer(key, chain, bodies) or key
        known = world.organisation(chain.longest)
        body = bodies.setdefault(key, Candidate(name=known or chain.longest, kind="organisation"))
        if body.members and fold(body.name) != fold(chain.longest):
            sentence = material.sentence_of(chain.names[0].span)
            if sentence is not None:
                body.merges.append(Merge(name=body.name, alias=chain.longest, reason="short form", evidence=sentence.evidence))
        body.take(chain)
    return list(bodies.values())


def _short_forms(chains: list[Chain], world: Territories) -> dict[str, str]:
    """Short forms that the sources define, or that are the initials of exactly one name of theirs."""
    defined: dict[str, str] = {}
    by_initials: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        for mention in chain.names:
            for alias in mention.aliases:
                defined.setdefault(fold(alias), fold(mention.surface))
            if " " in mention.surface:
                by_initials[initials(mention.surface).lower()].add(fold(mention.surface))
    for letters, names in by_initials.items():
        if len(letters) > 2 and len(names) == 1:
            defined.setdefault(letters, next(iter(names)))
    return defined


def _key(chain: Chain, short: dict[str, str], world: Territories) -> str:
    for name in sorted({m.surface for m in chain.names}, key=lambda s: (-len(s), s)):
        if known := world.organisation(name):
            return fold(known)
    key = fold(chain.longest.removeprefix("the ").removeprefix("The "))
    return short.get(key, key)


def _longer(key: str, chain: Chain, bodies: dict[str, Candidate]) -> str:
    """The one longer name that ends (“Central Command”) or starts with this one, of two words or more or in its source."""
    words = name_words(key)
    found = []
    for other, body in bodies.items():
        parts = name_words(other)
        fits = len(parts) > len(words) and words in (parts[-len(words) :], parts[: len(words)])
        if fits and (len(words) > 1 or chain.source in body.sources or len(bodies) < 1):
            found.append(other)
    return found[0] if len(found) == 1 else ""
