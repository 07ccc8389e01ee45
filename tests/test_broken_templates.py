"""Broken and hostile templates and configurations, each with the exact words that its author gets."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from sample_brief import make_sample_brief

from briefing.errors import BriefingError
from briefing.render import render
from briefing.render.docx.lint import lint_document
from briefing.render.lint import lint_folders
from briefing.render.templates import template_folders
from briefing.settings import RenderSettings, Settings, load_settings

BRIEF = make_sample_brief()
ENDS = "A template ends by itself: look at its loops, macros and products."
OUTSIDE = "Put the file into the folder and name it by its name alone."
OUT = "Take it out."


def told(error: BriefingError, folder: Path) -> str:
    """The message as a person reads it, without the list of all that is known and without the folder."""
    words = "\n".join(filter(None, [error.message.strip(), error.hint.split(" Known here")[0]]))
    return words.replace(f"{folder}/", "")


def made_with(folder: Path, name: str, text: str, kind: str = "html") -> str:
    """What the author of a template is told when a brief is made with it."""
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError) as caught:
        render(BRIEF, kind, Settings(render=RenderSettings(html=str(folder))))
    return told(caught.value, folder)


TEMPLATES = {
    "unknown name": ("{{ breif.title }}", "line 1, column 4: 'breif' is undefined", "Did you mean “brief”?"),
    "unknown attribute": ("{{ brief.titel }}", "line 1, column 10: “Brief” has no attribute 'titel'", "Did you mean “title”?"),
    "unknown attribute in a loop": (
        "{% for s in brief.sections %}{{ s.titel }}{% endfor %}",
        "line 1, column 35: “Section” has no attribute 'titel'",
        "Did you mean “title”?",
    ),
    "unknown filter": ("{{ brief.title | printible }}", "line 1, column 18: No filter named 'printible'", "Did you mean “printable”?"),
    "unknown test": ("{{ brief.title is numbr }}", "line 1, column 19: No test named 'numbr'", "Did you mean “number”?"),
    "unknown macro": (
        "{% import 'blocks.html.j2' as bl with context %}{{ bl.titel_block() }}",
        "line 1, column 55: the template has no macro 'titel_block'",
        "Did you mean “title_block”?",
    ),
    "unknown template": ("{% include 'mark.html.j2' %}", "line 1, column 13: there is no template “mark.html.j2”", "Did you mean “marks.html.j2”?"),
    "unknown tag": ("{% fro x in y %}", "line 1, column 4: Encountered unknown tag 'fro'", ""),
    "open brace": ("{{ brief.title }", "line 1, column 16: unexpected '}'", ""),
    "division": ("{{ 1 // 0 }}", "line 1: integer division or modulo by zero", ""),
    "number as a list": ("{% for i in 3 %}{% endfor %}", "line 1: “int” is not iterable", ""),
    "private attribute": ("{{ brief.__class__.__mro__ }}", "line 1, column 10: access to attribute '__class__' of “Brief” is unsafe", ""),
    "private attribute by filter": ("{{ ''|attr('__class__') }}", "line 1, column 13: access to attribute '__class__' of “str” is unsafe", ""),
    "globals of a function": ("{{ cycler.__init__.__globals__ }}", "line 1, column 11: access to attribute '__init__' of “type” is unsafe", ""),
    "endless loops": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "line 1: it takes more than 2,000,000 steps",
        ENDS,
    ),
    "endless macro": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "line 1: a macro or an include calls itself without end", ENDS),
    "endless include": ("{% include 'brief.html.j2' %}", "line 1: a macro or an include calls itself without end", ENDS),
    "huge text": ("{{ 'x' * 1000000000 }}", "line 1: “*” would make more than 100,000 letters or digits", ENDS),
    "huge list": ("{{ [1] * 99999999 }}", "line 1: “*” would make more than 100,000 letters or digits", ENDS),
    "huge number": ("{{ 10 ** 1000000000 }}", "line 1: “**” would make more than 100,000 letters or digits", ENDS),
    "huge range": ("{{ range(10000000) }}", "line 1: Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000)", ""),
    "huge padding": ("{{ '%1000000000d' % 1 }}", "line 1: “%” does not fill texts here; join them with “~”", ""),
    "a file of the machine": ("{% include '/etc/passwd' %}", "line 1: /etc/passwd leads out of its folder", ""),
    "a file above": ("{% include '../../../../../../etc/passwd' %}", "line 1: ../../../../../../etc/passwd leads out of its folder", ""),
    "a picture of the network": ('<img src="http://x.example/a.png">', "line 1, column 11: “http://x.example/a.png” is outside the template folder", OUTSIDE),
    "a picture of the machine": ('<svg><image href="file:///etc/passwd"/></svg>', "line 1, column 19: “file:///etc/passwd” is outside the template folder", OUTSIDE),
    "a frame": ('<iframe src="x"></iframe>', "line 1, column 1: “<iframe” has no place in a brief: nothing is fetched", OUT),
    "a linked sheet": ('<link rel="stylesheet" href="http://x.example/a.css">', "line 1, column 1: “<link” has no place in a brief: nothing is fetched", OUT),
    "an import": ("{% import '/etc/passwd' as x %}", "line 1: /etc/passwd leads out of its folder", ""),
    "an object": (
        '<object data="file:///etc/passwd"></object>',
        "line 1, column 1: “<object” has no place in a brief: nothing is fetched",
        OUT,
    ),
    "a page as data": (
        '<img src="data:text/html,x">',
        "line 1, column 11: “data:text/html,x” is outside the template folder",
        OUTSIDE,
    ),
    "a style that reads": (
        '<p style="background: url(http://x.example/a.png)">',
        "line 1, column 23: “http://x.example/a.png” is outside the template folder",
        OUTSIDE,
    ),
    "a style that imports": (
        "<style>@import 'http://x.example/a.css'</style>",
        "line 1, column 8: a style sheet imports nothing",
        OUT,
    ),
    "a script": ('<p onclick="steal()">', "line 1, column 1: no script runs from a template", OUT),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_broken_template_says_where_and_what_was_meant(name: str, tmp_path: Path) -> None:
    text, message, hint = TEMPLATES[name]
    wanted = "\n".join(filter(None, [f"brief.html.j2, {message}.", f"    {text}", hint]))
    assert made_with(tmp_path, "brief.html.j2", text) == wanted


SHEETS = {
    "import": ("@import url(http://x.example/a.css);", "line 1, column 1: a style sheet imports nothing", "Put the rules into this file."),
    "network": ("p { background: url(http://x.example/a.png) }", "line 1, column 17: “http://x.example/a.png” is outside the template folder", OUTSIDE),
    "machine": ("p { background: url('file:///etc/passwd') }", "line 1, column 17: “file:///etc/passwd” is outside the template folder", OUTSIDE),
    "above": (":root { --logo: url(../../secret.png) }", "line 1, column 17: “../../secret.png” is outside the template folder", OUTSIDE),
    "data": ("p { background: url(data:image/png;base64,AAAA) }", "line 1, column 17: “data:image/png;base64,AAAA” is outside the template folder", OUTSIDE),
    "missing": (":root { --logo: url(logo.svg) }", "line 1, column 17: the template folders have no file “logo.svg”", "Put it there, or mend its name."),
    "no declaration": ("h2 { color red }", "line 1, column 15: this is no declaration: EOF reached before {} block for a qualified rule", ""),
    "end of style": ("p::before { content: '</style><script>' }", "line 1: “</style” would end the style sheet", OUT),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_broken_style_sheet_says_where_and_what_to_do(name: str, kind: str, tmp_path: Path) -> None:
    text, message, hint = SHEETS[name]
    wanted = "\n".join(filter(None, [f"house.css, {message}.", f"    {text}", hint]))
    assert made_with(tmp_path, "house.css", text, kind) == wanted


@pytest.mark.parametrize(
    "inside", ['<image href="file:///etc/passwd"/>', "<script>x()</script>", "<style>@import 'x'</style>"]
)
def test_a_drawing_that_reads_or_runs_is_refused(inside: str, tmp_path: Path) -> None:
    (tmp_path / "crest.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', encoding="utf-8")
    message = made_with(tmp_path, "house.css", ":root { --logo: url(crest.svg) }")
    assert message.startswith("crest.svg, line 1: a drawing may read nothing from elsewhere and run nothing: “")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "tools.html.j2").symlink_to("/etc/hostname")
    assert "leads out of its folder" in made_with(tmp_path, "other.html.j2", "")


def test_a_text_that_doubles_without_end_stops(tmp_path: Path) -> None:
    text = "{% set n = namespace(a='x') %}{% for i in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}"
    assert "it makes more than fits into memory." in made_with(tmp_path, "brief.html.j2", text)


def test_lint_finds_all_of_them_at_once_and_without_data(tmp_path: Path) -> None:
    (tmp_path / "tools.html.j2").write_text("{{ breif }}\n{{ brief.titel }}\n{{ brief | printible }}", encoding="utf-8")
    (tmp_path / "texts.html.j2").write_text("{% if x %}", encoding="utf-8")
    (tmp_path / "house.css").write_text("h1 { color: var(--acent) }\n@import 'a.css';", encoding="utf-8")
    found = lint_folders(template_folders(Settings(render=RenderSettings(html=str(tmp_path)))))
    assert [(Path(fault.file).name, fault.line) for fault in found] == [
        ("house.css", 1),
        ("house.css", 2),
        ("texts.html.j2", 1),
        ("tools.html.j2", 1),
        ("tools.html.j2", 2),
        ("tools.html.j2", 3),
    ]
    assert found[0].hint.startswith("Did you mean “--accent”?")


def test_the_shipped_templates_have_no_fault() -> None:
    assert lint_folders(template_folders(Settings())) == []


# --- Word -----------------------------------------------------------------------------------------


WORD = {
    "unknown": ("As of {{ dat }}", "there is no placeholder “{{ dat }}”", "Did you mean “date”?"),
    "unknown section": ("{{ section.postions }}", "there is no placeholder “{{ section.postions }}”", "Did you mean “section.positions”?"),
    "not alone": ("See {{ briefing }}", "“{{ briefing }}” does not stand alone", "Put it alone into a paragraph of the body, outside tables and text boxes."),
    "open": ("{{ title", "“{{” is no placeholder", "A placeholder is written {{ title }}; Word templates know no loops or conditions."),
    "loop": ("{% for s in x %}", "“{% for s in x %}” is no placeholder", "A placeholder is written {{ title }}; Word templates know no loops or conditions."),
    "too early": ("{{ references }}", "“{{ references }}” stands before a section", "References come last, after {{ briefing }} or {{ sections }}."),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_a_broken_word_template_names_the_paragraph_and_the_tag(name: str, tmp_path: Path) -> None:
    text, message, hint = WORD[name]
    document = docx.Document()
    document.add_paragraph("Letterhead")
    document.add_paragraph(text)
    document.save(str(tmp_path / "house.docx"))
    wanted = f"house.docx, paragraph 2: {message}.\n    {text}\n{hint}"
    with pytest.raises(BriefingError) as caught:
        render(BRIEF, "docx", Settings(render=RenderSettings(docx=str(tmp_path / "house.docx"))))
    assert told(caught.value, tmp_path) == wanted
    assert [fault.message for fault in lint_document(tmp_path / "house.docx")] == [message]


def test_a_word_template_that_reads_from_the_network_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    document.part.relate_to("http://x.example/pixel.png", kind + "image", is_external=True)
    document.part.relate_to("http://x.example/", kind + "hyperlink", is_external=True)
    document.save(str(tmp_path / "house.docx"))
    assert [fault.message for fault in lint_document(tmp_path / "house.docx")] == [
        "the document reads “http://x.example/pixel.png” from elsewhere whenever it is opened"
    ]
    with pytest.raises(BriefingError, match="from elsewhere"):
        render(BRIEF, "docx", Settings(render=RenderSettings(docx=str(tmp_path / "house.docx"))))


def test_a_word_template_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "house.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 201_000_000)
    with pytest.raises(BriefingError, match="unpacks to more than 200,000,000 bytes"):
        render(BRIEF, "docx", Settings(render=RenderSettings(docx=str(tmp_path / "house.docx"))))


def test_a_placeholder_that_word_has_cut_into_runs_is_read_whole(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("On {")
    for piece in ("{ ti", "tle", " }", "} today"):
        paragraph.add_run(piece)
    document.save(str(tmp_path / "house.docx"))
    made = render(BRIEF, "docx", Settings(render=RenderSettings(docx=str(tmp_path / "house.docx"))))
    (tmp_path / "b.docx").write_bytes(made)
    assert docx.Document(str(tmp_path / "b.docx")).paragraphs[0].text == f"On {BRIEF.title} today"


# --- configuration --------------------------------------------------------------------------------


CONFIGURATIONS = {
    '[breif]\ntitle = "x"': "unknown key “breif” at the top. Did you mean “brief”?",
    '[brief]\ntitel = "x"': "unknown key “titel” in [brief]. Did you mean “title”?",
    "[brief]\ntitle = 3": "brief.title: expected text in quotation marks, found a whole number.",
    '[cache]\nmegabytes = "many"': "cache.megabytes: expected a whole number, found text in quotation marks.",
    '[[section]]\ntype = "sumary"': "there is no section type “sumary”. Did you mean “summary”?",
    '[[section]]\ntype = "summary"\nlimmit = 3': "unknown key “limmit” in [section]. Did you mean “limit”?",
    "[layout.short]\npagess = 2": "unknown key “pagess” in [layout]. Did you mean “pages”?",
    "[layout.short.sections]\nsumary = {}": "there is no section type “sumary”. Did you mean “summary”?",
    "[layout.short.sections]\nsummary = { mots = 2 }": "unknown key “mots” in [layout.sections]. Did you mean “most”?",
    '[brief]\nmarking = "TLP:ORANGE"': "brief.marking: “TLP:ORANGE” is no label of TLP 2.0. Did you mean “TLP:RED”?",
    '[brief]\nas_of = "23.10.2024"': "brief.as_of: “23.10.2024” is not a date. Write it as 2024-10-23.",
    '[variant.minister.brief]\ntitel = "x"': "unknown key “titel” in [variant.brief]. Did you mean “title”?",
}


@pytest.mark.parametrize("text", CONFIGURATIONS)
def test_a_broken_configuration_names_the_key_and_the_nearest(text: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError) as caught:
        load_settings(tmp_path / "own.toml")
    said = " ".join(filter(None, [caught.value.message, caught.value.hint]))
    assert said == f"{tmp_path / 'own.toml'}: {CONFIGURATIONS[text]}"
