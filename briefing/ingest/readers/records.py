"""Exports of databases (CSV, JSON, JSON Lines): each record with a text is a text.

Which column is which is told by its name, in the words that news databases use; `[columns]` in `sources.toml` says it
for other names.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from briefing.ingest.extracted import Extracted, Reading, UnreadableError, Writer, clean_line
from briefing.ingest.layout import split_blocks
from briefing.ingest.text import read_text

MOST = 2_000
"""Records that are read of one file."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "fulltext", "body", "content", "article", "maintext", "story"),
    "title": ("title", "headline", "subject", "name"),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "site", "publication", "sitename"),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "pubdate",
        "date_publish",
        "datepublished",
        "created",
    ),
    "language": ("language", "lang"),
}
"""The columns that are looked for, the likeliest name first."""
_LONGEST = 5_000_000


def read_csv(data: bytes, columns: Mapping[str, str]) -> Reading:
    """The records of a table with a line of column names; commas, semicolons or tabs stand between the cells."""
    text = _decode(data)
    csv.field_size_limit(_LONGEST)
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    return _read_records(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter), columns)


def read_json(data: bytes, columns: Mapping[str, str]) -> Reading:
    """The records of a list of objects, of an object that holds one, or the one object that there is."""
    value = json.loads(_decode(data))
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and any(isinstance(r, dict) for r in v)]
        value = lists[0] if lists and _pick(value, "text", columns) is None else [value]
    return _read_records(value if isinstance(value, list) else [], columns)


def read_lines(data: bytes, columns: Mapping[str, str]) -> Reading:
    """The records of a file with an object on each line (JSON Lines)."""
    records = (json.loads(line) for line in _decode(data).splitlines() if line.strip())
    return _read_records(records, columns)


def _decode(data: bytes) -> str:
    extracted = read_text(data)
    if extracted is None:
        raise UnreadableError("binary", "The file holds no text but binary data.")
    return extracted.text.lstrip("\ufeff")


def _read_records(records: Iterable[Any], columns: Mapping[str, str]) -> Reading:
    listed = list(islice(records, MOST))
    texts = tuple(_texts(listed, columns))
    if not texts and _is_list_of_references(listed):
        message = "It is a list of references (CSL-JSON), and holds no texts."
        raise UnreadableError("references", message, "Let its name end in .csl.json: then it tells of the files.")
    if not texts:
        names = ", ".join(COLUMNS["text"])
        hint = f"Name its column in sources.toml: [columns] text = …; known are {names}."
        raise UnreadableError("no-text-column", "No record of the file has a column with a text.", hint)
    return Reading(texts=texts)


def _is_list_of_references(records: list[Any]) -> bool:
    return bool(records) and all(isinstance(r, dict) and {"id", "type", "title"} <= r.keys() for r in records)


def _texts(records: Iterable[Any], columns: Mapping[str, str]) -> Iterator[Extracted]:
    for number, record in enumerate(records, 1):
        text = _pick(record, "text", columns) if isinstance(record, dict) else None
        if not text:
            continue
        writer = Writer()
        title = clean_line(_pick(record, "title", columns) or "")
        if title and not text.lstrip().startswith(title):
            writer.add_heading(title, 1)
        for block in split_blocks(text):
            writer.add(block.text)
        facts = {kind: clean_line(_pick(record, kind, columns) or "") for kind in ("author", "publisher")}
        yield Extracted(
            text=writer.text,
            title=title,
            author=facts["author"],
            publisher=facts["publisher"],
            published=_day(_pick(record, "published", columns) or ""),
            language=(_pick(record, "language", columns) or "")[:2].lower(),
            name=str(number),
        )


def _pick(record: Mapping[Any, Any], kind: str, columns: Mapping[str, str]) -> str | None:
    """The value of the first column that is of a kind; a list of strings is joined."""
    values = {str(key).strip().casefold(): value for key, value in record.items()}
    for name in (columns[kind].casefold(),) if kind in columns else COLUMNS[kind]:
        value = values.get(name)
        if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _day(value: str) -> str:
    try:
        return dt.date.fromisoformat(value.strip()[:10]).isoformat()
    except ValueError:
        return ""
