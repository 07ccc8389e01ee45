"""Two days, or two times of day, for one event.

Three recipes, all narrow. *In nearly the same words*: the same verb, sentences that share most of what they are about.
*What happens once*: a strike begins, a pact is signed, a ferry sinks on one day, so that verb and thing with a further
tie are enough. Both days known, in different sources; a weekday alone clashes with a date on another. A source that
gives both days tells of two events, or of the dispute itself, and is left to the comparison. *By the clock*: two times
of day, neither rounding nor time zones apart, in sentences that share much.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from briefing.labels import label, say
from briefing.model.findings import Conflict, ConflictSide
from briefing.model.observations import Event
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.clocks import read_clock
from briefing.reconcile.contrasts import Contrast, find_contrasts
from briefing.reconcile.material import Material
from briefing.reconcile.subjects import Subjects

OVERLAP = 0.6
MOST_COMPARED = 60  # events of one verb that each is compared with, so that many sources cost no square
LEAST_SHARED = 3
LEAST_TIE = 0.9  # weight of what two sentences share beside an event and what it befell
MOST_DAYS = 21  # further apart a thing may well happen twice
LEAST_APART = 15  # minutes: below that a time is the same, rounded
MOST_APART = 180  # minutes: beyond that time zones or another event
LEAST_HOUR = 1.6  # weight of what two sentences with a time of day share
_ALIKE = label("Sources give different days for what they tell in nearly the same words.")
_ONCE = label("Sources give different days for what happens once.")
_HOURS = label("Sources give two times of day for one event.")
_SMALL = ("the", "a", "an", "both", "some", "all")


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The temporal conflicts: of days in the order of the texts, then of hours, one for each thing."""
    subjects = Subjects(material)
    found = {(a.evidence.span, b.evidence.span): _conflict(a, b) for a, b in _pairs(material, subjects)}
    days = {frozenset(s.value for s in conflict.sides) for conflict in found.values()}
    for one, other in _once(material, subjects):
        if frozenset((one.expression, other.expression)) not in days:
            found.setdefault((one.evidence.span, other.evidence.span), _conflict(one, other, _ONCE))
    hours: dict[tuple[str, ...], Conflict] = {}
    for contrast in material.once(find_contrasts, cast):
        if (conflict := _hour(material.once(Assertions, cast), contrast)) is not None:
            hours.setdefault(contrast.title[:1], conflict)
    return (*found.values(), *hours.values())


def _hour(assertions: Assertions, contrast: Contrast) -> Conflict | None:
    """Two times of day for what is told in sentences that share much; a day that differs makes two events of it."""
    ends = (contrast.first, contrast.second)
    first, second = (read_clock(a.evidence.quote) for a in ends)
    if first is None or second is None or not _same_days(*ends):
        return None
    apart = min((first - second) % 720, (second - first) % 720)
    if not LEAST_APART <= apart <= MOST_APART or assertions.weigh(sorted(contrast.shared)) < LEAST_HOUR:
        return None
    values = (_clock_words(first), _clock_words(second))
    return Conflict(
        id=content_id("C", "temporal", *(f"{a.source}:{a.evidence.span.start}" for a in ends)),
        type="temporal",
        about=f"at what time: {' and '.join(contrast.title)}",
        sides=tuple(
            ConflictSide(value=value, sources=(end.source,), evidence=(end.evidence,))
            for end, value in zip(ends, values, strict=True)
        ),
        resolution="open",
        severity="medium",
        explanation=say(_HOURS),
    )


def _same_days(one: Assertion, other: Assertion) -> bool:
    """Whether no day is given by both that differs in every word: “on Monday” and “Monday morning” may be one."""
    days = [{w for c in a.clauses for d in c.days for w in d.casefold().split()} for a in (one, other)]
    return not (days[0] and days[1]) or bool(days[0] & days[1])


def _clock_words(minutes: int) -> str:
    return f"{minutes // 60 or 12}:{minutes % 60:02}"


