"""A source, a place in it, and the evidence that a place gives.

Offsets count Unicode code points of `Source.text`, end exclusive; for a text file that is the decoded file itself.
"""

from __future__ import annotations

import bisect
import hashlib
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
PassageKind = Literal["headline", "heading", "paragraph", "item", "boilerplate"]
DateOrigin = Literal["text", "metadata", "file name", "embedded post", "other sources", "unknown"]

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
UNJUDGED = "F"
"""The grades that a source can have on the Admiralty scale (NATO AJP-2.1), from reliable to not to be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with an input that did not stop the run: counted, and listed in the brief."""

    severity: Severity
    code: str
    where: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of one source's text, `start` inclusive, `end` exclusive."""

    source: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span {self.start}–{self.end} in {self.source}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same source."""
        return self.source == other.source and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.source == other.source and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span, the words that stand there and the rule that found them.

    Made by `Source.cite` only, so that `source.text[start:end] == quote` always holds.
    `sentence` is the number of the first sentence it touches, as printed in marks (`4:16`), from 1; 0 when unnumbered.
    """

    span: Span
    quote: str
    rule: str
    sentence: int = 0

    def __post_init__(self) -> None:
        if len(self.quote) != self.span.end - self.span.start:
            raise ValueError(f"evidence of rule {self.rule} quotes {len(self.quote)} characters at {self.span}")

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.span.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of a source as laid out: a heading, a paragraph, or boilerplate that no analysis may see."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document, as every later stage sees it.

    `passages` cover all text that is not white space, in order and without overlap. `sha256` is the digest of the
    file's bytes, `text_sha256` of the extracted text in UTF-8. `pages` are the offsets at which the pages of a paged
    file begin, the first page's first. `marking` is the label of TLP 2.0 that it carries, empty for none. `reliability`
    is one of `RELIABILITIES` that somebody gave it, empty where nobody did: it is never computed, and counts as F.
    `version_of` is the id of the newer version of the same article that stands for it, empty for a source that stands
    for itself.
    """

    id: str
    path: str
    text: str
    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: DateOrigin = "unknown"
    language: str = "en"
    sha256: str = ""
    text_sha256: str = ""
    passages: tuple[Passage, ...] = ()
    pages: tuple[int, ...] = ()
    marking: str = ""
    reliability: str = ""
    version_of: str = ""

    @property
    def number(self) -> int:
        """The number that stands for this source in citation marks: 4 for `S4`."""
        return int(self.id[1:])

    @property
    def words(self) -> int:
        """How many words the extracted text has."""
        return len(self.text.split())

    def page(self, offset: int) -> int:
        """The number of the page on which an offset stands, from 1; 0 for a text without pages."""
        return bisect.bisect_right(self.pages, offset)

    def cite(self, start: int, end: int, rule: str, *, sentence: int = 0) -> Evidence:
        """The evidence at `start`–`end`, quoting the text that stands there.

        Raises `ValueError` when the span is empty or reaches beyond the text.
        """
        if end > len(self.text):
            raise ValueError(f"span {start}–{end} reaches beyond {self.id} ({len(self.text)} characters)")
        span = Span(source=self.id, start=start, end=end)
        return Evidence(span=span, quote=self.text[start:end], rule=rule, sentence=sentence)

    def holds(self, evidence: Evidence) -> bool:
        """Whether the evidence quotes this source verbatim."""
        span = evidence.span
        return span.source == self.id and self.text[span.start : span.end] == evidence.quote


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id made from what the thing is, never from when or in what order it was found."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"{prefix}-{digest[:8]}"
