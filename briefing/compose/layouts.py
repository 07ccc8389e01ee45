"""Which items a layout prints, so that the brief keeps to its pages.

Each section starts with the most that the layout grants it. While the brief is too long, the section that has most of
its share left loses its least important item, down to the least that it is granted. What is left out is counted in the
section, and stays in the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefing.compose.desk import capital, note
from briefing.compose.lengths import count_cited, estimate_pages
from briefing.compose.pruning import prints_items, prune_section, without_links
from briefing.compose.ranking import rank_items
from briefing.errors import RenderError
from briefing.labels import say
from briefing.model.brief import Block, Brief, Card, Fact, Paragraph, Section, SectionType, Table, walk_lines
from briefing.model.findings import Findings
from briefing.settings import LayoutSettings, Share

Measure = Callable[[Brief], int]
"""The number of pages of a brief as it is laid out."""
Counts = dict[SectionType, int]
"""How many items each type of section prints."""


def choose_layout(brief: Brief, findings: Findings, layout: LayoutSettings, measure: Measure | None = None) -> Brief:
    """The brief as the layout prints it; the whole brief when the layout bounds nothing.

    `measure` lays a brief out; without it every length is estimated. Raises `RenderError` when even the least that the
    layout grants is too long.
    """
    if not layout.sections and not layout.pages:
        return brief
    ranked = {section.type: rank_items(section, findings) for section in brief.sections}
    versions = [_print(brief, ranked, layout, counts) for counts in _walk_counts(brief, ranked, layout)]
    if not layout.pages:
        return versions[0]
    guess = _first_that(versions, lambda version: estimate_pages(version) <= layout.pages, 0)
    if not layout.references_count or measure is None:
        return versions[min(guess, len(versions) - 1)]
    found = _first_that(versions, lambda version: measure(version) <= layout.pages, guess)
    if found == len(versions):
        raise RenderError(
            f"The brief does not fit on {layout.pages} pages, however little it prints.",
            hint="Grant the layout more pages, or its sections less, in the configuration.",
        )
    return versions[found]


def _first_that(versions: Sequence[Brief], fits: Callable[[Brief], bool], guess: int) -> int:
    """The place of the first version that fits, when all after it do; their number when none does.

    It looks near `guess` first, in steps that double (exponential search; Bentley & Yao 1976).
    """
    too_long, short, step = -1, len(versions), 1
    place = min(guess, len(versions) - 1)
    while short - too_long > 1:
        if fits(versions[place]):
            short, place = place, max(place - step, too_long + 1)
        else:
            too_long, place = place, min(place + step, short - 1)
        step *= 2
        if too_long >= 0 and short < len(versions):
            place = (too_long + short) // 2
    return short


def _walk_counts(brief: Brief, ranked: dict[SectionType, tuple[str, ...]], layout: LayoutSettings) -> Iterator[Counts]:
    """From the most to the least that the layout grants, one item less at each step."""
    shares = {s.type: layout.sections.get(s.type, Share()) for s in brief.sections if _is_wanted(s, layout)}
    most = {kind: min(len(ranked[kind]), share.most or len(ranked[kind])) for kind, share in shares.items()}
    least = {kind: min(most[kind], share.least) for kind, share in shares.items()}
    counts = dict(most)
    yield dict(counts)
    while spare := [kind for kind in counts if counts[kind] > least[kind]]:
        fullest = max(spare, key=lambda kind: (counts[kind] - least[kind]) / (most[kind] - least[kind]))
        counts[fullest] -= 1
        yield dict(counts)


def _is_wanted(section: Section, layout: LayoutSettings) -> bool:
    return not layout.sections or section.type in layout.sections


def _print(brief: Brief, ranked: dict[SectionType, tuple[str, ...]], layout: LayoutSettings, counts: Counts) -> Brief:
    """The brief with the first items of each section."""
    pruned = [
        prune_section(s, frozenset(ranked[s.type][: counts[s.type]]), compact=layout.compact)
        for s in brief.sections
        if s.type in counts
    ]
    printed = [section for section in pruned if prints_items(section)]
    shown = {section.type for section in printed}
    unprinted = tuple(replace(s, blocks=()) for s in brief.sections if s.type not in shown)
    places = frozenset(_places(printed))
    sections = tuple(without_links(_told(s, unprinted, layout), places) for s in printed)
    cited = {identifier for section in sections for identifier in _cited(section)}
    return replace(
        brief,
        compact=layout.compact,
        sections=sections,
        unprinted=unprinted,
        references=tuple(reference for reference in brief.references if reference.id in cited),
        facts=tuple(_recounted(fact, sections) for fact in brief.facts),
    )


def _told(section: Section, unprinted: tuple[Section, ...], layout: LayoutSettings) -> Section:
    """The last section with the names of those that are left out; a compact layout says nothing else in it."""
    if section.type != "about" or not unprinted:
        return section
    titles = ", ".join(f"“{capital(missing.title)}”" for missing in unprinted)
    told = note(say("Sections left out in this layout: {titles}. The layout “full” prints everything.", titles=titles))
    if not layout.compact:
        return replace(section, blocks=(*section.blocks, told))
    first: tuple[Block, ...] = tuple(_small(block) for block in section.blocks[:1])
    return replace(section, blocks=(*first, told))


def _small(block: Block) -> Block:
    return replace(block, style="note") if isinstance(block, Paragraph) else block


def _places(sections: list[Section]) -> Iterator[str]:
    for block in (block for section in sections for block in section.blocks):
        match block:
            case Card():
                yield block.id
            case Table():
                yield from (row.id for row in block.rows)


def _cited(section: Section) -> Iterator[str]:
    for line in (line for block in section.blocks for line in walk_lines(block)):
        for cite in line.cites:
            yield from (f"r{cite.source}-{sentence}" for sentence in range(cite.first, cite.last + 1))


def _recounted(fact: Fact, sections: tuple[Section, ...]) -> Fact:
    """The number of statements as “25 of 72”."""
    count = str(sum(map(count_cited, sections)))
    fewer = fact.label == say("Statements") and fact.value != count
    return replace(fact, value=say("{part} of {whole}", part=count, whole=fact.value)) if fewer else fact
