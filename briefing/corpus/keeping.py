"""What a corpus holds, and how something is taken out of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from sqlite3 import Connection

from briefing.corpus.documents import drop_document, unpack
from briefing.corpus.store import Store
from briefing.errors import UsageError
from briefing.model.source import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderStatus:
    """A folder of the corpus: its name there, where it lies, how many files it gave and how many are gone from it."""

    name: str
    path: Path
    files: int
    gone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How much a corpus holds. `problems` are those of the files; `waiting` sources did not go through stage 2 yet."""

    folders: tuple[FolderStatus, ...]
    sources: int
    copies: int
    words: int
    undated: int
    foreign: int
    first: str
    last: str
    waiting: int
    megabytes: float
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """How many sources were taken out, and how many of their files still lie in their folder."""

    sources: int
    files: int
    present: int


def describe(store: Store) -> Status:
    """What the corpus holds."""
    with store.reading() as base:
        folders = base.execute(
            "select n.name, n.path, count(f.id), ifnull(sum(f.gone), 0) from folders n "
            "left join files f on f.folder = n.id group by n.id order by n.name"
        ).fetchall()
        held = base.execute(
            "select count(*), count(*) - count(distinct fingerprint), ifnull(sum(length), 0), sum(day = ''), "
            "sum(language <> 'en'), ifnull(min(nullif(day, '')), ''), max(day), sum(stale or (pending and not exists ("
            "select 1 from documents e where e.fingerprint = d.fingerprint and (e.path, e.id) < (d.path, d.id)))) "
            "from documents d"
        ).fetchone()
        pages = base.execute("pragma page_count").fetchone()[0] * base.execute("pragma page_size").fetchone()[0]
        problems = [p for (blob,) in base.execute("select problems from files") for p in unpack(blob, list[Problem])]
    return Status(
        folders=tuple(FolderStatus(name=row[0], path=Path(row[1]), files=row[2], gone=row[3]) for row in folders),
        sources=held[0],
        copies=held[1],
        words=held[2],
        undated=held[3] or 0,
        foreign=held[4] or 0,
        first=held[5] or "",
        last=held[6] or "",
        waiting=held[7] or 0,
        megabytes=pages / 1e6,
        problems=tuple(sorted(problems, key=lambda p: (p.where.casefold(), p.where, p.code))),
    )


def remove(store: Store, patterns: tuple[str, ...], *, gone: bool = False) -> Removed:
    """Takes out the files whose path in the corpus matches a pattern, or lies in a folder of that path.

    With `gone`, those that are no longer in their folder (of these, where there are patterns, the ones that match).
    Raises `UsageError` for a pattern that matches nothing.
    """
    with store.writing() as base:
        files = _files(base)
        for pattern in patterns:
            if not any(_matches(path, pattern) for path, _, _ in files):
                raise UsageError(f"Nothing in {store.path} matches “{pattern}”.", hint="Try `briefing corpus search`.")
        chosen = [
            (number, is_gone)
            for path, number, is_gone in files
            if (not patterns or any(_matches(path, pattern) for pattern in patterns)) and (is_gone or not gone)
        ]
        sources = sum(_drop_file(base, number) for number, _ in chosen)
        base.execute("delete from folders where id not in (select folder from files)")
    return Removed(sources=sources, files=len(chosen), present=sum(not is_gone for _, is_gone in chosen))


def _files(base: Connection) -> list[tuple[str, int, bool]]:
    rows = base.execute("select n.name, f.name, f.id, f.gone from files f join folders n on n.id = f.folder")
    return sorted((f"{folder}/{os.fsdecode(name)}", number, bool(gone)) for folder, name, number, gone in rows)


def _matches(path: str, pattern: str) -> bool:
    bare = pattern.rstrip("/")
    return fnmatchcase(path, bare) or path.startswith(f"{bare}/")


def _drop_file(base: Connection, file: int) -> int:
    documents = [row[0] for row in base.execute("select id from documents where file = ?", (file,))]
    for document in documents:
        drop_document(base, document)
    base.execute("delete from files where id = ?", (file,))
    return len(documents)
