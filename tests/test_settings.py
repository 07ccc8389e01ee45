"""The configuration: what a file says, what it leaves out, and what it gets wrong."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from pathlib import Path

import jsonschema
import msgspec
import pytest

from briefing.errors import ConfigError
from briefing.settings import SECTION_TYPES, ConfigFile, Settings, load_settings, parse_date


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


# --- layers ---------------------------------------------------------------------------------------


VARIANTS = """
[brief]
issuer = "Ministry"
[variant.minister.brief]
layout = "at-a-glance"
[[variant.minister.section]]
type = "summary"
"""


def test_keys_that_a_table_leaves_out_keep_the_shipped_values(tmp_path: Path) -> None:
    assert load(tmp_path, '[brief]\nissuer = "Ministry"\n').brief.layout == load_settings().brief.layout


def test_a_variant_lies_over_the_rest_of_its_file(tmp_path: Path) -> None:
    plain = load(tmp_path, VARIANTS)
    minister = load_settings(tmp_path / "own.toml", variant="minister")
    assert (plain.brief.layout, len(plain.section)) == ("briefing", len(SECTION_TYPES))
    assert (minister.brief.issuer, minister.brief.layout) == ("Ministry", "at-a-glance")
    assert [section.title for section in minister.section] == ["Bottom line"]


def test_an_unknown_variant_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(VARIANTS, encoding="utf-8")
    with pytest.raises(ConfigError, match="there is no variant “ministre”") as failure:
        load_settings(tmp_path / "own.toml", variant="ministre")
    assert failure.value.hint == "Did you mean “minister”?"


def test_single_values_change_on_top() -> None:
    changes = ["brief.title=2024", "cache.megabytes=5", "section.summary.limit=3", "brief.marking = TLP:RED "]
    settings = load_settings(changes=changes)
    assert (settings.brief.title, settings.brief.marking) == ("2024", "TLP:RED")
    assert settings.cache.megabytes == 5
    assert (settings.section[0].type, settings.section[0].limit) == ("summary", 3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("brief.titel=x", "--set: unknown key “titel” in [brief]."),
        ("cache.megabytes=many", "--set: cache.megabytes: expected a whole number, found text in quotation marks."),
        ("section.sumary.limit=3", "--set section.sumary.limit=3: there is no section “sumary”."),
        ("title", "--set title: this is no KEY=VALUE."),
    ],
)
def test_a_change_that_fits_nowhere_is_told(change: str, message: str) -> None:
    with pytest.raises(ConfigError) as failure:
        load_settings(changes=[change])
    assert failure.value.message == message


# --- what is written about it ---------------------------------------------------------------------


DOCS = Path(__file__).parents[1] / "docs"
INNER = {"layout": "layout.NAME.", "variant": "variant.NAME.", "sections": "sections.TYPE."}


def keys_of(struct: type[msgspec.Struct], prefix: str = "") -> set[str]:
    """Every key that a configuration file may hold, as the table writes it."""
    found: set[str] = set()
    for field in msgspec.structs.fields(struct):
        inner = [kind for kind in (field.type, *getattr(field.type, "__args__", ())) if isinstance(kind, type)]
        structs = [kind for kind in inner if issubclass(kind, msgspec.Struct)]
        if structs and not prefix.startswith("variant"):
            found |= keys_of(structs[0], prefix + INNER.get(field.name, f"{field.name}."))
        else:
            found.add(prefix + field.name)
    return found


def test_every_key_is_in_the_table_of_the_documents() -> None:
    table = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE)) == keys_of(ConfigFile)


def test_the_schema_for_editors_is_what_its_script_makes() -> None:
    made = runpy.run_path(str(DOCS.parent / "scripts" / "make_config_schema.py"))["schema_text"]()
    assert (DOCS / "schema" / "config.schema.json").read_text(encoding="utf-8") == made


@pytest.mark.parametrize(
    ("text", "fits"),
    [(VARIANTS, True), ('[brief]\ntitel = "x"', False), ('[[section]]\ntype = "sumary"', False)],
)
def test_the_schema_takes_what_the_program_takes(text: str, fits: bool) -> None:
    schema = json.loads((DOCS / "schema" / "config.schema.json").read_text(encoding="utf-8"))
    assert jsonschema.Draft202012Validator(schema).is_valid(tomllib.loads(text)) is fits


def test_the_shipped_configuration_fits_the_schema() -> None:
    schema = json.loads((DOCS / "schema" / "config.schema.json").read_text(encoding="utf-8"))
    shipped = tomllib.loads((DOCS.parent / "config" / "brief.toml").read_text(encoding="utf-8"))
    assert jsonschema.Draft202012Validator(schema).is_valid(shipped)
