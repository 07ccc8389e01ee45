"""The brief as one self-contained HTML file: fonts, style and script inside, nothing fetched, readable without script.

A content security policy names the digests of the one style sheet and the one script, so that no text of a source can
ever run. The brief's JSON stands in it as `<script type="application/json" id="evidence">`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from markupsafe import Markup

from briefing.errors import TemplateError, nearest
from briefing.model.brief import Brief
from briefing.render import json
from briefing.render.pages import column_styles, render_page, sheet_names
from briefing.render.templates import read_asset, read_template_words, template_folders
from briefing.render.texts import shown_excerpts, shown_sources
from briefing.settings import Settings

_URL = re.compile(r"url\(\s*[\"']?([\w./-]+\.(\w+))[\"']?\s*\)")
_PICTURE = re.compile(r"(<img\b[^>]*?\bsrc=)\"([\w./-]+\.(\w+))\"")
_TYPES = {
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


def render(brief: Brief, settings: Settings) -> bytes:
    """The HTML file, in UTF-8.

    Raises `TemplateError` when a template or an asset fails, `RenderError` when a mark leads to no reference.
    """
    folders = template_folders(settings)
    sheets = [read_asset(folders, name).decode() for name in sheet_names(brief, settings, "screen")]
    style = _inline_assets("\n".join(sheets), folders) + column_styles(brief)
    script = read_asset(folders, "screen.js").decode()
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = render_page(
        brief,
        settings,
        "screen",
        styles=Markup(style),  # noqa: S704  a style sheet of the templates
        script=Markup(script),  # noqa: S704  the script of the templates
        policy=policy,
        shown=shown_sources(brief),
        evidence=_evidence(brief, read_template_words(folders)),
    )
    return _inline_pictures(page, folders).encode()


def _inline_assets(sheet: str, folders: list[Path]) -> str:
    """The style sheet without its remarks, with every file it names as a data URL."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return _URL.sub(lambda found: f"url({_data_url(folders, found[1], found[2])})", bare)


def _inline_pictures(page: str, folders: list[Path]) -> str:
    """The page with every picture that a template names as a data URL; no text of a source holds such a tag."""
    return _PICTURE.sub(lambda found: f'{found[1]}"{_data_url(folders, found[2], found[3])}"', page)


def _data_url(folders: list[Path], name: str, ending: str) -> str:
    data = base64.b64encode(read_asset(folders, name)).decode()
    if ending not in _TYPES:
        raise TemplateError(f"“{name}” is no picture or font that a brief can carry.", hint=nearest(ending, _TYPES))
    return f"data:{_TYPES[ending]};base64,{data}"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _evidence(brief: Brief, words: list[str]) -> Markup:
    """The JSON format, with `<` escaped so that no text in it can end the element."""
    text = json.encode(brief, words, shown_excerpts(brief)).decode().strip().replace("<", "\\u003c")
    return Markup(text)  # noqa: S704  no tag is left in it
