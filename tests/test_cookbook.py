"""Every recipe of docs/templates.md, tried as it stands: written into a project, checked, rendered, proved."""

from __future__ import annotations

import io
import runpy
from dataclasses import dataclass
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest

from briefing.render import render
from briefing.render.docx.lint import lint_document
from briefing.render.lint import lint_folders
from briefing.render.samples import read_sample
from briefing.render.templates import template_folders
from briefing.settings import load_settings
from briefing.verify import verify_file

COOKBOOK = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_cookbook.py"))
RECIPES, WORD, TEXT = COOKBOOK["RECIPES"], COOKBOOK["WORD"], COOKBOOK["TEXT"]
write_files = COOKBOOK["write_files"]


@dataclass(frozen=True)
class Made:
    """A brief made from a recipe: its text and page size in points, and its screen version."""

    text: str
    first: str
    size: tuple[float, float]
    page: str


def make(recipe: str, folder: Path) -> Made:
    """The sample brief by a recipe, proved in both formats."""
    settings = write_files(recipe, folder)
    assert [fault.text for fault in lint_folders(template_folders(settings))] == []
    sample = read_sample(settings)
    for kind in ("pdf", "html"):
        (folder / f"b.{kind}").write_bytes(render(sample, kind, settings))
        verify_file(folder / f"b.{kind}")
    pages = list(pypdfium2.PdfDocument(folder / "b.pdf"))
    texts = [page.get_textpage().get_text_range() for page in pages]
    return Made("\n".join(texts), texts[0], pages[0].get_size(), (folder / "b.html").read_text(encoding="utf-8"))


def _colours(made: Made) -> bool:
    return "--accent: #0b5d3b" in made.page


CHECKS = {
    "Colours": _colours,
    "Logo": lambda made: "--logo: url(data:image/svg+xml;base64," in made.page,
    "Fonts": lambda made: '--sans: "DejaVu Sans"' in made.page,
    "Paper and margins": lambda made: made.size == (612, 792),
    "Two columns": lambda made: "columns: 2" in made.page,
    "Classification banner": lambda made: made.first.count("OFFICIAL") == 2,
    "Cover page": lambda made: "18 March 2031" in made.first and "Bottom line" not in made.first,
    "A section of your own": lambda made: "Next steps" in made.text and "Next steps" in made.page,
    "Drop a section, rename one, change the order": lambda made: (
        "What it comes down to" in made.text and "Key actors" not in made.text
    ),
    "Endnotes on pages of their own": lambda made: "break-before: page" in made.page,
    "Another language": lambda made: "Références" in made.text and 'lang="fr"' in made.page,
    "A section in a frame of its own": lambda made: made.page.count('<div class="framed">') == 1,
}


def test_every_recipe_is_tried() -> None:
    assert set(CHECKS) == set(RECIPES)


@pytest.mark.parametrize("name", [*CHECKS, COOKBOOK["WORD_NAME"]])
def test_every_recipe_is_shown_as_a_picture(name: str) -> None:
    picture = COOKBOOK["picture_of"](name)
    assert 2_000 < picture.stat().st_size < 60_000
    assert f"](cookbook/{picture.name})" in TEXT


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_recipe_does_what_it_says(name: str, tmp_path: Path) -> None:
    assert CHECKS[name](make(RECIPES[name], tmp_path))


@pytest.mark.slow
def test_colours_reach_the_paper(tmp_path: Path) -> None:
    make(RECIPES["Colours"], tmp_path)
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"0.0431" in drawn
    assert b"0.070588" not in drawn


def test_a_letterhead_in_word_carries_the_sections_where_it_names_them(tmp_path: Path) -> None:
    settings = write_files(WORD, tmp_path)
    assert lint_document(Path(settings.render.docx)) == []
    made = render(read_sample(settings), "docx", settings)
    (tmp_path / "b.docx").write_bytes(made)
    verify_file(tmp_path / "b.docx")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    wanted = ["As of 18 March 2031", "Where the sources disagree", "The whole brief", "Bottom line", "References"]
    places = [texts.index(words) for words in wanted]
    assert places == sorted(places)
    assert texts.count("Where the sources disagree") == 1
    assert texts[0].startswith("Note for decision: The lease")


@pytest.mark.slow
def test_on_small_paper_no_column_is_cut_off(tmp_path: Path) -> None:
    recipe = RECIPES["Paper and margins"].replace("Letter; margin: 24mm 22mm 22mm", "A5; margin: 15mm")
    make(recipe, tmp_path)
    pages = list(pypdfium2.PdfDocument(tmp_path / "b.pdf"))
    for page in pages:
        words = page.get_textpage()
        boxes = [
            words.get_charbox(place) for place in range(words.count_chars()) if words.get_text_range(place, 1).strip()
        ]
        assert max(right for _, _, right, _ in boxes) <= page.get_size()[0]


def test_the_sample_is_the_one_of_the_tests() -> None:
    from sample_brief import make_sample_brief

    assert read_sample(load_settings()).references == make_sample_brief().references
