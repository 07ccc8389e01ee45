"""A folder that holds two topics: what the reader is told, and the words that choose one of them.

Two groups of several sources that stay apart (`briefing/reconcile/topics.py`) are two topics.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Problem, Source
from briefing.reconcile.focus import Searcher
from briefing.reconcile.topics import find_likest, group_sources

_LEAST = 2  # sources that make a topic
_TRIED = 40  # phrases that could name a group
_TERMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group of sources, and the words after `--focus` that choose it; `exact` when they choose no other source."""

    sources: tuple[str, ...]
    words: str
    exact: bool


def find_topics(
    sources: tuple[Source, ...], observations: tuple[Observations, ...], lexicon: Lexicon
) -> tuple[Topic, ...]:
    """The topics of a folder, the largest first; one of several sources is no topic of its own, so none is given."""
    if len(sources) < 2 * _LEAST:
        return ()
    found = group_sources(observations, lexicon)
    groups = [group for group in found if len(group.places) >= _LEAST]
    if len(groups) < 2:
        return ()
    for single in (group for group in found if len(group.places) < _LEAST):
        if (best := find_likest(single, groups)) is not None:
            groups[best].places.extend(single.places)
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
