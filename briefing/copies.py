"""What a house copied from the shipped templates: noted beside the copies, so that an upgrade knows what was edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

RECORD = ".shipped.json"


def record_copies(folder: Path, shipped: Mapping[str, Path]) -> None:
    """Notes in a folder what its files, by their names, were copied from. Raises `OSError` when it cannot."""
    known = read_record(folder) | {name: content_of(path) for name, path in shipped.items()}
    text = json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n"
    (folder / RECORD).write_text(text, encoding="utf-8")


def read_record(folder: Path) -> dict[str, str]:
    """What the files of a folder were copied from, by their names; empty without a record."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(text) for name, text in record.items()} if isinstance(record, dict) else {}


def content_of(path: Path) -> str:
    """The text of a template; of a Word document its digest."""
    data = path.read_bytes()
    return hashlib.sha256(data).hexdigest() if path.suffix == ".docx" else data.decode("utf-8", errors="replace")
