"""Scripts that a brief is written in and no installed typeface has: the PDF shows boxes there, so the run says so.

The shipped faces hold Latin letters; WeasyPrint takes any other letter from what the machine has installed (the style
sheets name the Noto family first). Word and HTML take it from the reader's machine, of which nothing is known here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError
from weasyprint.text.ffi import ffi, fontconfig

from briefing.model.brief import Brief
from briefing.model.source import Problem
from briefing.render.pages import render_page
from briefing.settings import Settings

_EAST_ASIAN = {"CJK": "SC", "HIRAGANA": "JP", "KATAKANA": "JP", "HANGUL": "KR", "BOPOMOFO": "TC"}
_SHIPPED_UP_TO = 0x250
"""The Latin letters before this one are in the shipped faces."""


def find_missing_scripts(brief: Brief, settings: Settings) -> tuple[Problem, ...]:
    """A warning for each script that has a letter in the brief and none in any installed typeface."""
    letters = _letters_of(render_page(brief, settings, "print"))
    if not letters:
        return ()
    missing: dict[str, str] = {}
    for letter in sorted(letters - find_covered(letters, installed_faces())):
        missing.setdefault(script_of(letter), letter)
    return tuple(_describe(script, letter) for script, letter in sorted(missing.items()))


def script_of(letter: str) -> str:
    """The script of a letter as Unicode names it: `ETHIOPIC` for U+1200, `CJK` for U+5F20."""
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def find_covered(letters: set[str], faces: Iterable[Path]) -> set[str]:
    """The letters that one of the font files has. Files that cannot be read count for nothing."""
    covered: set[str] = set()
    for face in faces:
        if covered == letters:
            break
        covered |= {letter for letter in letters - covered for codes in _codes_of(face) if ord(letter) in codes}
    return covered


def installed_faces() -> Iterator[Path]:
    """The font files that fontconfig knows, as WeasyPrint does, in a fixed order."""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    found = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    name, files = ffi.new("FcChar8 **"), set()
    for place in range(found.nfont if found != ffi.NULL else 0):
        if fontconfig.FcPatternGetString(found.fonts[place], b"file", 0, name) == fontconfig.FcResultMatch:
            files.add(ffi.string(ffi.cast("char *", name[0])).decode(errors="surrogateescape"))
    yield from map(Path, sorted(files))


def _letters_of(text: str) -> set[str]:
    return {letter for letter in set(text) if ord(letter) >= _SHIPPED_UP_TO and letter.isalpha()}


def _codes_of(face: Path) -> Iterator[set[int]]:
    several = face.suffix.lower() in {".ttc", ".otc"}
    try:
        fonts = TTCollection(face, lazy=True).fonts if several else [TTFont(face, lazy=True)]
        yield from (set(font.getBestCmap() or ()) for font in fonts)
    except (TTLibError, OSError, KeyError, ValueError):
        return


def _describe(script: str, letter: str) -> Problem:
    family = f"Noto Sans CJK {_EAST_ASIAN[script]}" if script in _EAST_ASIAN else f"Noto Sans {script.title()}"
    return Problem(
        severity="warning",
        code="no-typeface",
        where="PDF",
        message=f"No installed typeface has {script.title()} letters such as U+{ord(letter):04X}; the PDF shows boxes.",
        hint=f"Install “{family}” or another typeface that has them, and make the PDF again.",
    )
