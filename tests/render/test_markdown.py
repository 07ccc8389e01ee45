"""The Markdown document, as text and as markdown-it (CommonMark with GFM tables) renders it."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from word import lines_of

from briefing.model.brief import (
    Brief,
    Bullets,
    Callout,
    Cite,
    Column,
    Line,
    Link,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from briefing.render.json import describe
from briefing.render.markdown import escape, render
from briefing.settings import Settings

FORGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@pytest.fixture(scope="module")
def made(sample_brief: Brief, settings: Settings) -> str:
    return render(sample_brief, settings).decode()


@pytest.fixture
def page(made: str) -> html.HtmlElement:
    return html.document_fromstring(FORGE.render(made))


def render_line(brief: Brief, settings: Settings, *runs: Text | Cite | Link) -> str:
    """The one paragraph of a brief with one line."""
    section = Section(id="only", type="about", title="Only", blocks=(Paragraph(line=Line(runs=runs)),))
    document = render(dataclasses.replace(brief, sections=(section,)), settings).decode()
    return document.split("Only\n\n", 1)[1].split("\n\n", 1)[0]


def shown(markdown: str) -> str:
    """What a reader sees of a piece of Markdown, on one line."""
    return " ".join(html.fragment_fromstring(FORGE.render(markdown), create_parent="div").text_content().split())


# --- nothing is lost ------------------------------------------------------------------------------


def test_every_line_of_the_brief_is_printed(page: html.HtmlElement, sample_brief: Brief) -> None:
    for link in page.xpath("//a[starts-with(@href, '#r') and contains(text(), ':')] | //a[starts-with(@href, '#C')]"):
        link.drop_tree()
    text = _words(page.text_content())
    lines = [_words("".join(r.text for r in line.runs if isinstance(r, Text))) for line in lines_of(sample_brief)]
    without_signs = [line for line in lines if line not in text]
    assert len(lines) > 80
    assert all(_signs(line) for line in without_signs), without_signs
    assert len(without_signs) <= 4


def _words(text: str) -> str:
    return re.sub(r"\s+", "", re.sub("[“”]", "", text))


def _signs(line: str) -> bool:
    """Whether the line is a key, whose signs stand between its words."""
    return any(words in line for words in ("mentionedonly", "conditionalorhedged", "somewhereinthisspan"))


def test_every_cited_sentence_is_printed_where_its_mark_leads(page: html.HtmlElement, sample_brief: Brief) -> None:
    for reference in sample_brief.references:
        item = page.get_element_by_id(reference.id).getparent()
        assert reference.evidence.quote in item.text_content()


def test_words_of_a_source_stand_in_quotation_marks(made: str) -> None:
    assert "“was never asked”" in made
    assert "> “A lease that nobody may read is a lease that nobody should sign”" in made


def test_every_mark_is_a_link_to_an_anchor_that_exists_once(made: str, page: html.HtmlElement) -> None:
    assert "[1:3–5](#r1-3)" in made
    anchors = page.xpath("//a/@id")
    assert len(anchors) == len(set(anchors))
    targets = page.xpath("//a/@href")
    assert len(targets) > 100
    assert {target for target in targets if target.removeprefix("#") not in anchors} == set()


def test_sections_are_headings_of_the_second_level(page: html.HtmlElement, sample_brief: Brief) -> None:
    assert page.xpath("//h1")[0].text_content() == sample_brief.title
    titles = [heading.text_content() for heading in page.xpath("//h2")]
    assert titles == [*(section.title for section in sample_brief.sections), "References"]


def test_a_conflict_is_a_table_of_its_sides(page: html.HtmlElement) -> None:
    heading = page.get_element_by_id("C1").getparent()
    assert heading.text_content() == "C1 Will jobs be lost at the northern quay? (high, open)"
    table = heading.getnext()
    assert [cell.text_content() for cell in table.iter("th")] == ["No loss (27 Feb 2031)", "Hundreds (27 Feb 2031)"]
    assert len(list(table.iter("td"))) == 2


def test_all_rows_of_a_table_have_as_many_cells_as_its_head(page: html.HtmlElement) -> None:
    for table in page.iter("table"):
        assert len({len(row) for row in table.iter("tr")}) == 1


def test_the_marking_stands_at_the_top_and_at_the_end(made: str) -> None:
    assert made.startswith("**TLP:GREEN**\n")
    assert made.count("**TLP:GREEN**") == 2


def test_a_callout_is_a_block_quote(page: html.HtmlElement) -> None:
    box = next(quote for quote in page.iter("blockquote") if "Before you quote" in quote.text_content())
    assert len(list(box.iter("li"))) == 2


def test_a_comment_at_the_end_carries_the_whole_brief(made: str, sample_brief: Brief) -> None:
    found = re.search(r"<!-- evidence\n(.*)\n-->\n\Z", made)
    assert found
    assert json.loads(found[1]) == json.loads(json.dumps(describe(sample_brief)))


def test_nothing_in_the_evidence_can_end_the_comment(sample_brief: Brief, settings: Settings) -> None:
    brief = dataclasses.replace(sample_brief, deck="--> <script>alert(1)</script> <!-- a---b --!>")
    document = render(brief, settings).decode()
    data = document.split("<!-- evidence\n")[1].removesuffix("\n-->\n")
    assert "--" not in data
    assert json.loads(data)["deck"] == brief.deck


# --- text that means harm -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a | b | c",
        "`code` and ``more``",
        "[click](javascript:alert(1)) ![x](http://x.example/i.png)",
        "<http://x.example> https://x.example www.x.example",
        "*a* **b** _c_ __d__ ~~e~~ $x$ \\*",
        "&lt;b&gt; &amp; &#60;",
        "# no heading",
        "- no item",
        "12. no item",
        "+ no item",
        "--- no rule",
        "> no quote",
        "snake_case_name and 2 * 3",
    ],
)
def test_hostile_text_is_shown_as_it_is(sample_brief: Brief, settings: Settings, text: str) -> None:
    paragraph = render_line(sample_brief, settings, Text(text=text))
    page = FORGE.render(paragraph)
    assert page.startswith("<p>")
    assert page.count("<p>") == 1
    assert re.findall(r"<(?!/?p>)[^>]*>", page) == []
    assert shown(paragraph) == text


@pytest.mark.parametrize("address", ["https://x.example", "HTTP://x.example", "www.x.example"])
def test_an_address_in_a_source_does_not_become_a_link(address: str) -> None:
    assert not re.search(r"(?<!\\)://|www\.", escape(f"see {address} now"), re.IGNORECASE)
    assert shown(escape(address)) == address


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_whatever_a_source_says_makes_no_tag_and_no_link(text: str) -> None:
    page = FORGE.render("x " + escape(text) + " x")
    assert re.findall(r"<(?!/?p>)[^>]*>", page) == []


def test_hostile_text_stays_in_its_cell(sample_brief: Brief, settings: Settings) -> None:
    cell = (Line(runs=(Text(text="a | b\n| c | \\| `x | y`"),)),)
    table = Table(
        id="t", style="data", caption=Line(runs=()), columns=(Column(title="One|"), Column(title="Two")),
        rows=(Row(cells=(cell, cell)),),
    )  # fmt: skip
    section = Section(id="only", type="about", title="Only", blocks=(table,))
    document = render(dataclasses.replace(sample_brief, sections=(section,)), settings).decode()
    made = html.document_fromstring(FORGE.render(document)).xpath("//table")[1]
    assert [[cell.text_content() for cell in row] for row in made.iter("tr")] == [
        ["One|", "Two"],
        ["a | b | c | \\| `x | y`", "a | b | c | \\| `x | y`"],
    ]


def test_a_nested_list_stays_inside_its_callout(sample_brief: Brief, settings: Settings) -> None:
    line = Line(runs=(Text(text="- point"),))
    box = Callout(title="> Box", blocks=(Bullets(lines=(line, line)), Paragraph(line=line)))
    section = Section(id="only", type="about", title="Only", blocks=(box,))
    document = render(dataclasses.replace(sample_brief, sections=(section,)), settings).decode()
    quotes = html.document_fromstring(FORGE.render(document)).xpath("//blockquote")
    assert len(quotes) == 1
    assert [item.text_content() for item in quotes[0].iter("li")] == ["- point", "- point"]


@pytest.mark.parametrize(
    ("runs", "html_text"),
    [
        ((Text(text="Bold. ", strong=True), Text(text="Then")), "<strong>Bold.</strong> Then"),
        ((Text(text="x"), Text(text="(bold)", strong=True), Text(text="y")), "x<strong>(bold)</strong>y"),
        ((Text(text="x"), Text(text="bold", strong=True), Text(text="y")), "x<strong>bold</strong>y"),
        ((Text(text="bold", strong=True, verbatim=True),), "“<strong>bold</strong>”"),
    ],
)
def test_bold_is_bold_whatever_stands_beside_it(
    sample_brief: Brief, settings: Settings, runs: tuple[Text, ...], html_text: str
) -> None:
    assert FORGE.render(render_line(sample_brief, settings, *runs)) == f"<p>{html_text}</p>\n"


def test_a_link_to_nothing_is_plain_text(sample_brief: Brief, settings: Settings) -> None:
    runs = (Text(text="See"), Link(target="C99", label="C99"), Cite(source=8, first=1, last=2))
    assert render_line(sample_brief, settings, *runs) == "See C99 8:1–2"


def test_the_same_bytes_come_out_under_another_clock_locale_and_hash_seed(made: str) -> None:
    code = (
        "import sys; from sample_brief import make_sample_brief; from briefing.settings import load_settings; "
        "from briefing.render.markdown import render; "
        "sys.stdout.buffer.write(render(make_sample_brief(), load_settings()))"
    )
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parent)}
    ran = subprocess.run([sys.executable, "-c", code], env=os.environ | other, capture_output=True, check=True)
    assert ran.stdout.decode() == made
