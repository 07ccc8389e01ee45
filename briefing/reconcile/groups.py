"""Those without a name: groups, collectives, functions. Described as the source does, merged only by owner and noun."""

from __future__ import annotations

from briefing.naming import fold
from briefing.reconcile.candidates import Candidate, Chain


def join_groups(chains: list[Chain], owners: dict[str, Candidate]) -> list[Candidate]:
    """One candidate for each description that speaks or acts; `owners` are the named actors by folded name.

    The same words for the same owner are one entry, as a description, not as an identity.
    """
    found: dict[tuple[str, str], Candidate] = {}
    later: list[Chain] = []
    for chain in chains:
        mention = chain.members[0].mention
        if not any(m.mention.speaks or m.mention.acts for m in chain.members) or mention.form == "pronoun":
            continue
        if "definite" in mention.features and not mention.owner and mention.form == "description":
            later.append(chain)
            continue
        _take(found, chain, owners)
    for chain in later:
        mention = chain.members[0].mention
        near = [c for (_, head), c in found.items() if head.split()[-1:] == [mention.head] and chain.source in c.sources]
        if len(near) == 1:
            near[0].take(chain)
        else:
            _take(found, chain, owners)
    return list(found.values())


def _take(found: dict[tuple[str, str], Candidate], chain: Chain, owners: dict[str, Candidate]) -> None:
    mention = chain.members[0].mention
    owner = owners.get(fold(mention.owner)) if mention.owner else None
    core = fold(mention.surface.split(" of ")[0]) if owner is None else mention.head
    key = (owner.name if owner is not None else fold(mention.owner), core)
    kind = mention.kind if mention.kind in ("person", "organisation", "group") else "group"
    named = mention.surface
    candidate = found.setdefault(key, Candidate(name=named, kind=kind, owner=owner, unnamed=True))  # type: ignore[arg-type]
    candidate.take(chain)
