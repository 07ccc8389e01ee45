"""Coreference within one source: which mentions name the same thing.

Names here, what points back to them in `anaphors`, pronouns in `antecedents`. Abstains where two candidates remain: a
mention without a certain chain gets one of its own.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.extract.anaphors import link_appositions, link_descriptions, link_first_descriptions
from briefing.extract.drafts import Draft
from briefing.extract.genders import find_genders
from briefing.extract.other_names import abbreviates, find_other_names, is_term
from briefing.extract.owners import resolve_owners
from briefing.extract.parse import Parsed
from briefing.extract.pronoun_chains import link_pronouns
from briefing.extract.vocabulary import Vocabulary
from briefing.kinds import vote_kind
from briefing.model.observations import MentionKind
from briefing.naming import fold, name_words

_NO_SURNAME = frozenset({"body", "abbreviated", "article", "place", "thing", "site"})
_COMMON = frozenset(
    {
        "agency", "association", "authority", "bank", "board", "commission", "committee", "company", "corporation",
        "council", "court", "department", "federation", "firm", "fund", "government", "group", "institute", "ministry",
        "party",
        "tribunal", "union"
    }
)  # fmt: skip
_ENDINGS = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "plc", "inc", "ltd", "llc", "corp", "limited", "gmbh", "ag", "sa", "nv"}
)


def link_chains(drafts: list[Draft], parsed: Parsed, voc: Vocabulary) -> None:
    """Numbers the chains of all drafts, which must be in text order, and votes a kind for each chain of names."""
    chains = _link_names(drafts, voc)
    _link_short_names(drafts, chains, voc)
    _link_other_names(drafts, voc)
    _describe_nouns(drafts, voc)
    kinds = _vote(drafts)
    link_appositions(drafts, kinds)
    link_descriptions(drafts, kinds, parsed.lexicon, voc)
    link_first_descriptions(drafts, kinds)
    link_pronouns(drafts, kinds, find_genders(drafts, kinds, parsed.lexicon), parsed)
    resolve_owners(drafts, kinds)
    following = 1 + max((d.chain for d in drafts), default=-1)
    for draft in drafts:
        if draft.chain < 0:
            draft.chain, following = following, following + 1


def _link_names(drafts: list[Draft], voc: Vocabulary) -> dict[tuple[str, ...], int]:
    """Equal names share a chain; a state's names and adjectives are one. Two titles keep two of one surname apart.

    So do “Mr” and “Ms”.
    """
    chains: dict[tuple[str, ...], int] = {}
    titles: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    names = [d for d in drafts if d.form == "name"]
    for draft in names:
        titles[name_words(draft.surface)] |= {_office(draft, voc)} - {()}
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for draft in (d for d in names if "courtesy" in d.features and d.gender):
        genders[name_words(draft.surface)].add(draft.gender)
    for draft in names:
        key = name_words(draft.surface)
        if draft.world and "world" in draft.features:
            key = ("=", draft.world)
        elif len(key) == 1 and len(titles[key]) > 1:
            draft.chain = chains.setdefault((*key, "=", *_office(draft, voc)), len(chains))
            continue
        elif len(key) == 1 and len(genders[key]) > 1:
            draft.chain = chains.setdefault((*key, "=", draft.gender), len(chains))
            continue
        draft.chain = chains.setdefault(key, len(chains))
    return {key: chain for key, chain in chains.items() if "=" not in key[1:]}


def _office(draft: Draft, voc: Vocabulary) -> tuple[str, ...]:
    """The words of title before a name that are no mere courtesy."""
    return tuple(title for title in voc.full_titles(draft.title) if title not in voc.courtesy)


def _link_short_names(drafts: list[Draft], chains: dict[tuple[str, ...], int], voc: Vocabulary) -> None:
    """A surname and “the Fund” join the one longer name of the source that ends or starts with them; longest first."""
    longer = _longer_names(chains)
    by_chain: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_chain[draft.chain].append(draft)
    courtesy: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for draft in (d for d in drafts if d.form == "name" and "courtesy" in d.features and d.gender):
        courtesy[name_words(draft.surface)].add(draft.gender)
    placed = {name_words(d.surface) for d in drafts if "place" in d.features}
    moved: dict[int, int] = {}
    for draft in sorted(drafts, key=lambda d: -len(name_words(d.surface))):
        if draft.form != "name" or {"world", "capital"} & draft.features or _is_kin(draft, voc):
            continue
        key = name_words(draft.surface)
        found = {moved.get(chain, chain) for chain, name in longer.get(key, {}).items() if name != key}
        if not found and len(key) == 1 and not draft.features & _NO_SURNAME:
            found = {moved.get(chain, chain) for chain in longer.get(("-", *key), {})}
        found -= {draft.chain}
        if key in placed:  # “Lamp Sorland”, a rights group, beside “in Sorland”
            found = {chain for chain in found if any(d.roles or d.gender for d in by_chain[chain])}
        if found and len(key) == 1 and _is_ranked(draft, voc):
            found = {chain for chain in found if any(_fits_title(draft, d, voc) or d.roles for d in by_chain[chain])}
        if len(found) > 1:
            found = _introduced(draft, found, by_chain) or found
        torn = len(key) == 1 and len(courtesy[key]) > 1
        if len(found) > 1 or (found and torn):
            fitting = {chain for chain in found if any(_fits_title(draft, d, voc) for d in by_chain[chain])}
            found = fitting if len(fitting) == 1 else set()
            draft.features |= set() if found else {"ambiguous"}
        if found:
            (chain,) = found
            if len(key) > 1 and chains.get(key) == draft.chain:
                moved[draft.chain] = chain
            draft.chain = chain


def _is_ranked(draft: Draft, voc: Vocabulary) -> bool:
    """“General Vos”: a rank goes with a name from the first, so that “Clara Vos” is somebody else."""
    return any(voc.titles.get(word.lower().rstrip("."), ())[-1:] == ("rank",) for word in draft.title)


def _introduced(short: Draft, found: set[int], by_chain: dict[int, list[Draft]]) -> set[int]:
    """Of several bearers of a surname the one whose full name alone stands before the short one; else nobody."""
    before = {c for c in found if any(d.start < short.start and " " in d.surface for d in by_chain[c])}
    genders = {d.gender for c in before for d in by_chain[c] if d.gender}
    agrees = not short.gender or not genders or short.gender in genders
    return before if len(before) == 1 and agrees and short.line.sentence.zone != "headline" else set()


def _is_kin(draft: Draft, voc: Vocabulary) -> bool:
    """“his father, Piet Vos”: a full name beside a tie of kin is no short form of another."""
    kin = any(word in voc.kin and word not in voc.roles for r in draft.roles for word in fold(r.role).split())
    return kin and " " in draft.surface


def _longer_names(chains: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """The names by what may stand for them: first word or words, last word, all but the first, the last two.

    Behind a dash, the first of two surnames (“Ruiz” of “Ana Ruiz Soler”), which gives way to all others.
    """
    longer: dict[tuple[str, ...], dict[int, tuple[str, ...]]] = defaultdict(dict)
    for key, chain in chains.items():
        if len(key) > 1 and key[0] != "=":
            bare = key[:-1] if len(key) > 2 and key[-1] in _ENDINGS else key
            bare = bare[:-2] if len(bare) > 3 and len(bare[-1]) == len(bare[-2]) == 1 else bare  # “K.K.”
            for short in {key[:1], key[-1:], key[1:], key[-2:], bare, bare[-1:], bare[1:]}:
                longer[short][chain] = key
            if len(bare) > 2:
                longer["-", bare[-2]][chain] = key
            for size in range(2, len(key) - 1):
                longer[key[:size]][chain] = key
    return longer


def _fits_title(short: Draft, named: Draft, voc: Vocabulary) -> bool:
    """Whether the title or the gender of a short name is that of a longer one."""
    wanted = set(voc.full_titles(short.title))
    held = {word for role in named.roles for word in fold(role.role).split()} | set(voc.full_titles(named.title))
    return bool(wanted & held) or bool(short.gender and short.gender == named.gender)


def _link_other_names(drafts: list[Draft], voc: Vocabulary) -> None:
    """“World Seed Fund (WSF)”, “X, also known as Y”: two names of one. A term such as “the Company” is no name then."""
    replaced: dict[int, int] = {}
    for named, other in find_other_names(drafts, voc):
        source, home = (replaced.get(d.chain, d.chain) for d in (other, named))
        bearers = [d for d in drafts if d.chain == other.chain and d.form == "name"]
        if not all(set(name_words(d.surface)) <= set(name_words(other.surface)) for d in bearers):
            other.chain = home  # “Karen Holm, née Vos” beside “Piet Vos”
            continue
        replaced |= {chain: home for chain, old in replaced.items() if old == source} | {source: home}
        if is_term(other, voc):
            for draft in bearers:
                draft.form, draft.kind, draft.head = "description", "organisation", other.surface.lower()
            continue
        named.aliases.append(other.surface)
        if abbreviates(other.surface, named.surface):
            named.features.add("abbreviated")
            other.features.add("abbreviated")
    _replace(drafts, replaced)


def _describe_nouns(drafts: list[Draft], voc: Vocabulary) -> None:
    """“the Ministry”, “the Company” where no longer name goes with it: a noun in capitals, no name."""
    longer = {d.chain for d in drafts if d.form == "name" and d.surface.lower() not in _COMMON}
    for draft in drafts:
        noun = draft.surface.lower()
        bare = draft.form == "name" and noun in _COMMON and noun in voc.bodies and "article" in draft.features
        if bare and draft.chain not in longer:
            draft.form, draft.kind, draft.chain, draft.head = "description", "organisation", -1, noun
            draft.features.add("definite")


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
