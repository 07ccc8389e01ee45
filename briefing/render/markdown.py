"""The brief as GitHub Flavored Markdown: readable as text, and with tables, links and anchors where it is rendered.

Marks lead to anchors at the references, `[4:16](#r4-16)`. Words of a source are escaped (GFM 0.29, 2.4 and 6): they can
make no link, no tag, no table cell and no list. The brief's JSON stands in a comment at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from briefing.labels import long_date, say
from briefing.model.brief import (
    Block,
    Brief,
    Bullets,
    Callout,
    Card,
    Cite,
    Column,
    Entry,
    Fact,
    Figure,
    Heading,
    Line,
    Link,
    Mark,
    Paragraph,
    Quotation,
    Reference,
    Row,
    Run,
    Side,
    SourceEntry,
    Table,
    Text,
)
from briefing.render.json import describe
from briefing.render.tables import fold_strips
from briefing.render.wording import (
    REFERENCES_NOTE,
    REFERENCES_TITLE,
    SEVERITIES,
    VERDICTS,
    citing_sections,
    is_bar,
    linked_ids,
    printable,
    quoted,
    sign_of,
)
from briefing.settings import Settings

_SPECIAL = re.compile(r"[\\`*\[\]|~$#]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_LIST_START = re.compile(r"(?:[-+](?=\s|-)|\d+[.)](?=\s|$))")
_RULES = {"left": "---", "right": "--:", "centre": ":-:"}
_EVIDENCE = "evidence"


def render(brief: Brief, settings: Settings) -> bytes:  # noqa: ARG001  the one contract of all formats
    """The brief as Markdown, in UTF-8."""
    return ("\n\n".join(_Writer(brief).write()) + "\n").encode()


# --- text -----------------------------------------------------------------------------------------


def escape(text: str) -> str:
    """Text as Markdown that shows exactly it."""
    words = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], printable(text))
    words = _SPECIAL.sub(lambda found: f"\\{found[0]}", words)
    return _ADDRESS.sub(lambda found: f"\\{found[0]}", words)


def _guard(words: str) -> str:
    """A paragraph or item that does not start a list by its first characters."""
    words = words.strip(" ")
    return (
        _LIST_START.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", words, count=1)
        if _LIST_START.match(words)
        else words
    )


def _strong(words: str, before: str, after: str) -> str:
    """Bold words, the spaces around them left outside; as a tag where asterisks would not be understood (GFM 6.4)."""
    inner = words.strip(" ")
    if not inner:
        return words
    left, right = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    opens = bool(left) or not before.strip() or inner[0].isalnum()
    closes = bool(right) or not after.strip() or inner[-1].isalnum()
    made = f"**{inner}**" if opens and closes else f"<strong>{inner}</strong>"
    return f"{left}{made}{right}"


def _anchor(identifier: str) -> str:
    return re.sub(r"[^\w.-]", "-", identifier, flags=re.ASCII)


# --- document -------------------------------------------------------------------------------------


class _Writer:
    """Writes each part as a list of Markdown blocks, which stand apart by an empty line."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._linked = linked_ids(brief)
        self._citing = citing_sections(brief)

    def write(self) -> list[str]:
        brief = self._brief
        marking = [f"**{escape(brief.marking)}**"] if brief.marking else []
        made = [*marking, *self._title()]
        for section in brief.sections:
            made += [f"## {self._place(section.id, always=True)}{escape(section.title)}", *self._blocks(section.blocks)]
        data = json.dumps(describe(brief), separators=(",", ":")).replace("--", "-\\u002d")  # no end of comment in it
        return [*made, *self._references(), *marking, f"<!-- {_EVIDENCE}\n{data}\n-->"]

    def _title(self) -> list[str]:
        brief = self._brief
        house = ", ".join(filter(None, (brief.issuer, brief.desk)))
        above = " · ".join(escape(part) for part in (brief.kind, house) if part)
        made = [part for part in (_guard(above), f"# {escape(brief.title)}", _guard(escape(brief.deck))) if part]
        if brief.facts:
            heads = [escape(fact.label) for fact in brief.facts]
            made.append(_table(heads, [_RULES["left"]] * len(heads), [[_fact(fact) for fact in brief.facts]]))
        links = [f"[{escape(section.title)}](#{_anchor(section.id)})" for section in brief.sections]
        return [*made, " · ".join([*links, f"[{say(REFERENCES_TITLE)}](#references)"])]

    def _references(self) -> list[str]:
        made = [f'## <a id="references"></a>{say(REFERENCES_TITLE)}', say(REFERENCES_NOTE)]
        sources = {source.number: source for source in self._brief.sources}
        for number, references in groupby(self._brief.references, key=lambda reference: reference.source):
            made.append(self._source_head(number, sources.get(number)))
            made.append("\n".join(map(self._reference, references)))
        return made

    def _source_head(self, number: int, source: SourceEntry | None) -> str:
        head = say("Source {number}", number=number)
        if source is None:
            return f"### {head}"
        published = long_date(source.published) if source.published else say("undated")
        about = (source.title, source.publisher, source.author, published, source.path)
        return f"### {head}\n\n{_guard(escape(' · '.join(filter(None, about))))}"

    def _reference(self, reference: Reference) -> str:
        citing = self._citing.get(reference.id, ())
        sections = ", ".join(f"[{escape(section.title)}](#{_anchor(section.id)})" for section in citing)
        where = "; ".join(filter(None, (escape(reference.place), sections and f"{say('cited in')} {sections}")))
        mark = f'<a id="{_anchor(reference.id)}"></a>**{reference.source}:{reference.sentence}**'
        return f"- {mark} {escape(reference.evidence.quote).strip()}" + (f" ({where})" if where else "")

    # --- inline ---------------------------------------------------------------------------------------

    def _line(self, line: Line, *, labelled: bool = False) -> str:
        """A line as Markdown. With `labelled`, a mark that has a place on an axis is followed by its words."""
        made = ""
        for position, run in enumerate(line.runs):
            after = line.runs[position + 1] if position + 1 < len(line.runs) else None
            made += self._run(run, made[-1:], _start(after), labelled=labelled)
        return made.strip(" ")

    def _run(self, run: Run, before: str, after: str, *, labelled: bool) -> str:
        gap = " " if before.strip("( ") else ""
        match run:
            case Text():
                return _words(run, before, after)
            case Cite():
                return gap + self._link(run.target, run.mark)
            case Link():
                return gap + self._link(run.target, run.label)
            case Mark():
                words = f"{sign_of(run)} {run.label}" if labelled and is_bar(run) else sign_of(run)
                return escape(words) if run.kind == "single" else _strong(escape(words), before, " ")
            case _:
                assert_never(run)

    def _link(self, target: str, label: str) -> str:
        return f"[{escape(label)}](#{_anchor(target)})" if target in self._linked else escape(label)

    def _place(self, identifier: str, *, always: bool = False) -> str:
        """An anchor, where something leads to it."""
        return f'<a id="{_anchor(identifier)}"></a>' if always or identifier in self._linked else ""

    # --- blocks ---------------------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[Block]) -> list[str]:
        return [made for block in blocks for made in self._block(block) if made]

    def _block(self, block: Block) -> list[str]:
        match block:
            case Heading():
                return [f"{'#' * block.level} {self._place(block.id)}{escape(block.text)}"]
            case Paragraph():
                return [_guard(self._line(block.line))]
            case Bullets():
                return [self._bullets(block)]
            case Table():
                return self._table(block)
            case Quotation():
                return [f"> {_guard(self._line(block.words))}\n>\n> {_guard(self._line(block.by))}"]
            case Entry():
                return self._entry(block)
            case Card():
                return self._card(block)
            case Callout():
                title = [f"**{escape(block.title)}**"] if block.title else []
                inner = "\n\n".join([*title, *self._blocks(block.blocks)])
                return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))]
            case Figure():
                picture = _guard(f"{say('Picture:')} {escape(block.alt)}")
                return [self._place(block.id) + _guard(self._line(block.caption)), picture, *self._table(block.table)]
            case _:
                assert_never(block)

    def _bullets(self, block: Bullets) -> str:
        if block.style == "keywords":
            return _guard(" · ".join(self._line(line) for line in block.lines))
        signs = (f"{number}." if block.ordered else "-" for number in range(1, len(block.lines) + 1))
        return "\n".join(f"{sign} {_guard(self._line(line))}" for sign, line in zip(signs, block.lines, strict=True))

    def _entry(self, block: Entry) -> list[str]:
        made = [f"### {self._place(block.id)}{escape(block.title)}", _guard(self._line(block.note))]
        for topic in block.topics:
            made += [f"#### {escape(topic.title)}"] if topic.title else []
            made += self._blocks(topic.blocks)
        return made

    def _card(self, block: Card) -> list[str]:
        grade = f"{say(SEVERITIES[block.severity])}, {say(VERDICTS[block.verdict])}"
        title = f"{escape(block.label)} {escape(block.title)} ({grade})"
        sides = [_side_head(side) for side in block.sides]
        words = ["<br>".join(self._line(line) for line in side.lines) for side in block.sides]
        reading = self._line(block.reading)
        table = _table(sides, [_RULES["left"]] * len(sides), [words]) if sides else ""
        return [f"### {self._place(block.id)}{title}", table, f"**{say('Reading.')}** {reading}" if reading else ""]

    def _table(self, original: Table) -> list[str]:
        block = fold_strips(original)
        caption = self._place(block.id) + _guard(self._line(block.caption))
        heads = [_column_head(column) for column in block.columns]
        rows = [self._row(row, len(heads)) for row in block.rows]
        return [caption, _table(heads, [_RULES[column.align] for column in block.columns], rows)]

    def _row(self, row: Row, columns: int) -> list[str]:
        cells = ["<br>".join(self._line(line, labelled=True) for line in lines) for lines in row.cells]
        cells += [""] * (columns - len(cells))
        return [self._place(row.id) + cells[0], *cells[1:]]


def _words(run: Text, before: str, after: str) -> str:
    words = escape(run.text)
    if run.strong:
        words = _strong(words, "" if run.verbatim else before, "" if run.verbatim else after)
    return quoted(words) if run.verbatim else words


def _start(run: Run | None) -> str:
    """The character that the next run starts with, as far as emphasis cares."""
    return printable(run.text)[:1] if isinstance(run, Text) and not run.verbatim else " "


def _fact(fact: Fact) -> str:
    note = f"<br>{escape(fact.note)}" if fact.note else ""
    return f"{_strong(escape(fact.value), '', '')}{note}"


def _side_head(side: Side) -> str:
    return f"{escape(side.value)} ({escape(side.note)})" if side.note else escape(side.value)


def _column_head(column: Column) -> str:
    return " ".join(escape(part) for part in (column.group, column.title) if part)


def _table(heads: Sequence[str], rules: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, rules, *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
