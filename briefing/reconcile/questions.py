"""What stays open.

Doubts of one sentence add up (1 − Π(1 − weight)); sentences on one matter are grouped, so that a question carries what
several sources say on it. Open serious conflicts are questions too, and come from the conflict section alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model.findings import Conflict, Question, QuestionReason
from briefing.model.observations import Doubt, Zone
from briefing.model.source import Evidence, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

_LEAST_SCORE = 0.4
_SAME_MATTER = 0.3
_MOST = 12
_MOST_EVIDENCE = 3
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_DANGLING = re.compile(r"(?i)(?:this|these|such|it|that|he|she|they)\b")


@dataclass(slots=True)
class _Matter:
    """Sentences that leave one matter open, the most telling first."""

    score: float
    why: QuestionReason
    text: str
    words: Counter[str]
    evidence: list[Evidence]


def find_questions(material: Material, cast: Cast, conflicts: tuple[Conflict, ...]) -> tuple[Question, ...]:
    """The open questions, most consequential first, at most a dozen."""
    weight = _rarity(material)
    matters: list[_Matter] = []
    for matter in sorted(_open_sentences(material, cast), key=lambda m: (-m.score, m.evidence[0].span)):
        known = next((m for m in matters if _likeness(m.words, matter.words, weight) >= _SAME_MATTER), None)
        if known is None:
            matters.append(matter)
        else:
            _join(known, matter)
    worded = [m for m in matters if m.text and m.score >= _LEAST_SCORE]
    found = [*_from_conflicts(conflicts), *map(_question, worded)]
    return tuple(sorted(found, key=lambda q: (-q.salience, q.evidence[0].span))[:_MOST])


def _open_sentences(material: Material, cast: Cast) -> Iterable[_Matter]:
    for observed in material.observations:
        by_sentence: dict[Evidence, list[Doubt]] = {}
        zones: dict[int, Zone] = {s.number: s.zone for s in observed.sentences}
        for doubt in observed.doubts:
            plain = Evidence(
                span=doubt.evidence.span, quote=doubt.evidence.quote, rule="", sentence=doubt.evidence.sentence
            )
            by_sentence.setdefault(plain, []).append(doubt)
        for doubts in by_sentence.values():
            yield _matter(material, cast, doubts, zones[doubts[0].evidence.sentence])


def _matter(material: Material, cast: Cast, doubts: list[Doubt], zone: Zone) -> _Matter:
    weights = material.lexicon.table("doubt_weights")
    worth = {doubt.evidence.rule: float(weights.get(doubt.evidence.rule, ("0.3",))[0]) for doubt in doubts}
    strongest = max(doubts, key=lambda d: (worth[d.evidence.rule], d.evidence.rule))
    score = 1 - math.prod(1 - value for value in worth.values())
    score += 0.08 if zone in ("headline", "lead") else 0.0
    score += 0.03 * min(3, _actors_in(material, cast, doubts[0].evidence))
    score -= 0.1 if _DANGLING.match(doubts[0].evidence.quote) else 0.0
    return _Matter(
        score=score,
        why=strongest.why,
        text=doubts[0].text,
        words=_words(doubts[0].evidence.quote, material),
        evidence=[strongest.evidence],
    )


def _actors_in(material: Material, cast: Cast, evidence: Evidence) -> int:
    mentions = material.observed(evidence.source).mentions
    inside = (n for n, m in enumerate(mentions) if evidence.span.contains(m.span))
    return len({cast.by_mention[evidence.source, n] for n in inside if (evidence.source, n) in cast.by_mention})


def _words(quote: str, material: Material) -> Counter[str]:
    """Content words, roughly stemmed: enough to see that two sentences are on one matter."""
    stop = material.lexicon.words("function_words")
    words = (w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(quote))
    return Counter(re.sub(r"(?:ing|ed|es|s)$", "", w) for w in words if w not in stop and len(w) > 2)


def _rarity(material: Material) -> dict[str, float]:
    """The inverse sentence frequency of each word."""
    sentences = [set(_words(s.evidence.quote, material)) for s in material.sentences()]
    counts = Counter(word for words in sentences for word in words)
    return {word: math.log((1 + len(sentences)) / count) for word, count in counts.items()}


def _likeness(left: Counter[str], right: Counter[str], weight: dict[str, float]) -> float:
    """Dice coefficient over rarity-weighted words."""
    whole = sum(weight.get(w, 1.0) for w in left) + sum(weight.get(w, 1.0) for w in right)
    shared = sum(weight.get(w, 1.0) for w in left.keys() & right.keys())
    return 2 * shared / whole if whole else 0.0


def _join(known: _Matter, other: _Matter) -> None:
    known.score = min(1.2, known.score + 0.05)
    known.text = known.text or other.text
    if len(known.evidence) < _MOST_EVIDENCE:
        known.evidence.append(other.evidence[0])


def _question(matter: _Matter) -> Question:
    return Question(
        id=content_id("q", matter.text, *(e.span for e in matter.evidence)),
        question=matter.text,
        why=matter.why,
        evidence=tuple(matter.evidence),
        salience=matter.score,
    )


def _from_conflicts(conflicts: tuple[Conflict, ...]) -> Iterable[Question]:
    for conflict in conflicts:
        if conflict.resolution == "open" and conflict.severity in ("high", "medium"):
            values = " or ".join(side.value.strip(" .") for side in conflict.sides)
            text = f"{conflict.about[:1].upper()}{conflict.about[1:]}: {values}?"
            evidence = tuple(e for side in conflict.sides for e in side.evidence[:1])
            yield Question(
                id=content_id("q", conflict.id), question=text, why="conflict", evidence=evidence, salience=1.1
            )
