"""Lists of references in RIS, as Zotero and other managers export them with their files: what they say of each file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefing.ingest.text import read_text

SUFFIX = ".ris"
_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_KINDS = {
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "PB": "publisher", "T2": "publisher",
    "JO": "publisher", "DA": "published", "PY": "published", "Y1": "published", "L1": "file", "L2": "file",
}  # fmt: skip


def read_references(data: bytes) -> Iterator[dict[str, str]]:
    """For each file that an entry names: `file` (its name without folders) and what is known of it, authors joined."""
    extracted = read_text(data)
    found: dict[str, list[str]] = {}
    for line in (extracted.text if extracted else "").splitlines():
        match = _LINE.match(line.strip("\ufeff"))
        if not match:
            continue
        tag, value = match[1], " ".join((match[2] or "").split())
        if tag == "TY":
            found = {}
        elif tag == "ER":
            yield from _entries(found)
            found = {}
        elif value and tag in _KINDS:
            found.setdefault(_KINDS[tag], []).append(value)


def _entries(found: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    facts = {kind: values[0] for kind, values in found.items() if kind in ("title", "publisher")}
    authors = [" ".join(reversed(name.split(", ", 1))) for name in found.get("author", [])]
    day = next(filter(None, map(_day, found.get("published", []))), "")
    for path in found.get("file", []):
        name = re.split(r"[/\\]", path)[-1]
        yield {"file": name, **facts, "author": ", ".join(authors), "published": day}


def _day(value: str) -> str:
    """An ISO date from 2024/06/09 or 2024-06-09; a year alone is no date."""
    parts = re.findall(r"\d+", value)[:3]
    try:
        return dt.date(*map(int, parts)).isoformat() if len(parts) == 3 else ""
    except (ValueError, OverflowError):
        return ""
