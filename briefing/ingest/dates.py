"""Calendar dates written out in full: where they stand and what they say. A date that can be read two ways stays open.

Day-first with full stops (`11.06.2026`) is how every country that writes dates with full stops reads them. With slashes
both orders are in use, so `03/04/2024` has two readings; `10/23/2024` has one.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel import Locale

_LANGUAGES = ("en", "de")
"""Those in which days are read."""
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date at `start`–`end` of the text searched. Two `readings` mean that day and month may be swapped."""

    start: int
    end: int
    readings: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """A date without its year."""

    month: int
    day: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """The dates with a year in a text, in order and without overlap."""
    for match in _full().finditer(text):
        if readings := _readings(match):
            yield FoundDate(start=match.start(), end=match.end(), readings=readings)


def find_month_days(text: str) -> Iterator[MonthDay]:
    """The dates without a year in a text: `Sept 16`, `5 November`."""
    for match in _partial().finditer(text):
        month = month_numbers()[(match["m1"] or match["m2"]).casefold()]
        day = int(match["d1"] or match["d2"])
        if _date(2000, month, day):
            yield MonthDay(month=month, day=day)


def date_in_name(name: str) -> dt.date | None:
    """The date in a file name, written year first with all its digits: `2024-11-05_talks.txt`, `20241105.txt`."""
    found = re.search(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)", name)
    return _date(int(found[1]), int(found[3]), int(found[4])) if found else None


@functools.cache
def month_numbers() -> dict[str, int]:
    """Names of months and their abbreviations (CLDR), case-folded, with their numbers."""
    names = [Locale(language).months["format"][style] for language in _LANGUAGES for style in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): n for style in names for n, name in style.items()} | {"sept": 9}


@functools.cache
def day_names() -> frozenset[str]:
    """Names of the days of the week (CLDR), case-folded; English abbreviations as well, German ones are words."""
    names = [
        *(Locale(language).days["format"]["wide"] for language in _LANGUAGES),
        Locale("en").days["format"]["abbreviated"],
    ]
    return frozenset({name.casefold() for style in names for name in style.values()} | {"tues", "thurs"})


@functools.cache
def _full() -> re.Pattern[str]:
    """Dates with a year. The groups of one form carry one number; `a` and `b` are day and month in either order."""
    month, day = _month() + r"\b\.?", r"\d{1,2}(?:st|nd|rd|th|\.)?"
    forms = (
        rf"(?<!\d)(?P<d1>{day})\s(?:of\s)?(?P<m1>{month}),?\s(?P<y1>\d{{4}})(?!\d)",
        rf"\b(?P<m2>{month})\s(?P<d2>{day}),?\s(?P<y2>\d{{4}})(?!\d)",
        (
            r"(?<![\d/.-])(?P<y3>\d{4})(?P<sep>[-/])(?P<m3>\d{2})(?P=sep)(?P<d3>\d{2})(?!\d)"
            r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
        ),
        r"(?<![\d/.-])(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?(?P<y4>\d{4})(?!\d)",
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep2>[/-])(?P<b>\d{1,2})(?P=sep2)(?P<y5>\d{4})(?!\d)",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@functools.cache
def _partial() -> re.Pattern[str]:
    """Dates without a year."""
    month = _month()
    forms = (rf"\b(?P<m1>{month})\b\.?\s(?P<d1>\d{{1,2}})\b", rf"\b(?P<d2>\d{{1,2}})\s(?P<m2>{month})\b")
    return re.compile("|".join(forms), re.IGNORECASE)


def _month() -> str:
    return "(?:" + "|".join(sorted(month_numbers(), key=lambda m: (-len(m), m))) + ")"


def _readings(match: re.Match[str]) -> tuple[dt.date, ...]:
    if match["a"]:
        a, b, year = int(match["a"]), int(match["b"]), int(match["y5"])
        found = {d for d in (_date(year, b, a), _date(year, a, b)) if d}
        return tuple(sorted(found))
    for number in "1234":
        if match[f"y{number}"]:
            month = match[f"m{number}"].rstrip(".").casefold()
            day = int(re.sub(r"\D", "", match[f"d{number}"]))
            date = _date(int(match[f"y{number}"]), month_numbers().get(month) or int(month), day)
            return (date,) if date else ()
    return ()


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
