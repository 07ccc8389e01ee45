"""What stage 2 found, remembered in one sqlite file: safe for two runs at once, bounded in size.

The oldest used entries go first. A file that is damaged or cannot be written makes the run slower, never wrong: each
entry carries the digest of its content.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefing.model.source import Problem

_SCHEMA = """
create table if not exists observations (
    key text primary key, content blob not null, digest blob not null, used integer not null
) strict
"""
_TOUCH = "update observations set used = (select max(used) + 1 from observations) where key = ?"
_PUT = "insert or replace into observations values (?, ?, ?, (select ifnull(max(used), 0) + 1 from observations))"
_TRIM = """
delete from observations where key in (
  select key from (select key, sum(length(content)) over (order by used desc, key) as total from observations)
  where total > ?
)
"""
_BUSY_SECONDS = 10


@dataclass(slots=True)
class Cache:
    """A store of bytes by key. `megabytes` bounds what it keeps; `problem` says why it is off, when it is."""

    path: Path
    megabytes: int = 200
    problem: Problem | None = None

    def get(self, key: str) -> bytes | None:
        """What was put under the key, or None."""
        try:
            with closing(self._connect()) as base, base:
                row = base.execute("select content, digest from observations where key = ?", (key,)).fetchone()
                if row is None or hashlib.sha256(row[0]).digest() != row[1]:
                    return None
                base.execute(_TOUCH, (key,))
                return bytes(row[0])
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content under the key, and drops the longest unused entries beyond the bound."""
        row = (key, content, hashlib.sha256(content).digest())
        try:
            with closing(self._connect()) as base, base:
                base.execute(_PUT, row)
                base.execute(_TRIM, (self.megabytes * 1_000_000,))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection:
        if self.problem:
            raise OSError(self.problem.message)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path, timeout=_BUSY_SECONDS)
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")
        base.execute(_SCHEMA)
        return base

    def _give_up(self, error: Exception) -> None:
        self.problem = self.problem or Problem(
            severity="warning",
            code="cache",
            where=str(self.path),
            message=f"The cache cannot be used: {error}.",
            hint="Delete the file, or run with --no-cache.",
        )


def default_folder() -> Path:
    """The user's cache folder for this program (XDG base directory specification)."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "briefing"
