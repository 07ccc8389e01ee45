"""Three texts become one: what two people changed in copies of the same text, line by line.

The method is that of `diff3` as S. Khanna, K. Kunal and B. C. Pierce describe it (“A Formal Investigation of Diff3”,
FSTTCS 2007): lines that stand in all three hold the texts together; between them, a part that only one side changed
takes that change, and one that both changed otherwise is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Lines = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of the three texts. `merged` is what both agree on, None where they don't.

    `line` is where it begins in mine, counted from 1.
    """

    base: tuple[str, ...]
    mine: tuple[str, ...]
    other: tuple[str, ...]
    line: int

    @property
    def merged(self) -> tuple[str, ...] | None:
        """The lines to take; None for a conflict."""
        if self.mine in (self.other, self.base):
            return self.other
        return self.mine if self.other == self.base else None


def merge_lines(base: Lines, mine: Lines, other: Lines) -> list[Chunk]:
    """The texts in stretches, in order; joined, the sides of all chunks are the texts again."""
    chunks = []
    places = [0, 0, 0]
    for stop, length in _stable(base, mine, other):
        if [place for place, end in zip(places, stop, strict=True) if place < end]:
            chunks.append(_chunk((base, mine, other), places, stop))
        ends = [place + length for place in stop]
        if length:
            chunks.append(_chunk((base, mine, other), stop, ends))
        places = ends
    return chunks


def _chunk(texts: Sequence[Lines], starts: Sequence[int], ends: Sequence[int]) -> Chunk:
    base, mine, other = (tuple(text[a:b]) for text, a, b in zip(texts, starts, ends, strict=True))
    return Chunk(base=base, mine=mine, other=other, line=starts[1] + 1)


def _stable(base: Lines, mine: Lines, other: Lines) -> Iterator[tuple[list[int], int]]:
    """Where the three texts have the same lines: places in each, and how many; at last their ends."""
    in_mine, in_other = _places(base, mine), _places(base, other)
    place = 0
    while place < len(base):
        length = 0
        while (
            place + length in in_mine
            and place + length in in_other
            and in_mine[place + length] == in_mine[place] + length
            and in_other[place + length] == in_other[place] + length
        ):
            length += 1
        if length:
            yield [place, in_mine[place], in_other[place]], length
        place += max(1, length)
    yield [len(base), len(mine), len(other)], 0


def _places(base: Lines, text: Lines) -> dict[int, int]:
    """For each line of the base that the text still has, its place there."""
    blocks = SequenceMatcher(None, base, text, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
