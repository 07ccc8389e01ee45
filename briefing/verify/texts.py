"""Texts made comparable: what layout may change about a text does not count, every letter and digit does."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_REPLACED = "\ufffd"
_BRACKETS = dict.fromkeys(map(ord, "()[]{}"), " ")
_LETTERS = "[\u0590-\u08ff]+"
_BETWEEN = r"[\s\d.,:'’-]"
"""What may stand between words from right to left and is turned with them."""
_RIGHT_TO_LEFT = re.compile(rf"{_LETTERS}(?:{_BETWEEN}+{_LETTERS})+")
_PIECE = re.compile(rf"{_LETTERS}|\d+|[.,:'’-]")


def squeeze(text: str) -> str:
    """The text in Unicode form NFKC without white space, control and format characters, such as soft hyphens.

    Words from right to left that follow each other are sorted, with the hyphens and numbers between them: a PDF has
    them in an order that depends on its lines.
    """
    return "".join(c for c in _normalise(text) if _counts(c))


def turns_brackets(text: str) -> bool:
    """Whether the text has letters from right to left, beside which a PDF's brackets change side and place."""
    return re.search(_LETTERS, text) is not None


def without_brackets(text: str) -> str:
    """The text with a space for every bracket."""
    return text.translate(_BRACKETS)


def _normalise(text: str) -> str:
    return _RIGHT_TO_LEFT.sub(_sort_words, unicodedata.normalize("NFKC", text))


def _sort_words(found: re.Match[str]) -> str:
    """Words, numbers and the signs between them, sorted."""
    return " ".join(sorted(_PIECE.findall(found[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Squeezed:
    """A text squeezed, with the way back: `places` of its characters in `original`, and where words are parted."""

    text: str
    original: str
    places: tuple[int, ...]
    gaps: frozenset[int]

    def parts_words(self, place: int) -> bool:
        """Whether a place lies between two words rather than within one."""
        if not 0 < place < len(self.text) or place in self.gaps:
            return True
        return not (self.text[place - 1].isalnum() and self.text[place].isalnum())

    def show(self, start: int, end: int) -> str:
        """The original text between two places, on one line."""
        if start >= len(self.text):
            return ""
        last = self.places[min(end, len(self.text)) - 1] if end > start else self.places[start] - 1
        return " ".join(self.original[self.places[start] : last + 1].split())


def squeeze_visible(text: str) -> Squeezed:
    """The visible text of a document, ready to be searched."""
    original = _normalise(text)
    places: list[int] = []
    gaps: set[int] = set()
    for place, character in enumerate(original):
        if _counts(character):
            places.append(place)
        elif character.isspace():
            gaps.add(len(places))
    squeezed = "".join(original[place] for place in places)
    return Squeezed(text=squeezed, original=original, places=tuple(places), gaps=frozenset(gaps))


def _counts(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC" and character != _REPLACED
