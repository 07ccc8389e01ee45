"""Who is who across all sources.

Order: one kind for each name by vote → states, seats and governments → persons → bodies → those without a name →
offices and affiliations → names that a house prefers → salience. Every merge keeps the sentence that justifies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefing.model.findings import Actor, Origin, Presence
from briefing.model.observations import Mention
from briefing.model.source import Evidence, content_id
from briefing.naming import fold, name_words
from briefing.reconcile.bodies import join_bodies, know_short_bodies
from briefing.reconcile.candidates import Candidate, Chain, gather_chains
from briefing.reconcile.groups import Unnamed, split_families
from briefing.reconcile.material import Material
from briefing.reconcile.offices import join_by_office
from briefing.reconcile.persons import join_persons, lone_persons
from briefing.reconcile.preferred import join_preferred
from briefing.reconcile.register import Register
from briefing.reconcile.relatives import part_places
from briefing.reconcile.roles import inherit_offices, settle_roles
from briefing.reconcile.salience import Homes, count_voiced, is_key, measure_salience, number_origins
from briefing.reconcile.states import States, learn_seats, take_seats, take_states, take_voices
from briefing.territories import load_territories

ACTOR_RULE = "reconcile.actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors, most salient first, and whom each mention names.

    `by_mention` maps (source id, mention index) to an actor's id; mentions left out are unclear or no actors.
    """

    actors: tuple[Actor, ...] = ()
    by_mention: dict[tuple[str, int], str] = field(default_factory=dict)
    by_id: dict[str, Actor] = field(init=False, repr=False)
    bodies: dict[tuple[str, ...], Actor] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {actor.id: actor for actor in self.actors})
        named = [(name_words(n), a) for a in self.actors if a.kind != "person" for n in (a.name, *a.aliases)]
        object.__setattr__(self, "bodies", dict(reversed(named)))  # the most salient bearer keeps a name

    def actor(self, actor_id: str) -> Actor:
        """An actor by its id."""
        return self.by_id[actor_id]

    def of_mentions(self, source: str, mentions: tuple[int, ...]) -> tuple[Actor, ...]:
        """The actors that some mentions of a source name, in order, each once."""
        ids = dict.fromkeys(self.by_mention[source, m] for m in mentions if (source, m) in self.by_mention)
        return tuple(self.actor(i) for i in ids)


def identify_actors(material: Material, origins: tuple[Origin, ...] = ()) -> Cast:
    """The actors of all sources, most salient first; `Actor.key` marks those for the brief's table.

    Sources of one origin count once; without `origins` each source is one of its own.
    """
    homes = number_origins((source.id for source in material.sources), origins)
    candidates = _find_candidates(material)
    ids = {c: content_id("actor", c.kind, fold(c.name)) for c in candidates}
    heard = _count_statements(material, candidates)
    shared = _shared_names(candidates)
    for person in candidates:
        person.doubtful |= (
            person.kind == "person"
            and name_words(person.name)[-1:] == name_words(person.name)
            and person.name.lower() in shared
        )
    voices = [c for c in candidates if c.kind == "person" and c.owner is not None and heard[c]]
    backed = frozenset(c.owner for c in voices if c.owner is not None and not (c.unnamed and c.owner.kind != "person"))
    scene = _Scene(material=material, ids=ids, shared=shared, homes=homes, backed=backed)
    actors = [_settle(c, heard[c], scene) for c in candidates if c.members and not c.no_actor]
    actors.sort(key=lambda a: (-a.salience, a.name, a.id))
    actors = keep_one_unnamed(actors)
    by_mention = {
        (m.source, m.index): ids[c] for c in candidates if not c.no_actor for m in c.members if _agrees(m.mention, c)
    }
    return Cast(actors=tuple(actors), by_mention=by_mention)


def keep_one_unnamed(actors: list[Actor]) -> list[Actor]:
    """Of several unnamed persons who speak for one body, the most salient alone is a key actor: they may be one."""
    seen: set[str] = set()
    kept = []
    for actor in actors:
        again = actor.unnamed and actor.kind == "person" and actor.affiliation in seen
        if actor.key and actor.unnamed and actor.kind == "person" and actor.affiliation:
            seen.add(actor.affiliation)
        kept.append(replace(actor, key=False) if again else actor)
    return kept


def _agrees(mention: Mention, candidate: Candidate) -> bool:
    """“he” and “she” are persons, “it” is none: a chain whose kind all sources decided otherwise loses its pronouns."""
    person = mention.gender in ("m", "f")
    free = mention.plural or not mention.gender
    return mention.form != "pronoun" or free or person == (candidate.kind == "person")


