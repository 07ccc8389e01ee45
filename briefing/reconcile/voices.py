"""Whose voice is missing, and which names stay open: what a reader must know beside the table of actors.

A silence needs an actor that could speak: no place, no outlet, nobody whom a source calls dead, no body whose own
people are heard. An ambiguity needs a short name that was left alone because two persons fit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.model.findings import Actor, Ambiguity, Origin, Silence
from briefing.model.observations import Mention
from briefing.model.source import Evidence, content_id
from briefing.naming import name_words
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

UNHEARD_RULE = "reconcile.unheard"
AMBIGUOUS_RULE = "reconcile.ambiguous-name"
MOST_SILENCES = 5
WIDE = 5  # independent sources that are many in any folder
LEAST_MENTIONS = 3
PLAIN_NAMINGS = 2  # a state that never acts is discussed where each source names it so often, not as a place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    source: str
    mention: Mention


def find_silences(material: Material, cast: Cast, origins: tuple[Origin, ...]) -> tuple[Silence, ...]:
    """The actors that at least half of the independent sources name and none lets speak, the most named first."""
    home = {source: place for place, origin in enumerate(origins) for source in origin.sources}
    least = max(2, min((len(origins) + 1) // 2, WIDE))
    namings = _by_actor(material, cast)
    heard = _heard(cast, namings)
    dead = _DeathWords(material)
    found: list[tuple[int, int, Actor]] = []
    for actor in cast.actors:
        told = [n for n in namings.get(actor.id, ()) if _names(n.mention, actor)]
        reach = len({home[n.source] for n in told})
        wide = actor.id not in heard and reach >= least and len(told) >= LEAST_MENTIONS
        if wide and _could_speak(actor, told, reach) and not (actor.kind == "person" and dead.tell_of(told)):
            found.append((-reach, -len(told), actor))
    found.sort(key=lambda f: (f[0], f[1], f[2].name, f[2].id))
    return tuple(
        Silence(
            id=content_id("silence", actor.id),
            actor=actor.id,
            sources=tuple(dict.fromkeys(n.source for n in namings[actor.id])),
            origins=-reach,
            evidence=_first_namings(namings[actor.id], material),
        )
        for reach, _, actor in found[:MOST_SILENCES]
    )


def find_ambiguities(material: Material, cast: Cast) -> tuple[Ambiguity, ...]:
    """The short names that two persons bear and that were taken for neither, the most frequent first."""
    bearers = _bearers(cast)
    where = {i: set(cast.by_id[i].sources) for people in bearers.values() if len(people) > 1 for i in people}
    open_names: dict[tuple[str, tuple[str, ...]], list[_Naming]] = defaultdict(list)
    for observed in material.observations:
        for index, mention in enumerate(observed.mentions):
            taken = cast.by_mention.get((observed.source, index))
            word = "".join(name_words(mention.surface)[:1])
            people = bearers.get(word, [])
            if len(people) > 1 and _is_open(mention, cast.by_id[taken] if taken else None):
                near = [a for a in people if observed.source in where[a]]
                fitting = tuple(near if len(near) > 1 else people)
                open_names[word, fitting].append(_Naming(source=observed.source, mention=mention))
    found = [
        Ambiguity(
            id=content_id("ambiguity", word, *people),
            name=namings[0].mention.surface,
            actors=people,
            evidence=_sentences(namings, material, AMBIGUOUS_RULE),
        )
        for (word, people), namings in open_names.items()
    ]
    return tuple(sorted(found, key=lambda a: (-len(a.evidence), a.name, a.id)))


def _by_actor(material: Material, cast: Cast) -> dict[str, list[_Naming]]:
    """Where each actor is named, in order of the sources."""
    namings: dict[str, list[_Naming]] = defaultdict(list)
    for observed in material.observations:
        for index, mention in enumerate(observed.mentions):
            actor = cast.by_mention.get((observed.source, index))
            if actor is not None:
                namings[actor].append(_Naming(source=observed.source, mention=mention))
    return namings


def _heard(cast: Cast, namings: Mapping[str, list[_Naming]]) -> set[str]:
    """Whoever says something, and the bodies and states for whom it speaks."""
    heard: set[str] = set()
    for actor in cast.actors:
        told = (n.mention for n in namings.get(actor.id, ()) if n.mention.form != "pronoun")
        if any(mention.speaks for mention in told) or any(p.statements for p in actor.presence):
            heard |= {actor.id, *_spoken_for(actor, cast)}
    return heard


def _spoken_for(actor: Actor, cast: Cast) -> Iterable[str]:
    bodies = [cast.bodies.get(name_words(role.of)) for role in actor.roles if role.of and not role.former]
    seen = {body.id for body in bodies if body is not None}
    side = cast.by_id.get(actor.affiliation or "")
    while side is not None and side.kind != "person" and side.id not in seen:
        seen.add(side.id)
        side = cast.by_id.get(side.affiliation or "")
    return seen


def _could_speak(actor: Actor, told: list[_Naming], reach: int) -> bool:
    """A named person of some office, a body that acts, a state that acts or is spoken of as more than a place.

    Of the unnamed only a body that is a key actor (“the coalition”): others may be a different lot in each source.
    """
    joint = actor.key and actor.kind == "organisation"
    if (actor.unnamed and not joint) or any("medium" in n.mention.features for n in told):
        return False
    acting = {n.source for n in told if n.mention.acts}
    if actor.kind == "person":
        return len(name_words(actor.name)) > 1 and bool(actor.roles or acting)
    plain = sum(not n.mention.place for n in told)
    if actor.kind == "state":
        return len(acting) > 1 or plain >= PLAIN_NAMINGS * reach
    return bool(acting) and 2 * plain > len(told)


def _names(mention: Mention, actor: Actor) -> bool:
    """Whether a mention is a naming by itself: no adjective, no pronoun, and a description only of the unnamed."""
    by_name = mention.form in ("name", "acronym", "metonym") and "adjective" not in mention.features
    return by_name or (actor.unnamed and mention.form == "description")


def _first_namings(namings: list[_Naming], material: Material) -> tuple[Evidence, ...]:
    """The sentence of the first naming in each source, one that acts before others, headlines last."""
    first: dict[str, _Naming] = {}
    for naming in sorted(namings, key=lambda n: (n.mention.zone == "headline", not n.mention.acts)):
        first.setdefault(naming.source, naming)
    order = list(dict.fromkeys(n.source for n in namings))
    return _sentences([first[source] for source in order], material, UNHEARD_RULE)


def _sentences(namings: Iterable[_Naming], material: Material, rule: str) -> tuple[Evidence, ...]:
    found = {s.span: s.evidence for n in namings if (s := material.sentence_of(n.mention.span)) is not None}
    return tuple(Evidence(span=e.span, quote=e.quote, rule=rule, sentence=e.sentence) for e in found.values())


def _bearers(cast: Cast) -> dict[str, list[str]]:
    """The ids of the persons with a full name, by its first and its last word."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for actor in cast.actors:
        words = name_words(actor.name)
        if actor.kind == "person" and not actor.unnamed and len(words) > 1:
            for word in dict.fromkeys((words[0], words[-1])):
                bearers[word].append(actor.id)
    return bearers


