"""Everything that a block prints, in reading order: its lines, its titles, and the words around them.

`briefing verify` reads a finished document with this: what is none of the three, and none of the template's own words,
has no place in the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never
from xml.etree import ElementTree as ET

from briefing.labels import say
from briefing.model.brief import (
    Block,
    Bullets,
    Callout,
    Card,
    Entry,
    Figure,
    Heading,
    Line,
    Paragraph,
    Quotation,
    Side,
    Table,
)
from briefing.render.tables import fold_strips
from briefing.render.wording import SEVERITIES, VERDICTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title that every format prints, once and in its place.

    `early` titles head the columns of a card: where a card is a table, all of them stand before its lines.
    """

    text: str
    early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that a format may print anywhere in the block: heads of columns, numbers of a list, labels of an axis."""

    text: str


Printed = Line | Title | Words


def walk_printed(block: Block) -> Iterator[Printed]:
    """What the block prints, in the order of `model.brief.walk_lines`; tables as they are folded to fit the page."""
    match block:
        case Heading():
            yield Title(text=block.text)
        case Paragraph():
            yield block.line
        case Bullets():
            yield from (Words(text=str(number)) for number in range(1, len(block.lines) + 1) if block.ordered)
            yield from block.lines
        case Table():
            yield from _walk_table(fold_strips(block))
        case Quotation():
            yield from (block.words, block.by)
        case Entry():
            yield from _walk_entry(block)
        case Card():
            yield from _walk_card(block)
        case Callout():
            yield Title(text=block.title)
            for inner in block.blocks:
                yield from walk_printed(inner)
        case Figure():
            yield block.caption
            yield Words(text=block.alt)
            yield from (Words(text=text) for text in _texts_of(block.svg))
            yield from walk_printed(block.table)
        case _:
            assert_never(block)


def _walk_table(table: Table) -> Iterator[Printed]:
    yield table.caption
    for column in table.columns:
        yield from (Words(text=text) for text in (column.group, column.title) if text)
        yield from (Words(text=tick.label) for tick in column.ticks)
    for row in table.rows:
        for cell in row.cells:
            yield from cell


def _walk_entry(entry: Entry) -> Iterator[Printed]:
    yield Title(text=entry.title)
    yield entry.note
    for topic in entry.topics:
        yield Title(text=topic.title)
        for part in topic.blocks:
            yield from walk_printed(part)


def _walk_card(card: Card) -> Iterator[Printed]:
    yield Title(text=f"{card.label} {card.title}")
    yield from (Words(text=text) for text in (say(SEVERITIES[card.severity]), say(VERDICTS[card.verdict])))
    for side in card.sides:
        yield from _heads_of(side)
        yield from side.lines
    yield card.reading


def _heads_of(side: Side) -> Iterator[Title]:
    yield from (Title(text=text, early=True) for text in (side.value, side.note) if text)


def _texts_of(svg: str) -> Iterator[str]:
    """The texts that a drawing of the program's own shows."""
    for element in ET.fromstring(svg).iter():  # noqa: S314  made by the program
        if element.tag.rpartition("}")[2] == "text":
            yield "".join(element.itertext())
