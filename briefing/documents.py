"""A finished document read back: the brief embedded in it, and the text that a reader sees."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import msgspec

from briefing.errors import UsageError, VerifyError, nearest
from briefing.render.json import SCHEMA

EVIDENCE_NAME = "evidence.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDocument:
    """The embedded brief as plain values, and the visible text; a JSON file has no text but itself."""

    brief: dict[str, Any]
    text: str | None


def open_document(path: Path) -> OpenedDocument:
    """Reads a finished document of any format.

    Raises `UsageError` when there is no such file or format, `VerifyError` when it carries no brief.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: no brief has the ending “{path.suffix}”.", hint=nearest(path.suffix, _READERS))
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    try:
        data, text = reader(path)
        brief = msgspec.json.decode(data)
    except (msgspec.DecodeError, OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise VerifyError(f"{path} carries no readable brief: {error}.", hint="Make it again.") from error
    if not isinstance(brief, dict) or brief.get("schema") != SCHEMA:
        raise VerifyError(f"{path} carries no brief of format {SCHEMA}.", hint="Make it again with this version.")
    return OpenedDocument(brief=brief, text=text)


def _read_json(path: Path) -> tuple[bytes, str | None]:
    return path.read_bytes(), None


def _read_pdf(path: Path) -> tuple[bytes, str | None]:
    import pypdfium2  # noqa: PLC0415  only where a PDF is read back

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"not a PDF that opens ({error})") from error
    with pdf:
        for number in range(pdf.count_attachments()):
            attachment = pdf.get_attachment(number)
            if attachment.get_name() == EVIDENCE_NAME:
                text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
                return bytes(attachment.get_data()), text
    raise ValueError(f"no attachment {EVIDENCE_NAME}")


def _read_docx(path: Path) -> tuple[bytes, str | None]:
    import docx  # noqa: PLC0415

    from briefing.render.docx import read_evidence  # noqa: PLC0415

    data = read_evidence(path.read_bytes())
    document = docx.Document(str(path))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = document.element.body.iter(f"{space}p")
    text = "\n".join("".join(t.text or "" for t in p.iter(f"{space}t")) for p in paragraphs)
    return data, text


def _read_html(path: Path) -> tuple[bytes, str | None]:
    from lxml import html  # noqa: PLC0415

    root = html.document_fromstring(path.read_bytes())
    script = root.get_element_by_id("evidence")
    data = (script.text or "").encode()
    for element in root.xpath("//script | //style | //head | //template"):
        element.drop_tree()
    return data, "\n".join(root.itertext())


_MARKDOWN_EVIDENCE = re.compile(r"<!--\s*evidence\s*\n(?P<json>.*?)\n-->", re.DOTALL)
_MARKDOWN_MARKUP = re.compile(r"</?[a-z][^>]*>|\]\([^)]*\)|(?<!\\)[\[*|#>]|^\s*[-:|]+\s*$", re.MULTILINE)


def _read_markdown(path: Path) -> tuple[bytes, str | None]:
    text = path.read_text(encoding="utf-8")
    found = _MARKDOWN_EVIDENCE.search(text)
    if found is None:
        raise ValueError("no evidence comment")
    visible = _MARKDOWN_MARKUP.sub(" ", text[: found.start()] + text[found.end() :])
    return found["json"].encode(), unescape(re.sub(r"\\(.)", r"\1", visible))


_READERS: dict[str, Callable[[Path], tuple[bytes, str | None]]] = {
    ".json": _read_json,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".html": _read_html,
    ".md": _read_markdown,
}
