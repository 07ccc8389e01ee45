"""Names as keys: what of a name's writing tells two names apart, and what doesn't."""

from __future__ import annotations

import functools
import re
import unicodedata

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "’": "'", "‘": "'"}
)
# Usual variants of one sound in transliterations (ISO 9 against BGN/PCGN, ALA-LC against press usage), in this order.
_WRITINGS = (
    "oua:wa oue:we oui:wi tch:ch tsch:ch kh:h ph:f ck:k dj:j dzh:j zh:j w:v iy:i ij:i ie:e ye:e y:i ou:u oo:u ee:i "
    "q:k ks:x ':"
)
_SOUNDS = tuple(pair.partition(":")[::2] for pair in _WRITINGS.split())


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name without what does not tell two names apart: case, accents, hyphens, dots of abbreviations, spaces."""
    lowered = text.casefold().translate(_UNDECOMPOSED)
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return " ".join(re.sub(r"(?<=\w)\.", "", lowered).replace("-", " ").split())


@functools.lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name; a hyphenated word stays one word, a possessive and an Arabic article fall off."""
    bare = re.sub(r"['’]s?$", "", text)
    parts = [fold(part).replace(" ", "-").strip("'\"“”") for part in bare.split()]
    words = [re.sub(r"^(?:al|el|an|ar|as|at|ad|ash)-(?=\w{3})", "", part) for part in parts if part not in ("al", "el")]
    return tuple(w for w in words if w)


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name: `WHO` for “World Health Organization”."""
    return "".join(w[0] for w in re.split(r"[\s-]+", re.sub(r"['’]s?\b", "", name)) if w[:1].isupper())


@functools.lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """What is left of a folded word when usual variants of transliteration are taken for one."""
    for written, plain in _SOUNDS:
        word = word.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", word.replace("-", ""))
