"""The files of a folder in a fixed order, and the reasons why some of them cannot be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.model.source import Problem

LARGEST = 5_000_000
"""Bytes of plain text. A larger file is no article; it is left out and reported."""
LARGEST_FOREIGN = 50_000_000
"""Bytes of a file in any other format, which may hold pictures."""
_UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBytes:
    """A file that was read: its path below the folder, with `/`, its suffix in lower case, and its bytes."""

    where: str
    suffix: str
    data: bytes


def read_files(
    folder: Path, limits: Mapping[str, int], names: Iterable[str] | None = None
) -> Iterator[FileBytes | Problem]:
    """Each file below a folder (or each of those `names`), or the problem with it, ordered by path.

    `limits` are the most bytes that a file may have, by suffix; other suffixes are not read. Hidden files and folders
    are passed over in silence. Linked folders are not entered: a loop of links has no end. Nor are linked files read
    that lie elsewhere: who may write into the folder could name any file of the reader's.
    """
    problems: list[Problem] = []
    found = list_files(folder, problems) if names is None else names
    yield from sorted(problems, key=lambda p: p.where)
    root = folder.resolve()
    for where in sorted(found, key=lambda name: (name.casefold(), name)):
        yield _read(folder / where, printable(where), limits, root)


def list_files(folder: Path, problems: list[Problem]) -> list[str]:
    """The paths of the files below a folder, none of them hidden; what cannot be listed is added to the problems."""
    return list(_walk(folder, problems))


def _walk(folder: Path, problems: list[Problem]) -> Iterator[str]:
    def note(error: OSError) -> None:
        where = printable(Path(error.filename or folder).relative_to(folder).as_posix())
        problems.append(_unreadable(where, error))

    for root, folders, files in os.walk(folder, onerror=note):
        below = Path(root)
        linked = [f for f in folders if (below / f).is_symlink() and not f.startswith(".")]
        problems.extend(_linked(printable((below / f).relative_to(folder).as_posix())) for f in linked)
        folders[:] = [f for f in folders if not f.startswith(".") and f not in linked]
        yield from ((below / f).relative_to(folder).as_posix() for f in files if not f.startswith("."))


def _read(path: Path, where: str, limits: Mapping[str, int], root: Path) -> FileBytes | Problem:
    suffix = path.suffix.lower()
    if suffix not in limits:
        return Problem(
            severity="warning",
            code="unsupported-format",
            where=where,
            message=f"Files of the kind “{printable(suffix or path.name)}” are not read.",
            hint=f"Supported are {', '.join(limits)}.",
        )
    try:
        if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(root):
            return _outside(where)
        if path.exists() and not path.is_file():
            return _unreadable(where, OSError("it is no regular file"))
        return _read_steady(path, where, suffix, limits[suffix])
    except OSError as error:
        return _unreadable(where, error)


def _read_steady(path: Path, where: str, suffix: str, limit: int) -> FileBytes | Problem:
    """The bytes of a file that is the same before and after they were read; a second try for one that is not."""
    for _ in range(2):
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > limit:
                return _too_large(where, before.st_size, limit)
            data = stream.read(limit + 1)
            after = os.fstat(stream.fileno())
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(data) == after.st_size:
            return FileBytes(where=where, suffix=suffix, data=data)
    return Problem(
        severity="error",
        code="changing",
        where=where,
        message="The file was being written while it was read: left out.",
        hint="Run again when it is complete.",
    )


def _too_large(where: str, size: int, limit: int) -> Problem:
    return Problem(
        severity="error",
        code="too-large",
        where=where,
        message=f"The file has {size / 1e6:.1f} megabytes; {limit // 1_000_000} are the limit.",
        hint="Cut out the part that matters.",
    )


def _outside(where: str) -> Problem:
    return Problem(
        severity="error",
        code="linked-outside",
        where=where,
        message="The link leads out of the folder: not read.",
        hint="Copy the file itself into the folder.",
    )


def _unreadable(where: str, error: OSError) -> Problem:
    reason = error.strerror or str(error)
    return Problem(
        severity="error",
        code="unreadable",
        where=where,
        message=f"The file cannot be read: {reason[:1].lower()}{reason[1:]}.",
        hint="Check its permissions, and where it is linked to.",
    )


def _linked(where: str) -> Problem:
    return Problem(
        severity="note",
        code="linked-folder",
        where=where,
        message="Linked folders are not entered.",
        hint="Copy its files, or name that folder itself.",
    )


def printable(where: str) -> str:
    """A path that can be written as UTF-8 on one line and reads as it is, whatever bytes its name is made of."""
    return _UNPRINTABLE.sub("\ufffd", os.fsencode(where).decode("utf-8", "replace"))
