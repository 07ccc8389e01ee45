"""The files of a folder in a fixed order, and the reasons why some of them cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.model.source import Problem

LARGEST = 5_000_000
"""Bytes. A larger file is no article; it is left out and reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBytes:
    """A file that was read: its path below the folder, with `/`, its suffix in lower case, and its bytes."""

    where: str
    suffix: str
    data: bytes


def read_files(folder: Path, suffixes: tuple[str, ...]) -> Iterator[FileBytes | Problem]:
    """Each file below a folder, or the problem with it, ordered by path.

    Hidden files and folders are passed over in silence. Linked folders are not entered: a loop of links has no end.
    """
    problems: list[Problem] = []
    names = list(_walk(folder, problems))
    yield from sorted(problems, key=lambda p: p.where)
    for where in sorted(names, key=lambda name: (name.casefold(), name)):
        yield _read(folder / where, _printable(where), suffixes)


def _walk(folder: Path, problems: list[Problem]) -> Iterator[str]:
    def note(error: OSError) -> None:
        where = _printable(Path(error.filename or folder).relative_to(folder).as_posix())
        problems.append(_unreadable(where, error))

    for root, folders, files in os.walk(folder, onerror=note):
        below = Path(root)
        linked = [f for f in folders if (below / f).is_symlink() and not f.startswith(".")]
        problems.extend(_linked(_printable((below / f).relative_to(folder).as_posix())) for f in linked)
        folders[:] = [f for f in folders if not f.startswith(".") and f not in linked]
        yield from ((below / f).relative_to(folder).as_posix() for f in files if not f.startswith("."))


def _read(path: Path, where: str, suffixes: tuple[str, ...]) -> FileBytes | Problem:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        return Problem(
            severity="warning",
            code="unsupported-format",
            where=where,
            message=f"Files of the kind “{suffix or path.name}” are not read.",
            hint=f"Supported are {', '.join(suffixes)}.",
        )
    try:
        size = path.stat().st_size
        if not path.is_file():
            return _unreadable(where, OSError("it is no regular file"))
        if size > LARGEST:
            return Problem(
                severity="error",
                code="too-large",
                where=where,
                message=f"The file has {size / 1e6:.1f} megabytes; {LARGEST // 1_000_000} are the limit.",
                hint="Cut out the part that matters.",
            )
        return FileBytes(where=where, suffix=suffix, data=path.read_bytes())
    except OSError as error:
        return _unreadable(where, error)


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


def _printable(where: str) -> str:
    """A path that can be written as UTF-8, whatever bytes its name is made of."""
    return os.fsencode(where).decode("utf-8", "replace")
