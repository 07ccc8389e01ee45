"""A time axis on which every event of a brief finds its place, however far apart they lie.

Most events of a topic lie within days, a few lie years before. The axis covers the time in which most lie; what is
earlier stands at its left edge, under a tick that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.labels import say, short_day, short_month
from briefing.model.brief import Tick

Extent = tuple[int, int]
_EARLIER = 0.1
_FEW = 4
_STRETCH = 4
_MOST_TICKS = 4
_LEAST_GAP = 0.14


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days (proleptic ordinals) `first` to `last` on a line from `origin` to 1; earlier days stand at 0."""

    first: int
    last: int
    origin: float

    def place(self, day: int) -> float:
        """Where a day stands, 0 to 1."""
        if day < self.first:
            return 0.0
        share = (min(day, self.last) - self.first) / max(1, self.last - self.first)
        return round(self.origin + share * (1 - self.origin), 4)

    def ticks(self) -> tuple[Tick, ...]:
        """Labels: “earlier” where something is, then years, months or days, few enough to be read."""
        marks = [] if self.origin == 0 else [Tick(at=0.0, label=say("earlier"))]
        for day, label in _steps(self.first, self.last):
            at = self.place(day)
            if not marks or at - marks[-1].at >= _LEAST_GAP:
                marks.append(Tick(at=at, label=label))
        return tuple(marks)


def make_axis(extents: list[Extent]) -> Axis:
    """The axis for the first and last days of some events."""
    starts = sorted(start for start, _ in extents)
    last = max(end for _, end in extents)
    middle = starts[len(starts) // 2]
    reach = max(_FEW, _STRETCH * (last - middle))
    first = min((s for s in starts if last - s <= reach), default=starts[0])
    return Axis(first=first, last=max(last, first + 1), origin=_EARLIER if starts[0] < first else 0.0)


def _steps(first: int, last: int) -> list[tuple[int, str]]:
    """Days that begin a year, a month, or an even share of the time, with what to call them."""
    span = last - first
    days = [date.fromordinal(day) for day in range(first, last + 1)]
    if span > 3 * 366:
        return [(day.toordinal(), str(day.year)) for day in days if (day.month, day.day) == (1, 1)]
    if span > 90:
        starts = [day for day in days if day.day == 1]
        return [(day.toordinal(), short_month(day)) for day in starts]
    step = max(1, span // _MOST_TICKS)
    return [(day.toordinal(), short_day(day)) for day in days[::step]]
