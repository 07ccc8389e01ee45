"""Coreference within one source: full names, surnames, short forms, role words, pronouns.

Abstains where two candidates remain: a mention without a certain chain gets one of its own.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.extract.drafts import Draft
from briefing.extract.names import Vocabulary
from briefing.extract.owners import resolve_owners
from briefing.kinds import vote_kind
from briefing.model.observations import MentionKind
from briefing.naming import fold, initials, name_words

_PRONOUN_REACH = 3
_NEAR = 2
_BESIDE = 12
_KNOWN_AS = 6


def link_chains(drafts: list[Draft], voc: Vocabulary) -> None:
    """Numbers the chains of all drafts, which must be in text order, and votes a kind for each chain of names."""
    names = _link_names(drafts)
    _link_short_names(drafts, names)
    _link_acronyms(drafts)
    _link_known_as(drafts)
    kinds = _vote(drafts)
    _link_appositions(drafts, kinds)
    _link_descriptions(drafts, kinds, voc)
    _link_pronouns(drafts, kinds)
    resolve_owners(drafts, kinds)
    following = 1 + max((d.chain for d in drafts), default=-1)
    for draft in drafts:
        if draft.chain < 0:
            draft.chain = following
            following += 1


def _link_names(drafts: list[Draft]) -> dict[tuple[str, ...], int]:
    """Equal names share a chain; a state's names and adjectives are one."""
    chains: dict[tuple[str, ...], int] = {}
    for draft in drafts:
        if draft.form == "name":
            whole = draft.world and "world" in draft.features
            key = ("=", draft.world) if whole else name_words(draft.surface)
            draft.chain = chains.setdefault(key, len(chains))
    return chains


def _link_short_names(drafts: list[Draft], chains: dict[tuple[str, ...], int]) -> None:
    """“Borrell” and “the Fund” join the one longer name of the source that ends or starts with them."""
    longer: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for key, chain in chains.items():
        if len(key) > 1 and key[0] != "=":
            longer[key[-1]][chain] = key
            longer[key[0]][chain] = key
            if len(key) > 2:
                longer[" ".join(key[1:])][chain] = key
                longer[" ".join(key[-2:])][chain] = key
    for draft in drafts:
        key = name_words(draft.surface)
        if draft.form != "name" or "world" in draft.features or "capital" in draft.features:
            continue
        found = {c: k for c, k in longer.get(" ".join(key), {}).items() if c != draft.chain and k != key}
        if len(found) == 1:
            draft.chain = next(iter(found))
        elif len(found) > 1:
            fitting = _by_title(draft, drafts, set(found))
            if len(fitting) == 1:
                draft.chain = fitting.pop()
            else:
                draft.features.add("ambiguous")


def _by_title(draft: Draft, drafts: list[Draft], chains: set[int]) -> set[int]:
    """The chains of which a title or a gender fits that of a short name; all where it has none."""
    titles = {t.lower().rstrip(".") for t in draft.title}
    wanted = {_full(t) for t in titles}
    fitting = set()
    for other in drafts:
        if other.chain in chains and other is not draft and other.form == "name":
            words = {_full(t.lower().rstrip(".")) for t in other.title} | {
                w for r in other.roles for w in fold(r.role).split()
            }
            if wanted & words or (draft.gender and draft.gender == other.gender):
                fitting.add(other.chain)
    return fitting


def _full(title: str) -> str:
    return {"gen": "general", "col": "colonel", "lt": "lieutenant", "sen": "senator", "capt": "captain", "maj": "major",
            "adm": "admiral", "gov": "governor", "rep": "representative", "sgt": "sergeant"}.get(title, title)  # fmt: skip


def _link_acronyms(drafts: list[Draft]) -> None:
    """“World Seed Fund (WSF)”: the short form in brackets joins the long one, if the letters are its initials."""
    replaced: dict[int, int] = {}
    for long, short in zip(drafts, drafts[1:], strict=False):
        words = long.line.words
        bracketed = short.line is long.line and short.first == long.last + 1 and words[long.last].text in ("(", "[")
        if (
            not bracketed
            or long.form != "name"
            or short.form != "name"
            or short.last >= len(words)
            or words[short.last].text not in (")", "]", ",")
        ):
            continue
        letters = short.surface.replace(".", "")
        gloss = words[long.last].text == "[" and short.last - short.first == 1
        if gloss or _abbreviates(letters, long.surface):
            long.features.add("abbreviated")
            short.features.add("abbreviated")
            long.aliases.append(short.surface)
            replaced[short.chain] = long.chain
    for draft in drafts:
        draft.chain = replaced.get(draft.chain, draft.chain)


def _link_known_as(drafts: list[Draft]) -> None:
    """“X, also known as Y”: two names of one."""
    replaced: dict[int, int] = {}
    for named, other in zip(drafts, drafts[1:], strict=False):
        if named.form == other.form == "name" and named.line is other.line and other.first - named.last <= _KNOWN_AS:
            between = [w.low for w in named.line.words[named.last : other.first]]
            if between[-2:] == ["known", "as"] or between[-1:] == ["aka"] or between[-3:] == ["known", "by", "the"]:
                replaced[other.chain] = named.chain
                named.aliases.append(other.surface)
    for draft in drafts:
        draft.chain = replaced.get(draft.chain, draft.chain)


