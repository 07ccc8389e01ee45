"""What a reader should know first: the sentences and positions worth printing in the bottom line.

Each sentence is worth as much as a logistic model of seven traits says: how new its source is, how many keywords it
touches, how alike another source puts it, whether a key actor's position, an open question or a denial rests on it, and
whether it gives a figure. The model is small and its weights are round on purpose: what fits the topics it is measured
on better does worse on others (each of ten topics left out in turn).

A sentence that cannot stand alone, or is too long, gives its holder's words instead (“Holder: …”).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

from briefing.likeness import Likeness
from briefing.model.findings import Actor, Disputed, KeyFigure, Keyword, Lead, Position, Question
from briefing.model.observations import Sentence
from briefing.model.source import Evidence
from briefing.reconcile.material import Material

_MOST = 200
_LONGEST = 32
_LONGEST_QUOTE = 26
_SHORTEST = 4
_BASE = -3.1
_RECENT, _MATTER, _ALIKE, _HELD, _OPEN, _FIGURE, _DENIED = 1.0, 1.0, 0.6, 0.7, 1.0, 0.6, 0.5
_PLACE, _EVENT = 1.1, 0.4
_KEYWORDS = 12
_ENOUGH = 5
_FAR, _STEP = 99, 5
_LEAST = 7
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’»]?\s+(?=[“\"‘«]?[A-Z])")
_BARE_HOLDERS = ("agency_nouns", "role_heads", "group_heads", "organisation_heads")
_OPENING_MARKS = "“\"‘'«„"

Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the other sections found, which tells what matters."""

    keywords: tuple[Keyword, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    figures: tuple[KeyFigure, ...]
    questions: tuple[Question, ...]
    disputed: tuple[Disputed, ...]


def rank_leads(material: Material, found: Found) -> tuple[Lead, ...]:
    """The leads, best first, at most two hundred; `score` is between 0 and 1."""
    likeness = Likeness(material.sentences(), material.lexicon.words("function_words"))
    weights = _Weights(material, found, likeness)
    held = {_key(p.evidence[0]): p for p in reversed(found.positions)}
    bare = frozenset[str]().union(*(material.lexicon.words(name) for name in _BARE_HOLDERS))
    leads: list[Lead] = []
    for observed in material.observations:
        for sentence in observed.sentences:
            if sentence.zone in ("headline", "heading"):
                continue
            text = _word(sentence, held.get((observed.source, sentence.number)), bare)
            if text:
                score, alone = weights.score(sentence), weights.stands_alone(sentence, text)
                leads.append(
                    Lead(source=observed.source, text=text, score=score, evidence=sentence.evidence, alone=alone)
                )
    return tuple(sorted(leads, key=lambda lead: (-lead.score, lead.evidence.span))[:_MOST])


class _Weights:
    """What each sentence is worth, and whether it can be read alone."""

    def __init__(self, material: Material, found: Found, likeness: Likeness) -> None:
        self._likeness = likeness
        self._recency = _recency(material)
        self._matters = frozenset[str]().union(*(likeness.stems(k.text) for k in found.keywords[:_KEYWORDS]))
        self._known = frozenset(stem for stem, count in likeness.spread().items() if 2 * count > len(material.sources))
        names = (name for actor in found.actors if actor.key for name in (actor.name, *actor.aliases))
        self._topical = self._matters.union(self._known, *map(likeness.stems, names))
        rank = {actor.id: place for place, actor in enumerate(found.actors)}
        self._held: dict[Key, float] = {}
        for position in found.positions:
            worth = 1 / (1 + rank.get(position.actor or "", _FAR) / _STEP)
            for evidence in position.evidence:
                self._held[_key(evidence)] = max(worth, self._held.get(_key(evidence), 0.0))
        self._open: dict[Key, float] = {}
        for place, question in enumerate(found.questions):
            for evidence in question.evidence:
                self._open.setdefault(_key(evidence), 1 / (1 + place / _STEP))
        self._denied = {_key(e) for d in found.disputed for e in (*d.evidence, *d.claim)}

    def score(self, sentence: Sentence) -> float:
        """Between 0 and 1."""
        key, quote = _key(sentence.evidence), sentence.evidence.quote
        stems = self._likeness.stems(quote)
        sum_ = _BASE + _RECENT * self._recency.get(key[0], 0.0)
        sum_ += _MATTER * min(len(stems & self._matters), _ENOUGH) / _ENOUGH
        sum_ += _ALIKE * self._likeness.likest(stems, key[0])
        sum_ += _HELD * self._held.get(key, 0.0) + _OPEN * self._open.get(key, 0.0)
        sum_ += _FIGURE * any(c.isdigit() for c in quote) + _DENIED * (key in self._denied)
        sum_ += _PLACE / sentence.number + _EVENT * ("event" in sentence.traits)
        return round(1 / (1 + math.exp(-sum_)), 6)

    def stands_alone(self, sentence: Sentence, text: str) -> bool:
        """Whether a reader knows what it is about: a name or a matter of the topic, and nothing that points back."""
        bare = [trait.partition(":")[2] for trait in sentence.traits if trait.startswith("bare:")]
        if "anaphoric" in sentence.traits or not all(self._likeness.stems(noun) <= self._known for noun in bare):
            return False
        on_topic = self._likeness.stems(text) & self._topical
        return (
            len(text.split()) >= _LEAST
            and bool(on_topic)
            and bool(_NAME.search(text) or "named" in sentence.traits or bare)
        )


def _key(evidence: Evidence) -> Key:
    return evidence.source, evidence.sentence


def _recency(material: Material) -> dict[str, float]:
    """Where each dated source stands between the oldest (0) and the newest (1); nothing when all are of one day."""
    days = {s.id: date.fromisoformat(s.published).toordinal() for s in material.sources if s.published}
    if not days or min(days.values()) == max(days.values()):
        return {}
    first, last = min(days.values()), max(days.values())
    return {source: (day - first) / (last - first) for source, day in days.items()}


def _word(sentence: Sentence, position: Position | None, bare: frozenset[str]) -> str:
    """The sentence's own clause where it is short, else its holder's words, else nothing."""
    clause = sentence.clause
    if clause and len(clause.split()) <= _LONGEST_QUOTE:
        return clause
    named = position is not None and position.holder.casefold() not in bare
    attributed = attribute_words(position) if position is not None and named else ""
    if attributed and (not clause or len(clause.split()) > _LONGEST):
        return attributed
    return clause if len(clause.split()) <= _LONGEST else ""


def _is_cut(words: str, position: Position) -> bool:
    """Whether the sentence goes straight on behind the words: what is missing may be the very hedge."""
    if words[-1] in "”’\"'»":
        return False
    for evidence in position.evidence:
        _, found, rest = " ".join(evidence.quote.split()).partition(words)
        if found:
            return bool(re.match(r" \w", rest))
    return False


def attribute_words(position: Position) -> str:
    """“Holder: words”, or “Holder denied it” where the text opens with its verb; empty where it is too long."""
    words = _SENTENCE_END.split(" ".join(position.text.split()))[0].strip(" ,")
    if not _SHORTEST <= len(words.split()) <= _LONGEST_QUOTE or words.endswith("?") or _is_cut(words, position):
        return ""
    if _OWN.match(position.holder) or _UNNAMED_THING.match(words):
        return ""
    opener = re.split(r"[ ’']", words.strip(_OPENING_MARKS))[0].casefold()
    quoted = words[0] in _OPENING_MARKS
    if opener in _POINTING or (opener.endswith("ing") and not quoted) or (not quoted and _FIRST_PERSON.search(words)):
        return ""
    holder = position.holder[:1].upper() + position.holder[1:]
    same = opener[:4] == position.verb.split()[0].casefold()[:4]
    verbal = not quoted and (same or (opener.endswith("ed") and words[0].islower()) or opener in _FINITE)
    return f"{holder} {_close(words)}" if verbal else f"{holder}: {_close(words)}"


_UNNAMED_THING = re.compile(r"(?:called|labell?ed|dubbed|described as|termed|branded) [“\"'‘«]")  # what it called “…”
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_OWN = re.compile(r"(?i)(?:my|our|your|his|her|its|their)\b")
_LOOSE_COMMA = re.compile(r",([”\"’»])$")
_SHOUTED = re.compile(r"^(?:THE|AN|IN|ON|AT|FOR)(?= [a-z])")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+|^\[|^[A-Z][\w’'-]* [A-Z]|^[A-Z]{2,}\b|^\w+[’']s\b")
_FINITE = ("is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "could", "may", "might", "does")
_POINTING = (
    "he",
    "she",
    "what",
    "how",
    "why",
    "that",
    "this",
    "these",
    "those",
    "it",
    "its",
    "they",
    "her",
    "his",
    "their",
    "and",
    "but",
    "so",
    "such",
    "which",
    "who",
    "there",
)


def _close(words: str) -> str:
    """The words with their quotation mark closed."""
    words = _SHOUTED.sub(lambda match: match[0].lower(), _LOOSE_COMMA.sub(r"\1", words))
    for opening, closing in ("“”", '""', "‘’", "«»"):
        if words[0] == opening and not words.rstrip(" .").endswith(closing):
            return words.rstrip(" ,") + closing
    return words
