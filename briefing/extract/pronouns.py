"""Pronouns that speak or hold something; whom they mean, the chains decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.voices import observe_voice
from briefing.extract.words import Line

_GENDER: dict[str, Literal["", "f", "m", "n"]] = {"he": "m", "she": "f", "it": "n", "they": "", "him": "m", "her": "f"}


def find_pronouns(lines: list[Line], holders: list[tuple[int, int]], voc: Vocabulary) -> Iterator[Draft]:
    """The pronouns of the third person that are subject of a verb of speech or stand in a holder's span."""
    for line in lines:
        for i, word in enumerate(line.words):
            if word.low not in _GENDER or word.pos != "PRON":
                continue
            draft = Draft(line=line, first=i, last=i + 1, start=word.start, end=word.end, form="pronoun",
                          surface=word.low, gender=_GENDER[word.low], plural=word.low == "they")  # fmt: skip
            observe_voice(draft, voc)
            held = any(start <= draft.start and draft.end <= end for start, end in holders)
            if draft.speaks or held or (draft.acts and word.low in ("he", "she")):
                yield draft
