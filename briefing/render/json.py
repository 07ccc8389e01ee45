"""The brief as JSON, format `briefing/1`: the whole brief, and what every other format carries within it.

A section holds all its findings (`items`), and names those that the layout does not print (`left_out`); `unprinted` are
the sections of which it prints nothing. Beside them it holds what it prints: `lines` in reading order, each with its
`runs`; `titles`, each with the line before which it stands; `words` that may stand anywhere between two lines (heads of
columns, numbers of a list). `words` of the brief are the renderer's and the template's own. `briefing verify` holds a
document against them.

`check` is a digest over the content beside it. It shows that something was changed and where, by hand or on the way; it
does not show by whom: whoever changes a word can make a new one. The proof is in the sources.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from typing import Any, assert_never

import msgspec

from briefing.labels import long_date, say
from briefing.model.brief import (
    Brief,
    Cite,
    Excerpt,
    Fact,
    Line,
    Link,
    Mark,
    Reference,
    Run,
    Section,
    SourceEntry,
    Text,
)
from briefing.model.source import Evidence
from briefing.render.furniture import Title, Words, walk_printed
from briefing.render.wording import is_bar, own_words, sign_of
from briefing.settings import Settings

SCHEMA = "briefing/1"
_CHECK_LENGTH = 12


def render(brief: Brief, settings: Settings) -> bytes:  # noqa: ARG001  the one contract of all formats
    """The brief as indented UTF-8 JSON, keys in a fixed order."""
    return encode(brief)


def encode(brief: Brief, words: Iterable[str] = (), excerpts: Iterable[Excerpt] = ()) -> bytes:
    """The brief as a document embeds it, see `describe`."""
    return msgspec.json.format(msgspec.json.encode(describe(brief, words, excerpts)), indent=1) + b"\n"


def describe(brief: Brief, words: Iterable[str] = (), excerpts: Iterable[Excerpt] = ()) -> dict[str, Any]:
    """The brief as plain values.

    `words` are those that the document's template prints of its own, `excerpts` the texts of sources that it prints
    around the cited sentences.
    """
    texts = [_describe_excerpt(excerpt) for excerpt in excerpts]
    return sealed(
        {
            "schema": SCHEMA,
            "title": brief.title,
            "deck": brief.deck,
            "kind": brief.kind,
            "issuer": brief.issuer,
            "desk": brief.desk,
            "marking": brief.marking,
            "as_of": brief.as_of,
            "language": brief.language,
            "layout": brief.layout,
            "facts": [_describe_fact(fact) for fact in brief.facts],
            "sources": [_describe_source(source) for source in brief.sources],
            "problems": [dataclasses.asdict(problem) for problem in brief.problems],
            "sections": [_describe_section(section) for section in brief.sections],
            "unprinted": [_describe_section(section) for section in brief.unprinted],
            "references": [_describe_reference(reference) for reference in brief.references],
            "words": sorted({*own_words(), *words, long_date(brief.as_of)} - {""}),
            "provenance": brief.provenance,
            **({"excerpts": texts} if texts else {}),
        }
    )


def sealed(content: dict[str, Any]) -> dict[str, Any]:
    """The content with the digest over it as `check`."""
    return {**content, "check": check_of(content)}


def check_of(content: dict[str, Any]) -> str:
    """The digest over everything but `check` itself: SHA-256 of the JSON with sorted keys, cut to 12 digits."""
    rest = {key: value for key, value in content.items() if key != "check"}
    return hashlib.sha256(msgspec.json.encode(rest, order="deterministic")).hexdigest()[:_CHECK_LENGTH]


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


def _describe_fact(fact: Fact) -> dict[str, str]:
    return {"label": fact.label, "value": fact.value, "note": fact.note}


def _describe_source(source: SourceEntry) -> dict[str, Any]:
    day = long_date(source.published) if source.published else ""
    printed = say("Source {number}", number=source.number)
    return sealed({**dataclasses.asdict(source), "published_in_words": day, "printed_as": printed})


def _describe_reference(reference: Reference) -> dict[str, Any]:
    evidence = describe_evidence(reference.evidence)
    return sealed({"id": reference.id, "place": reference.place, "evidence": evidence})


def _describe_excerpt(excerpt: Excerpt) -> dict[str, Any]:
    sentences = [describe_evidence(sentence) for sentence in excerpt.sentences]
    return {"source": excerpt.source, "kind": excerpt.kind, "sentences": sentences}


def _describe_section(section: Section) -> dict[str, Any]:
    lines: list[dict[str, Any]] = []
    titles = [{"text": section.title, "since": 0, "before": 0}]
    words: list[dict[str, Any]] = []
    for block in section.blocks:
        first, found = len(lines), dict[str, None]()
        for piece in walk_printed(block):
            match piece:
                case Line():
                    lines += [_describe_line(piece)] if piece.runs else []
                case Title():
                    since = first if piece.early else len(lines)
                    printed = piece.text not in {"", section.title}  # a box may leave out the title of its section
                    titles += [{"text": piece.text, "since": since, "before": len(lines)}] if printed else []
                case Words():
                    found[piece.text] = None
                case _:
                    assert_never(piece)
        words += [{"texts": list(found), "since": first, "before": len(lines)}] if found else []
    return {
        "type": section.type,
        "title": section.title,
        "items": [sealed(_plain(item)) for item in section.items],
        "remarks": [sealed(_plain(remark)) for remark in section.remarks],
        "left_out": list(section.left_out),
        "lines": lines,
        "titles": titles,
        "words": words,
    }


def _describe_line(line: Line) -> dict[str, Any]:
    return sealed(
        {
            "text": line.plain,
            "item": line.item,
            "cites": [cite.mark for cite in line.cites],
            "runs": [_describe_run(run) for run in line.runs],
        }
    )


def _describe_run(run: Run) -> dict[str, Any]:
    match run:
        case Text():
            return {"quote" if run.verbatim else "text": run.text}
        case Cite():
            return {"cite": run.mark}
        case Link():
            return {"link": run.label}
        case Mark():
            stated = run.kind in ("absent", "single") or (
                run.kind == "heard" and run.count is not None
            )  # in characters, never drawn
            return {"sign": sign_of(run), "drawn": not stated, **({"label": run.label} if is_bar(run) else {})}
        case _:
            assert_never(run)


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
