"""What stands behind a mark or an item: the sentence, the rule that found it, and why that rule exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.documents import open_document
from briefing.errors import LexiconError, UsageError, nearest
from briefing.lexicon import load_lexicon

_MARK = re.compile(r"(\d+):(\d+)(?:[–-]\d+)?")


def explain_item(item: str, file: Path) -> str:
    """The explanation, as lines for a terminal. Raises `UsageError` when the brief has no such mark or id."""
    brief = open_document(file).brief
    mark = _MARK.fullmatch(item)
    if mark:
        found = [
            (owner, e) for owner, e in _evidence(brief) if (e["source"], e["sentence"]) == (f"S{mark[1]}", int(mark[2]))
        ]
        title = f"{item} is sentence {mark[2]} of source {mark[1]}."
    else:
        found = [(owner, e) for owner, e in _evidence(brief) if owner.get("id") == item]
        title = f"{item} rests on:"
    if not found:
        known = [o["id"] for o, _ in _evidence(brief) if "id" in o] + [
            r["id"][1:].replace("-", ":") for r in brief["references"]
        ]
        raise UsageError(f"{file} has no “{item}”.", hint=nearest(item, set(known)) if len(item) > 2 else "")
    files = {s["id"]: s["path"] for s in brief["sources"]}
    blocks = dict.fromkeys(_explain(owner, evidence, files) for owner, evidence in found)
    return "\n\n".join([title, *blocks])


def _evidence(brief: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every piece of evidence of the sections' items, with the value that holds it."""
    for section in [*brief["sections"], *brief["unprinted"]]:
        for item in [*section["items"], *section["remarks"]]:
            for evidence in _walk(item):
                yield item, evidence
    for reference in brief["references"]:
        yield {}, reference["evidence"]


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"source", "start", "end", "rule"} <= value.keys():
            yield value
        else:
            for inner in value.values():
                yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)


def _explain(owner: dict[str, Any], evidence: dict[str, Any], files: dict[str, str]) -> str:
    place = f"{files[evidence['source']]}, characters {evidence['start']}–{evidence['end']}"
    quote = " ".join(evidence["text"].split())
    lines = [f"  “{quote}”", f"  {place}", f"  rule {evidence['rule']}: {_reason(evidence['rule'])}"]
    if owner:
        lines.insert(0, f"  {owner.get('id', '')}  {_name(owner)}".rstrip())
    return "\n".join(lines)


def _name(owner: dict[str, Any]) -> str:
    for key in ("text", "name", "question", "about", "counts"):
        if owner.get(key):
            return str(owner[key])
    return ""


def _reason(rule_id: str) -> str:
    if rule_id == "sentence":
        return "the sentence itself, as cited."
    try:
        rule = load_lexicon().rule(rule_id)
    except LexiconError:
        return "not among the shipped rules."
    return f"{rule.why} ({rule.source})" if rule.source else rule.why
