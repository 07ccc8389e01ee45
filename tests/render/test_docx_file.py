"""The Word document as a file: its XML, its properties, the evidence in it, and the same bytes each time."""

from __future__ import annotations

import ctypes
import dataclasses
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import ImageChops
from pypdfium2 import raw
from word import open_word

from briefing import resources
from briefing.model.brief import Brief
from briefing.render.docx import read_evidence, render
from briefing.render.json import describe
from briefing.settings import Settings

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Children of WordprocessingML properties in the order of the schema (ECMA-376 part 1, annex A), as far as we use them.
ORDER = {
    "pPr": ("pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "sectPr"),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "color", "sz", "szCs", "shd", "lang"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign"),
    "trPr": ("cantSplit", "tblHeader"),
    "tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
    "tcBorders": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "tblBorders": ("top", "left", "bottom", "right", "insideH", "insideV"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(sample_brief: Brief, settings: Settings) -> bytes:
    return render(sample_brief, settings)


@pytest.fixture(scope="module")
def document(made: bytes) -> Any:
    return open_word(made)


def test_word_finds_nothing_to_repair(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(made)
    assert find_faults(path) == []
    assert find_faults(resources.templates("docx") / "brief.docx") == []


def test_but_a_misspelt_element_is_a_fault(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"w:tblHeader", b"w:tblHeeder"))
    assert any("tblHeeder" in fault for fault in find_faults(path))


def find_faults(path: Path) -> list[str]:
    """What breaks the schemas of ECMA-376, or the rules that Word keeps beyond them."""
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    return [f"{error.part_uri}: {error.description}" for error in found.errors]


def test_content_names_styles_and_sets_no_font_size_or_colour(document: Any) -> None:
    body = document.element.body
    assert body.xpath(".//w:rPr/*[not(self::w:rStyle)]") == []
    assert body.xpath(".//w:pPr/w:spacing | .//w:pPr/w:shd | .//w:pPr/w:pBdr | .//w:tcPr/w:shd") == []
    assert body.xpath(".//w:p[not(w:pPr/w:pStyle)]") == []


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"])
def test_properties_stand_in_the_order_of_the_schema(made: bytes, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        root = parse_xml(archive.read(part))
    for tag, order in ORDER.items():
        for properties in root.iter(qn(f"w:{tag}")):
            names = [child.tag.rpartition("}")[2] for child in properties]
            assert names == sorted(names, key=order.index), (tag, names)


def test_the_file_carries_the_whole_brief(made: bytes, sample_brief: Brief) -> None:
    carried = json.loads(read_evidence(made))
    whole = describe(sample_brief, carried["words"])  # with the words of its furniture
    assert carried == json.loads(json.dumps(whole))
    plain = set(json.loads(json.dumps(describe(sample_brief)))["words"])
    assert all("TLP:GREEN" in words or words in plain for words in carried["words"])


def test_the_evidence_survives_a_save_by_another_program(made: bytes, sample_brief: Brief) -> None:
    saved = io.BytesIO()
    open_word(made).save(saved)
    assert json.loads(read_evidence(saved.getvalue()))["title"] == sample_brief.title


def test_a_document_without_evidence_is_told_apart(settings: Settings) -> None:
    with pytest.raises(ValueError, match="no evidence"):
        read_evidence((resources.templates("docx") / "brief.docx").read_bytes())


def test_dates_and_names_in_the_properties_are_those_of_the_brief(document: Any) -> None:
    properties = document.core_properties
    assert properties.title == "The lease of Saltmere’s northern quay"
    assert properties.author == "Research Service, Transport Desk"
    assert properties.keywords == "TLP:GREEN"
    assert properties.language == "en-GB"
    assert properties.created.isoformat() == properties.modified.isoformat() == "2031-03-18T00:00:00+00:00"


def test_a_brief_without_a_date_gets_none_in_the_properties(sample_brief: Brief, settings: Settings) -> None:
    document = open_word(render(dataclasses.replace(sample_brief, as_of=""), settings))
    assert document.core_properties.created is None
    assert document.core_properties.modified is None


def test_entries_of_the_file_have_a_fixed_order_and_no_date(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])


def test_the_same_bytes_come_out_under_another_clock_locale_and_hash_seed(made: bytes) -> None:
    code = (
        "import sys; from sample_brief import make_sample_brief; from briefing.settings import load_settings; "
        "from briefing.render.docx import render; sys.stdout.buffer.write(render(make_sample_brief(), load_settings()))"
    )
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parent)}
    ran = subprocess.run([sys.executable, "-c", code], env=os.environ | other, capture_output=True, check=True)
    assert ran.stdout == made


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_counts_its_pages(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(made)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "brief.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "brief.pdf") as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert 5 <= len(pages) <= 8
    for number, text in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in text
        assert text.count("TLP:GREEN") == 2


def convert(document: Path, to: str, folder: Path) -> Path:
    """The document as LibreOffice saves it in another format."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder / f"{document.stem}.{to.partition(':')[0]}"


def pages_of(pdf: Path) -> list[str]:
    """The letters and digits of each page; LibreOffice writes its own bullets."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(filter(str.isalnum, page.get_textpage().get_text_range())) for page in document]


def pictures_of(pdf: Path) -> list[Any]:
    """Each page in grey, small."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=0.6, grayscale=True).to_pil() for page in document]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_round_trip_through_libreoffice_keeps_every_page_and_word(made: bytes, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "brief.docx").write_bytes(made)
    before = convert(first / "brief.docx", "pdf", first)
    again = convert(first / "brief.docx", "docx:MS Word 2007 XML", second)
    after = convert(again, "pdf", second)
    assert pages_of(after) == pages_of(before)
    for one, other in zip(pictures_of(before), pictures_of(after), strict=True):
        assert one.size == other.size
        differing = sum(ImageChops.difference(one, other).point(lambda value: value > 96).histogram()[1:])
        assert differing < 0.01 * one.width * one.height


def restyle(document: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The document with its `styles.xml` changed, and nothing else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == "word/styles.xml" else content)
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_changed_style_changes_every_heading_of_the_document(made: bytes, tmp_path: Path) -> None:
    def to_green(styles: bytes) -> bytes:
        root = etree.fromstring(styles)
        (colour,) = root.xpath("//w:style[@w:styleId='Heading1']/w:rPr/w:color", namespaces={"w": WORD})
        colour.set(f"{{{WORD}}}val", "00AA00")
        return etree.tostring(root)

    seen = []
    for name, document in (("as_made", made), ("restyled", restyle(made, to_green))):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(document)
        seen.append(letters_of_headings(convert(path, "pdf", tmp_path)))
    titles = "".join(p.text for p in open_word(made).paragraphs if p.style.name == "Heading 1")
    for letters, colour in zip(seen, ((0x12, 0x3F, 0x5C), (0x00, 0xAA, 0x00)), strict=True):
        assert "".join(letter for letter, _ in letters) == "".join(filter(str.isalpha, titles))
        assert {shown for _, shown in letters} == {colour}


def letters_of_headings(pdf: Path) -> list[tuple[str, tuple[int, ...]]]:
    """The letters that are as large as a section's heading, each with its colour."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for place in range(text.count_chars()):
                letter = text.get_text_range(place, 1)
                if abs(raw.FPDFText_GetFontSize(text, place) - 14) < 0.1 and letter.isalpha():
                    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
                    raw.FPDFText_GetFillColor(text, place, red, green, blue, alpha)
                    found.append((letter, (red.value, green.value, blue.value)))
    return found
