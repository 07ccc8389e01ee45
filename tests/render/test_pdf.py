"""The PDF: what the brief says is in it, nothing is lost on the way, and it is the same each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from weasyprint import HTML

from briefing import resources
from briefing.errors import RenderError, TemplateError
from briefing.model.brief import Brief
from briefing.render import json as json_format
from briefing.render import pdf
from briefing.render.checks import check_pdf
from briefing.settings import RenderSettings, Settings
from briefing.verify import verify_file


@pytest.fixture(scope="module")
def made(sample_brief: Brief, settings: Settings) -> bytes:
    return pdf.render(sample_brief, settings)


def text_of(made: bytes) -> str:
    with pypdfium2.PdfDocument(made) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_every_printed_line_can_be_proved_from_the_finished_file(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(made)
    result = verify_file(path)
    assert result.printed
    assert result.citations > 80


def test_words_stand_in_reading_order_so_that_an_actor_comes_before_what_it_says(made: bytes) -> None:
    text = text_of(made)
    section = text.index("By actor.")
    actor, topic, words = (
        text.index(words, section) for words in ("Corvin Lines", "Investment", "announces an invest")
    )
    assert section < actor < topic < words < text.index("City of Saltmere", actor)


def test_the_first_page_carries_the_bottom_line(made: bytes) -> None:
    with pypdfium2.PdfDocument(made) as document:
        first = document[0].get_textpage().get_text_range()
    assert "Bottom line" in first
    assert "Ostrany has reportedly asked" in first


def test_a_reference_names_the_pages_that_cite_it_once_each(made: bytes) -> None:
    with pypdfium2.PdfDocument(made) as document:
        last = squeeze(document[len(document) - 1].get_textpage().get_text_range())
        citing = [number for number, page in enumerate(document, 1) if "4:3" in page.get_textpage().get_text_range()]
    places = ",".join(str(number) for number in citing[:-1])
    assert f"atitsownrisk.line3,p.{places}" in last


def test_the_json_of_the_brief_is_attached(made: bytes, sample_brief: Brief) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        attached = json.loads(document.attachments["evidence.json"].get_file().read_bytes())
    assert attached["title"] == sample_brief.title
    assert attached["sections"] == json.loads(json.dumps(json_format.describe(sample_brief)["sections"]))


def test_it_is_tagged_has_a_language_a_title_and_bookmarks(made: bytes, sample_brief: Brief) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en"
        assert document.docinfo["/Title"] == sample_brief.title
        assert document.docinfo["/Author"] == "Research Service, Transport Desk"
        assert document.docinfo["/CreationDate"] == "D:20310318"
        assert "pdfuaid:part" in document.Root.Metadata.read_bytes().decode()
        figures = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
        assert figures
        assert all("/Alt" in figure for figure in figures)
    with pypdfium2.PdfDocument(made) as document:
        titles = [item.get_title() for item in document.get_toc()]
    assert titles[1:4] == ["Bottom line", "Key actors", "Positions"]


def test_the_marking_stands_in_head_and_foot_of_every_page(made: bytes) -> None:
    with pypdfium2.PdfDocument(made) as document:
        assert all(page.get_textpage().get_text_range().count("TLP:GREEN") == 2 for page in document)


def test_a_brief_without_marking_house_or_deck_leaves_no_trace_of_them(sample_brief: Brief, settings: Settings) -> None:
    bare = replace(sample_brief, marking="", issuer="", desk="", deck="", kind="", sections=sample_brief.sections[:2])
    with pypdfium2.PdfDocument(pdf.render(bare, settings)) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()
    assert lines[0] == sample_brief.title
    assert lines[-1].startswith("1 / ")


@pytest.mark.slow
def test_the_same_brief_gives_the_same_bytes_in_another_zone_locale_and_hash_seed() -> None:
    script = (
        "import hashlib, sys; from sample_brief import make_sample_brief; from briefing.render import render;"
        "from briefing.settings import load_settings;"
        "[print(hashlib.sha256(render(make_sample_brief(), f, load_settings())).hexdigest()) for f in ('pdf', 'html')]"
    )
    settings = [("UTC", "C", "1"), ("Pacific/Auckland", "de_DE.UTF-8", "2")]
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True, check=True, text=True,
        ).stdout
        for zone, locale, seed in settings
    }  # fmt: skip
    assert len(outputs) == 1


PAGE = '<h1>Title</h1><h2 id="s">Part</h2><p>said <a class="cite" id="m1" href="#r1-1">1:1</a></p><p id="r1-1">one</p>'


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        (PAGE.replace('id="r1-1"', ""), "anchors: r1-1"),
        (PAGE.replace("<h2", "<p").replace("</h2", "</p"), "headings: Part"),
        (PAGE.replace(">1:1<", "> <"), "marks: 1:1"),
        (PAGE.replace('href="#r1-1"', ""), "1 of its 1 links"),
    ],
)
def test_a_layout_that_loses_something_is_refused(shown: str, lost: str) -> None:
    made = HTML(string=shown).write_pdf()
    check_pdf(HTML(string=PAGE).write_pdf(), PAGE)
    with pytest.raises(RenderError, match=lost):
        check_pdf(made, PAGE)


def test_a_style_sheet_may_read_nothing_outside_the_template_folder(
    sample_brief: Brief, settings: Settings, tmp_path: Path
) -> None:
    shipped = (resources.templates("html") / "brief.css").read_text()
    for address in ("https://example.org/logo.png", "file:///etc/hostname", "../../etc/hostname"):
        (tmp_path / "brief.css").write_text(f'{shipped}\nh1 {{ background: url("{address}") }}')
        with pytest.raises(TemplateError, match="outside the template folder"):
            pdf.render(sample_brief, own(settings, tmp_path))


def test_a_house_may_bring_its_own_style_and_logo(sample_brief: Brief, settings: Settings, tmp_path: Path) -> None:
    shipped = (resources.templates("html") / "brief.css").read_text()
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (tmp_path / "brief.css").write_text(shipped.replace("--logo: none", "--logo: url(logo.svg)"))
    short = replace(sample_brief, sections=sample_brief.sections[:1])
    assert pdf.render(short, own(settings, tmp_path)).startswith(b"%PDF")


def own(settings: Settings, folder: Path) -> Settings:
    return Settings(brief=settings.brief, render=RenderSettings(html=str(folder)))
