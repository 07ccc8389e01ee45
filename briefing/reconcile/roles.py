"""Offices across sources: whose they are, completed from another source's wording, and for whom a person speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.model.findings import Role
from briefing.model.observations import RoleWords
from briefing.naming import fold
from briefing.reconcile.candidates import Candidate
from briefing.reconcile.register import Register

_COUNTERPART = "counterpart"
_POSSESSIVES = frozenset(("my", "our", "your", "his", "her", "its", "their"))
DESCRIPTION_RULE = "role.description"


def settle_roles(people: list[Candidate], register: Register, judging: frozenset[str]) -> None:
    """Fills in the roles of people from their mentions, most telling first, each once.

    `judging` are adjectives that tell what a writer thinks of somebody.
    A description (“the former surgeon”) gives a named person a role only where nothing else does.
    """
    for person in people:
        found: dict[tuple[str, str], Role] = {}
        given = [words for member in person.members for words in member.mention.roles]
        told = [words for words in given if words.evidence.rule != DESCRIPTION_RULE]
        for words in given if person.unnamed or not any(w.role for w in told) else told:
            role, of = _seat(replace(words, role=_sober(words.role, judging)), register)
            of = None if of in _POSSESSIVES else of  # “our chairwoman”: nobody is named whose she is
            of = None if of == person.name else of  # “Mr Roe … his sister, Ana Roe”: a surname that is also hers
            key = (fold(role), fold(of or ""))
            old = found.get(key)
            evidence = (*old.evidence, words.evidence) if old is not None else (words.evidence,)
            found[key] = Role(role=role, of=of, evidence=evidence, former=words.former)
        known = [r for r in found.values() if r.role or _is_body(r.of, register)]
        person.roles = _without_bare(known)
        person.owner = person.owner or _affiliation(person, register)


def _sober(role: str, judging: frozenset[str]) -> str:
    """A role without what its writer thinks of the holder, and not shouted: “embattled bank boss”, “MINISTER”."""
    words = role.split()
    while len(words) > 1 and words[0].casefold().rstrip(",") in judging:
        words = words[1:]
    return " ".join(words if len(words) == 1 or not role.isupper() else [word.lower() for word in words])


def inherit_offices(people: list[Candidate], register: Register) -> None:
    """“her predecessor, X”: X held the office of the person meant; “his Russian counterpart, X” holds the same."""
    for person in people:
        for place, role in enumerate(person.roles):
            if fold(role.role).split()[-1:] == [_COUNTERPART]:
                person.roles[place] = _same_abroad(person, role, people, register) or role
                person.owner = person.owner or _affiliation(person, register)
                continue
            other = register.find(role.of) if role.of and fold(role.role) in ("predecessor", "successor") else None
            held = next((r for r in other.roles if not r.former), None) if other is not None else None
            if held is not None:
                former = fold(role.role) == "predecessor"
                evidence = (*role.evidence, *held.evidence[:1])
                person.roles[place] = Role(role=held.role, of=held.of, evidence=evidence, former=former)


def _same_abroad(person: Candidate, role: Role, people: list[Candidate], register: Register) -> Role | None:
    """The office of a counterpart: that of the person named as its other, or of the only one named just before."""
    words, given = role.role.split()[:-1], role.evidence[0]
    other = register.find(role.of) if role.of else None
    state = register.find(" ".join(words)) if words else other
    others = [other] if words and other is not None else _named_before(person, role, people)
    held = [r for p in others for r in p.roles if not r.former and r.role and r.role != role.role][:1]
    if len(others) != 1 or not held or state is None or state.kind == "person":
        return None
    return Role(role=held[0].role, of=state.name, evidence=(given, *held[0].evidence[:1]), former=role.former)


def _named_before(person: Candidate, role: Role, people: list[Candidate]) -> list[Candidate]:
    """The people of an office that the same sentence names before some words, or the sentence before them."""
    span, number = role.evidence[0].span, role.evidence[0].sentence
    for sentence in (number, number - 1):
        there = [
            other
            for other in people
            if other is not person
            and other.roles
            and any(
                m.source == span.source and m.mention.sentence == sentence and m.mention.span.end <= span.start
                for m in other.members
            )
        ]
        if there:
            return there
    return []


def _seat(words: RoleWords, register: Register) -> tuple[str, str | None]:
    """The role and its body under the name that the brief uses; “head of the WSF mission”: head of mission, WSF."""
    if not words.of:
        return words.role, None
    body = register.find(words.of)
    if body is not None:
        return words.role, body.name
    first, _, rest = words.of.removeprefix("the ").partition(" ")
    plain = first[:1].isupper() and rest.islower() and len(rest.split()) == 1
    owner = register.find(first.removesuffix("'s")) if plain else None
    if owner is not None:
        return f"{words.role} of {rest}", owner.name
    return words.role, words.of


def _is_body(of: str | None, register: Register) -> bool:
    """Whether what somebody belongs to, without an office, is a body that the sources know."""
    body = register.find(of) if of else None
    return body is not None and body.kind == "organisation"


def _without_bare(roles: list[Role]) -> list[Role]:
    """Roles, fuller ones first; a bare one goes where another has all its words."""
    bodies = {fold(r.of) for r in roles if r.role and r.of}
    words = [(r, set(fold(r.role).split())) for r in roles if r.role or fold(r.of or "") not in bodies]
    kept = [
        r
        for r, own in words
        if r.of or not any(own <= other and r is not o for o, other in words if o.of or own < other)
    ]
    return sorted(kept, key=lambda r: (not r.role, r.former, r.of is None, -len(r.evidence), -len(r.role)))


def _affiliation(person: Candidate, register: Register) -> Candidate | None:
    bodies: Counter[Candidate] = Counter()
    for role in person.roles:
        body = register.find(role.of) if role.of and not role.former else None
        if body is not None and body is not person:
            bodies[body] += len(role.evidence)
    return bodies.most_common(1)[0][0] if bodies else None
