"""Stage 1, ingest: a folder of files in, `Source`s out, and a `Problem` for every file that gave trouble.

Knows file formats, layout, boilerplate, titles, dates, publishers and duplicates. Judges no content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from briefing.errors import IngestError, UsageError
from briefing.ingest.layout import split_passages
from briefing.ingest.text import Decoded, read_text
from briefing.lexicon import Lexicon
from briefing.model.source import Problem, Source

READERS: dict[str, Callable[[bytes], Decoded | None]] = {".txt": read_text, ".md": read_text}


def read_folder(folder: Path, lexicon: Lexicon) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources of a folder, ordered by path, and what was wrong with its files."""
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.")
    _ = lexicon
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        if path.suffix.lower() not in READERS or not path.is_file():
            continue
        data = path.read_bytes()
        decoded = READERS[path.suffix.lower()](data)
        where = path.relative_to(folder).as_posix()
        if decoded is None or not decoded.text.strip():
            problems.append(Problem(severity="error", code="empty", where=where, message="The file holds no text."))
            continue
        passages = split_passages(decoded.text)
        first = next((p for p in passages if p.kind == "headline"), passages[0])
        sources.append(
            Source(
                id=f"S{len(sources) + 1}",
                path=where,
                text=decoded.text,
                title=decoded.text[first.start : first.end][:120],
                sha256=hashlib.sha256(data).hexdigest(),
                text_sha256=hashlib.sha256(decoded.text.encode()).hexdigest(),
                passages=passages,
            )
        )
    if not sources:
        raise IngestError(f"There is nothing to read in {folder}.")
    return tuple(sources), tuple(problems)
