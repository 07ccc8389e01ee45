"""PDF: pages to paragraphs in reading order, by PDFium; running heads, page numbers and broken words settled.

The file gives characters with boxes. Characters become pieces of lines, pieces become lines in reading order
(`columns`), lines become paragraphs (`paragraphs`). Pages that are pictures are read by Tesseract where it is
installed, and said otherwise.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.ingest.extracted import Extracted, Flaw, Reading, UnreadableError, Writer
from briefing.ingest.readers.columns import Piece, order_pieces
from briefing.ingest.readers.paragraphs import Line, drop_running, join_pieces, write_paragraphs

MOST_PAGES = 400
_FEWEST = 20
_GAP, _BACK, _SPACE, _LEVEL = 1.4, 0.8, 0.17, 0.4
_HYPHENS, _SPACE_CODE = (0x02, 0xFFFE), 0x20
_RECOGNISED = 10
_RESOLUTION = 200 / 72
_IMAGE = 3
_FARTHEST = 14_400
"""Points from a page's corner. No page is larger (ISO 32000-1, annex C): what stands beyond is seen by nobody."""


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF with the offsets at which its pages begin.

    Raises `UnreadableError` for a file that needs a password or has no text at all.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            message = "The PDF is encrypted: it opens with a password only."
            raise UnreadableError("encrypted", message, "Save a copy without the password.") from error
        raise UnreadableError("damaged", "The file is no PDF, or is damaged.", "Save it anew.") from error
    flaws: list[Flaw] = []
    pages = [_read_page(document, number) for number in range(min(len(document), MOST_PAGES))]
    if len(document) > MOST_PAGES:
        flaws.append(_note("long", f"Only the first {MOST_PAGES} of its {len(document)} pages were read."))
    pictures = [n for n, lines in enumerate(pages) if _is_picture(document, n, lines)]
    if pictures:
        flaws.append(_recognise(document, pages, pictures))
    writer = Writer()
    write_paragraphs(writer, drop_running(pages))
    if not writer.text:
        if not pictures:
            raise UnreadableError("empty", "The PDF holds no text.")
        return Reading(flaws=(_as_error(flaws[-1], recognised=shutil.which("tesseract") is not None),))
    return Reading(texts=(Extracted(text=writer.text, pages=tuple(writer.pages)),), flaws=tuple(flaws))


# --- characters to lines --------------------------------------------------------------------------


def _read_page(document: Any, number: int) -> list[Line]:
    page = document[number]
    text = page.get_textpage()
    try:
        pieces = list(_pieces(text))
        return join_pieces(order_pieces(pieces))
    finally:
        text.close()
        page.close()


def _pieces(text: Any) -> Iterator[Piece]:
    """The words of a page, in the order of the file, as pieces that stand on one line without a wide gap."""
    piece: Piece | None = None
    for first, last, space in _words(text):
        found = _measure(text, first, last)
        if found is None:
            continue
        if piece is not None and _follows(piece, found):
            apart = space == " " or found.left - piece.right > _SPACE * found.size
            piece.extend(found, " " if space and apart else "")
        else:
            if piece is not None:
                yield piece
            piece = found
    if piece is not None:
        yield piece


def _words(text: Any) -> Iterator[tuple[int, int, str]]:
    """First and last character of each word, and the space before it: the file's own, or one PDFium made out (“?”)."""
    from pypdfium2 import raw  # noqa: PLC0415

    unicode_of, count = raw.FPDFText_GetUnicode, raw.FPDFText_CountChars(text)
    first, space = -1, "?"
    for index in range(count):
        code = unicode_of(text, index)
        if code > _SPACE_CODE or code in _HYPHENS:
            first = index if first < 0 else first
            if code not in _HYPHENS:
                continue
            yield first, index, space
            first, space = -1, "?"
            continue
        if first >= 0:
            yield first, index - 1, space
            first, space = -1, "?"
        if raw.FPDFText_IsGenerated(text, index) != 1:
            space = " "
    if first >= 0:
        yield first, count - 1, space


