"""What a reader should know first: the sentences and positions worth printing in the bottom line.

Each sentence is worth as much as a logistic model of its traits says: what it tells (how much, an act of consequence,
a figure, a contrast, key actors, keywords), what the other findings rest on it (a key actor's position, an open
question, a denial, a serious conflict, a key figure, a date to come), how alike another source puts it, where it stands
and how new its source is. The weights are round on purpose: what fits the topics it is measured on better does worse on
others.

A sentence that cannot stand alone, or is too long, gives its holder's words instead (“Holder: …”).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefing.likeness import Likeness
from briefing.model.findings import Actor, Conflict, Disputed, KeyFigure, Keyword, Lead, Occurrence, Position, Question
from briefing.model.observations import Observations, Sentence
from briefing.model.source import Evidence
from briefing.reconcile.material import Material
from briefing.reconcile.wordings import word_lead

_MOST = 200
_BASE = -3.5
_WEIGHTS = {
    "full": 1.0,
    "recent": 0.7,
    "ahead": 0.6,
    "keywords": 0.6,
    "held": 0.5,
    "denied": 0.4,
    "figure": 0.4,
    "conflict": 0.4,
    "contrast": 0.4,
    "actors": 0.4,
    "digits": 0.4,
    "event": 0.4,
    "early": 0.4,
    "open": 0.3,
    "alike": 0.3,
}
_SERIOUS = {"high": 1.0, "medium": 0.5, "low": 0.2}
_FULL, _KEYWORDS, _ENOUGH, _KEY_ACTORS, _MANY = 45, 12, 5, 12, 4
_FAR, _STEP = 99, 5
_LEAST = 7
_BARE_HOLDERS = ("agency_nouns", "role_heads", "group_heads", "organisation_heads")
_LIGHT = (
    *("light_words", "weak_nouns", "keyword_generic", "role_heads", "voice_nouns", "spokes_nouns", "document_nouns"),
    *("company_nouns", "currency_words"),
    *("date_units", "day_parts", "months", "weekdays", "units", "number_scales"),
)
_CONTRAST = re.compile(r"(?i)\b(?:but|while|although|though|whereas|however)\b")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+|^\[|^[A-Z][\w’'-]* [A-Z]|^[A-Z]{2,}\b|^\w+[’']s\b")

_UNNAMED = ("role_heads", "company_nouns", "plain_persons", "gendered_nouns")
_ADVICE = re.compile(r"\b(?:should|ought to)\b")  # unless somebody says so, it is the author's own
_SAYING = re.compile(r"[:“\"‘«]|\b(?:sa(?:id|ys)|told|urg\w+|recommend\w*|according)\b")
_OFFICE = re.compile(r"The Company\b")

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
    conflicts: tuple[Conflict, ...]
    timeline: tuple[Occurrence, ...]


def rank_leads(material: Material, found: Found) -> tuple[Lead, ...]:
    """The leads, best first, at most two hundred; `score` is between 0 and 1."""
    likeness = Likeness(material.sentences(), material.lexicon.words("function_words"))
    weights = _Weights(material, found, likeness)
    held = {_key(p.evidence[0]): p for p in reversed(found.positions)}
    bare = frozenset[str]().union(*(material.lexicon.words(name) for name in _BARE_HOLDERS))
    light = frozenset(word.casefold() for name in _LIGHT for word in material.lexicon.words(name))
    leads: list[Lead] = []
    for observed in material.observations:
        matters = _matters(observed, light)
        told = [s for s in observed.sentences if s.zone not in ("headline", "heading")]
        for place, sentence in enumerate(told, 1):
            opening = place == 1 and sentence.zone == "lead"
            text = word_lead(sentence, held.get(_key(sentence.evidence)), bare, opening=opening)
            if text:
                leads.append(
                    Lead(
                        source=observed.source,
                        text=text,
                        score=weights.score(sentence, place),
                        evidence=sentence.evidence,
                        alone=weights.stands_alone(sentence, text),
                        matters=matters.get(sentence.number, frozenset()),
                    )
                )
    return tuple(sorted(leads, key=lambda lead: (-lead.score, lead.evidence.span))[:_MOST])


def _matters(observed: Observations, light: frozenset[str]) -> dict[int, frozenset[str]]:
    """The concepts of the common nouns of each sentence, without those that say nothing of what it is about."""
    found: dict[int, frozenset[str]] = {}
    for clause in observed.clauses:
        terms = frozenset(clause.terms) - frozenset(clause.names) - light
        found[clause.evidence.sentence] = found.get(clause.evidence.sentence, frozenset()) | terms
    return found


class _Weights:
    """What each sentence is worth, and whether it can be read alone."""

    def __init__(self, material: Material, found: Found, likeness: Likeness) -> None:
        self._likeness = likeness
        self._recency = _recency(material)
        self._matters = frozenset[str]().union(*(likeness.stems(k.text) for k in found.keywords[:_KEYWORDS]))
        self._known = frozenset(stem for stem, count in likeness.spread().items() if 2 * count > len(material.sources))
        keys = [(actor.name, *actor.aliases) for actor in found.actors if actor.key]
        self._topical = self._matters.union(self._known, *(likeness.stems(name) for names in keys for name in names))
        self._unnamed = frozenset[str]().union(*(material.lexicon.words(name) for name in _UNNAMED))
        self._actors = tuple(map(_any_of, keys[:_KEY_ACTORS]))
        self._rests = _rests(found, max((s.published for s in material.sources if s.published), default=""))

    def score(self, sentence: Sentence, place: int) -> float:
        """Between 0 and 1; `place` counts the sentences of its source that are no headings, from 1."""
        quote, key = sentence.evidence.quote, _key(sentence.evidence)
        stems = self._likeness.stems(quote)
        traits = {name: found[key] for name, found in self._rests.items() if key in found}
        traits |= {
            "full": min(len(quote.split()), _FULL) / _FULL,
            "recent": self._recency.get(key[0], 0.0),
            "keywords": min(len(stems & self._matters), _ENOUGH) / _ENOUGH,
            "contrast": bool(_CONTRAST.search(quote)),
            "actors": min(sum(bool(names.search(quote)) for names in self._actors), _MANY) / _MANY,
            "digits": any(c.isdigit() for c in quote),
            "event": "event" in sentence.traits,
            "early": 1 / place,
            "alike": self._likeness.likest(stems, key[0]),
        }
        total = _BASE + math.fsum(_WEIGHTS[name] * value for name, value in sorted(traits.items()))
        return round(1 / (1 + math.exp(-total)), 6)

    def stands_alone(self, sentence: Sentence, text: str) -> bool:
        """Whether a reader knows what it is about: a name or a matter of the topic, and nothing that points back."""
        bare = [trait.partition(":")[2] for trait in sentence.traits if trait.startswith("bare:")]
        advises = _ADVICE.search(text) and not _SAYING.search(text)
        if advises or _OFFICE.match(text) or any(noun in self._unnamed for noun in bare):
            return False
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


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the names as whole words."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))) + r")\b")


def _rests(found: Found, newest: str) -> dict[str, dict[Key, float]]:
    """What rests on each sentence, by trait, 0 to 1: the higher an item stands in its section, the more."""
    names = ("held", "open", "denied", "figure", "conflict", "ahead")
    rests: dict[str, dict[Key, float]] = {name: {} for name in names}

    def put(trait: str, worth: float, evidence: Iterable[Evidence]) -> None:
        for e in evidence:
            rests[trait][_key(e)] = max(worth, rests[trait].get(_key(e), 0.0))

    rank = {actor.id: place for place, actor in enumerate(found.actors)}
    for position in found.positions:
        put("held", 1 / (1 + rank.get(position.actor or "", _FAR) / _STEP), position.evidence)
    for place, question in enumerate(found.questions):
        put("open", 1 / (1 + place / _STEP), question.evidence)
    for place, disputed in enumerate(found.disputed):
        put("denied", 1 / (1 + place / _STEP), (*disputed.evidence, *disputed.claim))
    for place, figure in enumerate(found.figures):
        put("figure", 1 / (1 + place / _STEP), figure.evidence)
    for conflict in found.conflicts:
        for side in conflict.sides if conflict.type != "quotation" else ():
            put("conflict", _SERIOUS[conflict.severity], side.evidence)
    for occurrence in found.timeline:
        if newest and occurrence.date > newest:
            put("ahead", 1.0, occurrence.evidence)
    return rests


def _recency(material: Material) -> dict[str, float]:
    """Where each dated source stands between the oldest (0) and the newest (1); nothing when all are of one day."""
    days = {s.id: date.fromisoformat(s.published).toordinal() for s in material.sources if s.published}
    if not days or min(days.values()) == max(days.values()):
        return {}
    first, last = min(days.values()), max(days.values())
    return {source: (day - first) / (last - first) for source, day in days.items()}
