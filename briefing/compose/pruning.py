"""A section without some of its items: whole rows, cards, statements and entries go, nothing is cut in between."""

from __future__ import annotations

from dataclasses import replace

from briefing.compose.desk import note
from briefing.compose.phrases import IN_THESE_WORDS
from briefing.compose.ranking import item_id
from briefing.labels import count, counted, say
from briefing.model.brief import (
    Block,
    Bullets,
    Callout,
    Card,
    Cite,
    Entry,
    Heading,
    Line,
    Link,
    Paragraph,
    Quotation,
    Row,
    Section,
    Side,
    Table,
    Text,
    walk_lines,
)

_MORE = {
    "summary": counted("{n} more point", "{n} more points"),
    "changes": counted("{n} more change", "{n} more changes"),
    "key_actors": counted("{n} more actor", "{n} more actors"),
    "positions": counted("{n} more statement", "{n} more statements"),
    "source_conflicts": counted("{n} more conflict", "{n} more conflicts"),
    "disputed": counted("{n} more denial or doubt", "{n} more denials and doubts"),
    "source_comparison": counted("{n} more matter", "{n} more matters"),
    "open_questions": counted("{n} more question", "{n} more questions"),
    "key_figures": counted("{n} more figure", "{n} more figures"),
    "timeline": counted("{n} more event", "{n} more events"),
    "agreements": counted("{n} more agreement", "{n} more agreements"),
    "keywords": counted("{n} more keyword", "{n} more keywords"),
}
_MORE_ITEMS = counted("{n} more item", "{n} more items")
_SAYS_NOTHING = (IN_THESE_WORDS, "asserted", "denied", "confirmed", "not confirmed")
"""Values of a side that cannot be understood without its sentence."""
_AGAIN = ("matrix", "by-source")
_WIDER = 1.5
"""How much wider a column becomes when others have gone."""
Gone = frozenset[str]


def prune_section(section: Section, kept: frozenset[str], *, compact: bool) -> Section:
    """The section with the items in `kept` alone, and how many are left out.

    A `compact` section has no remarks, matrix or captions, and marks instead of sentences that only repeat a reference.
    What is left out is told at the end; in a box, whose key stands below it, before the key.
    """
    left_out = tuple(name for item in section.items if (name := item_id(item)) and name not in kept)
    gone = frozenset(left_out) | ({str(remark["id"]) for remark in section.remarks} if compact else set())
    blocks = [pruned for block in section.blocks if (pruned := _prune(block, gone)) is not None]
    if compact:
        blocks = [_condense(block) for block in blocks if not _is_extra(block)]
    blocks = _without_lone_heads(_without_unheard(blocks) if left_out else blocks)
    if left_out:
        keys = sum(isinstance(block, Paragraph) and block.style == "key" for block in blocks) if section.boxed else 0
        blocks.insert(len(blocks) - keys, note(_tell_left_out(section, blocks, len(left_out))))
    return replace(section, blocks=tuple(blocks), left_out=left_out)


def prints_items(section: Section) -> bool:
    """Whether anything of the section's own is printed: an item, or that nothing was found."""
    return not section.left_out or len(section.left_out) < sum(1 for item in section.items if item_id(item))


def without_links(section: Section, targets: frozenset[str]) -> Section:
    """The section without the links of its lists to places that are not printed."""
    return replace(section, blocks=tuple(_without_links(block, targets) for block in section.blocks))


def _prune(block: Block, gone: Gone) -> Block | None:
    """The block without what prints a left-out item; None when nothing is left."""
    match block:
        case Paragraph() | Quotation():
            return None if _prints(block, gone) else block
        case Bullets():
            lines = tuple(line for line in block.lines if line.item not in gone)
            return replace(block, lines=lines) if lines else None
        case Table():
            rows = tuple(r for r in block.rows if not any(line.item in gone for cell in r.cells for line in cell))
            return replace(block, rows=rows) if rows else None
        case Entry():
            return _prune_entry(block, gone)
        case Card():
            return None if block.item in gone else block
        case Callout():
            inner = [pruned for part in block.blocks if isinstance(pruned := _prune(part, gone), Paragraph | Bullets)]
            return replace(block, blocks=tuple(inner)) if inner else None
    return block


def _prune_entry(entry: Entry, gone: Gone) -> Entry | None:
    topics = [
        replace(topic, blocks=tuple(part for part in topic.blocks if not _prints(part, gone))) for topic in entry.topics
    ]
    topics = [topic for topic in topics if topic.blocks]
    return replace(entry, topics=tuple(topics)) if topics else None


