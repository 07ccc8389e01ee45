"""What points back within a source: appositions, “the minister”, “the airline”. Pronouns are in `antecedents`.

Looks back through an index by noun and a window of recent mentions, so that the work is linear in the source.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.lexicon import Lexicon
from briefing.model.observations import MentionKind
from briefing.naming import fold, name_words

Kinds = dict[int, MentionKind]

_DEPUTIES = frozenset({"vice", "deputy", "assistant", "associate", "under"})
_FIRMS = frozenset({"company", "firm", "corporation"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ONE_OF_MANY = frozenset({"commission", "committee", "council", "court", "ministry", "board", "tribunal", "department"})
_NEAR = 2
_BESIDE = 12
_PUBLIC = frozenset(
    {
        "central", "supreme", "constitutional", "high", "federal", "regional", "municipal", "local", "criminal",
        "appeals", "civil", "military", "provincial", "consumer", "electoral", "works", "town", "city", "county"
    }
)  # fmt: skip


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
    beside = beside and not _speaks_itself(draft)
    gap = words[draft.last : named.first]
    before = draft.last <= named.first and "classed" in named.features and [w.text for w in gap] in ([], [","])
    beside = beside or before  # “the hotel group Sol y Mar”, “the plant's operator, Sol y Mar,”
    whose = words[draft.first].low in ("the", "a", "an") or bool(draft.owner)
    return beside and whose and draft.kind == kinds[named.chain] == "organisation"


def _speaks_itself(draft: Draft) -> bool:
    """Whether a verb follows at once: “made by Xylo, the ministry said” tells who said it and nothing of Xylo."""
    after = draft.line.words[draft.last : draft.last + 1]
    return any(w.pos in ("VERB", "AUX") and w.token is not None and w.token.tag_ in _FINITE for w in after)


def link_descriptions(drafts: list[Draft], kinds: Kinds, lexicon: Lexicon, voc: Vocabulary) -> None:
    """“the minister” joins the person of that office, “the fund” the body whose name has that noun, if there is one.

    “the official” joins the one official described before. With two candidates the nearer one, if only one is near.
    """
    public = lexicon.words("public_bodies")
    no_firms = {d.chain for d in drafts if d.form == "name" and set(name_words(d.surface)[-1:]) & public}
    by_noun: dict[str, list[Draft]] = defaultdict(list)
    recent: list[Draft] = []
    firms: set[int] = set()
    following = 1 + max((d.chain for d in drafts), default=-1)
    for draft in drafts:
        if draft.form == "description" and draft.chain < 0:
            barred = firms if draft.head in public else no_firms
            able = [d for d in recent[-_BESIDE:] if d.chain not in barred]
            draft.chain = _antecedent(draft, by_noun[draft.head], able, kinds, voc)
            if draft.head in _FIRMS and "definite" in draft.features and not (draft.plural or draft.owner):
                draft.chain = _firm(draft.chain, firms)
            if draft.chain < 0:
                draft.chain, following = following, following + 1
        if draft.form in ("name", "description") and not draft.line.titled:
            for noun in _nouns(draft, kinds, voc):
                by_noun[noun].append(draft)
        if draft.form == "name":
            recent.append(draft)
            if "company" in draft.features:
                firms.add(draft.chain)


def link_first_descriptions(drafts: list[Draft], kinds: Kinds) -> None:
    """“Norway's fisheries board said …” before “The National Fisheries Board said”: the body is named right after.

    The one body named in the two sentences behind whose name ends in that noun, where the source names no other such.
    """
    named: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.form == "name" and kinds[draft.chain] == "organisation" and " " in draft.surface:
            named[name_words(draft.surface)[-1]].append(draft)
    chained = {d.chain for d in drafts if d.form == "name"}
    for draft in drafts:
        bodies = named.get(draft.head, [])
        if draft.form != "description" or draft.plural or draft.chain in chained or len({d.chain for d in bodies}) != 1:
            continue
        after = bodies[0].line.sentence.number - draft.line.sentence.number
        if draft.owner[:1].isupper() and draft.line.sentence.zone == "lead" and 0 < after <= _NEAR and bodies[0].acts:
            found, draft_chain = bodies[0].chain, draft.chain
            for other in drafts:
                other.chain = found if other.chain == draft_chain else other.chain


def _firm(found: int, firms: set[int]) -> int:
    """“The company” is rather the one company that the source named by its legal form than another body, or nobody."""
    return next(iter(firms)) if len(firms) == 1 and found not in firms else found


def _nouns(draft: Draft, kinds: Kinds, voc: Vocabulary) -> set[str]:
    """The nouns by which a mention may be taken up again."""
    if draft.form == "description":
        return {draft.head}
    if kinds[draft.chain] == "organisation":
        return set(name_words(draft.surface)[-1:])
    if kinds[draft.chain] != "person":
        return set()
    held = {word for role in draft.roles for word in fold(role.role).split()}
    return held | set(voc.full_titles(draft.title))


def _antecedent(draft: Draft, seen: list[Draft], recent: list[Draft], kinds: Kinds, voc: Vocabulary) -> int:
    """The chain that a definite description takes up; -1 for none or two. With an owner, a person's office alone."""
    if "definite" not in draft.features:
        return -1
    if draft.owner:
        owned = {d.chain for d in seen if d.form == "name" and not draft.plural and _holds_there(d, draft, voc)}
        return owned.pop() if len(owned) == 1 else -1
    fits = [d for d in seen if _fits(d, draft, voc)]
    if len({d.chain for d in fits}) > 1:
        fits = [d for d in fits if _is_exact(d, draft, voc)] or fits
    if len({d.chain for d in fits}) > 1:
        fits = [d for d in fits if draft.line.sentence.number - d.line.sentence.number <= _NEAR]
    chains = {d.chain for d in fits}
    if not fits and draft.head in voc.company_nouns and not draft.plural:
        near = [d for d in recent if not _is_another(d, draft, voc)]
        chains = _recent_bodies(draft, near, kinds)
    return chains.pop() if len(chains) == 1 else -1


