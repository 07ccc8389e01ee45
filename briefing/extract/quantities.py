"""Quantities as they are written: digits, words, ranges, limits, money, measures, shares and votes.

Text in, `Quantity` values out, with offsets into that text. What a quantity counts is no matter of this module; nothing
here needs a parse. Values are never converted: “25 miles” is 25 in the unit `mile`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from briefing.extract.numerals import NUMERAL, Numerals
from briefing.extract.units import Units
from briefing.lexicon import Lexicon

Kind = Literal["count", "money", "measure", "percent", "share", "votes"]
Bound = Literal["", "at least", "at most"]
_AHEAD = 40  # characters before a number in which a limit or an approximation may stand
_WIDEST = 10  # a range's ends differ by less: “lost $1.37 to $78.56” is a change and what it led to
_RANGE = r"\s?(?:-|–|—|\bto\b|\band\b|\bor\b)\s?"

_FIGURE = re.compile(r"[\d½¼¾⅓⅔⅛]")
_LETTERS = re.compile(r"[a-z]+")
_DIGIT_OR_WORD = re.compile(r"\d|[A-Za-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, `text[start:end]`; `number_end` is where the number stops and the unit begins.

    A range has `low` and `high` and no `value`; a vague number (“hundreds”) has `low` only.
    """

    start: int
    end: int
    number_end: int
    kind: Kind
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    bound: Bound = ""
    approximate: bool = False

    def moved(self, offset: int) -> Quantity:
        """The same quantity in a text in which this one's text starts at `offset`."""
        return replace(self, start=self.start + offset, end=self.end + offset, number_end=self.number_end + offset)


