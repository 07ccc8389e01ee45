"""States and governments: names, adjectives, capitals and ministries stand for the government where they speak or act."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.model.findings import Merge
from briefing.naming import fold
from briefing.reconcile.candidates import Candidate, Chain
from briefing.reconcile.material import Material
from briefing.territories import Territories

_GOVERNING = frozenset(
    {"minister", "president", "premier", "chancellor", "ambassador", "government", "army", "king", "envoy"}
)
_BODIES = frozenset({"EU", "UN"})
_LEAST_SHARED = 3


class States:
    """The states of the sources, by code; those that no list knows get a code of their own."""

    def __init__(self, world: Territories) -> None:
        self.world = world
        self.by_code: dict[str, Candidate] = {}
        self._learned: dict[str, str] = {}
        self._seats: dict[str, str] = {}

    def code(self, surface: str) -> str:
        """The code of the state that a surface denotes by name, adjective or demonym; empty when none."""
        bare = surface.removeprefix("the ").removeprefix("The ")
        return self.world.known(bare) or self._learned.get(fold(bare), "")

    def state(self, code: str) -> Candidate:
        """The candidate for a code, made at first need."""
        if code not in self.by_code:
            name = code[2:] if code.startswith("x-") else self.world.title(code)
            kind = "organisation" if code in _BODIES else "state"
            self.by_code[code] = Candidate(name=name, kind=kind, code=code)  # type: ignore[arg-type]
        return self.by_code[code]

    def learn(self, name: str, adjectives: list[str]) -> None:
        """Takes a name for a state, and adjectives for its."""
        code = f"x-{name}"
        self._learned[fold(name)] = code
        for adjective in adjectives:
            self._learned[fold(adjective)] = code

    def seat(self, place: str) -> str:
        """The code of the state whose seat a place is; empty when unknown."""
        return self._seats.get(fold(place), "") or self.world.capital(place) or ""

    def learn_seat(self, place: str, code: str) -> None:
        """Takes a place for a state's seat."""
        self._seats[fold(place)] = code


def take_states(chains: list[Chain], states: States, material: Material) -> list[Chain]:
    """Puts the chains that name states into their candidates, and gives back the others."""
    _learn_states(chains, states)
    rest: list[Chain] = []
    for chain in chains:
        code = chain.world or (states.code(chain.longest) if chain.names else "")
        if code:
            states.state(code).take(chain)
        else:
            rest.append(chain)
    return _take_seats(rest, states, material)


def _learn_states(chains: list[Chain], states: States) -> None:
    """States that no list knows: what has ministers, an army, a government."""
    votes: Counter[str] = Counter()
    for chain in chains:
        for mention in chain.names:
            for role in mention.roles:
                words = fold(role.role).split()
                if (
                    role.of
                    and _GOVERNING & set(words)
                    and not states.world.known(role.of)
                    and len(role.of.split()) <= 2
                ):
                    votes[role.of] += 1
        for member in chain.members:
            if (
                member.mention.form == "description"
                and member.mention.owner[:1].isupper()
                and member.mention.head
                in ("government", "army", "ministry", "parliament", "authorities", "officials", "troops")
            ):
                votes[member.mention.owner] += 1
    names = {
        c.longest
        for c in chains
        if c.longest and " " not in c.longest and c.kind not in ("person", "organisation", "state")
    }
    for name in sorted(names):
        if states.world.capital(name) or fold(name) in states.world.regions:
            continue
        derived = [a for a in votes if _derived(name, a)]
        if votes[name] + 2 * len(derived) >= 2:
            states.learn(name, derived)


def _is_person(chain: Chain) -> bool:
    """Whether titles and offices, not only the tagger, make a chain a person's."""
    return any({"titled", "office", "who", "apposed"} & set(m.features) for m in chain.names)


def _derived(name: str, adjective: str) -> bool:
    """Whether an adjective is formed from a name by its letters: Ordania/Ordanian, Velmark/Velmarker."""
    a, b = fold(name), fold(adjective)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    suffixed = b.endswith(("an", "ian", "ese", "ish", "i", "ic", "er", "n"))
    return a != b and shared >= max(_LEAST_SHARED, len(a) - 2) and suffixed and len(b) <= len(a) + 4


def _take_seats(chains: list[Chain], states: States, material: Material) -> list[Chain]:
    """Capitals and seats: the mentions that speak or act are the state's, the others a place."""
    rest = []
    for chain in chains:
        code = states.seat(chain.longest) if chain.longest else ""
        if not code or chain.kind in ("person", "organisation"):
            rest.append(chain)
            continue
        talking = [m for m in chain.members if not m.mention.place and (m.mention.speaks or m.mention.acts)]
        if talking:
            state = states.state(code)
            state.members += talking
            evidence = material.sentence_of(talking[0].mention.span)
            if evidence is not None:
                state.merges.append(
                    Merge(name=state.name, alias=chain.longest, reason="seat of government", evidence=evidence.evidence)
                )
    return rest


def take_voices(chains: list[Chain], states: States, voices: frozenset[str]) -> list[Chain]:
    """“Iraqi officials”, “the Peruvian government”: descriptions that speak as a state, put into it."""
    rest = []
    for chain in chains:
        first = chain.members[0].mention
        code = states.code(first.owner) if not chain.names and first.owner else ""
        if code and code not in _BODIES and first.head in voices:
            states.state(code).take(chain)
        else:
            rest.append(chain)
    return rest


def count_owners(chains: list[Chain], states: States) -> dict[str, Counter[str]]:
    """For each source, how often each state is named in it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        code = chain.world or (states.code(chain.longest) if chain.longest else "")
        if code:
            counted[chain.source][code] += len(chain.members)
    return counted
