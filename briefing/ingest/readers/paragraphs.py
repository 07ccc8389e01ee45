"""Lines of a page to paragraphs: where one ends, which are headings, which are on every page, which words go on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, takewhile
from statistics import median

from briefing.ingest.extracted import Writer
from briefing.ingest.readers.columns import Piece

_EDGE, _RUNNING = 3, 3
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_NUMBER = re.compile(r"(?i)\W*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|–|-)\s*\d{1,4})?\W*")
_ENDED = re.compile(r"[.!?:][\"'”’»)\]\d]*$")
_MARKER = re.compile(r"(?:[-*+•‣▪●◦–]|\d{1,2}[.)]|\(\d{1,2}\))\s+\S")
_HYPHEN = re.compile(r"(\w+)[-‐\u00ad]$")
_LEADING = 1.2
_LARGER = 1.12
_WIDER = 1.35
_SHORT = 0.85
_HEADING_WORDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a column, in points from the lower left corner; `begins` a column or a part of a page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    width: float = 0.0
    begins: bool = False


@dataclass(slots=True)
class _Paragraph:
    page: int
    lines: list[Line] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)


def join_pieces(columns: Sequence[Sequence[Piece]]) -> list[Line]:
    """The lines of a page's columns: neighbouring pieces at one height are one line."""
    lines: list[Line] = []
    for column in columns:
        rows = list(_rows(column))
        left, right = min(p.left for p in column), max(p.right for p in column)
        for number, row in enumerate(rows):
            begins = number == 0 or row[0].middle > rows[number - 1][0].middle + row[0].size
            lines.append(
                Line(
                    text=" ".join(p.text for p in row),
                    left=row[0].left,
                    right=max(p.right for p in row),
                    bottom=min(p.bottom for p in row),
                    top=max(p.top for p in row),
                    size=max(row, key=lambda p: len(p.text)).size,
                    width=_width(rows, row, right - left),
                    begins=begins,
                )
            )
    return lines


def _width(rows: list[list[Piece]], row: list[Piece], most: float) -> float:
    """How wide lines that begin where this one does may get."""
    near = [max(p.right for p in r) - r[0].left for r in rows if abs(r[0].left - row[0].left) < row[0].size]
    return min(most, max(near))


