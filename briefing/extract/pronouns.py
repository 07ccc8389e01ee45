"""Pronouns that speak, act or hold something, and what does a pronoun's work: “both”, “the two”, “the 54-year-old”.

Whom they mean, `antecedents` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from briefing.extract.anaphora import is_empty
from briefing.extract.drafts import Draft
from briefing.extract.offices_by_verb import offices_by_verb
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.voices import observe_voice
from briefing.extract.words import Line, Word

_GENDER: dict[str, Literal["", "f", "m", "n"]] = {"he": "m", "she": "f", "it": "n", "they": "", "him": "m", "her": "f"}
_OWNING: dict[str, Literal["", "f", "m", "n"]] = {"his": "m", "its": "n", "their": ""}
_JOINT = frozenset({"both", "two", "pair", "couple", "duo"})
_ORDERED = frozenset({"former", "latter"})
_AGED = re.compile(r"\d+[-‑]years?[-‑]old$")


def find_pronouns(lines: list[Line], holders: list[tuple[int, int]], voc: Vocabulary) -> Iterator[Draft]:
    """The pronouns of the third person that are subject of a verb, stand in a holder's span or are that as “his”."""
    for line in lines:
        for i in range(len(line.words)):
            draft = _pronoun(line, i) or _owner(line, i, holders) or _epithet(line, i)
            if draft is None:
                continue
            observe_voice(draft, voc)
            held = any(start <= draft.start and draft.end <= end for start, end in holders)
            given = draft.gender in ("f", "m") and any(offices_by_verb(draft, voc))
            if draft.speaks or held or given or (draft.acts and draft.form == "pronoun"):
                yield draft


def _pronoun(line: Line, i: int) -> Draft | None:
    """“he”, “they”, “both”: a draft of form pronoun."""
    word = line.words[i]
    if word.low == "both" and _stands_alone(line.words, i):
        return _draft(line, i, i + 1, plural=True)
    if word.low not in _GENDER or word.pos != "PRON" or (word.token is not None and is_empty(word.token)):
        return None
    return _draft(line, i, i + 1, gender=_GENDER[word.low], plural=word.low == "they")


def _owner(line: Line, i: int, holders: list[tuple[int, int]]) -> Draft | None:
    """“his claim”, “in their view”: whose it is, where that is the holder."""
    word = line.words[i]
    if word.low not in _OWNING or word.pos != "PRON" or (word.start, word.end) not in holders:
        return None
    return _draft(line, i, i + 1, gender=_OWNING[word.low], plural=word.low == "their")


def _epithet(line: Line, i: int) -> Draft | None:
    """“the two”, “the latter”, “the 54-year-old” with no noun behind: a draft of form pronoun, article included."""
    words = line.words
    if words[i].low != "the" or i + 1 >= len(words) or not _stands_alone(words, i + 1):
        return None
    low = words[i + 1].low
    if low in _JOINT:
        return _draft(line, i, i + 2, plural=True)
    if low in _ORDERED or is_aged(low):
        return _draft(line, i, i + 2)
    return None


def is_aged(low: str) -> bool:
    """Whether a word in lower case gives an age: “54-year-old”."""
    return bool(_AGED.match(low))


def _stands_alone(words: list[Word], i: int) -> bool:
    """Whether no noun follows that the word could belong to."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is None or not (
        after.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON") or after.text == "-" or after.low in ("of", "the")
    )


def _draft(
    line: Line, first: int, last: int, *, gender: Literal["", "f", "m", "n"] = "", plural: bool = False
) -> Draft:
    words = line.words[first:last]
    return Draft(
        line=line, first=first, last=last, start=words[0].start, end=words[-1].end, form="pronoun",
        surface=" ".join(word.low for word in words), gender=gender, plural=plural,
    )  # fmt: skip
