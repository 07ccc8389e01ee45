"""What two or more independent origins assert alike.

Three ways in, each by key: the same figure, the same event on the same day, the same predicate with the same
participant. Sources of one origin count once. What one source asserts and another only hedges is no agreement: how a
text stands to a thing is part of the key.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.model.findings import Agreement, Origin
from briefing.model.source import Evidence, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.figures import select_figures
from briefing.reconcile.material import Material
from briefing.reconcile.subjects import Subjects
from briefing.reconcile.timeline import build_timeline

MOST = 20
MOST_COMPARED = 20  # assertions under one key that each is compared with, so that many sources cost no square
SHARED = 2.1  # least weight of the concepts that two assertions share, event and participant included
OVERLAP = 0.5  # least part of the lighter assertion that is shared
FEW = 3  # counts up to here are said of many things
SMALL = 20  # numbers up to here may be the same by chance
ONE_NUMBER = 0.35  # least overlap of two sentences that give one small number
ONE_DAY = 0.5  # … that tell of one day
LONGEST = 200  # characters of a sentence printed as the agreement
_HELD = {"asserted": "", "confirmed": "", "hedged": "hedged", "planned": "planned", "negated": "not so"}
_TAGGED = re.compile(r"(?i)\b(?:he|she|they)\s(?:said|says|added|told)\b")
_NEGATION = re.compile(r"(?i)\b(?:not|no|never|neither|nor|without|den(?:y|ies|ied)|refus\w+)\b|n['’]t\b")
_NAME = re.compile(r"\b[A-Z][\w’'.-]*[\w](?:\s[A-Z][\w’'.-]*[\w])*")
_UNRESOLVED = re.compile(r"(?i)^[\"“'‘]?(?:he|she|it|they|we|i|you|this|that|these|those|there)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """An agreement in the making: the evidence of each source. `joins` lets it add its sources to one it touches."""

    evidence: tuple[Evidence, ...]
    score: float
    joins: bool = False


def find_agreements(material: Material, cast: Cast, origins: tuple[Origin, ...]) -> tuple[Agreement, ...]:
    """The agreements, widest first. `origins` group the sources that count as one."""
    origin_of = {source: place for place, origin in enumerate(origins) for source in origin.sources}
    denied = _denied_places(material)
    found = [*_same_events(material), *_same_figures(material, cast), *_same_assertions(material, cast)]
    values = Values(material)
    consistent = (replace(a, evidence=_consistent(values, a.evidence)) for a in found)
    accords = [cleared for accord in consistent if (cleared := _without(accord, denied, origin_of))]
    accords.sort(key=lambda a: (-len({origin_of[e.source] for e in a.evidence}), -a.score, _place_key(a)))
    agreements = [_agreement(material, accord, origin_of) for accord in _join(accords)]
    agreements.sort(key=lambda a: (-a.origins, -a.salience, a.id))
    return tuple(a for a in agreements if a.text)[:MOST]


def _join(accords: list[Accord]) -> list[Accord]:
    """The accords of which no sentence stands under one before; joining ones add their sources to one another."""
    kept: list[dict[str, Evidence]] = []
    scores: list[float] = []
    open_: list[bool] = []
    homes: dict[tuple[str, int], int] = {}
    for accord in accords:
        touched = (homes[e.source, e.sentence] for e in accord.evidence if (e.source, e.sentence) in homes)
        home = min(touched, default=len(kept))
        if home == len(kept):
            kept.append({})
            scores.append(accord.score)
            open_.append(accord.joins)
        elif not (accord.joins and open_[home]):
            continue
        for e in accord.evidence:
            if kept[home].setdefault(e.source, e) is e:
                homes[e.source, e.sentence] = min(home, homes.get((e.source, e.sentence), home))
    return [Accord(evidence=tuple(e.values()), score=score) for e, score in zip(kept, scores, strict=True)]


def _denied_places(material: Material) -> frozenset[tuple[str, int]]:
    """The sentences with a denial, a doubt or a number set against another: they repeat what they don't assert."""
    denied = {(d.evidence.source, d.evidence.sentence) for o in material.observations for d in o.denials}
    for observed in material.observations:
        heads = Counter((f.evidence.sentence, f.head) for f in observed.figures)
        for f in observed.figures:
            against = (
                f.stage == "previous" or heads[f.evidence.sentence, f.head] > 1 or _NEGATION.search(f.evidence.quote)
            )
            if f.evidence.rule == "figure.elliptical" and against:
                denied.add((observed.source, f.evidence.sentence))
    return frozenset(denied)


