"""Timeline: dated events on one axis, then undated ones in the order of the texts."""

from __future__ import annotations

from typing import Any

from briefing.compose.axes import Axis, Extent, make_axis
from briefing.compose.desk import Desk, day_number, nothing_found, split_verbatim
from briefing.compose.phrases import say_derivation
from briefing.labels import label, long_date, say
from briefing.model.brief import Column, Line, Mark, MarkKind, Row, Section, Table, Text
from briefing.model.findings import Occurrence
from briefing.settings import SectionSettings

_AXIS = 62.0


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Two tables: with dates (and a bar on a common axis) and without."""
    events = desk.findings.timeline[: settings.limit or None]
    if not events:
        blocks = (nothing_found(label("No event with a date or an order found in {sources}."), len(desk.sources)),)
        return Section(id="timeline", type="timeline", title=settings.title, blocks=blocks)
    dated = [e for e in events if e.date]
    undated = [e for e in events if not e.date]
    tables = (*([_dated(desk, dated)] if dated else []), *([_undated(desk, undated)] if undated else []))
    items = tuple(_item(e) for e in events)
    return Section(id="timeline", type="timeline", title=settings.title, items=items, blocks=tables)


def _item(event: Occurrence) -> dict[str, Any]:
    return {
        "id": event.id,
        "date": event.date or None,
        "precision": event.precision,
        "derivation": event.derivation,
        "expression": event.expression,
        "text": event.text,
        "evidence": event.evidence,
    }


def _dated(desk: Desk, events: list[Occurrence]) -> Table:
    extents = {e.id: _extent(e.date) for e in events}
    axis = make_axis(list(extents.values()))
    columns = (
        Column(title=say("Date"), width=34),
        Column(title=say("Event")),
        Column(title=say("On one axis"), width=_AXIS, ticks=axis.ticks()),
    )
    caption = Line(
        runs=(
            Text(text=say("Events with a date.") + " "),
            Mark(kind="day", label=say("day stated"), low=0.5, high=0.5),
            Text(text=f" {say('day stated')}  "),
            Mark(kind="interval", label=say("somewhere within"), low=0.1, high=0.9),
            Text(text=f" {say('somewhere within')}  "),
            Mark(kind="inferred", label=say("inferred"), low=0.5, high=0.5),
            Text(text=f" {say('inferred from the source’s date')}"),
        )
    )
    rows = tuple(_row(desk, e, extents[e.id], axis) for e in events)
    return Table(id="timeline-table", style="timeline", caption=caption, columns=columns, rows=rows)


def _row(desk: Desk, event: Occurrence, extent: Extent, axis: Axis) -> Row:
    low, high = extent
    kind: MarkKind = "interval" if high > low else "day" if event.derivation == "stated" else "inferred"
    mark = Mark(kind=kind, label=say_derivation(event.derivation), low=axis.place(low), high=axis.place(high))
    when = [Line(runs=(Text(text=long_date(event.date), strong=True),))]
    if event.derivation and event.derivation != "stated":
        when.append(Line(runs=(Text(text=say_derivation(event.derivation), soft=True),)))
    said = desk.line(*split_verbatim(event.text, event.evidence), evidence=event.evidence, item=event.id)
    return Row(cells=(tuple(when), (said,), (Line(runs=(mark,)),)))


def _extent(iso: str) -> Extent:
    """First and last day of an ISO day, month, year or interval, as ordinals."""
    first, _, last = iso.partition("/")
    start = day_number(first) or 0
    if last:
        return start, max(start, day_number(last) or start)
    return start, start + {4: 364, 7: 29}.get(len(first), 0)


def _undated(desk: Desk, events: list[Occurrence]) -> Table:
    columns = (Column(title=say("The source says"), width=48), Column(title=say("Event")))
    caption = Line(runs=(Text(text=say("Events the sources do not date, in the order of the texts.")),))
    rows = tuple(
        Row(
            cells=(
                (Line(runs=(Text(text=e.expression),)),),
                (desk.line(*split_verbatim(e.text, e.evidence), evidence=e.evidence, item=e.id),),
            )
        )
        for e in events
    )
    return Table(id="undated-table", style="undated", caption=caption, columns=columns, rows=rows)
