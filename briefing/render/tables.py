"""Tables made to fit the page: widths, and columns per source that become words when there are too many sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.labels import label, say
from briefing.model.brief import Block, Brief, Column, Figure, Line, Mark, Row, Table, Text

PAGE_WIDTH = 170.0
"""Width of the text on A4, in millimetres; also what `Column.width` is measured against."""
MOST_STRIPS = 8
"""More columns than this in one group are printed as words."""
MOST_LINES = 8
"""Rows with a cell of more lines of their own than this may be parted."""
NARROWEST = 28.0
"""What a column without a stated width gets at least, in millimetres."""

_WORDS = {"heard": label("heard in {numbers}"), "mentioned": label("mentioned in {numbers}")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGroup:
    """Neighbouring columns under one heading; `title` is empty for columns that stand alone."""

    title: str
    columns: tuple[Column, ...]


def group_columns(columns: tuple[Column, ...]) -> list[ColumnGroup]:
    """The columns in runs of the same group, in order."""
    return [
        ColumnGroup(title=title, columns=tuple(run)) for title, run in groupby(columns, lambda column: column.group)
    ]


def fold_strips(table: Table, most: int = MOST_STRIPS) -> Table:
    """The table with each group of more than `most` columns folded into one column of words, and none that is empty.

    A strip of marks under the titles 1, 2, 3 … becomes “heard in 1, 3, mentioned in 2”. A column in which no row says
    anything leaves its room to the others; in a group of columns, emptiness is told.
    """
    table = _without_empty(table)
    wide = [title for title, run in _groups_with_places(table.columns) if title and len(run) > most]
    for title in wide:
        table = _fold_group(table, title)
    return table


def _without_empty(table: Table) -> Table:
    filled = [
        place
        for place, column in enumerate(table.columns)
        if not place or column.group or column.ticks or any(_says(row, place) for row in table.rows)
    ]
    if len(filled) == len(table.columns) or not table.rows:
        return table
    columns = tuple(table.columns[place] for place in filled)
    rows = tuple(
        replace(row, cells=tuple(row.cells[place] for place in filled if place < len(row.cells))) for row in table.rows
    )
    return replace(table, columns=columns, rows=rows)


def _says(row: Row, place: int) -> bool:
    runs = (run for lines in row.cells[place : place + 1] for line in lines for run in line.runs)
    return any(not isinstance(run, Text) or run.text.strip() for run in runs)


def fit_widths(columns: tuple[Column, ...]) -> list[float]:
    """The width of every column in millimetres; together they fill the page.

    Columns without a stated width share what is left. When that is too little, the others give way.
    """
    stated = sum(column.width for column in columns)
    open_columns = sum(1 for column in columns if not column.width)
    room = PAGE_WIDTH - NARROWEST * open_columns
    scale = room / stated if stated and (stated > room or not open_columns) else 1.0
    share = (PAGE_WIDTH - stated * scale) / open_columns if open_columns else 0.0
    return [round(column.width * scale if column.width else share, 1) for column in columns]


def is_tall(row: Row) -> bool:
    """Whether a row may be parted at the end of a page: whole, it would leave much of the page before it empty."""
    return any(len(cell) > MOST_LINES for cell in row.cells)


def find_bar_columns(table: Table) -> list[Column]:
    """The columns whose signs stand on one axis down the table: those with ticks, and the bars of a timeline."""
    return [
        column
        for place, column in enumerate(table.columns)
        if column.ticks or (table.style == "timeline" and any(_has_bar(row, place) for row in table.rows))
    ]


def _has_bar(row: Row, place: int) -> bool:
    lines = row.cells[place] if place < len(row.cells) else ()
    return any(isinstance(run, Mark) and run.low is not None for line in lines for run in line.runs)


def width_class(width: float) -> str:
    """The name of the style class for a column width in millimetres."""
    return "w" + f"{width:g}".replace(".", "_")


def walk_tables(brief: Brief) -> Iterator[Table]:
    """Every table of the brief, in order, folded as it is printed."""
    for section in brief.sections:
        for block in section.blocks:
            yield from _tables_in(block)


def _tables_in(block: Block) -> Iterator[Table]:
    match block:
        case Table():
            yield fold_strips(block)
        case Figure():
            yield fold_strips(block.table)


def _groups_with_places(columns: tuple[Column, ...]) -> list[tuple[str, list[int]]]:
    places = groupby(range(len(columns)), lambda place: columns[place].group)
    return [(title, list(run)) for title, run in places]


def _fold_group(table: Table, title: str) -> Table:
    places = next(run for name, run in _groups_with_places(table.columns) if name == title)
    first, last = places[0], places[-1]
    names = [table.columns[place].title for place in places]
    width = min(44.0, sum(table.columns[place].width for place in places) or 44.0)
    column = Column(title=title, width=width)
    rows = tuple(_fold_row(row, first, last, names) for row in table.rows)
    return replace(table, columns=(*table.columns[:first], column, *table.columns[last + 1 :]), rows=rows)


def _fold_row(row: Row, first: int, last: int, names: list[str]) -> Row:
    cells = row.cells[first : last + 1]
    return replace(row, cells=(*row.cells[:first], _fold_cells(cells, names), *row.cells[last + 1 :]))


def _fold_cells(cells: tuple[tuple[Line, ...], ...], names: list[str]) -> tuple[Line, ...]:
    found: dict[str, list[str]] = {}
    for name, cell in zip(names, cells, strict=True):
        for mark in (run for line in cell for run in line.runs if isinstance(run, Mark) and run.kind != "absent"):
            found.setdefault(mark.kind, []).append(name)
    plain = set(found) <= {"heard"} and not any(_counts(cells))
    words = [
        ", ".join(places) if plain else say(_WORDS.get(kind, f"{kind} {{numbers}}"), numbers=", ".join(places))
        for kind, places in found.items()
    ]
    return (Line(runs=(Text(text="; ".join(sorted(words))),)),) if words else ()


def _counts(cells: tuple[tuple[Line, ...], ...]) -> Iterator[int]:
    for cell in cells:
        yield from (run.count for line in cell for run in line.runs if isinstance(run, Mark) and run.count)
