"""Two states of one thing that exclude each other, and two times of day for one event, in two sources.

What sources say of one thing is paired by `reconcile.contrasts`; here a pair is a conflict only when each sentence
asserts one of two contrary words of that very thing (“the line has been idle”, “the line carried on”), or when both
tell the same event with one time of day each. A word that is denied, planned or wondered about asserts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from briefing.labels import say
from briefing.model.findings import Conflict, ConflictSide
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.clocks import read_clock
from briefing.reconcile.contrasts import Contrast, find_contrasts
from briefing.reconcile.material import Material

LEAST_APART = 15  # minutes: below that a time is the same, rounded
MOST_APART = 180  # minutes: beyond that time zones or another event
LEAST_TIE = 1.6  # weight of what two sentences with a time of day share
MOST_DAYS = 2
_SURE = ("asserted", "confirmed")


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The conflicts of state and of time of day, the most telling first, one for each thing."""
    found: dict[tuple[str, ...], Conflict] = {}
    dates = {s.id: s.published or "" for s in material.sources}
    assertions = material.once(Assertions, cast)
    for contrast in material.once(find_contrasts, cast):
        if (conflict := _state(assertions, dates, contrast) or _hour(assertions, contrast)) is not None:
            found.setdefault((conflict.type, *contrast.title[:1]), conflict)
    return tuple(found.values())


def _state(assertions: Assertions, dates: Mapping[str, str], contrast: Contrast) -> Conflict | None:
    """“The line is idle”, “the line is running”: the same thing is in two states, by sources of one day or nearly."""
    ends = (contrast.first, contrast.second)
    if not contrast.states or not _same_days(contrast) or assertions.weigh(sorted(contrast.shared)) < LEAST_TIE:
        return None
    if any(c.status not in _SURE for a in ends for c in a.clauses) or not _close(*(dates[a.source] for a in ends)):
        return None
    one, other, thing = contrast.states
    about = f"whether the {thing} is {one} or {other}"
    return _conflict(
        "status", about, contrast, (one, other), say("Sources say of the same thing what cannot both hold.")
    )


def _hour(assertions: Assertions, contrast: Contrast) -> Conflict | None:
    """Two times of day for what is told in sentences that share much; a day that differs makes two events of it."""
    times = [read_clock(a.evidence.quote) for a in (contrast.first, contrast.second)]
    if times[0] is None or times[1] is None or not _same_days(contrast):
        return None
    apart = min((times[0] - times[1]) % 720, (times[1] - times[0]) % 720)
    if not LEAST_APART <= apart <= MOST_APART or assertions.weigh(sorted(contrast.shared)) < LEAST_TIE:
        return None
    values = (_clock_words(times[0]), _clock_words(times[1]))
    title = " and ".join(contrast.title)
    return _conflict(
        "temporal", f"at what time: {title}", contrast, values, say("Sources give two times of day for one event.")
    )


def _close(one: str, other: str) -> bool:
    """Whether two dates are known and at most `MOST_DAYS` apart: later a thing may well be in another state."""
    if len(one) < len("2000-01-01") or len(other) < len("2000-01-01"):
        return False
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= MOST_DAYS


def _same_days(contrast: Contrast) -> bool:
    days = [{d for c in a.clauses for d in c.days} for a in (contrast.first, contrast.second)]
    return not (days[0] and days[1]) or bool(_words(days[0]) & _words(days[1]))


def _words(days: set[str]) -> set[str]:
    return {word for day in days for word in day.casefold().split()}


def _clock_words(minutes: int) -> str:
    return f"{minutes // 60 or 12}:{minutes % 60:02}"


def _conflict(kind: str, about: str, contrast: Contrast, values: tuple[str, str], why: str) -> Conflict:
    ends = (contrast.first, contrast.second)
    return Conflict(
        id=content_id("C", kind, *(f"{a.source}:{a.evidence.span.start}" for a in ends)),
        type=kind,  # type: ignore[arg-type]
        about=about,
        sides=tuple(_sides(ends, values)),
        resolution="open",
        severity="medium",
        explanation=why,
    )


def _sides(ends: tuple[Assertion, Assertion], values: tuple[str, str]) -> Iterator[ConflictSide]:
    for end, value in zip(ends, values, strict=True):
        yield ConflictSide(value=value, sources=(end.source,), evidence=(end.evidence,))
