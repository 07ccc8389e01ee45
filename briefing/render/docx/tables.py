"""Tables of the brief: stated widths, a head that is repeated on every page, rows that never break."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.model.brief import Line, Row, Table
from briefing.render.charts import spanned_signs
from briefing.render.docx.elements import Element, cell, paragraph, row, table
from briefing.render.docx.inline import Typesetter
from briefing.render.docx.template import Template
from briefing.render.pictures import Picture, draw_labels, draw_times
from briefing.render.tables import PAGE_WIDTH, find_bar_columns, fit_widths, fold_strips

_LETTER_WIDTH = 1.65
_CELL_MARGIN = 2.0
"""Millimetres that a letter of a head takes, and the space behind it."""
_STYLE = "Brief Table"


def write_table(template: Template, typesetter: Typesetter, block: Table) -> list[Element]:
    """The caption, if there is one, and the table."""
    return _TableWriter(template, typesetter, block).write()


class _TableWriter:
    def __init__(self, template: Template, typesetter: Typesetter, block: Table) -> None:
        self._template = template
        self._typesetter = typesetter
        self._block = fold_strips(block)
        self._widths = _fit(self._block, template.text_width)
        self._bars = {self._block.columns.index(column) for column in find_bar_columns(self._block)}

    def write(self) -> list[Element]:
        block = self._block
        caption = self._typesetter.line(block.caption)
        last = len(block.rows) - 1
        rows = [*self._heads(), *(self._row(one, keep=place in {0, last - 1}) for place, one in enumerate(block.rows))]
        title = block.caption.plain.strip() or block.style
        made = table(self._template.style(_STYLE), self._widths, rows, title=title, head=True)
        return [paragraph(self._template.style("Caption"), caption), made] if caption else [made]

    # --- head -----------------------------------------------------------------------------------------

    def _heads(self) -> list[Element]:
        columns = self._block.columns
        if not any(column.group for column in columns):
            return [row([self._head(place, column.title) for place, column in enumerate(columns)], head=True)]
        return [row(self._groups(), head=True), row(self._grouped(), head=True)]

    def _groups(self) -> Iterator[Element]:
        """The upper row: a group over its columns, any other title over both rows."""
        for group, members in groupby(enumerate(self._block.columns), key=lambda pair: pair[1].group):
            places = [place for place, _ in members]
            if group:
                width = sum(self._widths[place] for place in places)
                yield cell([self._head_words(group, "centre")], width, span=len(places))
            else:
                titles = [self._block.columns[place].title for place in places]
                yield from map(self._tall_head, places, titles)

    def _tall_head(self, place: int, title: str) -> Element:
        return self._head(place, title, merge="restart", borders=self._template.head_borders(_STYLE))

    def _grouped(self) -> Iterator[Element]:
        for place, column in enumerate(self._block.columns):
            title, merge = (column.title, "") if column.group else ("", "continue")
            yield self._head(place, title, merge=merge, borders=self._template.head_borders(_STYLE))

    def _head(self, place: int, title: str, *, merge: str = "", borders: Element | None = None) -> Element:
        column = self._block.columns[place]
        words = self._head_words("" if column.ticks else title, column.align)
        if column.ticks:
            words.append(self._draw(draw_labels(column, self._room(place)), place))
        return cell([words], self._widths[place], merge=merge, borders=borders)

    def _head_words(self, title: str, align: str) -> Element:
        words = [self._typesetter.words(title)] if title else []
        return paragraph(self._template.style("Table Head"), words, align=align)

    # --- body -----------------------------------------------------------------------------------------

    def _row(self, one: Row, *, keep: bool) -> Element:
        """A row; with `keep` it stays with the next, so that no page has the first or the last row alone."""
        style = self._template.style("Table Quiet" if one.tone == "quiet" else "Table Text")
        cells = []
        for place, lines in enumerate(one.cells):
            contents = [self._line(line, place) for line in lines] or [[]]
            if place == 0:
                contents[0] = self._typesetter.places.anchor(one.id, contents[0])
            align = self._block.columns[place].align
            words = [paragraph(style, content, keep=keep, align=align) for content in contents]
            cells.append(cell(words, self._widths[place]))
        return row(cells)

    def _line(self, line: Line, place: int) -> list[Element]:
        """The runs of a line; in a column of bars, its signs on the axis."""
        signs = spanned_signs(line) if place in self._bars else []
        if not signs:
            return self._typesetter.line(line)
        drawn = draw_times(self._block.columns[place], signs, self._room(place))
        return [self._draw(drawn, place)]

    def _draw(self, drawn: Picture, place: int) -> Element:
        return self._typesetter.drawings.draw(drawn.svg, drawn.alt, self._room(place))

    def _room(self, place: int) -> float:
        return self._widths[place] - _CELL_MARGIN


def _fit(block: Table, total: float) -> list[float]:
    """The width of each column in millimetres."""
    return _widen(block, [width * total / PAGE_WIDTH for width in fit_widths(block.columns)])


def _widen(block: Table, widths: list[float]) -> list[float]:
    """Room for the longest word in the head of every column and group, taken from the widest column."""
    made = list(widths)
    for place, column in enumerate(block.columns):
        _give(made, [place], _need(column.title))
    for group, members in groupby(range(len(made)), key=lambda place: block.columns[place].group):
        _give(made, list(members), _need(group))
    return made


def _need(title: str) -> float:
    return max((len(word) for word in title.split()), default=0) * _LETTER_WIDTH + _CELL_MARGIN


def _give(widths: list[float], places: list[int], wanted: float) -> None:
    lacking = wanted - sum(widths[place] for place in places)
    if lacking > 0:
        widths[widths.index(max(widths))] -= lacking
        widths[places[0]] += lacking