def _rows(column: Sequence[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in column:
        level = row and abs(row[0].middle - piece.middle) <= 0.4 * max(piece.size, row[0].size)
        if row and not (level and piece.left >= row[-1].left):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


# --- what is on every page ------------------------------------------------------------------------


def drop_running(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without the heads and feet that stand at one height on several of them."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        counts.update({_key(line) for line in chain(*_edges(lines))})
    needed = _RUNNING if sum(map(bool, pages)) > 2 * _RUNNING else 2
    kept: list[list[Line]] = []
    for lines in pages:
        running: set[int] = set()
        for edge in _edges(lines):
            inward = takewhile(
                lambda line: counts[_key(line)] >= needed or (_NUMBER.fullmatch(line.text) and len(lines) > 1),  # noqa: B023
                edge,
            )
            running.update(map(id, inward))
        kept.append([line for line in lines if id(line) not in running])
    return kept


def _edges(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The highest and the lowest lines of a page, from its edge inward."""
    rows = sorted(lines, key=lambda line: -line.top)
    return rows[:_EDGE], rows[: max(_EDGE - 1, len(rows) - _EDGE - 1) : -1]


def _key(line: Line) -> tuple[str, int]:
    return " ".join(_DIGITS.sub("0", line.text.casefold()).split()), round(line.bottom / 4)


# --- paragraphs -----------------------------------------------------------------------------------


def write_paragraphs(writer: Writer, pages: Sequence[list[Line]]) -> None:
    """Adds the paragraphs of all pages. One that goes on overleaf belongs to the page it begins on, up to the turn."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    body = _body_size(lines)
    leading = _leading(lines)
    words = Counter(word.casefold() for line in lines for word in re.findall(r"[\w-]+", line.text))
    paragraphs: list[_Paragraph] = []
    for number, page in enumerate(pages):
        for line in page:
            last = paragraphs[-1] if paragraphs else None
            if last is None or not _continues(last, line, leading, body, same_page=last.page == number):
                paragraphs.append(_Paragraph(page=number))
            elif paragraphs[-1].page != number:
                last.turns.append((number, len(last.lines)))
                last.page = number
            paragraphs[-1].lines.append(line)
    _write(writer, paragraphs, body, words, len(pages))


def _write(writer: Writer, paragraphs: list[_Paragraph], body: float, words: Counter[str], pages: int) -> None:
    begun = 0

    def begin(number: int, offset: int | None = None) -> None:
        nonlocal begun
        while begun <= number:
            writer.begin_page()
            if offset is not None:
                writer.pages[-1] = offset
            begun += 1

    for paragraph in paragraphs:
        first = paragraph.turns[0][0] - 1 if paragraph.turns else paragraph.page
        begin(first)
        text, cuts = _join(paragraph, words)
        level = _level(paragraph, body, text)
        start = writer.next
        if level:
            writer.add_heading(text, level)
        else:
            writer.add(text)
        for number, cut in cuts:
            begin(number, start + cut)
    begin(pages - 1)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in sizes of their letters."""
    steps = [
        (a.bottom - b.bottom) / b.size
        for a, b in pairwise(lines)
        if not b.begins and 0 < a.bottom - b.bottom < 4 * b.size and abs(a.size - b.size) < 0.5
    ]
    smallest = sorted(steps)[: max(1, len(steps) * 2 // 3)]
    return median(smallest) if smallest else _LEADING


def _continues(paragraph: _Paragraph, line: Line, leading: float, body: float, *, same_page: bool) -> bool:
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > 0.08 * last.size or _MARKER.match(line.text):
        return False
    step = last.bottom - line.bottom
    below = same_page and step > 0 and abs(last.left - line.left) < 2 * line.size
    if not below and (line.begins or not same_page):
        full = last.right - last.left >= _SHORT * last.width
        return not _ENDED.search(last.text) and (full or line.text[0].islower())
    if step > _WIDER * leading * line.size:
        return False
    begun = max((n for n, member in enumerate(paragraph.lines) if member.begins), default=0)
    inset = line.left - min(member.left for member in paragraph.lines[begun:])
    if len(paragraph.lines) > 1 and inset > 0.8 * line.size and not _MARKER.match(paragraph.lines[0].text):
        return False
    if len(paragraph.lines) == 1 and inset > 0.8 * line.size and _ENDED.search(last.text):
        return False
    if line.size > _LARGER * body:
        return True
    ended = _ENDED.search(last.text) and last.width and (last.right - last.left) < _SHORT * last.width
    return not (ended and line.text[0].isupper())


def _join(paragraph: _Paragraph, words: Counter[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words of a paragraph on one line, and the offsets in it at which a page turns."""
    turns = {index: number for number, index in paragraph.turns}
    text = ""
    cuts: list[tuple[int, int]] = []
    for index, line in enumerate(paragraph.lines):
        part = " ".join(line.text.split())
        text = _hyphened(text, part, words) if index else ""
        if index in turns:
            cuts.append((turns[index], len(text)))
        text += part
    return text, cuts


def _hyphened(text: str, following: str, words: Counter[str]) -> str:
    """The text so far, ready for the next line: a word broken at the line's end loses its hyphen.

    The hyphen stays where the text has the word with it elsewhere, or has both its parts as words of their own.
    """
    broken = _HYPHEN.search(text)
    rest = re.match(r"\w+", following)
    if not broken or not rest:
        return f"{text} "
    whole, hyphened = f"{broken[1]}{rest[0]}".casefold(), f"{broken[1]}-{rest[0]}".casefold()
    apart = not words[whole] and text[-1] == "-" and words[broken[1].casefold()] and words[rest[0].casefold()]
    keeps = not rest[0][0].islower() or broken[1].isdigit() or words[hyphened] > words[whole] or apart
    return text if keeps else text[:-1]


def _level(paragraph: _Paragraph, body: float, text: str) -> int:
    """The level of a heading, told by the size of its letters; 0 for a paragraph."""
    size = min(line.size for line in paragraph.lines)
    if size < _LARGER * body or text.count(" ") >= _HEADING_WORDS or len(text) < 3:
        return 0
    return 1 if size >= 1.5 * body else 2
