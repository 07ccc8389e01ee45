"""Key actors: who they are, in what capacity, in which source they are heard, and whose voice is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.compose.desk import Desk, capital, count_of, note, nothing_found
from briefing.compose.identities import choose_aliases, describe_roles, describe_standing
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
    table = _table(desk, actors) if actors else nothing_found("actor who speaks or acts", len(desk.sources))
    rest = [note(f"{count_of(left_out, 'actor')} of less weight left out.")] if left_out > 0 else []
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
    marks = [Column(title=str(s.number), width=6.4, align="centre", group="Source") for s in desk.sources if strips]
    counts = [Column(title="Heard in", width=28), Column(title="Named in", width=24)]
    columns = (
        Column(title="Actor", width=46),
        Column(title="Role or affiliation"),
        *([*marks, Column(title="Named in", width=17, align="right")] if strips else counts),
    )
    legend = (
        Text(text="Who they are, and who speaks in which source. "),
        Mark(kind="heard", label="number of statements", count=3),
        Text(text=" heard, number of statements  "),
        Mark(kind="mentioned", label="mentioned"),
        Text(text=" mentioned only  "),
        Mark(kind="absent", label="absent"),
        Text(text=" absent"),
    )
    caption = legend if strips else (Text(text="Who they are, and in which sources they are heard or only named."),)
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
    return (name, Line(runs=(Text(text=f"also {also}", soft=True),))) if also else (name,)


def _capacity(desk: Desk, actor: Actor, *, unheard: bool) -> tuple[Line, ...]:
    lines = [
        desk.line(Text(text=words), evidence=role.evidence, item=actor.id, most=2)
        for words, role in describe_roles(desk, actor)
    ]
    lines = lines or [Line(runs=(Text(text=describe_standing(desk, actor), soft=True),))]
    if unheard:
        lines.append(Line(runs=(Text(text="Much discussed, not heard", soft=True),)))
    return tuple(lines)


def _presence(desk: Desk, actor: Actor) -> list[tuple[Line, ...]]:
    known = {p.source: p for p in actor.presence}
    return [(Line(runs=(_mark(known.get(source.id), source.number),)),) for source in desk.sources]


def _mark(presence: Presence | None, number: int) -> Mark:
    if presence and presence.statements:
        label = f"heard in source {number}, {count_of(presence.statements, 'statement')}"
        return Mark(kind="heard", label=label, count=presence.statements)
    if presence and presence.mentions:
        return Mark(kind="mentioned", label=f"mentioned in source {number}")
    return Mark(kind="absent", label=f"absent from source {number}")


def _named_in(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    """The number of sources, and below it that of their origins where that is smaller."""
    count = len(actor.sources)
    origins = sum(1 for origin in desk.findings.origins if set(origin.sources) & set(actor.sources))
    lines = [Line(runs=(Text(text=f"{count} of {len(desk.sources)}"),))]
    if 0 < origins < count:
        lines.append(Line(runs=(Text(text=count_of(origins, "origin"), soft=True),)))
    return tuple(lines)


def _heard_in(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    """In how many sources an actor is heard, and in which where they are few."""
    numbers = [str(desk.source(p.source).number) for p in actor.presence if p.statements]
    runs = [Text(text=f"{len(numbers)} of {len(desk.sources)}")]
    if 0 < len(numbers) <= _MOST_NUMBERS:
        runs.append(Text(text=f" ({', '.join(numbers)})", soft=True))
    return (Line(runs=tuple(runs)),)


# --- under the table ------------------------------------------------------------------------------


def _silences(desk: Desk) -> list[Block]:
    lines = tuple(_silence(desk, silence) for silence in desk.findings.silences)
    return [Heading(text="Much discussed, not heard"), Bullets(lines=lines)] if lines else []


def _silence(desk: Desk, silence: Silence) -> Line:
    where = f"named in {len(silence.sources)} of {count_of(len(desk.sources), 'source')}"
    name = Text(text=capital(_name(desk, silence.actor)), strong=True)
    return desk.line(name, f", {where}", evidence=silence.evidence, item=silence.id, most=_WIDEST)


def _open_names(desk: Desk) -> list[Block]:
    lines = tuple(_open_name(desk, one) for one in desk.findings.ambiguities[:_MOST_OPEN_NAMES])
    return [Heading(text="Names left open"), Bullets(lines=lines)] if lines else []


def _open_name(desk: Desk, found: Ambiguity) -> Line:
    people = [_name(desk, actor) for actor in found.actors]
    if len(people) > _MOST_BEARERS:
        people = [*people[:_MOST_BEARERS], "another of that name"]
    runs: tuple[Run, ...] = (
        Text(text=found.name, verbatim=True),
        Text(text=f" may be {', '.join(people[:-1])} or {people[-1]}: counted for neither"),
    )
    return desk.line(*runs, evidence=found.evidence, item=found.id)


def _name(desk: Desk, actor_id: str) -> str:
    actor = desk.actor(actor_id)
    return actor.name if actor is not None else actor_id
