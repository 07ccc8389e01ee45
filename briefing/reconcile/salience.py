"""How much an actor matters: who speaks, acts and is spoken to, in how many independent sources, leads and headlines.

Frequency adds little: it enters by its logarithm.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.model.findings import Origin
from briefing.reconcile.candidates import Candidate, Member

KEY_THRESHOLD = 2.2
WIDE_THRESHOLD = 2.0  # in two independent sources or more
OFFICE = 1.0
ORGAN = 0.5
SMALL = 2  # sources up to which a folder is small: there whoever speaks or opens the text is worth a line
OWNED_BAR = 2  # statements that somebody without a name needs in a large folder, known whose it is
BARE_BAR = 3  # and known by a noun alone


def count_voiced(candidate: Candidate, statements: Mapping[str, int]) -> Counter[str]:
    """How often a candidate is heard, by source: its statements, or its mentions as a speaker where these are more.

    The unnamed are heard by their statements alone, and a pronoun that speaks (“it emerged”) is no sign by itself.
    """
    told = (m for m in candidate.members if m.mention.form != "pronoun" and not candidate.unnamed)
    spoken = Counter(m.source for m in told if m.mention.speaks)
    return Counter({s: max(spoken[s], statements.get(s, 0)) for s in candidate.sources})


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """The origin of each source, as a number by source id, and how many origins there are."""

    by_source: Mapping[str, int]
    count: int

    def reached(self, sources: Iterable[str]) -> set[int]:
        """The origins of some sources."""
        return {self.by_source[source] for source in sources}


def number_origins(sources: Iterable[str], origins: Iterable[Origin]) -> Homes:
    """The origin of each source; a source that no origin holds is one of its own."""
    known = {source: place for place, origin in enumerate(origins) for source in origin.sources}
    by_source = {source: known.get(source, len(known) + place) for place, source in enumerate(sources)}
    return Homes(by_source=by_source, count=len(set(by_source.values())))


def measure_salience(candidate: Candidate, statements: Mapping[str, int], homes: Homes) -> float:
    """The salience of a candidate; `statements` counts those heard from it by source, `homes` tells the origins.

    Statements are counted in each origin where most of them stand: what an agency sent to three papers is said once.
    """
    heard = sum(_by_origin(statements, homes).values())
    acts = sum(m.mention.acts and not m.mention.speaks for m in candidate.members)
    asked = sum("addressed" in m.mention.features for m in candidate.members)
    leads = homes.reached(m.source for m in candidate.members if m.mention.zone == "lead")
    headlines = homes.reached(m.source for m in candidate.members if m.mention.zone == "headline")
    reach = 2.0 * len(_by_origin(statements, homes)) + 1.5 * len(homes.reached(candidate.sources)) + 0.7 * len(leads)
    return (
        1.5 * math.log1p(heard)
        + 0.5 * math.log1p(acts)
        + 0.2 * math.log1p(asked)
        + reach / homes.count
        + 0.5 * min(len(headlines), 2)
        + _rank(candidate)
        + 0.2 * math.log1p(len(candidate.members))
    )


def is_key(
    candidate: Candidate, salience: float, statements: Mapping[str, int], homes: Homes, *, backed: bool = False
) -> bool:
    """Whether an actor is a key actor: it is heard, holds an office and acts, or acts all over the sources.

    An unnamed one has to be heard in two independent sources, or more than once, unless it is known whose it is;
    “experts” of two sources are not the same. The fewer sources the folder has, the less is asked. Outlets and doubtful
    names never are. `backed` says that somebody is heard for it: its head beside itself, a minister's spokesman.
    """
    wide = len(homes.reached(candidate.sources)) > 1
    if candidate.medium or candidate.doubtful:
        return False
    heard = sum(statements.values())
    acting = [m for m in candidate.members if m.mention.acts]
    if len(homes.by_source) <= SMALL and _stands_out(candidate, heard, acting):
        return True
    in_office = candidate.kind == "person" and bool(candidate.roles)
    spoke = any(m.mention.speaks and m.mention.zone in ("lead", "body") for m in candidate.members)
    if backed and ((heard > 0 and spoke) or in_office) and not candidate.unnamed:
        return True
    if salience < (WIDE_THRESHOLD if wide else KEY_THRESHOLD):
        return False
    places = homes.reached(m.source for m in acting)
    if candidate.unnamed:
        joint = candidate.kind == "organisation" and not any(m.mention.plural for m in acting)
        return _is_heard_enough(candidate, statements, homes) or (joint and len(places) > 1)
    widely = len(places) >= max(2, homes.count // 2) and len(acting) > 2
    return heard > 0 or (in_office and bool(acting)) or widely


def _stands_out(candidate: Candidate, heard: int, acting: list[Member]) -> bool:
    """Whether a reader of one or two texts would name an actor: it speaks, is a state that acts, or acts in the lead.

    Whoever acts twice does as well as in the lead, as does a body of the lead named again; what something is done to
    may be no actor (“the bill was passed”).
    """
    if heard:
        return True
    if candidate.unnamed:
        opening = [m.mention for m in acting if m.mention.sentence == 1 and "nsubj" in m.mention.features]
        return candidate.kind == "group" and any(m.plural for m in opening)  # “Teachers walked out on Friday.”
    in_lead = [m for m in candidate.members if m.mention.zone in ("lead", "headline")]
    if candidate.kind == "organisation" and in_lead and len(candidate.members) > 1:
        return True
    leading = any(m.mention.acts for m in in_lead)
    subject = candidate.kind == "person" or any("nsubj" in m.mention.features for m in acting)
    return bool(acting) and subject and (leading or candidate.kind == "state" or len(acting) > 1)


def _is_heard_enough(candidate: Candidate, statements: Mapping[str, int], homes: Homes) -> bool:
    """A body of a known owner once; a person or a group twice, without an owner three times; or in two origins.

    A bare plural of nobody's is a different lot in each source: one source has to hear it so often. In a folder of few
    x.
    """
    heard = sum(statements.values())
    share = (len(homes.by_source) + 1) // 2
    owned, bare = min(OWNED_BAR, share), min(BARE_BAR, share)
    if candidate.owner is not None and candidate.kind == "organisation":
        return heard > 0
    if candidate.kind == "group" and candidate.owner is None and _is_anybody(candidate):
        return max(statements.values(), default=0) >= bare
    return len(_by_origin(statements, homes)) > 1 or heard >= (owned if candidate.owner is not None else bare)


def _is_anybody(candidate: Candidate) -> bool:
    """Whether a noun alone names a group that no source takes for known: “experts”, but “the rebels”."""
    first = {m.source: m.mention for m in reversed(candidate.members)}
    return " " not in candidate.name and not any("definite" in mention.features for mention in first.values())


def _by_origin(statements: Mapping[str, int], homes: Homes) -> dict[int, int]:
    """For each origin that hears it, the most statements that one of its sources holds."""
    most: dict[int, int] = {}
    for source, count in statements.items():
        if count:
            home = homes.by_source[source]
            most[home] = max(count, most.get(home, 0))
    return most


def _rank(candidate: Candidate) -> float:
    """What an office adds: a person's, or that of an organ described as a state's (“Velmark's coast guard”)."""
    if candidate.kind == "person":
        return OFFICE if candidate.roles else 0.0
    owned = candidate.owner is not None and candidate.owner.kind == "state"
    one = candidate.kind == "organisation" and not any(m.mention.plural for m in candidate.members)
    return ORGAN if owned and one and candidate.unnamed else 0.0
