"""Documents become sources, their words go into the index, and stage 2 observes them.

Both are done for what is marked alone. When the rules of a stage have changed, everything is marked for it: reading a
text anew takes milliseconds and no file; only the sources that come out otherwise go through stage 2 again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from sqlite3 import Connection

from briefing.corpus.adding import PROGRAM, Tell
from briefing.corpus.documents import StoredDocument, forget_observations, pack, shared_lines, unpack
from briefing.corpus.naming import find_names
from briefing.corpus.store import Store, explain
from briefing.engine import Engine, cache_key, read_program, rules_digest, source_digest
from briefing.ingest.articles import Draft, read_document
from briefing.ingest.duplicates import sketch
from briefing.ingest.extracted import Extracted
from briefing.ingest.versions import read_prose
from briefing.lexicon import Lexicon
from briefing.model.source import Source

_BATCH = 64
"""Documents that are settled in one transaction."""
_WORDS = 100_000
"""Words that go through stage 2 at once."""
FIRST = "not exists (select 1 from documents e where e.fingerprint = d.fingerprint and (e.path, e.id) < (d.path, d.id))"
"""Of documents with the same text, the first by path stands for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The words and rules that a corpus is read by, and the model."""

    lexicon: Lexicon
    model: str

    @property
    def reading(self) -> str:
        """The digest of what decides how a text is read."""
        program = read_program(PROGRAM)
        return hashlib.sha256((program + self.lexicon.digest_of(program)).encode()).hexdigest()

    @property
    def observing(self) -> str:
        """The digest of what decides what is observed in a source."""
        return rules_digest(self.model, self.lexicon)


def settle(store: Store, rules: Rules, tell: Tell | None = None) -> int:
    """Reads every document that is marked, and gives how many there were."""
    observing = rules.observing
    with store.writing() as base:
        if _has_changed(base, "reading", rules.reading):
            base.execute("update documents set stale = 1")
        if _has_changed(base, "observing", observing):
            base.create_function("key_of", 1, lambda content: cache_key(content, observing), deterministic=True)
            base.execute("update documents set pending = 1, key = key_of(content) where content is not null")
            base.execute("delete from observations where key not in (select key from documents)")
        total = base.execute("select count(*) from documents where stale").fetchone()[0]
    done = 0
    while True:
        with store.writing() as base:
            found = _stale(base)
            for document, digest in found:
                _settle_one(base, document, digest, rules.lexicon, observing)
        if not found:
            return done
        done += len(found)
        if tell:
            tell("texts read", done, max(done, total))


def was_read_by(store: Store, rules: Rules) -> bool:
    """Whether the texts were read by these rules."""
    with store.reading() as base:
        noted = base.execute("select value from facts where name = 'reading'").fetchone()
    return noted is None or noted[0] == rules.reading


def observe(store: Store, rules: Rules, engine: Engine, tell: Tell | None = None) -> tuple[int, int]:
    """Puts every source that is marked through stage 2, and gives how many there were, and their words.

    The engine remembers in the corpus. Raises `CorpusError` when it cannot.
    """
    done, words, after = 0, 0, ("", 0)
    with store.reading() as base:
        total = base.execute(f"select count(*) from documents d where pending and not stale and {FIRST}").fetchone()[0]  # noqa: S608
    while sources := _pending(store, after):
        begun = done
        advance = _told(tell, begun, total) if tell else None
        replace(engine, advance=advance).observe(tuple(sources.values()), rules.model, rules.lexicon)
        if engine.cache and engine.cache.failure:
            raise explain(engine.cache.failure, store.path) from engine.cache.failure
        with store.writing() as base:
            kept = "select 1 from observations o where o.key = documents.key"
            base.executemany(
                f"update documents set pending = 0 where id = ? and exists ({kept})",  # noqa: S608  a constant
                [(number,) for number, _ in sources],
            )
        done, words = done + len(sources), words + sum(source.words for source in sources.values())
        after = max((path, number) for number, path in sources)
        if tell:
            tell("sources parsed", done, total)
    return done, words


def load_draft(row: tuple[bytes, bytes], path: str) -> Draft:
    """The draft of a document that is settled, from the blobs `extracted` and `draft`, under its path in the corpus."""
    draft, text = unpack(row[1], Draft), unpack(row[0], Extracted).text
    notes = tuple(replace(note, where=path) for note in draft.notes)
    return replace(draft, source=replace(draft.source, text=text, path=path), notes=notes)


def _told(tell: Tell, begun: int, total: int) -> Callable[[int, int], None]:
    return lambda done, _: tell("sources parsed", begun + done, total)


def _has_changed(base: Connection, name: str, digest: str) -> bool:
    """Whether a digest is another than when it was last asked for; it is noted."""
    old = base.execute("select value from facts where name = ?", (name,)).fetchone()
    base.execute("insert or replace into facts values (?, ?)", (name, digest))
    return old is not None and old[0] != digest


def _stale(base: Connection) -> list[tuple[StoredDocument, bytes]]:
    query = "select id, place, sha256, extracted, fingerprint from documents where stale order by path limit ?"
    return [
        (StoredDocument(id=row[0], where=row[1], sha256=row[2], extracted=row[3]), row[4])
        for row in base.execute(query, (_BATCH,)).fetchall()
    ]


def _settle_one(base: Connection, stored: StoredDocument, digest: bytes, lexicon: Lexicon, observing: str) -> None:
    document = stored.open()
    draft = read_document(document, shared_lines(base, document, digest), lexicon)
    source, content = draft.source, source_digest(draft.source)
    prose = read_prose(source)
    values = {
        "draft": pack(replace(draft, source=replace(source, text=""))),
        "content": content,
        "key": cache_key(content, observing),
        "title": source.title,
        "publisher": source.publisher or "",
        "day": source.published or "",
        "language": source.language,
        "length": source.words,
        "names": "\n".join(find_names(prose)),
        "sketch": b"".join(n.to_bytes(4) for n in sorted(sketch(prose))),
    }
    old = base.execute("select key from documents where id = ?", (stored.id,)).fetchone()[0]
    settings = ", ".join(f"{name} = :{name}" for name in values)
    marks = "stale = 0, pending = pending or key <> :key"
    base.execute(f"update documents set {marks}, {settings} where id = :id", {**values, "id": stored.id})  # noqa: S608
    if old != values["key"]:
        forget_observations(base, old)
    base.execute("delete from words where rowid = ?", (stored.id,))
    base.execute("insert into words (rowid, title, body) values (?, ?, ?)", (stored.id, source.title, prose))


def _pending(store: Store, after: tuple[str, int]) -> dict[tuple[int, str], Source]:
    """The next sources that are marked, by number and path, behind a place in their order."""
    marked = f"pending and not stale and (path, id) > (?, ?) and {FIRST}"
    query = f"select id, path, extracted, draft, length from documents d where {marked} order by path, id"  # noqa: S608
    found: dict[tuple[int, str], Source] = {}
    words = 0
    with store.reading() as base:
        for number, path, extracted, draft, length in base.execute(query, after):
            found[number, path] = load_draft((extracted, draft), path).source
            words += length
            if words > _WORDS:
                break
    return found
