"""Word documents: paragraphs, lists, headings, tables and notes, with tracked changes as if accepted.

The package is opened with python-docx; the text is read from its XML, because a run of text that was inserted or
deleted with changes tracked is no run to python-docx. Macros are never looked at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from briefing.ingest.extracted import Extracted, Reading, UnreadableError, Writer, clean_line
from briefing.ingest.readers.packages import local, open_package, parse_xml

_GONE = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "txbxContent", "sdtPr"))
_NOTES = ("footnotes", "endnotes")
_STRUCTURAL = ("separator", "continuationSeparator", "continuationNotice")
_HEADING = re.compile(r"(?i)(title|subtitle|heading\s?(\d))")


def read_docx(data: bytes) -> Reading:
    """The text of a .docx or .docm file; its notes stand at the end."""
    from docx import Document  # noqa: PLC0415 - slow to import

    open_package(data, "Word document").close()
    try:
        document = Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        body = document.element.body
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # python-docx looks at little before it reads
        raise UnreadableError("damaged", "The file is no Word document, or is damaged.", "Save it anew.") from error
    writer = Writer()
    _write_blocks(writer, body, styles)
    for paragraph in _notes(document):
        writer.add_item(paragraph)
    return Reading(texts=(Extracted(text=writer.text, title=_find_title(writer, document)),))


def _find_title(writer: Writer, document: Any) -> str:
    """The title among the properties, if the text has it too: templates leave titles of their own there."""
    try:
        title = clean_line(document.core_properties.title or "")
    except (AttributeError, KeyError, ValueError):
        return ""
    return title if title and title.casefold() in writer.text[:2000].casefold() else ""


def _write_blocks(writer: Writer, parent: Any, styles: dict[str, str]) -> None:
    for element in parent:
        kind = local(element)
        if kind == "p":
            _write_paragraph(writer, element, styles)
        elif kind == "tbl":
            _write_table(writer, element)
        elif kind in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            _write_blocks(writer, element, styles)


def _write_paragraph(writer: Writer, paragraph: Any, styles: dict[str, str]) -> None:
    text = "".join(_words(paragraph))
    style = styles.get(_value(paragraph, "pStyle"), "")
    outline = _value(paragraph, "outlineLvl")
    heading = _HEADING.match(style)
    if heading or outline.isdigit():
        level = int(heading[2] or 1) if heading else int(outline) + 1
        writer.add_heading(text, level)
    elif _value(paragraph, "numId") not in ("", "0") or style.startswith("List"):
        writer.add_item(text)
    else:
        writer.add(text)
    for box in _boxes(paragraph):
        _write_blocks(writer, box, styles)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: Word writes them twice, for itself and for old versions."""
    for box in paragraph.iter("{*}txbxContent"):
        if not any(local(parent) in ("Fallback", "txbxContent") for parent in box.iterancestors()):
            yield box


def _value(paragraph: Any, name: str) -> str:
    """The value of a property of a paragraph, or an empty string."""
    found = paragraph.find(f"{{*}}pPr//{{*}}{name}")
    values = [value for key, value in found.attrib.items() if key.endswith("}val")] if found is not None else []
    return str(values[0]) if values else ""


def _write_table(writer: Writer, table: Any) -> None:
    for row in table.iterfind("{*}tr"):
        writer.add_row(" ".join("".join(_words(p)) for p in cell.iter("{*}p")) for cell in row.iterfind("{*}tc"))


def _words(element: Any) -> Iterator[str]:
    """The words of an element as they stand once every tracked change is accepted."""
    for child in element:
        kind = local(child)
        if kind in _GONE:
            continue
        if kind == "t":
            yield child.text or ""
        elif kind in ("tab", "br", "cr"):
            yield " "
        elif kind == "noBreakHyphen":
            yield "-"
        else:
            yield from _words(child)


def _notes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if not relation.is_external and (relation.reltype or "").rpartition("/")[2] in _NOTES:
            for note in parse_xml(relation.target_part.blob):
                kinds = [value for key, value in note.attrib.items() if key.endswith("}type")]
                if not set(kinds) & set(_STRUCTURAL):
                    yield " ".join("".join(_words(paragraph)) for paragraph in note.iter("{*}p"))
