"""Templates that fail say where, what and what was meant; the user's come before the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing import resources
from briefing.errors import ConfigError, RenderError, TemplateError
from briefing.model.brief import Brief
from briefing.render import html
from briefing.settings import RenderSettings, Settings


def render_with(brief: Brief, folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return html.render(brief, Settings(render=RenderSettings(html=str(folder)))).decode()


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("<p>\n{{ breif.title }}", 2, "'breif' is undefined", "brief"),
        ("<p>\n\n{{ brief.titel }}", 3, "has no attribute 'titel'", "title"),
        ("{{ brief.title | printible }}", 1, "No filter named 'printible'", "printable"),
        ("<p>\n{% for x in brief.sections %}", 2, "Unexpected end of template", ""),
        ("{% include 'mark.html.j2' %}", 1, "mark.html.j2", "marks.html.j2"),
        ("{{ brief.__class__.__mro__ }}", 1, "unsafe", ""),
        ("{{ 1 // 0 }}", 1, "division", ""),
    ],
)
def test_an_error_names_file_line_and_nearest_name(
    sample_brief: Brief, tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        render_with(sample_brief, tmp_path, "brief.html.j2", text)
    assert f"{tmp_path / 'brief.html.j2'}, line {line}" in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.message + caught.value.hint


def test_a_template_of_the_house_replaces_the_shipped_one_of_its_name(sample_brief: Brief, tmp_path: Path) -> None:
    page = render_with(sample_brief, tmp_path, "tools.html.j2", "<p>House of {{ brief.issuer }}</p>")
    assert "<p>House of Research Service</p>" in page
    assert "Bottom line" in page


def test_a_template_cannot_change_the_brief(sample_brief: Brief, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="unsafe"):
        render_with(sample_brief, tmp_path, "tools.html.j2", "{{ actors.append('x') }}")


def test_a_folder_that_does_not_exist_is_named(sample_brief: Brief) -> None:
    with pytest.raises(ConfigError, match="no folder nowhere"):
        html.render(sample_brief, Settings(render=RenderSettings(html="nowhere")))


def test_a_mark_without_reference_is_never_printed(sample_brief: Brief, settings: Settings) -> None:
    with pytest.raises(RenderError, match="r3-2"):
        html.render(replace(sample_brief, references=sample_brief.references[:3]), settings)


def test_the_licences_of_the_shipped_faces_are_shipped_with_them() -> None:
    fonts = resources.templates("html") / "fonts"
    families = {path.name.split("-latin")[0] for path in fonts.glob("*.woff2")}
    assert {f"OFL-{family}.txt" for family in families} == {path.name for path in fonts.glob("OFL-*.txt")}
    named = "".join((fonts.parent / name).read_text() for name in ("fonts.css", "fonts-ext.css"))
    assert all(f"url(fonts/{path.name})" in named for path in fonts.glob("*.woff2"))


def test_a_picture_of_the_folder_is_carried_by_the_file(sample_brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "crest.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    own = '{% extends "shipped/brief.html.j2" %}{% block end %}<img src="crest.svg" alt="">{% endblock %}'
    page = render_with(sample_brief, tmp_path, "brief.html.j2", own)
    assert '<img src="data:image/svg+xml;base64,' in page
    assert sample_brief.title in page
