"""The year of a dateline that gives day and month only, from the dates of the other sources of the folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefing.ingest.dates import MonthDay

NEAR = 45
"""How many days may lie between the day in question and the nearest date of another source."""


def settle_year(day: MonthDay, others: Sequence[dt.date]) -> dt.date | None:
    """The day in the one year that brings it near another source's date; none if there is no such year, or several."""
    found = {date for other in others for date in _near(day, other)}
    return found.pop() if len(found) == 1 else None


def _near(day: MonthDay, other: dt.date) -> list[dt.date]:
    dates = (_date(other.year + shift, day) for shift in (-1, 0, 1))
    return [date for date in dates if date and abs((date - other).days) <= NEAR]


def _date(year: int, day: MonthDay) -> dt.date | None:
    try:
        return dt.date(year, day.month, day.day)
    except ValueError:
        return None
