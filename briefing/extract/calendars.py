"""Calendar arithmetic for dates in a text: what a weekday, a day without a year or “last week” means in a dated source.

Nothing is guessed: a function that lacks what it needs gives None, and the date stays as it is written. All dates are
ISO 8601: `2024`, `2024-10`, `2024-10-23`, or an interval `a/b` with both ends included.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Day = dt.date
Tense = Literal["past", "future", "open", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What relative dates are reckoned from: the source's date, as far as it is known (`2024`, `2024-10` or a day)."""

    published: str = ""

    @property
    def day(self) -> Day | None:
        """The day of publication; None when only month or year are known."""
        try:
            return dt.date.fromisoformat(self.published) if len(self.published) == 10 else None
        except ValueError:
            return None

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return int(self.published[:4]) if self.published[:4].isdigit() else None


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None for a day that the calendar does not have."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def iso_month(year: int, month: int) -> str:
    """The ISO month."""
    return f"{year:04}-{month:02}"


def interval(first: Day, last: Day) -> str:
    """The ISO interval from the first to the last day."""
    return f"{first.isoformat()}/{last.isoformat()}"


def day_in_nearest_year(anchor: Anchor, month: int, day: int, tense: Tense) -> str | None:
    """A day without a year: the last up to the source's date, the next for what is to come, else the nearer."""
    base = anchor.day
    if base is None:
        return None
    days = [dt.date.fromisoformat(d) for year in (-1, 0, 1) if (d := iso_day(base.year + year, month, day))]
    past = [d for d in days if d <= base][-1:] if tense != "future" else []
    coming = [d for d in days if d >= base][:1] if tense != "past" else []
    fitting = sorted([*past, *coming], key=lambda d: abs((d - base).days))
    return fitting[0].isoformat() if fitting else None


def month_in_nearest_year(anchor: Anchor, month: int, tense: Tense) -> str | None:
    """A month without a year: the last up to the source's, the next for what is to come, else the nearer."""
    base = anchor.day
    if base is None:
        return None
    past, coming = base.year - (month > base.month), base.year + (month < base.month)
    if tense == "open":
        here = base.year * 12 + base.month
        nearer = min((past, coming), key=lambda year: abs(year * 12 + month - here))
        return iso_month(nearer, month)
    return iso_month(coming if tense == "future" else past, month)


def weekday_near(anchor: Anchor, weekday: int, *, future: bool, skip: int = 0) -> str | None:
    """A weekday (0 is Monday): the last one up to the source's date, or the next one; `skip` weeks further."""
    base = anchor.day
    if base is None:
        return None
    if future:
        return (base + dt.timedelta(days=(weekday - base.weekday()) % 7 + 7 * skip)).isoformat()
    return (base - dt.timedelta(days=(base.weekday() - weekday) % 7 + 7 * skip)).isoformat()


def week_of(day: Day, shift: int) -> str:
    """The week from Monday to Sunday, `shift` weeks from the one that holds a day."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
    return interval(monday, monday + dt.timedelta(days=6))


def shift_months(year: int, month: int, count: int) -> str:
    """The month `count` months on (back when negative)."""
    place = year * 12 + month - 1 + count
    return iso_month(place // 12, place % 12 + 1)


def shift(base: Day, count: int, unit: str) -> tuple[str, str]:
    """The date `count` units from a day, as precise as the unit is, and that precision (“day”, “month” or “year”)."""
    if unit.startswith("day"):
        return (base + dt.timedelta(days=count)).isoformat(), "day"
    if unit.startswith("week"):
        day = base + dt.timedelta(weeks=count)
        return week_of(day, 0), "interval"
    if unit.startswith("month"):
        return shift_months(base.year, base.month, count), "month"
    return f"{base.year + count * (10 if unit.startswith('decade') else 1):04}", "year"


def stretch(base: Day, count: int, unit: str) -> str:
    """The interval that ends with a day and is `count` units long (begins with it when negative)."""
    days = {"day": 1, "week": 7}.get(unit.removesuffix("s"))
    if days:
        first = base - dt.timedelta(days=days * count)
        return interval(min(first, base), max(first, base))
    months = {"month": 1, "year": 12, "decade": 120}[unit.removesuffix("s")] * count
    first_month, this = shift_months(base.year, base.month, -months), iso_month(base.year, base.month)
    return f"{min(first_month, this)}/{max(first_month, this)}"
