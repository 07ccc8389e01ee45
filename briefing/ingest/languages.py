"""Whether a text is in the language that the word lists are for, told by the share of its commonest words."""

from __future__ import annotations

import re

from briefing.lexicon import Lexicon

_FEWEST = 40
_SAMPLE = 50_000
_SHARE = 0.2
"""English prose has a share of .35 to .5, news in other European languages below .1."""


def is_in_language(text: str, lexicon: Lexicon) -> bool:
    """Whether the text reads as the lexicon's language. Texts of fewer than 40 words get the benefit of the doubt."""
    sample = text[:_SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    letters = sum(map(len, words))
    if len(words) < _FEWEST and letters < 5 * _FEWEST:
        return True
    common = lexicon.words("function_words")
    return sum(word in common for word in words) >= _SHARE * len(words)
