"""`config/readers.toml` and CSV: read, and checked before anything is sent.

Every error names the file, the place in it, what is wrong and what to do. TOML gives no line numbers, so the place of a
reader is the line of its `[[reader]]`.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefing.deliver.addresses import same_address, show
from briefing.deliver.directory import (
    ArchiveSettings,
    ChannelSettings,
    Directory,
    MailServer,
    Reader,
    Sender,
    SigningSettings,
)
from briefing.deliver.reader_checks import check_directory
from briefing.errors import ConfigError, nearest

_SEVERAL = ("groups", "formats")
_STRUCTS = {
    "sender": Sender,
    "mail": MailServer,
    "archive": ArchiveSettings,
    "signing": SigningSettings,
    "channel": ChannelSettings,
    "reader": Reader,
}


def load_readers(path: Path) -> Directory:
    """The readers and channels of a TOML file, or the readers of a CSV file with a header line.

    Relative paths in it start at the file's folder; for a file in a folder `config`, at the folder above. Raises
    `ConfigError` naming file, place, cause and next step.
    """
    if path.suffix.lower() == ".csv":
        return check_directory(Directory(), _read_csv(path), path)
    text = _read_text(path)
    directory = _convert(text, path)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*reader\s*\]\]", line)]
    places = [
        f"{path}, line {lines[i]}" if i < len(lines) else f"{path}, reader {i + 1}"
        for i in range(len(directory.reader))
    ]
    readers = [*zip(places, directory.reader, strict=True)]
    if directory.readers_file:
        readers += _read_csv(start_of(path) / directory.readers_file)
    return check_directory(directory, readers, path)


def start_of(path: Path) -> Path:
    """The folder at which the relative paths of a configuration file start."""
    folder = path.absolute().parent
    return folder.parent if folder.name == "config" else folder


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"There is no file of readers {path}.", hint="Name one with --readers FILE.") from error
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path} cannot be read: {error}.", hint="Save it as UTF-8 text.") from error


def _convert(text: str, path: Path) -> Directory:
    try:
        return msgspec.convert(tomllib.loads(text), Directory)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not a TOML file: {error}.") from error
    except msgspec.ValidationError as error:
        raise _explained(str(error), str(path)) from error


def _explained(message: str, where: str) -> ConfigError:
    """The message of the converter in the words of the file."""
    what, _, place = message.partition(" - at `$")
    table = re.match(r"\.?(\w*)", place)
    number = re.search(r"\[(\d+)\]", place)
    known = _STRUCTS.get(table[1] if table else "", Directory).__struct_fields__
    spot = place.strip("`").lstrip(".")
    spot = re.sub(r"^reader\[\d+\]\.?", "", spot) if number else spot
    at = f"{where}, reader {int(number[1]) + 1}" if number and table and table[1] == "reader" else where
    unknown = re.search(r"unknown field `(.*)`", what)
    if unknown:
        return ConfigError(f"{at}: unknown key “{show(unknown[1])}”.", hint=nearest(unknown[1], known))
    return ConfigError(f"{at}: {f'{spot}: ' if spot else ''}{show(what.rstrip('.'))}.")


def _read_csv(path: Path) -> list[tuple[str, Reader]]:
    """The readers of a CSV file with their places; `groups` and `formats` are lists parted by spaces or semicolons."""
    rows = csv.DictReader(_read_text(path).splitlines(keepends=True), strict=True)
    try:
        known = [name.strip() for name in rows.fieldnames or ()]
        for name in known:
            if name not in Reader.__struct_fields__:
                raise ConfigError(
                    f"{path}, line 1: unknown column “{show(name)}”.", hint=nearest(name, Reader.__struct_fields__)
                )
        rows.fieldnames = known
        return [(f"{path}, line {rows.line_num}", _read_row(row, f"{path}, line {rows.line_num}")) for row in rows]
    except csv.Error as error:
        raise ConfigError(
            f"{path}, line {rows.line_num}: {error}.", hint="Save it as CSV with commas, in UTF-8."
        ) from error


def _read_row(row: dict[str, Any], where: str) -> Reader:
    if None in row or None in row.values():
        raise ConfigError(
            f"{where}: the line has not as many fields as the first line.", hint="Quote a field that holds a comma."
        )
    values = {key: value.strip(" \t") for key, value in row.items() if value.strip(" \t")}
    lists = {key: re.split(r"[;\s]+", values[key]) for key in _SEVERAL if key in values}
    try:
        return msgspec.convert({**values, **lists}, Reader, strict=False)  # a cell is text: true, false
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: {error}.") from error


def select_readers(directory: Directory, groups: list[str]) -> Iterator[Reader]:
    """The readers of any of the groups, in the order of the file; `all` is every reader.

    Raises `ConfigError` for a group that nobody declared.
    """
    known = {"all", *directory.groups, *(group for reader in directory.reader for group in reader.groups)}
    for group in groups:
        if group not in known:
            raise ConfigError(f"There is no group “{show(group)}”.", hint=nearest(group, known))
    wanted = set(groups)
    yield from (reader for reader in directory.reader if "all" in wanted or wanted & set(reader.groups))


def find_reader(directory: Directory, address: str) -> Reader | None:
    """The reader with this address, whatever its case."""
    return next((r for r in directory.reader if same_address(r.address) == same_address(address)), None)
