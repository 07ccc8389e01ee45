"""The Word document as a file: its XML, its properties, the evidence in it, and the same bytes each time."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from word import open_word

from briefing import resources
from briefing.model.brief import Brief
from briefing.render.docx import read_evidence, render
from briefing.render.json import describe
from briefing.settings import Settings

# Children of WordprocessingML properties in the order of the schema (ECMA-376 part 1, annex A), as far as we use them.
ORDER = {
    "pPr": ("pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl"),
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
    assert json.loads(read_evidence(made)) == json.loads(json.dumps(describe(sample_brief)))


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
