"""The sources of a corpus that a brief is made of: on some words, between two days, so many at most.

Those that hold at least `ENOUGH` of the weight of the words of one alternative (inverse document frequency) are ranked
by BM25 (Robertson and Zaragoza, 2009) over title and running text; the best of them are then ranked anew (`ranking`).
Two sources of the same text count as one. Without words, the newest are taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from sqlite3 import Connection

from briefing.corpus.ranking import Candidate, rank
from briefing.corpus.settling import Rules, load_draft, was_read_by
from briefing.corpus.store import Store
from briefing.errors import UsageError
from briefing.ingest.articles import Draft, finish_sources
from briefing.model.source import Problem, Source
from briefing.settings import parse_date

DEFAULT_LIMIT = 100
ENOUGH = 0.36
"""The share at which a word that stands twice in a passage puts that passage on the words (`reconcile.focus`)."""
_POOL = 4
"""Times the limit: how many candidates are ranked anew."""
_LEAST_POOL = 200
_MOST_WORDS = 8
_TITLE = 4.0
"""Weight of a word in the title; one in the text has 1."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of a corpus: sources on some words, from one day to another, so many at most.

    Commas part alternatives; both days are included, and empty for any; a limit of 0 takes all. Raises `ConfigError`
    for what is no date, `UsageError` for days the wrong way round and a limit below zero.
    """

    words: str = ""
    since: str = ""
    until: str = ""
    limit: int = DEFAULT_LIMIT

    def __post_init__(self) -> None:
        for option, day in (("--since", self.since), ("--until", self.until)):
            if day and parse_date(day, option) != day:
                raise UsageError(f"{option}: “{day}” is not written as a day.", hint="Write it as 2024-10-23.")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"--since {self.since} is after --until {self.until}.", hint="Exchange the two.")
        if self.limit < 0:
            raise UsageError(f"--limit {self.limit}: no number of sources.", hint="0 takes all.")

    @property
    def said(self) -> str:
        """The wish in words: “on “quota”, from 2024-01-01 to 2024-06-30”."""
        days = [f"from {self.since}" if self.since else "", f"to {self.until}" if self.until else ""]
        told = [f"on “{self.words}”" if self.words else "", " ".join(filter(None, days))]
        return ", ".join(filter(None, told)) or "of any topic and date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was taken, best first, of how many: `held` in the corpus, `fitting` the wish, `copies` among these.

    `undated` would fit but for the days, `unread` are not indexed yet: a run that added them did not get that far.
    """

    wish: Wish
    held: int
    fitting: int
    copies: int
    undated: int
    unread: int
    taken: tuple[Candidate, ...]

    @property
    def summary(self) -> str:
        """How many sources were looked at, taken and left, in a sentence or two."""
        fit = f"{self.held:,} sources looked at, {self.fitting:,} of them {self.wish.said}"
        parts = [
            f"{len(self.taken):,} taken",
            f"{self.fitting - self.copies - len(self.taken):,} left as less relevant",
        ]
        parts += [f"{self.copies:,} left as copies"] if self.copies else []
        parts += [f"{self.undated:,} on it without a date"] if self.undated else []
        rest = f" {self.unread:,} more not indexed yet: run `briefing corpus add`." if self.unread else ""
        return f"{fit}: {', '.join(parts)}.{rest}"


def choose(store: Store, wish: Wish, common: frozenset[str]) -> Choice:
    """The sources that fit a wish best, in which `common` words count nothing. Raises `UsageError` when none does."""
    with store.reading() as base:
        query = _Query(base, wish, common)
        held = base.execute("select count(*) from documents where draft is not null").fetchone()[0]
        unread = base.execute("select count(*) from documents where draft is null").fetchone()[0]
        fitting, firsts = query.count("day"), query.count("day", only_first=True)
        undated = query.count("undated", only_first=True) if wish.since or wish.until else 0
        pool = query.read(max(_POOL * wish.limit, _LEAST_POOL) if wish.limit else -1)
    if not pool:
        raise UsageError(
            f"{store.path} has no source {wish.said}: {held:,} were looked at.",
            hint=_explain(undated, sorted(query.nowhere)),
        )
    taken = rank(pool, wish.limit or len(pool), wish.until)
    return Choice(
        wish=wish, held=held, fitting=fitting, copies=fitting - firsts, undated=undated, unread=unread, taken=taken
    )


def _explain(undated: int, nowhere: list[str]) -> str:
    """Why nothing fits, as far as that can be told."""
    told = [f"{undated:,} without a date are on it." if undated else ""]
    told += [f"In no source stands: {', '.join(nowhere)}." if nowhere else ""]
    return " ".join(filter(None, told)) or "Try other words or days."


