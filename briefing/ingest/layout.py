"""Lines to blocks: where headings, paragraphs and list items begin and end, before anyone asks what they are.

A block is one line, or several lines of hard-wrapped text. Text is taken for hard-wrapped when its lines fill a
width: a line belongs to the next one when the next one's first word would not have fitted on it. White space and
byte-order marks belong to no block, everything else to exactly one, in order.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from briefing.ingest.dates import month_numbers

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
# “9. Juni 2024”: no item of a list
_DAY = rf"\d{{1,2}}\.\s(?:{'|'.join(sorted(month_numbers()))})\b(?:\s\d{{4}}|[ \t]*(?:[\r\n]|\Z))"
_MARKER = re.compile(rf"(?i)(?P<hash>#{{1,6}})\s+(?=\S)|(?:[-*+•‣▪●◦–]|(?!{_DAY})\d{{1,2}}[.)]|\(\d{{1,2}}\))\s+(?=\S)")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s+(?=\S)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9])")

NARROWEST, WIDEST = 50, 130
"""Widths, in characters, between which lines of equal length are taken for hard-wrapped."""
_RAGGED = 14
_UNWRAPPED = 0.1
_ENDED = 0.4
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block at `start`–`end`; its own words begin at `body`, behind a list marker or the hashes of Markdown.

    `gap` tells whether a blank line stands before it.
    """

    start: int
    body: int
    end: int
    text: str
    gap: bool

    @property
    def is_item(self) -> bool:
        """Whether the block carries a list marker."""
        return self.body > self.start and not self.is_titled

    @property
    def is_titled(self) -> bool:
        """Whether Markdown marks the block as a heading."""
        return self.body > self.start and self.text.startswith("#")

    @property
    def words(self) -> str:
        """The block without its marker, on one line."""
        return " ".join(self.text[self.body - self.start :].split())


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    gap: bool


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text. Linear in its length; a paragraph beyond 20,000 characters is cut at a sentence end."""
    lines = _lines(text)
    width = _width(text, lines)
    blocks: list[Block] = []
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(text, group, line, width):
            blocks.extend(_close(text, group))
            group = []
        group.append(line)
    return (*blocks, *(_close(text, group) if group else ()))


def is_white(character: str) -> bool:
    """Whether a character may stand between passages: white space or a byte-order mark."""
    return character.isspace() or character == "\ufeff"


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and is_white(text[start]):
            start += 1
        while end > start and is_white(text[end - 1]):
            end -= 1
        if start < end:
            before = found[-1].end if found else 0
            gap = len(_BREAK.findall(text, before, start)) > 1
            found.append(_Line(start, end, start - match.start(), gap))
    return found


def _width(text: str, lines: list[_Line]) -> int:
    """The width to which a text is wrapped, or 0.

    Half of the lines that another one follows must nearly fill the width, few of them may end a sentence (or each line
    is a sentence), and nearly all text must stand on such lines.
    """
    inner = [a for a, b in pairwise(lines) if not b.gap]
    sizes = Counter(line.end - line.start for line in inner)
    full = {
        width: sum(sizes[n] for n in range(width - _RAGGED, width + 1))
        for width in sorted(sizes)
        if NARROWEST <= width <= WIDEST
    }
    width = max(full, key=lambda n: (full[n], n), default=0)
    if not width or full[width] < 2 or 2 * full[width] < len(inner):
        return 0
    ended = sum(text[line.end - 1] in ".!?" for line in inner)
    total = [line.end - line.start for line in lines]
    unwrapped = sum(n for n in total if n > WIDEST)
    return width if ended <= _ENDED * len(inner) and unwrapped <= _UNWRAPPED * sum(total) else 0


def _continues(text: str, group: list[_Line], line: _Line, width: int) -> bool:
    if not width or line.gap or _MARKER.match(text, line.start):
        return False
    last = group[-1]
    if line.indent > group[0].indent and not _MARKER.match(text, group[0].start):
        return False
    first_word = _WORD.match(text, line.start)
    needed = len(first_word[0]) if first_word else 0
    return width - _RAGGED // 2 < last.end - last.start + 1 + needed


def _close(text: str, group: list[_Line]) -> list[Block]:
    start, end = group[0].start, group[-1].end
    marker = _MARKER.match(text, start, end)
    body = marker.end() if marker else start
    cuts = [start, *_cuts(text, body, end), end]
    blocks: list[Block] = []
    for a, b in pairwise(cuts):
        piece = text[a:b].rstrip()
        first = a + len(piece) - len(piece.lstrip())
        if piece:
            gap = group[0].gap and a == start
            blocks.append(Block(start=first, body=max(first, body), end=a + len(piece), text=piece.lstrip(), gap=gap))
    return blocks


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where a block of more than 20,000 characters is cut, so that no parser meets one of a megabyte."""
    cuts: list[int] = []
    at = start
    while end - at > _LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, at + _LONGEST // 2, at + _LONGEST)]
        spaces = ends or [m.end() for m in _SPACE.finditer(text, at + _LONGEST // 2, at + _LONGEST)]
        at = spaces[-1] if spaces else at + _LONGEST
        cuts.append(at)
    return cuts
