"""What every section works with: the findings, the citation book, and the few phrases that sections share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from briefing.changes import Earlier
from briefing.compose.citations import CitationBook
from briefing.compose.phrases import count_sources
from briefing.labels import say
from briefing.model.brief import Line, Paragraph, Run, Section, Text
from briefing.model.findings import Actor, Findings
from briefing.model.observations import Sentence
from briefing.model.source import Evidence, Problem, Source

_QUOTED = re.compile(r"[“\"«]([^”\"»“«]+)[”\"»]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The findings and everything needed to word and cite them.

    `earlier` is the edition to compare with; `composed` are the other sections, for the one that compares.
    """

    findings: Findings
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    provenance: dict[str, str]
    citations: CitationBook
    sentences: tuple[Sentence, ...]
    function_words: frozenset[str]
    as_of: str
    titles: dict[str, str]
    earlier: Earlier | None = None
    composed: tuple[Section, ...] = ()
    actors: dict[str, Actor] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "actors", {actor.id: actor for actor in reversed(self.findings.actors)})

    def line(self, *parts: Run | str, evidence: Iterable[Evidence] = (), item: str = "", most: int = 4) -> Line:
        """A line of words followed by its citation marks."""
        runs: list[Run] = [Text(text=p) if isinstance(p, str) else p for p in parts]
        return Line(runs=(*runs, *self.citations.marks(evidence, most)), item=item)

    def clause(self, evidence: Evidence) -> str:
        """The sentence around a piece of evidence, trimmed to what it asserts; empty when it cannot stand alone."""
        found = self.citations.sentence(evidence)
        return found.clause

    def actor(self, actor_id: str | None) -> Actor | None:
        """An actor by its id."""
        return self.actors.get(actor_id or "")

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self.citations.source(source_id)


def note(text: str) -> Paragraph:
    """A remark of the tool's own."""
    return Paragraph(line=Line(runs=(Text(text=text),)), style="note")


def nothing_found(message: str, sources: int) -> Paragraph:
    """What a section says when it has nothing: what was searched, and in how many `{sources}`."""
    text = say(message, sources=count_sources(sources))
    return Paragraph(line=Line(runs=(Text(text=text),)), style="empty")


def split_verbatim(text: str, evidence: Iterable[Evidence], *, strong: bool = False) -> tuple[Text, ...]:
    """A text cut at its quotation marks; what the evidence holds word for word becomes verbatim.

    Quotation marks around verbatim words are dropped: the renderer sets them.
    """
    quotes = [flatten(e.quote) for e in evidence]
    runs: list[Text] = []
    place = 0
    for match in _QUOTED.finditer(text):
        words = match[1].strip()
        if not words or not any(flatten(words) in quote for quote in quotes):
            continue
        if match.start() > place:
            runs.append(Text(text=text[place : match.start()], strong=strong))
        runs.append(Text(text=words, verbatim=True))
        place = match.end()
    if place < len(text):
        runs.append(Text(text=text[place:], strong=strong))
    return tuple(runs)


def flatten(text: str) -> str:
    """Text with one kind of apostrophe and quotation mark and single spaces, for comparing words."""
    return _SPACE.sub(" ", text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')).strip()


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def day_number(iso: str) -> int | None:
    """The ordinal of an ISO day, month (its first day) or year (its first day); None for anything else."""
    parts = iso.split("-")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", iso):
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    return date(year, month, day).toordinal()
