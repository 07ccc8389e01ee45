"""The published JSON Schema: every brief of every format holds to it, and nothing can be in a brief that it omits."""

from __future__ import annotations

import dataclasses
import json
import typing
from pathlib import Path
from typing import Any

import pytest
from commands import ROOT, Command
from jsonschema import Draft202012Validator

from briefing.documents import open_document
from briefing.model import brief as brief_model
from briefing.model import findings, observations, source
from briefing.model.brief import Brief
from briefing.render import FORMATS
from briefing.render.json import describe
from briefing.render.texts import shown_excerpts

SCHEMA = json.loads((ROOT / "docs" / "schema" / "brief.schema.json").read_text(encoding="utf-8"))


def faults(brief: Any) -> list[str]:
    """Where a brief breaks the schema."""
    found = Draft202012Validator(SCHEMA).iter_errors(brief)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def objects_of(schema: Any) -> list[dict[str, Any]]:
    """Every part of the schema that describes an object by its properties."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = [schema] if isinstance(schema, dict) and schema.get("type") == "object" else []
    return own + [found for part in parts for found in objects_of(part)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_brief_in_every_format_holds_to_it(sample: dict[str, Path], kind: str) -> None:
    assert faults(open_document(sample[kind]).brief) == []


@pytest.mark.parametrize(
    ("topic", "layout"), [("port_strike", "at-a-glance"), ("election_count", "briefing"), ("port_strike", "full")]
)
def test_briefs_of_other_topics_and_layouts_hold_to_it(
    briefing: Command, topic: str, layout: str, tmp_path: Path
) -> None:
    sources, made = ROOT / "tests" / "eval" / "topics" / topic / "docs", tmp_path / "brief.json"
    briefing("make", "--sources", sources, "--layout", layout, "--format", "json", "--output", made)
    assert faults(json.loads(made.read_text(encoding="utf-8"))) == []


def test_a_brief_of_every_block_and_run_holds_to_it_but_for_its_made_up_items(sample_brief: Brief) -> None:
    sections = tuple(dataclasses.replace(section, items=(), remarks=()) for section in sample_brief.sections)
    brief = describe(dataclasses.replace(sample_brief, sections=sections), (), shown_excerpts(sample_brief))
    assert faults(json.loads(json.dumps(brief))) == []


def test_no_object_may_hold_what_the_schema_does_not_name() -> None:
    objects = objects_of(SCHEMA)
    assert len(objects) > 25
    for one in objects:
        if "properties" in one:
            assert one["additionalProperties"] is False, one["description"]
            assert set(one["required"]) <= set(one["properties"])
            assert set(one["properties"]) - set(one["required"]) <= {"excerpts", "label"}
        else:
            assert one["additionalProperties"] == {"type": "string"}, one["description"]


def test_a_field_too_many_or_too_few_is_found(sample: dict[str, Path]) -> None:
    brief = open_document(sample["json"]).brief
    for section in brief["sections"]:
        if section["items"]:
            first = section["items"][0]
            first["surplus"] = 1
            assert len(faults(brief)) == 1, section["type"]
            del first["surplus"]
            value = first.pop("check")
            assert len(faults(brief)) == 1, section["type"]
            first["check"] = value
    assert faults(brief) == []
    del brief["references"]
    assert len(faults(brief)) == 1


@pytest.mark.parametrize(
    ("place", "literal"),
    [
        (("section", "type"), brief_model.SectionType),
        (("item_key_actors", "kind"), findings.ActorKind),
        (("item_positions", "polarity"), findings.Polarity),
        (("item_source_conflicts", "type"), findings.ConflictType),
        (("item_source_conflicts", "resolution"), findings.Resolution),
        (("item_source_conflicts", "severity"), findings.ConflictSeverity),
        (("item_open_questions", "why"), findings.QuestionReason),
        (("item_key_figures", "stage"), observations.Stage),
        (("item_timeline", "precision"), observations.Precision),
        (("source", "published_from"), source.DateOrigin),
        (("problem", "severity"), source.Severity),
        (("excerpt", "kind"), source.PassageKind),
    ],
)
def test_a_choice_is_the_one_of_the_data_model(place: tuple[str, str], literal: Any) -> None:
    definition, field = place
    assert set(SCHEMA["$defs"][definition]["properties"][field]["enum"]) == set(typing.get_args(literal))


@pytest.mark.parametrize("name", ["SourceEntry", "Fact", "Problem"])
def test_a_record_has_the_fields_of_the_data_model(name: str) -> None:
    fields = {field.name for field in dataclasses.fields(getattr(brief_model, name))}
    definition = {"SourceEntry": "source", "Fact": "fact", "Problem": "problem"}[name]
    assert set(SCHEMA["$defs"][definition]["properties"]) - {"check", "published_in_words", "printed_as"} == fields
