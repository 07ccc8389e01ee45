"""`briefing templates` and `briefing rules`: what a house sees of its own look and words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import Command

from briefing.errors import UsageError
from briefing.house import copy_template, diff_templates, list_templates
from briefing.model.brief import walk_lines
from briefing.render.samples import read_sample
from briefing.settings import RenderSettings, Settings, load_settings

ROOT = Path(__file__).parents[1]
RULE = re.search(r"^```toml\n(\[\[rule\]\].*?)^```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL | re.MULTILINE)[
    1
]


def own(folder: Path) -> Settings:
    """Settings that look for templates in a folder."""
    return Settings(render=RenderSettings(html=str(folder)))


def test_every_template_is_listed_with_what_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "house.css").write_text("", encoding="utf-8")
    listed = {template.name: template for template in list_templates(own(tmp_path))}
    assert {"house.css", "brief.html.j2", "brief.docx"} <= set(listed)
    assert all(template.about for template in listed.values())
    assert [name for name, template in listed.items() if template.own] == ["house.css"]


def test_a_copy_goes_where_templates_are_looked_for_and_never_over_another(tmp_path: Path) -> None:
    copied = copy_template("house.css", None, own(tmp_path))
    assert copied == tmp_path / "house.css"
    assert diff_templates(own(tmp_path)) == ""
    with pytest.raises(UsageError, match="is there already"):
        copy_template("house.css", None, own(tmp_path))
    with pytest.raises(UsageError, match=r"no template “huose\.css”") as failure:
        copy_template("huose.css", None, own(tmp_path))
    assert failure.value.hint == "Did you mean “house.css”?"


def test_a_difference_is_shown_line_by_line(tmp_path: Path) -> None:
    sheet = copy_template("house.css", None, own(tmp_path))
    sheet.write_text(sheet.read_text(encoding="utf-8") + "h1 { color: teal }\n", encoding="utf-8")
    assert "+h1 { color: teal }\n" in diff_templates(own(tmp_path))


def test_a_house_sees_its_faults_and_its_look(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[render]\nhtml = "look"\n', encoding="utf-8")
    copied = briefing("templates", "copy", "house.css", "look", cwd=tmp_path)
    assert copied.stdout == "look/house.css\n"
    assert '[render] html = "look"' in copied.stderr
    assert briefing("templates", "lint", "-c", "own.toml", cwd=tmp_path).stdout == ""
    made = briefing("templates", "preview", "-c", "own.toml", "-f", "html", "-f", "docx", cwd=tmp_path).stdout
    assert made.split() == ["out/preview/brief.html", "out/preview/brief.docx"]
    (tmp_path / "look" / "tools.html.j2").write_text("{{ breif }}", encoding="utf-8")
    told = briefing("templates", "lint", "-c", "own.toml", cwd=tmp_path, code=4)
    assert "tools.html.j2, line 1, column 4: 'breif' is undefined." in told.stdout
    assert "The templates have 1 fault." in told.stderr


def test_the_rules_of_a_house_are_tried(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "own.toml").write_text('[analysis]\nrules = "rules"\n', encoding="utf-8")
    (tmp_path / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    assert briefing("rules", "test", "-c", "own.toml", cwd=tmp_path).stdout == "1 rules: all examples hold.\n"
    wrong = re.sub(r"^fires = .*$", 'fires = ["The ferry sails."]', RULE, flags=re.MULTILINE)
    (tmp_path / "rules" / "own.toml").write_text(wrong, encoding="utf-8")
    told = briefing("rules", "test", "-c", "own.toml", cwd=tmp_path, code=2)
    assert "does not fire in “The ferry sails.”" in told.stdout


def test_a_short_sample_has_every_kind_of_block_and_no_mark_without_its_reference() -> None:
    whole, short = (read_sample(load_settings(), short=short) for short in (False, True))
    kinds = [{type(block) for section in one.sections for block in section.blocks} for one in (whole, short)]
    assert kinds[0] == kinds[1]
    known = {reference.id for reference in short.references}
    lines = [line for section in short.sections for block in section.blocks for line in walk_lines(block)]
    assert known == {f"r{c.source}-{n}" for line in lines for c in line.cites for n in range(c.first, c.last + 1)}


def test_rules_of_every_stage_are_tried_by_their_examples(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "own.toml").write_text('[analysis]\nrules = "rules"\n', encoding="utf-8")
    rules = """\
[[rule]]
id = "ingest.house_footer"
why = "the foot of the house's own pages"
label = "block"
pattern = '''^Read by the duty desk'''
fires = ["Read by the duty desk", "Read by somebody else"]
silent = ["Read by candlelight."]
"""
    (tmp_path / "rules" / "own.toml").write_text(rules, encoding="utf-8")
    told = briefing("rules", "test", "-c", "own.toml", cwd=tmp_path, code=2)
    assert told.stdout.splitlines() == ["ingest.house_footer does not fire in “Read by somebody else”"]
