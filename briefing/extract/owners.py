"""Whom “its spokesman”, “his mother” and “the agency's head” belong to: the name for the words inside offices."""

from __future__ import annotations

import dataclasses

from briefing.extract.drafts import Draft
from briefing.model.observations import MentionKind, RoleWords

_THINGS = frozenset({"its", "their"})
_PERSONS = frozenset({"his", "her"})
_BODIES = frozenset({"organisation", "state"})
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_REACH = 2
_NEAR = 40


def resolve_owners(drafts: list[Draft], kinds: dict[int, MentionKind]) -> None:
    """Puts the name for “its”, “his” and “the agency's” into offices and descriptions, where it is plain."""
    names = _name_chains(drafts)
    for i, draft in enumerate(drafts):
        before = drafts[max(0, i - _NEAR) : i + 1]
        if draft.owner in _THINGS | _PERSONS:
            draft.owner = _owner(before, draft.start, draft.owner, kinds, names) or draft.owner
        if draft.head in _SPOKES and draft.form == "description" and not draft.owner:
            draft.owner = _spoken_for(before, kinds, names)
            draft.roles = [dataclasses.replace(r, of=r.of or draft.owner or None) for r in draft.roles]
        for place, role in enumerate(draft.roles):
            if role.of in _THINGS | _PERSONS:
                of = _owner(before, role.evidence.span.start, str(role.of), kinds, names)
                draft.roles[place] = dataclasses.replace(role, of=of or None)
            elif role.of and role.of.islower():
                of = _described_body(drafts, i, role, names)
                draft.roles[place] = dataclasses.replace(role, of=of or role.of)


def _spoken_for(near: list[Draft], kinds: dict[int, MentionKind], names: dict[int, str]) -> str:
    """“The firm denied it. …, a spokesman said”: the one body that acts in this sentence or the one before."""
    *earlier, draft = near
    for distance in range(_REACH):
        there = [d for d in earlier if draft.line.sentence.number - d.line.sentence.number == distance and d.acts]
        if distance and any(d.form != "pronoun" and kinds.get(d.chain, d.kind) in ("state", "person") for d in there):
            return ""
        bodies = {d.chain for d in there if kinds.get(d.chain, d.kind) == "organisation" and d.chain in names}
        if bodies:
            return names[bodies.pop()] if len(bodies) == 1 else ""
    return ""


def _name_chains(drafts: list[Draft]) -> dict[int, str]:
    """The fullest name of each chain that has one."""
    names: dict[int, str] = {}
    for draft in drafts:
        if _is_named(draft) and len(draft.surface) > len(names.get(draft.chain, "")):
            names[draft.chain] = draft.surface
    return names


def _is_named(draft: Draft) -> bool:
    """A name, or a description that says whose or which body it is (“Oman's water ministry”, “the works council”)."""
    body = draft.form == "description" and draft.kind == "organisation" and draft.acts
    owned = body and (draft.owner[:1].isupper() or " " in draft.surface)
    return (draft.form == "name" and "adjective" not in draft.features) or owned


def _described_body(drafts: list[Draft], i: int, role: RoleWords, names: dict[int, str]) -> str:
    """The name of the body that the words of an office describe: “the agency's head”, “head of the agency”."""
    span = role.evidence.span
    for draft in drafts[max(0, i - 4) : i + 5]:
        inside = span.start < draft.end <= span.end
        if draft.form == "description" and inside and draft.head == (role.of or "").split()[-1].removesuffix("'s"):
            return names.get(draft.chain, "")
    return ""


def _owner(near: list[Draft], start: int, pronoun: str, kinds: dict[int, MentionKind], names: dict[int, str]) -> str:
    """The body (for “its”) or person (for “his”) that is subject in the nearest sentence; else the only one named.

    `near` are the drafts up to the one in question, which is the last.
    """
    *earlier, draft = near
    wanted = {"person"} if pronoun in _PERSONS else _BODIES
    before = [
        d
        for d in earlier
        if d.end <= start and d.chain != draft.chain and d.chain in names and "adjective" not in d.features
    ]
    before = [d for d in before if kinds.get(d.chain, d.kind) in wanted and not d.place]
    for distance in range(_REACH + 1):
        there = [d for d in before if draft.line.sentence.number - d.line.sentence.number == distance]
        if pronoun == "their" and distance:
            return ""  # “The observers … Their head”: several, and no body of the sentence before
        subjects = [d for d in there if d.acts] or there
        if len({d.chain for d in subjects}) == 1:
            return names[subjects[-1].chain]
        if subjects:
            return ""
    return ""
