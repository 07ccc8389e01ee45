"""Names that a house prefers (`[actors]` in the configuration): what it says is one actor is one, under its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.model.findings import Merge
from briefing.model.source import Evidence
from briefing.naming import fold
from briefing.reconcile.candidates import Candidate
from briefing.reconcile.material import Material

REASON = "the configuration says so"
_RULE = "reconcile.actor"


def join_preferred(candidates: list[Candidate], material: Material) -> list[Candidate]:
    """The candidates with those joined that bear names of one entry; each has the preferred name then.

    A candidate bears a name of an entry if it is its own, or one that nobody else bears.
    """
    for preferred, others in material.preferred.items():
        bearers = _bearers(candidates, {fold(name) for name in (preferred, *others)})
        if not bearers:
            continue
        kept = max(bearers, key=lambda c: len(c.members))  # the first of equals
        for other in bearers:
            if other is not kept:
                _take(kept, other, preferred, material)
        for candidate in candidates:
            candidate.owner = kept if candidate.owner in bearers and candidate is not kept else candidate.owner
        kept.name, kept.no_actor, kept.doubtful = preferred, False, False
        gone = [c for c in bearers if c is not kept]
        candidates = [c for c in candidates if c not in gone]
    return candidates


def _bearers(candidates: Iterable[Candidate], names: set[str]) -> list[Candidate]:
    borne = Counter(name for c in candidates for name in {fold(n) for n in (c.name, *c.names)})
    return [
        c
        for c in candidates
        if not c.unnamed and (fold(c.name) in names or any(fold(n) in names and borne[fold(n)] == 1 for n in c.names))
    ]


def _take(kept: Candidate, other: Candidate, preferred: str, material: Material) -> None:
    """Adds what is known of the other, with the sentence in which it is first named."""
    named = next((m for m in other.members if m.mention.form != "pronoun"), None)
    sentence = material.sentence_of(named.mention.span) if named is not None else None
    if sentence is not None:
        given = sentence.evidence
        evidence = Evidence(span=given.span, quote=given.quote, rule=_RULE, sentence=given.sentence)
        kept.merges.append(Merge(name=preferred, alias=other.name, reason=REASON, evidence=evidence))
    kept.members += other.members
    kept.roles += [role for role in other.roles if role not in kept.roles]
    kept.merges += other.merges
    kept.extra += other.extra