def _abbreviates(letters: str, name: str) -> bool:
    own = initials(name)
    return (
        1 < len(letters) <= 8
        and letters.upper() == letters
        and (own.endswith(letters) or sorted(letters) == sorted(own) or letters[0] == own[:1])
    )


def _vote(drafts: list[Draft]) -> dict[int, MentionKind]:
    features: dict[int, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.form == "name":
            features[draft.chain] += sorted(draft.features)
    kinds = {chain: vote_kind(found) for chain, found in features.items()}
    for draft in drafts:
        if draft.form == "name":
            draft.kind = kinds[draft.chain]
    return kinds


def _link_appositions(drafts: list[Draft], kinds: dict[int, MentionKind]) -> None:
    """“the fund's director, Jane Roe”, “Xylo, the logistics firm,”: a description beside a name is that name's."""
    for i, draft in enumerate(drafts):
        if draft.form != "description":
            continue
        for named in drafts[max(0, i - _BESIDE) : i + _BESIDE]:
            if (
                named.form == "name"
                and named.line is draft.line
                and (_gives_office(draft, named) or _is_class(draft, named, kinds))
            ):
                draft.chain = named.chain


def _gives_office(draft: Draft, named: Draft) -> bool:
    for role in named.roles:
        span = role.evidence.span
        if span.start <= draft.start and draft.end <= span.end and draft.head in role.role.lower().split():
            return True
    return False


def _is_class(draft: Draft, named: Draft, kinds: dict[int, MentionKind]) -> bool:
    words = draft.line.words
    beside = draft.first == named.last + 1 and words[named.last].text in (",", "--", "—", "–", "(")
    return (
        beside
        and (words[draft.first].low in ("the", "a", "an") or draft.owner)
        and draft.kind == kinds[named.chain] == "organisation"
    )


def _link_descriptions(drafts: list[Draft], kinds: dict[int, MentionKind], voc: Vocabulary) -> None:
    """“the minister” joins the person of that office, “the fund” the body whose name has that noun, if there is one.

    “the official” joins the one official described before. With two candidates the nearer one, if only one is near.
    """
    seen: list[Draft] = []
    following = 1 + max((d.chain for d in drafts), default=-1)
    for draft in drafts:
        if draft.form == "description" and draft.chain < 0:
            draft.chain = _antecedent(draft, seen, kinds, voc) if _points_back(draft) else -1
            if draft.chain < 0:
                draft.chain, following = following, following + 1
        if draft.form in ("name", "description"):
            seen.append(draft)


def _points_back(draft: Draft) -> bool:
    return "definite" in draft.features and not draft.owner


def _antecedent(draft: Draft, seen: list[Draft], kinds: dict[int, MentionKind], voc: Vocabulary) -> int:
    fits = [d for d in seen if _fits(d, draft, kinds)]
    if len({d.chain for d in fits}) != 1:
        fits = [d for d in fits if draft.line.sentence.number - d.line.sentence.number <= _NEAR]
    chains = {d.chain for d in fits}
    if not fits and draft.head in voc.company_nouns:
        chains = _recent_bodies(draft, seen, kinds)
    return chains.pop() if len(chains) == 1 else -1


def _recent_bodies(draft: Draft, seen: list[Draft], kinds: dict[int, MentionKind]) -> set[int]:
    """The named bodies of the two sentences before, subjects only if there are any: whom “the company” may mean."""
    number = draft.line.sentence.number
    near = [d for d in seen[-_BESIDE:] if d.form == "name" and 0 < number - d.line.sentence.number <= _NEAR]
    bodies = [d for d in near if kinds[d.chain] == "organisation" and d.chain >= 0]
    return {d.chain for d in bodies if d.acts} or {d.chain for d in bodies}


def _fits(named: Draft, description: Draft, kinds: dict[int, MentionKind]) -> bool:
    if named.form == "description":
        return named.head == description.head and named.plural == description.plural and (not named.line.titled)
    if kinds[named.chain] == "organisation":
        return name_words(named.surface)[-1:] == (description.head,)
    if kinds[named.chain] != "person":
        return False
    words = [w.lower() for w in description.surface.split()]
    held = [fold(r.role).split() for r in named.roles if not r.former] + [
        [_full(t.lower().rstrip(".")) for t in named.title]
    ]
    return any(set(words) <= set(role) for role in held if role)


def _link_pronouns(drafts: list[Draft], kinds: dict[int, MentionKind]) -> None:
    """“he” and “she”: the person who is subject of this or the nearest sentence before; “it”: a body or state likewise."""
    for i, draft in enumerate(drafts):
        if draft.form != "pronoun" or draft.plural:
            continue
        wanted = {"person"} if draft.gender in ("m", "f") else {"organisation", "state"}
        number = draft.line.sentence.number
        pool = [
            d
            for d in drafts[max(0, i - 40) : i]
            if d.chain >= 0
            and _kind(d, kinds) in wanted
            and d.line.titled is False
            and not (d.gender and draft.gender != d.gender)
        ]
        for distance in range(_PRONOUN_REACH + 1):
            near = [d for d in pool if number - d.line.sentence.number == distance]
            chosen = {d.chain for d in near if d.acts or d.speaks} or {d.chain for d in near}
            if chosen:
                draft.chain = min(chosen) if len(chosen) == 1 else -1
                break


def _kind(draft: Draft, kinds: dict[int, MentionKind]) -> MentionKind:
    return kinds.get(draft.chain, draft.kind)
