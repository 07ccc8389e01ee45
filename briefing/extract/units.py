"""Units and currencies behind or before a number, by one name each, and what an amount is counted by (“a barrel”)."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import Literal

from briefing.lexicon import Lexicon

UnitKind = Literal["money", "measure", "percent"]
_VERBLIKE = frozenset({"won", "real", "sum", "lev", "som", "rand", "kip", "all", "top", "try", "mop", "cup"})


class Units:
    """The units of a lexicon and the currencies of CLDR (by babel)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._dimensions: dict[str, str] = {}
        self._names: dict[str, tuple[str, UnitKind]] = {}
        for unit, (dimension, _, *forms) in lexicon.table("units").items():
            self._dimensions[unit] = dimension
            for form in (unit, *forms):
                self._names[form] = (unit, "percent" if dimension == "share" else "measure")
        written = lexicon.table("currency_words")
        for word, code in (_currency_names() | {w: v[0] for w, v in written.items()}).items():
            self._names.setdefault(word, (code, "money"))
        self._signs = {w: v[0] for w, v in written.items() if not w[0].islower()} | {c: c for c in _currency_codes()}
        self._folded = {w.casefold(): found for w, found in reversed(self._names.items()) if len(w) > 3}
        names = "|".join(re.escape(n) for n in sorted(self._names, key=lambda n: (-len(n), n)) if re.search(r"\w", n))
        marks = "|".join(
            re.escape(n) for n in sorted(self._names, key=lambda n: (-len(n), n)) if not re.search(r"\w", n)
        )
        self._long = re.compile(
            rf"(?:\s|-|\s-\s)?(?P<unit>{names})(?!\w|['’]\w)['’]?|\s?(?P<mark>{marks})(?!\w)", re.IGNORECASE
        )
        self._metres = re.compile(r"\s?m(?![\w'’])")
        self._rate = lexicon.compile(r"(?i)(?:\s(?:an?|per|each|every)\s|/|-a-)(?P<per>{rate_units})\b", "rate units")
        self._extent = lexicon.words("extent_words")
        signs = sorted(self._signs, key=lambda n: (-len(n), n))
        self.longest_sign = max(map(len, signs))
        self.sign_pattern = "|".join(rf"(?<!\w){re.escape(s)}" if s[0].isalpha() else re.escape(s) for s in signs)

    def of_sign(self, sign: str) -> str:
        """The currency of a sign before a number: “$US” is USD."""
        return self._signs[sign]

    def dimension(self, unit: str) -> str:
        """What a unit measures: length, time, …; empty for what is no unit of measure."""
        return self._dimensions.get(unit, "")

    def match(self, text: str, place: int) -> tuple[str, int, UnitKind] | None:
        """The unit that begins at a place, where it ends, and its kind."""
        m = self._long.match(text, place)
        if m:
            form = m["unit"] or m["mark"]
            found = self._names.get(form) or self._folded.get(form.casefold())
            if found and not (form in _VERBLIKE and not re.search(r"(?:illion|bn|\dm)$", text[:place])):
                return found[0], m.end(), found[1]
        m = self._metres.match(text, place)
        return ("metre", m.end(), "measure") if m else None

    def rate(self, text: str, place: int) -> tuple[str, int] | None:
        """“ a barrel”, “ per day” behind an amount: the noun and where it ends."""
        m = self._rate.match(text, place)
        return (m["per"].casefold(), m.end()) if m else None

    def millions(self, text: str, place: int) -> bool:
        """Whether an m before `place` means million: a noun follows, and no word of extent or place."""
        m = re.match(r"[\s-](?P<word>[a-z]+)", text[place:])
        return m is not None and m["word"] not in self._extent


@functools.cache
def _currency_codes() -> tuple[str, ...]:
    """The ISO 4217 codes of currencies in use today."""
    from babel import Locale  # noqa: PLC0415
    from babel.numbers import get_territory_currencies  # noqa: PLC0415

    territories = sorted(str(t) for t in Locale("en").territories if len(str(t)) == 2)
    return tuple(sorted({code for t in territories for code in get_territory_currencies(t)}))


@functools.cache
def _currency_names() -> dict[str, str]:
    """English names of currencies in use; a bare last word (“kwachas”) when it is one currency's."""
    from babel import Locale  # noqa: PLC0415
    from babel.numbers import get_currency_name  # noqa: PLC0415

    names: dict[str, str] = {}
    last: dict[str, set[str]] = defaultdict(set)
    for code in _currency_codes():
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale=Locale("en"))
            names[name] = code
            last[name.split()[-1]].add(code)
    for word, codes in sorted(last.items()):
        names.setdefault(word, next(iter(codes)) if len(codes) == 1 else word.removesuffix("s"))
    return names