def _is_open(mention: Mention, taken: Actor | None) -> bool:
    """Whether a name of one word was taken for nobody with a full name. “The Brandt family” names a family."""
    alone = taken is None or (taken.kind == "person" and len(name_words(taken.name)) == 1)
    short = mention.form == "name" and len(name_words(mention.surface)) == 1 and "prenominal" not in mention.features
    return short and alone and (mention.kind == "person" or "ambiguous" in mention.features)


class _DeathWords:
    """The constructions by which a sentence says that the bearer of a name is dead."""

    def __init__(self, material: Material) -> None:
        table = material.lexicon.table("death_words")
        before, act, fate = (_any_of(w for w, where in table.items() if kind in where) for kind in _PLACES)
        self._material = material
        self._before = re.compile(rf"\b(?:(?:{before})|(?:{act}) of)\s+(?:[\w’'-]+\s+){{0,3}}$", re.IGNORECASE)
        self._after = re.compile(
            rf"^(?:['’]s\s+(?:{act})\b(?!\s+threat)"
            rf"|,?\s+(?:who\s+)?(?:(?:was|were|has been|had been|is)\s+)?(?:{fate})\b)",
            re.IGNORECASE,
        )

    def tell_of(self, namings: Iterable[_Naming]) -> bool:
        """Whether one of the sentences with the name says so."""
        return any(self._tells(n.mention) for n in namings if n.mention.form == "name")

    def _tells(self, mention: Mention) -> bool:
        sentence = self._material.sentence_of(mention.span)
        if sentence is None:
            return False
        quote, start = sentence.evidence.quote, mention.span.start - sentence.span.start
        end = start + mention.span.end - mention.span.start
        return bool(self._before.search(quote[:start]) or self._after.match(quote[end:]))


_PLACES = ("before", "act", "fate")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))
