"""What a reader should know first: the sentences and positions worth printing in the bottom line.

Each sentence that can stand alone is worth as much as a logistic model of seven traits says: how new its source is,
how near the top it stands, what it leaves open, whether it gives a key figure, how alike another source puts it, an act
of consequence, and the present perfect of news. The model is small on purpose: with more traits than these it fits the
topics it is measured on and does worse on others (each of seven topics left out in turn).

A sentence that cannot stand alone, or is too long, gives its holder's words instead (“Holder: …”).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from briefing.likeness import Likeness
from briefing.model.findings import KeyFigure, Lead, Position
from briefing.model.observations import Observations, Sentence
from briefing.model.source import Evidence
from briefing.reconcile.material import Material

_MOST = 200
_KEY_FIGURES = 12
_LONGEST = 32
_LONGEST_QUOTE = 26
_SHORTEST = 4
_BASE = -3.1
_RECENT, _PLACE, _OPEN, _FIGURE, _ALIKE, _EVENT, _PERFECT = 0.9, 1.1, 1.1, 0.9, 0.7, 0.4, 0.3
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’»]?\s+(?=[“\"‘«]?[A-Z])")
_BARE_HOLDERS = ("agency_nouns", "role_heads", "group_heads", "organisation_heads")
_OPENING_MARKS = "“\"‘'«„"

Key = tuple[str, int]


def rank_leads(material: Material, positions: tuple[Position, ...], figures: tuple[KeyFigure, ...]) -> tuple[Lead, ...]:
    """The leads, best first, at most two hundred; `score` is between 0 and 1."""
    likeness = Likeness(material.sentences(), material.lexicon.words("function_words"))
    held = {_key(p.evidence[0]): p for p in reversed(positions)}
    figured = {_key(e) for figure in figures[:_KEY_FIGURES] for e in figure.evidence}
    recency = _recency(material)
    bare = frozenset[str]().union(*(material.lexicon.words(name) for name in _BARE_HOLDERS))
    found: list[Lead] = []
    for observed in material.observations:
        doubts = _doubts(material, observed)
        for sentence in observed.sentences:
            if sentence.zone in ("headline", "heading"):
                continue
            position = held.get((observed.source, sentence.number))
            text = _word(sentence, position, bare)
            if text:
                sum_ = _BASE + _RECENT * recency.get(observed.source, 0.0) + _PLACE / sentence.number
                sum_ += _OPEN * doubts.get(sentence.number, 0.0)
                sum_ += _FIGURE * ((observed.source, sentence.number) in figured)
                sum_ += _ALIKE * _alike(sentence, likeness)
                sum_ += _EVENT * ("event" in sentence.traits) + _PERFECT * ("perfect" in sentence.traits)
                score = round(1 / (1 + math.exp(-sum_)), 6)
                alone = "anaphoric" not in sentence.traits and bool(_NAME.search(text))
                found.append(
                    Lead(source=observed.source, text=text, score=score, evidence=sentence.evidence, alone=alone)
                )
    return tuple(sorted(found, key=lambda lead: (-lead.score, lead.evidence.span))[:_MOST])


def _key(evidence: Evidence) -> Key:
    return evidence.source, evidence.sentence


def _recency(material: Material) -> dict[str, float]:
    """Where each dated source stands between the oldest (0) and the newest (1); nothing when all are of one day."""
    days = {s.id: date.fromisoformat(s.published).toordinal() for s in material.sources if s.published}
    if not days or min(days.values()) == max(days.values()):
        return {}
    first, last = min(days.values()), max(days.values())
    return {source: (day - first) / (last - first) for source, day in days.items()}


def _doubts(material: Material, observed: Observations) -> dict[int, float]:
    """How open each sentence leaves its matter, 0 to 1, by number."""
    weights = material.lexicon.table("doubt_weights")
    rules: dict[int, set[str]] = {}
    for doubt in observed.doubts:
        rules.setdefault(doubt.evidence.sentence, set()).add(doubt.evidence.rule)
    return {number: 1 - math.prod(_unlikely(weights, found)) for number, found in rules.items()}


def _unlikely(weights: Mapping[str, tuple[str, ...]], rules: Iterable[str]) -> Iterator[float]:
    return (1 - float(weights.get(rule, ("0.3",))[0]) for rule in sorted(rules))


def _alike(sentence: Sentence, likeness: Likeness) -> float:
    return likeness.likest(likeness.stems(sentence.evidence.quote), sentence.evidence.source)


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
    opener = re.split(r"[ ’']", words.strip(_OPENING_MARKS))[0].casefold()
    quoted = words[0] in _OPENING_MARKS
    if (
        opener in _POINTING
        or (opener.endswith("ing") and not quoted)
        or (opener in ("i", "we", "my", "our") and not quoted)
    ):
        return ""
    holder = position.holder[:1].upper() + position.holder[1:]
    same = opener[:4] == position.verb.split()[0].casefold()[:4]
    verbal = not quoted and (same or (opener.endswith("ed") and words[0].islower()) or opener in _FINITE)
    return f"{holder} {_close(words)}" if verbal else f"{holder}: {_close(words)}"


_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their)\b")
_LOOSE_COMMA = re.compile(r",([”\"’»])$")
_SHOUTED = re.compile(r"^(?:THE|AN|IN|ON|AT|FOR)(?= [a-z])")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+|^\[|^[A-Z][\w’'-]* [A-Z]|^[A-Z]{2,}\b|^\w+[’']s\b")
_FINITE = ("is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "could", "may", "might", "does")
_POINTING = (
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
