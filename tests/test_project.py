"""`briefing init`: a folder in which everything that may be changed can be changed, and which works as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import SEEDS, Command


@pytest.fixture
def project(briefing: Command, tmp_path: Path) -> Path:
    """A project with one source in it."""
    folder = tmp_path / "my-desk"
    briefing("init", folder)
    shutil.copy(min(SEEDS.iterdir()), folder / "sources")
    return folder


def test_a_new_project_makes_every_format_from_its_own_templates(briefing: Command, project: Path) -> None:
    sheet = project / "templates" / "html" / "screen.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\n.of-this-house { color: teal }\n", encoding="utf-8")
    briefing("make", "-f", "all", cwd=project)
    assert sorted(path.suffix for path in (project / "out").iterdir()) == [".docx", ".html", ".json", ".md", ".pdf"]
    assert ".of-this-house" in (project / "out" / "brief.html").read_text(encoding="utf-8")
    for kind in ("pdf", "docx", "html"):
        assert "all hold" in briefing("verify", f"out/brief.{kind}", "-s", "sources", cwd=project).stdout


def test_a_project_can_be_used_from_anywhere(briefing: Command, project: Path, tmp_path: Path) -> None:
    config = project / "config" / "brief.toml"
    briefing("make", "-s", project / "sources", "-c", config, "-f", "html", "-o", tmp_path / "b.html", cwd=tmp_path)


def test_the_readme_names_files_that_are_there(project: Path) -> None:
    for name in ("config/brief.toml", "templates/html/house.css", "templates/docx", "sources"):
        assert (project / name).exists()


def test_a_folder_with_something_in_it_is_left_alone(briefing: Command, project: Path) -> None:
    assert "my-desk is not empty. Name a new folder." in briefing("init", project, code=2).stderr


def test_a_place_where_no_folder_can_be_made(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be made: Not a directory" in briefing("init", tmp_path / "file" / "desk", code=2).stderr
