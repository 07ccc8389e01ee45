"""Observations as JSON, format `briefing-observations/1`: what `briefing extract` writes.

Offsets are code points of the extracted text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from briefing.model.observations import Observations, Statement
from briefing.model.source import Source, Span

SCHEMA = "briefing-observations/1"


def describe_observations(sources: Sequence[Source], observations: Sequence[Observations]) -> bytes:
    """The observations of each source as indented UTF-8 JSON."""
    described = [_describe(s, o) for s, o in zip(sources, observations, strict=True)]
    return msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "sources": described}), indent=1) + b"\n"


def _describe(source: Source, observed: Observations) -> dict[str, Any]:
    return {
        "id": source.id,
        "path": source.path,
        "title": source.title,
        "published": source.published,
        "text_sha256": source.text_sha256,
        "statements": [_statement(s) for s in observed.statements],
        "mentions": msgspec.to_builtins(observed.mentions),
        "figures": msgspec.to_builtins(observed.figures),
        "events": msgspec.to_builtins(observed.events),
        "hedges": msgspec.to_builtins(observed.hedges),
        "denials": msgspec.to_builtins(observed.denials),
        "doubts": msgspec.to_builtins(observed.doubts),
        "keyphrases": msgspec.to_builtins(observed.keyphrases),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    rest: dict[str, Any] = msgspec.to_builtins(statement)
    return rest | {
        "speaker": _span(statement.speaker),
        "cue": _span(statement.cue_span),
        "cue_lemma": statement.cue,
        "content": [_span(span) for span in statement.content],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None