def _measure(text: Any, first: int, last: int) -> Piece | None:
    """The piece that the characters from `first` to `last` make; None for letters on their side or off any page."""
    from pypdfium2 import raw  # noqa: PLC0415

    start, end, matrix = raw.FS_RECTF(), raw.FS_RECTF(), raw.FS_MATRIX()
    raw.FPDFText_GetLooseCharBox(text, first, ctypes.byref(start))
    raw.FPDFText_GetLooseCharBox(text, last, ctypes.byref(end))
    raw.FPDFText_GetMatrix(text, first, ctypes.byref(matrix))
    places = (start.left, start.bottom, start.top, end.right, matrix.d)
    if abs(matrix.b) > abs(matrix.a) or not all(abs(place) <= _FARTHEST for place in places):
        return None
    size = raw.FPDFText_GetFontSize(text, first) * abs(matrix.d)
    return Piece(
        text="".join(_character(raw.FPDFText_GetUnicode(text, n)) for n in range(first, last + 1)),
        left=start.left,
        right=max(start.right, end.right),
        bottom=start.bottom,
        top=start.top,
        size=size if size > 1 else max(1.0, start.top - start.bottom),
    )


def _character(code: int) -> str:
    return "-" if code in _HYPHENS else chr(code) if code <= sys.maxunicode else "\ufffd"


def _follows(piece: Piece, found: Piece) -> bool:
    """Whether a character goes on with the line: it overlaps in height, and stands close behind."""
    level = min(found.top, piece.top) - max(found.bottom, piece.bottom)
    gap = found.left - piece.right
    return level > _LEVEL * min(found.size, piece.size) and -_BACK * found.size < gap < _GAP * found.size


# --- pages that are pictures ----------------------------------------------------------------------


def _is_picture(document: Any, number: int, lines: list[Line]) -> bool:
    if sum(len(line.text) for line in lines) >= _FEWEST:
        return False
    page = document[number]
    try:
        return any(True for _ in page.get_objects(filter=[_IMAGE], max_depth=3))
    finally:
        page.close()


def _recognise(document: Any, pages: list[list[Line]], numbers: list[int]) -> Flaw:
    """Fills in the pages that are pictures, if Tesseract is there; the flaw says what was done."""
    named = ", ".join(str(n + 1) for n in numbers[:8]) + (" …" if len(numbers) > 8 else "")
    what = f"Page {named} is a picture" if len(numbers) == 1 else f"Pages {named} are pictures"
    if shutil.which("tesseract") is None:
        hint = "Install Tesseract (apt-get install tesseract-ocr), or save the text as .txt."
        return Flaw(severity="warning", code="scanned", message=f"{what} of text and could not be read.", hint=hint)
    for number in numbers[:_RECOGNISED]:
        pages[number] = _recognise_page(document[number])
    more = f"; only {_RECOGNISED} of them were" if len(numbers) > _RECOGNISED else ""
    message = f"{what} of text, read by character recognition{more}."
    return Flaw(severity="warning", code="scanned", message=message, hint="Compare what is cited with the page.")


def _recognise_page(page: Any) -> list[Line]:
    from io import BytesIO  # noqa: PLC0415

    picture = BytesIO()
    page.render(scale=_RESOLUTION).to_pil().save(picture, format="PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "eng"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=picture.getvalue(), capture_output=True, check=False, env=environment)  # noqa: S603
    height = page.get_height()
    found = done.stdout.decode("utf-8", "replace").replace("\f", "")
    lines = [line.strip() for line in found.split("\n")]
    step = height / max(len(lines), 1)
    return [
        Line(text=words, left=0, right=len(words), top=height - n * step, bottom=height - (n + 0.6) * step, size=10)
        for n, words in enumerate(lines)
        if words
    ]


def _note(code: str, message: str) -> Flaw:
    return Flaw(severity="warning", code=code, message=message, hint="Cut out the part that matters.")


def _as_error(flaw: Flaw, *, recognised: bool) -> Flaw:
    message = "Its pages are pictures, and no text was made out on them." if recognised else flaw.message
    return replace(flaw, severity="error", message=message, hint="Save its text as .txt." if recognised else flaw.hint)
