"""Those without a name: groups, collectives, functions, described as the source does, merged by owner and noun.

A description that says whose it is and what (“the fund's director”) goes to the one person who holds that office;
officials of a body, in the plural, speak as that body. The same words for the same owner are one entry: a description,
not an identity.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.lexicon import Lexicon
from briefing.model.findings import ActorKind
from briefing.model.observations import Mention
from briefing.naming import fold, name_words
from briefing.reconcile.candidates import Candidate, Chain
from briefing.reconcile.register import Register

_SPIES = ("intelligence", "secret service", "spy agency", "security service")
_OFFICIALS = frozenset({"official", "officials", "spokesman", "spokeswoman", "spokesperson"})
_RANKS = frozenset({"senior", "top", "another", "one", "two", "three", "several", "some", "unnamed"})
_FROM = frozenset({"at", "in", "from", "for", "of", "with"})
_PRONOUNS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_EVERYWHERE = frozenset({"board", "commission", "committee", "council", "court", "department", "office"})
_FOR_THEM = (" for her", " for him", " for it", " for them")
_KINDS: dict[str, ActorKind] = {"person": "person", "organisation": "organisation", "group": "group"}


class Unnamed:
    """Gathers descriptions into candidates."""

    def __init__(self, register: Register, people: list[Candidate], lexicon: Lexicon) -> None:
        self._register = register
        self._families = lexicon.words("family_nouns")
        self._groups = lexicon.words("group_heads")
        self._kin = lexicon.words("kin")
        self._voices = lexicon.words("voice_nouns")
        self._by_office: dict[tuple[Candidate, str], set[Candidate]] = defaultdict(set)
        for person in people:
            for role in person.roles:
                body = register.find(role.of) if role.role and role.of and not role.former else None
                if body is not None:
                    self._by_office[body, _head(role.role)].add(person)
        self._homes: dict[str, Candidate | None] = {}
        self._found: dict[tuple[object, str], Candidate] = {}
        self._by_head: dict[tuple[str, str], set[Candidate]] = defaultdict(set)

    def join(self, chains: list[Chain]) -> list[Candidate]:
        """The candidates of all descriptions that speak or act; bare ones last, when all others are known.

        Descriptions that do neither add to a candidate that is there, and make none.
        """
        described = [c for c in chains if _is_description(c)]
        bare = [c for c in described if _is_bare(c.members[0].mention)]
        whole = [c for c in described if not _is_bare(c.members[0].mention)]
        for heard in (True, False):
            for chain in (c for c in whole if _is_heard(c) == heard):
                self._place(chain, chain.members[0].mention, known_only=not heard)
        for chain in (c for c in bare if _is_heard(c)):
            self._place_bare(chain, chain.members[0].mention)
        return list(self._found.values())

    def _place(self, chain: Chain, mention: Mention, *, known_only: bool) -> None:
        owner = self._find_owner(mention.owner)
        spoken_for = self._spoken_for(owner, mention) if owner is not None else None
        if spoken_for is not None:
            self._enter(spoken_for, chain)
        elif mention.head in self._families and _is_one_family(mention, owner):
            self._enter(self._family(mention.owner, owner), chain)
        else:
            core = fold(mention.surface) if owner is None else _core(mention)
            key = _official_of(mention) if owner is None else (owner, core)
            key = key or (fold(mention.owner), core)
            if key in self._found or not known_only:
                candidate = self._candidate(key, _describe(mention, owner), mention, owner)
                tied = mention.head in self._kin
                candidate.doubtful = tied or (owner is None and fold(mention.surface).split()[0] in _PRONOUNS)
                self._enter(candidate, chain)

    def _find_owner(self, phrase: str) -> Candidate | None:
        """Whose a description is; nobody's alone where its words name two (“officials of Peru and Chile”)."""
        if not phrase or (" and " in phrase and self._register.find(phrase) is None):
            return None
        return self._register.find_within(phrase)

    def _spoken_for(self, owner: Candidate, mention: Mention) -> Candidate | None:
        """Who a description of a known owner stands for: the holder of an office, or the owner itself."""
        holders = (
            self._holders(owner, mention) if not mention.plural and "indefinite" not in mention.features else set()
        )
        if len(holders) == 1:
            return next(iter(holders))
        own_office = owner.kind == "person" and not owner.unnamed and mention.head == "office"
        officials = owner.kind == "organisation" and mention.head in self._voices and mention.plural
        return owner if own_office or officials else None

    def _holders(self, owner: Candidate, mention: Mention) -> set[Candidate]:
        """Those who hold the office that a description names; of several, those whose role has all its words."""
        held = self._by_office.get((owner, mention.head), set())
        words = {_spelt(w) for w in _core(mention).split()}
        exact = {
            p for p in held if any(words <= {_spelt(w) for w in fold(r.role).split()} for r in p.roles if not r.former)
        }
        return exact or (held if words == {mention.head} else set())

    def _place_bare(self, chain: Chain, mention: Mention) -> None:
        """“the family”: the one of that noun in this source; else the one body of that noun that all sources name.

        “the police” of sources that are mostly about different states are not one.
        """
        near = self._by_head[chain.source, self._noun(mention)]
        named = self._register.by_noun(mention.head) if mention.kind == "organisation" else []
        named = [body for body in named if _may_mean(mention, body) and self._is_here(mention, body, chain.source)]
        another = "indefinite" in mention.features and not mention.plural
        if len(near) == 1 and not another:
            self._enter(next(iter(near)), chain)
        elif len(named) == 1 and not near and "definite" in mention.features:
            self._enter(named[0], chain)
        else:
            home = self._register.home(chain.source) if mention.head in self._voices else None
            if home is not None and mention.surface == "Government":
                self._enter(home, chain)  # with a capital: that of the state whose paper it is
                return
            key = fold(mention.surface)
            first = self._homes.setdefault(key, home)
            name = mention.surface if home is None or home is first else f"{mention.surface} ({home.name})"
            candidate = self._candidate((None if home is first else home, key), name, mention, None)
            modified = mention.kind == "organisation" and fold(mention.surface) != mention.head
            told = modified or mention.plural or mention.head in self._groups
            candidate.doubtful |= not told or (mention.head in self._voices and not modified)
            self._enter(candidate, chain)

    @staticmethod
    def _is_here(mention: Mention, body: Candidate, source: str) -> bool:
        """Whether a source names the body: “the council” of another may be any town's."""
        return mention.head not in _EVERYWHERE or source in body.sources

    def _noun(self, mention: Mention) -> str:
        if mention.form == "name":
            return "family"
        return "family" if mention.head in self._families else mention.head

    def join_families(self, chains: list[Chain]) -> None:
        """Enters “the Okafors” as the family of that surname."""
        for chain in chains:
            first = chain.members[0].mention
            self._enter(self._family(first.surface[:-1], self._register.find(first.surface[:-1])), chain)

    def _family(self, named: str, owner: Candidate | None) -> Candidate:
        """The family of a person, by surname: parents, children and “the family” are one group."""
        surname = (owner.name if owner is not None else named).removesuffix("'s").split()[-1]
        key = ("family", name_words(surname)[-1] if name_words(surname) else surname)
        return self._found.setdefault(key, Candidate(name=f"{surname} family", kind="group", owner=owner, unnamed=True))

    def _candidate(self, key: tuple[object, str], name: str, mention: Mention, owner: Candidate | None) -> Candidate:
        kind = _KINDS[mention.kind]
        return self._found.setdefault(key, Candidate(name=name, kind=kind, owner=owner, unnamed=True))

    def _enter(self, candidate: Candidate, chain: Chain) -> None:
        candidate.take(chain)
        self._by_head[chain.source, self._noun(chain.members[0].mention)].add(candidate)


