"""A reader's copy bears their name on every page, proves all that the brief does, and is on record by its digest."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from briefing.deliver.editions import digest_edition
from briefing.deliver.ledger import Ledger
from briefing.deliver.watermarks import mark_copy
from briefing.documents import open_document
from briefing.errors import VerifyError
from briefing.render import render
from briefing.settings import load_settings
from briefing.verify import verify_file
from tests.deliver.conftest import make_brief
from tests.deliver.post_offices import House, reader

NAME = "Zoë O’Hara & Söhne <Αθήνα>"
WORDS = f"Copy for {NAME}"
FORMATS = ("pdf", "docx", "html")


@pytest.fixture(scope="module")
def unmarked() -> dict[str, bytes]:
    return {name: render(make_brief(), name, load_settings()) for name in FORMATS}


@pytest.fixture(scope="module")
def marked(unmarked: dict[str, bytes]) -> dict[str, bytes]:
    return {name: mark_copy(content, name, NAME, "en") for name, content in unmarked.items()}


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / f"brief.{name}"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_a_copy_proves_what_the_brief_does_and_names_its_reader(
    name: str, marked: dict[str, bytes], unmarked: dict[str, bytes], tmp_path: Path
) -> None:
    plain = verify_file(write(tmp_path, name, unmarked[name]))
    before = open_document(tmp_path / f"brief.{name}").brief
    assert before["language"] == "en"
    copy = verify_file(write(tmp_path, name, marked[name]))
    assert (copy.statements, copy.citations) == (plain.statements, plain.citations)
    assert (plain.copy_for, copy.copy_for) == ("", WORDS)
    assert open_document(tmp_path / f"brief.{name}").brief == before
    assert digest_edition(open_document(tmp_path / f"brief.{name}").brief) == digest_edition(before)
    if name != "pdf":  # whose writer numbers its resources anew each time
        assert mark_copy(unmarked[name], name, NAME, "en") == marked[name]


def test_every_page_of_the_pdf_bears_the_name_as_an_artifact_in_an_embedded_font(marked: dict[str, bytes]) -> None:
    with pypdfium2.PdfDocument(marked["pdf"]) as document:
        assert [page.get_textpage().get_text_bounded().count("Copy for Zoë") for page in document] == [1] * len(
            document
        )
    with pikepdf.open(BytesIO(marked["pdf"])) as document:
        assert document.Root.MarkInfo.Marked
        assert document.open_metadata()["pdfuaid:part"] == "1"
        for page in document.pages:
            ends = b"".join(part.read_bytes() for part in page.Contents)[-90:]
            assert b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q /" in ends
            forms = [form for form in page.Resources.XObject.values() if form.get("/Subtype") == "/Form"]
            fonts = [f for form in forms for f in form.Resources.get("/Font", pikepdf.Dictionary()).values()]
            assert fonts
            assert all(_is_embedded(font) for font in fonts)


def _is_embedded(font: Any) -> bool:
    own = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return any(key in own.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_every_footer_of_the_word_file_bears_the_name(marked: dict[str, bytes]) -> None:
    import docx

    with zipfile.ZipFile(BytesIO(marked["docx"])) as package:
        feet = [package.read(n).decode() for n in package.namelist() if n.startswith("word/footer")]
    assert feet
    assert all("Copy for Zoë O’Hara &amp; Söhne &lt;Αθήνα&gt;" in foot for foot in feet)
    assert docx.Document(BytesIO(marked["docx"])).paragraphs


def test_the_language_of_the_brief_is_that_of_the_mark(unmarked: dict[str, bytes]) -> None:
    assert "Exemplar für Anna" in mark_copy(unmarked["html"], "html", "Anna", "de").decode()
    assert mark_copy(b"# A brief", "md", "Anna", "en") == b"# A brief"


def test_no_statement_can_hide_in_the_place_of_the_name(
    marked: dict[str, bytes], unmarked: dict[str, bytes], tmp_path: Path
) -> None:
    second = marked["html"].replace(b"</main>", b'<p id="other">Copy for all: the quay is sold.</p></main>')
    with pytest.raises(VerifyError, match="does not hold"):
        verify_file(write(tmp_path, "html", second))
    twice = marked["html"].replace(b"</main>", b'<p id="copy-for">The quay is sold to the highest bidder.</p></main>')
    with pytest.raises(VerifyError, match="does not hold"):
        verify_file(write(tmp_path, "html", twice))
    other = unmarked["html"].replace(b"</main>", b'<p id="copy-for">The quay is sold.</p></main>')
    with pytest.raises(VerifyError, match="does not hold"):
        verify_file(write(tmp_path, "html", other))
    claim = mark_copy(unmarked["html"], "html", "x" * 300, "en")
    with pytest.raises(VerifyError, match="does not hold"):
        verify_file(write(tmp_path, "html", claim))


def test_the_ledger_has_the_digest_of_each_copy_and_one_edition(house: House) -> None:
    folder = '[channel.shared]\nkind = "folder"\npath = "drop/{reader}"\n'
    both = {"channel": "shared", "formats": ["html"], "address": ""}
    first = reader("Anna", **both).replace("[[reader]]\n", "[[reader]]\nwatermark = true\n")
    house.write_readers(1, first + reader("Bert", **both), more=folder)
    house.run("send", "--to", "all")
    copy, plain = (next((house.folder / f"drop/{n}").glob("*.html")).read_bytes() for n in ("anna", "bert"))
    assert plain == (house.folder / "out/brief.html").read_bytes()
    assert "Copy for Anna" in copy.decode()
    with Ledger(house.folder / "ledger.sqlite") as ledger:
        (edition,) = ledger.editions()
        found = {entry.key.reader: entry.documents for entry in ledger.entries(edition.digest)}
    assert found == {
        "anna@reader.example": f"html:{hashlib.sha256(copy).hexdigest()}",
        "bert@reader.example": f"html:{hashlib.sha256(plain).hexdigest()}",
    }
    assert f"(html {hashlib.sha256(copy).hexdigest()[:12]})" in house.run("status", "1").stdout


def test_a_format_without_pages_cannot_bear_a_name(house: House) -> None:
    house.write_readers(1, reader("Anna").replace("[[reader]]\n", "[[reader]]\nwatermark = true\n"))
    assert "a copy as json bears no name" in house.run("send", "--to", "all", "--dry-run", code=2).stderr
