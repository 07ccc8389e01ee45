"""The shipped Word template, the user's own, and text that means harm."""

from __future__ import annotations

import dataclasses
import importlib
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from word import links_of, open_word, style_names, style_of, text_of, walk_paragraphs

from briefing import resources
from briefing.errors import TemplateError
from briefing.model.brief import Brief, Bullets, Line, Paragraph, Section, Text
from briefing.render.docx import render
from briefing.settings import RenderSettings, Settings

SCRIPTS = Path(__file__).parents[2] / "scripts"


def with_template(settings: Settings, path: Path) -> Settings:
    return msgspec.structs.replace(settings, render=RenderSettings(docx=str(path)))


def furniture_of(document: Any) -> list[str]:
    """The words of the header and the footer of the first section."""
    section = document.sections[0]
    return [text_of(part._element) for part in (section.header, section.footer)]


# --- the shipped template -------------------------------------------------------------------------


def test_the_shipped_template_is_what_its_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    made = importlib.import_module("make_docx_template").text_parts()
    with zipfile.ZipFile(_shipped()) as shipped:
        assert set(shipped.namelist()) == set(made) | {f"word/fonts/brief{number}.odttf" for number in (1, 2, 3)}
        assert [name for name, xml in made.items() if shipped.read(name).decode() != xml] == []


def test_it_embeds_its_fonts_so_that_it_looks_alike_where_they_are_not_installed() -> None:
    with zipfile.ZipFile(_shipped()) as archive:
        table = parse_xml(archive.read("word/fontTable.xml"))
        fonts = [name for name in archive.namelist() if name.endswith(".odttf")]
        key = bytes.fromhex(next(table.iter(qn("w:embedRegular"))).get(qn("w:fontKey")).strip("{}").replace("-", ""))[
            ::-1
        ]
        heads = [bytes(a ^ b for a, b in zip(archive.read(name)[:16], key, strict=True)) for name in fonts]
    assert [font.get(qn("w:name")) for font in table] == ["Source Sans 3", "Source Serif 4"]
    assert len(fonts) == 3
    assert b"\x00\x01\x00\x00" in {head[:4] for head in heads}  # the first four bytes of a TrueType face


