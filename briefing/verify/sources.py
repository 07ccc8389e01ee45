"""The sources as they are now against what the brief recorded: their bytes, their text, and every piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from briefing.model.source import Source

Values = dict[str, Any]


def check_sources(brief: Values, folder: Path) -> list[str]:
    """The sources that are missing or changed, and the evidence that does not stand where the brief says.

    Raises `UsageError` when there is no such folder, `IngestError` when nothing in it can be read.
    """
    found = {source.path: source for source in read_folder(folder, load_lexicon())[0]}
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
        return f"{name} is missing from the folder, or cannot be read any more."
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
