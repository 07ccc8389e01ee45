"""The brief: sections of neutral blocks, which every format renders alike.

A `Line` is a run of inline pieces. A line that says something about the world carries at least one `Cite`; lines
without one are the tool's own words (headings, captions, notes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from briefing.model.source import Evidence, PassageKind, Problem

SectionType = Literal[
    "summary",
    "changes",
    "key_actors",
    "positions",
    "source_conflicts",
    "disputed",
    "source_comparison",
    "open_questions",
    "key_figures",
    "timeline",
    "agreements",
    "keywords",
    "sources",
    "about",
]
MarkKind = Literal[
    "heard",
    "mentioned",
    "absent",
    "supports",
    "opposes",
    "conditional",
    "neutral",
    "day",
    "interval",
    "inferred",
    "single",
]


# --- inline ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words. `verbatim` words are a source's own and are set in the serif face, inside quotation marks.

    The quotation marks belong to the renderer's markup: the text holds none of its own around it.
    """

    text: str
    verbatim: bool = False
    strong: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A citation mark: source number, first and last sentence. `target` is the id of the first reference."""

    source: int
    first: int
    last: int

    @property
    def mark(self) -> str:
        """The mark as printed: `4:16`, or `1:5–7` for a range."""
        return f"{self.source}:{self.first}" if self.first == self.last else f"{self.source}:{self.first}–{self.last}"

    @property
    def target(self) -> str:
        """The id of the reference that the mark leads to."""
        return f"r{self.source}-{self.first}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another place in the brief, such as `C2`, the second conflict."""

    target: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign in a cell. `label` says the same in words; `count` is printed in it; bars run from `low` to `high`.

    `low` and `high` are fractions of the axis, 0 to 1.
    """

    kind: MarkKind
    label: str
    count: int | None = None
    low: float | None = None
    high: float | None = None


Run = Text | Cite | Link | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Inline pieces in reading order; `item` is the id of the finding that the line prints."""

    runs: tuple[Run, ...]
    item: str = ""

    @property
    def plain(self) -> str:
        """The words of the line, without marks and links."""
        return "".join(run.text for run in self.runs if isinstance(run, Text))

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The citations of the line, in order."""
        return tuple(run for run in self.runs if isinstance(run, Cite))


# --- blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading below the section's own; level 3 is the first."""

    text: str
    level: int = 3
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of text. `note` and `key` are the tool's remarks, `empty` says what was searched and not found."""

    line: Line
    style: Literal["body", "note", "key", "empty"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list, numbered or not; `keywords` style runs on in one paragraph."""

    lines: tuple[Line, ...]
    ordered: bool = False
    style: Literal["body", "bottom-line", "keywords"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label on the axis that a column of bars is read against; `at` is a fraction of the axis, 0 to 1."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `width` in millimetres of the 170 mm text width, 0 for what is left over.

    Neighbouring columns of one `group` share a heading above their titles. A column of bars has `ticks`.
    """

    title: str
    width: float = 0
    align: Literal["left", "right", "centre"] = "left"
    group: str = ""
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; each cell holds lines. The first cell is the row's header. `tone` greys superseded rows."""

    cells: tuple[tuple[Line, ...], ...]
    id: str = ""
    tone: Literal["", "quiet"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption. `style` names the look: actors, matrix, figures, timeline, sources, questions, more."""

    id: str
    style: str
    caption: Line
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a source set apart, with who said them."""

    words: Line
    by: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an entry says under one topic."""

    title: str
    blocks: tuple[Paragraph | Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor in the rail, its statements by topic beside it."""

    title: str
    note: Line
    topics: tuple[Topic, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict card: the value, then the sentences that say it."""

    value: str
    note: str
    lines: tuple[Line, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A conflict: two or more sides beside each other, a verdict and one line of reading."""

    id: str
    label: str
    title: str
    severity: Literal["high", "medium", "low"]
    verdict: Literal["open", "superseded", "scope"]
    sides: tuple[Side, ...]
    reading: Line
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A tinted box with a title: the bottom line."""

    title: str
    blocks: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture made from data, with its caption, its words for who cannot see it, and the table behind it."""

    id: str
    svg: str
    alt: str
    caption: Line
    table: Table


Block = Heading | Paragraph | Bullets | Table | Quotation | Entry | Card | Callout | Figure


# --- the whole ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: `items` are its findings as the JSON format writes them, `blocks` what the others print.

    `remarks` are findings about the items, written beside them: who is missing, what was left open. `left_out` are the
    ids of the items that the layout does not print.
    """

    id: str
    type: SectionType
    title: str
    items: tuple[dict[str, Any], ...] = ()
    remarks: tuple[dict[str, Any], ...] = ()
    blocks: tuple[Block, ...] = ()
    boxed: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cited sentence, verbatim. `place` says where it stands in the file (“line 12”)."""

    source: int
    sentence: int
    evidence: Evidence
    place: str

    @property
    def id(self) -> str:
        """The anchor of the reference."""
        return f"r{self.source}-{self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A passage of a cited source with all its numbered sentences: what stands around a citation."""

    source: int
    kind: PassageKind
    sentences: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source as the brief lists it."""

    id: str
    number: int
    path: str
    title: str
    publisher: str | None
    author: str | None
    published: str | None
    published_from: str
    words: int
    sha256: str
    text_sha256: str
    reliability: str = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field of the title block: label, value, and what to know about it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A finished brief, ready for any format: `sections` as the layout prints them, `unprinted` those it leaves out.

    A `compact` brief is set closely, so that it fits its pages. `excerpts` are the texts of its cited sources, in
    reading order.
    """

    title: str
    deck: str
    kind: str
    issuer: str
    desk: str
    marking: str
    as_of: str
    language: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    sources: tuple[SourceEntry, ...]
    problems: tuple[Problem, ...]
    provenance: dict[str, str]
    excerpts: tuple[Excerpt, ...] = ()
    layout: str = "full"
    compact: bool = False
    unprinted: tuple[Section, ...] = ()


def walk_lines(block: Block) -> Iterator[Line]:
    """Every line of a block, in reading order: what is printed, whatever the format."""
    match block:
        case Heading():
            return
        case Paragraph():
            yield block.line
        case Bullets():
            yield from block.lines
        case Table():
            yield block.caption
            for row in block.rows:
                for cell in row.cells:
                    yield from cell
        case Quotation():
            yield block.words
            yield block.by
        case Entry():
            yield block.note
            for topic in block.topics:
                for part in topic.blocks:
                    yield from walk_lines(part)
        case Card():
            for side in block.sides:
                yield from side.lines
            yield block.reading
        case Callout():
            for inner in block.blocks:
                yield from walk_lines(inner)
        case Figure():
            yield block.caption
            yield from walk_lines(block.table)
