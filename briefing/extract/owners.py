"""Whom “its spokesman” and “his mother” belong to: the pronouns inside offices and descriptions."""

from __future__ import annotations

import dataclasses

from briefing.extract.drafts import Draft
from briefing.model.observations import MentionKind

_THINGS = frozenset({"its", "their"})
_PERSONS = frozenset({"his", "her"})
_REACH = 2


def resolve_owners(drafts: list[Draft], kinds: dict[int, MentionKind]) -> None:
    """Puts the name for “its”, “their”, “his” and “her” into offices and descriptions, where it is plain."""
    for i, draft in enumerate(drafts):
        if draft.owner in _THINGS | _PERSONS:
            draft.owner = _owner(drafts, i, draft.start, draft.owner, kinds) or draft.owner
        for place, role in enumerate(draft.roles):
            if role.of in _THINGS | _PERSONS:
                of = _owner(drafts, i, role.evidence.span.start, str(role.of), kinds)
                draft.roles[place] = dataclasses.replace(role, of=of or None)


def _is_named(draft: Draft) -> bool:
    """A name, or a description that says whose body it is (“Oman's water ministry”)."""
    owned = draft.form == "description" and draft.kind == "organisation" and draft.owner[:1].isupper() and draft.acts
    return draft.form == "name" or owned


def _owner(drafts: list[Draft], i: int, start: int, pronoun: str, kinds: dict[int, MentionKind]) -> str:
    """The body (for “its”) or person (for “his”) that is subject in the nearest sentence; else the only one named."""
    draft = drafts[i]
    wanted = {"person"} if pronoun in _PERSONS else {"organisation", "state"}
    before = [d for d in drafts[max(0, i - 40) : i] if d.end <= start and d.chain != draft.chain and _is_named(d)]
    before = [
        d for d in before if kinds.get(d.chain, d.kind) in wanted and "adjective" not in d.features and not d.place
    ]
    for distance in range(_REACH + 1):
        near = [d for d in before if draft.line.sentence.number - d.line.sentence.number == distance]
        subjects = [d for d in near if d.acts] or near
        if len({d.chain for d in subjects}) == 1:
            return subjects[-1].surface
        if subjects:
            return ""
    return ""
