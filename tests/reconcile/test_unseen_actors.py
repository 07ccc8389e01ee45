"""Who is who in articles that no rule was written for; what is still missed is listed and must shrink."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.extract import observe
from briefing.lexicon import load_lexicon
from briefing.model.findings import Actor
from briefing.reconcile.actors import Cast, identify_actors
from briefing.reconcile.material import Material
from tests.reading import MODEL, read_texts
from tests.reconcile.invented_actors import Case, Wanted
from tests.reconcile.unseen_actors import CASES

KNOWN_MISSES: dict[str, str] = {
    "Ghanaian tabloid in capitals": "listed: Easter, the agent in “paid by Easter”",
    "Andean community and mine": "listed: the community's place, which stands for its leaders",
    "Dutch water board with particles": "not found: a name behind a title in Dutch; not joined: 'the water board'",
    "Armenian and Azeri statements": "not key: Armenia, accused as Yerevan",
    "Brazilian football officials": "role: vice-president of 'the league', the Liga Paulistana de Futsal",
    "weapons and treaties are nobody": "role: the army's commander is read as Zimbabwe's commander of the army",
    "Nigerian senate and gas flares": "not key: a regulator that opens an investigation, and whose head speaks",
    "Indian actor sues": "not found: a person whose surname is a noun for a firm",
    "Georgian opposition source chain": "not found: a ministry stands for its state, where a reader names both",
}


def cast_of(case: Case) -> Cast:
    sources = read_texts(*case.texts)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    return identify_actors(Material(sources, observations, load_lexicon()))


def bare(name: str) -> str:
    """A name in lower case without its article."""
    return name.casefold().removeprefix("the ").removeprefix("an ").removeprefix("a ")


def found(cast: Cast, name: str) -> Actor | None:
    """The actor of that name; of a name in lower case, the first key actor whose name holds these words."""
    described = name == name.casefold()
    fits = [a for a in cast.actors if a.name == name or (described and bare(name) in a.name.casefold())]
    return next((a for a in fits if a.key), fits[0] if fits else None)


def holds_role(cast: Cast, actor: Actor, wanted: Wanted) -> bool:
    """Whether some role of the actor is the wanted one; a body without a role may also be what it speaks for."""
    names = {a.id: a.name.casefold() for a in cast.actors}
    roles = [(role.role.casefold(), (role.of or "").casefold()) for role in actor.roles]
    if not wanted.role:
        roles.append(("", names.get(actor.affiliation or "", "")))
    return any(wanted.role in role and wanted.of in body for role, body in roles)


def one_actor(cast: Cast, first: str, second: str) -> bool:
    return any({first, second} <= {actor.name, *actor.aliases} for actor in cast.actors)


def misses_of_actor(cast: Cast, name: str, wanted: Wanted) -> Iterator[str]:
    actor = found(cast, name)
    if actor is None:
        other = [a.name for a in cast.actors if name in a.aliases]
        yield f"other name: {name} is {other[0]}" if other else f"not found: {name}"
        return
    if actor.kind not in wanted.kind.split("|"):
        yield f"kind: {name} is {actor.kind}"
    if not holds_role(cast, actor, wanted):
        yield f"role: {name} is {[(role.role, role.of) for role in actor.roles]}"
    if wanted.key and not actor.key:
        yield f"not key: {name}"


def misses(case: Case) -> list[str]:
    """What a careful reader would have to correct, each with its kind before the colon."""
    cast = cast_of(case)
    listed = {bare(actor.name): actor.name for actor in cast.actors if actor.key}
    return [
        *(miss for name, wanted in case.actors.items() for miss in misses_of_actor(cast, name, wanted)),
        *(f"listed: {listed[bare(name)]}" for name in case.absent if bare(name) in listed),
        *(f"merged: {a}, {b}" for a, b in case.apart if one_actor(cast, a, b)),
        *(f"not joined: {a}, {b}" for a, b in case.together if not one_actor(cast, a, b)),
    ]


def cases() -> Iterator[object]:
    for title in CASES:
        missed = KNOWN_MISSES.get(title)
        marks = [pytest.mark.xfail(strict=True, reason=missed)] if missed else []
        yield pytest.param(title, marks=marks)


@pytest.mark.parametrize("title", [*cases()])
def test_everybody_is_found_as_a_careful_reader_would(title: str) -> None:
    assert misses(CASES[title]) == []


def test_known_misses_are_cases() -> None:
    assert set(KNOWN_MISSES) <= set(CASES)
