"""A copy with its reader's name: in the footer of every page of a PDF or Word file, at the end of a page of HTML.

It is put into the finished document, so that one brief serves every reader. What the brief says, and the evidence
in it, is untouched; `briefing verify` names the reader of a copy, and takes no other words in that place.

In the PDF the name is a running footer (an artifact: ISO 32000-1, 14.8.2.2), so that a screen reader doesn't read it on
every page; its font is embedded. A name can be cut off again by whoever wants to: it tells where a copy came from, it
does not prevent one.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from briefing.errors import ConfigError, DeliveryError
from briefing.labels import known_language, say, speaking

PDF_KEY = "CopyFor"
"""The entry of the document information dictionary that holds the words of the mark."""
TAG = "copy-for"
"""What the mark is called in Word (a content control) and in HTML (an id)."""
FORMATS = ("pdf", "docx", "html")


def mark_copy(content: bytes, format_: str, name: str, language: str) -> bytes:
    """The document with “Copy for NAME”, in the language of the brief; formats without pages are left alone.

    Raises `DeliveryError` for a document that has no place for it, `ConfigError` when the extra is not installed.
    """
    with speaking(known_language(language)):
        words = say("Copy for {name}", name=" ".join(name.split()))
    marked = _MARKED.get(format_)
    return marked(content, words) if marked else content


def _mark_pdf(content: bytes, words: str) -> bytes:
    """The PDF with the words 5 mm above the lower edge of each page."""
    try:
        import pikepdf  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError(
            "Marking a PDF needs more packages.", hint='Run: pip install "briefing[watermark]"'
        ) from error
    marked = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
        with pikepdf.open(io.BytesIO(_draw_words(words, box[2] - box[0], box[3] - box[1]))) as drawn:
            form = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
        for page in pdf.pages:
            known = page.add_resource(form, pikepdf.Name.XObject)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(
                b"\nQ\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC q %s Do Q EMC\n" % bytes(known)
            )
        pdf.docinfo[f"/{PDF_KEY}"] = words
        pdf.save(marked, deterministic_id=True, fix_metadata_version=False)
    return marked.getvalue()


def _draw_words(words: str, width: float, height: float) -> bytes:
    """A page of this size, in points, with nothing but the words at its foot."""
    from weasyprint import HTML  # noqa: PLC0415

    style = (
        f"@page {{ size: {width}pt {height}pt; margin: 0 }} "
        "p { position: absolute; bottom: 5mm; left: 20mm; right: 20mm; margin: 0; text-align: center; "
        "font: 7pt/9pt sans-serif; color: #4a5660; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }"
    )
    page = f"<title>{html.escape(words)}</title><style>{style}</style><p>{html.escape(words)}"
    return bytes(HTML(string=page).write_pdf())


def _mark_docx(content: bytes, words: str) -> bytes:
    """The Word file with a last line in every footer."""
    line = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{TAG}"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="14"/></w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt></w:ftr>"
    )
    marked, found = io.BytesIO(), False
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(marked, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename.startswith("word/footer") and part.filename.endswith(".xml"):
                data, found = data.replace(b"</w:ftr>", line.encode()), True
            new.writestr(part, data, compress_type=part.compress_type)
    if not found:
        raise DeliveryError("The Word file has no footer for the reader's name.", hint="Add one to your template.")
    return marked.getvalue()


def _mark_html(content: bytes, words: str) -> bytes:
    """The page with the words below its text; printed, they stand at the foot of each sheet."""
    head, main, rest = content.rpartition(b"</main>")
    if not main:
        raise DeliveryError("The page has no place for the reader's name.", hint="Keep <main> in your template.")
    return head + f'<p id="{TAG}">{html.escape(words)}</p>\n'.encode() + main + rest


_MARKED: dict[str, Callable[[bytes, str], bytes]] = {"pdf": _mark_pdf, "docx": _mark_docx, "html": _mark_html}
