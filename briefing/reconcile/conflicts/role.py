"""One office, two holders.

The key is the office with the body it belongs to; spelling, order (“minister of defence”) and acronyms are evened out.
An office that several may hold (spokesman, deputy, professor) has no key, nor has one without a body. Former holders,
and sentences that tell of a change in office, are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from briefing.lexicon import Lexicon
from briefing.model.findings import Actor, Conflict, ConflictSide
from briefing.model.source import Evidence, content_id
from briefing.naming import fold, name_words, sound_key
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material
from briefing.territories import load_territories

_SPELLINGS = {"defense": "defence", "labor": "labour", "centre": "center", "chairman": "chair", "chairwoman": "chair"}
_PORTFOLIO_NEEDED = ("minister", "secretary")


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a body, as a key, and as a source words it."""

    key: tuple[str, str]
    wording: str


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The offices with two holders, in the order of their names; the same two are one conflict."""
    holders: dict[tuple[str, str], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    wordings: dict[tuple[str, str], str] = {}
    offices = material.lexicon.words("single_offices")
    for observed in material.observations:
        for number, mention in enumerate(observed.mentions):
            actor = _person(cast, observed.source, number, offices)
            for role in mention.roles if actor else ():
                office = read_office(material.lexicon, cast, role.role, role.of)
                evidence = material.sentence_evidence(role.evidence)
                if office and actor and not role.former and not _changes(material.lexicon, evidence.quote):
                    wordings.setdefault(office.key, office.wording)
                    holders[office.key][actor.id].append(evidence)
    found = {
        frozenset(held): _conflict(cast, wordings[key], held)
        for key, held in sorted(holders.items(), reverse=True)
        if len(held) > 1 and _distinct([cast.actor(a) for a in held])
    }
    return tuple(sorted(found.values(), key=lambda c: c.about))


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
            sources=tuple(sorted({e.source for e in evidence}, key=lambda s: int(s[1:]))),
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
        explanation=f"{names} are given the same office.",
        within_one_source=len({s for side in sides for s in side.sources}) == 1,
    )
