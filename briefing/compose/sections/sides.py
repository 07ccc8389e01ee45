"""Conflict sides by source and date: a row for each conflict, a column for each source, oldest first."""

from __future__ import annotations

from datetime import date

from briefing.compose.desk import Desk, capital, split_verbatim
from briefing.compose.phrases import say_value
from briefing.labels import say, short_day
from briefing.model.brief import Column, Line, Row, Table, Text
from briefing.model.findings import Conflict, ConflictSide
from briefing.model.source import Source

STYLE = "by-source"
_LETTERS = "ABCDEFGH"
_LEAST_CONFLICTS = 3
_MOST_SOURCES = 8
_LONG_VALUE = 8
_NO_BREAK = "\u00a0"


def tabulate_sides(desk: Desk, conflicts: tuple[Conflict, ...], labels: dict[str, str]) -> Table | None:
    """Which source takes which side; None for few conflicts, or for more sources than a page is wide."""
    involved = {source for conflict in conflicts for side in conflict.sides for source in side.sources}
    sources = sorted((s for s in desk.sources if s.id in involved), key=lambda s: (s.published or "9999", s.number))
    if len(conflicts) < _LEAST_CONFLICTS or not 1 < len(sources) <= _MOST_SOURCES:
        return None
    marks = [Column(title=_head(s), width=12, align="centre", group=say("Source, oldest first")) for s in sources]
    columns = (Column(title=say("Conflict"), width=44), *marks, Column(title=say("Sides")))
    caption = Line(runs=(Text(text=say("Which source takes which side. An undated source comes last.")),))
    rows = tuple(_row(desk, conflict, labels[conflict.id], sources) for conflict in conflicts)
    return Table(id="sides-table", style=STYLE, caption=caption, columns=columns, rows=rows)


def _head(source: Source) -> str:
    """“3, 9 Jun”, parted after the number where the column is narrow."""
    parts = (source.published or "").split("-")
    day = (
        short_day(date.fromisoformat(source.published or "")).replace(" ", _NO_BREAK)
        if len(parts) == 3
        else say("undated")
    )
    return f"{source.number}, {day}"


def _row(desk: Desk, conflict: Conflict, label: str, sources: list[Source]) -> Row:
    about = (Text(text=f"{label} ", strong=True), Text(text=capital(conflict.about)))
    lettered = list(zip(_LETTERS, conflict.sides, strict=False))
    taken = (
        tuple(_letter(letter, conflict) for letter, side in lettered if source.id in side.sources) for source in sources
    )
    told = tuple(_side(desk, letter, side, conflict) for letter, side in lettered)
    return Row(cells=((Line(runs=about, item=conflict.id),), *taken, told))


def _letter(letter: str, conflict: Conflict) -> Line:
    return Line(runs=(Text(text=letter, strong=letter == "A"),), item=conflict.id)


def _side(desk: Desk, letter: str, side: ConflictSide, conflict: Conflict) -> Line:
    long = len(side.value.split()) > _LONG_VALUE
    value = (Text(text=say("in these words")),) if long else split_verbatim(say_value(side.value), side.evidence)
    return desk.line(Text(text=f"{letter} ", strong=True), *value, evidence=side.evidence, item=conflict.id, most=2)
