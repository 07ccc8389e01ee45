"""Whole pages with what each line is: a letter and a bar before it, and braces around a masked part of a line.

`T` a line of the front that may be the title, `h` a heading, `p` a paragraph, `i` an item of a list, `x` no text of
the article.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefing.model.source import Source
from tests.ingest.folders import read_one

KINDS = {"T": "headline", "h": "heading", "p": "paragraph", "i": "item", "x": "boilerplate"}


def read_page(folder: Path, page: str, name: str = "page.txt") -> tuple[Source, list[str], list[str]]:
    """The source that a page makes, what its lines should be, and what they are: each as “letter|line”."""
    lines = [line.partition("|") for line in page.strip("\n").split("\n")]
    expected = [f"{mark}|{text}" for mark, bar, text in lines if bar]
    plain = "\n".join(re.sub(r"[{}]", "", text) for _, _, text in lines)
    source = read_one(folder, plain, name)
    found, start = [], 0
    for line in plain.split("\n"):
        if line:
            found.append(_marked(source, start, start + len(line)))
        start += len(line) + 1
    return source, expected, found


def _marked(source: Source, start: int, end: int) -> str:
    """A line with the letter of its longest passage, and braces around what else of it is masked."""
    inside = [p for p in source.passages if p.start < end and p.end > start]
    main = max(inside, key=lambda p: min(p.end, end) - max(p.start, start))
    text, shift = source.text[start:end], start
    for passage in reversed(inside):
        if passage.kind == "boilerplate" and passage is not main:
            a, b = max(passage.start, start) - shift, min(passage.end, end) - shift
            text = f"{text[:a]}{{{text[a:b]}}}{text[b:]}"
    letter = next(letter for letter, kind in KINDS.items() if kind == main.kind)
    return f"{letter}|{text}"