def _once(material: Material, subjects: Subjects) -> Iterator[tuple[Event, Event]]:
    """The first two days that sources give for one thing that happens once."""
    heads = {w: head for head, words in material.lexicon.table("once_events").items() for w in (head, *words)}
    weekdays = material.lexicon.table("weekdays")
    by_key: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for observed in material.observations:
        for event in observed.events:
            dated = event.precision == "day" or (
                event.precision == "relative" and _weekday(event, weekdays) is not None
            )
            if dated and event.predicate in heads and event.patient:
                by_key[heads[event.predicate], event.patient].append(event)
    for _, events in sorted(by_key.items()):
        pairs = (
            (one, other)
            for place, one in enumerate(events)
            for other in events[place + 1 : place + 1 + MOST_COMPARED]
            if _other_day(one, other, weekdays) and _one_thing(subjects, one, other)
        )
        tellers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for event in events:
            tellers[event.date, event.expression].add(event.evidence.source)
        told = ((one, other) for one, other in pairs if not _tells_both(tellers, one, other))
        yield from islice(told, 1)


def _weekday(event: Event, weekdays: Mapping[str, tuple[str, ...]]) -> int | None:
    """The number of the weekday that an event's day is, Monday as 0."""
    if event.precision == "day":
        return date.fromisoformat(event.date).weekday()
    words = event.expression.casefold().split()
    return next((n for n, name in enumerate(weekdays) if name.casefold() in words), None)


def _other_day(one: Event, other: Event, weekdays: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether two events are on different days, near enough to be one; of undated weekdays only the names count."""
    if one.evidence.source == other.evidence.source:
        return False
    if one.precision == other.precision == "day":
        apart = abs((date.fromisoformat(one.date) - date.fromisoformat(other.date)).days)
        return 0 < apart <= MOST_DAYS
    return "day" in (one.precision, other.precision) and _weekday(one, weekdays) != _weekday(other, weekdays)


def _one_thing(subjects: Subjects, one: Event, other: Event) -> bool:
    """Whether two events befall one thing: it is what the folder is about, or the sentences share more than that."""
    named = [e.agent for e in (one, other) if e.agent not in ("", e.patient)]
    if len(set(named)) > 1:
        return False
    tie = subjects.shared(one.evidence, other.evidence) - {one.patient, one.predicate, other.predicate}
    return subjects.is_common(one.patient) or subjects.weigh(tie) >= LEAST_TIE


def _tells_both(tellers: Mapping[tuple[str, str], set[str]], one: Event, other: Event) -> bool:
    """Whether some source gives both days; `tellers` are the sources of each."""
    mine, theirs = (tellers.get((e.date, e.expression), set()) for e in (one, other))
    return not mine.isdisjoint(theirs)


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


def _conflict(one: Event, other: Event, explanation: str = _ALIKE) -> Conflict:
    sides = tuple(
        ConflictSide(value=e.expression, sources=(e.evidence.source,), evidence=(e.evidence,)) for e in (one, other)
    )
    return Conflict(
        id=content_id("C", "temporal", *(f"{e.evidence.source}:{e.evidence.span.start}" for e in (one, other))),
        type="temporal",
        about=min((_about(e) for e in (one, other)), key=len) if explanation == _ONCE else _about(one),
        sides=sides,
        resolution="open",
        severity="medium",
        explanation=say(explanation),
    )


def _about(event: Event) -> str:
    """The event's words without its day, as a phrase after “when”; “the day of …” has no better form in one line."""
    told = re.sub(r"\s*,[^,]*\b(?:said|says)\s*\W*$", "", event.text)
    words = re.sub(
        r"\s*[,(]?\s*\b(?:(?:on|of|by|since|for)\s+)?" + re.escape(event.expression) + r"\s*[,)]?", " ", told
    )
    text = re.sub(
        r"^((?:[\w’'-]+ ){3,}?[\w’'-]+), (?:when|which|who|where|after|as)\b.*", r"\1", " ".join(words.split())
    ).strip(" ,.;:")
    first, _, rest = text.partition(" ")
    small = first.lower() in _SMALL
    return f"when {first.lower() if small else first} {rest}".strip()
