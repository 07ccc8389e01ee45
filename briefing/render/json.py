"""The brief as JSON, format `briefing/1`: the whole brief, and what every other format carries within it.

`lines` of a section are the printed lines in reading order, each with the marks it cites: `briefing verify` holds a
document against them.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec

from briefing.model.brief import Brief, Line, Section, walk_lines
from briefing.model.source import Evidence
from briefing.settings import Settings

SCHEMA = "briefing/1"


def render(brief: Brief, settings: Settings) -> bytes:  # noqa: ARG001  the one contract of all formats
    """The brief as indented UTF-8 JSON, keys in a fixed order."""
    return msgspec.json.format(msgspec.json.encode(describe(brief)), indent=1) + b"\n"


def describe(brief: Brief) -> dict[str, Any]:
    """The brief as plain values."""
    return {
        "schema": SCHEMA,
        "title": brief.title,
        "deck": brief.deck,
        "kind": brief.kind,
        "issuer": brief.issuer,
        "desk": brief.desk,
        "marking": brief.marking,
        "as_of": brief.as_of,
        "language": brief.language,
        "sources": [dataclasses.asdict(source) for source in brief.sources],
        "problems": [dataclasses.asdict(problem) for problem in brief.problems],
        "sections": [_describe_section(section) for section in brief.sections],
        "references": [
            {"id": r.id, "place": r.place, "evidence": describe_evidence(r.evidence)} for r in brief.references
        ],
        "provenance": brief.provenance,
    }


def _describe_section(section: Section) -> dict[str, Any]:
    lines = [line for block in section.blocks for line in walk_lines(block)]
    return {
        "type": section.type,
        "title": section.title,
        "items": [_plain(item) for item in section.items],
        "lines": [_describe_line(line) for line in lines if line.plain.strip()],
    }


def _describe_line(line: Line) -> dict[str, Any]:
    return {"text": line.plain, "item": line.item, "cites": [cite.mark for cite in line.cites]}


def describe_evidence(evidence: Evidence) -> dict[str, Any]:
    """An evidence entry of the contract: offsets in code points of the extracted text, end exclusive."""
    return {
        "source": evidence.source,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.quote,
        "sentence": evidence.sentence,
        "rule": evidence.rule,
    }


def _plain(value: Any) -> Any:
    match value:
        case Evidence():
            return describe_evidence(value)
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value
