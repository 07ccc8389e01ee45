"""The ledger: which edition went to whom, by which channel, and how it ended. SQLite in WAL mode, one file.

A delivery goes through these states, each written to the disk before the next step is taken:

    planned ──claim──▶ claimed ──intend──▶ sending ──settle──▶ sent | failed | doubt
       ▲                  │ the run died
       └──────────────────┘

Before `sending`, nothing of the message has been handed over: a claim of a dead run is free again. In `sending`, the
whole message may have arrived: if the run dies there, the delivery is in doubt, is named, and is repeated only when
asked for. Claims are single SQL statements, so two runs at once never hold the same one. A run proves that it lives by
a lock on a file, which the system takes away with the process, however it ends.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from briefing.errors import DeliveryError

State = Literal["planned", "claimed", "sending", "sent", "failed", "doubt"]
_WAIT = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS editions (
  digest TEXT PRIMARY KEY, series TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, as_of TEXT NOT NULL,
  marking TEXT NOT NULL, corrects INTEGER NOT NULL, since TEXT NOT NULL, brief BLOB NOT NULL, UNIQUE (series, number));
CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY AUTOINCREMENT, since TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS deliveries (
  digest TEXT NOT NULL REFERENCES editions, reader TEXT NOT NULL, channel TEXT NOT NULL, message_id TEXT NOT NULL,
  state TEXT NOT NULL, run INTEGER, attempts INTEGER NOT NULL DEFAULT 0, dated TEXT NOT NULL, settled TEXT,
  detail TEXT NOT NULL DEFAULT '', documents TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (digest, reader, channel)) WITHOUT ROWID;
"""
_OF_EDITION = ("digest", "series", "number", "title", "as_of", "marking", "corrects", "since")
_EDITIONS = "SELECT " + ", ".join(_OF_EDITION) + " FROM editions ORDER BY series, number"  # noqa: S608  a constant
_OF_DELIVERY = "digest, reader, channel, message_id, state, attempts, dated, settled, detail, documents"
_ADDED = "ALTER TABLE deliveries ADD COLUMN documents TEXT NOT NULL DEFAULT ''"
"""What a ledger of an older version has not."""
_DELIVERIES = (
    f"SELECT {_OF_DELIVERY} FROM deliveries"  # noqa: S608  a constant
    " WHERE digest = ? AND ((reader = ? AND channel = ?) OR ? IS NULL) ORDER BY channel, reader"
)
_FREE = "UPDATE deliveries SET state = 'planned', run = NULL WHERE run = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A delivery: which edition (its digest), to which reader, by which channel."""

    digest: str
    reader: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A delivery as it stands. `dated` is when it was planned, the date of its message; `settled` when it ended.

    `documents` are the SHA-256 of what was handed over, by format: `pdf:3f… docx:a9…`.
    """

    key: Key
    message_id: str
    state: State
    attempts: int
    dated: str
    settled: str
    detail: str
    documents: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """An edition on record, and how many of its deliveries are in each state."""

    digest: str
    series: str
    number: int
    title: str
    as_of: str
    marking: str
    corrects: int
    since: str
    counts: dict[str, int]


class Ledger(contextlib.AbstractContextManager["Ledger"]):
    """One run's hand on the ledger. Every method raises `DeliveryError` when the file cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._runs = path.with_name(f"{path.name}.runs")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._runs.mkdir(exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # addresses are in it; SQLite's own files follow it
            self._base = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _broken(path, error) from error
        with self._writing():
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")  # on the disk, not only on its way there
            self._base.executescript(_SCHEMA)
            self._add_documents()
        with self._writing():
            self.run = int(self._base.execute("INSERT INTO runs (since) VALUES (?)", (_now(),)).lastrowid or 0)
            self._alive = _lock(self._runs / str(self.run))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
        if self._alive is not None:
            (self._runs / str(self.run)).unlink(missing_ok=True)
            os.close(self._alive)

    # --- editions -----------------------------------------------------------------------------

    def register(
        self, digest: str, series: str, *, title: str, as_of: str, marking: str, corrects: int = 0, brief: bytes = b""
    ) -> int:
        """The number of an edition in its series: the next one, or the one it has.

        One that is on record already may be named a correction later, but of one edition only. Raises `DeliveryError`
        for that, and for one that is on record in another series.
        """
        with self._writing():
            self._base.execute(
                "INSERT INTO editions SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM editions"
                " WHERE series = ? ON CONFLICT (digest) DO NOTHING",
                (digest, series, title, as_of, marking, corrects, _now(), zlib.compress(brief), series),
            )
            self._base.execute("UPDATE editions SET corrects = ? WHERE digest = ? AND corrects = 0", (corrects, digest))
        (found,) = [entry for entry in self.editions() if entry.digest == digest]
        if found.series != series or (corrects and corrects != found.corrects):
            told = f"edition {found.number} of “{found.series}”"
            raise DeliveryError(
                f"This brief is on record as {told}{f', correcting {found.corrects}' if found.corrects else ''}.",
                hint="Not one statement differs: send it under that name, or change the brief first.",
            )
        return found.number

    def editions(self) -> tuple[EditionEntry, ...]:
        """Every edition on record, by series and number."""
        with self._writing():
            rows = self._base.execute(_EDITIONS).fetchall()
            counted = self._base.execute(
                "SELECT digest, state, count(*) FROM deliveries GROUP BY 1, 2 ORDER BY 1, 2"
            ).fetchall()
        return tuple(
            EditionEntry(
                **dict(zip(_OF_EDITION, row, strict=True)),
                counts={state: number for digest, state, number in counted if digest == row[0]},
            )
            for row in rows
        )

    def brief(self, series: str, number: int) -> bytes:
        """The JSON of the brief that an edition was when it was put on record; empty when there is no such edition."""
        with self._writing():
            row = self._base.execute(
                "SELECT brief FROM editions WHERE series = ? AND number = ?", (series, number)
            ).fetchone()
        return zlib.decompress(row[0]) if row else b""

    # --- deliveries ---------------------------------------------------------------------------

    def plan(self, deliveries: Iterable[tuple[Key, str]]) -> None:
        """Puts deliveries with their Message-IDs on record; those on record already stay as they are."""
        rows = [(key.digest, key.reader, key.channel, message_id, _now()) for key, message_id in deliveries]
        with self._writing():
            self._base.executemany(
                "INSERT INTO deliveries (digest, reader, channel, message_id, state, dated)"
                " VALUES (?, ?, ?, ?, 'planned', ?) ON CONFLICT DO NOTHING",
                rows,
            )

    def recover(self, repeatable: Iterable[str] = ()) -> None:
        """Takes over what runs left behind that live no more.

        Their claims are free again. What they were sending is in doubt, except by the `repeatable` channels, where a
        second time changes nothing.
        """
        channels = tuple(repeatable)
        with self._writing():
            rows = self._base.execute("SELECT DISTINCT run FROM deliveries WHERE state IN ('claimed', 'sending')")
            dead = [run for (run,) in rows.fetchall() if run != self.run and self._is_dead(run)]
            for run in dead:
                self._base.execute(f"{_FREE} AND state = 'claimed'", (run,))
                for channel in channels:
                    self._base.execute(f"{_FREE} AND state = 'sending' AND channel = ?", (run, channel))
                self._base.execute(
                    "UPDATE deliveries SET state = 'doubt', detail = 'the run ended while sending it', settled = ?"
                    " WHERE run = ? AND state = 'sending'",
                    (_now(), run),
                )

    def claim(self, key: Key) -> Entry | None:
        """The delivery, from now on this run's alone; None when it is settled, or another run's."""
        return self._move(key, "planned", "claimed")

    def intend(self, key: Key, documents: str = "") -> None:
        """To be called right before the message is handed over: from here on it may have arrived.

        `documents` are the digests of what it carries.
        """
        if self._move(key, "claimed", "sending", attempts=1, documents=documents) is None:
            raise DeliveryError(
                f"{key.reader} by {key.channel} is not this run's to send.", hint="Look at `briefing status`."
            )

    def settle(
        self, key: Key, state: Literal["planned", "claimed", "sent", "failed", "doubt"], detail: str = ""
    ) -> None:
        """How it ended: `claimed` for a message that surely did not arrive and is tried again, `planned` to let go."""
        self._set(key, state, detail)

    def entry(self, key: Key) -> Entry | None:
        """A delivery as it stands; None when it was never planned."""
        return next(iter(self.entries(key.digest, key)), None)

    def entries(self, digest: str, only: Key | None = None) -> tuple[Entry, ...]:
        """The deliveries of an edition, by channel and reader."""
        one = (only.reader, only.channel) if only else (None, None)
        with self._writing():
            rows = self._base.execute(_DELIVERIES, (digest, *one, one[0])).fetchall()
        return tuple(_entry(row) for row in rows)

    def reopen(self, keys: Iterable[Key], state: Literal["failed", "doubt"]) -> None:
        """Plans anew those of the deliveries that ended so."""
        with self._writing():
            self._base.executemany(
                "UPDATE deliveries SET state = 'planned', run = NULL"
                " WHERE digest = ? AND reader = ? AND channel = ? AND state = ?",
                [(key.digest, key.reader, key.channel, state) for key in keys],
            )

    # --- the file -----------------------------------------------------------------------------

    def _add_documents(self) -> None:
        known = {row[1] for row in self._base.execute("PRAGMA table_info(deliveries)")}
        if "documents" not in known:
            with contextlib.suppress(sqlite3.OperationalError):  # another run was first
                self._base.execute(_ADDED)

    def _move(
        self, key: Key, before: State, after: State, attempts: int = 0, documents: str | None = None
    ) -> Entry | None:
        """Takes a delivery from one state to another in one statement; None when it is not in that state."""
        with self._writing():
            row = self._base.execute(
                "UPDATE deliveries SET state = ?, run = ?, attempts = attempts + ?,"  # noqa: S608
                " documents = coalesce(?, documents)"
                f" WHERE digest = ? AND reader = ? AND channel = ? AND state = ? RETURNING {_OF_DELIVERY}",
                (after, self.run, attempts, documents, key.digest, key.reader, key.channel, before),
            ).fetchone()
        return _entry(row) if row else None

    def _set(self, key: Key, state: State, detail: str) -> None:
        with self._writing():
            self._base.execute(
                "UPDATE deliveries SET state = ?, detail = ?, settled = ?, run = iif(? = 'planned', NULL, run)"
                " WHERE digest = ? AND reader = ? AND channel = ? AND run = ?",
                (state, detail, _now(), state, key.digest, key.reader, key.channel, self.run),
            )

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise _broken(self._path, error) from error

    def _is_dead(self, run: int) -> bool:
        handle = _lock(self._runs / str(run))
        if handle is None:
            return False
        (self._runs / str(run)).unlink(missing_ok=True)
        os.close(handle)
        return True


def _lock(path: Path) -> int | None:
    """A handle that holds the file until it is closed or the process ends; None when another process has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _entry(row: tuple[str, str, str, str, State, int, str, str | None, str, str]) -> Entry:
    digest, reader, channel, message_id, state, attempts, dated, settled, detail, documents = row
    key = Key(digest=digest, reader=reader, channel=channel)
    return Entry(
        key=key,
        message_id=message_id,
        state=state,
        attempts=attempts,
        dated=dated,
        settled=settled or "",
        detail=detail,
        documents=documents,
    )


def _broken(path: Path, error: Exception) -> DeliveryError:
    return DeliveryError(
        f"The ledger {path} cannot be used: {error}.",
        hint="Nothing is sent that cannot be put on record. Free the file or the disk.",
    )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
