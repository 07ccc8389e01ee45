"""Numerals: from “1,450”, “4-1/2”, “two and a half million” or “half a dozen” to numbers, and the pattern for them.

Numbers are added and multiplied as fractions, so that “2.3 million” is exactly 2300000.
"""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.lexicon import Lexicon

DIGITS = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{2,3})*[,\u00a0\u202f\u2009]\d{3}|\d+)(?:\.\d+)?(?:[\s-]\d/\d\b|[½¼¾⅓⅔⅛])?"
)
_WORDS = (
    r"(?:half\sa|a\scouple\sof|an?(?=\s(?:{number_scales})\b)|{numbers})\b(?!\.\d)"
    r"(?:(?:-|\s(?:and\s)?)(?:{numbers})\b|\s(?:and\sa\shalf)\b)*"
)
_SCALE = (
    r"(?:(?:\s|-)(?:{number_scales})s?\b(?:\s(?:and\s)?(?:{numbers})\b(?:-(?:{numbers})\b)?)*(?:\sand\sa\shalf\b)?)*"
)
NUMERAL = rf"(?:{DIGITS}|(?<![\w-]){_WORDS}){_SCALE}"
_GLYPHS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}


class Numerals:
    """The numerals of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = {word: Fraction(values[0]) for word, values in lexicon.table("numbers").items()}
        self._scales = {word: Fraction(values[0]) for word, values in lexicon.table("number_scales").items()}
        self._letters = {word: Fraction(values[0]) for word, values in lexicon.table("number_letters").items()}
        self.letter = lexicon.compile(r"(?i)\s?(?P<scale>{number_letters})\b", "number letters")

    def scale(self, letter: str) -> float:
        """What a letter behind a number multiplies by."""
        return float(self._letters[letter.casefold()])

    def scale_within(self, text: str) -> float:
        """What the scale words of a numeral multiply by: a million in “15 million”, 1 in “15”."""
        product = Fraction(1)
        for word in self._split(text):
            product *= self._scale_of(word) or 1
        return float(product)

    def value(self, text: str) -> float | None:
        """The number that a numeral stands for; None when it is none (“and”, an empty text, a division by nought)."""
        total = current = Fraction(0)
        seen = False
        for word in self._split(text):
            number = self._small(word)
            if number is not None:
                current += number
            elif (scale := self._scale_of(word)) is not None:
                current = (current if seen else Fraction(1)) * scale
                if scale >= 1000:
                    total, current = total + current, Fraction(0)
            else:
                return None
            seen = True
        return float(total + current) if seen else None

    @staticmethod
    def _split(text: str) -> list[str]:
        """The words of a numeral, with “half a dozen” and “and a half” as factors and parts."""
        folded = re.sub(r"[,\u00a0\u202f\u2009](?=\d)", "", text.casefold()).strip()
        folded = re.sub(r"\bhalf\sa\b", "½", folded)
        folded = re.sub(r"\ba\scouple\sof\b", "two", folded)
        folded = re.sub(r"^an?\s(?=\w)", "", folded)
        halves = len(re.findall(r"\sand\sa\shalf\b", folded))
        words = re.findall(r"\d+(?:\.\d+)?(?:[\s-]\d/\d|[½¼¾⅓⅔⅛])?|[½]|[a-z]+", re.sub(r"\sand\sa\shalf\b", "", folded))
        if halves and words and not words[-1][0].isdigit():
            place = next((i for i, w in enumerate(words) if i and w != "and"), len(words))
            words.insert(place, "½")
        return [w for w in words if w != "and"]

    def _scale_of(self, word: str) -> Fraction | None:
        return self._scales.get(word) or self._scales.get(word.removesuffix("s"))

    def _small(self, word: str) -> Fraction | None:
        if word in self._words:
            return self._words[word]
        if word in _GLYPHS:
            return _GLYPHS[word]
        m = re.fullmatch(r"(\d+(?:\.\d+)?)(?:[\s-](\d)/(\d)|([½¼¾⅓⅔⅛]))?", word)
        if not m or m[3] == "0":
            return None
        part = Fraction(int(m[2]), int(m[3])) if m[2] else _GLYPHS.get(m[4] or "", Fraction(0))
        return Fraction(m[1]) + part