def _find_candidates(material: Material) -> list[Candidate]:
    states = States(load_territories(material.lexicon))
    judging = material.lexicon.words("judging_adjectives")
    rest = take_states(part_places(gather_chains(material)), states, material)
    rest = take_voices(rest, states, material.lexicon.words("voice_nouns"))
    people, lone, rest = join_persons(rest, material)
    settle_roles(people, Register([], states), judging)
    learn_seats(people, [*lone, *rest], states)
    families, rest = split_families(take_seats(rest, states, material), people)
    people += lone_persons(take_seats(lone, states, material))
    know_short_bodies(rest)
    bodies = join_bodies([c for c in rest if c.longest and c.kind == "organisation"], states, material)
    settle_roles(people, Register([*people, *bodies], states), judging)
    bodies = join_by_office(people, bodies, Register(bodies, states), material)
    register = Register([*people, *bodies], states)
    settle_roles(people, register, judging)
    inherit_offices(people, register)
    unnamed = Unnamed(register, people, material.lexicon)
    unnamed.join_families(families)
    described = unnamed.join([c for c in rest if not c.longest])
    settle_roles([c for c in described if c.kind == "person"], register, judging)
    named = [_named_group(c) for c in rest if c.longest and c.kind in ("group", "unknown")]
    return join_preferred(_distinct([*people, *states.by_code.values(), *bodies, *named, *described]), material)


def _named_group(chain: Chain) -> Candidate:
    told = any("initial" not in m.features or m.label for m in chain.names)
    candidate = Candidate(name=chain.longest, kind="group", no_actor=chain.kind == "unknown" or not told)
    candidate.take(chain)
    return candidate


def _distinct(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates of one kind and name are one."""
    found: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        old = found.setdefault((candidate.kind, fold(candidate.name)), candidate)
        if old is not candidate:
            old.members += candidate.members
    return list(found.values())


def _count_statements(material: Material, candidates: list[Candidate]) -> dict[Candidate, Counter[str]]:
    """Statements heard from each candidate, by source."""
    owner = {(m.source, m.index): c for c in candidates for m in c.members}
    heard: dict[Candidate, Counter[str]] = {c: Counter() for c in candidates}
    for observed in material.observations:
        for index in (i for s in observed.statements for i in s.speakers):
            if (observed.source, index) in owner:
                heard[owner[observed.source, index]][observed.source] += 1
    return heard


def _shared_names(candidates: list[Candidate]) -> frozenset[str]:
    """Single names that several persons bear: no alias of any of them alone."""
    bearers: dict[str, set[Candidate]] = {}
    for person in (c for c in candidates if c.kind == "person" and not c.unnamed):
        for name in (person.name, *person.names):
            for word in name_words(name)[-1:]:
                bearers.setdefault(word, set()).add(person)
    return frozenset(word for word, people in bearers.items() if len(people) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What settling a candidate needs: all ids, shared names, origins, and for whom others are heard."""

    material: Material
    ids: Mapping[Candidate, str]
    shared: frozenset[str]
    homes: Homes
    backed: frozenset[Candidate]


def _settle(candidate: Candidate, heard: Counter[str], scene: _Scene) -> Actor:
    """The actor that a candidate becomes; `heard` counts its statements by source."""
    voiced = count_voiced(candidate, heard)
    salience = measure_salience(candidate, voiced, scene.homes)
    names = Counter(" ".join(s.split()) for s in candidate.names.elements())
    described = (m.mention for m in candidate.members if candidate.unnamed and m.mention.form == "description")
    names.update(m.surface for m in described if fold(m.surface) != m.head)
    names.update(candidate.extra)
    counts = Counter(m.source for m in candidate.members)
    presence = tuple(
        Presence(source=s, statements=heard[s], mentions=counts[s])
        for s in sorted({*counts, *heard}, key=lambda s: scene.material.source(s).number)
    )
    return Actor(
        id=scene.ids[candidate],
        name=candidate.name,
        kind=candidate.kind,
        aliases=tuple(
            n
            for n, _ in sorted(names.items(), key=lambda p: (-p[1], p[0]))
            if n != candidate.name
            and not (candidate.kind == "person" and len(name_words(n)) == 1 and name_words(n)[0] in scene.shared)
        ),
        adjectives=tuple(sorted(_adjectives(candidate))),
        roles=tuple(candidate.roles),
        affiliation=scene.ids.get(candidate.owner) if candidate.owner is not None and candidate.owner.members else None,
        mentions=len(candidate.members),
        presence=presence,
        salience=round(salience, 3),
        key=is_key(candidate, salience, voiced, scene.homes, backed=candidate in scene.backed),
        unnamed=candidate.unnamed,
        merges=tuple(candidate.merges),
        evidence=_evidence(candidate, scene.material),
    )


def _adjectives(candidate: Candidate) -> set[str]:
    """The surfaces that always stand as an adjective or for a people."""
    named = [m.mention for m in candidate.members if m.mention.form == "name"]
    plain = {m.surface for m in named if "adjective" not in m.features}
    return {m.surface for m in named} - plain


def _evidence(candidate: Candidate, material: Material) -> tuple[Evidence, ...]:
    """The sentence of the first mention in the order of the sources, a name before a description or pronoun."""
    named = [m for m in candidate.members if m.mention.form in ("name", "acronym", "metonym")]
    first = min(named or candidate.members, key=lambda m: (material.source(m.source).number, m.mention.span.start))
    sentence = material.sentence_of(first.mention.span)
    if sentence is None:
        return ()
    given = sentence.evidence
    return (Evidence(span=given.span, quote=given.quote, rule=ACTOR_RULE, sentence=given.sentence),)
