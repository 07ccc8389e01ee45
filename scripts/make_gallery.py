"""Pictures of the sample brief in every layout, for docs/gallery: `make gallery`.

Pages of the PDF and of the Word document (as LibreOffice sets it), and the page on screen as Chromium shows it: wide,
dark, on a phone, with a source opened and with a filter set. The pictures have few colours, so that all of them stay
small. Needs the tools of the tests: LibreOffice and Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"
LAYOUTS = {"at-a-glance": "At a glance", "briefing": "Briefing", "full": "Full"}
FORMATS = {"pdf": "PDF", "docx": "Word", "html": "On screen"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CONFIGURATION = '[brief]\nissuer = "Research Service"\ndesk = "Foreign Affairs Desk"\nmarking = "TLP:CLEAR"\n'
WIDTH = 600
WIDE_WIDTH = 900
COLOURS = 16
SCREEN_COLOURS = 64
MOST_BYTES = 4_000_000
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


def main() -> int:
    """Makes the pictures and their page anew; the exit code is 1 when they are too large."""
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for layout in LAYOUTS:
            make_briefs(folder / layout, layout)
            draw_pages(folder / layout / "brief.pdf", f"{layout}-pdf")
            draw_pages(to_pdf(folder / layout / "brief.docx"), f"{layout}-docx")
        draw_screens(folder)
    (GALLERY / "README.md").write_text("\n".join(write_index()), encoding="utf-8")
    total = sum(path.stat().st_size for path in GALLERY.iterdir())
    print(f"{len(list(GALLERY.glob('*.png')))} pictures, {total / 1e6:.1f} MB", file=sys.stderr)
    return int(total > MOST_BYTES)


def make_briefs(folder: Path, layout: str) -> None:
    """The sample corpus in one layout and every format."""
    folder.mkdir()
    configuration = folder / "brief.toml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    where = ("--sources", ROOT / "seeds", "--config", configuration, "--output", folder)
    command = [sys.executable, "-m", "briefing", "make", *where, "--layout", layout, "--format", "all", "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def to_pdf(document: Path) -> Path:
    """A Word document as LibreOffice sets it."""
    folder = document.parent / "word"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{document.stem}.pdf"


def draw_pages(pdf: Path, name: str) -> None:
    """One picture for each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=2 * WIDTH / page.get_width()).to_pil()
            save(picture, f"{name}-{number:02}")


def save(picture: Image.Image, name: str, width: int = WIDTH, colours: int = COLOURS) -> None:
    """The picture in few colours, as wide as the gallery shows it."""
    height = round(picture.height * width / picture.width)
    small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    few = small.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(GALLERY / f"{name}.png", optimize=True)


# --- screens --------------------------------------------------------------------------------------


def draw_screens(folder: Path) -> None:
    """The page of each layout, and the middle one as readers use it."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for layout in LAYOUTS:
            shoot(open_page(browser, folder / layout / "brief.html"), f"{layout}-html-1-wide")
        draw_uses(browser, folder / "briefing" / "brief.html")
        browser.close()


def draw_uses(browser: Browser, file: Path) -> None:
    """A source opened, a filter set, dark, and on a phone."""
    page = open_page(browser, file)
    page.locator("main .cite").nth(4).click()
    shoot(page, "briefing-html-2-source")
    page = open_page(browser, file)
    page.select_option("#by-actor", index=2)
    page.evaluate("document.getElementById('positions').scrollIntoView()")
    shoot(page, "briefing-html-3-filter")
    page = open_page(browser, file, scheme="dark")
    page.evaluate("document.getElementById('source-conflicts').scrollIntoView()")
    shoot(page, "briefing-html-4-dark")
    page = open_page(browser, file, PHONE)
    page.locator("main .cite").nth(4).click()
    shoot(page, "briefing-html-5-phone")


def open_page(browser: Browser, file: Path, size: dict[str, int] | None = None, scheme: str = "light") -> Page:
    """The file in a window of its own."""
    context = browser.new_context(viewport=size or WIDE, color_scheme=scheme, device_scale_factor=2, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def shoot(page: Page, name: str) -> None:
    """What the window shows."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        page.screenshot(path=file.name)
        width = PHONE["width"] if page.viewport_size == PHONE else WIDE_WIDTH
        save(Image.open(file.name), name, width, SCREEN_COLOURS)


# --- the page -------------------------------------------------------------------------------------


def write_index() -> Iterator[str]:
    """The gallery's page: a part for each layout and format."""
    yield "# Gallery\n"
    yield "The brief of the sample sources in `seeds/`, made by `make gallery`: every page, in every layout.\n"
    for layout, title in LAYOUTS.items():
        for kind, what in FORMATS.items():
            pictures = sorted(GALLERY.glob(f"{layout}-{kind}-*.png"))
            yield f"## {title}: {what}\n"
            yield " ".join(f"![{title}, {what}, {tell(path)}]({path.name})" for path in pictures) + "\n"


def tell(path: Path) -> str:
    """What a picture shows, from its name."""
    last = path.stem.rpartition("-")[2]
    return f"page {int(last)}" if last.isdigit() else last


if __name__ == "__main__":
    sys.exit(main())
