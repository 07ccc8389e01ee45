"""What the sources assert, looked up by predicate concept: never by comparing all pairs.

An assertion is one clause-sized part of a sentence with all events it names. Concepts are weighted by how few
assertions hold them (inverse document frequency; Spärck Jones 1972).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from briefing.model.findings import Actor
from briefing.model.observations import Clause, Zone
from briefing.model.source import Evidence
from briefing.naming import name_words
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material
from briefing.reconcile.topics import topics_of

FEWEST = 60
MOST_CANDIDATES = 30
MOST_NAMING = 300  # assertions of a thing that are looked through for another word beside it
HELD = ("asserted", "confirmed", "hedged", "planned")


@dataclass(frozen=True, eq=False)
class Assertion:
    """A clause-sized part of a sentence: its events, one clause each, in text order."""

    source: str
    order: int
    evidence: Evidence
    clauses: tuple[Clause, ...]
    voice: str

    @property
    def zone(self) -> Zone:
        """Where in the source it stands."""
        return self.clauses[0].zone

    @property
    def prominent(self) -> bool:
        """Whether it stands in the headline or the lead."""
        return self.zone in ("headline", "lead")

    @cached_property
    def events(self) -> frozenset[str]:
        """The concepts of its events."""
        return frozenset(self.clauses[0].events)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, folded."""
        return frozenset(self.clauses[0].names)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Everything that it is about: events and nouns."""
        return self.events | frozenset(self.clauses[0].terms)

    def on(self, predicate: str) -> Clause | None:
        """Its first clause with a predicate."""
        return next((c for c in self.clauses if c.predicate == predicate), None)


class Assertions:
    """All assertions of all sources, by predicate, with the weights of their concepts."""

    def __init__(self, material: Material, cast: Cast) -> None:
        self.all: tuple[Assertion, ...] = tuple(_read(material, cast))
        self._cast = cast
        self._material = material
        self.general = material.lexicon.words("general_verbs")
        self._by_event: dict[str, list[Assertion]] = defaultdict(list)
        self._by_sentence: dict[tuple[str, int], list[Assertion]] = defaultdict(list)
        self._by_source: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
        self._by_pair: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
        self._by_place: dict[tuple[str, int], Assertion] = {}
        for assertion in self.all:
            for event in sorted(assertion.events):
                self._by_event[event].append(assertion)
                self._by_source[assertion.source, event].append(assertion)
                for concept in sorted(assertion.concepts - {event}):
                    self._by_pair[event, concept].append(assertion)
            self._by_sentence[assertion.source, assertion.evidence.sentence].append(assertion)
            self._by_place[assertion.source, assertion.evidence.span.start] = assertion
        for pair, told in self._by_pair.items():
            self._by_pair[pair] = sorted(told, key=lambda a: not a.prominent)[:MOST_CANDIDATES]
        self._sources = len({a.source for a in self.all})
        self._counts = Counter(c for a in self.all for c in a.concepts)
        self._weights: dict[str, float] = {}
        self._wholes: dict[Assertion, float] = {}

    def with_event(self, predicate: str) -> list[Assertion]:
        """The assertions that name an event, in order of sources and text."""
        return self._by_event.get(predicate, [])

    def told_by(self, source: str, predicate: str) -> list[Assertion]:
        """The assertions of one source that name an event, in order of the text."""
        return self._by_source.get((source, predicate), [])

    def candidates(self, event: str, content: frozenset[str]) -> list[Assertion]:
        """Assertions of an event that share a concept with some content, by its rarest concepts first.

        Headlines and leads come first; there are never more than `MOST_CANDIDATES`, however many sources tell it.
        """
        found: dict[tuple[str, int], Assertion] = {}
        for concept in sorted(content, key=lambda c: (-self.weight(c), c)):
            for assertion in self._by_pair.get((event, concept), []):
                found.setdefault((assertion.source, assertion.order), assertion)
            if len(found) >= MOST_CANDIDATES:
                break
        return list(found.values())[:MOST_CANDIDATES]

    def at(self, evidence: Evidence) -> Assertion | None:
        """The assertion that starts where some evidence does."""
        return self._by_place.get((evidence.source, evidence.span.start))

    def in_sentence(self, evidence: Evidence) -> list[Assertion]:
        """The assertions of the sentence in which some evidence stands."""
        return self._by_sentence.get((evidence.source, evidence.sentence), [])

    def before(self, evidence: Evidence) -> list[Assertion]:
        """The last assertion of the sentence before some evidence; none at the start of a source."""
        found = self._by_sentence.get((evidence.source, evidence.sentence - 1), [])
        return found[-1:]

    def told_before(self, evidence: Evidence) -> Iterator[Assertion]:
        """What a source says before some evidence, the last first."""
        for sentence in range(evidence.sentence - 1, 0, -1):
            yield from reversed(self._by_sentence.get((evidence.source, sentence), []))

    def with_terms(self, terms: frozenset[str]) -> list[Assertion]:
        """The first `MOST_CANDIDATES` assertions that name all of some things, in order of sources and text.

        One of the words must be a concept; “tear” in “tear gas” is a word that a parser may take for a verb.
        """
        told = dict.fromkeys(a for t in sorted(terms) for a in self._by_term.get(t, [])[:MOST_NAMING])
        found = (a for a in told if all(t in a.concepts or t in a.evidence.quote.casefold() for t in terms))
        return list(islice(found, MOST_CANDIDATES))

    @cached_property
    def _by_term(self) -> dict[str, list[Assertion]]:
        found: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in self.all:
            for term in sorted(assertion.concepts - assertion.events):
                found[term].append(assertion)
        return found

    def is_told_elsewhere(self, concept: str, source: str) -> bool:
        """Whether another source of a source's topic names a concept."""
        return any(s != source and self.share_topic(s, source) for s in sorted(self._tellers.get(concept, ())))

    @cached_property
    def _tellers(self) -> dict[str, set[str]]:
        """The first `MOST_CANDIDATES` sources that name a concept."""
        found: dict[str, set[str]] = defaultdict(set)
        for assertion in self.all:
            for concept in assertion.concepts:
                if len(found[concept]) < MOST_CANDIDATES:
                    found[concept].add(assertion.source)
        return found

    def names_of(self, voice: str) -> frozenset[str]:
        """The words of the names of whoever a voice is, and of whom they speak for; none for a source."""
        actor = self._cast.by_id.get(voice)
        return words_of_names(self._cast, (actor,)) if actor else frozenset()

    def by_concept(self, least: float, most: int) -> Iterator[list[Assertion]]:
        """For each concept of some weight, told by several, its first assertions, headlines and leads first."""
        found: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in self.all:
            for concept in assertion.concepts:
                found[concept].append(assertion)
        for concept in sorted(found):
            if len(found[concept]) > 1 and self.weight(concept) >= least:
                yield sorted(found[concept], key=lambda a: not a.prominent)[:most]

    def events(self) -> list[str]:
        """All event concepts, sorted."""
        return sorted(self._by_event)

    def confirmed(self, content: frozenset[str]) -> list[Assertion]:
        """Assertions that something in some content is confirmed: the first `MOST_CANDIDATES` for each concept."""
        found = (a for concept in sorted(content) for a in self._confirmed.get(concept, [])[:MOST_CANDIDATES])
        return list(dict.fromkeys(found))

    @cached_property
    def _confirmed(self) -> dict[str, list[Assertion]]:
        """By patient, the assertions of something said to be confirmed."""
        found: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in self.all:
            for patient in dict.fromkeys(c.patient for c in assertion.clauses if c.status == "confirmed"):
                found[patient].append(assertion)
        return found

    def like(self, source: str, clause: Clause) -> list[Assertion]:
        """The assertions on the topic of a source that hold the event of a clause to be so, of the same patient."""
        return self._held.get((self.topic(source), clause.predicate, clause.patient), [])

    @cached_property
    def _held(self) -> dict[tuple[str, str, str], list[Assertion]]:
        """By topic, event and patient, what is asserted or confirmed, by source and place."""
        found: dict[tuple[str, str, str], list[Assertion]] = defaultdict(list)
        for assertion in sorted(self.all, key=lambda a: (a.source, a.order)):
            for event in sorted(assertion.events):
                told = assertion.on(event)
                if told is not None and told.status in ("asserted", "confirmed"):
                    found[self.topic(assertion.source), event, told.patient].append(assertion)
        return found

    def weight(self, concept: str) -> float:
        """From near 0 for a concept in every assertion to 1 for one that occurs once; few assertions count as 60."""
        if (known := self._weights.get(concept)) is not None:
            return known
        size = max(FEWEST, len(self.all))
        value = max(0.05, math.log(size / max(1, self._counts[concept])) / math.log(size))
        return self._weights.setdefault(concept, value)

    def weigh(self, concepts: Iterable[str]) -> float:
        """The sum of the weights of some concepts."""
        return math.fsum(map(self.weight, concepts))

    def whole(self, assertion: Assertion) -> float:
        """The sum of the weights of all concepts of an assertion."""
        if (known := self._wholes.get(assertion)) is not None:
            return known
        return self._wholes.setdefault(assertion, self.weigh(assertion.concepts))

    @cached_property
    def _leads(self) -> Counter[str]:
        """In how many sources' headlines and leads an event stands."""
        return Counter(e for _, e in {(a.source, e) for a in self.all if a.prominent for e in a.events})

    def focus(self, event: str) -> float:
        """The share of sources in whose headline or lead an event stands."""
        return self._leads[event] / max(1, self._sources)

    def pull(self, event: str) -> float:
        """How much a shared event says: much when it is rare, and much when it is the one that the leads tell."""
        return max(1.3 * self.weight(event), 0.9 if self._leads[event] > 1 and self.focus(event) >= 0.4 else 0.0)

    def share_topic(self, one: str, other: str) -> bool:
        """Whether two sources tell of one topic."""
        return one == other or self.topic(one) == self.topic(other)

    def topic(self, source: str) -> str:
        """A key for the topic of a source: the id of a source of that topic."""
        return self._topics.get(source, source)

    @cached_property
    def _topics(self) -> dict[str, str]:
        """For each source the first source of its topic."""
        material = self._material
        return topics_of((s.id for s in material.sources), material.observations, material.lexicon)

    @cached_property
    def main(self) -> dict[str, Assertion]:
        """For each source the assertion of its headline or lead that shares most with the other sources' leads."""
        leads: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in self.all:
            if assertion.prominent and any(c.status in HELD for c in assertion.clauses):
                leads[assertion.source].append(assertion)
        bags = {source: frozenset().union(*(a.concepts for a in found)) for source, found in leads.items()}
        spread = Counter(c for bag in bags.values() for c in bag)
        found = {}
        for source, candidates in leads.items():
            scored = [
                (sum(spread[c] - 1 for c in a.concepts) / (6 + len(a.concepts)) ** 0.5, -a.order, a) for a in candidates
            ]
            best = max(scored, key=lambda entry: entry[:2])
            if best[0] > 0 or len(leads) == 1:
                found[source] = best[2]
        return found


