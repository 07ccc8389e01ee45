"""How much an actor matters: who speaks and acts, in how many sources and headlines; frequency adds little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from briefing.reconcile.candidates import Candidate

KEY_THRESHOLD = 2.2
WIDE_THRESHOLD = 2.0  # in two sources or more


def count_voiced(candidate: Candidate, statements: Mapping[str, int]) -> Counter[str]:
    """How often a candidate is heard, by source: its statements, or its mentions as a speaker where these are more.

    The unnamed are heard by their statements alone.
    """
    spoken = Counter(m.source for m in candidate.members if m.mention.speaks and not candidate.unnamed)
    return Counter({s: max(spoken[s], statements.get(s, 0)) for s in candidate.sources})


def measure_salience(candidate: Candidate, statements: Mapping[str, int], sources: int) -> float:
    """The salience of a candidate; `statements` counts those heard from it by source, `sources` all sources."""
    heard = sum(statements.values())
    voiced = {source for source, count in statements.items() if count}
    acts = sum(m.mention.acts and not m.mention.speaks for m in candidate.members)
    leads = {m.source for m in candidate.members if m.mention.zone == "lead"}
    headlines = {m.source for m in candidate.members if m.mention.zone == "headline"}
    named = 1.0 if candidate.kind == "person" and candidate.roles else 0.0
    return (
        1.5 * math.log1p(heard)
        + 0.5 * math.log1p(acts)
        + (2.0 * len(voiced) + 1.5 * len(candidate.sources) + 0.7 * len(leads)) / sources
        + 0.5 * min(len(headlines), 2)
        + named
        + 0.2 * math.log1p(len(candidate.members))
    )


def is_key(candidate: Candidate, salience: float, statements: Mapping[str, int], sources: int) -> bool:
    """Whether an actor is a key actor: it is heard, holds an office and acts, or acts all over the sources.

    An unnamed one has to be heard in two sources, or twice, unless it is known whose it is. Outlets and doubtful names
    never are.
    """
    if (
        candidate.medium
        or candidate.doubtful
        or salience < (WIDE_THRESHOLD if len(candidate.sources) > 1 else KEY_THRESHOLD)
    ):
        return False
    heard = sum(statements.values())
    voiced = sum(1 for count in statements.values() if count)
    acting = [m for m in candidate.members if m.mention.acts]
    if candidate.unnamed:
        joint = candidate.kind == "organisation" and not any(m.mention.plural for m in acting)
        return _is_heard_enough(candidate, heard, voiced) or (joint and len({m.source for m in acting}) > 1)
    in_office = candidate.kind == "person" and bool(candidate.roles) and bool(acting)
    widely = len({m.source for m in acting}) >= max(2, sources // 2) and len(acting) > 2
    return heard > 0 or in_office or widely


def _is_heard_enough(candidate: Candidate, heard: int, voiced: int) -> bool:
    """A body of a known owner once; a person or a group twice, without an owner three times; or in two sources."""
    if candidate.owner is not None and candidate.kind == "organisation":
        return heard > 0
    return voiced > 1 or heard > (1 if candidate.owner is not None else 2)
