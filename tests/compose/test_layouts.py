"""Layouts: how much of a brief is printed, in what order items go, and that nothing is lost from the data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_brief import make_sample_brief

from briefing.compose.layouts import choose_layout
from briefing.compose.lengths import estimate_pages
from briefing.compose.pruning import prune_section
from briefing.compose.ranking import rank_items
from briefing.errors import ConfigError, RenderError
from briefing.model.brief import (
    Brief,
    Bullets,
    Callout,
    Card,
    Cite,
    Entry,
    Line,
    Link,
    Paragraph,
    Section,
    Table,
    Text,
    walk_lines,
)
from briefing.model.findings import Findings, Position
from briefing.model.source import Evidence, Span
from briefing.settings import BriefSettings, LayoutSettings, Settings, Share, find_layout, load_settings
from tests.reading import brief_texts

EVIDENCE = (Evidence(span=Span(source="S1", start=0, end=4), quote="They", rule="sentence", sentence=1),)


def position(holder: str, number: int, salience: float) -> Position:
    return Position(
        id=f"{holder}{number}", holder=holder, actor=holder, text="says so", topic="", verb="say", kind="indirect",
        polarity="neutral", salience=salience, evidence=EVIDENCE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Brief:
    """The hand-made brief with an id for every item that a line prints, as composition gives them."""
    brief = make_sample_brief()
    return replace(brief, sections=tuple(map(itemised, brief.sections)))


def itemised(section: Section) -> Section:
    names = dict.fromkeys(line.item for block in section.blocks for line in walk_lines(block) if line.item)
    names |= dict.fromkeys(block.item for block in section.blocks if isinstance(block, Card) and block.item)
    return replace(section, items=tuple({"id": name} for name in names))


def print_sections(whole: Brief, pages: int = 0, **sections: Share) -> Brief:
    return choose_layout(whole, Findings(), LayoutSettings(pages=pages, sections=sections))


def items_of(brief: Brief, kind: str) -> set[str]:
    (section,) = [section for section in brief.sections if section.type == kind]
    return {line.item for block in section.blocks for line in walk_lines(block) if line.item}


def links_of(section: Section) -> set[str]:
    lists = [block for block in section.blocks if isinstance(block, Bullets)]
    runs = (run for block in lists for line in block.lines for run in line.runs)
    return {run.target for run in runs if isinstance(run, Link)}


def test_the_full_layout_is_the_whole_brief(whole: Brief) -> None:
    assert choose_layout(whole, Findings(), LayoutSettings()) is whole


def test_a_layout_prints_the_first_items_of_a_section_and_says_how_many_it_leaves_out(whole: Brief) -> None:
    printed = print_sections(whole, open_questions=Share(most=2), sources=Share())
    (section, _) = printed.sections
    assert items_of(printed, "open_questions") == {"q-1", "q-2"}
    assert section.left_out == ("q-3",)
    assert section.blocks[-1].line.plain == "Left out in this layout: 1 more question."  # type: ignore[union-attr]


def test_what_is_not_printed_stays_in_the_data(whole: Brief) -> None:
    printed = print_sections(whole, open_questions=Share(most=1))
    assert len(printed.sections[0].items) == 3
    assert {s.type for s in printed.unprinted} == {s.type for s in whole.sections} - {"open_questions"}
    assert all(s.items == before.items for s in printed.unprinted for before in whole.sections if before.type == s.type)


def test_the_table_of_stances_has_the_holders_whose_statements_are_printed(whole: Brief) -> None:
    brief = print_sections(whole, positions=Share(most=2))
    (section,) = [section for section in brief.sections if section.type == "positions"]
    shown = {block.title for block in section.blocks if isinstance(block, Entry)}
    names = {
        line.runs[0].text
        for block in section.blocks
        if isinstance(block, Table) and block.style == "matrix"
        for row in block.rows
        for line in row.cells[0]
        if isinstance(line.runs[0], Text)
    }
    assert names <= shown


def test_the_references_are_those_of_the_printed_lines(whole: Brief) -> None:
    printed = print_sections(whole, open_questions=Share(most=1))
    marks = {cite.target for block in printed.sections[0].blocks for line in walk_lines(block) for cite in line.cites}
    assert {reference.id for reference in printed.references} == marks


def test_a_link_to_a_conflict_that_is_left_out_is_not_printed(whole: Brief) -> None:
    printed = print_sections(whole, summary=Share(), source_conflicts=Share(most=1))
    assert printed.sections[1].left_out == ("c-1", "c-2", "c-3")
    assert links_of(whole.sections[0]) == {"C1", "C2", "C3"}
    assert links_of(printed.sections[0]) == set()


def test_a_page_bound_takes_items_from_every_section_but_never_below_the_least(whole: Brief) -> None:
    shares = {"positions": Share(least=2), "open_questions": Share(least=1), "timeline": Share(least=3)}
    few = print_sections(whole, pages=1, **shares)
    assert estimate_pages(whole) > 1
    assert len(items_of(few, "positions") & {str(i["id"]) for i in few.sections[0].items}) >= 2
    assert len(items_of(few, "timeline")) >= 3


def test_no_line_is_ever_cut(whole: Brief) -> None:
    before = {line.plain for section in whole.sections for block in section.blocks for line in walk_lines(block)}
    few = print_sections(whole, pages=1, positions=Share(least=2), source_conflicts=Share(least=1), timeline=Share())
    after = {line.plain for section in few.sections for block in section.blocks for line in walk_lines(block)}
    assert {line for line in after - before if not line.startswith("Left out in this layout")} == set()


@pytest.mark.parametrize("fitting", range(1, 8))
def test_the_longest_version_that_fits_is_found_by_laying_out(whole: Brief, fitting: int) -> None:
    layout = LayoutSettings(
        pages=2, references_count=True, sections={"positions": Share(least=1), "timeline": Share(least=1)}
    )

    def measure(brief: Brief) -> int:
        return 2 if sum(len(section.items) - len(section.left_out) for section in brief.sections) <= fitting + 2 else 3

    printed = choose_layout(whole, Findings(), layout, measure)
    assert sum(len(section.items) - len(section.left_out) for section in printed.sections) == fitting + 2


def test_a_layout_that_cannot_be_kept_is_an_error_and_no_longer_document(whole: Brief) -> None:
    layout = LayoutSettings(pages=2, references_count=True, sections={"sources": Share()})
    with pytest.raises(RenderError, match="does not fit on 2 pages"):
        choose_layout(whole, Findings(), layout, lambda _: 3)


def test_the_first_holders_have_most_statements_and_many_have_one() -> None:
    positions = tuple(position(holder, n, 1 - n / 10) for holder in "abcdef" for n in range(4))
    section = Section(id="p", type="positions", title="", items=tuple({"id": p.id} for p in positions))
    first = rank_items(section, Findings(positions=positions))[:8]
    assert [name for name in first if name.startswith("a")] == ["a0", "a1"]
    assert {name[0] for name in first} == set("abcdef")


def test_a_holders_most_telling_statement_comes_first() -> None:
    positions = (position("a", 1, 0.2), position("a", 2, 0.9))
    section = Section(id="p", type="positions", title="", items=tuple({"id": p.id} for p in positions))
    assert rank_items(section, Findings(positions=positions)) == ("a2", "a1")


def test_every_section_of_the_shipped_layouts_exists_and_keeps_the_bottom_line() -> None:
    layouts = load_settings().layout
    assert set(layouts) == {"at-a-glance", "briefing", "full"}
    assert layouts["at-a-glance"].pages == 2
    assert layouts["at-a-glance"].references_count
    assert all(layout.sections["summary"].least >= 5 for name, layout in layouts.items() if name != "full")


def test_an_unknown_layout_names_the_nearest() -> None:
    settings = Settings(brief=BriefSettings(layout="glance"), layout={"at-a-glance": LayoutSettings()})
    with pytest.raises(ConfigError, match="no layout “glance”"):
        find_layout(settings)


@pytest.mark.slow
def test_two_short_texts_need_no_cutting() -> None:
    brief = brief_texts(
        "Ferry fares will rise by 9 percent in May, the Harbour Board of Tolven said on Monday.",
        "The Harbour Board of Tolven said on Monday that ferry fares will rise by 12 percent in May.",
    )
    assert not any(section.left_out for section in brief.sections)
    assert not brief.unprinted


def test_what_a_box_leaves_out_is_told_in_it_before_the_key_that_stands_below_it() -> None:
    said = [
        Line(runs=(Text(text=words), Cite(source=1, first=n, last=n)), item=f"b{n}") for n, words in enumerate("ab")
    ]
    key = Paragraph(line=Line(runs=(Text(text="one source alone says so"),)), style="key")
    box = Callout(title="Bottom line", blocks=(Bullets(lines=tuple(said)),))
    items = tuple({"id": line.item} for line in said)
    section = Section(id="summary", type="summary", title="Bottom line", items=items, blocks=(box, key), boxed=True)
    pruned = prune_section(section, frozenset({"b0"}), compact=False)
    assert [getattr(block, "style", "box") for block in pruned.blocks] == ["box", "note", "key"]
