"""Stage 5, render: a brief becomes documents. It lays out; it neither chooses, rewords nor drops.

A format is one module here with a function `render(brief, settings) -> bytes`, and its line in `FORMATS`. Modules are
imported when used: WeasyPrint alone takes longer to import than the rest of a run from the cache.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

from briefing.errors import UsageError, nearest
from briefing.model.brief import Brief
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


def render(brief: Brief, format_name: str, settings: Settings) -> bytes:
    """The finished document in one format.

    Raises `UsageError` for an unknown format, `RenderError` or `TemplateError` when the document cannot be made.
    """
    if format_name not in FORMATS:
        raise UsageError(f"There is no format “{format_name}”.", hint=nearest(format_name, FORMATS))
    module = importlib.import_module(FORMATS[format_name])
    from briefing.labels import speaking  # noqa: PLC0415  babel: `--help` never pays it

    with speaking(brief.language, settings.brief.labels):
        return cast(Callable[[Brief, Settings], bytes], module.render)(brief, settings)
