"""A finished document read back: the brief embedded in it, and the text that a reader sees.

The text keeps the order in which a reader meets it. What stands outside of the flow (running headers and footers, the
contents that Word makes) comes apart from it as `margins`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from briefing.errors import UsageError, VerifyError, nearest
from briefing.render.json import SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """What a reader sees: `body` in reading order, and each piece of text of the margins.

    `draws_signs` tells whether signs such as ● are pictures rather than characters; `columns_first` whether the heads
    of a card stand before all of its lines; `numbers_pages` whether page numbers stand in the body. `copy_for` is the
    mark of one reader's copy (“Copy for …”), which stands in the margins alone; empty for none.
    """

    body: str
    margins: tuple[str, ...] = ()
    draws_signs: bool = False
    columns_first: bool = False
    numbers_pages: bool = False
    copy_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDocument:
    """The embedded brief as plain values, and the visible text; a JSON file has no text but itself."""

    brief: dict[str, Any]
    text: VisibleText | None


def open_document(path: Path) -> OpenedDocument:
    """Reads a finished document of any format.

    Raises `UsageError` when there is no such file or format, `VerifyError` when it carries no brief.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: no brief has the ending “{path.suffix}”.", hint=nearest(path.suffix, _READERS))
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    try:
        data, text = reader(path.read_bytes())
        brief = msgspec.json.decode(data)
    except (msgspec.DecodeError, OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise VerifyError(f"{path} carries no readable brief: {error}.", hint="Make it again.") from error
    if not isinstance(brief, dict) or brief.get("schema") != SCHEMA:
        raise VerifyError(f"{path} carries no brief of format {SCHEMA}.", hint="Make it again with this version.")
    return OpenedDocument(brief=brief, text=text)


def _read_json(document: bytes) -> tuple[bytes, VisibleText | None]:
    return document, None


# --- PDF ------------------------------------------------------------------------------------------


def _read_pdf(document: bytes) -> tuple[bytes, VisibleText]:
    from briefing.documents.pdf import read_pdf  # noqa: PLC0415  only where a PDF is read back

    evidence, body, margins, mark = read_pdf(document)
    text = VisibleText(body=body, margins=margins, draws_signs=True, numbers_pages=True, copy_for=mark)
    return evidence, text


# --- Word -----------------------------------------------------------------------------------------

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GAPS = {f"{_WORD}{name}" for name in ("tab", "br", "cr", "p", "tc")}
_CONTENTS = "//w:sdt[.//w:docPartGallery[@w:val='Table of Contents']]"
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def _read_docx(document: bytes) -> tuple[bytes, VisibleText]:
    import io  # noqa: PLC0415

    from briefing.render.docx.package import read_evidence  # noqa: PLC0415

    evidence = read_evidence(document)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = archive.namelist()
        body, contents = _read_story(archive.read("word/document.xml"))
        notes = [_read_story(archive.read(name))[0] for name in _NOTES if name in names]
        feet = [_read_mark(archive.read(name)) for name in names if _MARGINS.fullmatch(name)]
    margins = (*contents, *(text for text, _ in feet))
    mark = next((mark for _, mark in feet if mark), "")
    body = "\n".join([body, *notes])
    return evidence, VisibleText(body=body, margins=margins, draws_signs=True, copy_for=mark)


def _read_mark(xml: bytes) -> tuple[str, str]:
    """The text of a header or footer, and the mark of a reader's copy in it."""
    from lxml import etree  # noqa: PLC0415

    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    marks = root.xpath("//w:sdt[w:sdtPr/w:tag/@w:val='copy-for']", namespaces={"w": _WORD[1:-1]})
    return _read_story(xml)[0], "".join(_text_of(mark) for mark in marks).strip()


def _read_story(xml: bytes) -> tuple[str, list[str]]:
    """The text of a part, and apart from it the texts of its tables of contents, whose numbers Word makes."""
    from lxml import etree  # noqa: PLC0415

    spaces = {"w": _WORD[1:-1]}
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    for element in root.xpath("//*[local-name()='Fallback'] | //w:del", namespaces=spaces):
        element.getparent().remove(element)
    contents = []
    for element in root.xpath(_CONTENTS, namespaces=spaces):
        contents.append(_text_of(element))
        element.getparent().remove(element)
    return _text_of(root), contents


def _text_of(root: Any) -> str:
    parts = []
    for element in root.iter():
        if element.tag == f"{_WORD}t":
            parts.append(element.text or "")
        elif element.tag in _GAPS:
            parts.append("\n")
    return "".join(parts)


# --- HTML and Markdown ----------------------------------------------------------------------------


def _read_html(document: bytes) -> tuple[bytes, VisibleText]:
    from lxml import etree, html  # noqa: PLC0415

    try:
        root = html.document_fromstring(document.decode())
        evidence = (root.get_element_by_id("evidence").text or "").encode()
    except (etree.ParserError, KeyError) as error:
        raise ValueError("no evidence in it") from error
    marks = root.xpath("//p[@id='copy-for']")
    words = [mark.text_content() for mark in marks]
    for mark in marks:
        mark.drop_tree()
    text = VisibleText(body=_text_of_page(root), margins=tuple(words), draws_signs=True, copy_for="".join(words[:1]))
    return evidence, text


_UNSEEN = "//script | //style | //head | //template | //title | //desc | //comment()"
_INLINE = {"a", "b", "span", "strong", "em", "tspan"}


def _text_of_page(root: Any) -> str:
    """The text of a page; words of inline tags without a space between them stay together."""
    for element in root.xpath(_UNSEEN):
        element.drop_tree()
    return "".join(_walk_text(root))


def _walk_text(element: Any) -> Iterator[str]:
    """The texts of an element, with a break around whatever starts a line of its own."""
    edge = "" if element.tag in _INLINE and "data-line" not in element.attrib else "\n"
    yield edge + (element.text or "")
    for child in element:
        yield from _walk_text(child)
        yield child.tail or ""
    yield edge


_MARKDOWN_EVIDENCE = re.compile(r"<!--\s*evidence\s*\n(?P<json>.*?)\n-->", re.DOTALL)


def _read_markdown(document: bytes) -> tuple[bytes, VisibleText]:
    from lxml import html  # noqa: PLC0415
    from markdown_it import MarkdownIt  # noqa: PLC0415

    text = document.decode()
    found = _MARKDOWN_EVIDENCE.search(text)
    if found is None:
        raise ValueError("no evidence comment")
    page = MarkdownIt("commonmark").enable("table").render(text[: found.start()] + text[found.end() :])
    root = html.document_fromstring(f"<main>{page}</main>")
    return found["json"].encode(), VisibleText(body=_text_of_page(root), columns_first=True)


_READERS: dict[str, Callable[[bytes], tuple[bytes, VisibleText | None]]] = {
    ".json": _read_json,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".html": _read_html,
    ".md": _read_markdown,
}
