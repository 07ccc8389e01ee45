"""Files in a test become a folder that is really read."""

from __future__ import annotations

from pathlib import Path

from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from briefing.model.source import Problem, Source

LEAD = "Ministers left the talks without a deal on Monday, the commission said in Bergen."
MORE = "The union had asked for a pause of two weeks, and its leader said that he would ask again."
LAST = "The talks go on next week, when the ministers of six more countries are to arrive."


def article(*blocks: str) -> str:
    """Blocks with a blank line between them."""
    return "\n\n".join(blocks)


def read(folder: Path, files: dict[str, str | bytes]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """What ingest makes of the files, written below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_folder(folder, load_lexicon())


def read_one(folder: Path, text: str, name: str = "a.txt") -> Source:
    """The one source that a text makes."""
    return read(folder, {name: text})[0][0]


def passages(source: Source, kind: str) -> list[str]:
    """The texts of a source's passages of one kind."""
    return [source.text[p.start : p.end] for p in source.passages if p.kind == kind]


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Where each problem is, and what it is."""
    return [(p.where, p.code) for p in problems]
