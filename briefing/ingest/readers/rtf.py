"""Rich text (RTF), by striprtf: the words without their formatting, a paragraph for each line."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.ingest.extracted import CELL, Extracted, Reading, UnreadableError, Writer, clean_line

_TITLE = re.compile(r"\{\\title\s+([^{}\\]{1,300})\}")

_BARE = re.compile(r"\\uc(?![a-z0-9])")
"""The control word without the number that it must have, at which striprtf stumbles."""


def read_rtf(data: bytes) -> Reading:
    """The text of an RTF file, and its title. Raises `UnreadableError` for a file that is none."""
    from striprtf import striprtf  # noqa: PLC0415

    convert: Callable[..., str] = striprtf.rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("damaged", "The file is no RTF.", "Save it anew, or as .txt.")
    markup = _BARE.sub(r"\\uc1", data.decode("cp1252", "replace"))
    writer = Writer()
    for line in convert(markup, errors="replace").split("\n"):
        if "|" in line and line.endswith("|"):
            writer.add_row(line.split(CELL.strip()))
        else:
            writer.add(line)
    titled = _TITLE.search(markup[:20_000])
    return Reading(texts=(Extracted(text=writer.text, title=clean_line(titled[1]) if titled else ""),))
