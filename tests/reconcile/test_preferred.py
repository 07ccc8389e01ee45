"""Names that a house prefers: what it says is one actor is one, under its name, with the sentence that names it so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command

POST = """\
Dockers reject the lease

The Dockers' Union of Halden rejected the lease of the quay on Monday. "We will not sign it," union chair Ana Roe said.
"""
WIRE = """\
Lease of the quay stalls

The Quay Brotherhood will not sign the lease, its chair Ana Roe told reporters on Tuesday. The Quay Brotherhood said that talks were over.
"""
CONFIG = """\
[brief]
layout = "full"
[actors]
"Halden Dockers" = ["Dockers' Union of Halden", "Quay Brotherhood"]
[reliability]
"The Averland Post" = "B"
"""


@pytest.fixture(scope="module")
def made(briefing: Command, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("preferred")
    (folder / "sources").mkdir()
    (folder / "sources" / "post.txt").write_text(POST, encoding="utf-8")
    (folder / "sources" / "wire.txt").write_text(WIRE, encoding="utf-8")
    facts = '[[source]]\nfile = "post.txt"\npublisher = "the averland post"\n'
    (folder / "sources" / "sources.toml").write_text(facts, encoding="utf-8")
    (folder / "own.toml").write_text(CONFIG, encoding="utf-8")
    briefing("make", "-c", "own.toml", "-f", "json", "-f", "html", cwd=folder)
    briefing("verify", "out/brief.html", "--sources", "sources", cwd=folder)
    brief: dict[str, object] = json.loads((folder / "out" / "brief.json").read_text(encoding="utf-8"))
    brief["page"] = (folder / "out" / "brief.html").read_text(encoding="utf-8")
    return brief


def test_what_bears_the_names_is_one_actor_under_the_preferred_one(made: dict) -> None:
    actors = next(section["items"] for section in made["sections"] if section["type"] == "key_actors")
    found = [actor for actor in actors if actor["name"] == "Halden Dockers"]
    assert len(found) == 1
    assert found[0]["sources"] == ["S1", "S2"]
    assert {"Quay Brotherhood", "Dockers' Union of Halden"} <= set(found[0]["aliases"])
    assert not {"Quay Brotherhood", "Dockers' Union of Halden"} & {actor["name"] for actor in actors}


def test_the_join_says_that_the_configuration_made_it(made: dict) -> None:
    actors = next(section["items"] for section in made["sections"] if section["type"] == "key_actors")
    merges = next(actor["merges"] for actor in actors if actor["name"] == "Halden Dockers")
    assert [m["evidence"][0]["text"] for m in merges if m["reason"] == "the configuration says so"]


def test_the_grade_of_a_publisher_is_in_the_table_of_sources_and_f_where_none_is_given(made: dict) -> None:
    assert [source["reliability"] for source in made["sources"]] == ["B", "F"]
    assert "F: cannot be judged." in made["page"]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[reliability]\n"The Averland Post" = "G"\n', "reliability"),
        ('[actors]\n"Halden Dockers" = "DUH"\n', "actors"),
    ],
)
def test_a_grade_or_an_entry_that_cannot_be_is_told(briefing: Command, tmp_path: Path, config: str, said: str) -> None:
    (tmp_path / "own.toml").write_text(config, encoding="utf-8")
    assert said in briefing("make", "-c", "own.toml", cwd=tmp_path, code=2).stderr
