"""How long a section gets on paper, estimated from its letters: no layout engine is asked.

Millimetres of A4 as the shipped print style sets it (170 mm wide, 257 mm high). Source Sans at 9.4 pt has about 0.66
letters to the millimetre, tables at 8.8 pt about 0.7. Measured against WeasyPrint, estimates of whole briefs are within
a tenth for an ordinary brief. Where pages must not be exceeded, the estimate is where the search starts.
"""

from __future__ import annotations

from math import ceil
from typing import assert_never

from briefing.model.brief import (
    Block,
    Brief,
    Bullets,
    Callout,
    Card,
    Column,
    Entry,
    Figure,
    Heading,
    Line,
    Link,
    Mark,
    Paragraph,
    Quotation,
    Section,
    Table,
    Text,
    walk_lines,
)

_PAGE = 245.0  # millimetres that get filled: the rest is lost to what is not parted
_TITLE_BLOCK = 88.0  # title, facts and contents
_COMPACT_PAGE = 300.0  # what a compact page holds, in millimetres of the ordinary setting
_REFERENCE, _REFERENCE_ENDS = 0.018, 25  # millimetres for each letter of a reference in four columns; mark and place
_UNBOUNDED = ("sources",)

_WIDTH, _MEASURE, _STATEMENT = 170.0, 150.0, 104.0
_BODY, _DENSE = 0.66, 0.7  # letters to the millimetre
_LINE, _ROW, _POINT = 4.45, 3.95, 4.9  # millimetres to a line of text, of a table, of the bottom line
_NARROWEST = 28.0


def estimate_pages(brief: Brief) -> int:
    """The pages of a brief: of a compact one all, of another those before the references.

    Sections that list everything whatever the layout (`sources`) count for nothing.
    """
    height = sum(estimate_section(section) for section in brief.sections if section.type not in _UNBOUNDED)
    if not brief.compact:
        return ceil((_TITLE_BLOCK + height) / _PAGE)
    letters = sum(_REFERENCE_ENDS + len(reference.evidence.quote) for reference in brief.references)
    return ceil((height + letters * _REFERENCE) / _COMPACT_PAGE)


def estimate_section(section: Section) -> float:
    """The height of a section with its heading, in millimetres."""
    return 13.0 + sum(map(_estimate, section.blocks)) if section.blocks else 0.0


def _estimate(block: Block) -> float:
    match block:
        case Heading():
            return 9.0
        case Paragraph():
            return _lines(block.line, _MEASURE) * _LINE + 1.6
        case Bullets():
            return _bullets(block)
        case Table():
            return _table(block)
        case Quotation():
            return _lines(block.words, _STATEMENT - 6) * 4.6 + 6.2
        case Entry():
            return _entry(block)
        case Card():
            return _card(block)
        case Callout():
            return 14.0 + sum(map(_estimate, block.blocks))
        case Figure():
            return 60.0 + _table(block.table)
        case _:
            assert_never(block)


def _letters(line: Line) -> int:
    marks = sum(5 for run in line.runs if not isinstance(run, Text | Mark | Link))
    return len(line.plain) + marks + sum(4 for run in line.runs if isinstance(run, Mark | Link))


def _lines(line: Line, width: float, letters: float = _BODY) -> int:
    return -(-_letters(line) // max(1, int(width * letters)))


def _bullets(block: Bullets) -> float:
    if block.style == "keywords":
        return sum(_letters(line) + 3 for line in block.lines) / (_MEASURE * _BODY) * _LINE + _LINE
    if block.style == "bottom-line":
        return 10.0 + sum(_lines(line, 152, 0.6) * _POINT + 2 for line in block.lines)
    return sum(_lines(line, 164) * _LINE + 0.7 for line in block.lines)


def _table(table: Table) -> float:
    widths = _widths(table.columns)
    rows = (
        max(
            (sum(max(1, _lines(x, w - 3, _DENSE)) for x in c) for c, w in zip(row.cells, widths, strict=False)),
            default=1,
        )
        for row in table.rows
    )
    return 12.0 + sum(count * _ROW + 1.75 for count in rows)


def _widths(columns: tuple[Column, ...]) -> list[float]:
    open_columns = sum(1 for column in columns if not column.width)
    left = _WIDTH - sum(column.width for column in columns)
    share = max(_NARROWEST, left / open_columns) if open_columns else 0.0
    return [column.width or share for column in columns]


def _entry(entry: Entry) -> float:
    said = sum(_estimate(part) if isinstance(part, Quotation) else _statement(part) for part in _parts(entry))
    name = -(-len(entry.title) // 20) * 4.7 + _lines(entry.note, 36, 0.74) * 3.7
    return max(said, name) + 3.6


def _parts(entry: Entry) -> list[Paragraph | Quotation]:
    return [part for topic in entry.topics for part in topic.blocks]


def _statement(part: Paragraph) -> float:
    return _lines(part.line, _STATEMENT) * _LINE + 0.7


def _card(card: Card) -> float:
    width = _WIDTH / max(1, min(4, len(card.sides))) - 6
    sides = [
        -(-len(f"{side.value} {side.note}") // max(1, int(width * _BODY))) * 4.3
        + sum(_lines(line, width, _DENSE) * 4.05 + 0.8 for line in side.lines)
        for side in card.sides
    ]
    rows = -(-len(card.sides) // 4)
    return 8.0 + max(sides, default=0.0) * rows + 2.4 + _lines(card.reading, 160, _DENSE) * 4.1 + 4.2


def count_cited(section: Section) -> int:
    """The lines of a section that cite."""
    return sum(1 for block in section.blocks for line in walk_lines(block) if line.cites)
