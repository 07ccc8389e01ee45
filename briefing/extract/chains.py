"""Coreference within one source: which mentions name the same thing.

Names here, what points back to them in `anaphors`. Abstains where two candidates remain: a mention without a certain
chain gets one of its own.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

from briefing.extract.anaphors import link_appositions, link_descriptions, link_pronouns
from briefing.extract.drafts import Draft
from briefing.extract.owners import resolve_owners
from briefing.extract.vocabulary import Vocabulary
from briefing.kinds import vote_kind
from briefing.model.observations import MentionKind
from briefing.naming import fold, initials, name_words

_KNOWN_AS = 6
_LONGEST_ACRONYM = 8


def link_chains(drafts: list[Draft], voc: Vocabulary) -> None:
    """Numbers the chains of all drafts, which must be in text order, and votes a kind for each chain of names."""
    chains = _link_names(drafts, voc)
    _link_short_names(drafts, chains, voc)
    _link_acronyms(drafts)
    _link_known_as(drafts)
    kinds = _vote(drafts)
    link_appositions(drafts, kinds)
    link_descriptions(drafts, kinds, voc)
    link_pronouns(drafts, kinds)
    resolve_owners(drafts, kinds)
    following = 1 + max((d.chain for d in drafts), default=-1)
    for draft in drafts:
        if draft.chain < 0:
            draft.chain, following = following, following + 1


def _link_names(drafts: list[Draft], voc: Vocabulary) -> dict[tuple[str, ...], int]:
    """Equal names share a chain; a state's names and adjectives are one. Two titles keep two of one surname apart."""
    chains: dict[tuple[str, ...], int] = {}
    titles: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    names = [d for d in drafts if d.form == "name"]
    for draft in names:
        titles[name_words(draft.surface)] |= {_office(draft, voc)} - {()}
    for draft in names:
        key = name_words(draft.surface)
        if draft.world and "world" in draft.features:
            key = ("=", draft.world)
        elif len(key) == 1 and len(titles[key]) > 1:
            draft.chain = chains.setdefault((*key, "=", *_office(draft, voc)), len(chains))
            continue
        draft.chain = chains.setdefault(key, len(chains))
    return {key: chain for key, chain in chains.items() if "=" not in key[1:]}


def _office(draft: Draft, voc: Vocabulary) -> tuple[str, ...]:
    """The words of title before a name that are no mere courtesy."""
    return tuple(title for title in voc.full_titles(draft.title) if title not in voc.courtesy)


def _link_short_names(drafts: list[Draft], chains: dict[tuple[str, ...], int], voc: Vocabulary) -> None:
    """A surname and “the Fund” join the one longer name of the source that ends or starts with them."""
    longer = _longer_names(chains)
    by_chain: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_chain[draft.chain].append(draft)
    for draft in drafts:
        if draft.form != "name" or {"world", "capital"} & draft.features:
            continue
        key = name_words(draft.surface)
        found = {chain for chain, name in longer.get(key, {}).items() if name != key and chain != draft.chain}
        if len(found) > 1:
            fitting = {chain for chain in found if any(_fits_title(draft, d, voc) for d in by_chain[chain])}
            found = fitting if len(fitting) == 1 else set()
            draft.features |= set() if found else {"ambiguous"}
        if found:
            draft.chain = found.pop()


def _longer_names(chains: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """The names by what may stand for them: first word, last word, all but the first, the last two."""
    longer: dict[tuple[str, ...], dict[int, tuple[str, ...]]] = defaultdict(dict)
    for key, chain in chains.items():
        if len(key) > 1 and key[0] != "=":
            for short in {key[:1], key[-1:], key[1:], key[-2:]}:
                longer[short][chain] = key
    return longer


def _fits_title(short: Draft, named: Draft, voc: Vocabulary) -> bool:
    """Whether the title or the gender of a short name is that of a longer one."""
    wanted = set(voc.full_titles(short.title))
    held = {word for role in named.roles for word in fold(role.role).split()} | set(voc.full_titles(named.title))
    return bool(wanted & held) or bool(short.gender and short.gender == named.gender)


def _link_acronyms(drafts: list[Draft]) -> None:
    """“World Seed Fund (WSF)”: the short form in brackets joins the long one; so does a gloss in square brackets."""
    replaced: dict[int, int] = {}
    for long, short in itertools.pairwise(drafts):
        if not _is_bracketed(long, short):
            continue
        gloss = long.line.words[long.last].text == "[" and short.last - short.first == 1
        if gloss or _abbreviates(short.surface.replace(".", ""), long.surface):
            long.features.add("abbreviated")
            short.features.add("abbreviated")
            long.aliases.append(short.surface)
            replaced[short.chain] = long.chain
    _replace(drafts, replaced)


def _is_bracketed(long: Draft, short: Draft) -> bool:
    words = long.line.words
    beside = short.line is long.line and short.first == long.last + 1 and long.form == short.form == "name"
    return beside and words[long.last].text in "([" and short.last < len(words) and words[short.last].text in ")],"


def _abbreviates(letters: str, name: str) -> bool:
    own = initials(name)
    if not 1 < len(letters) <= _LONGEST_ACRONYM or letters.upper() != letters:
        return False
    return own.endswith(letters) or sorted(letters) == sorted(own) or letters[0] == own[:1]


def _link_known_as(drafts: list[Draft]) -> None:
    """“X, also known as Y”: two names of one."""
    replaced: dict[int, int] = {}
    for named, other in itertools.pairwise(drafts):
        if named.form == other.form == "name" and named.line is other.line and other.first - named.last <= _KNOWN_AS:
            between = " ".join(w.low for w in named.line.words[named.last : other.first])
            if between.endswith(("known as", "aka", "known by the name", "alias")):
                replaced[other.chain] = named.chain
                named.aliases.append(other.surface)
    _replace(drafts, replaced)


def _replace(drafts: list[Draft], replaced: dict[int, int]) -> None:
    for draft in drafts:
        draft.chain = replaced.get(draft.chain, draft.chain)


def _vote(drafts: list[Draft]) -> dict[int, MentionKind]:
    """The kind of each chain by the features of its names, put into these."""
    features: dict[int, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.form == "name":
            features[draft.chain] += sorted(draft.features)
    kinds = {chain: vote_kind(found) for chain, found in features.items()}
    for draft in drafts:
        if draft.form == "name":
            draft.kind = kinds[draft.chain]
    return kinds