def _describe(mention: Mention, owner: Candidate | None) -> str:
    """The description under its owner's name where the source has a pronoun."""
    first, _, rest = mention.surface.partition(" ")
    if owner is not None and mention.surface.lower() == mention.head and mention.head in _OFFICIALS:
        return f"{owner.name} {mention.head}"
    if owner is not None and mention.surface.endswith(_FOR_THEM):  # “a spokesman for her”
        return f"{mention.surface.rpartition(' ')[0]} {owner.name}"
    return f"{owner.name}'s {rest}" if owner is not None and first.lower() in _PRONOUNS else mention.surface


def split_families(chains: list[Chain], people: list[Candidate]) -> tuple[list[Chain], list[Chain]]:
    """The chains of plural surnames of known people (“the Okafors”), and the others."""
    surnames = {name_words(p.name)[-1] for p in people if len(name_words(p.name)) > 1}
    families = [c for c in chains if _is_plural_surname(c.members[0].mention, surnames)]
    taken = {id(c) for c in families}
    return families, [c for c in chains if id(c) not in taken]


def _is_plural_surname(mention: Mention, surnames: set[str]) -> bool:
    plural = "article" in mention.features and mention.surface.endswith("s") and " " not in mention.surface
    return plural and fold(mention.surface[:-1]) in surnames


