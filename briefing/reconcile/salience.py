"""How much an actor matters: who speaks and acts, in how many sources, in leads and headlines. Frequency adds little."""

from __future__ import annotations

import math

from briefing.reconcile.candidates import Candidate, Member

KEY_THRESHOLD = 2.2


def measure_salience(candidate: Candidate, statements: dict[str, int], sources: int) -> float:
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


def is_key(candidate: Candidate, salience: float, statements: dict[str, int]) -> bool:
    """Whether an actor belongs among the key actors: it is heard, or it is a person with an office who acts."""
    if candidate.medium:
        return False
    heard = sum(statements.values())
    acting = candidate.kind == "person" and bool(candidate.roles) and any(_does(m) for m in candidate.members)
    voice = heard > 0 or acting
    return voice and salience >= KEY_THRESHOLD


def _does(member: Member) -> bool:
    return member.mention.acts
