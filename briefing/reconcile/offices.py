"""Bodies that share the holder of an office: two names of one body, if one is short for the other."""

from __future__ import annotations

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Iterator

from briefing.model.findings import Merge, Role
from briefing.naming import fold, initials
from briefing.reconcile.candidates import Candidate
from briefing.reconcile.material import Material
from briefing.reconcile.register import Register

_LONGEST_ACRONYM = 7


def join_by_office(
    people: list[Candidate], bodies: list[Candidate], register: Register, material: Material
) -> list[Candidate]:
    """The bodies left when those are joined that one person leads, one name having the letters of the other.

    Short forms in other languages change the order of the letters, newer names of a body add to them.
    """
    gone: set[Candidate] = set()
    for person in people:
        for whole, short, role in _shared_offices(person, register):
            if short not in gone and whole not in gone:
                given = material.sentence_evidence(role.evidence[0])
                evidence = dataclasses.replace(given, rule="reconcile.same-office")
                reason = f"{person.name} holds the same office in both"
                whole.merges.append(Merge(name=whole.name, alias=short.name, reason=reason, evidence=evidence))
                whole.members += short.members
                gone.add(short)
    return [body for body in bodies if body not in gone]


def _shared_offices(person: Candidate, register: Register) -> Iterator[tuple[Candidate, Candidate, Role]]:
    """Pairs of bodies, full name and short one, of which a person holds the same office, and the role that says so."""
    led: dict[str, list[tuple[Candidate, Role]]] = defaultdict(list)
    for role in person.roles:
        body = register.find_within(role.of) if role.of and not role.former else None
        if role.role and body is not None and body.kind == "organisation":
            led[fold(role.role).split()[-1]].append((body, role))
    for held in led.values():
        for (whole, _), (short, role) in itertools.permutations(held, 2):
            if short is not whole and _abbreviates(short.name, whole.name):
                yield whole, short, role


def _abbreviates(short: str, whole: str) -> bool:
    letters, own = short.upper(), initials(whole).upper()
    plain = short.isalpha() and " " not in short and len(short) <= _LONGEST_ACRONYM and len(own) > 1
    return plain and (letters.startswith(own) or sorted(letters) == sorted(own))
