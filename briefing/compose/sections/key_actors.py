"""Key actors: who they are, in what capacity, and in which source they are heard."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, count_of, nothing_found
from briefing.model.brief import Column, Line, Mark, Row, Section, Table, Text
from briefing.model.findings import Actor, Presence, Role
from briefing.settings import SectionSettings

_KINDS = {"state": "State", "organisation": "Organisation", "group": "Group", "person": ""}
_MOST_SOURCES = 12
_MOST_ROLES = 2


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of the key actors with a presence mark for each source."""
    actors = [a for a in desk.findings.actors if a.key]
    actors = actors[: settings.limit or None]
    items = tuple(_item(a) for a in actors)
    if not actors:
        blocks = (nothing_found("actor who speaks or acts", len(desk.sources)),)
        return Section(id="key-actors", type="key_actors", title=settings.title, blocks=blocks)
    return Section(
        id="key-actors", type="key_actors", title=settings.title, items=items, blocks=(_table(desk, actors),)
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


def _table(desk: Desk, actors: list[Actor]) -> Table:
    strips = len(desk.sources) <= _MOST_SOURCES
    width = 6.4
    marks = tuple(
        Column(title=str(s.number), width=width, align="centre", group="Source") for s in desk.sources if strips
    )
    columns = (
        Column(title="Actor", width=48),
        Column(title="Role or affiliation"),
        *(marks or (Column(title="Heard in", width=30), Column(title="Mentioned in", width=30))),
    )
    key = (
        Text(text="Who they are, and who speaks in which source. "),
        Mark(kind="heard", label="number of statements", count=3),
        Text(text=" heard, number of statements  "),
        Mark(kind="mentioned", label="mentioned"),
        Text(text=" mentioned only  "),
        Mark(kind="absent", label="absent"),
        Text(text=" absent"),
    )
    caption = key if strips else (Text(text="Who they are, and in how many sources they are heard or mentioned."),)
    rows = tuple(_row(desk, actor, strips=strips) for actor in actors)
    return Table(id="actors", style="actors", caption=Line(runs=caption), columns=columns, rows=rows)


def _row(desk: Desk, actor: Actor, *, strips: bool) -> Row:
    name = desk.line(Text(text=actor.name, strong=True), item=actor.id)
    return Row(
        id=actor.id,
        cells=(
            (name,),
            _roles(desk, actor),
            *(_presence(desk, actor) if strips else _counts(actor, len(desk.sources))),
        ),
    )


def _roles(desk: Desk, actor: Actor) -> tuple[Line, ...]:
    lines = [
        desk.line(_role_words(role), evidence=role.evidence, item=actor.id, most=2)
        for role in actor.roles[:_MOST_ROLES]
    ]
    side = desk.actor(actor.affiliation)
    kind = _KINDS[actor.kind]
    if not lines:
        words = "; ".join(filter(None, [kind, f"for {side.name}" if side else ""]))
        lines = [desk.line(Text(text=words, soft=True), evidence=actor.evidence[:1], item=actor.id)]
    return tuple(lines)


def _role_words(role: Role) -> str:
    words = f"{role.role}, {role.of}" if role.of and role.of.casefold() not in role.role.casefold() else role.role
    words = words[:1].upper() + words[1:]
    return f"{words} (former)" if role.former and "former" not in words.casefold() else words


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


def _counts(actor: Actor, sources: int) -> list[tuple[Line, ...]]:
    heard = sum(1 for p in actor.presence if p.statements)
    texts = (f"{heard} of {sources}", f"{len(actor.sources)} of {sources}")
    return [(Line(runs=(Text(text=text),)),) for text in texts]
