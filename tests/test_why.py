"""`briefing why`: the sentence behind a mark or an item, the rule that found it, and why that rule exists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import SEEDS, Command


def read(sample: dict[str, Path]) -> dict[str, Any]:
    brief: dict[str, Any] = json.loads(sample["json"].read_text(encoding="utf-8"))
    return brief


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "md", "json"])
def test_a_mark_shows_its_sentence_its_source_and_its_place(
    briefing: Command, sample: dict[str, Path], kind: str
) -> None:
    reference = read(sample)["references"][3]
    evidence = reference["evidence"]
    mark = reference["id"][1:].replace("-", ":")
    told = briefing("why", mark, sample[kind]).stdout
    path = next(source["path"] for source in read(sample)["sources"] if source["id"] == evidence["source"])
    assert " ".join(evidence["text"].split()) in told
    assert f"{path}, characters {evidence['start']}–{evidence['end']}" in told
    text = (SEEDS / path).read_bytes().decode()
    assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_an_item_shows_the_rule_that_found_it_and_why_the_rule_exists(
    briefing: Command, sample: dict[str, Path]
) -> None:
    actors = next(section for section in read(sample)["sections"] if section["type"] == "key_actors")
    item = next(item for item in actors["items"] if item["roles"] and item["roles"][0]["evidence"])
    told = briefing("why", item["id"], sample["pdf"]).stdout
    assert item["name"] in told
    assert f"rule {item['roles'][0]['evidence'][0]['rule']}: " in told


def test_an_unknown_mark_names_the_nearest(briefing: Command, sample: dict[str, Path]) -> None:
    told = briefing("why", "1:100", sample["json"], code=2).stderr
    assert "has no “1:100”. Did you mean “1:" in told


def test_without_a_file_the_newest_brief_is_asked(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "brief.json").write_bytes(sample["json"].read_bytes())
    mark = read(sample)["references"][0]["id"][1:].replace("-", ":")
    assert mark in briefing("why", mark, cwd=tmp_path).stdout


def test_without_any_brief_it_says_what_to_name(briefing: Command, tmp_path: Path) -> None:
    assert "There is no brief in ./out. Name the file" in briefing("why", "1:1", code=2, cwd=tmp_path).stderr
