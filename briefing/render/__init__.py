"""Stage 5, render: a brief becomes documents. It lays out; it neither chooses, rewords nor drops.

A format is one module here with a function `render(brief, settings) -> bytes`, and its line in `FORMATS`; another
package brings one as `briefing.plugins` says. Modules are imported when used: WeasyPrint alone takes longer to import
than the rest of a run from the cache.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

from briefing.errors import RenderError, UsageError, nearest
from briefing.model.brief import Brief
from briefing.model.source import Problem
from briefing.plugins import load_plugin, plugin_names
from briefing.settings import Settings

FORMATS = {
    "pdf": "briefing.render.pdf",
    "docx": "briefing.render.docx",
    "html": "briefing.render.html",
    "md": "briefing.render.markdown",
    "json": "briefing.render.json",
}


def count_pages(brief: Brief, settings: Settings) -> int:
    """The number of pages of the brief on paper: A4, as PDF."""
    module = importlib.import_module(FORMATS["pdf"])
    from briefing.labels import speaking  # noqa: PLC0415  babel: `--help` never pays it

    with speaking(brief.language, settings.brief.labels):
        return cast(Callable[[Brief, Settings], int], module.count_pages)(brief, settings)


def find_missing_scripts(brief: Brief, settings: Settings) -> tuple[Problem, ...]:
    """What the PDF cannot show on this machine: a warning for each script without a typeface."""
    module = importlib.import_module("briefing.render.scripts")
    from briefing.labels import speaking  # noqa: PLC0415  babel: `--help` never pays it

    with speaking(brief.language, settings.brief.labels):
        return cast(Callable[[Brief, Settings], tuple[Problem, ...]], module.find_missing_scripts)(brief, settings)


def render(brief: Brief, format_name: str, settings: Settings) -> bytes:
    """The finished document in one format.

    Raises `UsageError` for an unknown format, `RenderError` or `TemplateError` when the document cannot be made.
    """
    function = _find_format(format_name)
    from briefing.labels import speaking  # noqa: PLC0415  babel: `--help` never pays it

    with speaking(brief.language, settings.brief.labels):
        content = function(brief, settings)
    if not isinstance(content, bytes):
        raise RenderError(f"The format “{format_name}” gives {type(content).__name__}, not bytes.")
    return content


def known_formats() -> tuple[str, ...]:
    """The formats by name: those of this package, then those of others."""
    return (*FORMATS, *plugin_names("formats"))


def _find_format(name: str) -> Callable[[Brief, Settings], object]:
    if name in FORMATS:
        return cast(Callable[[Brief, Settings], object], importlib.import_module(FORMATS[name]).render)
    if name in plugin_names("formats"):
        return cast(Callable[[Brief, Settings], object], load_plugin("formats", name, FORMATS))
    raise UsageError(f"There is no format “{name}”.", hint=nearest(name, known_formats()))
