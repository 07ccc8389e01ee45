"""States and governments: names, capitals and ministries stand for the government where they speak or act."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.model.observations import Mention
from briefing.naming import fold
from briefing.reconcile.candidates import Candidate, Chain, justify
from briefing.reconcile.material import Material
from briefing.territories import Territories

_GOVERNING = frozenset(
    {"minister", "president", "premier", "chancellor", "ambassador", "government", "army", "king", "envoy"}
)
_GOVERNED = frozenset(
    {"government", "army", "ministry", "parliament", "authorities", "officials", "troops", "side", "military", "forces"}
)
_ARMS = frozenset({"forces", "troops", "soldiers"})
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
            kind = "organisation" if code in _BODIES or self.world.organisation(name) else "state"
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
        code = chain.world or (states.code(chain.longest) or _governed(chain.longest, states) if chain.names else "")
        if code:
            states.state(code).take(chain)
        else:
            rest.append(chain)
    return take_seats(rest, states, material)


def _governed(name: str, states: States) -> str:
    """The code of the state whose government a name is: “Government of the Republic of Chad”, “Chadian Government”."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    if words[:2] == ["Government", "of"]:
        return states.code(" ".join(words[2:]))
    return states.code(" ".join(words[:-1]).removesuffix("'s")) if words[1:] and words[-1] == "Government" else ""


def _learn_states(chains: list[Chain], states: States) -> None:
    """States that no list knows: what has ministers, an army, a government, by its name or an adjective of it."""
    votes = _count_governed(chains, states)
    alike: dict[str, list[str]] = defaultdict(list)
    for adjective in votes:
        alike[fold(adjective)[:_LEAST_SHARED]].append(adjective)
    plain = [c for c in chains if c.longest and " " not in c.longest and c.kind != "state" and not _is_person(c)]
    for name in sorted({c.longest for c in plain}):
        if states.world.capital(name) or fold(name) in states.world.regions:
            continue
        derived = [adjective for adjective in alike[fold(name)[:_LEAST_SHARED]] if _derived(name, adjective)]
        if votes[name] + 2 * len(derived) > 1:
            states.learn(name, derived)


def _count_governed(chains: list[Chain], states: States) -> Counter[str]:
    """How often each unknown name or adjective stands with an office or a body of government."""
    votes: Counter[str] = Counter()
    for chain in chains:
        for mention in (m.mention for m in chain.members):
            for role in mention.roles:
                if role.of and _GOVERNING & set(fold(role.role).split()):
                    votes[role.of] += 1
            if mention.form == "description" and mention.head in _GOVERNED and mention.owner[:1].isupper():
                votes[mention.owner] += 1
    return Counter({n: c for n, c in votes.items() if " " not in n and n[0].isupper() and not states.world.known(n)})


def _is_person(chain: Chain) -> bool:
    """Whether titles and offices, not only the tagger, make a chain a person's."""
    return any({"titled", "office", "who", "apposed"} & set(m.features) for m in chain.names)


def _derived(name: str, adjective: str) -> bool:
    """Whether an adjective is formed from a name by its letters: Zelmark/Zelmarkian, Ostrand/Ostrander."""
    a, b = fold(name), fold(adjective)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    suffixed = b.endswith(("an", "ian", "ese", "ish", "i", "ic", "er", "n"))
    return a != b and shared >= max(_LEAST_SHARED, len(a) - 2) and suffixed and len(b) <= len(a) + 4


def take_seats(chains: list[Chain], states: States, material: Material) -> list[Chain]:
    """Capitals and seats: the mentions that speak or act are the state's, the others a place."""
    rest = []
    for chain in chains:
        code = states.seat(chain.longest) if chain.longest else ""
        if not code or _is_person(chain) or any({"body", "abbreviated"} & set(m.features) for m in chain.names):
            rest.append(chain)
            continue
        talking = [m for m in chain.members if _stands_for_state(m.mention)]
        if talking:
            state = states.state(code)
            state.members += talking
            justify(state, chain, material, reason="seat of government", rule="reconcile.seat")
    return rest


def _stands_for_state(mention: Mention) -> bool:
    """A seat that speaks, acts, or is accused or asked."""
    return not mention.place and (mention.speaks or mention.acts or "addressed" in mention.features)


def take_voices(chains: list[Chain], states: States, voices: frozenset[str]) -> list[Chain]:
    """“Danish officials”, “the Danish government”, “Danish troops”: descriptions that are a state's, put into it."""
    rest = []
    for chain in chains:
        first = chain.members[0].mention
        code = states.code(first.owner) or states.seat(first.owner) if not chain.names and first.owner else ""
        whole = fold(first.surface.removeprefix("the ")) == f"{fold(first.owner)} {first.head}"
        if code and code not in _BODIES and (first.head in voices or (first.head in _ARMS and whole)):
            states.state(code).take(chain)
        else:
            rest.append(chain)
    return rest


def learn_seats(people: list[Candidate], chains: list[Chain], states: States) -> None:
    """Seats that no list knows: the one place where a state's own people mostly speak, and no other state's do."""
    votes = _count_places(people, chains)
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    for place, counted in votes.items():
        (code, count), *others = counted.most_common(2)
        if not states.seat(place) and count > sum(n for _, n in others):
            by_state[code][place] = count
    for code, places in by_state.items():
        (place, count), *others = places.most_common(2)
        if count > sum(n for _, n in others):
            states.learn_seat(place, code)


def _count_places(people: list[Candidate], chains: list[Chain]) -> dict[str, Counter[str]]:
    """For each place, how often people of which state speak in a sentence set there."""
    at: dict[tuple[str, int], set[str]] = defaultdict(set)
    for chain in chains:
        named = chain.kind == "place"
        for mention in (m.mention for m in chain.members if named):
            if mention.place and mention.form == "name":
                at[chain.source, mention.sentence].add(mention.surface)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for person in people:
        code = person.owner.code if person.owner is not None else ""
        for member in (m for m in person.members if code and m.mention.speaks and "nsubj" in m.mention.features):
            for place in sorted(at.get((member.source, member.mention.sentence), ())):
                votes[place][code] += 1
    return votes
