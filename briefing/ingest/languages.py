"""Which language a text is in: first whether it is that of the word lists, by the share of its commonest words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from briefing.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The languages beside the main one that are analysed, and the models that are missing for some, by language."""

    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)


NONE = Others()
"""No other language."""
_FEWEST = 40
_SAMPLE = 50_000
_CERTAIN = 0.9
_SHARE = 0.2
"""English prose has a share of .35 to .5, news in other European languages below .1."""


def find_language(text: str, stated: str, lexicon: Lexicon) -> str:
    """The two-letter code of a text's language, the lexicon's own or another; “und” for one that cannot be told.

    `stated` is what the file says of itself; it counts for a text that is not in the lexicon's language, because
    pages often state the language of their template.
    """
    if is_in_language(text, lexicon):
        return lexicon.language
    found, certainty = _open_identifier().classify(text[:_SAMPLE])
    if found != lexicon.language and certainty > _CERTAIN:
        return str(found)
    return stated if stated not in ("", lexicon.language) else "und"


@cache
def _open_identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to load, seldom needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_language(code: str) -> str:
    """“French” for “fr”; nothing for a language that is not known."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to import, seldom needed

    try:
        return str(Locale.parse(code).get_display_name("en")) if code != "und" else ""
    except (UnknownLocaleError, ValueError):
        return ""


def is_in_language(text: str, lexicon: Lexicon) -> bool:
    """Whether the text reads as the lexicon's language. Texts of fewer than 40 words get the benefit of the doubt."""
    sample = text[:_SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    letters = sum(map(len, words))
    if len(words) < _FEWEST and letters < 5 * _FEWEST:
        return True
    common = lexicon.words("function_words")
    return sum(word in common for word in words) >= _SHARE * len(words)
