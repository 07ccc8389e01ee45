"""The text of a tagged PDF in its logical order (ISO 32000-1, 14.7 and 14.8.2.3), and the brief attached to it.

Text that the structure tree names comes in the order of the tree, which is the order of the HTML it was made from. Text
that it doesn't name belongs to the margins.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

EVIDENCE_NAME = "evidence.json"
_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line (`IsHyphen` in its `cpdf_textpage.cpp`)."""
_DEEPEST = 15
"""Forms within forms are followed so far."""


def read_pdf(document: bytes) -> tuple[bytes, str, tuple[str, ...], str]:
    """The attached brief, the text in logical order, the text of the margins, page by page, and whose copy it is.

    Raises `ValueError` for a file that does not open or carries no brief.
    """
    try:
        pdf = pypdfium2.PdfDocument(document)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"not a PDF that opens ({error})") from error
    with pdf:
        evidence = _read_attachment(pdf)
        pages = [_read_page(page) for page in pdf]
        mark = pdf.get_metadata_value("CopyFor")
    margins = tuple(margin for _, margin in pages if margin.strip())
    return evidence, "\n".join(body for body, _ in pages), margins, mark


def _read_attachment(pdf: pypdfium2.PdfDocument) -> bytes:
    for number in range(pdf.count_attachments()):
        attachment = pdf.get_attachment(number)
        if attachment.get_name() == EVIDENCE_NAME:
            return bytes(attachment.get_data())
    raise ValueError(f"no attachment {EVIDENCE_NAME}")


def _read_page(page: pypdfium2.PdfPage) -> tuple[str, str]:
    texts: dict[int, list[str]] = {}
    lines = page.get_textpage()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST):
        marked = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        texts.setdefault(marked, []).append(_text_of(thing.raw, lines.raw))
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, place) for place in range(_count(tree))]
        order = dict.fromkeys(identifier for root in roots for identifier in _walk_content(root))
    finally:
        raw.FPDF_StructTree_Close(tree)
    body = [text for identifier in order for text in texts.pop(identifier, [])]
    return "\n".join(body), "\n".join(text for rest in texts.values() for text in rest)


def _count(tree: Any) -> int:
    return max(0, raw.FPDF_StructTree_CountChildren(tree)) if tree else 0


def _walk_content(element: Any) -> Iterator[int]:
    """The marked content below an element of the structure tree, in order."""
    if not element:
        return
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield from _walk_content(child)
        elif (identifier := raw.FPDF_StructElement_GetChildMarkedContentID(element, place)) >= 0:
            yield identifier


def _text_of(thing: Any, lines: Any) -> str:
    size = raw.FPDFTextObj_GetText(thing, lines, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(thing, lines, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0").replace(_HYPHEN, "-")
