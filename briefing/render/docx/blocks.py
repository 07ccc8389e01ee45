"""Blocks as paragraphs and tables: one function for each kind, all of them naming styles only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from docx.oxml.ns import qn

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
    Topic,
    walk_lines,
)
from briefing.render.docx.elements import Element, cell, paragraph, row, tab, table
from briefing.render.docx.inline import Typesetter
from briefing.render.docx.tables import write_table
from briefing.render.docx.template import Template
from briefing.render.wording import SEVERITIES, VERDICTS, side_rows

_PARAGRAPHS = {"body": "Brief Statement", "note": "Brief Note", "key": "Brief Key", "empty": "Brief Empty"}
_TOPIC_SHARE = 0.19
_ACTOR_SHARE, _COMPACT_TOPIC_SHARE = 0.23, 0.13
_LETTERS_KEPT_TOGETHER = 900
"""A topic of no more letters, a dozen lines, is not parted between two pages."""
_TAB_INSET = 6.0


class Blocks:
    """Writes blocks with the styles of a template, across a given width in millimetres."""

    def __init__(self, template: Template, typesetter: Typesetter, *, compact: bool = False) -> None:
        self._template = template
        self._typesetter = typesetter
        self._places = typesetter.places
        self._width = template.text_width
        self._compact = compact

    def paragraph(self, style: str, content: Iterable[Element] = (), *, number: int | None = None) -> Element:
        """A paragraph in a style given by name."""
        return paragraph(self._template.style(style), content, number=number)

    def write(self, block: Block) -> list[Element]:
        """The block's elements, in order."""
        match block:
            case Heading():
                words = self._places.anchor(block.id, [self._typesetter.words(block.text)])
                return [self.paragraph("Heading 2" if block.level <= 3 else "Heading 3", words)]
            case Paragraph():
                return [self.paragraph(_PARAGRAPHS[block.style], self._typesetter.line(block.line))]
            case Bullets():
                return self._bullets(block)
            case Table():
                return self._spaced(*write_table(self._template, self._typesetter, block))
            case Quotation():
                return self._quotation(block)
            case Entry():
                return self._entry(block)
            case Card():
                return self._spaced(self._card(block))
            case Callout():
                return [self.paragraph("Brief Gap"), *self.box(self.inside(block), block.title)]
            case Figure():
                return self._figure(block)
            case _:
                assert_never(block)

    def close(self, block: Block) -> list[Element]:
        """The last block of a section: a note there explains what stands above it, and is not held to what follows."""
        if isinstance(block, Paragraph) and block.style == "note":
            return [self.paragraph("Brief Closing Note", self._typesetter.line(block.line))]
        return self.write(block)

    def inside(self, block: Callout) -> list[Element]:
        """The title of a callout and what it holds."""
        head = [self.paragraph("Brief Box Title", [self._typesetter.words(block.title)])] if block.title else []
        return [*head, *(made for part in block.blocks for made in self.write(part))]

    def box(self, content: list[Element], title: str) -> list[Element]:
        """Paragraphs in a tinted one-cell table."""
        style = self._template.style("Brief Box")
        return self._spaced(table(style, [self._width], [row([cell(content, self._width)], whole=False)], title=title))

    def _spaced(self, *elements: Element) -> list[Element]:
        """A table and the small paragraph without which Word would join it to the next one."""
        return [*elements, self.paragraph("Brief Gap")]

    def _bullets(self, block: Bullets) -> list[Element]:
        if block.style == "keywords":
            return [self.paragraph("Brief Statement", self._joined(block.lines))]
        style = "Bottom Line" if block.style == "bottom-line" else "List Number" if block.ordered else "List Bullet"
        number = self._template.start_list(style) if block.ordered else None
        return [self.paragraph(style, self._typesetter.line(line), number=number) for line in block.lines]

    def _joined(self, lines: Sequence[Line]) -> list[Element]:
        made: list[Element] = []
        for line in lines:
            made += [self._typesetter.words(" · ", "Brief Sign")] if made else []
            made += self._typesetter.line(line)
        return made

    def _quotation(self, block: Quotation) -> list[Element]:
        words = self.paragraph("Brief Quote", self._typesetter.line(block.words))
        return [words, self.paragraph("Brief Quote Source", self._typesetter.line(block.by))]

    # --- actors ---------------------------------------------------------------------------------------

    def _entry(self, block: Entry) -> list[Element]:
        """The actor as a heading, which Word's navigation shows; topics and statements beside each other below."""
        name = self._places.anchor(block.id, [self._typesetter.words(block.title)])
        made = [self.paragraph("Heading 2", name)]
        if block.note.runs:
            made.append(self.paragraph("Brief Actor Note", self._typesetter.line(block.note)))
        if not block.topics:
            return made
        if self._compact:
            return self._beside(made, block)
        widths = [self._width * _TOPIC_SHARE, self._width * (1 - _TOPIC_SHARE)]
        rows = [self._topic(topic, widths) for topic in block.topics]
        return [*made, *self._spaced(table(self._template.style("Brief Positions"), widths, rows, title=block.title))]

    def _beside(self, rail: list[Element], block: Entry) -> list[Element]:
        """The actor left of what it said: closer set, where the pages are few."""
        shares = (_ACTOR_SHARE, _COMPACT_TOPIC_SHARE, 1 - _ACTOR_SHARE - _COMPACT_TOPIC_SHARE)
        widths = [self._width * share for share in shares]
        rows = []
        for place, topic in enumerate(block.topics):
            made = self._topic(topic, widths[1:])
            begun = place == 0
            words = rail if begun else [self.paragraph("Brief Topic")]
            merge = "" if len(block.topics) == 1 else "restart" if begun else "continue"
            first = cell(words, widths[0], merge=merge, align="top")
            made.insert(len(made.findall(qn("w:trPr"))), first)
            rows.append(made)
        return self._spaced(table(self._template.style("Brief Positions"), widths, rows, title=block.title))

    def _topic(self, topic: Topic, widths: Sequence[float]) -> Element:
        title = self.paragraph("Brief Topic", [self._typesetter.words(topic.title)] if topic.title else [])
        said = [made for part in topic.blocks for made in self.write(part)] or [self.paragraph("Brief Statement")]
        letters = sum(len(line.plain) for part in topic.blocks for line in walk_lines(part))
        return row([cell([title], widths[0]), cell(said, widths[1])], whole=letters <= _LETTERS_KEPT_TOGETHER)

    # --- conflicts ------------------------------------------------------------------------------------

    def _card(self, block: Card) -> Element:
        """Title with severity and verdict, the sides in columns, the reading; kept on one page by its styles."""
        spans = list(side_rows(block))
        columns = max((last - first for first, last in spans), default=1)
        widths = [self._width / columns] * columns
        rows = [row([cell([self._card_title(block)], self._width, span=columns)])]
        rows += [self._sides(block.sides[first:last], widths) for first, last in spans]
        if block.reading.runs:
            words = [self._typesetter.words(f"{say('Reading.')} ", "Strong"), *self._typesetter.line(block.reading)]
            rows.append(row([cell([self.paragraph("Brief Reading", words)], self._width, span=columns)]))
        style = self._template.style("Brief Conflict Card")
        return table(
            style, widths, rows, title=f"{block.label} {block.title}", head=True, foot=bool(block.reading.runs)
        )

    def _card_title(self, block: Card) -> Element:
        words = [self._typesetter.words(block.label, "Brief Label"), self._typesetter.words(f" {block.title}")]
        words_of_grade = f"{say(SEVERITIES[block.severity])}, {say(VERDICTS[block.verdict])}"
        grade = self._typesetter.words(words_of_grade, "Brief Conflict")
        content = [*self._places.anchor(block.id, words), tab(), grade]
        return paragraph(self._template.style("Conflict Title"), content, tab_at=self._width - _TAB_INSET)

    def _sides(self, sides: Sequence[Side], widths: Sequence[float]) -> Element:
        """One row of sides; the last takes the columns that are left over."""
        cells = []
        for position, side in enumerate(sides):
            spare = len(widths) - len(sides) if position == len(sides) - 1 else 0
            cells.append(cell(self._side(side), sum(widths[position : position + 1 + spare]), span=1 + spare))
        return row(cells)

    def _side(self, side: Side) -> list[Element]:
        head = [self._typesetter.words(side.value, "Brief Soft" if side.quiet else "Strong")]
        head += [self._typesetter.words(f" {side.note}", "Brief Soft")] if side.note else []
        lines = [self.paragraph("Conflict Side", self._typesetter.line(line)) for line in side.lines]
        return [self.paragraph("Conflict Side", head), *lines]

    # --- figures --------------------------------------------------------------------------------------

    def _figure(self, block: Figure) -> list[Element]:
        """The caption, the picture with its words for who cannot see it, and the table of its data."""
        caption = self._places.anchor(block.id, self._typesetter.line(block.caption))
        drawn = self._typesetter.drawings.draw(block.svg, block.alt, self._width)
        paragraphs = [self.paragraph("Caption", caption), self.paragraph("Brief Picture", [drawn])]
        return [*paragraphs, *self.write(block.table)]
