"""Folders into the corpus: only files that are new or changed are read.

A file is taken for unchanged when its size and both its times are (modified; changed, which no program can set). What
is gone from a folder stays in the corpus until it is removed: an archive outlives the folder that it came from.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from sqlite3 import Connection

import msgspec

from briefing.corpus.documents import drop_document, insert_document, pack, stored_documents
from briefing.corpus.store import Store
from briefing.engine import read_program
from briefing.errors import UsageError
from briefing.ingest.documents import Document, is_about_sources, open_files
from briefing.ingest.entries import Entries, load_entries
from briefing.ingest.folder import list_files
from briefing.model.source import Problem

PROGRAM = ("ingest/**/*.py",)
_BATCH = 64
"""Files that are written in one transaction."""
_FRESH = 2_000_000_000
"""Nanoseconds for which a file may change again without a trace: the coarsest clock of a file system (FAT)."""
_PASSING = ("unreadable", "changing")
"""Problems that may pass: what was in such a file stays, and it is tried again."""

Tell = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """How many files a folder has, how many of them were new, changed or are gone, and what is wrong with some."""

    files: int
    new: int
    changed: int
    gone: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scan:
    """The files of a folder as they are now, by name, each with its state."""

    folder: int
    name: str
    states: dict[str, str]
    todo: tuple[str, ...]
    known: frozenset[str]
    gone: tuple[str, ...]
    reader: str


def add_folder(store: Store, folder: Path, name: str = "", tell: Tell | None = None) -> Added:
    """Reads what is new or changed in a folder; `name` is what its paths begin with (empty: the folder's own name).

    Raises `UsageError` for a folder that is missing, or one of the same name as another in the corpus, `ConfigError`
    for a faulty `sources.toml`, `CorpusError` when the corpus cannot be written; what was read by then is in it.
    """
    if not folder.is_dir():
        message = f"{folder} is a file." if folder.exists() else f"There is no folder {folder}."
        raise UsageError(message, hint="Name the folder that holds the sources.")
    entries, problems = load_entries(folder), list[Problem]()
    scan = _scan(store, folder, name, entries, problems)
    opened = zip(scan.todo, open_files(folder, entries, scan.todo), strict=True)
    done = 0
    while batch := list(islice(opened, _BATCH)):
        with store.writing() as base:
            for file, (_, found) in batch:
                problems.extend(p for p in found if isinstance(p, Problem))
                _write_file(base, scan, file, found)
        done += len(batch)
        if tell:
            tell("files read", done, len(scan.todo))
    _mark_gone(store, scan)
    new = len(set(scan.todo) - scan.known)
    return Added(
        files=len(scan.states),
        new=new,
        changed=len(scan.todo) - new,
        gone=len(scan.gone),
        problems=tuple(sorted(problems, key=lambda p: (p.where.casefold(), p.where, p.code))),
    )


def _scan(store: Store, folder: Path, name: str, entries: Entries, problems: list[Problem]) -> _Scan:
    number = _enter_folder(store, folder.resolve(), name)
    states = dict(_states(folder, store.path, problems))
    reader = _reader_digest(entries)
    with store.reading() as base:
        called = base.execute("select name from folders where id = ?", (number,)).fetchone()[0]
        rows = base.execute("select name, state, reader from files where folder = ? and not gone", (number,))
        known = {os.fsdecode(row[0]): row[1:] for row in rows}
    todo = [file for file, state in states.items() if known.get(file) != (state, reader) or not state]
    return _Scan(
        folder=number,
        name=called,
        states=states,
        todo=tuple(sorted(todo, key=lambda file: (file.casefold(), file))),
        known=frozenset(known),
        gone=tuple(sorted(set(known) - set(states))),
        reader=reader,
    )


def _enter_folder(store: Store, folder: Path, name: str) -> int:
    """The number of a folder in the corpus. A name that is given may move to another folder, no other one may."""
    with store.writing() as base:
        row = base.execute("select id, name from folders where path = ?", (str(folder),)).fetchone()
        if row and name in ("", row[1]):
            return int(row[0])
        wanted = name or folder.name or "files"
        taken = base.execute("select id, path from folders where name = ?", (wanted,)).fetchone()
        if taken and not name:
            message = f"There is a folder “{wanted}” in the corpus already: {taken[1]}."
            raise UsageError(message, hint="Give this one another name with --as NAME, or the same if it was moved.")
        if taken:
            base.execute("update folders set path = ? where id = ?", (str(folder), taken[0]))
            return int(taken[0])
        added = base.execute("insert into folders (name, path) values (?, ?)", (wanted, str(folder)))
        return int(added.lastrowid or 0)


def _states(folder: Path, corpus: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The state of each file by name. It is empty, so that the file is read again, where it was written just now."""
    now, own = time.time_ns(), {corpus.resolve().with_name(corpus.name + end) for end in ("", "-wal", "-shm")}
    for name in list_files(folder, problems):
        if is_about_sources(name) or (folder / name).resolve() in own:
            continue
        try:
            found = (folder / name).stat()
        except OSError:
            yield name, ""
            continue
        fresh = now - max(found.st_mtime_ns, found.st_ctime_ns) < _FRESH
        yield name, "" if fresh else f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _reader_digest(entries: Entries) -> str:
    """The digest of what decides, beside its bytes, what is read in a file."""
    said = msgspec.json.encode(entries)
    return hashlib.sha256(said + read_program(PROGRAM).encode()).hexdigest()


def _write_file(base: Connection, scan: _Scan, name: str, found: Iterable[Document | Problem]) -> None:
    """Puts what was found in a file in the place of what was in it before; what is the same stays untouched."""
    problems = pack([p for p in found if isinstance(p, Problem)])
    values = (scan.states[name], scan.reader, problems, scan.folder, os.fsencode(name))
    base.execute("insert or ignore into files (state, reader, problems, folder, name) values (?, ?, ?, ?, ?)", values)
    base.execute("update files set state = ?, reader = ?, problems = ?, gone = 0 where folder = ? and name = ?", values)
    file = base.execute("select id from files where folder = ? and name = ?", values[3:]).fetchone()[0]
    if any(p.code in _PASSING for p in found if isinstance(p, Problem)):
        base.execute("update files set state = '' where id = ?", (file,))
    else:
        _write_documents(base, file, scan.name, [d for d in found if isinstance(d, Document)])


def _write_documents(base: Connection, file: int, folder: str, found: list[Document]) -> None:
    old, times = stored_documents(base, file), Counter[str]()
    for document in found:
        times[document.where] += 1
        kept = old.pop((document.where, times[document.where]), None)
        if kept and kept.holds(document):
            continue
        if kept:
            drop_document(base, kept.id)
        insert_document(base, file, folder, document)
    for rest in old.values():
        drop_document(base, rest.id)


def _mark_gone(store: Store, scan: _Scan) -> None:
    if not scan.gone:
        return
    with store.writing() as base:
        rows = [(scan.folder, os.fsencode(name)) for name in scan.gone]
        base.executemany("update files set gone = 1 where folder = ? and name = ?", rows)
