"""Dates as they are written: absolute, partial, relative to the source's date, and weekdays.

Text in, `Moment` values out, with offsets into that text. A year is never invented: a day without a year takes it from
the source's date, and where the source has none the moment keeps its words and no date.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable

from briefing.extract import calendars
from briefing.extract.calendars import Anchor, Tense
from briefing.extract.moments import Context, Moment
from briefing.extract.numerals import Numerals
from briefing.lexicon import Lexicon, Rule
from briefing.model.observations import Precision

TenseAt = Callable[[int, int], Tense]
Found = tuple[str, Precision, str]
Resolver = Callable[[re.Match[str], "Context"], Found | None]
_SATURDAY = 5
_KEPT = 2000  # sentences whose dates are kept: events and figures ask for the same
UNDATED = "article undated"
RELATIVE = "relative to what follows"
NO_YEAR = "year not stated"


class DateGrammar:
    """The date patterns of one lexicon, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numerals = Numerals(lexicon)
        self._months = _numbered(lexicon, "months")
        self._days = _numbered(lexicon, "weekdays")
        self._ordinals = _numbered(lexicon, "ordinals")
        self._patterns = lexicon.patterns("date.")
        self._known: dict[str, list[tuple[re.Match[str], Rule]]] = {}
        self._resolvers: dict[str, Resolver] = {
            "iso": self._iso,
            "two days": self._two_days,
            "day": self._day,
            "two months": self._two_months,
            "month": self._month,
            "part of year": self._part_of_year,
            "season": self._season,
            "unit": self._unit,
            "today": self._today,
            "weekday": self._weekday,
            "ago": self._ago,
            "adjacent": self._adjacent,
            "span": self._span,
            "two years": self._years,
            "year": self._year,
            "naming year": self._year,
        }

    def find(self, text: str, anchor: Anchor, tense_at: TenseAt, previous: Moment | None = None) -> list[Moment]:
        """The moments of a sentence in order, none overlapping another.

        `tense_at(start, end)` says what the clause around a stretch of the text speaks of; `previous` is the last
        moment before this sentence, which “two days earlier” refers to.
        """
        moments: list[Moment] = []
        if text not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[text] = sorted(self._matches(text), key=lambda found: found[0].start())
        for m, rule in self._known[text]:
            context = Context(anchor=anchor, previous=previous, tense=tense_at(m.start(), m.end()))
            found = self._resolvers[rule.label](m, context)
            if found is not None:
                moments.append(_moment(m, rule, found))
                previous = moments[-1] if moments[-1].date else previous
        return moments

    def _matches(self, text: str) -> list[tuple[re.Match[str], Rule]]:
        taken: list[tuple[re.Match[str], Rule]] = []
        for compiled in self._patterns:
            for m in compiled.regex.finditer(text):
                free = all(m.end() <= other.start() or other.end() <= m.start() for other, _ in taken)
                if free and not _ordinary_word(text, m):
                    taken.append((m, compiled.rule))
        return taken

    # ---- one resolver per construction: the match and its context to date, precision and derivation

    def _iso(self, m: re.Match[str], _: Context) -> Found | None:
        date = calendars.iso_day(int(m["year"]), int(m["month"]), int(m["day"]))
        return (date, "day", "stated") if date else None

    def _day(self, m: re.Match[str], context: Context) -> Found | None:
        groups = m.groupdict()
        day = int(groups["d"]) if groups.get("d") else self._ordinals[groups["o"].casefold()]
        month = self._month_number(m["m"])
        year, how = self._year_of(m, context)
        if not 1 <= day <= 31:
            return None
        if year:
            date = calendars.iso_day(year, month, day)
            return (date, "day", how) if date else None
        if _other_year(context):
            return "", "undated", NO_YEAR
        found = calendars.day_in_nearest_year(context.anchor, month, day, context.tense)
        return (
            (found, "day", f"year from the article’s date, {context.anchor.published}")
            if found
            else ("", "undated", NO_YEAR)
        )

    def _two_days(self, m: re.Match[str], context: Context) -> Found | None:
        first, last = int(m["d1"]), int(m["d2"])
        month = self._month_number(m["m"])
        until = self._month_number(m["m2"]) if m.groupdict().get("m2") else month
        year, how = self._year_of(m, context)
        if max(first, last) > 31 or (month, first) >= (until, last):
            return None
        days = [
            calendars.iso_day(year, of, day)
            if year
            else calendars.day_in_nearest_year(context.anchor, of, day, context.tense)
            for of, day in ((month, first), (until, last))
        ]
        if not days[0] or not days[1] or days[0] > days[1]:
            return "", "undated", NO_YEAR
        return f"{days[0]}/{days[1]}", "interval", how or f"year from the article’s date, {context.anchor.published}"

    def _month(self, m: re.Match[str], context: Context) -> Found | None:
        month = self._month_number(m["m"])
        year, how = self._year_of(m, context)
        if year:
            return calendars.iso_month(year, month), "month", how
        if _other_year(context):
            return "", "undated", NO_YEAR
        found = calendars.month_in_nearest_year(context.anchor, month, context.tense)
        return (
            (found, "month", f"year from the article’s date, {context.anchor.published}")
            if found
            else ("", "undated", NO_YEAR)
        )

    def _two_months(self, m: re.Match[str], context: Context) -> Found | None:
        year, how = self._year_of(m, context)
        ends = []
        for name, own in ((m["m1"], m["y1"]), (m["m2"], None)):
            month = self._month_number(name)
            known = int(own) if own else year
            ends.append(
                calendars.iso_month(known, month)
                if known
                else calendars.month_in_nearest_year(context.anchor, month, context.tense)
            )
        if not ends[0] or not ends[1] or ends[0] > ends[1]:
            return "", "undated", NO_YEAR
        return f"{ends[0]}/{ends[1]}", "interval", how or f"year from the article’s date, {context.anchor.published}"

    def _part_of_year(self, m: re.Match[str], _: Context) -> Found | None:
        place = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[m["part"].casefold()]
        length = 6 if m["unit"] == "half" else 3
        place = 12 // length - 1 if place < 0 else place
        if place * length >= 12:
            return None
        year, first = int(m["year"]), place * length + 1
        return (
            f"{calendars.iso_month(year, first)}/{calendars.iso_month(year, first + length - 1)}",
            "interval",
            "stated",
        )

    def _season(self, m: re.Match[str], _: Context) -> Found | None:
        if m["year"]:
            return m["year"], "year", "stated; seasons differ between the hemispheres"
        return "", "relative", "seasons differ between the hemispheres"

    def _unit(self, m: re.Match[str], context: Context) -> Found | None:
        base, which, unit = context.anchor.day, m["which"].casefold(), m["unit"]
        if base is None:
            return "", "relative", UNDATED
        step = -1 if re.search(r"last|past|previous", which) else 1 if re.search(r"next|following|coming", which) else 0
        if re.search(r"previous|following", which):
            return "", "relative", "relative to the text"
        if which in ("the last", "this past") and unit != "weekend":
            return calendars.stretch(base, 1, unit), "interval", self._how(m, context)
        if unit == "weekend" and step == 0 and context.tense == "past" and base.weekday() < _SATURDAY:
            step = -1
        if unit in ("week", "weekend"):
            week = calendars.week_of(base, step)
            if unit == "weekend":
                sunday = dt.date.fromisoformat(week.partition("/")[2])
                week = calendars.interval(sunday - dt.timedelta(days=1), sunday)
            elif step == 0 and which.startswith("earlier"):
                week = f"{week.partition('/')[0]}/{base.isoformat()}"
            return week, "interval", self._how(m, context)
        date, precision = calendars.shift(base, step, unit)
        return date, precision, self._how(m, context)  # type: ignore[return-value]

    def _today(self, m: re.Match[str], context: Context) -> Found | None:
        base, word = context.anchor.day, m["word"].casefold()
        if base is None:
            return "", "relative", UNDATED
        days = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "overnight": 0}.get(
            word, 0
        )
        date, _ = calendars.shift(base, days, "day")
        return date, "day", self._how(m, context)

    def _weekday(self, m: re.Match[str], context: Context) -> Found | None:
        weekday, which = self._days[m["w"]], (m["which"] or "").strip().casefold()
        future = which in ("next", "this coming", "the following") or (
            context.tense == "future" and which not in ("last", "this past")
        )
        found = calendars.weekday_near(context.anchor, weekday, future=future)
        if found is None:
            return "", "relative", UNDATED
        if context.tense == "unclear" and not which:
            return "", "relative", "past or to come"
        if which in ("last", "next") and found == context.anchor.published:
            found = calendars.weekday_near(context.anchor, weekday, future=future, skip=1) or found
        return found, "day", self._how(m, context)

    def _ago(self, m: re.Match[str], context: Context) -> Found | None:
        count = self._count(m["n"])
        base, how = context.anchor.day, self._how(m, context)
        if m["way"] in ("after", "before", "prior") and re.match(r"\s(?!and\b|but\b)\w", m.string[m.end() :]):
            return "", "relative", RELATIVE
        if m["way"] != "ago":
            previous = context.previous.date if context.previous else ""
            base = dt.date.fromisoformat(previous) if len(previous) == 10 else None
            how = f"“{m.group()}” from {previous}" if base else "relative to the text"
        if base is None or count is None:
            return "", "relative", how if base is None and m["way"] != "ago" else UNDATED if base is None else "vague"
        sign = 1 if m["way"] in ("later", "after") else -1
        date, precision = calendars.shift(base, sign * count, m["unit"])
        return date, precision, how  # type: ignore[return-value]

    def _adjacent(self, m: re.Match[str], context: Context) -> Found | None:
        previous = context.previous.date if context.previous else ""
        if len(previous) != 10:
            return "", "relative", "relative to the text"
        sign = -1 if m["adjacent"].casefold() == "previous" else 1
        date, _ = calendars.shift(dt.date.fromisoformat(previous), sign, "day")
        return date, "day", f"“{m.group()}” from {previous}"

    def _span(self, m: re.Match[str], context: Context) -> Found | None:
        base, count = context.anchor.day, self._count(m["n"] or "a")
        if base is None or count is None:
            return "", "relative", UNDATED if base is None else "vague"
        sign = -1 if m["way"].casefold() in ("next", "coming") else 1
        return calendars.stretch(base, sign * count, m["unit"]), "interval", self._how(m, context)

    def _years(self, m: re.Match[str], _: Context) -> Found | None:
        return (f"{m['y1']}/{m['y2']}", "interval", "stated") if m["y1"] < m["y2"] else None

    def _year(self, m: re.Match[str], _: Context) -> Found | None:
        return m["year"], "year", "stated"

    # ---- small parts

    def _count(self, words: str) -> int | None:
        if words.casefold() in ("a", "an", "the"):
            return 1
        value = self._numerals.value(words)
        return int(value) if value is not None and value == int(value) and value < 200 else None

    def _month_number(self, name: str) -> int:
        return self._months[name.rstrip(".")]

    def _year_of(self, m: re.Match[str], context: Context) -> tuple[int | None, str]:
        """The year that the expression states, or that “of that year” points back to."""
        groups = m.groupdict()
        year = groups.get("year")
        if year:
            return int(year), "stated"
        if groups.get("that") and context.previous and context.previous.date[:4].isdigit():
            return int(context.previous.date[:4]), f"year from “{context.previous.expression}”"
        words = groups.get("this")
        if words and context.anchor.year:
            step = -1 if "last" in words else 1 if "next" in words else 0
            return context.anchor.year + step, self._how(m, context)
        return None, ""

    @staticmethod
    def _how(m: re.Match[str], context: Context) -> str:
        words = re.sub(r"\s+", " ", m.group().strip())
        return f"“{words}” in an article of {context.anchor.published}"


