"""What kind of thing a name is, by vote: what the text says outweighs the statistical tag.

Stage 2 votes over the mentions of one source, stage 3 over those of all. A feature is worth what `VOTES` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.model.observations import MentionKind

VOTES: dict[str, tuple[tuple[MentionKind, int], ...]] = {
    "PERSON": (("person", 2),),
    "ORG": (("organisation", 1),),
    "GPE": (("place", 1),),
    "LOC": (("place", 1),),
    "FAC": (("place", 1),),
    "NORP": (("group", 1),),
    "titled": (("person", 5),),
    "office": (("person", 4),),
    "who": (("person", 3),),
    "initials": (("person", 4),),
    "particle": (("person", 1),),
    "full": (("person", 1),),
    "surname": (("person", 2),),
    "body": (("organisation", 6),),
    "company": (("organisation", 20),),
    "abbreviated": (("organisation", 5),),
    "acronym": (("organisation", 1),),
    "classed": (("organisation", 4),),
    "article": (("organisation", 1), ("person", -3)),
    "media": (("organisation", 4),),
    "which": (("organisation", 3), ("person", -3)),
    "intends": (("organisation", 4),),
    "outlet": (("organisation", 3),),
    "medium": (("organisation", 8),),
    "place": (("place", 1), ("person", -1)),
    "apposed": (("person", 2),),
    "thing": (("unknown", 20),),
    "site": (("place", 8),),
    "world": (("state", 12),),
    "capital": (("place", 3), ("person", -2)),
    "nicknamed": (("person", 6),),
    "aged": (("person", 5),),
    "members": (("group", 12),),
    "union": (("organisation", 20),),
    "taken up": (("person", 4),),
}
_SPEAKING_SITE = 4
_ORDER: tuple[MentionKind, ...] = ("person", "organisation", "state", "place", "group", "unknown")


def vote_kind(features: Iterable[str]) -> MentionKind:
    """The kind with most votes; the first of a fixed order among equals; unknown without any vote above zero.

    Features are given one by one, or counted (a `Counter`). A company called after a place is no place: “Cedar Ridge
    Metals Inc”, and “Cedar Ridge” where it says something.
    """
    votes: Counter[MentionKind] = Counter()
    counted = Counter(features)
    for feature, times in counted.items():
        if feature == "site" and (counted["company"] or counted["holder"]):
            votes["organisation"] += times * _SPEAKING_SITE
            continue
        for kind, weight in VOTES.get(feature, ()):
            votes[kind] += weight * times
    best = max(_ORDER, key=lambda kind: (votes[kind], -_ORDER.index(kind)))
    return best if votes[best] > 0 else "unknown"
