"""The reading order of a page: a recursive cut along the white stripes between columns.

After the X–Y cut (G. Nagy, S. Seth, “Hierarchical representation of optically scanned documents”, ICPR 1984), with one
change: a stripe may be crossed by a few lines, such as a title, a running head or a page number. Such lines divide the
page into bands, which are read from top to bottom, and each band column by column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

_GUTTER, _CROSSING = 0.5, 0.12
_DEEPEST = 12
_FEWEST, _SHORTEST = 4, 12


@dataclass(slots=True, kw_only=True)
class Piece:
    """Characters of one line without a wide gap between them, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    def extend(self, other: Piece, space: str) -> None:
        """Characters that follow on the same line, behind the space given."""
        self.text += space + other.text
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)

    @property
    def middle(self) -> float:
        """The height of the line's middle."""
        return (self.bottom + self.top) / 2


def order_pieces(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in reading order, as the columns (or parts of columns) that they stand in."""
    return _cut(list(pieces), _DEEPEST)


def _cut(pieces: list[Piece], depth: int) -> list[list[Piece]]:
    gutter = _find_gutter(pieces) if depth and len(pieces) > 1 else None
    if gutter is None:
        ordered = pieces if _is_ordered(pieces) else sorted(pieces, key=lambda p: (-round(p.middle), p.left))
        return [ordered] if ordered else []
    found: list[list[Piece]] = []
    for across, band in _bands(pieces, gutter):
        if across:
            found.append(band)
        else:
            found.extend(_cut([p for p in band if p.right <= gutter], depth - 1))
            found.extend(_cut([p for p in band if p.left >= gutter], depth - 1))
    return found


def _bands(pieces: list[Piece], gutter: float) -> Iterator[tuple[bool, list[Piece]]]:
    """The page from top to bottom: lines that run across the gutter, and what stands beside it between them."""
    place = {id(piece): number for number, piece in enumerate(pieces)}
    falling = sorted(pieces, key=lambda p: -p.middle)
    for across, band in groupby(falling, key=lambda p: p.left < gutter < p.right):
        yield across, sorted(band, key=lambda p: place[id(p)])


def _is_ordered(pieces: list[Piece]) -> bool:
    """Whether the file's own order is one of reading: it goes up the page only to begin a column further right."""
    edge = float("-inf")
    for last, piece in pairwise(pieces):
        edge = max(edge, last.right)
        if piece.middle > last.middle + 0.5 * last.size and piece.left < edge:
            return False
    return True


def _find_gutter(pieces: list[Piece]) -> float | None:
    """The middle of the widest white stripe with columns of text on either side, crossed by few lines only."""
    size = sorted(p.size for p in pieces)[len(pieces) // 2]
    start = min(p.left for p in pieces)
    crossed = [0] * (int(max(p.right for p in pieces) - start) + 2)
    for piece in pieces:
        crossed[int(piece.left - start) + 1] += 1
        crossed[min(int(piece.right - start) + 1, len(crossed) - 1)] -= 1
    most = _CROSSING * len(pieces)
    white = [total <= most for total in accumulate(crossed)]
    stripes: list[tuple[int, float]] = []
    at = 0
    for is_white, run in groupby(white):
        width = len(list(run))
        middle = start + at + width / 2
        if is_white and width > _GUTTER * size and _stands(pieces, middle):
            stripes.append((width, middle))
        at += width
    return max(stripes)[1] if stripes else None


def _stands(pieces: list[Piece], gutter: float) -> bool:
    """Whether either side has several lines, of running text on average."""
    sides = ([p for p in pieces if p.right <= gutter], [p for p in pieces if p.left >= gutter])
    rows = [len({round(2 * p.middle / p.size) for p in side}) for side in sides]
    letters = [sum(len(p.text) for p in side) for side in sides]
    return all(n >= _FEWEST and total >= _SHORTEST * n for n, total in zip(rows, letters, strict=True))
