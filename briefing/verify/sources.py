"""The sources as they are now against what the brief recorded: their bytes, their text, and every piece of evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.corpus.choosing import read_sources
from briefing.corpus.store import Store
from briefing.model.source import Source

Values = dict[str, Any]


def read_corpus(brief: Values, corpus: Path) -> tuple[Source, ...]:
    """The sources of a brief as a corpus holds them now.

    Raises `UsageError` when there is no such corpus, `CorpusError` when it cannot be read.
    """
    with Store(corpus) as store:
        held = read_sources(store, [entry["path"] for entry in brief["sources"]])
    return tuple(replace(s, text_sha256=hashlib.sha256(s.text.encode()).hexdigest()) for s in held)


def check_sources(brief: Values, sources: Iterable[Source]) -> list[str]:
    """The sources that are missing or changed, and the evidence that does not stand where the brief says."""
    found = {source.path: source for source in sources}
    entries = {entry["id"]: entry for entry in brief["sources"]}
    faults = [_compare(entry, found.get(entry["path"])) for entry in brief["sources"]]
    failures = [fault for fault in faults if fault]
    for where, evidence in _walk_evidence(brief):
        entry = entries.get(evidence["source"])
        source = found.get(entry["path"]) if entry else None
        if source and source.text[evidence["start"] : evidence["end"]] != evidence["text"]:
            place = f"{source.path}, characters {evidence['start']} to {evidence['end']}"
            failures.append(f"{where}: “{evidence['text']}” does not stand in {place}.")
        elif not entry:
            failures.append(f"{where}: “{evidence['text']}” names a source {evidence['source']} that is not listed.")
    return failures


def _compare(entry: Values, source: Source | None) -> str:
    name = f"Source {entry['number']}, {entry['path']},"
    if source is None:
        return f"{name} is missing from the sources, or cannot be read any more."
    if source.text_sha256 != entry["text_sha256"]:
        return f"{name} was changed: its text is not the one that was cited."
    if source.sha256 != entry["sha256"]:
        return f"{name} was changed: its bytes differ, though its text is the same."
    return ""


def _walk_evidence(brief: Values) -> Iterator[tuple[str, Values]]:
    """Every piece of evidence in the brief, with the section or reference that holds it."""
    for section in [*brief["sections"], *brief["unprinted"]]:
        yield from (
            (f"Section “{section['title']}”", evidence) for evidence in _walk([section["items"], section["remarks"]])
        )
    for reference in brief["references"]:
        yield f"Reference {reference['id'][1:].replace('-', ':')}", reference["evidence"]
    for excerpt in brief.get("excerpts", []):
        yield from ((f"Text of source {excerpt['source']}", sentence) for sentence in excerpt["sentences"])


def _walk(value: Any) -> Iterator[Values]:
    if isinstance(value, dict):
        if {"source", "start", "end", "text"} <= value.keys():
            yield value
        else:
            yield from _walk(list(value.values()))
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)
