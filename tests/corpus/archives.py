"""A folder of invented articles and the corpus that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.corpus.adding import Added, add_folder
from briefing.corpus.documents import unpack
from briefing.corpus.settling import Rules, settle
from briefing.corpus.store import Store
from briefing.ingest.articles import Draft
from briefing.lexicon import Lexicon, load_lexicon
from tests.reading import MODEL

QUAY = "Quay leased\n\nThe harbour ministry said on Monday that the quay will be leased. Mayor Oldecamp agreed.\n"
FEES = "Landing fees rise\n\nThe landing fees will rise by a tenth, the Fishery Board said. Anna Lind objected.\n"
STRIKE = "Strike called\n\nThe dock union called a strike for Tuesday. Harbour master Anna Lind denied any delay.\n"


@dataclass(frozen=True, kw_only=True)
class Archive:
    """A folder `press` and a corpus beside it."""

    top: Path

    @property
    def folder(self) -> Path:
        return self.top / "press"

    @property
    def file(self) -> Path:
        return self.top / "corpus.sqlite"

    def write(self, **texts: str) -> None:
        """Writes articles by name; `_` in a name stands for `-`."""
        for name, text in texts.items():
            path = self.folder / f"{name.replace('_', '-')}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def add(self, lexicon: Lexicon | None = None) -> tuple[Added, int]:
        """What adding the folder gives, and how many texts were settled."""
        with Store(self.file, create=True) as store:
            added = add_folder(store, self.folder)
            return added, settle(store, Rules(lexicon=lexicon or load_lexicon(), model=MODEL))

    def sources(self) -> dict[str, Any]:
        """What the corpus says of each source by path: its draft, names, and the words of its index."""
        with Store(self.file) as store, store.reading() as base:
            rows = base.execute(
                "select path, draft, names, stale, w.title, w.body from documents d left join words w on w.rowid = d.id"
            ).fetchall()
        assert not any(row[3] for row in rows)
        return {row[0]: (unpack(row[1], Draft), *row[2:]) for row in rows}

    def rows(self) -> list[tuple[str, int]]:
        """The paths of all documents, and whether they are to be settled."""
        with Store(self.file) as store, store.reading() as base:
            return base.execute("select path, stale from documents").fetchall()

    def check(self) -> None:
        """The file is whole: SQLite and its index say so, every line has a document, every source its words."""
        with Store(self.file) as store, store.writing() as base:
            assert base.execute("pragma integrity_check").fetchall() == [("ok",)]
            base.execute("insert into words (words) values ('integrity-check')")
            ask = "select count(*) from lines where document not in (select id from documents)"
            assert base.execute(ask).fetchone() == (0,)
            ask = "select count(*) from words where rowid not in (select id from documents)"
            assert base.execute(ask).fetchone() == (0,)
            ask = "select count(*) from documents where not stale and id not in (select rowid from words)"
            assert base.execute(ask).fetchone() == (0,)