def _consistent(values: Values, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The pieces that neither give another number or day than the first nor deny what it asserts."""
    first, *rest = evidence
    negative = bool(_NEGATION.search(first.quote))
    alike = (e for e in rest if not values.clash(first, e) and bool(_NEGATION.search(e.quote)) == negative)
    return (first, *alike)


def _without(accord: Accord, places: frozenset[tuple[str, int]], origin_of: dict[str, int]) -> Accord | None:
    """The accord without some sentences; None when fewer than two origins are left."""
    evidence = tuple(e for e in accord.evidence if (e.source, e.sentence) not in places)
    return replace(accord, evidence=evidence) if len({origin_of[e.source] for e in evidence}) > 1 else None


def _same_figures(material: Material, cast: Cast) -> Iterator[Accord]:
    subjects = Subjects(material)
    for figure in select_figures(material, cast):
        evidence = _one_each(figure.evidence)
        if not figure.unit and (figure.value or 0) <= FEW:
            continue
        if (figure.value or 0) <= SMALL and not (figure.unit != "%" and figure.unit and figure.as_of):
            evidence = _on_one_matter(subjects, evidence, ONE_NUMBER, 0.0)
        if figure.stage != "previous" and len(evidence) > 1:
            yield Accord(evidence=evidence, score=figure.salience)


def _same_events(material: Material) -> Iterator[Accord]:
    subjects = Subjects(material)
    for event in build_timeline(material):
        evidence = _of_one_name(_on_one_matter(subjects, _one_each(event.evidence), ONE_DAY, SHARED))
        if event.precision in ("day", "undated", "interval") and len(evidence) > 1:
            yield Accord(evidence=evidence, score=event.salience)


def _on_one_matter(
    subjects: Subjects, evidence: tuple[Evidence, ...], least: float, weight: float
) -> tuple[Evidence, ...]:
    """The first piece and those that tell of a like event in like words: a number or a day may be shared by chance."""
    first, *rest = evidence
    told = (e for e in rest if subjects.share_event(first, e) and subjects.overlap(first, e) >= least)
    return (first, *(e for e in told if subjects.weigh(subjects.shared(first, e)) >= weight))


def _of_one_name(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The first piece and those that speak of its first name, or of whose first name it speaks."""
    first, *rest = evidence
    return (first, *(e for e in rest if _name_in(first, e) or _name_in(e, first)))


def _name_in(one: Evidence, other: Evidence) -> bool:
    """Whether a word of the first name in one sentence stands in another; so for a sentence without names."""
    names = (m.group() for m in _NAME.finditer(one.quote) if m.start() or " " in m.group() or "’s" in m.group())
    words = [re.sub(r"[’']s?$", "", w) for w in next(names, "").split()]
    return not words or any(re.search(rf"\b{re.escape(w)}\b", other.quote) for w in words)


def _same_assertions(material: Material, cast: Cast) -> Iterator[Accord]:
    """Assertions of one event and participant under one status, each like the first of them."""
    assertions = material.once(Assertions, cast)
    values = Values(material)
    buckets: dict[tuple[str, str, str], list[Assertion]] = defaultdict(list)
    for assertion in assertions.all:
        for key in _keys(assertion):
            buckets[key].append(assertion)
    for _, bucket in sorted(buckets.items()):
        for place, first in enumerate(bucket):
            later = bucket[place + 1 : place + 1 + MOST_COMPARED]
            alike = [a for a in later if a.source != first.source and _alike(assertions, values, first, a)]
            if alike:
                evidence = _of_one_name(_one_each(a.evidence for a in [first, *alike]))
                score = 0.3 * sum(a.prominent for a in [first, *alike])
                score += 0.1 * assertions.weigh(first.concepts & alike[0].concepts)
                yield Accord(evidence=evidence, score=score, joins=True)


class Values:
    """The days and numbers in a sentence, for telling that two sentences cannot mean the same."""

    def __init__(self, material: Material) -> None:
        self._days: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._numbers: dict[tuple[str, int], dict[tuple[str, str], set[float | None]]] = defaultdict(dict)
        for observed in material.observations:
            for event in observed.events:
                if event.precision == "day":
                    self._days[observed.source, event.evidence.sentence].add(event.date)
            for figure in observed.figures:
                numbers = self._numbers[observed.source, figure.evidence.sentence]
                kind = ("money", "") if figure.evidence.rule == "figure.money" else (figure.unit, figure.head)
                numbers.setdefault(kind, set()).add(figure.value)

    def clash(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences give other days, or another number of the same things."""
        mine, theirs = (self._days.get((e.source, e.sentence), set()) for e in (one, other))
        if mine and theirs and not mine & theirs:
            return True
        left, right = (self._numbers.get((e.source, e.sentence), {}) for e in (one, other))
        return any(not left[key] & right[key] for key in left.keys() & right.keys())


def _keys(assertion: Assertion) -> Iterator[tuple[str, str, str]]:
    for clause in assertion.clauses:
        if clause.status in _HELD:
            for participant in sorted({clause.patient, clause.agent} - {"", clause.predicate}):
                yield clause.predicate, participant, _HELD[clause.status]


def _alike(assertions: Assertions, values: Values, one: Assertion, other: Assertion) -> bool:
    concepts = one.concepts & other.concepts
    if len(concepts) < 3 or (shared := assertions.weigh(concepts)) < SHARED:
        return False
    lighter = min(assertions.whole(one), assertions.whole(other))
    return shared >= OVERLAP * lighter and not values.clash(one.evidence, other.evidence)


def _best_text(material: Material, evidence: Iterable[Evidence]) -> str:
    """The shortest passage that stands on its own: a whole sentence without a pronoun that points out of it."""
    named = [e for e in evidence if e.rule != "figure.elliptical"]
    wholes = (material.sentence_evidence(e) for e in named)
    texts = [re.sub(r"\s+", " ", e.quote).strip() for e in wholes]
    fitting = [t for t in texts if not _UNRESOLVED.match(t) and t[:1].upper() == t[:1]]
    return min(fitting, key=lambda t: (len(t) > LONGEST, bool(_TAGGED.search(t)), len(t) < 40, len(t), t), default="")


def _one_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first piece of each source."""
    first: dict[str, Evidence] = {}
    for piece in evidence:
        first.setdefault(piece.source, piece)
    return tuple(first.values())


def _agreement(material: Material, accord: Accord, origin_of: dict[str, int]) -> Agreement:
    sources = tuple(sorted({e.source for e in accord.evidence}, key=lambda s: material.source(s).number))
    return Agreement(
        id=content_id("agreement", *(f"{e.source}:{e.span.start}" for e in accord.evidence)),
        text=_best_text(material, accord.evidence),
        sources=sources,
        origins=len({origin_of[s] for s in sources}),
        salience=round(accord.score, 6),
        evidence=tuple(sorted(accord.evidence, key=lambda e: material.source(e.source).number)),
    )


def _place_key(accord: Accord) -> tuple[tuple[str, int], ...]:
    return tuple((e.source, e.span.start) for e in accord.evidence)
