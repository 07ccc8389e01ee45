"""ZIP archives: each file in them is read as if it lay in a folder of the archive's name."""

from __future__ import annotations

import stat
import zipfile
import zlib

from briefing.ingest.extracted import Flaw, Member, Reading
from briefing.ingest.readers.packages import open_package, read_entry


def read_archive(data: bytes) -> Reading:
    """The files of a ZIP archive, by name; links and hidden files are passed over."""
    members: list[Member] = []
    flaws: list[Flaw] = []
    with open_package(data, "archive") as package:
        for entry in sorted(package.infolist(), key=lambda entry: entry.filename):
            parts = [part for part in entry.filename.replace("\\", "/").split("/") if part not in ("", ".", "..")]
            linked = stat.S_ISLNK(entry.external_attr >> 16)
            if not parts or entry.is_dir() or linked or any(p.startswith((".", "__MACOSX")) for p in parts):
                continue
            try:
                members.append(Member(name="/".join(parts), data=read_entry(package, entry.filename)))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
                message = f"“{'/'.join(parts)}” in it is damaged."
                flaws.append(Flaw(severity="error", code="damaged", message=message, hint="Pack it anew."))
    return Reading(members=tuple(members), flaws=tuple(flaws))
