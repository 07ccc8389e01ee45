"""Which sources tell of one topic, so that a folder with several topics gives no conflict across them.

Two sources are joined when their most frequent concepts meet, or when they name the same people and bodies: writers
call one event a strike, a walkout and a stoppage, but they all name the union's leader. A source that is left alone
needs less: one person and one body. States are named everywhere and join nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from briefing.reconcile.actors import Cast

FREQUENT = 14  # concepts of a source that are compared
MEETING = 3  # of which so many must be shared
ACQUAINTED = 4  # shared actors, weighed: two persons, or a person and two bodies
LONELY = 3  # the same for a source that nothing else joins: a person and a body
MOST_HOLDERS = 30  # sources that each concept or actor is remembered for: the first ones, as leaders
_WEIGHTS = {"person": 2, "organisation": 1}


def join_topics(counts: Mapping[str, Counter[str]], cast: Cast) -> dict[str, str]:
    """For each source the first source of its topic. `counts` are the concepts of each source, in order of sources."""
    frequent = {s: {c for c, _ in sorted(n.items(), key=lambda e: (-e[1], e[0]))[:FREQUENT]} for s, n in counts.items()}
    leader = {s: s for s in frequent}

    def find(source: str) -> str:
        while leader[source] != source:
            leader[source] = leader[leader[source]]
            source = leader[source]
        return source

    for one, other, shared in _meetings(frequent, dict.fromkeys((c for n in frequent.values() for c in n), 1)):
        if shared >= min(MEETING, max(1, round(0.4 * min(len(frequent[one]), len(frequent[other]))))):
            leader[find(one)] = find(other)
    named = _acquaintances(cast)
    acquainted = list(_meetings({s: named[s] for s in frequent}, _weights(cast)))
    for one, other, shared in acquainted:
        if shared >= ACQUAINTED:
            leader[find(one)] = find(other)
    sizes = Counter(find(source) for source in frequent)
    for one, other, shared in acquainted:
        if shared >= LONELY and 1 in (sizes[find(one)], sizes[find(other)]):
            leader[find(one)] = find(other)
    return {source: find(source) for source in frequent}


def _acquaintances(cast: Cast) -> dict[str, set[str]]:
    """The ids of the named people and bodies in each source."""
    weights = _weights(cast)
    named: dict[str, set[str]] = defaultdict(set)
    for (source, _), actor in cast.by_mention.items():
        if actor in weights:
            named[source].add(actor)
    return named


def _weights(cast: Cast) -> dict[str, int]:
    return {a.id: _WEIGHTS[a.kind] for a in cast.actors if a.kind in _WEIGHTS and not a.unnamed}


def _meetings(held: Mapping[str, set[str]], weights: Mapping[str, int]) -> Iterable[tuple[str, str, int]]:
    """Pairs of sources, the later one first, with the weight of what they share."""
    holding: dict[str, list[str]] = defaultdict(list)
    for source, things in held.items():
        met: Counter[str] = Counter()
        for thing in sorted(things):
            for other in holding[thing]:
                met[other] += weights[thing]
            if len(holding[thing]) < MOST_HOLDERS:
                holding[thing].append(source)
        yield from ((source, other, shared) for other, shared in sorted(met.items()))
