"""Feeds saved as files (RSS 2.0, RSS 1.0, Atom): each entry is a text, published by the feed."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from typing import Any

from briefing.ingest.extracted import Extracted, Reading, UnreadableError, Writer, clean_line
from briefing.ingest.readers.markup import write_markup
from briefing.ingest.readers.packages import local, parse_xml

MOST = 1_000
"""Entries that are read of one feed."""
_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")


def read_feed(data: bytes) -> Reading:
    """The entries of a feed, named by their numbers. Raises `UnreadableError` for XML that is no feed."""
    root = parse_xml(data)
    if local(root) not in ("rss", "RDF", "feed"):
        raise UnreadableError("unsupported-format", "The XML file is no feed.", "Save its text as .txt.")
    channel = root.find("{*}channel") if local(root) in ("rss", "RDF") else root
    publisher = _text(channel, "title") if channel is not None else ""
    entries = [element for element in root.iter() if local(element) in _ENTRIES][:MOST]
    return Reading(texts=tuple(_read_entry(entry, str(n), publisher) for n, entry in enumerate(entries, 1)))


def _read_entry(entry: Any, name: str, publisher: str) -> Extracted:
    title = _text(entry, "title")
    writer = Writer()
    writer.add_heading(title, 1)
    bodies = [body for body in (_body(entry, kind) for kind in _BODIES) if body.strip()]
    if bodies:
        write_markup(writer, max(bodies[:2], key=len))
    author = _text(entry, "creator") or _text(entry.find("{*}author"), "name") or _text(entry, "author")
    return Extracted(
        text=writer.text,
        title=title,
        author="" if "@" in author else author,
        publisher=_text(entry.find("{*}source"), "title") or publisher,
        published=next(filter(None, (_day(_text(entry, kind)) for kind in _DATES)), ""),
        name=name,
    )


def _child(parent: Any, name: str) -> Any:
    return next((e for e in parent if local(e) == name), None) if parent is not None else None


def _text(parent: Any, name: str) -> str:
    element = _child(parent, name)
    return clean_line("".join(element.itertext())) if element is not None else ""


def _body(entry: Any, name: str) -> str:
    """The markup of an entry's text: escaped in the XML, or part of it (`type="xhtml"`)."""
    from lxml import etree  # noqa: PLC0415 - slow to import

    element = _child(entry, name)
    if element is None:
        return ""
    return element.text or "" if not len(element) else etree.tostring(element, encoding="unicode")


def _day(value: str) -> str:
    try:
        return dt.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
