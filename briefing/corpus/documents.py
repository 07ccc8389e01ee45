"""Documents in the corpus, and the short lines that they share.

A line is shared when documents of different text hold it. Whoever adds or drops a document marks as stale the one
other text for which that makes a difference: the second holder of a line makes the first one shared.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, TypeVar

import msgspec

from briefing.ingest.clean import short_lines
from briefing.ingest.documents import Document, restore_document
from briefing.ingest.duplicates import fingerprint
from briefing.ingest.extracted import Extracted

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document as it was opened, compressed."""

    id: int
    where: str
    sha256: str
    extracted: bytes

    def holds(self, document: Document) -> bool:
        """Whether it is this document."""
        return self.sha256 == document.sha256 and unpack(self.extracted, Extracted) == document.extracted

    def open(self) -> Document:
        """The document."""
        return restore_document(self.where, self.sha256, unpack(self.extracted, Extracted))


def pack(value: Any) -> bytes:
    """A value of the data model as compressed bytes."""
    return zlib.compress(msgspec.msgpack.encode(value))


def unpack(blob: bytes, kind: type[_Kind]) -> _Kind:
    """The value again."""
    return msgspec.msgpack.decode(zlib.decompress(blob), type=kind)


def stored_documents(base: Connection, file: int) -> dict[tuple[str, int], StoredDocument]:
    """The documents of a file, by path below its folder, and number where several have the same."""
    rows = base.execute("select id, place, sha256, extracted from documents where file = ? order by id", (file,))
    times, found = Counter[str](), {}
    for number, where, sha256, extracted in rows:
        times[where] += 1
        found[where, times[where]] = StoredDocument(id=number, where=where, sha256=sha256, extracted=extracted)
    return found


def insert_document(base: Connection, file: int, folder: str, document: Document) -> None:
    """Adds a document of a file, to be settled. `folder` is what its path in the corpus begins with."""
    digest = bytes.fromhex(fingerprint(document.text))[:16]
    path = f"{folder}/{document.where}"
    added = base.execute(
        "insert into documents (file, path, place, sha256, fingerprint, extracted) values (?, ?, ?, ?, ?, ?)",
        (file, path, document.where, document.sha256, digest, pack(document.extracted)),
    )
    for line in sorted(map(_number, short_lines(document.blocks))):
        holders = _holders(base, line)
        if len(holders) == 1 and digest not in holders:
            _mark(base, holders[0])
        base.execute("insert or ignore into lines values (?, ?, ?)", (line, digest, added.lastrowid))


def drop_document(base: Connection, document: int) -> None:
    """Takes a document out, with its words, and what stage 2 found in it unless another is the same."""
    digest, key = base.execute("select fingerprint, key from documents where id = ?", (document,)).fetchone()
    lines = [row[0] for row in base.execute("select line from lines where document = ?", (document,))]
    base.execute("delete from lines where document = ?", (document,))
    base.execute("delete from words where rowid = ?", (document,))
    base.execute("delete from documents where id = ?", (document,))
    forget_observations(base, key)
    base.execute("update documents set pending = 1 where fingerprint = ?", (digest,))  # another may stand for it now
    for line in lines:
        holders = _holders(base, line)
        if len(holders) == 1 and digest not in holders:
            _mark(base, holders[0])


def forget_observations(base: Connection, key: str) -> None:
    """Drops what is kept under a key that no document has any more."""
    unused = "not exists (select 1 from documents where documents.key = observations.key)"
    base.execute(f"delete from observations where key = ? and {unused}", (key,))  # noqa: S608  a constant


def shared_lines(base: Connection, document: Document, digest: bytes) -> frozenset[str]:
    """The short lines of a document that one of another text holds as well."""
    query = "select 1 from lines where line = ? and (fingerprint < ? or fingerprint > ?) limit 1"
    lines = short_lines(document.blocks)
    return frozenset(line for line in lines if base.execute(query, (_number(line), digest, digest)).fetchone())


def _holders(base: Connection, line: int) -> list[bytes]:
    """The fingerprints of two texts that hold a line, or of one, or of none."""
    first = base.execute("select min(fingerprint) from lines where line = ?", (line,)).fetchone()[0]
    last = base.execute("select max(fingerprint) from lines where line = ?", (line,)).fetchone()[0]
    return [] if first is None else [first] if first == last else [first, last]


def _mark(base: Connection, digest: bytes) -> None:
    base.execute("update documents set stale = 1 where fingerprint = ?", (digest,))


def _number(line: str) -> int:
    return int.from_bytes(hashlib.sha256(line.encode()).digest()[:8], signed=True)