def _read(material: Material, cast: Cast) -> Iterator[Assertion]:
    for observed in material.observations:
        parts: dict[tuple[int, int], list[Clause]] = defaultdict(list)
        for clause in observed.clauses:
            parts[clause.evidence.span.start, clause.evidence.span.end].append(clause)
        for order, clauses in enumerate(parts.values()):
            yield Assertion(
                observed.source, order, clauses[0].evidence, tuple(clauses), _voice(material, cast, clauses)
            )


def _voice(material: Material, cast: Cast, clauses: list[Clause]) -> str:
    """Who says it: an actor's id, else a chain of this source, else the source itself."""
    source = clauses[0].evidence.source
    numbers = [c.statement for c in clauses if c.statement is not None]
    if not numbers:
        return source
    return voice_of(material, cast, source, material.observed(source).statements[numbers[0]].speakers)


def words_of_names(cast: Cast, actors: tuple[Actor, ...]) -> frozenset[str]:
    """The words of the names of some actors, of the bodies they have an office in and of whom they speak for."""
    spoken_for = [cast.actor(a.affiliation) for a in actors if a.affiliation]
    bodies = [role.of for a in actors for role in a.roles if role.of]
    return frozenset(word for name in (*(a.name for a in (*actors, *spoken_for)), *bodies) for word in name_words(name))


def voice_of(material: Material, cast: Cast, source: str, speakers: tuple[int, ...]) -> str:
    """A key for whoever some mentions name: an actor's id, else a chain of the source, else the source itself."""
    actors = cast.of_mentions(source, speakers)
    if actors:
        return actors[0].id
    return f"{source}:{material.observed(source).mentions[speakers[0]].chain}" if speakers else source
