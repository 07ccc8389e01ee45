"""What `sources.toml`, beside the files, says of them: title, publisher, date, reliability, or that one is left out.

Lists of references (`references`) beside the files are read first; what `sources.toml` says wins.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec

from briefing.errors import ConfigError, nearest
from briefing.ingest.extracted import Extracted
from briefing.ingest.markings import check_grades
from briefing.ingest.references import Reference, is_list, read_references

NAME = "sources.toml"
LARGEST = 1_000_000
"""Bytes of such a file."""
FACTS = ("title", "author", "publisher", "published", "reliability", "marking")
"""What an entry may say in place of the file."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[source]]`: what is true of the files whose path below the folder matches the pattern `file`.

    `reliability` is a grade of the Admiralty scale, `marking` a label of TLP 2.0 that the file does not carry itself.
    With `anywhere`, the pattern is compared with the name alone, in whatever folder the file lies.
    """

    file: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: dt.date | None = None
    reliability: str = ""
    marking: str = ""
    leave_out: bool = False
    anywhere: bool = False


class Columns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[columns]`: how the columns of CSV and JSON exports are called."""

    text: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    source: tuple[Entry, ...] = ()
    columns: Columns = Columns()


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of the files of a folder. Of several entries that match a path, the later one wins.

    `faults` are the names of the lists of references that could not be read, and why.
    """

    source: tuple[Entry, ...] = ()
    columns: Columns = Columns()
    faults: tuple[tuple[str, str], ...] = ()

    def leaves_out(self, where: str) -> bool:
        """Whether a file is not to be read."""
        matching = [entry for entry in self.source if _matches(entry, where)]
        return bool(matching) and matching[-1].leave_out

    def complete(self, where: str, extracted: Extracted) -> Extracted:
        """The text of a path with what is said here in place of what its file says."""
        said: dict[str, Any] = {}
        for entry in self.source:
            if _matches(entry, where):
                facts = {fact: getattr(entry, fact) for fact in FACTS}
                facts["published"] = entry.published.isoformat() if entry.published else ""
                said.update({fact: value for fact, value in facts.items() if value})
        return replace(extracted, **said)

    def unmatched(self, paths: Iterable[str]) -> list[str]:
        """The patterns that match none of the paths, in their order."""
        known = list(paths)
        own = (entry for entry in self.source if not entry.anywhere)
        return [entry.file for entry in own if not any(_matches(entry, where) for where in known)]


def load_entries(folder: Path) -> Entries:
    """The file of a folder, or an empty one where there is none.

    Raises `ConfigError` for a file that cannot be read, naming an unknown key and the nearest known one.
    """
    path = folder / NAME
    listed, faults = _listed(folder)
    if not path.is_file():
        return Entries(source=listed, faults=faults)
    try:
        if path.stat().st_size > LARGEST:
            raise ConfigError(f"{path} has more than {LARGEST // 1_000_000} megabyte.")
        said = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        raise ConfigError(f"{path} is not a readable TOML file: {error}.") from error
    except msgspec.ValidationError as error:
        raise _explained(str(error), path) from error
    for entry in said.source:
        check_grades(entry.reliability, entry.marking, f"{path}: {entry.file}")
    return Entries(source=(*listed, *said.source), columns=said.columns, faults=faults)


def _listed(folder: Path) -> tuple[tuple[Entry, ...], tuple[tuple[str, str], ...]]:
    """What lists of references in the folder say of files, and what is wrong with the lists."""
    found: list[Entry] = []
    faults: list[tuple[str, str]] = []
    for path in sorted(path for path in folder.glob("*.*") if is_list(path.name) and path.is_file()):
        try:
            for reference in read_references(path.name, path.read_bytes()[: LARGEST + 1]):
                found.extend(_entries(reference))
        except (ValueError, RecursionError, OSError) as error:
            faults.append((path.name, str(error)))
    return tuple(found), tuple(faults)


def _entries(reference: Reference) -> Iterator[Entry]:
    for pattern in reference.patterns:
        yield Entry(
            file=pattern,
            anywhere=True,
            title=reference.title,
            author=reference.author,
            publisher=reference.publisher,
            published=dt.date.fromisoformat(reference.published) if reference.published else None,
        )


def _explained(message: str, path: Path) -> ConfigError:
    unknown = re.search(r"unknown field `(\w+)`(?: - at `\$\.?([a-z]*))?", message)
    if not unknown:
        return ConfigError(f"{path}: {message}.")
    struct = {"source": Entry, "columns": Columns}.get(unknown[2] or "", _File)
    where = f"in [{unknown[2]}]" if unknown[2] else "at the top"
    return ConfigError(
        f"{path}: unknown key “{unknown[1]}” {where}.", hint=nearest(unknown[1], struct.__struct_fields__)
    )


def _matches(entry: Entry, where: str) -> bool:
    """Whether a path fits: the whole path, or a file within a file that fits."""
    if entry.anywhere:
        return fnmatchcase(where.rpartition("/")[2], entry.file)
    return fnmatchcase(where, entry.file) or where.startswith(f"{entry.file}/")
