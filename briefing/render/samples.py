"""The bundled sample: a brief about an invented harbour, with every kind of block in it, to try templates on."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from briefing import resources
from briefing.labels import say, speaking
from briefing.model import brief as parts
from briefing.model import source
from briefing.model.brief import Block, Brief, Bullets, Cite, Entry, Figure, Line, Run, Section, Table, Topic
from briefing.settings import Settings

_KIND = "is"
_SAID = ("text", "title", "label", "note", "group", "value", "place")
"""Fields that hold words of the program's own, unless they are a source's."""
_REFERENCES = 6  # in a short sample
_MOST = 1  # rows or topics of a block in a short sample


def read_sample(settings: Settings, *, short: bool = False) -> Brief:
    """The sample brief, with the house, marking and sections that the settings name.

    A `short` one has every kind of block, but few of each: on paper it is laid out in a third of the time.
    """
    text = (resources.templates("sample") / "brief.json").read_text(encoding="utf-8")
    own = settings.brief
    with speaking(own.language, own.labels):
        sample: Brief = _build(json.loads(text))
        return _dress(_shorten(sample) if short else sample, settings)


def _dress(sample: Brief, settings: Settings) -> Brief:
    """The sample with what the settings say."""
    own = settings.brief
    wanted = {"issuer": own.issuer, "desk": own.desk, "marking": own.marking, "as_of": own.as_of, "title": own.title}
    changes: dict[str, Any] = {name: value for name, value in wanted.items() if value}
    found = {section.type: section for section in sample.sections}
    listed = [(found[one.type], one.title) for one in settings.section if one.type in found]
    sections: tuple[Section, ...] = tuple(
        dataclasses.replace(one, title=say(title) or one.title) for one, title in listed
    )
    return dataclasses.replace(
        sample, kind=say(own.kind), language=own.language, sections=sections or sample.sections, **changes
    )


def describe_sample(value: object) -> object:
    """A brief, or a part of one, as JSON knows it: each part says in `is` what it is."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {_KIND: type(value).__name__, **{name: describe_sample(one) for name, one in fields.items()}}
    if isinstance(value, tuple):
        return [describe_sample(one) for one in value]
    return {key: describe_sample(one) for key, one in value.items()} if isinstance(value, dict) else value


def _build(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_build(one) for one in value)
    if not isinstance(value, dict):
        return value
    said = () if value.get("verbatim") else _SAID
    built = {
        k: _say_around(one) if k in said and isinstance(one, str) else _build(one)
        for k, one in value.items()
        if k != _KIND
    }
    name = value.get(_KIND, "")
    kind = getattr(parts, name, None) or getattr(source, name, None) if name else None
    return kind(**built) if kind else built


# --- short ----------------------------------------------------------------------------------------


def _shorten(sample: Brief) -> Brief:
    """The first items of each kind, and the first references: columns of them take most of the time on paper."""
    references = sample.references[:_REFERENCES]
    kept = frozenset(reference.id for reference in references)
    sections = tuple(
        dataclasses.replace(one, blocks=tuple(_keep_cites(block, kept) for block in _first_blocks(one.blocks)))
        for one in sample.sections
    )
    return dataclasses.replace(sample, sections=sections, references=references)


def _keep_cites(value: Any, kept: frozenset[str]) -> Any:
    """A part of the brief with only those citation marks that lead to a kept reference."""
    if isinstance(value, Line):
        return dataclasses.replace(value, runs=tuple(run for run in value.runs if _is_kept(run, kept)))
    if isinstance(value, tuple):
        return tuple(_keep_cites(one, kept) for one in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    fields = (field.name for field in dataclasses.fields(value))
    return dataclasses.replace(value, **{name: _keep_cites(getattr(value, name), kept) for name in fields})


def _is_kept(run: Run, kept: frozenset[str]) -> bool:
    if not isinstance(run, Cite):
        return True
    return all(f"r{run.source}-{number}" in kept for number in range(run.first, run.last + 1))


def _first_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """One block of each kind, cut to its first rows or lines."""
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        kind = (type(block).__name__, getattr(block, "style", ""))
        if kind not in seen:
            seen.add(kind)
            yield _cut(block)


def _cut(block: Block) -> Block:
    match block:
        case Table():
            return dataclasses.replace(block, rows=block.rows[:_MOST])
        case Bullets():
            return dataclasses.replace(block, lines=block.lines[: 2 * _MOST])
        case Entry():
            return dataclasses.replace(block, topics=tuple(_cut_topic(one) for one in block.topics[:_MOST]))
        case Figure():
            return dataclasses.replace(block, table=dataclasses.replace(block.table, rows=block.table.rows[:_MOST]))
    return block


def _cut_topic(topic: Topic) -> Topic:
    return dataclasses.replace(topic, blocks=topic.blocks[: 2 * _MOST])


# --- reading --------------------------------------------------------------------------------------


def _say_around(text: str) -> str:
    """A label in the language of the brief; the spaces around it stay."""
    words = text.strip()
    return text.replace(words, say(words)) if words else text
