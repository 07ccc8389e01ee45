"""Key actors: who they are, in what capacity, in which source they are heard, and whose voice is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.compose.desk import Desk, capital, note, nothing_found
from briefing.compose.identities import choose_aliases, describe_roles, describe_standing
from briefing.compose.phrases import count_origins, count_sources
from briefing.labels import any_of, count, label, say
from briefing.model.brief import Block, Bullets, Column, Heading, Line, Mark, Row, Run, Section, Table, Text
from briefing.model.findings import Actor, Ambiguity, Presence, Silence
from briefing.settings import SectionSettings

_MOST_SOURCES = 12
_MOST_NUMBERS = 6
_MOST_OPEN_NAMES = 5
_MOST_BEARERS = 3
_WIDEST = 8  # citations of one silence


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of the key actors with a mark for each source; under it those never heard, and the names left open."""
    actors = [a for a in desk.findings.actors if a.key]
    left_out = len(actors) - settings.limit if settings.limit else 0
    actors = actors[: settings.limit or None]
    table = (
        _table(desk, actors)
        if actors
        else nothing_found(label("No actor who speaks or acts found in {sources}."), len(desk.sources))
    )
    rest = (
        [note(count(left_out, "{n} actor of less weight left out.", "{n} actors of less weight left out."))]
        if left_out > 0
        else []
    )
    return Section(
        id="key-actors",
        type="key_actors",
        title=settings.title,
        items=tuple(_item(a) for a in actors),
        remarks=tuple(_remarks(desk)),
        blocks=(table, *rest, *_silences(desk), *_open_names(desk)),
    )


def _item(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": actor.aliases,
        "roles": [{"role": r.role, "of": r.of, "former": r.former, "evidence": r.evidence} for r in actor.roles],
        "affiliation": actor.affiliation,
        "mentions": actor.mentions,
        "sources": actor.sources,
        "heard": [{"source": p.source, "statements": p.statements} for p in actor.presence],
        "merges": [
            {"name": m.name, "alias": m.alias, "reason": m.reason, "evidence": [m.evidence]} for m in actor.merges
        ],
        "evidence": actor.evidence,
    }


def _remarks(desk: Desk) -> Iterable[dict[str, Any]]:
    for silence in desk.findings.silences:
        yield {
            "id": silence.id,
            "type": "unheard",
            "name": _name(desk, silence.actor),
            "actor": silence.actor,
            "sources": silence.sources,
            "origins": silence.origins,
            "evidence": silence.evidence,
        }
    for open_name in desk.findings.ambiguities:
        yield {
            "id": open_name.id,
            "type": "ambiguous",
            "name": open_name.name,
            "could_be": [{"actor": actor, "name": _name(desk, actor)} for actor in open_name.actors],
            "evidence": open_name.evidence,
        }


# --- the table ------------------------------------------------------------------------------------


def _table(desk: Desk, actors: list[Actor]) -> Table:
    strips = len(desk.sources) <= _MOST_SOURCES
    marks = [
        Column(title=str(s.number), width=6.4, align="centre", group=say("Source")) for s in desk.sources if strips
    ]
    counts = [Column(title=say("Heard in"), width=28), Column(title=say("Named in"), width=24)]
    columns = (
        Column(title=say("Actor"), width=46),
        Column(title=say("Role or affiliation")),
        *([*marks, Column(title=say("Named in"), width=17, align="right")] if strips else counts),
    )
    legend = (
        Text(text=say("Who they are, and who speaks in which source.") + " "),
        Mark(kind="heard", label=say("number of statements"), count=3),
        Text(text=f" {say('heard, number of statements')}  "),
        Mark(kind="mentioned", label=say("mentioned")),
        Text(text=f" {say('mentioned only')}  "),
        Mark(kind="absent", label=say("absent")),
        Text(text=f" {say('absent')}"),
    )
    caption = (
        legend if strips else (Text(text=say("Who they are, and in which sources they are heard or only named.")),)
    )
    unheard = {silence.actor for silence in desk.findings.silences}
    rows = tuple(_row(desk, actor, strips=strips, unheard=actor.id in unheard) for actor in actors)
    return Table(id="actors", style="actors", caption=Line(runs=caption), columns=columns, rows=rows)


