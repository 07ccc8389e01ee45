"""One word, two bearers: “General Vos” beside his wife, “Sorland” beside a body named after it.

What one article leaves open the others settle: who bears the title, and what is a place.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.model.observations import Mention
from briefing.naming import fold, name_words
from briefing.reconcile.candidates import Chain

Titles = dict[str, dict[str, set[str]]]


def part_relatives(chains: list[Chain]) -> list[tuple[Chain, str]]:
    """Takes surnames under a title out of the chain of a relative; gives each as a chain, with the full name it means.

    Only where the relative is given that title nowhere, and the full names of the other articles give it to one other
    bearer of the surname.
    """
    full = [c for c in chains if c.kind == "person" and len(name_words(c.longest)) > 1]
    titles = _titles(full)
    parted: list[tuple[Chain, str]] = []
    for chain in full:
        surname = name_words(chain.longest)[-1]
        bearers = titles.get(surname, {})
        own = bearers.get(fold(chain.longest), set())
        for title in sorted({fold(m.title) for m in chain.names if _is_short(m)} - own):
            others = sorted(name for name, held in bearers.items() if title in held and name != fold(chain.longest))
            if len(others) == 1:
                parted.append((_take_out(chain, title), others[0]))
    return parted


def _titles(full: list[Chain]) -> Titles:
    """For each surname its bearers' full names, with the titles that stand before these."""
    titles: Titles = defaultdict(lambda: defaultdict(set))
    for chain in full:
        for mention in chain.names:
            words = name_words(mention.surface)
            if len(words) > 1:
                titles[words[-1]][fold(chain.longest)] |= {fold(mention.title)} - {""}
    return titles


def _is_short(mention: Mention) -> bool:
    """A surname with a title that is no mere courtesy."""
    return bool(mention.title) and "courtesy" not in mention.features and len(name_words(mention.surface)) == 1


def _take_out(chain: Chain, title: str) -> Chain:
    """The members of a chain that bear a title or are described by it, as a chain of their own."""
    heads = title.split()[-1:]
    parted = [
        m
        for m in chain.members
        if (m.mention.form == "name" and _is_short(m.mention) and fold(m.mention.title) == title)
        or (m.mention.form == "description" and [m.mention.head] == heads)
    ]
    chain.members = [m for m in chain.members if m not in parted]
    return Chain(source=chain.source, members=parted, kind="person")


def part_places(chains: list[Chain]) -> list[Chain]:
    """The chains, with a place taken out of those of a body named after it: “Sorland” of “Lamp Sorland”.

    Only where another article names the place alone, as one.
    """
    places = {fold(c.longest): c for c in chains if len(name_words(c.longest)) == 1 and _is_place(c)}
    parted: list[Chain] = []
    for chain in chains:
        words = name_words(chain.longest)
        inner = {w for w in words if len(words) > 1 and w in places and places[w].source != chain.source}
        for word in sorted(inner):
            alone = [m for m in chain.members if m.mention.form == "name" and fold(m.mention.surface) == word]
            if alone and len(alone) < len(chain.members):
                chain.members = [m for m in chain.members if m not in alone]
                parted.append(Chain(source=chain.source, members=alone, kind=places[word].kind))
    return [*chains, *parted]


def _is_place(chain: Chain) -> bool:
    return any("place" in m.features for m in chain.names)