def read_choice(store: Store, choice: Choice, rules: Rules) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources taken, numbered by path, with what is to be noted of them."""
    drafts = [draft for c in choice.taken for draft in _load(store, c)]
    sources, problems = finish_sources(sorted(drafts, key=lambda d: (d.source.path.casefold(), d.source.path)))
    told = [Problem(severity="warning", code="corpus", where=store.path.name, message=choice.summary)]
    if not was_read_by(store, rules):
        message, hint = "It was read by other rules than today's.", "Run `briefing corpus add`: it reads it anew."
        told.append(Problem(severity="warning", code="corpus.rules", where=store.path.name, message=message, hint=hint))
    return sources, (*told, *sorted(problems, key=lambda p: (p.where.casefold(), p.where, p.code)))


def read_sources(store: Store, paths: Iterable[str]) -> tuple[Source, ...]:
    """The sources of these paths, those of them that the corpus holds."""
    query = "select extracted, draft, path from documents where path = ? and draft is not null order by id limit 1"
    with store.reading() as base:
        rows = [row for path in sorted(set(paths)) for row in base.execute(query, (path,))]
    return tuple(load_draft(row[:2], row[2]).source for row in rows)


def _load(store: Store, candidate: Candidate) -> Iterable[Draft]:
    query = "select extracted, draft from documents where id = ?"
    with store.reading() as base:
        row = base.execute(query, (candidate.document,)).fetchone()
    return [load_draft(row, candidate.path)] if row else []


class _Query:
    """The search for the documents that fit a wish."""

    def __init__(self, base: Connection, wish: Wish, common: frozenset[str]) -> None:
        self._base = base
        self._common = common
        self._total = base.execute("select count(*) from words").fetchone()[0]
        self._rarest = math.log(1 + (self._total + 0.5) / 0.5)
        self.nowhere: set[str] = set()
        self._words = " OR ".join(filter(None, (self._alternative(part) for part in wish.words.split(","))))
        if wish.words.strip() and not self._words:
            raise UsageError(f"There is no word to look for in “{wish.words}”.", hint='Write it as "landing fees".')
        self._days = (wish.since, wish.until or "9999")
        self._dated = bool(wish.since or wish.until)

    def count(self, kind: str, *, only_first: bool = False) -> int:
        """How many documents are on the words and dated in time, or `undated`."""
        where, values = self._where(kind)
        first = f" and {self._first(kind)}" if only_first else ""
        return int(self._base.execute(f"select count(*) from {where}{first}", values).fetchone()[0])  # noqa: S608

    def read(self, most: int) -> tuple[Candidate, ...]:
        """The best by BM25, or the newest, at most so many (-1: all)."""
        where, values = self._where("day")
        score = f"-bm25(words, {_TITLE}, 1.0)" if self._words else "0.0"
        columns = "d.id, d.path, d.title, d.publisher, d.day, d.names, d.sketch"
        order = "order by score desc, d.day desc, d.path, d.id limit ?"
        query = f"select {columns}, {score} as score from {where} and {self._first('day')} {order}"  # noqa: S608
        rows = self._base.execute(query, (*values, most))
        return tuple(_candidate(row) for row in rows)

    def _where(self, kind: str) -> tuple[str, tuple[object, ...]]:
        tables = "words join documents d on d.id = words.rowid" if self._words else "documents d"
        on: list[str] = ["d.draft is not null"]
        values: list[object] = []
        if self._words:
            on.append("words match ?")
            values.append(self._words)
        on.append(self._fits("d", kind))
        return f"{tables} where {' and '.join(on)}", tuple(values)

    def _first(self, kind: str) -> str:
        """Of the documents of the same text that are dated in time, only the first by path."""
        earlier = f"e.fingerprint = d.fingerprint and e.draft is not null and {self._fits('e', kind)}"
        return f"not exists (select 1 from documents e where {earlier} and (e.path, e.id) < (d.path, d.id))"  # noqa: S608

    def _fits(self, table: str, kind: str) -> str:
        if kind == "undated":
            return f"{table}.day = ''"
        since, until = self._days  # both checked to be dates
        return f"({table}.day <> '' and {table}.day between '{since}' and '{until}')" if self._dated else "1"

    def _alternative(self, text: str) -> str:
        """The words of an alternative as a query: any few of them that weigh enough together."""
        asked = frozenset(_WORD.findall(text.casefold()))
        rarity = {word: self._rarity(word) for word in sorted(asked - self._common or asked)}
        self.nowhere.update(word for word, found in rarity.items() if found == self._rarest)
        words = sorted(rarity, key=lambda w: (-rarity[w], w))[:_MOST_WORDS]
        weights = {word: rarity[word] for word in words}
        least = ENOUGH * math.fsum(weights.values())
        enough: list[frozenset[str]] = []
        for size in range(1, len(words) + 1):
            for some in map(frozenset, combinations(words, size)):
                if not any(less < some for less in enough) and math.fsum(weights[w] for w in sorted(some)) >= least:
                    enough.append(some)
        return " OR ".join(f"({' AND '.join(_quoted(w) for w in sorted(some))})" for some in enough)

    def _rarity(self, word: str) -> float:
        found = self._base.execute("select count(*) from words where words match ?", (_quoted(word),)).fetchone()[0]
        return math.log(1 + (self._total - found + 0.5) / (found + 0.5))


def _quoted(word: str) -> str:
    return f'"{word}"'


def _candidate(row: tuple[int, str, str, str, str, str, bytes, float]) -> Candidate:
    return Candidate(
        document=row[0],
        path=row[1],
        title=row[2],
        publisher=row[3],
        day=row[4],
        names=tuple(row[5].split("\n")) if row[5] else (),
        sketch=frozenset(int.from_bytes(row[6][n : n + 4]) for n in range(0, len(row[6]), 4)),
        score=row[7],
    )
