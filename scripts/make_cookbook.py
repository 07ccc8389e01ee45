"""Pictures of the recipes in docs/templates.md, to docs/cookbook: `make cookbook`.

Each recipe is written into a project as it stands and made with the short sample; the picture is the page on which one
sees it. Needs LibreOffice for the Word document.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from briefing.render import render  # noqa: E402
from briefing.render.samples import read_sample  # noqa: E402
from briefing.settings import Settings, load_settings  # noqa: E402

TEXT = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
PICTURES = ROOT / "docs" / "cookbook"
RECIPES = {
    part.split("\n")[0]: part for part in re.split(r"^### ", TEXT.split("\n## Word\n")[0], flags=re.MULTILINE)[1:]
}
WORD = TEXT.split("\n## Word\n")[1].split("\n## When")[0]
WORD_NAME = "Letterhead in Word"
FOLDERS = {".toml": "config", ".docx": ""}
SEEN = {
    "Two columns": "About this brief",
    "A section of your own": "Next steps",
    "A section in a frame of its own": "Open questions",
    "Endnotes on pages of their own": "References",
}
"""Words on the page to show, where it is not the first."""
WIDTH, COLOURS = 460, 64


def write_files(recipe: str, folder: Path) -> Settings:
    """Writes the files that a recipe shows (a path, then its content) into a project, and gives its settings."""
    (folder / "templates" / "html").mkdir(parents=True)
    for name, kind, content in re.findall(r"^`([\w.]+)`\n\n```(\w+)\n(.*?)^```", recipe, re.DOTALL | re.MULTILINE):
        path = folder / FOLDERS.get(Path(name).suffix, "templates/html") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "word":
            _write_word(path, content)
        else:
            path.write_text(content, encoding="utf-8")
    config = folder / "config" / "brief.toml"
    if not config.is_file():
        config.parent.mkdir()
        config.write_text('[render]\nhtml = "templates/html"\n', encoding="utf-8")
    return load_settings(config)


def _write_word(path: Path, content: str) -> None:
    document = docx.Document()
    for line in content.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


def picture_of(name: str) -> Path:
    """Where the picture of a recipe is."""
    return PICTURES / f"{re.sub(r'[^a-z]+', '-', name.lower())}.png"


def main() -> None:
    """Makes all pictures anew."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    for name, recipe in {**RECIPES, WORD_NAME: WORD}.items():
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            settings = write_files(recipe, folder)
            kind = "docx" if name == WORD_NAME else "pdf"
            file = folder / f"made.{kind}"
            file.write_bytes(render(read_sample(settings, short=True), kind, settings))
            draw(_as_pdf(file), SEEN.get(name, ""), picture_of(name))
        print(picture_of(name).relative_to(ROOT))


def _as_pdf(file: Path) -> Path:
    if file.suffix == ".pdf":
        return file
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return file.with_suffix(".pdf")


def draw(file: Path, words: str, picture: Path) -> None:
    """The last page that has the words, or the first one, as a small picture with a frame."""
    pages = list(pypdfium2.PdfDocument(file))
    shown = next(
        (page for page in reversed(pages) if words and words in page.get_textpage().get_text_range()), pages[0]
    )
    drawn = shown.render(scale=2 * WIDTH / shown.get_width()).to_pil().convert("RGB")
    drawn = drawn.resize((WIDTH, round(WIDTH * drawn.height / drawn.width)), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (drawn.width + 2, drawn.height + 2), "#c3ccd2")
    framed.paste(drawn, (1, 1))
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main()
