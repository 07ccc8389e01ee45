"""What points back within a source: appositions, “the minister”, “the airline”, “he”, “they”.

Looks back through an index by noun and a window of recent mentions, so that the work is linear in the source.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.model.observations import MentionKind
from briefing.naming import fold, name_words

Kinds = dict[int, MentionKind]

_GENDERED = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PRONOUN_REACH = 3
_NEAR = 2
_BESIDE = 12
_WINDOW = 40


def link_appositions(drafts: list[Draft], kinds: Kinds) -> None:
    """“the fund's director, Jane Roe”, “Xylo, the logistics firm,”: a description beside a name is that name's."""
    for i, draft in enumerate(drafts):
        if draft.form != "description":
            continue
        for named in drafts[max(0, i - _BESIDE) : i + _BESIDE]:
            beside = named.form == "name" and named.line is draft.line
            if beside and (_gives_office(draft, named) or _is_class(draft, named, kinds)):
                draft.chain = named.chain


def _gives_office(draft: Draft, named: Draft) -> bool:
    """Whether a description stands in the words that give a name its office."""
    for role in named.roles:
        span = role.evidence.span
        if span.start <= draft.start and draft.end <= span.end and draft.head in role.role.lower().split():
            return True
    return False


def _is_class(draft: Draft, named: Draft, kinds: Kinds) -> bool:
    words = draft.line.words
    beside = draft.first == named.last + 1 and words[named.last].text in (",", "--", "—", "–", "(")
    whose = words[draft.first].low in ("the", "a", "an") or bool(draft.owner)
    return beside and whose and draft.kind == kinds[named.chain] == "organisation"


def link_descriptions(drafts: list[Draft], kinds: Kinds, voc: Vocabulary) -> None:
    """“the minister” joins the person of that office, “the fund” the body whose name has that noun, if there is one.

    “the official” joins the one official described before. With two candidates the nearer one, if only one is near.
    """
    by_noun: dict[str, list[Draft]] = defaultdict(list)
    recent: list[Draft] = []
    following = 1 + max((d.chain for d in drafts), default=-1)
    for draft in drafts:
        if draft.form == "description" and draft.chain < 0:
            draft.chain = _antecedent(draft, by_noun[draft.head], recent, kinds, voc)
            if draft.chain < 0:
                draft.chain, following = following, following + 1
        if draft.form in ("name", "description") and not draft.line.titled:
            for noun in _nouns(draft, kinds, voc):
                by_noun[noun].append(draft)
        if draft.form == "name":
            recent.append(draft)


def _nouns(draft: Draft, kinds: Kinds, voc: Vocabulary) -> set[str]:
    """The nouns by which a mention may be taken up again."""
    if draft.form == "description":
        return {draft.head}
    if kinds[draft.chain] == "organisation":
        return set(name_words(draft.surface)[-1:])
    if kinds[draft.chain] != "person":
        return set()
    held = {word for role in draft.roles if not role.former for word in fold(role.role).split()}
    return held | set(voc.full_titles(draft.title))


def _antecedent(draft: Draft, seen: list[Draft], recent: list[Draft], kinds: Kinds, voc: Vocabulary) -> int:
    """The chain that a definite description without an owner takes up; -1 for none, or for two."""
    if "definite" not in draft.features or draft.owner:
        return -1
    fits = [d for d in seen if _fits(d, draft, voc)]
    if len({d.chain for d in fits}) > 1:
        fits = [d for d in fits if draft.line.sentence.number - d.line.sentence.number <= _NEAR]
    chains = {d.chain for d in fits}
    if not fits and draft.head in voc.company_nouns and not draft.plural:
        chains = _recent_bodies(draft, recent, kinds)
    return chains.pop() if len(chains) == 1 else -1


def _fits(seen: Draft, description: Draft, voc: Vocabulary) -> bool:
    if seen.form == "description":
        return seen.plural == description.plural
    if description.plural:
        return False
    if seen.kind == "organisation":
        return True
    words = set(fold(description.surface).split())
    held = [set(fold(role.role).split()) for role in seen.roles if not role.former]
    return any(words <= role for role in [*held, set(voc.full_titles(seen.title))])


def _recent_bodies(draft: Draft, recent: list[Draft], kinds: Kinds) -> set[int]:
    """The named bodies of the two sentences before, subjects only if there are any: whom “the company” may mean."""
    number = draft.line.sentence.number
    near = [d for d in recent[-_BESIDE:] if 0 < number - d.line.sentence.number <= _NEAR]
    bodies = [d for d in near if kinds[d.chain] == "organisation"]
    return {d.chain for d in bodies if d.acts} or {d.chain for d in bodies}


def link_pronouns(drafts: list[Draft], kinds: Kinds) -> None:
    """“he”, “she”: the person who is subject of the nearest sentence; “it”: a body or state; “they”: a group."""
    genders = _genders(drafts, kinds)
    for i, draft in enumerate(drafts):
        if draft.form != "pronoun":
            continue
        pool = [d for d in drafts[max(0, i - _WINDOW) : i] if _agrees(d, draft, kinds, genders)]
        number = draft.line.sentence.number
        for distance in range(_PRONOUN_REACH + 1):
            near = [d for d in pool if number - d.line.sentence.number == distance]
            chosen = {d.chain for d in near if d.acts or d.speaks} or {d.chain for d in near}
            if chosen:
                draft.chain = min(chosen) if len(chosen) == 1 else -1
                break


def _genders(drafts: list[Draft], kinds: Kinds) -> dict[int, str]:
    """The gender of each chain: from titles and kin, else from pronouns in sentences that name one person only."""
    told: dict[int, set[str]] = defaultdict(set)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for _, found in itertools.groupby(drafts, key=lambda d: d.line.sentence.number):
        persons = [d for d in found if d.form != "pronoun" and kinds.get(d.chain, d.kind) == "person" and not d.plural]
        for draft in persons:
            told[draft.chain] |= {draft.gender} - {""}
        if len({d.chain for d in persons}) == 1:
            counted[persons[0].chain].update(_pronoun_genders(persons[0]))
    genders = {chain: next(iter(known)) for chain, known in told.items() if len(known) == 1}
    for chain, votes in counted.items():
        (best, count), *others = votes.most_common(2) or [("", 0)]
        if chain not in genders and count > 2 * sum(n for _, n in others):
            genders[chain] = best
    return genders


def _pronoun_genders(named: Draft) -> Iterator[str]:
    """The genders of the pronouns behind a name in its sentence, outside quotation marks."""
    quoted = False
    for i, word in enumerate(named.line.words):
        quoted = not quoted if word.text == '"' else word.text == "“" or (quoted and word.text != "”")
        if i >= named.last and not quoted and word.low in _GENDERED:
            yield _GENDERED[word.low]


def _agrees(draft: Draft, pronoun: Draft, kinds: Kinds, genders: dict[int, str]) -> bool:
    """Whether a mention can be meant by a pronoun, by its kind, number and gender."""
    if draft.chain < 0 or draft.line.titled or draft.form == "pronoun":
        return False
    kind = kinds.get(draft.chain, draft.kind)
    if pronoun.plural:
        return draft.plural and draft.form == "description"
    if pronoun.gender == "n":
        return kind in ("organisation", "state") and not draft.plural and "adjective" not in draft.features
    return kind == "person" and not draft.plural and genders.get(draft.chain, pronoun.gender) == pronoun.gender
