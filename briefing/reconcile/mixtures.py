"""A folder that holds two topics: groups of sources that share hardly a word.

Sources are vectors of their most frequent stems (1 + ln of the count), joined while the cosine of two groups' sums is
high enough (centroid linkage; Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, 17.4). Sources of
one topic share its names and nouns; two groups of several sources that stay apart are two topics.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from briefing.lexicon import Lexicon
from briefing.likeness import Likeness
from briefing.model.observations import Observations
from briefing.model.source import Problem, Source
from briefing.reconcile.focus import Searcher

_MOST_STEMS = 150  # of a source
_JOINED = 0.24  # cosine of two groups on one topic
_LEAST = 2  # sources that make a topic
_COMPARED = 60  # sources, spread over the folder, that decide; the others join the group they are most like
_TRIED = 40  # phrases that could name a group
_TERMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group of sources, and the words after `--focus` that choose it; `exact` when they choose no other source."""

    sources: tuple[str, ...]
    words: str
    exact: bool


@dataclass(slots=True)
class _Group:
    places: list[int]
    total: Counter[str]
    length: float = field(init=False)

    def __post_init__(self) -> None:
        self.length = math.sqrt(math.fsum(x * x for x in self.total.values()))

    def joined(self, other: _Group) -> _Group:
        return _Group(places=[*self.places, *other.places], total=self.total + other.total)

    def likeness(self, other: _Group) -> float:
        few, many = sorted((self.total, other.total), key=len)
        shared = math.fsum(x * many[stem] for stem, x in few.items() if stem in many)
        return shared / (self.length * other.length) if self.length and other.length else 0.0


def find_topics(
    sources: tuple[Source, ...], observations: tuple[Observations, ...], lexicon: Lexicon
) -> tuple[Topic, ...]:
    """The topics of a folder, the largest first; one of several sources is no topic of its own, so none is given."""
    if len(sources) < 2 * _LEAST:
        return ()
    likeness = Likeness((), lexicon.words("function_words") | lexicon.words("topic_stop"))
    singles = [_Group(places=[n], total=_vector(likeness, o)) for n, o in enumerate(observations)]
    groups = _join(singles)
    if len(groups) < 2:
        return ()
    searcher = Searcher(sources, observations, lexicon)
    return tuple(_name(group.places, sources, observations, searcher) for group in groups)


def describe_topics(topics: tuple[Topic, ...], sources: tuple[Source, ...]) -> tuple[Problem, ...]:
    """The note that a folder holds several topics, and one for each with its sources and the focus that chooses it."""
    if not topics:
        return ()
    paths = {source.id: source.path for source in sources}
    notes = [
        Problem(
            severity="warning",
            code="topics",
            where=f"topic {number}",
            message=f"{', '.join(paths[s] for s in topic.sources)}.",
            hint=f"For these{'' if topic.exact else ', mostly'}: --focus “{topic.words}”.",
        )
        for number, topic in enumerate(topics, 1)
    ]
    message = f"The sources seem to be on {len(topics)} topics that share hardly a word."
    whole = Problem(severity="warning", code="topics", where="sources", message=message, hint="Choose one.")
    return (whole, *notes)


def _vector(likeness: Likeness, observed: Observations) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in observed.sentences:
        for word in sentence.evidence.quote.split():
            counts.update(likeness.stems(word))
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_STEMS]
    values: dict[str, float] = {stem: 1 + math.log(count) for stem, count in often}
    length = math.sqrt(math.fsum(x * x for x in values.values())) or 1.0
    return Counter({stem: x / length for stem, x in values.items()})


def _join(singles: list[_Group]) -> list[_Group]:
    """The groups of several sources that stay apart, the largest first; a source by itself joins the likest."""
    step = max(1, -(-len(singles) // _COMPARED))
    groups = singles[::step]
    near = {(a, b): groups[a].likeness(groups[b]) for a in range(len(groups)) for b in range(a)}
    alive = dict(enumerate(groups))
    while near:
        (left, right), best = max(near.items(), key=lambda item: (item[1], item[0]))
        if best < _JOINED:
            break
        alive[left] = alive[left].joined(alive.pop(right))
        near = {pair: value for pair, value in near.items() if left not in pair and right not in pair}
        near |= {(max(left, n), min(left, n)): alive[left].likeness(g) for n, g in alive.items() if n != left}
    several = [g for g in alive.values() if len(g.places) >= _LEAST]
    placed = {place for g in several for place in g.places}
    for single in singles:
        if several and not placed & set(single.places):
            max(several, key=lambda g: (g.likeness(single), -g.places[0])).places.extend(single.places)
    return sorted(several, key=lambda g: (-len(g.places), min(g.places)))


def _name(
    places: list[int], sources: tuple[Source, ...], observations: tuple[Observations, ...], searcher: Searcher
) -> Topic:
    """The fewest phrases of a group that choose all of its sources and no other."""
    own = {sources[place].id for place in places}
    inside: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for place in places:
        for phrase in observations[place].keyphrases:
            inside[phrase.lemma] += 1
            uses[phrase.lemma] += phrase.count
            texts.setdefault(phrase.lemma, phrase.text)
    telling = {lemma for lemma, text in texts.items() if " " in text or text[0].isupper()}
    likely = sorted(inside, key=lambda lemma: (-inside[lemma], lemma not in telling, -uses[lemma], lemma))[:_TRIED]
    chosen = {texts[lemma]: set(searcher.search(texts[lemma])) for lemma in likely}
    words: list[str] = []
    found: set[str] = set()
    while len(words) < _TERMS and found != own:
        best = max(chosen, key=lambda text: (_worth(chosen[text] | found, own), -list(chosen).index(text)), default="")
        if not best or _worth(chosen[best] | found, own) <= _worth(found, own):
            break
        words.append(best)
        found |= chosen[best]
    named = tuple(source.id for source in sources if source.id in own)
    return Topic(sources=named, words=", ".join(words), exact=found == own)


def _worth(found: set[str], own: set[str]) -> float:
    """F1 of the sources that are found, against those wanted."""
    return 2 * len(found & own) / (len(found) + len(own))
