"""Plain text and Markdown: bytes to text, with every offset true to the decoded file.

Nothing is stripped and line ends stay as they are. A byte-order mark of UTF-8 stays as the first character, so that
offsets hold against `open(path, encoding="utf-8", newline="")`; no passage covers it.
"""

from __future__ import annotations

import codecs
import re

from briefing.ingest.extracted import Extracted

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
_SAMPLE = 200_000


def read_text(data: bytes) -> Extracted | None:
    """The decoded bytes, or None for bytes that are no text.

    UTF-16 if a byte-order mark says so, else UTF-8, else Windows-1252, else what charset-normalizer finds.
    NULs, or more control characters than any text has, mean that the file is binary.
    """
    if data.startswith(_UTF16):
        return _textual(_decode(data, "utf-16"))
    if b"\0" in data:
        return None
    return _textual(_decode(data, "utf-8") or _decode(data, "cp1252") or _guess(data))


def _decode(data: bytes, encoding: str) -> Extracted | None:
    try:
        return Extracted(text=data.decode(encoding), encoding=encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> Extracted | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    return _decode(data, best.encoding) if best is not None else None


def _textual(extracted: Extracted | None) -> Extracted | None:
    if extracted is None:
        return None
    sample = extracted.text[:_SAMPLE]
    return None if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample) else extracted
