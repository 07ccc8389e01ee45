"""Two days for one event.

Narrow: the same verb, sentences that share most of what they are about, both days known, in different sources. A source
that gives both days tells of two events, or of the dispute itself, and is left to the comparison.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefing.model.findings import Conflict, ConflictSide
from briefing.model.observations import Event
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material
from briefing.reconcile.subjects import Subjects

OVERLAP = 0.6
MOST_COMPARED = 60  # events of one verb that each is compared with, so that many sources cost no square
LEAST_SHARED = 3
_SMALL = ("the", "a", "an", "both", "some", "all")


def detect(material: Material, _: Cast) -> tuple[Conflict, ...]:
    """The temporal conflicts, in the order of the texts."""
    subjects = Subjects(material)
    return tuple(_conflict(one, other) for one, other in _pairs(material, subjects))


def _pairs(material: Material, subjects: Subjects) -> Iterator[tuple[Event, Event]]:
    by_verb: dict[str, list[Event]] = defaultdict(list)
    speech = material.lexicon.words("routine_speech")
    for observed in material.observations:
        for event in observed.events:
            if event.precision == "day" and event.predicate not in speech:
                by_verb[event.predicate].append(event)
    seen: set[tuple[str, str]] = set()
    for _, events in sorted(by_verb.items()):
        tellers: dict[str, set[str]] = defaultdict(set)
        for event in events:
            tellers[event.date].add(event.evidence.source)
        for place, one in enumerate(events):
            for other in events[place + 1 : place + 1 + MOST_COMPARED]:
                days = (min(one.date, other.date), max(one.date, other.date))
                told_apart = tellers[one.date].isdisjoint(tellers[other.date])
                if days not in seen and told_apart and _clash(subjects, one, other):
                    seen.add(days)
                    yield one, other


def _clash(subjects: Subjects, one: Event, other: Event) -> bool:
    if one.date == other.date or one.evidence.source == other.evidence.source:
        return False
    shared = subjects.shared(one.evidence, other.evidence)
    return len(shared) >= LEAST_SHARED and subjects.overlap(one.evidence, other.evidence) >= OVERLAP


def _conflict(one: Event, other: Event) -> Conflict:
    sides = tuple(
        ConflictSide(value=e.expression, sources=(e.evidence.source,), evidence=(e.evidence,)) for e in (one, other)
    )
    return Conflict(
        id=content_id("C", "temporal", *(f"{e.evidence.source}:{e.evidence.span.start}" for e in (one, other))),
        type="temporal",
        about=_about(one),
        sides=sides,
        resolution="open",
        severity="medium",
        explanation="Sources give different days for what they tell in nearly the same words.",
    )


def _about(event: Event) -> str:
    """The event's words without its day, as a phrase after “when”; “the day of …” has no better form in one line."""
    words = re.sub(
        r"\s*[,(]?\s*\b(?:(?:on|of|by|since|for)\s+)?" + re.escape(event.expression) + r"\s*[,)]?", " ", event.text
    )
    text = " ".join(words.split()).strip(" ,.;:")
    first, _, rest = text.partition(" ")
    small = first.lower() in _SMALL
    return f"when {first.lower() if small else first} {rest}".strip()
