"""Where the sources disagree: a card for each conflict, both sides with their sentences."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, capital, flatten, note, nothing_found, split_verbatim
from briefing.compose.phrases import IN_THESE_WORDS, count_sources, say_value
from briefing.compose.sections.sides import tabulate_sides
from briefing.labels import label, say
from briefing.model.brief import Card, Column, Line, Row, Section, Side, Table, Text
from briefing.model.findings import Conflict, ConflictSide
from briefing.settings import SectionSettings

_MOST_CARDS = 10
_LONG_VALUE = 8
_SHOWN = 2
_MOST_NAMED = 4


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Cards for the serious conflicts, a table for the others."""
    conflicts = desk.findings.conflicts[: settings.limit or None]
    if not conflicts:
        blocks = (nothing_found(label("No conflict between statements found in {sources}."), len(desk.sources)),)
        return Section(id="source-conflicts", type="source_conflicts", title=settings.title, blocks=blocks)
    labels = {c.id: f"C{n}" for n, c in enumerate(conflicts, 1)}
    carded = [c for c in conflicts if c.severity != "low" and len(c.sides) <= 4]
    if len(carded) > _MOST_CARDS:
        carded = [c for c in carded if c.severity == "high"]
    listed = [c for c in conflicts if c not in carded]
    cards = tuple(_card(desk, c, labels[c.id]) for c in carded)
    table = (_table(desk, listed, labels),) if listed else ()
    sides = tabulate_sides(desk, conflicts, labels)
    return Section(
        id="source-conflicts",
        type="source_conflicts",
        title=settings.title,
        items=tuple(_item(c) for c in conflicts),
        blocks=(
            note(say("Each side in its source’s own words; the verdict is the tool’s.")),
            *cards,
            *table,
            *((sides,) if sides else ()),
        ),
    )


def _item(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "type": conflict.type,
        "about": conflict.about,
        "sides": [{"value": s.value, "sources": s.sources, "evidence": s.evidence} for s in conflict.sides],
        "resolution": conflict.resolution,
        "severity": conflict.severity,
        "within_one_source": conflict.within_one_source,
        "explanation": conflict.explanation,
    }


def _card(desk: Desk, conflict: Conflict, label: str) -> Card:
    return Card(
        id=label,
        label=label,
        title=capital(conflict.about),
        severity=conflict.severity,
        verdict=conflict.resolution,
        sides=tuple(_side(desk, conflict, n) for n in range(len(conflict.sides))),
        reading=Line(runs=(Text(text=conflict.explanation),), item=conflict.id),
        item=conflict.id,
    )


def _side(desk: Desk, conflict: Conflict, place: int) -> Side:
    side = conflict.sides[place]
    lines = tuple(
        Line(
            runs=(Text(text=" ".join(e.quote.split()), verbatim=True), desk.citations.cite(e)),
            item=conflict.id,
        )
        for e in side.evidence[:_SHOWN]
    )
    if len(side.evidence) > _SHOWN:
        lines += (desk.line(say("Also"), evidence=side.evidence[_SHOWN:], item=conflict.id, most=6),)
    older = conflict.resolution == "superseded" and place < len(conflict.sides) - 1
    value = (
        say(IN_THESE_WORDS)
        if any(flatten(side.value) in flatten(e.quote) for e in side.evidence) and _is_long(side)
        else say_value(side.value)
    )
    return Side(value=value, note=_sources(desk, side), lines=lines, quiet=older)


def _is_long(side: ConflictSide) -> bool:
    return len(side.value.split()) > _LONG_VALUE


def _sources(desk: Desk, side: ConflictSide) -> str:
    """The sources of a side with their dates; many sources as their number and span of days."""
    named = [desk.source(s) for s in side.sources]
    if len(named) > _MOST_NAMED:
        days = sorted(s.published for s in named if s.published)
        span = (
            ""
            if not days
            else days[0]
            if days[0] == days[-1]
            else say("{first} to {last}", first=days[0], last=days[-1])
        )
        return count_sources(len(named)) + (f" ({span})" if span else "")
    return ", ".join(
        say("source {number}", number=s.number) + (f" ({s.published})" if s.published else "") for s in named
    )


def _table(desk: Desk, conflicts: list[Conflict], labels: dict[str, str]) -> Table:
    columns = (
        Column(title="", width=10),
        Column(title=say("About"), width=44),
        Column(title=say("Sides")),
        Column(title=say("Verdict"), width=24),
    )
    rows = tuple(
        Row(
            id=labels[c.id],
            cells=(
                (Line(runs=(Text(text=labels[c.id]),)),),
                (Line(runs=(Text(text=capital(c.about)),), item=c.id),),
                tuple(
                    desk.line(*split_verbatim(say_value(s.value), s.evidence), evidence=s.evidence, item=c.id)
                    for s in c.sides
                ),
                (Line(runs=(Text(text=say(c.resolution)),)),),
            ),
        )
        for c in conflicts
    )
    return Table(
        id="minor-conflicts",
        style="minor",
        caption=Line(runs=(Text(text=say("Further conflicts")),)),
        columns=columns,
        rows=rows,
    )
