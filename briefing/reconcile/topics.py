"""Which sources tell of one topic: across topics nothing is compared, and the brief says that there are two.

Sources are vectors of their most frequent stems (1 + ln of the count; names weigh `NAMES` times, as two topics of one
week share their verbs and nouns, yet hardly a name), joined while the cosine of two groups' sums is high enough
(centroid linkage; Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, 17.4).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.lexicon import Lexicon
from briefing.likeness import Likeness
from briefing.model.observations import Observations

MOST_STEMS = 150  # of a source
NAMES = 3.0
JOINED = 0.17  # cosine of two groups on one topic
COMPARED = 60  # sources, spread over the folder, that make the groups; each other one joins the group it is most like


@dataclass(slots=True)
class Group:
    """Sources of one topic, by their places, and the sum of their vectors."""

    places: list[int]
    total: Counter[str]
    length: float = field(init=False)

    def __post_init__(self) -> None:
        self.length = math.sqrt(math.fsum(x * x for x in self.total.values()))

    def joined(self, other: Group) -> Group:
        """Both groups as one."""
        return Group(places=[*self.places, *other.places], total=self.total + other.total)

    def likeness(self, other: Group) -> float:
        """The cosine of two groups, 0 to 1."""
        few, many = sorted((self.total, other.total), key=len)
        shared = math.fsum(x * many[stem] for stem, x in few.items() if stem in many)
        return shared / (self.length * other.length) if self.length and other.length else 0.0


def group_sources(observations: Sequence[Observations], lexicon: Lexicon) -> list[Group]:
    """Every source in one group, the largest group first."""
    likeness = Likeness((), lexicon.words("function_words") | lexicon.words("topic_stop"))
    singles = [Group(places=[n], total=_vector(likeness, o)) for n, o in enumerate(observations)]
    step = max(1, -(-len(singles) // COMPARED))
    groups = _join(singles[::step])
    found = [Group(places=list(g.places), total=g.total) for g in groups]
    placed = {place for g in groups for place in g.places}
    for single in (s for s in singles if s.places[0] not in placed):
        best = find_likest(single, groups)
        if best is not None and groups[best].likeness(single) >= JOINED:
            found[best].places.extend(single.places)
        else:
            found.append(single)
    return sorted(found, key=lambda g: (-len(g.places), min(g.places)))


def find_likest(one: Group, groups: Sequence[Group]) -> int | None:
    """The place of the group that one is most like; None where there are no groups."""
    return max(range(len(groups)), key=lambda n: (groups[n].likeness(one), -groups[n].places[0]), default=None)


def _join(singles: list[Group]) -> list[Group]:
    near = {(a, b): singles[a].likeness(singles[b]) for a in range(len(singles)) for b in range(a)}
    alive = dict(enumerate(singles))
    while near:
        (left, right), best = max(near.items(), key=lambda item: (item[1], item[0]))
        if best < JOINED:
            break
        alive[left] = alive[left].joined(alive.pop(right))
        near = {pair: value for pair, value in near.items() if left not in pair and right not in pair}
        near |= {(max(left, n), min(left, n)): alive[left].likeness(g) for n, g in alive.items() if n != left}
    return list(alive.values())


def _vector(likeness: Likeness, observed: Observations) -> Counter[str]:
    """The most frequent stems of a source, as a vector of length 1; names in capitals throughout are none."""
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for sentence in observed.sentences:
        for place, word in enumerate(sentence.evidence.quote.split()):
            stems = likeness.stems(word)
            counts.update(stems)
            if place and _is_name(word):
                named.update(stems)
    values = {s: (1 + math.log(n)) * (NAMES if 2 * named[s] > n else 1.0) for s, n in counts.items()}
    often = dict(sorted(values.items(), key=lambda item: (-item[1], item[0]))[:MOST_STEMS])
    length = math.sqrt(math.fsum(x * x for x in often.values())) or 1.0
    return Counter({stem: x / length for stem, x in often.items()})


def _is_name(word: str) -> bool:
    core = word.strip("\"'“”‘’(«»[")
    return core[:1].isupper() and not core.isupper()


def topics_of(names: Iterable[str], observations: Sequence[Observations], lexicon: Lexicon) -> dict[str, str]:
    """For each source, by its id, the first source of its topic; `names` are the ids in order."""
    ids = tuple(names)
    return {ids[place]: ids[min(g.places)] for g in group_sources(observations, lexicon) for place in g.places}
