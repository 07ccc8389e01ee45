"""One person said to have said that something is so, and that it is not.

The key is the person with the event and what it befell. Both sources must tell of about the same days: who says
something else a month later has changed his mind, or the thing has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from briefing.labels import say
from briefing.model.findings import Conflict, ConflictSide
from briefing.model.observations import Clause
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.material import Material

HELD = ("asserted", "confirmed", "hedged")
MOST_DAYS = 3  # between two reports of one occasion
MOST_COMPARED = 20  # utterances under one key that each is compared with, so that many sources cost no square
LEAST_SHARED = 2  # the event and what it befell: words that are only reported need one more in common

Said = tuple[Assertion, Clause]


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The conflicts between what one person is said to have said, in the order of the texts; one for each key."""
    assertions = material.once(Assertions, cast)
    said: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for assertion in assertions.all:
        actor = cast.by_id.get(assertion.voice)
        for clause in assertion.clauses if actor is not None and actor.kind == "person" else ():
            if clause.statement is not None and clause.verbal and clause.patient:
                said[assertion.voice, clause.predicate, clause.patient].append((assertion, clause))
    pairs = (next(_opposed(material, told), None) for told in said.values())
    return tuple(_conflict(cast, *pair) for pair in pairs if pair is not None)


def _opposed(material: Material, told: list[Said]) -> Iterator[tuple[Assertion, Assertion]]:
    """Pairs of which one holds the event to be so and the other not, from sources of the same days."""
    yes = [entry for entry in told if entry[1].status in HELD]
    no = [entry for entry in told if entry[1].status == "negated"]
    for one, first in yes:
        for other, second in no[:MOST_COMPARED]:
            apart = one.source != other.source and _same_days(material, one.source, other.source)
            tied = (first.quoted and second.quoted) or len(one.concepts & other.concepts) > LEAST_SHARED
            if apart and tied:
                yield one, other


def _same_days(material: Material, one: str, other: str) -> bool:
    days = [material.source(s).published for s in (one, other)]
    if not all(day and len(day) >= len("2024-01-01") for day in days):
        return True
    first, second = (date.fromisoformat(str(day)[:10]) for day in days)
    return abs((first - second).days) <= MOST_DAYS


def _conflict(cast: Cast, one: Assertion, other: Assertion) -> Conflict:
    name = cast.actor(one.voice).name
    sides = tuple(
        ConflictSide(value=value, sources=(a.source,), evidence=(a.evidence,))
        for value, a in (("said to be so", one), ("said not to be so", other))
    )
    return Conflict(
        id=content_id("C", "utterance", *(f"{a.source}:{a.evidence.span.start}" for a in (one, other))),
        type="quotation",
        about=f"what {name} said",
        sides=sides,
        resolution="open",
        severity="medium",
        explanation=say("One source has {name} say the opposite of what another source reports.", name=name),
    )