def _fits(seen: Draft, description: Draft, voc: Vocabulary) -> bool:
    if seen.form == "description":
        return seen.plural == description.plural
    if description.plural:
        return False
    if seen.kind == "organisation":
        return not _is_another(seen, description, voc)
    words = set(fold(description.surface).split())
    if "former" in words:
        held_once = [set(fold(role.role).split()) for role in seen.roles if role.former]
        return any(words - {"former"} <= held and not (held - words) & _DEPUTIES for held in held_once)
    return any(words <= held and not (held - words) & _DEPUTIES for held in _offices(seen, voc))


def _is_another(named: Draft, description: Draft, voc: Vocabulary) -> bool:
    """“the central bank” beside “Cedar Bank”: words before the noun of a public body that the name has not."""
    modifiers = fold(description.surface).split()
    modifiers = modifiers[: modifiers.index(description.head)] if description.head in modifiers else []
    words = set(name_words(named.surface))
    public = description.head in voc.agencies | _ONE_OF_MANY and named.form == "name"
    compound = description.line.words[description.first : description.last]
    nouns = {w.low for w in compound if w.pos == "NOUN"} if description.head in _ONE_OF_MANY else frozenset()
    return public and any(w in _PUBLIC or w in voc.matters or w in nouns for w in modifiers if w not in words)


def _holds_there(named: Draft, description: Draft, voc: Vocabulary) -> bool:
    """Whether a person holds the office of a description for its owner: “the Zambian minister”, “the Ohio governor”."""
    owner, own = fold(description.owner), set(fold(description.owner).split())
    words = set(fold(description.surface).split()) - own - {"of", "the", "s", "'s", "’s"}
    for role in named.roles:
        held = set(fold(role.role).split())
        there = role.of is not None and (
            fold(role.of) == owner
            or bool(voc.world.state(role.of) and voc.world.state(role.of) == voc.world.state(owner))
        )
        if there and not role.former and words <= held and not (held - words) & _DEPUTIES:
            return True
    return False


def _is_exact(seen: Draft, description: Draft, voc: Vocabulary) -> bool:
    """Whether a description gives an office in full: “the president” beside a vice president and a president."""
    return set(fold(description.surface).split()) in _offices(seen, voc)


def _offices(named: Draft, voc: Vocabulary) -> list[set[str]]:
    """The words of each office that a person holds now."""
    held = [set(fold(role.role).split()) for role in named.roles if not role.former]
    return [*held, set(voc.full_titles(named.title))]


def _recent_bodies(draft: Draft, recent: list[Draft], kinds: Kinds) -> set[int]:
    """The named bodies of the two sentences before whom “the company” may mean: the subjects of the nearer one.

    One that is no subject gives way to none but leaves two where the sentence before it has another subject.
    """
    number = draft.line.sentence.number
    near = [d for d in recent if 0 < number - d.line.sentence.number <= _NEAR and kinds[d.chain] == "organisation"]
    last = [d for d in near if number - d.line.sentence.number == 1]
    acting = {d.chain for d in last if d.acts}
    return acting or {d.chain for d in near if d.acts} | {d.chain for d in last} or {d.chain for d in near}
