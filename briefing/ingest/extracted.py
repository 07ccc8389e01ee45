"""What a reader gets out of a file: texts, files within it, and what is wrong with it.

A reader writes plain text in the layout that `layout.split_blocks` takes apart: a blank line between blocks, hashes
before a heading, a dash or a number before an item of a list, ` | ` between the cells of a table's row. All offsets
count code points of that text, which is the text that evidence is cited from and that `briefing text` prints.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model.source import Severity

LONGEST = 5_000_000
"""Characters of text that one file may give."""
CELL = " | "
_HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong with a file: a `Problem` that does not know yet where its file is."""

    severity: Severity
    code: str
    message: str
    hint: str = ""


class UnreadableError(Exception):
    """Nothing can be read from a file; `flaw` says why."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.flaw = Flaw(severity="error", code=code, message=message, hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One text and what the file, not the text, says about it; an empty string is “not said”.

    `encoding` is what the bytes were decoded with. `published` is an ISO date, `language` a two-letter code. `pages`
    are the offsets at which the pages begin. `masked` are the spans (start, end) that are no part of the text proper,
    such as a mail's quoted history. `name` tells apart several texts of one file. `sender` is who sent a mail: its
    author, where the text names none. Who typed a document is nobody's author: what word processors keep of it is not
    taken. `marking` and `reliability` are what `sources.toml` says; no file says either of itself.
    """

    text: str
    encoding: str = "utf-8"
    title: str = ""
    author: str = ""
    sender: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    pages: tuple[int, ...] = ()
    masked: tuple[tuple[int, int], ...] = ()
    name: str = ""
    marking: str = ""
    reliability: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file within a file: an attachment, a file of an archive."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a reader found in one file."""

    texts: tuple[Extracted, ...] = ()
    members: tuple[Member, ...] = ()
    flaws: tuple[Flaw, ...] = ()


class Writer:
    """Builds the text of a document block by block and keeps the offsets of pages and of masked parts."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._masked: list[tuple[int, int]] = []
        self.pages: list[int] = []

    def add(self, text: str, *, masked: bool = False) -> None:
        """One paragraph, on one line."""
        self._append(clean_line(text), masked=masked)

    def add_heading(self, text: str, level: int = 2) -> None:
        """A heading of a level from 1 to 6."""
        line = clean_line(text)
        self._append(f"{'#' * min(max(level, 1), 6)} {line}" if line else "")

    def add_item(self, text: str) -> None:
        """An item of a list."""
        line = clean_line(text)
        self._append(f"- {line}" if line else "")

    def add_row(self, cells: Iterable[str]) -> None:
        """A row of a table; empty cells are left out."""
        self._append(CELL.join(filter(None, map(clean_line, cells))))

    def begin_page(self) -> None:
        """Whatever is added from here on stands on the next page."""
        self.pages.append(self.next)

    def _append(self, line: str, *, masked: bool = False) -> None:
        if not line:
            return
        start = self.next
        self._parts.append(line)
        self._length = start + len(line)
        if self._length > LONGEST:
            raise UnreadableError("too-large", f"The file holds more than {LONGEST // 1_000_000} million characters.")
        if masked:
            self._masked.append((start, self._length))

    @property
    def next(self) -> int:
        """The offset of the block that is added next."""
        return self._length + 2 if self._parts else 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "\n\n".join(self._parts)

    @property
    def masked(self) -> tuple[tuple[int, int], ...]:
        """The masked parts so far."""
        return tuple(self._masked)


def count_hidden(text: str) -> int:
    """How many characters of a text are invisible or turn the direction of writing; soft hyphens are harmless."""
    return sum(character not in "\u00ad\ufeff" for character in _HIDDEN.findall(text))


def clean_line(text: str) -> str:
    """Text on one line: no control characters, none that are invisible or turn the direction of writing."""
    text = _HIDDEN.sub("", _CONTROL.sub(" ", text.replace("\t", " ").replace("\n", " ").replace("\r", " ")))
    return " ".join(unicodedata.normalize("NFC", text).split())
