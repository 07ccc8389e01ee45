"""Runs of capitals that hold a title and a name (“President of the Republic Ana Roe”), cut where another sentence has the name."""

from __future__ import annotations

from briefing.extract.drafts import Draft
from briefing.extract.names import Vocabulary

_LONGEST_NAME = 4


def split_titled_runs(drafts: list[Draft], voc: Vocabulary) -> None:
    """Shortens each name that ends with another full name of the source to that name; the words before become its title."""
    names = [d for d in drafts if d.form == "name" and not d.world]
    known = {tuple(d.surface.split()) for d in names if 1 < len(d.surface.split()) <= _LONGEST_NAME}
    for draft in names:
        words = draft.line.words[draft.first : draft.last]
        for size in range(min(_LONGEST_NAME, len(words) - 1), 1, -1):
            tail = words[-size:]
            office = any(voc.is_title(w.low) or w.low in voc.bodies for w in words[:-size])
            if office and tuple(w.text for w in tail) in known and all(w.cap for w in tail):
                draft.title = tuple(w.text for w in words[:-size])
                draft.first, draft.start = draft.last - size, tail[0].start
                draft.surface = " ".join(w.text for w in tail)
                break
