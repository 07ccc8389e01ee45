"""The configuration: what a file says, what it leaves out, and what it gets wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import ConfigError
from briefing.settings import SECTION_TYPES, Settings, load_settings, parse_date


def load(folder: Path, text: str) -> Settings:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_the_shipped_configuration_has_every_section_with_a_title() -> None:
    sections = load_settings().section
    assert [section.type for section in sections] == list(SECTION_TYPES)
    assert all(section.title for section in sections)


def test_tables_that_a_file_leaves_out_keep_the_shipped_values(tmp_path: Path) -> None:
    settings = load(tmp_path, '[brief]\nissuer = "Ministry"\n')
    assert settings.brief.issuer == "Ministry"
    assert settings.section == load_settings().section
    assert settings.cache.megabytes == 200


def test_sections_come_in_the_order_of_the_file_and_keep_the_shipped_titles(tmp_path: Path) -> None:
    settings = load(tmp_path, '[[section]]\ntype = "timeline"\n[[section]]\ntype = "summary"\ntitle = "In short"\n')
    assert [(s.type, s.title) for s in settings.section] == [("timeline", "Timeline"), ("summary", "In short")]


def test_relative_paths_start_at_the_file_s_folder(tmp_path: Path) -> None:
    settings = load(tmp_path, '[render]\nhtml = "look"\n[cache]\nfolder = "../kept"\n')
    assert settings.render.html == str(tmp_path / "look")
    assert settings.render.docx == ""
    assert Path(settings.cache.folder).resolve() == tmp_path.parent / "kept"


def test_in_a_project_relative_paths_start_at_the_project(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    assert load(tmp_path / "config", '[render]\nhtml = "templates/html"\n').render.html == str(
        tmp_path / "templates/html"
    )


def test_absolute_paths_and_the_home_folder_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    settings = load(tmp_path, '[render]\nhtml = "/srv/look"\ndocx = "~/house.docx"\n')
    assert (settings.render.html, settings.render.docx) == ("/srv/look", "/home/desk/house.docx")


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no configuration file") as failure:
        load_settings(tmp_path / "none.toml")
    assert "briefing init" in failure.value.hint


def test_dates_are_iso_days() -> None:
    assert parse_date("2024-10-23", "--as-of") == "2024-10-23"
    for wrong in ("2024-13-01", "23.10.2024", "2024", ""):
        with pytest.raises(ConfigError, match="is not a date"):
            parse_date(wrong, "--as-of")