def _row(desk: Desk, actor: Actor, *, strips: bool, unheard: bool) -> Row:
    named = _named_in(desk, actor)
    cells = (*_presence(desk, actor), named) if strips else (_heard_in(desk, actor), named)
    return Row(id=actor.id, cells=(_who(desk, actor), _capacity(desk, actor, unheard=unheard), *cells))


def _who(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    """The name with its first mention; below it the other names."""
    name = desk.line(Text(text=capital(actor.name), strong=True), evidence=actor.evidence[:1], item=actor.id)
    also = ", ".join(choose_aliases(actor))
    return (name, Line(runs=(Text(text=say("also {names}", names=also), soft=True),))) if also else (name,)


def _capacity(desk: Desk, actor: Actor, *, unheard: bool) -> tuple[Line, ...]:
    lines = [
        desk.line(Text(text=words), evidence=role.evidence, item=actor.id, most=2)
        for words, role in describe_roles(desk, actor)
    ]
    lines = lines or [Line(runs=(Text(text=describe_standing(desk, actor), soft=True),))]
    if unheard:
        lines.append(Line(runs=(Text(text=say("Much discussed, not heard"), soft=True),)))
    return tuple(lines)


def _presence(desk: Desk, actor: Actor) -> list[tuple[Line, ...]]:
    known = {p.source: p for p in actor.presence}
    return [(Line(runs=(_mark(known.get(source.id), source.number),)),) for source in desk.sources]


def _mark(presence: Presence | None, number: int) -> Mark:
    if presence and presence.statements:
        heard = say("heard in source {number}", number=number)
        statements = count(presence.statements, "{n} statement", "{n} statements")
        return Mark(kind="heard", label=f"{heard}, {statements}", count=presence.statements)
    if presence and presence.mentions:
        return Mark(kind="mentioned", label=say("mentioned in source {number}", number=number))
    return Mark(kind="absent", label=say("absent from source {number}", number=number))


def _named_in(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    """The number of sources, and below it that of their origins where that is smaller."""
    found = len(actor.sources)
    origins = sum(1 for origin in desk.findings.origins if set(origin.sources) & set(actor.sources))
    lines = [Line(runs=(Text(text=say("{part} of {whole}", part=found, whole=len(desk.sources))),))]
    if 0 < origins < found:
        lines.append(Line(runs=(Text(text=count_origins(origins), soft=True),)))
    return tuple(lines)


def _heard_in(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    """In how many sources an actor is heard, and in which where they are few."""
    numbers = [str(desk.source(p.source).number) for p in actor.presence if p.statements]
    runs = [Text(text=say("{part} of {whole}", part=len(numbers), whole=len(desk.sources)))]
    if 0 < len(numbers) <= _MOST_NUMBERS:
        runs.append(Text(text=f" ({', '.join(numbers)})", soft=True))
    return (Line(runs=tuple(runs)),)


# --- under the table ------------------------------------------------------------------------------


def _silences(desk: Desk) -> list[Block]:
    lines = tuple(_silence(desk, silence) for silence in desk.findings.silences)
    return [Heading(text=say("Much discussed, not heard")), Bullets(lines=lines)] if lines else []


def _silence(desk: Desk, silence: Silence) -> Line:
    where = say("named in {part} of {sources}", part=len(silence.sources), sources=count_sources(len(desk.sources)))
    name = Text(text=capital(_name(desk, silence.actor)), strong=True)
    return desk.line(name, f", {where}", evidence=silence.evidence, item=silence.id, most=_WIDEST)


def _open_names(desk: Desk) -> list[Block]:
    lines = tuple(_open_name(desk, one) for one in desk.findings.ambiguities[:_MOST_OPEN_NAMES])
    return [Heading(text=say("Names left open")), Bullets(lines=lines)] if lines else []


def _open_name(desk: Desk, found: Ambiguity) -> Line:
    people = [_name(desk, actor) for actor in found.actors]
    if len(people) > _MOST_BEARERS:
        people = [*people[:_MOST_BEARERS], say("another of that name")]
    runs: tuple[Run, ...] = (
        Text(text=found.name, verbatim=True),
        Text(text=" " + say("may be {people}: counted for neither", people=any_of(people))),
    )
    return desk.line(*runs, evidence=found.evidence, item=found.id)


def _name(desk: Desk, actor_id: str) -> str:
    actor = desk.actor(actor_id)
    return actor.name if actor is not None else actor_id