def test_header_and_footer_carry_title_marking_house_and_page_numbers(sample_brief: Brief, settings: Settings) -> None:
    document = open_word(render(sample_brief, settings))
    header, footer = furniture_of(document)
    assert header == "The lease of Saltmere’s northern quay\u00a0TLP:GREEN\u00a0"
    assert footer == "1 / 1   Research Service, Transport Desk. As of 18 March 2031\u00a0TLP:GREEN\u00a0"
    codes = [code.text.strip() for code in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_marking_is_12_points_white_on_black(sample_brief: Brief, settings: Settings) -> None:
    document = open_word(render(sample_brief, settings))
    run = next(r for r in document.sections[0].header._element.iter(qn("w:r")) if "TLP" in text_of(r))
    assert style_of(document, run) == "Brief Marking"
    style = document.styles["Brief Marking"]
    assert (style.font.size.pt, str(style.font.color.rgb)) == (12, "FFFFFF")
    assert style.element.xpath("w:rPr/w:shd/@w:fill") == ["000000"]


def test_without_a_marking_there_is_no_black_bar(sample_brief: Brief, settings: Settings) -> None:
    document = open_word(render(dataclasses.replace(sample_brief, marking=""), settings))
    assert furniture_of(document) == [
        "The lease of Saltmere’s northern quay",
        "1 / 1   Research Service, Transport Desk. As of 18 March 2031",
    ]


def _shipped() -> Path:
    return resources.templates("docx") / "brief.docx"


# --- the user's own template ----------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house's document: its own heading style and header, words before and after the place for the brief."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "House Gothic"
    document.sections[0].header.paragraphs[0].text = "Ministry of Averland: {{ title }}"
    document.add_paragraph("Before the brief.")
    document.add_paragraph("{{ briefing }}")
    document.add_paragraph("After the brief.")
    document.save(str(tmp_path / "house.docx"))
    return tmp_path / "house.docx"


def test_the_brief_goes_where_the_template_says_so(sample_brief: Brief, settings: Settings, house: Path) -> None:
    document = open_word(render(sample_brief, with_template(settings, house)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Before the brief."
    assert texts[-1] == "After the brief."
    assert sample_brief.title in texts
    assert not any("{{" in text for text in texts)


def test_without_a_place_for_it_the_brief_goes_to_the_end(
    sample_brief: Brief, settings: Settings, tmp_path: Path
) -> None:
    plain = docx.Document()
    plain.add_paragraph("A cover page.")
    plain.save(str(tmp_path / "plain.docx"))
    document = open_word(render(sample_brief, with_template(settings, tmp_path / "plain.docx")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "A cover page."
    assert sample_brief.title in texts
    assert document.element.body[-1].tag == qn("w:sectPr")


def test_the_house_keeps_its_styles_and_gets_those_it_lacks(
    sample_brief: Brief, settings: Settings, house: Path
) -> None:
    document = open_word(render(sample_brief, with_template(settings, house)))
    assert document.styles["Heading 1"].font.name == "House Gothic"
    assert document.styles["Brief Verbatim"].font.name == "Source Serif 4"
    names = style_names(document)
    assert len(names) == len({name.lower() for name in names.values()})
    used = set(document.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= set(names)
    bases = set(document.styles.element.xpath("//w:basedOn/@w:val | //w:next/@w:val"))
    assert bases <= set(names)


def test_the_fonts_of_the_brief_come_along(sample_brief: Brief, settings: Settings, house: Path) -> None:
    made = render(sample_brief, with_template(settings, house))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        table = parse_xml(archive.read("word/fontTable.xml"))
        relations = parse_xml(archive.read("word/_rels/fontTable.xml.rels"))
        names = archive.namelist()
    embedded = {key.get(qn("r:id")) for font in table for key in font if "embed" in key.tag}
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    assert {font.get(qn("w:name")) for font in table} > {"Source Sans 3", "Source Serif 4"}
    assert len(embedded) == 3
    assert {f"word/{targets[identifier]}" for identifier in embedded} <= set(names)
    assert open_word(made).settings.element.xpath("w:embedTrueTypeFonts")


def test_numbered_lists_work_in_a_template_that_has_none(
    sample_brief: Brief, settings: Settings, house: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.docx"
    _drop_numbering(house, bare)
    document = open_word(render(sample_brief, with_template(settings, bare)))
    items = [p for p in walk_paragraphs(document) if style_of(document, p) == "Bottom Line"]
    numbers = {p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for p in items}
    assert len(items) == 5
    assert len(numbers) == 1
    numbering = document.part.numbering_part.element
    abstract = numbering.xpath(f"w:num[@w:numId='{numbers.pop()}']/w:abstractNumId/@w:val")[0]
    assert numbering.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']//w:pStyle/@w:val") == ["BottomLine"]


def _drop_numbering(source: Path, target: Path) -> None:
    document = docx.Document(str(source))
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[identifier]
    for style in document.styles.element.xpath("//w:style[w:pPr/w:numPr]"):
        document.styles.element.remove(style)
    document.save(str(target))


def test_the_marking_is_printed_on_every_page_even_if_the_template_forgot_it(
    sample_brief: Brief, settings: Settings, house: Path
) -> None:
    document = docx.Document(str(house))
    document.sections[0].different_first_page_header_footer = True
    document.save(str(house))
    made = open_word(render(sample_brief, with_template(settings, house)))
    section = made.sections[0]
    parts = (section.header, section.footer, section.first_page_header, section.first_page_footer)
    assert [text_of(part._element).count("TLP:GREEN") for part in parts] == [1, 1, 1, 1]
    assert "Ministry of Averland: The lease of Saltmere’s northern quay" in text_of(section.header._element)


def test_a_finished_brief_as_template_carries_only_the_new_evidence(
    sample_brief: Brief, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "old.docx").write_bytes(render(dataclasses.replace(sample_brief, title="Old"), settings))
    made = render(sample_brief, with_template(settings, tmp_path / "old.docx"))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        items = [name for name in archive.namelist() if name.startswith("customXml/item") and "Props" not in name]
    assert len(items) == 1


@pytest.mark.parametrize("content", [b"no document", b"PK\x03\x04 half a document"])
def test_a_file_that_is_no_word_document_is_named(
    sample_brief: Brief, settings: Settings, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "wrong.docx").write_bytes(content)
    with pytest.raises(TemplateError, match=r"wrong\.docx") as raised:
        render(sample_brief, with_template(settings, tmp_path / "wrong.docx"))
    assert "Save it in Word" in raised.value.hint


def test_a_template_that_is_missing_is_named(sample_brief: Brief, settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"missing\.docx"):
        render(sample_brief, with_template(settings, tmp_path / "missing.docx"))


# --- text that means harm -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("</w:t><w:p/> & <evil>", "</w:t><w:p/> & <evil>"),
        ("{{ marking }} {{ briefing }}", "{{ marking }} {{ briefing }}"),
        ("a\x00b\x0bc\x1bd\ufffee", "a\ufffdb c\ufffdd\ufffde"),
        ("two\nlines\tand\r\na tab", "two lines and a tab"),
        ("שלום \u202eabc 中文 🎈", "שלום \u202eabc 中文 🎈"),
    ],
)
def test_hostile_text_is_printed_as_text(sample_brief: Brief, settings: Settings, text: str, printed: str) -> None:
    line = Line(runs=(Text(text=text), Text(text=text, verbatim=True)))
    blocks = (Paragraph(line=line), Bullets(lines=(line,), ordered=True))
    brief = dataclasses.replace(
        sample_brief, title=text, sections=(Section(id="x", type="about", title=text, blocks=blocks),)
    )
    document = open_word(render(brief, settings))
    texts = [text_of(paragraph) for paragraph in walk_paragraphs(document)]
    assert texts.count(f"{printed}“{printed}”") == 2
    assert texts.count(printed) == 2  # title, heading
    assert printed in {words for words, _ in links_of(document.element.body)}  # contents
    assert printed in text_of(document.sections[0].header._element)


def test_a_very_long_title_does_not_break_the_properties(sample_brief: Brief, settings: Settings) -> None:
    brief = dataclasses.replace(sample_brief, title="harbour " * 60)
    assert len(open_word(render(brief, settings)).core_properties.title) == 255
