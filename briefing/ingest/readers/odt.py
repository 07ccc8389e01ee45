"""OpenDocument texts (.odt): paragraphs, headings, lists, tables and notes, with tracked deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.ingest.extracted import Extracted, Reading, UnreadableError, Writer, clean_line
from briefing.ingest.readers.packages import local, open_package, parse_xml, read_entry

_GONE = frozenset(
    ("tracked-changes", "note", "annotation", "annotation-end", "forms", "sequence-decls", "title", "desc")
)


def read_odt(data: bytes) -> Reading:
    """The text of an OpenDocument file; its notes stand at the end."""
    with open_package(data, "OpenDocument text") as package:
        content, meta = read_entry(package, "content.xml"), read_entry(package, "meta.xml")
        if b"encryption-data" in read_entry(package, "META-INF/manifest.xml"):
            raise UnreadableError("encrypted", "The document is encrypted.", "Save a copy without a password.")
    if not content:
        raise UnreadableError("damaged", "The file is no OpenDocument text.", "Save it anew.")
    root = parse_xml(content)
    writer = Writer()
    _write_blocks(writer, root.find("{*}body/{*}text"))
    for note in root.iter("{*}note"):
        body = note.find("{*}note-body")
        writer.add_item(" ".join("".join(_words(p)) for p in body.iter("{*}p")) if body is not None else "")
    facts = {local(element): clean_line(element.text or "") for element in parse_xml(meta).iter()} if meta else {}
    return Reading(texts=(Extracted(text=writer.text, title=facts.get("title", "")),))


def _write_blocks(writer: Writer, parent: Any, *, listed: bool = False) -> None:
    for element in () if parent is None else parent:
        kind = local(element)
        if kind == "h":
            levels = [value for key, value in element.attrib.items() if key.endswith("}outline-level")]
            writer.add_heading("".join(_words(element)), int(levels[0]) if levels and levels[0].isdigit() else 2)
        elif kind == "p" and listed:
            writer.add_item("".join(_words(element)))
        elif kind == "p":
            writer.add("".join(_words(element)))
        elif kind == "table":
            for row in element.iter("{*}table-row"):
                writer.add_row(" ".join("".join(_words(p)) for p in cell.iter("{*}p")) for cell in row)
        elif kind not in _GONE:
            _write_blocks(writer, element, listed=listed or kind == "list")


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind = local(child)
        if kind in ("s", "tab", "line-break"):
            yield " "
        elif kind not in _GONE:
            yield from _words(child)
        yield child.tail or ""
