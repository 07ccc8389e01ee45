"""Plain text and Markdown: bytes to text, with every offset of the text true to the decoded file.

Nothing is stripped and line ends stay as they are; a byte-order mark of UTF-8 stays as the first character, so that
offsets hold against `open(path, encoding="utf-8", newline="")`. Passages leave it out.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file and the encoding that it was read with."""

    text: str
    encoding: str


def read_text(data: bytes) -> Decoded | None:
    """The decoded bytes, or None for bytes that are no text.

    UTF-8 first; then UTF-16 if a byte-order mark says so; then whatever charset-normalizer finds, Windows-1252 in
    doubt. Bytes with NULs that are not UTF-16 are binary.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\0" in data:
        return None
    return _decode(data, "utf-8") or _guess(data)


def _decode(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded | None:
    western = _decode(data, "cp1252")
    if western is not None:
        return western
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(data[:200_000]).best()
    return _decode(data, best.encoding) if best is not None else None
