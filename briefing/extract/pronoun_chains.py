"""The chains of pronouns within a source, in two rounds."""

from __future__ import annotations

import copy
from collections import Counter, defaultdict

from briefing.extract.antecedents import Antecedents
from briefing.extract.drafts import Draft
from briefing.extract.parse import Parsed
from briefing.extract.pronouns import is_aged
from briefing.model.observations import MentionKind

_TWICE = 2
_MARGIN = 3


def link_pronouns(drafts: list[Draft], kinds: dict[int, MentionKind], genders: dict[int, str], parsed: Parsed) -> None:
    """Gives the pronouns their chains, in text order, twice: the second time with the genders learnt from the first.

    An unclear one gets a chain of its own, which the next pronoun of its kind takes up; one that means a pair is
    doubled. What neither speaks nor holds anything and is no person is dropped: it only served to find the others.
    """
    known = [d.chain for d in drafts]
    _link_once(drafts, kinds, genders, parsed)
    learnt = _learn_genders(drafts) | genders
    for draft, chain in zip(drafts, known, strict=True):
        draft.chain = chain
    doubles = _link_once(drafts, kinds, learnt, parsed)
    drafts[:] = sorted((d for d in [*drafts, *doubles] if _is_kept(d)), key=lambda d: (d.start, -d.end))


def _link_once(
    drafts: list[Draft], kinds: dict[int, MentionKind], genders: dict[int, str], parsed: Parsed
) -> list[Draft]:
    """Chains for all pronouns; the doubles of those that mean two."""
    antecedents = Antecedents(drafts, kinds, genders, parsed)
    following = 1 + max((d.chain for d in drafts), default=-1)
    doubles: list[Draft] = []
    opened: set[int] = set()
    for place, draft in enumerate(drafts):
        if _is_epithet(draft, opened):
            draft.chain = next(iter(antecedents.meant_by(place)), draft.chain)
        elif _is_unintroduced(draft, opened):
            draft.chain = antecedents.one_talked_of(place, draft.chain)
        opened.add(draft.chain)
        if draft.form != "pronoun":
            continue
        chains = antecedents.meant_by(place)
        if not chains:
            chains, following = (following,), following + 1
        draft.chain = chains[0]
        for chain in chains[1:]:
            double = copy.copy(draft)
            double.chain, double.features = chain, set(draft.features)
            doubles.append(double)
    return doubles


def _learn_genders(drafts: list[Draft]) -> dict[int, str]:
    """The gender of a chain that twice or more was first taken up by one, with less than a third against.

    A pronoun that follows a pronoun of its chain says nothing new: it may only repeat a mistake.
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    last: dict[int, str] = {}
    for draft in drafts:
        if draft.form == "pronoun" and draft.gender in ("f", "m") and last.get(draft.chain) != "pronoun":
            votes[draft.chain][draft.gender] += 1
        last[draft.chain] = draft.form
    genders: dict[int, str] = {}
    for chain, counted in votes.items():
        (best, count), *others = counted.most_common(2)
        if count >= _TWICE and count > _MARGIN * sum(n for _, n in others):
            genders[chain] = best
    return genders


def _is_epithet(draft: Draft, opened: set[int]) -> bool:
    """Whether a description that nothing before it takes up only gives an age: “the 57-year-old scientist”."""
    if draft.form != "description" or draft.kind != "person" or draft.plural or "definite" not in draft.features:
        return False
    aged = any(is_aged(w.low) for w in draft.line.words[draft.first : draft.last])
    return aged and draft.chain not in opened


def _is_unintroduced(draft: Draft, opened: set[int]) -> bool:
    """Whether a description of one word speaks as if the reader knew whom it means: “The engineer also says …”."""
    if draft.form != "description" or draft.kind != "person" or draft.plural or draft.owner:
        return False
    alone = draft.last - draft.first == len(("the", "engineer")) and "definite" in draft.features
    return alone and draft.first == 0 and (draft.speaks or draft.acts) and draft.chain not in opened


def _is_kept(draft: Draft) -> bool:
    return draft.form != "pronoun" or draft.speaks or "holder" in draft.features or draft.gender in ("f", "m")
