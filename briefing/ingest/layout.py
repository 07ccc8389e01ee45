"""The blocks of a text as laid out: where paragraphs, headings and list items begin and end.

White space and a byte-order mark belong to no block. Everything else belongs to exactly one, in order.
"""

from __future__ import annotations

import re

from briefing.model.source import Passage, PassageKind

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLANK = " \t\xa0\ufeff"
_ITEM = re.compile(r"(?:[-*•‣▪–]|\(?\d{1,2}[.)])\s+\S")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def split_passages(text: str) -> tuple[Passage, ...]:
    """The passages of a text, before boilerplate is found."""
    passages: list[Passage] = []
    seen_body = False
    for start, end in _blocks(text):
        block = text[start:end]
        kind: PassageKind = "paragraph"
        if _ITEM.match(block):
            kind = "item"
        elif len(block) < 120 and not _END.search(block):
            kind = "heading" if seen_body else "headline"
        seen_body = seen_body or kind == "paragraph"
        passages.append(Passage(start=start, end=end, kind=kind))
    return tuple(passages)


def _blocks(text: str) -> list[tuple[int, int]]:
    lines = [_trimmed(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    wrapped = _hard_wrapped([end - start for start, end in lines])
    blocks: list[tuple[int, int]] = []
    for start, end in lines:
        if wrapped and blocks and text[blocks[-1][1] : start].count("\n") < 2 and not _ITEM.match(text[start:end]):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return start, end


def _hard_wrapped(lengths: list[int]) -> bool:
    return bool(lengths) and max(lengths) <= 100 and sum(60 <= n <= 95 for n in lengths) > 0.4 * len(lengths)
