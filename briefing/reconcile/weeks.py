"""The week of an undated article, from a dated one whose opening tells the same on the same day of the week.

Where one article of 5 November says that a line burst “on Wednesday” and an undated one opens with the line that burst
“on Wednesday”, both mean one Wednesday, and the other days that the undated one names are those next to it. Openings
only, past days only, and only where every dated article that tells the same names the same date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace
from itertools import islice

from briefing.model.observations import Event
from briefing.reconcile.material import Material
from briefing.reconcile.subjects import MOST_TRIED, Subjects

ALIKE = 0.2  # least overlap of two openings
_OPENING = ("headline", "lead")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BARE_DAY = re.compile(
    rf"(?:(?:late|early|on|last)\s+)*(?P<day>{'|'.join(_DAYS)})(?:\s+(?:morning|afternoon|evening|night))?"
)
_BEFORE, _AFTER = 3, 1  # days around the one its opening names that an article means without doubt

Known = tuple[dt.date, str]


def name_of_day(date: dt.date) -> str:
    """The English name of a date's day of the week."""
    return _DAYS[date.weekday()]


def date_weekdays(material: Material, subjects: Subjects, events: list[Event]) -> list[Event]:
    """The events, those with the bare weekday of an undated source dated where its week is known."""
    weeks = _known_weeks(material, subjects, events)
    return [
        _dated(event, weeks[event.evidence.source]) if event.evidence.source in weeks else event for event in events
    ]


def _known_weeks(material: Material, subjects: Subjects, events: list[Event]) -> dict[str, Known]:
    """For undated sources a day that their opening names, and the source that dates it."""
    opening = [e for e in events if (s := material.sentence_of(e.evidence.span)) and s.zone in _OPENING]
    dated: dict[tuple[str, Hashable], list[Event]] = defaultdict(list)
    for event in opening:
        if event.precision == "day":
            for concept in sorted(subjects.events(event.evidence)):
                dated[name_of_day(dt.date.fromisoformat(event.date)), concept].append(event)
    found: dict[str, set[Known]] = defaultdict(set)
    for event in opening:
        if event.date or material.source(event.evidence.source).published or not (day := _bare_day(event)):
            continue
        near = (n for c in sorted(subjects.events(event.evidence)) for n in islice(dated.get((day, c), ()), MOST_TRIED))
        for other in near:
            if subjects.overlap(event.evidence, other.evidence) >= ALIKE:
                found[event.evidence.source].add((dt.date.fromisoformat(other.date), other.evidence.source))
    agreed = {source: known for source, known in found.items() if len({date for date, _ in known}) == 1}
    return {source: min(known, key=lambda k: int(k[1][1:])) for source, known in agreed.items()}


def _bare_day(event: Event) -> str:
    found = _BARE_DAY.fullmatch(" ".join(event.expression.split()))
    return found["day"] if found else ""


def _dated(event: Event, known: Known) -> Event:
    day = _bare_day(event) if not event.date else ""
    if not day:
        return event
    date, source = known
    away = (_DAYS.index(day) - date.weekday() + _BEFORE) % len(_DAYS) - _BEFORE
    if away > _AFTER:
        return event
    how = f"“{event.expression}” in an undated article that tells what S{source[1:]} dates {date.isoformat()}"
    return replace(event, date=(date + dt.timedelta(days=away)).isoformat(), precision="day", derivation=how)