def _prints(block: Block, gone: Gone) -> bool:
    return any(line.item in gone for line in walk_lines(block))


def _without_unheard(blocks: list[Block]) -> list[Block]:
    """The blocks with those rows of a matrix alone whose holder still has a statement in the section."""
    shown = {block.title for block in blocks if isinstance(block, Entry)}
    matrices = {
        place: block for place, block in enumerate(blocks) if isinstance(block, Table) and block.style == "matrix"
    }
    for place, table in reversed(matrices.items()):
        rows = tuple(row for row in table.rows if _name_of(row) in shown)
        blocks = [*blocks[:place], *([replace(table, rows=rows)] if len(rows) > 1 else []), *blocks[place + 1 :]]
    return blocks


def _name_of(row: Row) -> str:
    return "".join(run.text for line in row.cells[0] for run in line.runs if isinstance(run, Text))


def _without_lone_heads(blocks: list[Block]) -> list[Block]:
    """The blocks without headings and opening notes that have nothing under them."""
    kept: list[Block] = []
    for block in reversed(blocks):
        empty = not kept or isinstance(kept[-1], Heading)
        if not (empty and (isinstance(block, Heading) or (isinstance(block, Paragraph) and block.style == "note"))):
            kept.append(block)
    return kept[::-1]


def _tell_left_out(section: Section, blocks: list[Block], left_out: int) -> str:
    more = count(left_out, *_MORE.get(section.type, _MORE_ITEMS))
    if section.type == "positions":
        shown = {block.title for block in blocks if isinstance(block, Entry)}
        silent = {block.title for block in section.blocks if isinstance(block, Entry)} - shown
        more += _tell_silent(len(silent)) if silent else ""
    return say("Left out in this layout: {more}.", more=more)


def _tell_silent(number: int) -> str:
    return count(
        number,
        ", among them all that {n} further actor said",
        ", among them all that {n} further actors said",
    )


# --- compact --------------------------------------------------------------------------------------


def _is_extra(block: Block) -> bool:
    """Matrix and sides by source say again what stands elsewhere; an opening note explains what two pages show."""
    return (isinstance(block, Table) and block.style in _AGAIN) or (
        isinstance(block, Paragraph) and block.style == "note"
    )


def _condense(block: Block) -> Block:
    match block:
        case Card():
            return replace(block, sides=tuple(_condense_side(side) for side in block.sides))
        case Table():
            rows = tuple(replace(r, cells=tuple(tuple(map(_mark_alone, cell)) for cell in r.cells)) for r in block.rows)
            return _without_repeats(replace(block, caption=Line(runs=()), rows=rows))
    return block


def _condense_side(side: Side) -> Side:
    """Value and marks; the first sentence where the value does not say what it is."""
    first, *rest = side.lines
    if side.value in map(say, _SAYS_NOTHING):
        return replace(side, lines=(first,))
    cites = dict.fromkeys(cite for line in (first, *rest) for cite in line.cites)
    return replace(side, lines=(Line(runs=tuple(cites), item=first.item),))


def _without_repeats(table: Table) -> Table:
    """The table without the columns that are empty, or hold nothing but marks of the columns before them."""
    kept = [place for place in range(len(table.columns)) if not all(_repeats(row, place) for row in table.rows)]
    if len(kept) == len(table.columns):
        return table
    columns = [replace(column, width=column.width * _WIDER) for column in (table.columns[place] for place in kept)]
    columns[0] = columns[0] if any(not column.width for column in columns) else replace(columns[0], width=0)
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in table.rows)
    return replace(table, columns=tuple(columns), rows=rows)


def _repeats(row: Row, place: int) -> bool:
    marks = {run for line in row.cells[place] for run in line.runs if not (isinstance(run, Text) and not run.text)}
    return marks <= {cite for cell in row.cells[:place] for line in cell for cite in line.cites}


def _mark_alone(line: Line) -> Line:
    """The mark of a line that is one sentence, word for word, and its mark; any other line as it is."""
    match line.runs:
        case (Text(verbatim=True), Cite() as cite):
            return replace(line, runs=(cite,))
    return line


def _without_links(block: Block, targets: frozenset[str]) -> Block:
    if not isinstance(block, Bullets):
        return block
    lines = tuple(
        replace(line, runs=tuple(run for run in line.runs if not isinstance(run, Link) or run.target in targets))
        for line in block.lines
    )
    return replace(block, lines=lines)
