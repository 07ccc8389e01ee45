"""Names in headlines and lines set in capitals, where capitals tell nothing: only names found elsewhere."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Case, Line, Word
from briefing.naming import fold

_LONGEST = 6
_SHORTEST = 3


def find_in_headlines(lines: list[Line], drafts: list[Draft], case: Case, voc: Vocabulary) -> Iterator[Draft]:
    """The names of the body, surnames of its persons, and states, in lines whose capitals tell nothing."""
    names = [d for d in reversed(drafts) if d.form == "name" and len(d.surface) >= _SHORTEST]
    known = _surnames(names, case) | {fold(d.surface): d.surface for d in names if _is_no_word(d.surface, case)}
    for line in lines:
        if not line.titled:
            continue
        place = 0
        while place < len(line.words):
            draft = _longest(line, place, known, voc)
            if draft is not None:
                yield draft
            place = draft.last if draft is not None else place + 1


def _surnames(names: list[Draft], case: Case) -> dict[str, str]:
    """Surnames of one person only, by their folded form, that are no words of the text."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for draft in names:
        personal = draft.label in ("PERSON", "") or {"titled", "office", "full"} & draft.features
        if " " in draft.surface and personal and not {"body", "thing", "site"} & draft.features:
            bearers[draft.surface.split()[-1]].add(draft.surface)
    single = sorted(s for s, held in bearers.items() if len(held) == 1 and _is_no_word(s, case))
    return {fold(surname): surname for surname in single if len(surname) >= _SHORTEST}


def _is_no_word(name: str, case: Case) -> bool:
    """Whether the text never writes a single name in lower case, as it does “price” beside “Dana Price”."""
    return " " in name or not case.lower[name.lower()]


def _longest(line: Line, place: int, known: dict[str, str], voc: Vocabulary) -> Draft | None:
    for last in range(min(len(line.words), place + _LONGEST), place, -1):
        words = line.words[place:last]
        text = _join(words)
        twin = known.get(fold(text))
        code, adjective = _world(words, text, voc)
        if twin is None and not code:
            continue
        surface = twin if twin is not None else (voc.world.title(code) if not adjective else text.title())
        draft = Draft(line=line, first=place, last=last, start=words[0].start, end=words[-1].end, surface=surface,
                      world=code, adjective=adjective)  # fmt: skip
        draft.features |= {"headline", *({"world"} if code else ()), *({"adjective"} if adjective else ())}
        return draft
    return None


def _world(words: list[Word], text: str, voc: Vocabulary) -> tuple[str, bool]:
    """A state by name or adjective; a short form such as US only where the line is not all in capitals."""
    if not words[0].cap or (text.isupper() and len(text) <= _SHORTEST):
        return "", False
    named = voc.world.state(text if len(text) > _SHORTEST or not text.isupper() else "")
    adjective = None if named else voc.world.adjective(text)
    return named or adjective or "", bool(adjective)


def _join(words: list[Word]) -> str:
    text = words[0].text
    for before, word in itertools.pairwise(words):
        text += (" " if word.start > before.end else "") + word.text
    return text
