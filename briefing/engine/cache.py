"""What stage 2 found, remembered in one sqlite file: safe for two runs at once, bounded in size.

The entries unused for longest go first. A file that is damaged or cannot be written makes the run slower, never wrong:
each entry carries the digest of its content.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from briefing.model.source import Problem

SCHEMA = """
create table if not exists observations (
    key text primary key, content blob not null, digest blob not null, used integer not null
)
"""
_ORDER = "create index if not exists observations_used on observations (used)"
_GET = "select content, digest from observations where key = ?"
_TOUCH = "update observations set used = (select max(used) + 1 from observations) where key = ?"
_PUT = "insert or replace into observations values (?, ?, ?, (select ifnull(max(used), 0) + 1 from observations))"
_TRIM = """
delete from observations where key in (
  select key from (select key, sum(length(content)) over (order by used desc, key) as total from observations)
  where total > ?
)
"""
_LEVEL = 1
"""Of compression: the fastest level makes observations seven times smaller."""
_BUSY_SECONDS = 10
_PAUSE = 0.05

_Found = TypeVar("_Found")


class Cache:
    """A store of bytes by key, open for one run: `with Cache(path) as cache`.

    `megabytes` bounds what it keeps beyond a run; 0 keeps all. `problem` says why it is off, when it is, and
    `failure` what was raised; then nothing is found and nothing kept.
    """

    def __init__(self, path: Path, megabytes: int = 200) -> None:
        self.path = path
        self.problem: Problem | None = None
        self.failure: Exception | None = None
        self._most = megabytes * 1_000_000
        self._base: sqlite3.Connection | None = None
        self._grown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base is None:
            return
        if self._grown and self._most:
            self._try(lambda base: base.execute(_TRIM, (self._most,)))
        with suppress(sqlite3.Error):
            self._base.close()
        self._base = None

    def get(self, key: str) -> bytes | None:
        """What was put under the key, or None."""
        return self._try(lambda base: _find(base, key, touch=self._most > 0))

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content under the key."""
        self._grown = True
        packed = zlib.compress(content, _LEVEL)
        self._try(lambda base: base.execute(_PUT, (key, packed, hashlib.sha256(packed).digest())))

    def _try(self, act: Callable[[sqlite3.Connection], _Found]) -> _Found | None:
        """What the act gives, in a transaction of its own; None once the cache is off.

        SQLite gives up at once where waiting could mean a deadlock, as when two runs make the file together: such an
        act is begun anew until the time for waiting is over.
        """
        end = time.monotonic() + _BUSY_SECONDS
        while not self.problem:
            try:
                self._base = self._base or self._connect()
                with self._base:
                    return act(self._base)
            except (sqlite3.Error, OSError) as error:
                if not _is_busy(error) or time.monotonic() > end:
                    self.problem, self.failure = self._explain(error), error
                time.sleep(_PAUSE)
        return None

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path, timeout=_BUSY_SECONDS)
        with suppress(sqlite3.OperationalError):  # refused at once while another run is in the file; that run sets it
            base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")
        base.execute(SCHEMA)
        base.execute(_ORDER)
        return base

    def _explain(self, error: Exception) -> Problem:
        return Problem(
            severity="warning",
            code="cache",
            where=str(self.path),
            message=f"The cache cannot be used: {str(error).rstrip('.')}. This run went on without it.",
            hint="Delete the file, or run with --no-cache.",
        )


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _find(base: sqlite3.Connection, key: str, *, touch: bool) -> bytes | None:
    row = next(iter(base.execute(_GET, (key,)).fetchall()), None)
    if row is None or hashlib.sha256(row[0]).digest() != row[1]:
        return None
    if touch:
        base.execute(_TOUCH, (key,))
    return _unpack(row[0])


def _unpack(content: bytes) -> bytes | None:
    try:
        return zlib.decompress(content)
    except zlib.error:  # written by a version that did not compress
        return None


def default_folder() -> Path:
    """The user's cache folder for this program (XDG base directory specification)."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "briefing"
