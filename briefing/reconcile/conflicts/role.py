"""One office, two holders; one person, an office that is denied or held for the time being only.

The key is the office with the body it belongs to; spelling, order (“minister of defence”) and acronyms are evened out.
An office that several may hold (spokesman, deputy, professor) has no key, nor has one without a body. Former holders,
and sentences that tell of a change in office, are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.labels import label, say
from briefing.lexicon import Lexicon
from briefing.model.findings import Actor, Conflict, ConflictSeverity, ConflictSide
from briefing.model.observations import RoleWords
from briefing.model.source import Evidence, content_id
from briefing.naming import fold, name_words, sound_key
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertions
from briefing.reconcile.material import Material
from briefing.territories import load_territories

_SPELLINGS = {"defense": "defence", "labor": "labour", "centre": "center", "chairman": "chair", "chairwoman": "chair"}
_FOR_NOW = frozenset(("acting", "interim", "caretaker"))
_FOR_NOW_ONLY = label("One source gives {name} the office, another gives it for the time being only.")
_DENIED = label("The sources give {name} an office that is denied.")
_PORTFOLIO_NEEDED = ("minister", "secretary")


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a body, as a key, and as a source words it."""

    key: tuple[str, str]
    wording: str


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The offices with two holders on one topic, in the order of their names; the same two are one conflict."""
    holders: dict[tuple[str, ...], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    wordings: dict[tuple[str, ...], str] = {}
    topic = material.once(Assertions, cast).topic
    offices = material.lexicon.words("single_offices")
    for observed in material.observations:
        for number, mention in enumerate(observed.mentions):
            actor = _person(cast, observed.source, number, offices)
            for role in mention.roles if actor else ():
                office = read_office(material.lexicon, cast, role.role, role.of)
                evidence = material.sentence_evidence(role.evidence)
                if office and actor and not role.former and not _changes(material.lexicon, evidence.quote):
                    key = (*office.key, topic(observed.source))
                    wordings.setdefault(key, office.wording)
                    holders[key][actor.id].append(evidence)
    found = {
        frozenset(held): _conflict(cast, wordings[key], held)
        for key, held in sorted(holders.items(), reverse=True)
        if len(held) > 1 and _distinct([cast.actor(a) for a in held])
    }
    offices_of = _offices_of(material, cast)
    others = (*_acting(cast, offices_of), *_denied(material, cast, offices_of))
    return (*sorted(found.values(), key=lambda c: c.about), *others)


def _offices_of(material: Material, cast: Cast) -> dict[str, list[RoleWords]]:
    """For each named person, in order of importance, the offices that the sources give."""
    found: dict[str, list[RoleWords]] = defaultdict(list)
    for observed in material.observations:
        for number, mention in enumerate(observed.mentions):
            actors = cast.of_mentions(observed.source, (number,))
            if mention.roles and actors and actors[0].kind == "person" and not actors[0].unnamed:
                found[actors[0].id] += [r for r in mention.roles if not r.former]
    for roles in found.values():
        roles[:] = [replace(r, evidence=material.sentence_evidence(r.evidence)) for r in roles]
    return {a.id: found[a.id] for a in cast.actors if a.id in found}


def _acting(cast: Cast, offices_of: dict[str, list[RoleWords]]) -> Iterator[Conflict]:
    """“The chairman, Ida Roth” in one source, “the acting chairman” in another: one office, one body, one person."""
    for actor, roles in offices_of.items():
        acting = [r for r in roles if set(fold(r.role).split()) & _FOR_NOW]
        heads = {_bare(r): r for r in acting if r.of}
        full = [r for r in roles if r not in acting and r.of and (o := heads.get(_bare(r))) and _same_body(r.of, o.of)]
        named = [r for r in acting if r.of and any(_bare(r) == _bare(f) for f in full)]
        if named and full and {r.evidence.source for r in named}.isdisjoint(r.evidence.source for r in full):
            sides = (_role_side(named[0].role, named), _role_side(full[0].role, full))
            name = cast.actor(actor).name
            yield _of_one(name, f"whether {name} is {named[0].role} or {full[0].role}", sides, "low", _FOR_NOW_ONLY)


def _denied(material: Material, cast: Cast, offices_of: dict[str, list[RoleWords]]) -> Iterator[Conflict]:
    """“I have never been director there”, where sources call the speaker, or whom he names, director."""
    for observed in material.observations:
        for denial in (d for d in observed.denials if d.predicate == "office"):
            named = set(denial.names)
            actors = [a for a in cast.actors if a.id in offices_of and named & set(name_words(a.name))]
            for actor in actors if named else cast.of_mentions(observed.source, denial.holders)[:1]:
                told = [r for r in offices_of.get(actor.id, ()) if set(denial.terms) & set(fold(r.role).split())]
                given = [r for r in told if not r.evidence.span.overlaps(denial.evidence.span)]
                if given:
                    denied = ConflictSide(value="denied", sources=(observed.source,), evidence=(denial.evidence,))
                    about = f"whether {actor.name} is or was {given[0].role}"
                    yield _of_one(actor.name, about, (_role_side(given[0].role, given), denied), "high", _DENIED)


def _bare(role: RoleWords) -> str:
    return " ".join(w for w in fold(role.role).split() if w not in _FOR_NOW)


def _same_body(one: str, other: str | None) -> bool:
    """Whether two names may be of one body: “the Port Authority” is the Halden Port Authority."""
    mine, theirs = name_words(one), name_words(other or "")
    return bool(mine and theirs) and mine[-1] == theirs[-1]


def _role_side(value: str, roles: list[RoleWords]) -> ConflictSide:
    evidence = tuple({r.evidence.span: r.evidence for r in roles}.values())
    return ConflictSide(value=value, sources=_sources(evidence), evidence=evidence)


def _sources(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({e.source for e in evidence}, key=lambda s: int(s[1:])))


def _of_one(
    name: str, about: str, sides: tuple[ConflictSide, ...], severity: ConflictSeverity, explanation: str
) -> Conflict:
    return Conflict(
        id=content_id("C", "role", about, *(f"{e.source}:{e.span.start}" for s in sides for e in s.evidence)),
        type="role",
        about=about,
        sides=sides,
        resolution="open",
        severity=severity,
        explanation=say(explanation, name=name),
        within_one_source=len({s for side in sides for s in side.sources}) == 1,
    )


def _person(cast: Cast, source: str, number: int, offices: frozenset[str]) -> Actor | None:
    """The named person behind a mention; not one that is known by an office only."""
    found = cast.of_mentions(source, (number,))
    if not found or found[0].kind != "person" or found[0].unnamed or len(found[0].name.split()) < 2:
        return None
    return None if set(name_words(found[0].name)) & offices else found[0]


def read_office(lexicon: Lexicon, cast: Cast, role: str, of: str | None) -> Office | None:
    """The key of an office; None for one that several may hold or that has no body."""
    words = [
        _SPELLINGS.get(w, w)
        for w in re.findall(r"[\w-]+", fold(role).replace("secretary general", "secretary-general"))
    ]
    words = [w for w in words if w not in ("of", "for", "the", "and", "acting", "current")]
    if not of or not words or set(words) & lexicon.words("shared_offices"):
        return None
    heads = [w for w in words if w in lexicon.words("single_offices")]
    if not heads or (heads[-1] in _PORTFOLIO_NEEDED and len(words) < 2):
        return None
    body, title = _body(lexicon, cast, of)
    return Office((" ".join(sorted(set(words))), body), f"{role.lower()} of {title}")


def _body(lexicon: Lexicon, cast: Cast, name: str) -> tuple[str, str]:
    """The key and the name of a body: a state by its code, an actor by its id, anything else by its folded words."""
    world = load_territories(lexicon)
    if code := world.known(name):
        return code, world.title(code)
    key = name_words(re.sub(r"^[Tt]he ", "", name))
    if (actor := cast.bodies.get(key)) is not None:
        return actor.id, actor.name
    return " ".join(key), name


def _changes(lexicon: Lexicon, sentence: str) -> bool:
    words = fold(sentence)
    return any(re.search(rf"\b{re.escape(fold(w))}\b", words) for w in sorted(lexicon.words("office_changes")))


def _distinct(actors: list[Actor]) -> bool:
    """Whether the holders are no two writings of one name."""
    sounds = [{sound_key(w) for w in name_words(a.name) if len(w) > 2} for a in actors]
    return all(not a & b for n, a in enumerate(sounds) for b in sounds[:n])


def _conflict(cast: Cast, wording: str, held: dict[str, list[Evidence]]) -> Conflict:
    sides = tuple(
        ConflictSide(
            value=cast.actor(actor).name,
            sources=_sources(evidence),
            evidence=tuple({e.span: e for e in evidence}.values()),
        )
        for actor, evidence in held.items()
    )
    names = " and ".join(side.value for side in sides)
    return Conflict(
        id=content_id("C", "role", wording, *(side.value for side in sides)),
        type="role",
        about=f"who is {wording}",
        sides=sides,
        resolution="open",
        severity="high",
        explanation=say("{names} are given the same office.", names=names),
        within_one_source=len({s for side in sides for s in side.sources}) == 1,
    )
