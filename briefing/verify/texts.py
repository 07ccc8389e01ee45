"""Texts made comparable: what layout may change about a text does not count, every letter and digit does."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_REPLACED = "\ufffd"


def squeeze(text: str) -> str:
    """The text in Unicode form NFKC without white space, control and format characters, such as soft hyphens."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if _counts(c))


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
    original = unicodedata.normalize("NFKC", text)
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
