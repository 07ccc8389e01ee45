"""What changed since an earlier edition: statements added, withdrawn and changed, conflicts resolved.

What this edition says is cited as everywhere. What only the earlier one said is cited where its sentence still stands
in one of the sources, and otherwise said to be without one: the earlier edition has the proof.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.changes import Change, Earlier, Values, compare_briefs
from briefing.compose.desk import Desk, note, split_verbatim
from briefing.labels import label, long_date, say
from briefing.model.brief import Block, Column, Line, Row, Section, Table, Text
from briefing.model.source import Evidence, content_id
from briefing.settings import SectionSettings

_KINDS = {
    "added": label("added"),
    "withdrawn": label("withdrawn"),
    "changed": label("changed"),
    "resolved": label("resolved"),
    "reopened": label("open again"),
}
_NO_STATEMENTS = {"summary", "source_comparison", "key_actors"}
"""Sections that say again what others say, or who there is."""


def find_changes(desk: Desk, earlier: Earlier) -> tuple[Change, ...]:
    """The changes from the earlier edition to the sections that are composed already."""
    sections = [{"type": s.type, "title": s.title, "items": s.items} for s in desk.composed]
    new = msgspec.json.decode(msgspec.json.encode({"sections": sections}))
    return tuple(change for change in compare_briefs(earlier.brief, new) if change.section not in _NO_STATEMENTS)


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of the changes; without an earlier edition, a section with nothing in it."""
    title = settings.title.replace("{number}", str(desk.earlier.number if desk.earlier else ""))
    if desk.earlier is None:
        return Section(id="changes", type="changes", title=title)
    if not desk.earlier.number:
        title = say("What changed since the edition before")
    changes = find_changes(desk, desk.earlier)[: settings.limit or None]
    items = tuple(_item(desk, desk.earlier, change) for change in changes)
    rows = tuple(_row(desk, change, item) for change, item in zip(changes, items, strict=True))
    told = note(_tell_earlier(desk.earlier, found=bool(changes)))
    blocks: tuple[Block, ...] = (told if changes else dataclasses.replace(told, style="empty"),)
    if rows:
        columns = (Column(title=say("What"), width=34), Column(title=say("Statement")))
        caption = Line(runs=(Text(text=say("Compared statement by statement.")),))
        blocks += (Table(id="changes-table", style="changes", caption=caption, columns=columns, rows=rows),)
    return Section(id="changes", type="changes", title=title, items=items, blocks=blocks)


def _tell_earlier(earlier: Earlier, *, found: bool) -> str:
    day = long_date(str(earlier.brief["as_of"])) or say("undated")
    told = say("The edition before is as of {date}.", date=day)
    return told if found else f"{told} {say('Not one statement has changed.')}"


def _item(desk: Desk, earlier: Earlier, change: Change) -> dict[str, Any]:
    composed = [item for section in desk.composed for item in section.items]
    old = [item for section in _walk_old(earlier.brief) for item in section["items"]]
    now = next((item for item in composed if item.get("id") == change.item), None) if change.after else None
    return {
        "id": content_id("d", change.kind, change.section, change.before, change.after),
        "kind": change.kind,
        "section": change.section,
        "item": change.item,
        "before": change.before,
        "after": change.after,
        "evidence": tuple(_walk_evidence(now)) if now else (),
        "evidence_before": tuple(_find_old(desk, earlier, change, old)) if change.before else (),
    }


def _row(desk: Desk, change: Change, item: dict[str, Any]) -> Row:
    what = Line(runs=(Text(text=f"{change.title}: ", soft=True), Text(text=say(_KINDS[change.kind]), strong=True)))
    lines = []
    if change.after:
        runs = _word(desk, change, change.after, item["evidence"])
        lines.append(desk.line(*runs, evidence=item["evidence"], item=item["id"]))
    if change.before:
        before = () if change.kind == "withdrawn" else (Text(text=f"{say('Before:')} ", soft=True),)
        runs = _word(desk, change, change.before, item["evidence_before"])
        gone = () if item["evidence_before"] else (Text(text=f" {say('(no longer in the sources)')}", soft=True),)
        lines.append(desk.line(*before, *runs, *gone, evidence=item["evidence_before"], item=item["id"]))
    return Row(cells=((what,), tuple(lines)))


def _word(desk: Desk, change: Change, words: str, evidence: tuple[Evidence, ...]) -> tuple[Text, ...]:
    """What changed in words; a position in the whole sentence, where the verb may turn what is said."""
    if change.section != "positions" or not evidence:
        return split_verbatim(words, evidence)
    return (Text(text=" ".join(desk.citations.sentence(evidence[0]).evidence.quote.split()), verbatim=True),)


def _walk_old(brief: Values) -> Iterator[Values]:
    yield from (*brief["sections"], *brief.get("unprinted", ()))


def _find_old(desk: Desk, earlier: Earlier, change: Change, old: list[Values]) -> Iterator[Evidence]:
    """What the earlier edition cited for an item, where the same file, or one with the same text, still says it."""
    current = {key: source for source in desk.sources for key in (source.path, source.text_sha256)}
    known_sources = {source["id"]: source for source in earlier.brief["sources"]}
    for item in (item for item in old if item.get("id") == change.item_before):
        for known in _walk_values(item):
            was = known_sources[known["source"]]
            source = current.get(was["text_sha256"]) or current.get(was["path"])
            if source is None:
                continue
            same = source.text_sha256 == was["text_sha256"]
            start = source.text.find(known["text"], known["start"] if same else 0)
            if start >= 0:
                yield source.cite(start, start + len(known["text"]), known["rule"])


def _walk_values(value: Any) -> Iterator[Values]:
    """The evidence entries in a value of the JSON form."""
    if isinstance(value, dict) and {"source", "start", "end", "text", "rule", "sentence"} <= value.keys():
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _walk_values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk_values(inner)


def _walk_evidence(value: Any) -> Iterator[Evidence]:
    """The evidence in a finding."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _walk_evidence(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _walk_evidence(inner)
