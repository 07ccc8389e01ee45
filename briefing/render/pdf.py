"""The brief as a tagged PDF, laid out by WeasyPrint, its JSON attached as `evidence.json`.

It declares PDF/UA-1, or PDF/A-3 where the settings ask for it (the PDF/A that may carry an attachment). The same brief
gives the same bytes: the dates are the brief's, the identifier is the digest of its markup. Nothing is read but the
template folders. The finished file is counted against the brief before it is handed out.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import io
import logging
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fontTools.ttLib import woff2
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefing.errors import TemplateError
from briefing.model.brief import Brief, Entry
from briefing.render import json
from briefing.render.checks import check_pdf
from briefing.render.lines import short_actor, short_title
from briefing.render.pages import render_page, sheet_names
from briefing.render.tags import complete_tags
from briefing.render.templates import read_asset, read_template_words, template_folders
from briefing.settings import Settings

_BASE = "https://templates.invalid/"
_WORD_NEEDS = "@page { margin-bottom: 40mm }"
"""25 mm more than `compact.css` grants, about one card: Word sets rows higher and parts pages elsewhere."""


def render(brief: Brief, settings: Settings) -> bytes:
    """The PDF file.

    Raises `TemplateError` when a template or an asset fails, `RenderError` when a mark, reference, link or heading of
    the brief is not in the finished file.
    """
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    document, page = _lay_out(brief, settings)
    return _finish(document, page, brief, settings)


def count_pages(brief: Brief, settings: Settings) -> int:
    """The number of pages that the brief is laid out on, as PDF and in Word. Raises as `render` does.

    Of a compact brief, whose pages are counted to be kept, a part of every page is left to Word.
    """
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    return len(_lay_out(brief, settings, _WORD_NEEDS if brief.compact else "")[0].pages)


def _lay_out(brief: Brief, settings: Settings, more: str = "") -> tuple[Document, str]:
    """The pages of the brief, and the markup they were made from; `more` is a style sheet after all others."""
    page = render_page(brief, settings, "print")
    folders, sheets = template_folders(settings), sheet_names(brief, settings, "print")
    fetcher, fonts = _TemplateFetcher(folders), FontConfiguration()
    try:
        styles = [CSS(url=_BASE + name, url_fetcher=fetcher, font_config=fonts) for name in sheets]
        styles += [CSS(string=more, font_config=fonts)] if more else []
        html = HTML(string=page, base_url=_BASE, url_fetcher=fetcher)
        return html.render(font_config=fonts, stylesheets=styles, pdf_variant=settings.render.pdf_variant), page
    except FatalURLFetchingError as error:
        raise TemplateError(str(error)) from error


def _finish(document: Document, page: str, brief: Brief, settings: Settings) -> bytes:
    moment = _date_of(brief)
    evidence = Attachment(
        string=json.encode(brief, _words_of_templates(brief, settings)),
        name="evidence.json",
        description="The brief as data: every statement with its evidence",
        created=moment,
        modified=moment,
        relationship="Data",
    )
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    pdf: bytes = document.write_pdf(
        attachments=[evidence],
        pdf_identifier=identifier,
        pdf_variant=settings.render.pdf_variant,
        finisher=complete_tags,
    )
    check_pdf(pdf, page)
    return pdf


def _words_of_templates(brief: Brief, settings: Settings) -> list[str]:
    folders = template_folders(settings)
    sheets = [read_asset(folders, name).decode() for name in sheet_names(brief, settings, "print")]
    heads = [short_title(brief.title), *(short_actor(block.title) for block in _walk_entries(brief))]
    return [*read_template_words(folders, sheets), *heads]


def _walk_entries(brief: Brief) -> Iterator[Entry]:
    for section in brief.sections:
        yield from (block for block in section.blocks if isinstance(block, Entry))


def _date_of(brief: Brief) -> dt.datetime:
    try:
        day = dt.date.fromisoformat(brief.as_of[:10])
    except ValueError:
        day = dt.date(1970, 1, 1)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


class _TemplateFetcher(URLFetcher):  # type: ignore[misc]
    """Serves files of the template folders and nothing else: no network, no other file."""

    def __init__(self, folders: list[Path]) -> None:
        super().__init__(allowed_protocols=())
        self._folders = folders

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file that a template names. Stops the run for an address outside the template folders."""
        if not url.startswith(_BASE):
            raise FatalURLFetchingError(f"A template names an address outside its folder: {url}")
        name = unquote(urlsplit(url).path).lstrip("/")
        try:
            body = read_asset(self._folders, name)
        except TemplateError as error:
            raise FatalURLFetchingError(error.message) from error
        body = _unpack_font(body) if name.endswith(".woff2") else body
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body=body, headers={"Content-Type": kind})


@functools.lru_cache(maxsize=32)
def _unpack_font(packed: bytes) -> bytes:
    """A WOFF2 face as WeasyPrint unpacks it, once in a run instead of once for every time that pages are laid out."""
    plain = io.BytesIO()
    woff2.decompress(io.BytesIO(packed), plain)
    return plain.getvalue()
