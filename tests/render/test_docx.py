"""The Word document, read back with python-docx, from its XML and from its ZIP file."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Emu
from word import bookmarks_of, lines_of, links_of, open_word, style_of, text_of, walk_paragraphs, words_of

from briefing import resources
from briefing.model.brief import (
    Brief,
    Bullets,
    Callout,
    Card,
    Cite,
    Column,
    Figure,
    Line,
    Link,
    Paragraph,
    Row,
    Section,
    Side,
    Table,
    Text,
)
from briefing.render.docx import render
from briefing.render.wording import found_nothing
from briefing.settings import RenderSettings, Settings


@pytest.fixture(scope="module")
def made(sample_brief: Brief, settings: Settings) -> bytes:
    return render(sample_brief, settings)


@pytest.fixture(scope="module")
def document(made: bytes) -> Any:
    return open_word(made)


def render_blocks(brief: Brief, settings: Settings, *blocks: Any) -> Any:
    """The sample brief with one section of the given blocks, opened."""
    section = Section(id="only", type="about", title="Only section", blocks=blocks)
    return open_word(render(dataclasses.replace(brief, sections=(section,)), settings))


def plain(text: str) -> Line:
    return Line(runs=(Text(text=text),))


# --- nothing is lost ------------------------------------------------------------------------------


def test_every_line_of_the_brief_is_a_paragraph_of_its_own(document: Any, sample_brief: Brief) -> None:
    printed = {" ".join(words_of(document, paragraph).split()) for paragraph in walk_paragraphs(document)}
    printed |= {words.removeprefix("Reading. ") for words in printed}
    lines = [" ".join(line.plain.split()) for line in lines_of(sample_brief)]
    assert len(lines) > 80
    assert [line for line in lines if line not in printed] == []


def test_keywords_run_on_in_one_paragraph(document: Any) -> None:
    printed = [text_of(paragraph) for paragraph in walk_paragraphs(document)]
    assert "northern quay · Corvin Lines · Transport Ministry · sublet clause · coast guard · job losses" in printed


def test_every_cited_sentence_is_printed_in_full(document: Any, sample_brief: Brief) -> None:
    text = "\n".join(map(text_of, walk_paragraphs(document)))
    assert [r.id for r in sample_brief.references if r.evidence.quote not in text] == []


def test_the_title_block_and_every_card_title_are_printed(document: Any, sample_brief: Brief) -> None:
    text = "\n".join(map(text_of, walk_paragraphs(document)))
    cards = [block for section in sample_brief.sections for block in section.blocks if isinstance(block, Card)]
    wanted = [sample_brief.title, sample_brief.deck, sample_brief.kind, *(fact.note for fact in sample_brief.facts)]
    wanted += [f"{card.label} {card.title}" for card in cards] + [side.value for card in cards for side in card.sides]
    assert [words for words in wanted if words not in text] == []


def test_words_of_a_source_are_serif_and_in_quotation_marks(document: Any, sample_brief: Brief) -> None:
    quoted = {
        text_of(run) for run in document.element.body.iter(qn("w:r")) if style_of(document, run) == "Brief Verbatim"
    }
    texts = [run.text for line in lines_of(sample_brief) for run in line.runs if isinstance(run, Text) and run.verbatim]
    assert texts
    assert [text for text in texts if f"“{text}”" not in quoted] == []
    fonts = document.styles["Brief Verbatim"].element.xpath("w:rPr/w:rFonts/@w:ascii")
    assert fonts == ["Source Serif 4"]


# --- navigation -----------------------------------------------------------------------------------


def test_sections_are_headings_outside_of_tables_so_that_word_lists_them(document: Any, sample_brief: Brief) -> None:
    top_level = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    shown = [section.title for section in sample_brief.sections if not found_nothing(section)]
    assert top_level == [*shown, "References"]
    anywhere = [p for p in walk_paragraphs(document) if style_of(document, p) == "Heading 1"]
    assert len(anywhere) == len(top_level)


def test_a_section_that_found_nothing_is_a_small_heading_in_the_navigation_all_the_same(
    sample_brief: Brief, settings: Settings
) -> None:
    nothing = Paragraph(line=plain("No open question found in 5 sources."), style="empty")
    section = Section(id="open-questions", type="open_questions", title="Open questions", blocks=(nothing,))
    document = open_word(render(dataclasses.replace(sample_brief, sections=(section,)), settings))
    heading = next(p for p in document.paragraphs if p.text == "Open questions" and p.style.name != "Brief Contents")
    assert heading.style.base_style.name == "Heading 1"
    assert heading.style.element.xpath("w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert heading._p.getnext().xpath("string(w:pPr/w:pStyle/@w:val)") == "BriefEmpty"


def test_the_contents_field_has_its_entries_and_each_leads_to_a_heading(document: Any, sample_brief: Brief) -> None:
    codes = [code.text for code in document.element.body.iter(qn("w:instrText"))]
    assert codes == [' TOC \\o "1-1" \\h \\z \\u ']
    kinds = document.element.body.xpath(".//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"]
    rows = [p for p in walk_paragraphs(document) if style_of(document, p) == "Brief Contents"]
    titles = [*(section.title for section in sample_brief.sections), "References"]
    entries = [entry for one in rows for entry in links_of(one)]
    assert [words for words, _ in entries] == titles
    places = bookmarks_of(document)
    assert [text_of(places[anchor]) for _, anchor in entries] == titles


def test_every_mark_leads_to_the_reference_of_its_first_sentence(document: Any, sample_brief: Brief) -> None:
    places = bookmarks_of(document)
    cites = [cite for line in lines_of(sample_brief) for cite in line.cites]
    links = dict(links_of(document.element.body))
    assert {cite.mark for cite in cites} <= set(links)
    for cite in cites:
        assert text_of(places[links[cite.mark]]).startswith(f"{cite.source}:{cite.first}")


def test_every_reference_leads_back_to_a_place_that_cites_it_in_each_section(
    document: Any, sample_brief: Brief
) -> None:
    places = bookmarks_of(document)
    for paragraph, reference in _reference_paragraphs(document, sample_brief):
        back = links_of(paragraph)
        assert back, reference.id
        for title, anchor in back:
            assert title in {section.title for section in sample_brief.sections}
            marks = [words for words, _ in links_of(places[anchor])]
            assert any(_covers(mark, reference.source, reference.sentence) for mark in marks), (reference.id, marks)


def _reference_paragraphs(document: Any, brief: Brief) -> list[tuple[Any, Any]]:
    paragraphs = [p for p in walk_paragraphs(document) if style_of(document, p) == "Brief Reference"]
    return list(zip(paragraphs, brief.references, strict=True))


def _covers(mark: str, source: int, sentence: int) -> bool:
    number, _, places = mark.partition(":")
    if number != str(source):
        return False
    first, _, last = places.partition("–")
    return int(first) <= sentence <= int(last or first)


def test_links_lead_to_bookmarks_that_exist_once_under_names_that_word_accepts(document: Any) -> None:
    body = document.element.body
    names = body.xpath(".//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 and name.isidentifier() for name in names)
    assert {anchor for _, anchor in links_of(body)} <= set(names)
    starts, ends = body.xpath(".//w:bookmarkStart/@w:id"), body.xpath(".//w:bookmarkEnd/@w:id")
    assert sorted(starts) == sorted(ends)
    assert len(starts) == len(set(starts))


def test_a_mark_stands_one_space_after_the_words_also_when_an_empty_run_lies_between(
    sample_brief: Brief, settings: Settings
) -> None:
    cites = (Cite(source=1, first=2, last=2), Cite(source=1, first=3, last=3))
    line = Line(runs=(Text(text="It is so"), Text(text=""), *cites, Text(text=" (see "), cites[0], Text(text=").")))
    document = render_blocks(sample_brief, settings, Paragraph(line=line))
    assert "It is so\u00a01:2 1:3 (see 1:2)." in [text_of(paragraph) for paragraph in walk_paragraphs(document)]


def test_a_link_to_nothing_is_plain_text(sample_brief: Brief, settings: Settings) -> None:
    line = Line(runs=(Text(text="See"), Link(target="C99", label="C99"), Cite(source=8, first=1, last=1)))
    document = render_blocks(sample_brief, settings, Paragraph(line=line))
    paragraph = next(p for p in walk_paragraphs(document) if text_of(p).startswith("See"))
    assert text_of(paragraph) == "See C99 8:1"
    assert links_of(paragraph) == []


# --- tables, cards, lists, pictures ---------------------------------------------------------------


def test_table_heads_are_repeated_and_rows_do_not_break(document: Any, sample_brief: Brief) -> None:
    tables = [table for table in document.element.body.iter(qn("w:tbl")) if _table_style(table) == "BriefTable"]
    blocks = [b for s in sample_brief.sections for b in s.blocks if isinstance(b, Table | Figure)]
    assert len(tables) == len(blocks)
    for table in tables:
        assert table.xpath("w:tr[1]/w:trPr/w:tblHeader")
        assert table.xpath("count(w:tr)") == table.xpath("count(w:tr[w:trPr/w:cantSplit])")


def test_columns_of_a_group_stand_under_one_heading_that_is_repeated_too(document: Any) -> None:
    table = next(t for t in document.element.body.iter(qn("w:tbl")) if "who speaks in which" in _title(t))
    assert len(table.xpath("w:tr[w:trPr/w:tblHeader]")) == 2
    assert table.xpath("w:tr[1]/w:tc[w:tcPr/w:gridSpan/@w:val='5']//w:t/text()") == ["Source"]
    assert table.xpath("w:tr[2]//w:t/text()") == ["1", "2", "3", "4", "5"]


def test_every_table_fills_the_text_width_and_has_a_name_for_a_screen_reader(document: Any) -> None:
    section = document.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) / 635  # EMU in twips
    for table in document.element.body.iter(qn("w:tbl")):
        assert abs(sum(int(column) for column in table.xpath("w:tblGrid/w:gridCol/@w:w")) - width) < 10
        assert _title(table)


def test_a_narrow_column_is_as_wide_as_the_longest_word_of_its_head(sample_brief: Brief, settings: Settings) -> None:
    columns = (Column(title="Point"), Column(title="4, undated", width=8, group="Source, oldest first"))
    row = Row(cells=((plain("A"),), (plain("B"),)))
    block = Table(id="t", style="sides", caption=plain("Sides"), columns=columns, rows=(row,))
    document = render_blocks(sample_brief, settings, block)
    (table,) = (t for t in document.element.body.iter(qn("w:tbl")) if _title(t) == "Sides")
    first, second = (int(width) * 25.4 / 1440 for width in table.xpath("w:tblGrid/w:gridCol/@w:w"))
    assert second >= 13
    assert round(first + second) == 170


def test_presence_and_stance_are_numbers_and_small_pictures_with_words(document: Any) -> None:
    table = next(t for t in document.element.body.iter(qn("w:tbl")) if "who speaks in which" in _title(t))
    row = next(row for row in table.iter(qn("w:tr")) if text_of(row).startswith("Dock Workers"))
    cells = list(row.iter(qn("w:tc")))[3:]
    assert [text_of(cell) for cell in cells] == ["1", "3", "–", "–", ""]
    assert cells[-1].xpath(".//wp:docPr/@descr") == ["mentioned"]


def test_a_sign_is_no_larger_than_its_cell_and_no_smaller_than_a_letter(document: Any) -> None:
    table = next(t for t in document.element.body.iter(qn("w:tbl")) if "who speaks in which" in _title(t))
    sizes = {Emu(int(size)).mm for size in table.xpath(".//wp:extent/@cx | .//wp:extent/@cy")}
    assert all(2.5 < size < 3.5 for size in sizes)


def test_a_day_stands_on_an_axis_whose_head_names_its_ends(document: Any) -> None:
    tables = [t for t in document.element.body.iter(qn("w:tbl")) if t.xpath(".//w:tblHeader/../..//wp:docPr")]
    (timeline,) = (t for t in tables if "4 March 2031" in t.xpath(".//wp:docPr/@descr"))
    head, *rows = timeline.iter(qn("w:tr"))
    assert len(head.xpath(".//wp:docPr")) == 1
    widths = {width for row in (head, *rows) for width in row.xpath("w:tc[.//wp:docPr][1]//wp:extent/@cx")}
    assert len(widths) == 1


def test_every_picture_has_a_number_and_words_of_its_own(document: Any) -> None:
    pictures = document.element.body.xpath("//wp:docPr")
    numbers = [picture.get("id") for picture in pictures]
    assert len(set(numbers)) == len(numbers) > 5
    assert all(picture.get("descr") for picture in pictures)


def test_a_card_has_a_row_for_its_title_its_sides_and_its_reading(document: Any) -> None:
    card = next(t for t in document.element.body.iter(qn("w:tbl")) if _title(t).startswith("C1 "))
    rows = [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in card.iter(qn("w:tr"))]
    assert [len(cells) for cells in rows] == [1, 2, 1]
    assert rows[0] == ["C1 Will jobs be lost at the northern quay?high, open"]
    assert rows[1][1].startswith("Hundreds 27 Feb 2031“The union expects 650")
    assert rows[2][0].startswith("Reading. A dispute")


def test_five_sides_stand_in_rows_of_three_and_two(sample_brief: Brief, settings: Settings) -> None:
    sides = tuple(Side(value=f"Side {n}", note="", lines=(plain(f"words {n}"),)) for n in range(5))
    card = Card(
        id="C9", label="C9", title="Which?", severity="high", verdict="open", sides=sides, reading=plain("None.")
    )
    document = render_blocks(sample_brief, settings, card)
    table = next(t for t in document.element.body.iter(qn("w:tbl")) if _title(t).startswith("C9"))
    spans = [[int(s) for s in row.xpath("w:tc/w:tcPr/w:gridSpan/@w:val")] for row in table.iter(qn("w:tr"))]
    assert [len(row.xpath("w:tc")) for row in table.iter(qn("w:tr"))] == [1, 3, 2, 1]
    assert spans == [[3], [], [2], [3]]


def test_a_callout_in_a_boxed_section_makes_no_second_box(sample_brief: Brief, settings: Settings) -> None:
    box = Callout(title="Bottom line", blocks=(Paragraph(line=plain("The one thing to know.")),))
    section = Section(id="summary", type="summary", title="Bottom line", blocks=(box,), boxed=True)
    document = open_word(render(dataclasses.replace(sample_brief, sections=(section,)), settings))
    boxes = [table for table in document.element.body.iter(qn("w:tbl")) if _table_style(table) == "BriefBox"]
    assert [text_of(box) for box in boxes] == ["The one thing to know."]


def test_each_numbered_list_counts_from_one(sample_brief: Brief, settings: Settings) -> None:
    lists = [Bullets(lines=(plain(f"{word} one"), plain(f"{word} two")), ordered=True) for word in ("first", "second")]
    document = render_blocks(sample_brief, settings, *lists)
    items = [p for p in walk_paragraphs(document) if style_of(document, p) == "List Number"]
    numbers = [p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for p in items]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = document.part.numbering_part.element
    for number in set(numbers):
        assert numbering.xpath(f"w:num[@w:numId='{number}']//w:startOverride/@w:val") == ["1"]


def test_a_figure_is_a_picture_with_words_for_who_cannot_see_it(document: Any, made: bytes) -> None:
    described = document.element.body.xpath(".//wp:docPr/@descr")
    assert "Two bars: 240 million crowns in source 1, 310 in source 3" in described
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert {picture[:8] for picture in pictures} == {b"\x89PNG\r\n\x1a\n"}


def test_equal_signs_share_one_file(document: Any, made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert len(files) < len(document.element.body.xpath(".//wp:docPr"))


def test_the_references_stand_in_two_columns_on_the_same_paper(document: Any) -> None:
    first, second = document.sections
    assert second.start_type == WD_SECTION.CONTINUOUS
    assert second._sectPr.xpath("w:cols/@w:num") == ["2"]
    assert first._sectPr.xpath("w:cols/@w:num") == []
    assert (first.page_width, first.left_margin) == (second.page_width, second.left_margin)
    assert second.header.is_linked_to_previous or text_of(second.header._element) == text_of(first.header._element)


def test_a_template_that_goes_on_after_the_brief_keeps_its_one_column(sample_brief: Brief, tmp_path: Path) -> None:
    house = open_word((resources.templates("docx") / "brief.docx").read_bytes())
    house.add_paragraph("Distribution list")
    house.save(str(tmp_path / "house.docx"))
    settings = Settings(render=RenderSettings(docx=str(tmp_path / "house.docx")))
    document = open_word(render(sample_brief, settings))
    assert len(document.sections) == 1
    assert document.paragraphs[-1].text == "Distribution list"


def test_a_note_on_what_was_left_out_stays_with_what_it_is_about(sample_brief: Brief, settings: Settings) -> None:
    bullets = Bullets(lines=(plain("one"), plain("two")))
    document = render_blocks(sample_brief, settings, bullets, Paragraph(line=plain("Left out: 3."), style="note"))
    kept = {p.text: p.paragraph_format.keep_with_next for p in document.paragraphs}
    assert kept["two"] is True
    assert kept["Left out: 3."] is None


def _title(table: Any) -> str:
    return str((table.xpath("w:tblPr/w:tblCaption/@w:val") or [""])[0])


def _table_style(table: Any) -> str:
    return str(table.xpath("w:tblPr/w:tblStyle/@w:val")[0])
