"""The sentences that tell what happened, ranked for the bottom line.

A sentence counts by how much of it other sources say too (their words, weighted by rarity), by its place (headline and
lead), and by what it carries: a key actor as a name, a statement, a figure, a date. Copies of one origin do not
confirm each other. On news that it was not fitted to, ranking sentences does no better than taking the lead; so the
bottom line takes only its first and its last points from here, and the rest from the other findings.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from briefing.model.findings import Lead
from briefing.model.observations import Observations, Sentence
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

_MOST = 40
_PLACE = {"headline": 0.2, "lead": 0.5, "heading": -1.0, "body": 0.0}
_TRAITS = {"event": 0.5, "perfect": 0.3, "named": 0.2, "quoted": -0.3}
_LONGEST = 45
_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d.,]*")


def rank_leads(material: Material, cast: Cast) -> tuple[Lead, ...]:
    """The leads, best first: sentences that can stand alone, at most forty."""
    spread, rarity = _spread(material)
    found: list[Lead] = []
    for observed in material.observations:
        weights = _carried(cast, observed)
        for place, sentence in enumerate(observed.sentences):
            words = _words(sentence)
            if not sentence.clause or not words or len(sentence.clause.split()) > _LONGEST:
                continue
            score = _shared(words, spread, rarity) + _PLACE[sentence.zone] + weights.get(sentence.number, 0.0)
            score += 0.3 / (1 + place) + sum(_TRAITS[trait] for trait in sentence.traits)
            found.append(
                Lead(source=observed.source, text=sentence.clause, score=round(score, 6), evidence=sentence.evidence)
            )
    return tuple(sorted(found, key=lambda lead: (-lead.score, lead.evidence.span))[:_MOST])


def _words(sentence: Sentence) -> set[str]:
    return {w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(sentence.evidence.quote)}


def _spread(material: Material) -> tuple[dict[str, int], dict[str, float]]:
    """In how many sources each word stands, and how rare it is among sentences."""
    stop = material.lexicon.words("function_words")
    sources: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    total = 0
    for sentence in material.sentences():
        total += 1
        for word in _words(sentence) - stop:
            sources.setdefault(word, set()).add(sentence.evidence.source)
            counts[word] += 1
    rarity = {word: math.log((1 + total) / count) for word, count in counts.items()}
    return {word: len(found) for word, found in sources.items()}, rarity


def _shared(words: set[str], spread: dict[str, int], rarity: dict[str, float]) -> float:
    """Rarity-weighted share of the words that other sources use too, damped for length."""
    known = [w for w in sorted(words) if w in rarity]
    if not known:
        return 0.0
    gain = sum(rarity[w] * (spread[w] - 1) for w in known)
    return gain / (sum(rarity[w] for w in known) + 8.0)


def _carried(cast: Cast, observed: Observations) -> dict[int, float]:
    """What each sentence carries beyond its words, by sentence number."""
    keys = {a.id for a in cast.actors if a.key}
    named: dict[int, set[str]] = {}
    for index, mention in enumerate(observed.mentions):
        actor = cast.by_mention.get((observed.source, index))
        if actor in keys:
            named.setdefault(mention.sentence, set()).add(str(actor))
    weights: dict[int, float] = {number: 0.15 * min(3, len(ids)) for number, ids in named.items()}
    marks = (
        (0.3, {f.evidence.sentence for f in observed.figures}),
        (0.2, {s.evidence.sentence for s in observed.statements}),
        (0.25, {e.evidence.sentence for e in observed.events if e.date}),
    )
    for value, numbers in marks:
        for number in numbers:
            weights[number] = weights.get(number, 0.0) + value
    return weights