class QuantityGrammar:
    """The patterns of one lexicon, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.numerals = Numerals(lexicon)
        self.units = Units(lexicon)
        number = lexicon.compile(NUMERAL, "numerals")
        sign = self.units.sign_pattern
        self._number = re.compile(rf"(?P<sign>(?-i:{sign}))?\s?(?P<number>{number.pattern})", re.IGNORECASE)
        self._second = re.compile(rf"(?P<join>{_RANGE})(?-i:{sign})?\s?(?P<number>{number.pattern})", re.IGNORECASE)
        self._share = lexicon.compile(
            r"(?i)\b(?P<count>an?|one|two|three|four)?[\s-]?\b(?P<part>{fractions})(?=\s(?:of|the)\b)", "fractions"
        )
        self._one_in = re.compile(
            rf"\b(?P<part>{number.pattern})\s(?P<of>in|out\sof|of)\s(?:every\s)?(?P<whole>{number.pattern})\b",
            re.IGNORECASE,
        )
        self._votes = re.compile(
            rf"\b(?P<won>{number.pattern})(?:\svotes)?(?:-|–|\sto\s)(?P<lost>{number.pattern})(?:\svotes)?\b",
            re.IGNORECASE,
        )
        self._vague = lexicon.compile(r"(?i)\b(?P<vague>{vague_numbers})\b(?=\sof\b|\smore\b|\s[a-z])", "vague numbers")
        self._bound = lexicon.compile(r"(?i)(?<!\w)(?P<word>{bounds})\s(?:an?\s|the\s)?$", "bounds")
        self._about = lexicon.compile(
            r"(?i)(?<!\w)(?P<word>{approximators})\s(?:an?\s|the\s(?<!\babout\sthe\s)(?<!\baround\sthe\s))?$",
            "approximators",
        )
        self._after = lexicon.compile(r"(?i)^\s(?P<word>{bounds_after})\b", "bounds after")
        self._bounds = lexicon.table("bounds")
        self._bounds_after = lexicon.table("bounds_after")
        lists = ("numbers", "number_scales", "fractions", "vague_numbers")
        last = (_LETTERS.findall(entry.lower())[-1] for name in lists for entry in lexicon.words(name))
        self._counting = frozenset(("couple", *last))
        first = (_LETTERS.match(entry.lower()) for entry in lexicon.words("numbers"))
        self._leading = frozenset(("a", "an", "half", *(m[0] for m in first if m)))
        self._reach = 1 + self.units.longest_sign  # a space may stand between
        self._fractions = {k: Fraction(v[0]) for k, v in lexicon.table("fractions").items()}
        self._vague_values = {k: float(v[0]) for k, v in lexicon.table("vague_numbers").items()}

    def find(self, text: str) -> list[Quantity]:
        """The quantities of a sentence, in order, none overlapping another."""
        found: list[Quantity] = []
        if not self._may_count(text):
            return found
        for quantity in (
            *self._find_votes(text),
            *self._find_shares(text),
            *self._find_vague(text),
            *self._find_plain(text),
        ):
            if not any(q.start < quantity.end and quantity.start < q.end for q in found):
                found.append(self._qualified(text, quantity))
        return sorted(found, key=lambda q: q.start)

    def _may_count(self, text: str) -> bool:
        """Whether a digit, a fraction or a word of counting stands in a text; without one there is nothing to find."""
        return _FIGURE.search(text) is not None or not self._counting.isdisjoint(_LETTERS.findall(text.lower()))

    def _find_votes(self, text: str) -> Iterator[Quantity]:
        """“by nine votes to four”, “ruled 9-4”: the larger side first."""
        if not re.search(r"(?i)\b(?:vot\w+|ruled|ruling|majority|passed|adopted|decided|decision)\b", text):
            return
        for m in self._votes.finditer(text):
            won, lost = self.numerals.value(m["won"]), self.numerals.value(m["lost"])
            spelled = "vote" in m.group() or re.search(
                r"(?i)\b(?:vote|voted|ruled|split|by|a|decision|majority)\s$", text[: m.start()]
            )
            if won is not None and lost is not None and won > lost and won < 1000 and spelled:
                end = m.end("lost")
                yield Quantity(start=m.start(), end=end, number_end=end, kind="votes", value=won, unit="votes")

    def _find_shares(self, text: str) -> Iterator[Quantity]:
        """“a third of”, “two-thirds of the”, “one in five”: as a percentage, which is what they mean."""
        for m in self._share.finditer(text):
            if not m["count"] and m["part"].casefold() != "half":
                continue
            count = {"a": 1.0, "an": 1.0}.get((m["count"] or "a").casefold()) or self.numerals.value(m["count"]) or 1.0
            share = float(self._fractions[m["part"].casefold()] * int(count) * 100)
            start = m.start("count") if m["count"] else m.start("part")
            yield Quantity(start=start, end=m.end(), number_end=m.end(), kind="share", value=share, unit="%")
        for m in self._one_in.finditer(text):
            part, whole = self.numerals.value(m["part"]), self.numerals.value(m["whole"])
            most = 10 if m["of"] == "of" or not m["whole"][0].isdigit() else 1000
            spelled = not m["part"][0].isdigit() or m["of"] != "of"
            if (
                part
                and whole
                and part < whole <= most
                and spelled
                and (whole in (10, 100) or not m["part"][0].isdigit())
            ):
                share = 100 * part / whole
                yield Quantity(start=m.start(), end=m.end(), number_end=m.end(), kind="share", value=share, unit="%")

    def _find_vague(self, text: str) -> Iterator[Quantity]:
        for m in self._vague.finditer(text):
            low = self._vague_values[m["vague"].casefold()]
            end = m.end("vague")
            yield Quantity(
                start=m.start(),
                end=end,
                number_end=end,
                kind="count",
                value=None,
                low=low,
                bound="at least",
                approximate=True,
            )

    def _find_plain(self, text: str) -> Iterator[Quantity]:
        place = 0
        for start in self._starts(text):
            m = self._number.match(text, start) if start >= place else None
            if m is None:
                continue
            place = m.end()
            if not m["sign"] and re.search(r"(?:[\w/:]|\w[.-]|[#°])$", text[: m.start("number")]):
                continue
            quantity = self._plain(text, m)
            if quantity is not None:
                place = max(place, quantity.end)
                yield quantity

    def _starts(self, text: str) -> list[int]:
        """Where a number may begin, its sign included: a search at every character costs ten times as much."""
        found: set[int] = set()
        for m in _DIGIT_OR_WORD.finditer(text):
            if m[0].isdigit() or m[0].lower() in self._leading:
                found.update(range(max(0, m.start() - self._reach), m.start() + 1))
        return sorted(found)

    def _plain(self, text: str, m: re.Match[str]) -> Quantity | None:
        value = self.numerals.value(m["number"])
        if value is None:
            return None
        end, low, high = m.end("number"), None, None
        second = self._second.match(text, end)
        scaled = self._range(text, m, second) if second else None
        if second and scaled:
            end, (low, high), value = second.end("number"), scaled, None
        sign = self.units.of_sign(m["sign"]) if m["sign"] else ""
        end, value, low, high = self._scaled(text, end, value, low, high, money=bool(sign))
        unit, unit_end, kind = self._unit(text, end, sign)
        start = m.start() if m["sign"] else m.start("number")
        if re.match(r"[\w°]|[.,:/]\d", text[max(end, unit_end) :]):
            return None
        return Quantity(
            start=start, end=unit_end, number_end=end, kind=kind, value=value, low=low, high=high, unit=unit
        )

    def _range(self, text: str, m: re.Match[str], second: re.Match[str]) -> tuple[float, float] | None:
        """The two ends when the numbers make a range: “three to five”, “between 150 and 200”, “10-15”."""
        low, high = self.numerals.value(m["number"]), self.numerals.value(second["number"])
        join, before = second["join"].strip(), text[: m.start("sign") if m["sign"] else m.start("number")]
        if low is None or high is None:
            return None
        if self.numerals.scale_within(m["number"]) == 1 and low < high / self.numerals.scale_within(second["number"]):
            low = _times(low, self.numerals.scale_within(second["number"]))
        if low >= high or (join == "to" and high > _WIDEST * low):
            return None
        if join == "and" and not re.search(r"(?i)\bbetween\s$", before):
            return None
        if join == "or" and (high > low + 2 or m["number"][0].isdigit() != second["number"][0].isdigit()):
            return None
        if join == "to" and re.search(r"(?i)\bfrom\s$", before):
            return None
        return (low, high)

    def _scaled(
        self, text: str, end: int, value: float | None, low: float | None, high: float | None, *, money: bool
    ) -> tuple[int, float | None, float | None, float | None]:
        """The letters m, bn, k behind a number; m means metres unless it is money or a noun follows."""
        m = self.numerals.letter.match(text, end)
        if not m or (m["scale"].casefold() == "m" and not money and not self.units.millions(text, m.end())):
            return end, value, low, high
        factor = self.numerals.scale(m["scale"])
        times = [None if n is None else _times(n, factor) for n in (value, low, high)]
        return m.end(), times[0], times[1], times[2]

    def _unit(self, text: str, end: int, sign: str) -> tuple[str, int, Kind]:
        if sign:
            per = self.units.rate(text, end)
            return (f"{sign} per {per[0]}", per[1], "money") if per else (sign, end, "money")
        found = self.units.match(text, end)
        if found is None:
            return "", end, "count"
        unit, unit_end, kind = found
        if kind == "measure" and self._names_things(text, end, unit_end):
            return "", end, "count"
        per = self.units.rate(text, unit_end)
        return (f"{unit} per {per[0]}", per[1], kind) if per and kind != "percent" else (unit, unit_end, kind)

    @staticmethod
    def _names_things(text: str, end: int, unit_end: int) -> bool:
        """“all 32 yard cranes”: behind a definite number, a singular unit before a plural noun is part of a name."""
        ahead, form = text[:end], text[end:unit_end]
        definite = re.search(r"(?i)\b(?:all|these|those|its|their|whose)\s\S+$", ahead)
        return (
            bool(definite)
            and bool(re.fullmatch(r"\s[a-z]{3,}(?<!s)", form))
            and bool(re.match(r"\s[a-z]+s\b", text[unit_end:]))
        )

    def _qualified(self, text: str, quantity: Quantity) -> Quantity:
        """The quantity with the limit and the approximation that stand before or behind it."""
        bound, about = quantity.bound, quantity.approximate
        ahead = text[max(0, quantity.start - _AHEAD) : quantity.start]
        for _ in range(2):
            if m := self._about.search(ahead):
                about, ahead_cut = True, m.start()
                bound = bound or self._bound_of(m["word"], quantity)
            elif m := self._bound.search(ahead):
                bound, ahead_cut = bound or self._bound_of(m["word"], quantity), m.start()
            else:
                break
            ahead = ahead[:ahead_cut]
        if m := self._after.match(text[quantity.end :]):
            word = self._bounds_after[m["word"].casefold()][0]
            about = about or word == "about"
            bound = bound or _as_bound(word)
        return replace(quantity, bound=bound, approximate=about)

    def _bound_of(self, word: str, quantity: Quantity) -> Bound:
        values = self._bounds.get(re.sub(r"\s+", " ", word.casefold()), ("",))
        if word.casefold() in ("over", "under") and self.units.dimension(quantity.unit) == "time":
            return ""
        return _as_bound(values[0])


def _as_bound(word: str) -> Bound:
    return "at least" if word == "at least" else "at most" if word == "at most" else ""


def _times(number: float, factor: float) -> float:
    return float(Fraction(str(number)) * Fraction(str(factor)))


@functools.lru_cache(maxsize=8)
def grammar_of(lexicon: Lexicon) -> QuantityGrammar:
    """The quantity grammar of a lexicon."""
    return QuantityGrammar(lexicon)
