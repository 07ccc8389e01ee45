"""A finished PDF counted against the markup it was made from: layout engines lose things without a word.

WeasyPrint drops most footnotes when they have both border and padding (Kozea/WeasyPrint#2502); this check is there for
the next fault of that kind. It counts marks, references, links and headings.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable

import pypdfium2
from lxml import html
from pypdfium2 import raw

from briefing.errors import RenderError

_MARK = re.compile(r"\d+:\d+(?:–\d+)?")
_HINT = "This is a fault of the layout; change the print style sheet, or report it with the brief."


def check_pdf(pdf: bytes, page: str) -> None:
    """Raises `RenderError` when a mark, a reference, a link or a heading of the markup is not in the PDF."""
    root = html.document_fromstring(page)
    with pypdfium2.PdfDocument(pdf) as document:
        _demand("anchor", root.xpath("//*[@id]/@id"), _anchors_of(document))
        _demand("heading", _titles_of(root), (_squeeze(item.get_title()) for item in document.get_toc()))
        _demand("mark", _marks_of(root), _printed_marks(document))
        _check_links(root, document)


def _demand(what: str, expected: Iterable[str], found: Iterable[str]) -> None:
    missing = Counter(expected) - Counter(found)
    if missing:
        some = ", ".join(sorted(missing)[:5])
        raise RenderError(f"The PDF lost {missing.total()} of its {what}s: {some}.", hint=_HINT)


def _anchors_of(document: pypdfium2.PdfDocument) -> Iterable[str]:
    size = ctypes.c_long()
    for place in range(raw.FPDF_CountNamedDests(document)):
        raw.FPDF_GetNamedDest(document, place, None, size)
        name = ctypes.create_string_buffer(size.value)
        raw.FPDF_GetNamedDest(document, place, name, size)
        yield name.raw.decode("utf-16-le").rstrip("\0")


def _check_links(root: html.HtmlElement, document: pypdfium2.PdfDocument) -> None:
    expected = len(root.xpath("//a/@href"))
    found = sum(_count_links(page) for page in document)
    if found < expected:
        raise RenderError(f"The PDF lost {expected - found} of its {expected} links.", hint=_HINT)


def _count_links(page: pypdfium2.PdfPage) -> int:
    place, link, count = ctypes.c_int(0), raw.FPDF_LINK(), 0
    while raw.FPDFLink_Enumerate(page, place, link):
        count += 1
    return count


def _titles_of(root: html.HtmlElement) -> Iterable[str]:
    return (_squeeze(heading.text_content()) for heading in root.xpath("//h1 | //h2 | //h3"))


def _marks_of(root: html.HtmlElement) -> Iterable[str]:
    return (mark.text_content() for mark in root.xpath("//a[@class='cite'] | //span[@class='no']"))


def _printed_marks(document: pypdfium2.PdfDocument) -> Iterable[str]:
    for page in document:
        yield from _MARK.findall(page.get_textpage().get_text_range())


def _squeeze(text: str) -> str:
    return "".join(text.split())
