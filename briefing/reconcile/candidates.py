"""An actor in the making: the chains of all sources that are taken for one, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from briefing.kinds import vote_kind
from briefing.model.findings import ActorKind, Merge, Role
from briefing.model.observations import Mention, MentionKind
from briefing.model.source import Evidence
from briefing.naming import fold
from briefing.reconcile.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A mention and where it is: source id and index in that source's observations."""

    source: str
    index: int
    mention: Mention


@dataclass(slots=True, kw_only=True, eq=False)
class Chain:
    """The mentions of one source that name one thing."""

    source: str
    members: list[Member]
    kind: MentionKind = "unknown"

    @property
    def names(self) -> list[Mention]:
        """The mentions that are names."""
        return [m.mention for m in self.members if m.mention.form == "name"]

    @property
    def longest(self) -> str:
        """The fullest name of the chain, the most frequent among equals; empty without any name."""
        counted = Counter(m.surface for m in self.names if "adjective" not in m.features)
        return max(counted, key=lambda s: (len(s.split()), counted[s], s)) if counted else ""

    @property
    def world(self) -> str:
        """The code of the state that the chain names; empty for anything else."""
        return next((m.world for m in self.names if "world" in m.features), "")


@dataclass(slots=True, kw_only=True, eq=False)
class Candidate:
    """What may become an actor. `owner` is whom it speaks for; `code` is a state's.

    `medium` says that it is cited as an outlet, `doubtful` that its name may mean two, `no_actor` that it is a thing.
    """

    name: str
    kind: ActorKind
    members: list[Member] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    owner: Candidate | None = None
    code: str = ""
    unnamed: bool = False
    medium: bool = False
    doubtful: bool = False
    no_actor: bool = False
    extra: Counter[str] = field(default_factory=Counter)
    _sources: dict[str, None] = field(default_factory=dict, repr=False)
    _counted: int = 0

    @property
    def sources(self) -> Collection[str]:
        """The sources that mention it, each once, in order of first mention; members are only ever added."""
        self._sources.update((member.source, None) for member in self.members[self._counted :])
        self._counted = len(self.members)
        return self._sources.keys()

    @property
    def names(self) -> Counter[str]:
        """Its names as they stand, counted; no pronouns and no descriptions."""
        return Counter(m.mention.surface for m in self.members if m.mention.form in ("name", "acronym", "metonym"))

    def take(self, chain: Chain) -> None:
        """Adds a chain of mentions."""
        self.members += chain.members


def justify(candidate: Candidate, chain: Chain, material: Material, *, reason: str, rule: str) -> None:
    """Notes on a candidate that a chain's name was taken for it, with the sentence in which the name first stands."""
    sentence = material.sentence_of(chain.names[0].span)
    if sentence is not None:
        given = sentence.evidence
        evidence = Evidence(span=given.span, quote=given.quote, rule=rule, sentence=given.sentence)
        candidate.merges.append(Merge(name=candidate.name, alias=chain.longest, reason=reason, evidence=evidence))


def gather_chains(material: Material) -> list[Chain]:
    """The chains of all sources, with one kind for each name by the vote of all sources."""
    chains: list[Chain] = []
    for observed in material.observations:
        by_number: dict[int, Chain] = {}
        for index, mention in enumerate(observed.mentions):
            member = Member(source=observed.source, index=index, mention=mention)
            chain = by_number.setdefault(mention.chain, Chain(source=observed.source, members=[]))
            chain.members.append(member)
        chains += by_number.values()
    votes = _votes(chains)
    _know_companies(chains, votes)
    sites = {fold(n).split()[0] for n, found in votes.items() if "site" in found and "titled" not in found}
    firms = _firms(votes, material.lexicon.words("company_endings"))
    for chain in chains:
        chain.kind = _kind(chain, votes)
        if chain.kind == "person" and fold(chain.longest) in firms and "titled" not in votes[fold(chain.longest)]:
            chain.kind = "organisation"
        if chain.kind == "person" and fold(chain.longest) in sites:
            chain.kind = "place"
    return chains


def _firms(votes: Mapping[str, Counter[str]], endings: frozenset[str]) -> set[str]:
    """The names of firms without the legal forms and trades that end them: “Roe Denki” of “Roe Denki K.K.”."""
    bodies = [n.split() for n, found in votes.items() if len(n.split()) > 2]
    return {" ".join(words[:-1]) for words in bodies if words[-1].replace(".", "") in endings}


def _votes(chains: Iterable[Chain]) -> dict[str, Counter[str]]:
    """How often each feature stands with each name."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        for mention in chain.names:
            votes[fold(mention.surface)].update(mention.features)
    return votes


def _know_companies(chains: Iterable[Chain], votes: dict[str, Counter[str]]) -> None:
    """The short form of any company is a company where it speaks: “Cedar Ridge” for Cedar Ridge Metals Inc."""
    firms = [name for name, found in votes.items() if "company" in found]
    speaking = {fold(m.surface) for chain in chains for m in chain.names if m.speaks}
    short = {" ".join(words[:n]) for words in map(str.split, firms) for n in range(1, len(words))}
    for name in short & speaking & votes.keys():
        votes[name]["company"] += 1


def _kind(chain: Chain, votes: dict[str, Counter[str]]) -> MentionKind:
    """By the votes for all its names; a chain of descriptions has the kind of its first."""
    if chain.world:
        return "state"
    names = dict.fromkeys(fold(m.surface) for m in chain.names)
    if not names:
        return chain.members[0].mention.kind
    whole = votes[fold(chain.longest)] if chain.longest else Counter[str]()
    if "thing" in whole or ("site" in whole and not {"company", "holder"} & whole.keys()):
        return vote_kind(whole)
    cast = Counter[str]()
    for name in names:
        cast.update(votes[name])
    return vote_kind(cast)
