"""Tables of signs as one picture with words for who cannot see it, for formats that print no signs in cells (Word).

In PDF and HTML these tables are their own charts: every cell holds its sign. `draw_table` draws the same signs for
actors by source, actors by topic, conflict sides by source, and a timeline. Shape and letters carry the meaning; colour
only repeats it, so that a grey print says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from briefing.labels import count
from briefing.model.brief import Line, Mark, Row, Table, Text
from briefing.render.charts import fitting_labels, spanned_signs
from briefing.render.lines import shorten
from briefing.render.tables import find_bar_columns
from briefing.render.wording import printable

_STYLES = ("actors", "matrix", "by-source", "timeline")
_INK, _SOFT, _LINE, _ACCENT, _WARM = "#18222a", "#4a5660", "#c3ccd2", "#123f5c", "#b0501d"
_WIDTH, _LABEL, _ROW, _HEAD = 640, 230, 22, 34
_LABEL_LETTERS = 36
_TOLD = 14
"""Rows that the words for the picture tell; the table itself stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An SVG drawing of shapes and text, and the same in words."""

    svg: str
    alt: str


def draw_table(table: Table) -> Picture | None:
    """The signs of a table as a picture; None for a table without signs."""
    bars = find_bar_columns(table)
    places = [table.columns.index(bars[0])] if bars else _sign_columns(table)
    if table.style not in _STYLES or not places or not table.rows:
        return None
    body = _draw_axis(table, places[0]) if bars else _draw_grid(table, places)
    height = _HEAD + _ROW * len(table.rows) + 6
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="Source Sans 3" font-size="12">{body}</svg>'
    )
    return Picture(svg=svg, alt=_words(table, places))


def _sign_columns(table: Table) -> list[int]:
    """The columns that hold signs: marks, or the letters of sides."""
    return [
        place
        for place, column in enumerate(table.columns)
        if place and (column.group or any(_signs(row.cells[place]) for row in table.rows))
    ]


def _signs(cell: tuple[Line, ...]) -> list[Mark]:
    return [run for line in cell for run in line.runs if isinstance(run, Mark)]


def _row_title(row: Row) -> str:
    return printable(row.cells[0][0].plain.strip()) if row.cells[0] else ""


# --- grids ----------------------------------------------------------------------------------------


def _draw_grid(table: Table, places: list[int]) -> str:
    step = min(90.0, (_WIDTH - _LABEL) / len(places))
    parts = []
    for n, place in enumerate(places):
        title = shorten(table.columns[place].title, int(step / 6))
        parts.append(_text(_LABEL + step * (n + 0.5), _HEAD - 10, title, _SOFT, "middle"))
    for number, row in enumerate(table.rows):
        top = _HEAD + number * _ROW
        parts += [_rule(top), _text(0, top + 15, shorten(_row_title(row), _LABEL_LETTERS))]
        for n, place in enumerate(places):
            parts.append(_draw_cell(row.cells[place], _LABEL + step * (n + 0.5), top + _ROW / 2))
    return "".join(parts)


def _draw_cell(cell: tuple[Line, ...], x: float, y: float) -> str:
    """The signs of a cell side by side around a point."""
    marks = [mark for mark in _signs(cell) if mark.kind != "absent"]
    letters = [line.plain for line in cell if line.plain.strip() and not marks]
    signs: list[Mark | str] = [*marks, *letters]
    start = x - 9 * (len(signs) - 1)
    return "".join(
        _letter(sign, start + 18 * n, y) if isinstance(sign, str) else _draw_sign(sign, start + 18 * n, y)
        for n, sign in enumerate(signs)
    )


def _draw_sign(mark: Mark, x: float, y: float) -> str:
    match mark.kind:
        case "heard":
            return _box(x, y, _ACCENT) + _text(x, y + 4, str(mark.count or ""), "#fff", "middle")
        case "mentioned":
            return _box(x, y, "none")
        case "supports":
            cross = f'<path d="M{x:.1f} {y - 4:.1f}v8M{x - 4:.1f} {y:.1f}h8" stroke="#fff" stroke-width="1.9"/>'
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{_ACCENT}"/>{cross}'
        case "opposes":
            dash = f'<path d="M{x - 4:.1f} {y:.1f}h8" stroke="{_WARM}" stroke-width="1.9"/>'
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.2" fill="none" stroke="{_WARM}" stroke-width="1.7"/>{dash}'
        case "conditional":
            half = f'<path d="M{x:.1f} {y - 6:.1f}a6 6 0 0 0 0 12z" fill="{_ACCENT}"/>'
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.2" fill="none" stroke="{_WARM}" stroke-width="1.7"/>{half}'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{_ACCENT}"/>'


def _letter(word: str, x: float, y: float) -> str:
    """A side: the first filled, the others outlined."""
    first = word == "A"
    return _box(x, y, _ACCENT if first else "none") + _text(x, y + 4, word, "#fff" if first else _INK, "middle")


def _box(x: float, y: float, fill: str) -> str:
    place = f'x="{x - 7:.1f}" y="{y - 7:.1f}" width="14" height="14"'
    return f'<rect {place} fill="{fill}" stroke="{_ACCENT}" stroke-width="1.4"/>'


# --- a time axis ----------------------------------------------------------------------------------


def _draw_axis(table: Table, place: int) -> str:
    ticks, wide, end = table.columns[place].ticks, _WIDTH - _LABEL - 20, _HEAD + _ROW * len(table.rows)
    parts = [
        _text(_LABEL + 10 + label.at * wide, _HEAD - 10, label.label, _SOFT, label.anchor)
        for label in fitting_labels(ticks)
    ]
    for tick in ticks:
        x = _LABEL + 10 + tick.at * wide
        parts.append(f'<path d="M{x:.1f} {_HEAD}V{end}" stroke="{_LINE}" stroke-width=".8"/>')
    for number, row in enumerate(table.rows):
        top = _HEAD + number * _ROW
        words = f"{_row_title(row)}  {printable(row.cells[1][0].plain)}" if len(row.cells) > 1 else _row_title(row)
        parts += [_rule(top), _text(0, top + 15, shorten(words, _LABEL_LETTERS))]
        signs = [sign for line in row.cells[place] for sign in spanned_signs(line)]
        parts += [_draw_bar(sign, _LABEL + 10, wide, top + _ROW / 2) for sign in signs]
    return "".join(parts)


def _draw_bar(sign: Mark, left: float, wide: float, y: float) -> str:
    low, high = left + (sign.low or 0) * wide, left + (sign.high or 0) * wide
    if sign.kind == "day":
        return f'<circle cx="{(low + high) / 2:.1f}" cy="{y:.1f}" r="4.6" fill="{_WARM}"/>'
    fill = "none" if sign.kind == "inferred" else _ACCENT
    place = f'x="{low:.1f}" y="{y - 4:.1f}" width="{max(high - low, 5):.1f}" height="8"'
    return f'<rect {place} fill="{fill}" stroke="{_ACCENT}" stroke-width="1.3"/>'


# --- parts ----------------------------------------------------------------------------------------


def _text(x: float, y: float, words: str, colour: str = _INK, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'


def _rule(y: float) -> str:
    return f'<path d="M0 {y}H{_WIDTH}" stroke="{_LINE}" stroke-width=".7"/>'


def _words(table: Table, places: list[int]) -> str:
    """The picture in words, row by row; of a long table the first rows."""
    rows = [f"{_row_title(row)}: {told}" for row in table.rows[:_TOLD] if (told := _told(table, row, places))]
    left = len(table.rows) - _TOLD
    more = " " + count(left, "And {n} more row.", "And {n} more rows.") if left > 0 else ""
    return f"{_first_sentence(table.caption)} {'; '.join(rows)}.{more}".strip()


def _told(table: Table, row: Row, places: list[int]) -> str:
    if table.style == "timeline" and len(row.cells) > 1:
        return printable(row.cells[1][0].plain.strip())
    found = []
    for place in places:
        words = [mark.label for mark in _signs(row.cells[place]) if mark.kind != "absent"]
        words += [line.plain for line in row.cells[place] if line.plain.strip() and not words]
        named = len(places) > 1 and table.style != "actors"
        found += [f"{table.columns[place].title} {word}" if named else word for word in words]
    return ", ".join(found)


def _first_sentence(caption: Line) -> str:
    words = "".join(run.text for run in caption.runs[:1] if isinstance(run, Text))
    return printable(words.partition(". ")[0].rstrip(". ")) + "." if words.strip() else ""
