"""One reader for each format: a function from the bytes of a file to a `Reading`, imported when it is first needed.

Another package brings one as `briefing.plugins` says.

A reader decides nothing about content. It raises `UnreadableError` with a reason and a next step; whatever else it
raises is a broken file to its caller. Readers run in a process of their own (`briefing.ingest.child`), which bounds
their time and memory.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from briefing.ingest.extracted import Reading
from briefing.plugins import load_plugin, plugin_names

Reader = Callable[[bytes], Reading]
"""The bytes of a file to what it holds. Raises `UnreadableError`."""

READERS: dict[str, str] = {
    ".htm": "html:read_page",
    ".html": "html:read_page",
    ".xhtml": "html:read_page",
    ".mhtml": "html:read_archived_page",
    ".mht": "html:read_archived_page",
    ".pdf": "pdf:read_pdf",
    ".docx": "word:read_docx",
    ".docm": "word:read_docx",
    ".doc": "office:read_doc",
    ".odt": "odt:read_odt",
    ".rtf": "rtf:read_rtf",
    ".eml": "mail:read_mail",
    ".mbox": "mail:read_mailbox",
    ".xml": "feed:read_feed",
    ".rss": "feed:read_feed",
    ".atom": "feed:read_feed",
    ".csv": "records:read_csv",
    ".tsv": "records:read_csv",
    ".json": "records:read_json",
    ".jsonl": "records:read_lines",
    ".zip": "archive:read_archive",
}
"""The module of this package and the function that read a format, by suffix in lower case."""


def foreign_suffixes() -> tuple[str, ...]:
    """Every suffix of a file that is no plain text and is read; those of other packages come last."""
    return (*READERS, *(f".{name}" for name in plugin_names("readers") if f".{name}" not in READERS))


def find_reader(suffix: str, columns: Mapping[str, str]) -> Reader:
    """The reader of a format; `columns` are for those of exports. Raises `KeyError` for a suffix that has none."""
    if suffix not in READERS and suffix.removeprefix(".") in plugin_names("readers"):
        return cast(Reader, load_plugin("readers", suffix.removeprefix("."), ()))
    module, function = READERS[suffix].split(":")
    found: Callable[..., Reading] = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    return partial(found, columns=columns) if module == "records" else found
