"""Letters that no installed typeface has are told at the end of the run, not found by the reader as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import resources
from briefing.model.brief import Brief
from briefing.render import scripts
from briefing.settings import Settings

FACES = sorted((resources.templates("docx") / "fonts").glob("*.ttf"))


def only_shipped() -> Iterator[Path]:
    yield from FACES


@pytest.mark.parametrize(
    ("letter", "script"),
    [("ኃ", "ETHIOPIC"), ("张", "CJK"), ("ש", "HEBREW"), ("م", "ARABIC"), ("Я", "CYRILLIC"), ("한", "HANGUL")],
)
def test_a_letter_knows_its_script(letter: str, script: str) -> None:
    assert scripts.script_of(letter) == script


def test_a_machine_with_latin_and_cyrillic_faces_covers_just_those() -> None:
    assert scripts.find_covered(set("ŁЯኃ张"), FACES) == set("ŁЯ")


def test_a_file_that_is_no_typeface_covers_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no typeface")
    assert scripts.find_covered(set("Я"), [broken, *FACES]) == set("Я")


def test_each_script_without_a_typeface_is_one_warning_that_names_what_to_install(
    sample_brief: Brief, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "installed_faces", only_shipped)
    brief = replace(sample_brief, deck="ኃይሌ ገብረ met 张伟民 and Яна")
    ethiopic, chinese = sorted(scripts.find_missing_scripts(brief, settings), key=lambda one: one.hint, reverse=True)
    assert (ethiopic.severity, ethiopic.code) == ("warning", "no-typeface")
    assert "Ethiopic" in ethiopic.message
    assert "“Noto Sans Ethiopic”" in ethiopic.hint
    assert "“Noto Sans CJK SC”" in chinese.hint


def test_a_brief_in_latin_letters_needs_no_typeface_of_the_machine(
    sample_brief: Brief, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "installed_faces", only_shipped)
    assert scripts.find_missing_scripts(sample_brief, settings) == ()


def test_the_print_style_names_a_typeface_for_each_script_that_is_hinted_at() -> None:
    sheet = (resources.templates("html") / "brief.css").read_text(encoding="utf-8")
    for family in ("Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Ethiopic"):
        assert f'"{family}"' in sheet
