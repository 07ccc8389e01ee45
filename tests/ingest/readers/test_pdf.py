"""PDF: reading order, paragraphs, broken words, what stands on every page, and the page of each passage."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from briefing.ingest.extracted import Extracted
from tests.ingest.readers.reading import PARAGRAPHS, TITLE, blocks, codes, pdf, read_file, read_text_of

PAGE = "@page { size: A5; margin: 2cm; @top-center { content: 'Norda Papers, volume 7' } @bottom-center { content: counter(page) } }"
COLUMNS = PAGE + "div { columns: 2; text-align: justify; hyphens: auto } p { margin: 0 0 6pt } body { font: 9pt serif }"


MANY = [
    f"In week {n} of the strike it was the same. {words}" for n in ("one", "two", "six", "ten") for words in PARAGRAPHS
]


def markup(*paragraphs: str) -> str:
    return f"<h1>{TITLE}</h1><div>{''.join(f'<p>{p}</p>' for p in paragraphs)}</div>"


def test_two_columns_are_read_one_after_the_other() -> None:
    text = read_text_of(".pdf", pdf(markup(*MANY), COLUMNS))
    assert blocks(text) == [f"# {TITLE}", *MANY]


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = ["Ministers left the talks", "without a deal on Monday,", "the commission said.", "Nobody was surprised."]
    right = ["The union had asked for a", "pause of two weeks, and", "its leader said that he", "would ask again soon."]
    rows = "".join(
        f"<p style='top:{n * 14}pt;left:0'>{a}</p><p style='top:{n * 14}pt;left:200pt'>{b}</p>"
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    )
    text = read_text_of(".pdf", pdf(rows, "p { position: absolute; margin: 0; font: 10pt serif; white-space: nowrap }"))
    assert " ".join(blocks(text)) == " ".join([*left, *right])


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = read_text_of(".pdf", pdf(markup(*MANY), COLUMNS))
    assert len(text.pages) > 1
    assert "Norda Papers" not in text.text
    assert set(blocks(text)[1:]) == set(MANY)


def page_of(text: Extracted, words: str) -> int:
    at = text.text.index(words)
    return sum(start <= at for start in text.pages)


def test_every_passage_knows_its_page() -> None:
    sheets = "<p>First sheet here.</p><p style='break-before: page'>Second sheet here.</p><p style='break-before: page'>Third sheet here.</p>"
    text = read_text_of(".pdf", pdf(sheets))
    assert [page_of(text, f"{n} sheet") for n in ("First", "Second", "Third")] == [1, 2, 3]


BOATS = [(f"{a}{b}{c}".title(), f"{b}{a}") for a in "abcde" for b in ("b", "dr", "j") for c in "aeio"]


def test_a_paragraph_that_goes_on_overleaf_is_one_and_its_end_is_on_the_next_page() -> None:
    long = ", ".join(f"{name} came back with {size} tonnes as its owner told the port" for name, size in BOATS) + "."
    text = read_text_of(".pdf", pdf(f"<p>{long}</p>", PAGE))
    assert blocks(text) == [long]
    assert (page_of(text, "Aba came"), page_of(text, "Eje came")) == (1, len(text.pages))


def test_a_page_without_text_keeps_the_count() -> None:
    text = read_text_of(
        ".pdf", pdf("<p>One.</p><div style='break-before: page; break-after: page'></div><p>Three.</p>")
    )
    assert page_of(text, "Three") == 3


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("The harbour min-<br>istry said so. A ministry must.", "The harbour ministry said so. A ministry must."),
        ("A well-<br>known man. He is well-known.", "A well-known man. He is well-known."),
        ("Talks between Franco-<br>German firms.", "Talks between Franco-German firms."),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines: str, joined: str) -> None:
    assert read_text_of(".pdf", pdf(f"<p>{lines}</p>")).text == joined


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SCANNED = f"<img style='width: 10cm; height: 14cm' src='data:image/png;base64,{PICTURE}'>"


def test_a_scanned_page_is_noticed() -> None:
    reading = read_file(".pdf", pdf(SCANNED))
    assert (reading.texts, codes(reading)) == ((), ["scanned"])


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scanned_page_is_read_where_tesseract_is_and_said_to_be(tmp_path: Path) -> None:
    import pypdfium2

    sheet = pypdfium2.PdfDocument(pdf(f"<p style='font: 14pt serif'>{PARAGRAPHS[0]}</p>", PAGE))[0]
    sheet.render(scale=200 / 72).to_pil().save(tmp_path / "a.png")
    scan = f"<style>@page {{ size: A5; margin: 0 }}</style><img style='width: 100%' src='file://{tmp_path}/a.png'>"
    reading = read_file(".pdf", pdf(scan))
    assert PARAGRAPHS[0] in " ".join(reading.texts[0].text.split())
    assert codes(reading) == ["scanned"]
    assert "character recognition" in reading.flaws[0].message


def test_an_encrypted_pdf_is_said_to_be_one() -> None:
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(markup(*PARAGRAPHS)))) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
    reading = read_file(".pdf", stream.getvalue())
    assert (reading.texts, codes(reading)) == ((), ["encrypted"])
    assert "without the password" in reading.flaws[0].hint


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"no pdf at all", b"%PDF-1.4\n1 0 obj<</Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>"]
)
def test_a_damaged_pdf_is_said_to_be_one(data: bytes) -> None:
    assert codes(read_file(".pdf", data)) == ["damaged"]
