"""Word: every kind of block, notes, and tracked changes as if accepted."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import Any

import pytest
from docx.oxml import parse_xml

from tests.ingest.readers.reading import PARAGRAPHS, TITLE, blocks, codes, read_file, read_text_of, word
from tests.ingest.readers.samples import find_samples

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_headings_paragraphs_lists_and_tables(tmp_path: object) -> None:
    def write(document: Any) -> None:
        document.core_properties.title = TITLE
        document.core_properties.author = "Ola Lund"
        document.add_heading(TITLE, 0)
        document.add_paragraph(PARAGRAPHS[0])
        document.add_heading("What is at stake", 2)
        document.add_paragraph("Wider quays by 2027", style="List Bullet")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Year", "Tonnes", "2022", "4.1 million"), strict=True):
            cell.text = text

    found = read_text_of(".docx", word(write))
    assert (found.title, found.author) == (TITLE, "")
    assert blocks(found) == [
        f"# {TITLE}",
        PARAGRAPHS[0],
        "## What is at stake",
        "- Wider quays by 2027",
        "Year | Tonnes",
        "2022 | 4.1 million",
    ]


def test_tracked_changes_are_read_as_if_accepted() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("The minister ")
        for element in (
            f"<w:del {W}><w:r><w:delText>refused</w:delText></w:r></w:del>",
            f"<w:ins {W}><w:r><w:t>agreed</w:t></w:r></w:ins>",
            f"<w:moveFrom {W}><w:r><w:t> twice</w:t></w:r></w:moveFrom>",
        ):
            paragraph._p.append(parse_xml(element))
        paragraph.add_run(" on Monday.")

    assert read_text_of(".docx", word(write)).text == "The minister agreed on Monday."


def test_the_title_of_a_template_is_not_the_title_of_the_text() -> None:
    def write(document: Any) -> None:
        document.core_properties.title = "Letter template 3"
        document.add_paragraph(PARAGRAPHS[0])

    assert read_text_of(".docx", word(write)).title == ""


def with_notes(data: bytes, note: str) -> bytes:
    """The document with a part of footnotes, as Word writes it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    type_ = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>no note</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
                )
            if name == "[Content_Types].xml":
                content = content.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{type_}"/></Types>'
                )
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", part)
    return stream.getvalue()


def test_footnotes_stand_at_the_end() -> None:
    data = with_notes(word(lambda document: document.add_paragraph(PARAGRAPHS[0])), "Figures are those of the port.")
    assert blocks(read_text_of(".docx", data)) == [PARAGRAPHS[0], "- Figures are those of the port."]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (b"no package", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "encrypted"),
    ],
)
def test_what_is_no_word_document(data: bytes, code: str) -> None:
    assert codes(read_file(".docx", data)) == [code]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_document_is_read_through_libreoffice() -> None:
    assert PARAGRAPHS[0] in read_text_of(".doc", find_samples(".doc")[0]).text


def test_rich_text_and_new_documents_under_the_old_name_are_read_as_what_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.ingest.readers.office.shutil.which", lambda _: None)
    assert read_text_of(".doc", rb"{\rtf1 Talks resume.\par}").text == "Talks resume."
    assert PARAGRAPHS[0] in read_text_of(".doc", find_samples(".docx")[0]).text
