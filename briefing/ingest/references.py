"""Lists of references beside the files, as Zotero and other managers export them: what they say of which file.

Three formats: RIS, BibTeX (by bibtexparser) and CSL-JSON. An entry names its files, or is called like one (the citation
key `vik2024` of `vik2024.pdf`), or has the title of one (`Vik - 2024 - Note on landing fees.pdf`: so Zotero names it).
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from briefing.ingest.text import read_text

LARGEST = 1_000_000
"""Bytes of a list."""
MOST = 5_000
"""Entries of a list."""
_RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_RIS_KINDS = {
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "PB": "publisher", "T2": "publisher",
    "JO": "publisher", "DA": "published", "PY": "published", "Y1": "published", "L1": "file", "L2": "file", "ID": "key",
}  # fmt: skip
_HOUSES = ("journaltitle", "journal", "organization", "institution", "publisher", "school", "howpublished")
_TITLE_WORDS, _TITLE_LENGTH = 3, 80
_LONGEST = 2_000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What an entry says: the patterns of the names that its files may have, and the facts of which it knows any.

    `published` is an ISO date; a year alone is none.
    """

    patterns: tuple[str, ...]
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""


def is_list(name: str) -> bool:
    """Whether a file of that name is a list of references."""
    return name.lower().endswith(tuple(LISTS))


def read_references(name: str, data: bytes) -> list[Reference]:
    """The entries of a list; damaged ones of BibTeX are left out.

    Raises `ValueError`, with the reason, for a list that cannot be read.
    """
    extracted = read_text(data)
    if extracted is None or len(data) > LARGEST:
        raise ValueError("it is too large" if len(data) > LARGEST else "it is no text")
    read = next(reader for suffix, reader in LISTS.items() if name.lower().endswith(suffix))
    found = list(islice(read(extracted.text.lstrip("\ufeff")), MOST + 1))
    if len(found) > MOST:
        raise ValueError(f"it has more than {MOST:,} entries")
    return found


def _refer(files: list[str], key: str, title: str, **facts: str) -> Reference:
    patterns = [_escape(re.split(r"[/\\]", path)[-1]) for path in files]
    words = re.findall(r"\w+", title[:_TITLE_LENGTH])
    if not files and key:
        patterns.append(f"{_escape(key)}.*")
    if not files and len(words) >= _TITLE_WORDS:
        patterns.append(f"* - {'*'.join(words)}*")
    return Reference(patterns=tuple(filter(None, patterns)), title=title, **facts)


def _escape(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _day(*parts: object) -> str:
    """An ISO date from the first three numbers in some values."""
    numbers = re.findall(r"\d+", " ".join(map(str, parts)))[:3]
    try:
        return dt.date(*map(int, numbers)).isoformat() if len(numbers) == 3 else ""
    except (ValueError, OverflowError):
        return ""


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


# --- RIS ------------------------------------------------------------------------------------------


def _read_ris(text: str) -> Iterator[Reference]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = _RIS_LINE.match(line)
        if not match:
            continue
        tag, value = match[1], _line(match[2])
        if tag == "TY":
            found = {}
        elif tag == "ER":
            yield _from_ris(found)
            found = {}
        elif value and tag in _RIS_KINDS:
            found.setdefault(_RIS_KINDS[tag], []).append(value)


def _from_ris(found: dict[str, list[str]]) -> Reference:
    first = {kind: values[0] for kind, values in found.items()}
    authors = [" ".join(reversed(name.split(", ", 1))) for name in found.get("author", [])]
    return _refer(
        found.get("file", []),
        first.get("key", ""),
        first.get("title", ""),
        author=", ".join(authors),
        publisher=first.get("publisher", ""),
        published=next(filter(None, map(_day, found.get("published", []))), ""),
    )


# --- BibTeX ---------------------------------------------------------------------------------------


def _read_bibtex(text: str) -> Iterator[Reference]:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - seldom needed

    for name in ("bibtexparser", "pylatexenc"):  # they would write to the terminal
        logging.getLogger(name).setLevel(logging.CRITICAL)
    library = parse_string(text)
    if library.failed_blocks and not library.entries:
        raise ValueError("its entries are damaged")
    for entry in library.entries:
        yield _from_bibtex(entry.key, {key.lower(): str(field.value) for key, field in entry.fields_dict.items()})


def _from_bibtex(key: str, fields: dict[str, str]) -> Reference:
    return _refer(
        _attached(_line(fields.get("file"))),
        key,
        _plain(fields.get("title", "")),
        author=", ".join(map(_plain, _bibtex_names(fields.get("author", "")))),
        publisher=next(filter(None, (_plain(fields.get(name, "")) for name in _HOUSES)), ""),
        published=_day(fields.get("date", "")) or _day(fields.get("year", ""), _month(fields), fields.get("day", "")),
    )


def _bibtex_names(value: str) -> Iterator[str]:
    """The names with the first name first, as LaTeX."""
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 - seldom needed
        InvalidNameError,
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    for name in split_multiple_persons_names(value) if len(value) <= _LONGEST else ():
        try:
            yield parse_single_name_into_parts(name).merge_first_name_first
        except InvalidNameError:
            yield name


def _month(fields: dict[str, str]) -> str:
    """The number of a month that is given as BibTeX's own macro, as a name or as a number."""
    month = fields.get("month", "")
    return str(_MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in _MONTHS else month


def _attached(value: str) -> list[str]:
    """The paths in a field `file`: one bare path, or `Title:path:type` for each, with semicolons between them."""
    found: list[str] = []
    for entry in filter(None, re.split(r"(?<!\\);", value)):
        parts = re.split(r"(?<!\\):", entry)
        path = parts[-2] if len(parts) > 2 else entry
        found.append(re.sub(r"\\(.)", r"\1", path.replace("\\\\", "/")).strip())
    return found


def _plain(value: str) -> str:
    """A value without the commands and braces of LaTeX."""
    if not re.search(r"[\\${}~]", value) or len(value) > _LONGEST:
        return _line(value)
    return _line(_open_decoder().latex_to_text(value))


@cache
def _open_decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - seldom needed

    return LatexNodes2Text(math_mode="verbatim")


# --- CSL-JSON -------------------------------------------------------------------------------------


def _read_csl(text: str) -> Iterator[Reference]:
    value = json.loads(text)
    items = value.get("items", [value]) if isinstance(value, dict) else value
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            yield _from_csl(item)


def _from_csl(item: dict[str, Any]) -> Reference:
    custom, issued = (value if isinstance(value, dict) else {} for value in (item.get("custom"), item.get("issued")))
    path = _line(custom.get("file"))
    authors = item.get("author")
    return _refer(
        [path] if path else [],
        _line(item.get("id")),
        _line(re.sub(r"<[^<>]*>", "", _line(item.get("title")))),
        author=", ".join(filter(None, map(_csl_name, authors if isinstance(authors, list) else []))),
        publisher=_line(item.get("container-title")) or _line(item.get("publisher")),
        published=_day(issued.get("date-parts", "")) or _day(issued.get("raw", "")),
    )


def _csl_name(name: object) -> str:
    known = name if isinstance(name, dict) else {}
    parts = (known.get(part) for part in ("given", "non-dropping-particle", "family"))
    return _line(known.get("literal")) or " ".join(filter(None, map(_line, parts)))


LISTS: dict[str, Callable[[str], Iterator[Reference]]] = {
    ".ris": _read_ris,
    ".bib": _read_bibtex,
    ".csl.json": _read_csl,
}
"""The formats of lists, by how their names end."""
