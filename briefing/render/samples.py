"""The bundled sample: a brief about an invented harbour, with every kind of block in it, to try templates on."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from briefing import resources
from briefing.labels import say, speaking
from briefing.model import brief as parts
from briefing.model import source
from briefing.model.brief import Brief, Section
from briefing.settings import Settings

_KIND = "is"


def read_sample(settings: Settings) -> Brief:
    """The sample brief, with the house, marking and sections that the settings name."""
    text = (resources.templates("sample") / "brief.json").read_text(encoding="utf-8")
    own = settings.brief
    with speaking(own.language, own.labels):
        sample: Brief = _build(json.loads(text))
        return _dress(sample, settings)


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
    if isinstance(value, str):
        return _say_around(value)
    if not isinstance(value, dict):
        return value
    built = {key: _build(one) for key, one in value.items() if key != _KIND}
    name = value.get(_KIND, "")
    kind = getattr(parts, name, None) or getattr(source, name, None) if name else None
    return kind(**built) if kind else built


def _say_around(text: str) -> str:
    """A label in the language of the brief; the spaces around it stay."""
    words = text.strip()
    return text.replace(words, say(words)) if words else text
