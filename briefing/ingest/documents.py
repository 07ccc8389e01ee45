"""Files to documents: plain text is decoded here, every other format by its reader, files within files included."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import msgspec

from briefing.ingest.child import Child
from briefing.ingest.entries import NAME, Entries
from briefing.ingest.extracted import Extracted, Flaw, Reading
from briefing.ingest.folder import LARGEST, LARGEST_FOREIGN, FileBytes, printable, read_files
from briefing.ingest.layout import Block, split_blocks
from briefing.ingest.readers import foreign_suffixes
from briefing.ingest.references import is_list
from briefing.ingest.text import read_text
from briefing.model.source import Problem

PLAIN = (".txt", ".text", ".md", ".markdown")
DEEPEST = 3
"""How many files may stand within one another: the attachment of a mail in an archive is at depth 2."""
MOST = 2_000
"""How many files one file of the folder may hold, at all depths together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text of a file, with what its reader knows about it, and its blocks (masked parts left out).

    `where` is its path below the folder, `sha256` the digest of the file's bytes.
    """

    where: str
    sha256: str
    extracted: Extracted
    blocks: tuple[Block, ...]
    apart: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """The text that evidence is cited from."""
        return self.extracted.text


def known_suffixes() -> tuple[str, ...]:
    """Every suffix that is read."""
    return (*PLAIN, *foreign_suffixes())


def open_documents(folder: Path, entries: Entries, names: Iterable[str] | None = None) -> Iterator[Document | Problem]:
    """The documents of a folder (or of those of its files) by path, and what is wrong with its files.

    `entries` say what is left out, and complete what the files say of themselves.
    """
    for _, opened in open_files(folder, entries, names):
        yield from opened


def open_files(
    folder: Path, entries: Entries, names: Iterable[str] | None = None
) -> Iterator[tuple[str, tuple[Document | Problem, ...]]]:
    """The same for each file by itself, with its path."""
    limits = dict.fromkeys(PLAIN, LARGEST) | dict.fromkeys(foreign_suffixes(), LARGEST_FOREIGN)
    columns = {kind: name for kind, name in msgspec.structs.asdict(entries.columns).items() if name}
    with Child(columns) as child:
        for file in read_files(folder, limits, names):
            if not is_about_sources(file.where):
                yield file.where, tuple(_open_file(file, child, entries))


def is_about_sources(where: str) -> bool:
    """Whether the file of that path says something of the sources, and is none."""
    return where == NAME or (is_list(where) and "/" not in where)


def restore_document(where: str, sha256: str, extracted: Extracted) -> Document:
    """A document as it was opened, from what was kept of it."""
    return _document(where, sha256, extracted, split_blocks(extracted.text))


def _open_file(file: FileBytes | Problem, child: Child, entries: Entries) -> Iterator[Document | Problem]:
    if entries.leaves_out(file.where):
        yield _left_out(file.where)
        return
    for opened in (file,) if isinstance(file, Problem) else _Opening(child).open(file, 0):
        if isinstance(opened, Problem):
            yield opened
        elif entries.leaves_out(opened.where):
            yield _left_out(opened.where)
        else:
            yield replace(opened, extracted=entries.complete(opened.where, opened.extracted))


class _Opening:
    """One file of the folder and the files within it."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._left = MOST

    def open(self, file: FileBytes, depth: int) -> Iterator[Document | Problem]:
        if file.suffix in PLAIN:
            yield from self._open_text(file)
            return
        reading = self._child.read(file.suffix, file.data) if file.data else Reading()
        for flaw in reading.flaws:
            yield _placed(flaw, file.where)
        found = 0
        for extracted in reading.texts:
            blocks = split_blocks(extracted.text)
            where = f"{file.where}/{printable(extracted.name)}" if extracted.name else file.where
            if blocks:
                found += 1
                yield _document(where, _digest(file.data), extracted, blocks)
        if not found and not reading.flaws and not reading.members:
            yield _problem("empty", file.where, "The file holds no text.")
        for where, suffix, data in _named(file.where, reading):
            yield from self._open_member(FileBytes(where=where, suffix=suffix, data=data), depth + 1)

    def _open_member(self, file: FileBytes, depth: int) -> Iterator[Document | Problem]:
        self._left -= 1
        if self._left < 0:
            if self._left == -1:
                yield _problem("too-many", file.where, f"More than {MOST} files within one: the rest was left out.")
        elif depth > DEEPEST:
            yield _problem("too-deep", file.where, f"It is more than {DEEPEST} files deep within others.")
        elif file.suffix not in known_suffixes():
            yield unsupported(file.where, file.suffix)
        else:
            yield from self.open(file, depth)

    def _open_text(self, file: FileBytes) -> Iterator[Document | Problem]:
        extracted = read_text(file.data) if file.data else None
        blocks = split_blocks(extracted.text) if extracted else ()
        if extracted is None and file.data:
            yield _problem("binary", file.where, "The file holds no text but binary data.")
        elif extracted is None or not blocks:
            yield _problem("empty", file.where, "The file is empty.")
        else:
            yield _document(file.where, _digest(file.data), extracted, blocks)


def unsupported(where: str, suffix: str) -> Problem:
    """The problem of a file of a kind that is not read."""
    return Problem(
        severity="warning",
        code="unsupported-format",
        where=where,
        message=f"Files of the kind “{suffix or PurePosixPath(where).name}” are not read.",
        hint=f"Supported are {', '.join(known_suffixes())}.",
    )


def _left_out(where: str) -> Problem:
    return Problem(severity="note", code="left-out", where=where, message=f"Left out, as {NAME} says.")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _document(where: str, sha256: str, extracted: Extracted, blocks: tuple[Block, ...]) -> Document:
    apart = tuple(b for b in blocks if any(start <= b.start and b.end <= end for start, end in extracted.masked))
    kept = tuple(b for b in blocks if b not in apart) if apart else blocks
    return Document(where=where, sha256=sha256, extracted=extracted, blocks=kept, apart=apart)


def _named(where: str, reading: Reading) -> Iterator[tuple[str, str, bytes]]:
    """Path, suffix and bytes of each file within a file; a name that comes twice is numbered."""
    taken: set[str] = set()
    for member in reading.members:
        name = printable(member.name.strip("/")) or "unnamed"
        path = PurePosixPath(name)
        count = 1
        while name in taken:
            count += 1
            name = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
        taken.add(name)
        yield f"{where}/{name}", path.suffix.lower(), member.data


def _placed(flaw: Flaw, where: str) -> Problem:
    return Problem(severity=flaw.severity, code=flaw.code, where=where, message=flaw.message, hint=flaw.hint)


def _problem(code: str, where: str, message: str) -> Problem:
    return Problem(severity="error", code=code, where=where, message=message)
