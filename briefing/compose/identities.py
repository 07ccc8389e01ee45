"""How a brief introduces an actor: the other names that help a reader, its offices in few words, for whom it speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.compose.desk import Desk, capital
from briefing.labels import label, say
from briefing.model.findings import Actor, Role
from briefing.naming import fold, name_words

MOST_ALIASES = 3
MOST_ROLES = 2
_KINDS = {
    "state": label("State"),
    "organisation": label("Organisation"),
    "group": label("Group"),
    "person": label("No office stated"),
}
_UNNAMED = label("Unnamed")
_SMALL = frozenset({"of", "for", "the", "in", "at", "to", "and"})
_DETERMINED = re.compile(r"(?:the|a|an|his|her|its|their|my|our|your)\s", re.IGNORECASE)
_GENDERED = re.compile(r"(?<=chair|pokes)(?:man|woman|person)$")
_STEM = 4  # letters that a name shares with the adjective made from it


def choose_aliases(actor: Actor, most: int = MOST_ALIASES) -> tuple[str, ...]:
    """The names under which a reader would not know the actor, at most `most`, in the order of their frequency.

    No part of its name, no adjective of it, no other writing of a name already there, no description.
    """
    kept: list[str] = []
    names = [alias for alias in actor.aliases if _helps(alias, actor)]
    for alias in names:
        part = any(set(name_words(alias)) < set(name_words(other)) for other in names)
        if not part and not any(_alike(alias, name) for name in (actor.name, *kept)):
            kept.append(alias)
    return tuple(kept[:most])


def describe_roles(desk: Desk, actor: Actor, most: int = MOST_ROLES) -> tuple[tuple[str, Role], ...]:
    """The offices of an actor as they are printed, each with the role that it stands for; one office once."""
    kept: list[Role] = []
    for role in (r for r in actor.roles if _named(desk, r.of or "") != actor.id):
        twin = next((place for place, other in enumerate(kept) if _same_office(desk, role, other)), None)
        if twin is None:
            kept.append(role)
        elif _tells_more(role, kept[twin]):
            kept[twin] = role
    kept = [role for role in kept if fold(role.role) != fold(actor.name)][:most]
    side = desk.actor(actor.affiliation)
    if kept and not kept[0].former and not any(role.of for role in kept) and _is_body(side):
        kept[0] = replace(kept[0], of=side.name if side else None)
    return tuple((_word_role(desk, role), role) for role in kept)


def describe_standing(desk: Desk, actor: Actor) -> str:
    """What stands in the place of an office: the kind of actor, and the state or body for which it speaks."""
    side = desk.actor(actor.affiliation)
    kind = say(_UNNAMED if actor.unnamed and actor.kind == "person" else _KINDS[actor.kind])
    shown = side is not None and _is_body(side) and fold(side.name) not in fold(actor.name)
    return f"{kind}, {side.name}" if side and shown else kind


def _helps(alias: str, actor: Actor) -> bool:
    """Whether an alias is a name of its own: with a capital, not whose it is, not the adjective of a state."""
    if not alias[:1].isupper() or alias in actor.adjectives or re.search(r"['’](?:s\b|$|\s)", alias):
        return False
    stems = {word[:_STEM] for word in name_words(actor.name)}
    long_words = [word for word in name_words(alias) if len(word) >= _STEM]
    return actor.kind != "state" or not long_words or any(word[:_STEM] not in stems for word in long_words)


def _alike(alias: str, name: str) -> bool:
    """Whether a reader takes an alias for a name: its words are in it or around it, or its letters are the same."""
    first, second = _letters(alias), _letters(name)
    if first == second or set(name_words(alias)) <= set(name_words(name)):
        return True
    if min(len(first), len(second)) <= _STEM and alias.isupper():
        return first.startswith(second) or second.startswith(first)
    return len(name_words(name)) > 1 and set(name_words(name)) <= set(name_words(alias))


def _letters(name: str) -> str:
    return re.sub(r"\W", "", fold(name))


def _same_office(desk: Desk, role: Role, other: Role) -> bool:
    """Whether two roles are one office: the same words, and bodies of which one says the same as the other or less."""
    if role.former != other.former:
        return False
    words, known = _office_words(role.role), _office_words(other.role)
    if _abbreviates(role.role, other.role) or _abbreviates(other.role, role.role):
        return _same_body(desk, role.of, other.of)
    if words != known and not (role.of is None or other.of is None):
        words, known = words | _office_words(role.of), known | _office_words(other.of)
    return (words == known or _within(words, known)) and _same_body(desk, role.of, other.of)


def _abbreviates(short: str, office: str) -> bool:
    """Whether an office is the other in capitals: “CEO” of “chief executive”, “CFO” of “chief financial officer”."""
    letters = "".join(word[0] for word in name_words(office) if word not in _SMALL).upper()
    return len(letters) > 1 and short.isupper() and short in (letters, f"{letters}O")


def _within(words: frozenset[str], known: frozenset[str]) -> bool:
    """Whether one office is the other with nothing but a rank or a place left out."""
    return min(len(words), len(known)) > 1 and (words <= known or known <= words)


def _same_body(desk: Desk, one: str | None, other: str | None) -> bool:
    if one is None or other is None or not _is_name(one) or not _is_name(other):
        return True
    first, second = set(name_words(one)), set(name_words(other))
    bearer = _named(desk, one)
    return first <= second or second <= first or (bearer is not None and bearer == _named(desk, other))


def _tells_more(role: Role, other: Role) -> bool:
    """Whether the body of a role is named, or named more fully, than that of another."""
    named = role.of is not None and _is_name(role.of)
    if other.of is None or not _is_name(other.of):
        return named
    return named and role.of is not None and set(name_words(role.of)) > set(name_words(other.of))


def _office_words(text: str) -> frozenset[str]:
    """The words that make an office: “Defence Minister” has those of “minister of defense”, “chairwoman” of “chair”."""
    words = (re.sub(r"ense$", "ence", _GENDERED.sub("", word)) for word in name_words(text))
    return frozenset(word for word in words if word not in _SMALL)


def _is_name(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split())


def _is_body(side: Actor | None) -> bool:
    return side is not None and side.kind in ("state", "organisation")


def _named(desk: Desk, name: str) -> str | None:
    """The id of the actor that bears a name."""
    key = name_words(name)
    return next((a.id for a in desk.findings.actors if key in map(name_words, (a.name, *a.aliases))), None)


def _word_role(desk: Desk, role: Role) -> str:
    """“Harbour minister, Velmark”, “Chair of the committee”, “Mother of Ana Roe”, “Editor (former)”."""
    words = capital(role.role or role.of or "")
    if role.role and role.of and not _office_words(role.of) <= _office_words(role.role):
        words += _word_body(desk, role.of)
    return say("{role} (former)", role=words) if role.former and "former" not in words.casefold() else words


def _word_body(desk: Desk, of: str) -> str:
    if not _is_name(of):
        return f" of {of}" if _DETERMINED.match(of) else f" of the {of}"
    bearer = desk.actor(_named(desk, of))
    return f" of {of}" if bearer is not None and bearer.kind == "person" else f", {of}"