def _other_year(context: Context) -> bool:
    """Whether the text has just spoken of another year, so that the article's own is not what a bare month means."""
    previous = context.previous
    stated = previous is not None and previous.derivation.startswith(("stated", "year from “"))
    return stated and previous is not None and previous.date[:4] != context.anchor.published[:4]


def _moment(m: re.Match[str], rule: Rule, found: Found) -> Moment:
    start = m.start("year") if rule.label in ("year", "naming year") else m.start()
    end = m.end("year") if rule.label == "naming year" else m.end()
    if m.string[end - 1] == "." and (end == len(m.string) or rule.label == "month"):
        end -= 1
    date, precision, derivation = found
    return Moment(
        start=start,
        end=end,
        date=date,
        precision=precision,
        derivation=derivation,
        expression=m.string[start:end],
        rule=rule.id,
        whole=rule.label != "naming year",
    )


def _ordinary_word(text: str, m: re.Match[str]) -> bool:
    """Whether a month's name is none here: “may”, “march” and first names need a word of time beside them."""
    groups = m.groupdict()
    if "m" not in groups or any(groups.get(g) for g in ("d", "d1", "o", "year", "that", "this")):
        return False
    if len(m.group().split()) > 1:
        return False
    before = text[: m.start()].rstrip()
    return not re.search(
        r"(?i)\b(?:in|since|by|until|till|of|from|last|next|this|and|for|between|through|during|before|after|to)$",
        before,
    )


def _numbered(lexicon: Lexicon, table: str) -> dict[str, int]:
    return {word: int(values[0]) for word, values in lexicon.table(table).items()}


@functools.lru_cache(maxsize=8)
def grammar_of(lexicon: Lexicon) -> DateGrammar:
    """The date grammar of a lexicon."""
    return DateGrammar(lexicon)
