"""The brief as a tagged PDF (PDF/UA-1), laid out by WeasyPrint, its JSON attached as `evidence.json`.

The same brief gives the same bytes: the dates are the brief's, the identifier is the digest of its markup. Nothing is
read but the template folders. The finished file is counted against the brief before it is handed out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefing.errors import RenderError, TemplateError
from briefing.model.brief import Brief
from briefing.render import json
from briefing.render.checks import check_pdf
from briefing.render.pages import render_page, sheet_names
from briefing.render.templates import read_asset, read_template_words, template_folders
from briefing.settings import Settings

_BASE = "https://templates.invalid/"
_VARIANT = {"pdf_variant": "pdf/ua-1"}
_MOST_LAYOUTS = 3


def render(brief: Brief, settings: Settings) -> bytes:
    """The PDF file.

    Laid out at least twice: first the body, which tells on what page everything stands, then with the contents and
    the references, which name those pages. Raises `TemplateError` when a template or an asset fails, `RenderError`
    when a mark, reference, link or heading of the brief is not in the finished file.
    """
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    layout = _Layout(template_folders(settings), sheet_names(brief, settings, "print"))
    page = render_page(brief, settings, "print")
    document = layout.lay_out(page)
    pages = _pages_of_anchors(document)
    for _ in range(_MOST_LAYOUTS):
        page = render_page(brief, settings, "print", pages=pages)
        document = layout.lay_out(page)
        found = _pages_of_anchors(document)
        if pages.items() <= found.items():
            return _finish(document, page, brief, settings)
        pages = {name: found[name] for name in pages}
    raise RenderError(
        "The pages of the PDF do not come to rest.", hint="Check the print style sheet for page counters."
    )


class _Layout:
    """Lays markup out; fonts and style sheets are read once for all layouts of a brief."""

    def __init__(self, folders: list[Path], sheets: list[str]) -> None:
        self._fetcher = _TemplateFetcher(folders)
        self._fonts = FontConfiguration()
        self._sheets = [self._read_sheet(name) for name in sheets]

    def lay_out(self, page: str) -> Document:
        """The pages of some markup."""
        try:
            html = HTML(string=page, base_url=_BASE, url_fetcher=self._fetcher)
            return html.render(font_config=self._fonts, stylesheets=self._sheets, **_VARIANT)
        except FatalURLFetchingError as error:
            raise TemplateError(str(error)) from error

    def _read_sheet(self, name: str) -> CSS:
        try:
            return CSS(url=_BASE + name, url_fetcher=self._fetcher, font_config=self._fonts)
        except FatalURLFetchingError as error:
            raise TemplateError(str(error)) from error


def _pages_of_anchors(document: Document) -> dict[str, int]:
    """The page, from 1, on which each anchor begins."""
    numbered = list(enumerate(document.pages, start=1))
    return {name: number for number, page in reversed(numbered) for name in page.anchors}


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
    pdf: bytes = document.write_pdf(attachments=[evidence], pdf_identifier=identifier, **_VARIANT)
    check_pdf(pdf, page)
    return pdf


def _words_of_templates(brief: Brief, settings: Settings) -> list[str]:
    folders = template_folders(settings)
    sheets = [read_asset(folders, name).decode() for name in sheet_names(brief, settings, "print")]
    return read_template_words(folders, brief.language, sheets)


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
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body=body, headers={"Content-Type": kind})