def _is_description(chain: Chain) -> bool:
    mention = chain.members[0].mention
    return mention.form == "description" and mention.kind in _KINDS


def _is_bare(mention: Mention) -> bool:
    """“the company”, “police”: nothing says whose or which."""
    return not mention.owner and ("definite" in mention.features or fold(mention.surface) == mention.head)


def _may_mean(mention: Mention, body: Candidate) -> bool:
    """“the tender commission” is no European Commission: a word before the noun has to stand in the body's name."""
    words = fold(mention.surface).split()
    name = {w.removesuffix("s") for n in (body.name, *body.names) for w in name_words(n)}
    return all(w.removesuffix("s") in name for w in words[: words.index(mention.head)] if mention.head in words)


def _is_heard(chain: Chain) -> bool:
    return any(m.mention.speaks or m.mention.acts for m in chain.members)


def _is_one_family(mention: Mention, owner: Candidate | None) -> bool:
    """Whether it is the family of somebody named: no “families”, no “relatives of two sailors from Lagos”."""
    named = owner is not None or mention.owner[:1].isupper()
    return named and mention.head != "families"


def _spelt(word: str) -> str:
    """One spelling for words that American and British English write apart."""
    return {"defense": "defence", "program": "programme", "labor": "labour", "center": "centre"}.get(word, word)


def _head(role: str) -> str:
    """The noun of a role: “minister” of “minister of foreign trade”."""
    return fold(role).split(" of ")[0].split(" for ")[0].split()[-1]


def _official_of(mention: Mention) -> tuple[object, str] | None:
    """“Officials at the water ministry”, “a water ministry official”: one entry for those who speak from one body."""
    words = fold(mention.surface).split()
    if mention.head not in _OFFICIALS or mention.head not in words:
        return None
    at = words.index(mention.head)
    before = [w for w in words[:at] if w not in _RANKS]
    behind = [w for w in words[at + 1 :] if w not in ("the", "a", "an")]
    if before and behind:
        return None
    body = before or (behind[1:] if behind and behind[0] in _FROM else [])
    return (" ".join(body), "official") if body else None


def _core(mention: Mention) -> str:
    """What is left of a description when its owner is known: the words before the noun that matter, and the noun."""
    if any(word in fold(mention.surface) for word in _SPIES):
        return "intelligence"
    words = fold(mention.surface).split(" of ")[0].split(" for ")[0].split(" in ")[0].split()
    owner = set(fold(mention.owner).split())
    left_out = owner | _PRONOUNS | {"'s", "senior", "top", "the", "unnamed", "anonymous"}
    return " ".join(w for w in words if w not in left_out) or mention.head
