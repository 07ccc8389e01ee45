"""Every format prints the same statements with the same marks, as a reader of that format alone sees them.

Each format is read here by a library of its own, not by the program's own readers: Markdown as a CommonMark renderer
with tables shows it, Word by python-docx, the PDF by PDFium, the page by lxml.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import html
from markdown_it import MarkdownIt

from briefing.documents import open_document


def letters(text: str) -> str:
    """The letters and digits alone: what no layout may change."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def read_pdf(document: bytes) -> str:
    with pypdfium2.PdfDocument(document) as opened:
        return "".join(page.get_textpage().get_text_range() for page in opened)


def read_docx(document: bytes) -> str:
    body = docx.Document(io.BytesIO(document)).element.body
    return "".join(text.text or "" for text in body.iter(qn("w:t")))


def read_html(document: bytes) -> str:
    root = html.document_fromstring(document.decode())
    for unseen in root.xpath("//script | //style | //head"):
        unseen.drop_tree()
    return str(root.text_content())


def read_markdown(document: bytes) -> str:
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(document.decode())
    root = html.document_fromstring(page)
    for comment in root.xpath("//comment()"):
        comment.drop_tree()
    return str(root.text_content())


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "md": read_markdown,
}


def statements_of(brief: dict[str, Any]) -> list[list[str]]:
    """For each line that cites, its pieces between signs: words, quotations and marks in their order."""
    lines = [line for section in brief["sections"] for line in section["lines"] if line["cites"]]
    return [pieces_of(line) for line in lines]


def pieces_of(line: dict[str, Any]) -> list[str]:
    pieces = [""]
    for run in line["runs"]:
        if "sign" in run:
            pieces.append("")
        else:
            pieces[-1] += letters(str(next(iter(run.values()))))
    return [piece for piece in pieces if piece]


@pytest.fixture(scope="module")
def brief(sample: dict[str, Path]) -> dict[str, Any]:
    """The brief as the JSON format writes it."""
    return json.loads(sample["json"].read_bytes())


@pytest.mark.parametrize("kind", READERS)
def test_every_statement_is_printed_as_often_as_the_brief_says(
    sample: dict[str, Path], brief: dict[str, Any], kind: str
) -> None:
    printed = letters(READERS[kind](sample[kind].read_bytes()))
    wanted = Counter(piece for pieces in statements_of(brief) for piece in pieces)
    assert wanted.total() > 50
    assert [piece for piece, times in wanted.items() if printed.count(piece) < times] == []


@pytest.mark.parametrize("kind", READERS)
def test_every_cited_sentence_is_printed_with_its_mark(
    sample: dict[str, Path], brief: dict[str, Any], kind: str
) -> None:
    printed = letters(READERS[kind](sample[kind].read_bytes()))
    cited = [letters(reference["id"] + reference["evidence"]["text"])[1:] for reference in brief["references"]]
    assert [sentence for sentence in cited if sentence not in printed] == []


@pytest.mark.parametrize("kind", READERS)
def test_the_brief_in_every_format_is_the_same(sample: dict[str, Path], brief: dict[str, Any], kind: str) -> None:
    embedded = open_document(sample[kind]).brief
    own = {"words", "excerpts", "check"}  # words of the templates, texts that the page shows, and the digest over both
    assert {key: embedded[key] for key in embedded.keys() - own} == {key: brief[key] for key in brief.keys() - own}
