"""What happened when, joined over the sources that tell it.

Two events are one when they have the same date, or the same weekday where an article has no date, and their sentences
share what they are about. Events are compared within their date only, never all with all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import partial
from itertools import islice

from briefing.model.findings import Occurrence
from briefing.model.observations import Event
from briefing.model.source import Evidence, content_id
from briefing.reconcile.material import Material
from briefing.reconcile.subjects import MOST_TRIED, Matters, Subjects
from briefing.reconcile.weeks import date_weekdays, name_of_day

SMALL = 4  # numbers without a unit up to here are shared by chance
SAME_DAY = 0.3  # least overlap of two sentences about one day
SAME_WEEKDAY = 0.4  # … when only the weekday is known to be the same
_PRECISIONS = ("day", "month", "year", "interval", "relative", "undated")
_PRONOUN = re.compile(r"(?i)^[\"“'‘]?(?:he|she|it|they|we|i|you|this|that|these|those|his|her|their)\b")


def build_timeline(material: Material) -> tuple[Occurrence, ...]:
    """The events: dated ones by date, then undated ones in text order."""
    subjects = Subjects(material)
    events = [event for observed in material.observations for event in observed.events]
    events = date_weekdays(material, subjects, events)
    groups = _join_figures(material, _join_by_day(subjects, events))
    groups = _join_weekdays(subjects, groups)
    groups = [g for g in groups if not _routine(material, g)]
    order = {id(event): place for place, event in enumerate(events)}
    occurrences = [(_occurrence(material, group), min(order[id(e)] for e in group)) for group in groups]
    occurrences.sort(key=lambda entry: (not entry[0].date, entry[0].date, entry[1]))
    return tuple(occurrence for occurrence, _ in occurrences)


def _routine(material: Material, group: list[Event]) -> bool:
    """Whether all that happened is that one source heard somebody speak, outside its headline and lead."""
    speech = material.lexicon.words("routine_speech")
    if len({e.evidence.source for e in group}) > 1 or any(e.predicate not in speech for e in group):
        return False
    return not any((s := material.sentence_of(e.evidence.span)) and s.zone in ("headline", "lead") for e in group)


def _join_by_day(subjects: Subjects, events: list[Event]) -> list[list[Event]]:
    """Events of one date and one matter together; undated ones stay alone unless they share their weekday."""
    by_date: dict[str, Matters[Event]] = {}
    for number, event in enumerate(events):
        key = event.date or _weekday_words(event.expression) or f"alone {number}"
        least = SAME_DAY if event.date else SAME_WEEKDAY
        matters = by_date.setdefault(key, Matters(partial(_is_same, subjects, least)))
        matters.add(event, _handles(subjects, event))
    return [group for matters in by_date.values() for group in matters.found]


def _join_figures(material: Material, groups: list[list[Event]]) -> list[list[Event]]:
    """Groups of one date that give one telling number are one: “lasted nine days”, “went on for nine days”."""
    numbers: dict[tuple[str, int], set[tuple[float, str]]] = defaultdict(set)
    for figure in (f for observed in material.observations for f in observed.figures):
        if figure.value is not None and (figure.unit or figure.value > SMALL):
            numbers[figure.evidence.source, figure.evidence.sentence].add((figure.value, figure.unit))
    homes: dict[Hashable, list[Event]] = {}
    kept: list[list[Event]] = []
    for group in groups:
        places = [(e.evidence.source, e.evidence.sentence) for e in group]
        keys = sorted((group[0].date, *number) for place in places for number in numbers.get(place, ()))
        home = next((homes[key] for key in keys if group[0].date and key in homes), None)
        if home is None:
            kept.append(home := [])
        home.extend(group)
        homes.update(dict.fromkeys(keys, home))
    return kept


def _handles(subjects: Subjects, event: Event) -> tuple[Hashable, ...]:
    """What two events that are one have in common."""
    return (event.evidence.span, *subjects.events(event.evidence))


def _join_weekdays(subjects: Subjects, groups: list[list[Event]]) -> list[list[Event]]:
    """A weekday of an undated article joins the event of a dated one that falls on that weekday."""
    dated: dict[tuple[str, Hashable], dict[int, None]] = defaultdict(dict)
    for place, group in enumerate(groups):
        if len(group[0].date) == 10:
            for handle in (handle for event in group for handle in _handles(subjects, event)):
                dated[name_of_day(dt.date.fromisoformat(group[0].date)), handle][place] = None
    kept: list[list[Event]] = []
    for group in groups:
        first = group[0]
        day = "" if first.date else _weekday_words(first.expression)
        near = sorted({n for h in _handles(subjects, first) for n in islice(dated.get((day, h), ()), MOST_TRIED)})
        alike = (n for n in near if any(_is_same(subjects, SAME_WEEKDAY, e, first) for e in groups[n][:MOST_TRIED]))
        home = next(alike, None)
        if home is None:
            kept.append(group)
        else:
            groups[home].extend(group)
    return kept


def _is_same(subjects: Subjects, least: float, one: Event, other: Event) -> bool:
    if one.evidence.span == other.evidence.span:
        return True
    told = subjects.share_event(one.evidence, other.evidence)
    return told and subjects.overlap(one.evidence, other.evidence) >= least


def _weekday_words(expression: str) -> str:
    found = re.search(r"\b[A-Z][a-z]+day\b", expression)
    return found.group() if found else ""


def _occurrence(material: Material, group: list[Event]) -> Occurrence:
    best = min(group, key=lambda e: (not e.date, _PRECISIONS.index(e.precision), e.derivation != "stated"))
    teller = min(group, key=lambda e: (bool(_PRONOUN.match(e.text)), e.text.startswith(("“", '"')), len(e.text) > 220))
    evidence = tuple(_distinct(e.evidence for e in group))
    return Occurrence(
        id=content_id("event", best.date, *(f"{e.source}:{e.span.start}" for e in evidence)),
        date=best.date,
        precision=best.precision,
        derivation=best.derivation,
        expression=best.expression,
        text=_line(material, teller),
        salience=_salience(material, evidence),
        evidence=evidence,
    )


def _line(material: Material, event: Event) -> str:
    """The event's line; where it opens with a pronoun, the sentence's clause that names who is meant."""
    sentence = material.sentence_of(event.evidence.span)
    if sentence is None or not _PRONOUN.match(event.text) or event.expression not in sentence.clause:
        return event.text
    return sentence.clause.rstrip(".")


def _salience(material: Material, evidence: tuple[Evidence, ...]) -> float:
    """One for each source that tells it, and a half for each headline or lead."""
    zones = [(e.source, s.zone) for e in evidence if (s := material.sentence_of(e.span)) is not None]
    prominent = {source for source, zone in zones if zone in ("headline", "lead")}
    return len({e.source for e in evidence}) + 0.5 * len(prominent)


def _distinct(evidence: Iterator[Evidence]) -> Iterator[Evidence]:
    seen = set()
    for piece in evidence:
        if piece.span not in seen:
            seen.add(piece.span)
            yield piece
