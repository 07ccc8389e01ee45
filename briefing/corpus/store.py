"""The file of a corpus: SQLite in WAL mode, written in transactions, so that a run that dies leaves it whole.

    folders ──< files ──< documents ──< lines            what was read, from where, and what files have in common
                              │
                            words (FTS5)                 title and running text of each document
                          observations                   what stage 2 found, by key (`engine.cache`, in the same file)

A document whose `stale` is 1 is to be read anew: it is new, or a line of it is shared with others, or with none any
more. One whose `pending` is 1 may have to go through stage 2. Either mark is set in the transaction that changes the
reason, and goes with, or after, the one that stores the result. `facts` hold the digests of the rules applied.
`path` is a document's path in the corpus, `place` the one below its folder.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.engine.cache import SCHEMA as OBSERVATIONS
from briefing.errors import CorpusError, UsageError

APPLICATION = 0x42524643
"""Of the header of a SQLite file (`application_id`): “BRFC”."""
VERSION = 1
"""Of the tables below (`user_version`)."""
BUSY_SECONDS = 60.0
_PAUSE = 0.05
_SCHEMA = """
create table facts (name text primary key, value text not null) without rowid;
create table folders (id integer primary key, name text not null unique, path text not null);
create table files (
    id integer primary key, folder integer not null references folders, name blob not null, state text not null,
    reader text not null, problems blob not null, gone integer not null default 0, unique (folder, name));
create table documents (
    id integer primary key, file integer not null references files, path text not null,
    place text not null, sha256 text not null,
    fingerprint blob not null, extracted blob not null,
    stale integer not null default 1, pending integer not null default 1,
    draft blob, content blob, key text not null default '', title text not null default '',
    publisher text not null default '', day text not null default '', language text not null default '',
    length integer not null default 0, names text not null default '', sketch blob);
create index documents_file on documents (file);
create index documents_fingerprint on documents (fingerprint);
create index documents_day on documents (day, path);
create index documents_path on documents (path);
create index documents_key on documents (key);
create index documents_stale on documents (path) where stale;
create index documents_pending on documents (path) where pending;
create table lines (
    line integer not null, fingerprint blob not null, document integer not null,
    primary key (line, fingerprint, document)) without rowid;
create index lines_document on lines (document);
create virtual table words using fts5 (title, body, tokenize = 'porter unicode61 remove_diacritics 2');
"""


class Store:
    """An open corpus: `with Store(path) as store`. With `create`, a file that is missing is made.

    Raises `UsageError` for a file that is missing or no corpus, `CorpusError` for one that cannot be used.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not create and not path.is_file():
            raise UsageError(f"There is no corpus {path}.", hint=f"`briefing corpus add DIR --corpus {path}` makes it.")
        with self._explained():
            self._base = self._open(create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._base.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The corpus as it stands at one moment, whatever others write meanwhile."""
        with self._explained():
            self._base.execute("begin")
            try:
                yield self._base
            finally:
                self._base.execute("rollback")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is written whole, or not at all. Waits for another run that writes."""
        with self._explained():
            self._base.execute("begin immediate")
            try:
                yield self._base
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite has rolled back by itself when the disk is full
                    self._base.execute("rollback")
                raise
            self._base.execute("commit")

    def _open(self, *, create: bool) -> sqlite3.Connection:
        end = time.monotonic() + BUSY_SECONDS
        if create:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                return self._connect(create=create)
            except sqlite3.OperationalError as error:  # refused at once while another run makes the same file
                if _code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)

    def _connect(self, *, create: bool) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            base.execute("pragma cell_size_check = on")
            base.execute("pragma trusted_schema = off")  # the file may be somebody else's
            if create and not base.execute("pragma application_id").fetchone()[0]:
                _make_tables(base, self.path)
            self._check(base)
            base.execute("pragma synchronous = normal")
        except BaseException:
            base.close()
            raise
        return base

    def _check(self, base: sqlite3.Connection) -> None:
        if base.execute("pragma application_id").fetchone()[0] != APPLICATION:
            raise _no_corpus(self.path)
        version = base.execute("pragma user_version").fetchone()[0]
        if version > VERSION:
            message = f"{self.path} is a corpus of version {version}; this program knows versions up to {VERSION}."
            raise CorpusError(message, hint="Install a newer briefing.")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns what SQLite says into what is wrong and what to do."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise explain(error, self.path) from error


def explain(error: Exception, path: Path) -> UsageError | CorpusError:
    """What an error of SQLite or the system means for a corpus, and what to do."""
    reasons = {
        sqlite3.SQLITE_FULL: ("the disk is full", "What was in it is still there. Make room and run it again."),
        sqlite3.SQLITE_IOERR: (
            "the disk cannot be read or written",
            "Is it full, or gone? What was in it is still there.",
        ),
        sqlite3.SQLITE_BUSY: ("another run is writing to it", "Wait until that one is done."),
        sqlite3.SQLITE_READONLY: ("it may not be written", "Check its permissions and those of its folder."),
        sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check its permissions and those of its folder."),
        sqlite3.SQLITE_CORRUPT: ("it is damaged", "Take it from a backup, or add the folders to a new one."),
    }
    if _code(error) == sqlite3.SQLITE_NOTADB:
        return _no_corpus(path)
    reason, hint = reasons.get(_code(error), (str(error).rstrip("."), ""))
    return CorpusError(f"{path}: {reason}.", hint=hint)


def _make_tables(base: sqlite3.Connection, path: Path) -> None:
    if base.execute("pragma schema_version").fetchone()[0]:
        raise _no_corpus(path)  # a database of another program
    base.execute("pragma journal_mode = wal")
    base.execute("begin immediate")
    if not base.execute("pragma application_id").fetchone()[0]:
        for statement in (*_SCHEMA.split(";"), OBSERVATIONS):
            base.execute(statement)
        base.execute(f"pragma application_id = {APPLICATION}")
        base.execute(f"pragma user_version = {VERSION}")
    base.execute("commit")


def _no_corpus(path: Path) -> UsageError:
    return UsageError(f"{path} is no corpus.", hint="`briefing corpus add DIR --corpus FILE` makes one.")


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
