"""Documents as files: written beside their place and renamed, so that no half document is ever seen."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import RenderError


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A finished document; `format` is also the ending of its file."""

    format: str
    content: bytes


def write_documents(documents: Iterable[Document], output: Path, name: str = "brief") -> tuple[Path, ...]:
    """Writes each document and gives the files, in order.

    `output` is a file when its ending is the format of the only document, else a folder, made when missing. Raises
    `RenderError` when a file cannot be written; what stood there before then still stands, all of it.
    """
    documents = tuple(documents)
    single = len(documents) == 1 and output.suffix.lower() == f".{documents[0].format}" and not output.is_dir()
    paths = [output if single else output / f"{name}.{document.format}" for document in documents]
    _write_all([(path, document.content) for path, document in zip(paths, documents, strict=True)])
    return tuple(paths)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises `RenderError` naming the file and the cause."""
    _write_all([(path, content)])


def _write_all(files: list[tuple[Path, bytes]]) -> None:
    """Writes every file beside its place, and moves them there once all are written."""
    parts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files:
            parts[path] = _open_part(path)
            _fill(parts[path], content)
        for path in list(parts):
            parts[path].replace(path)
            del parts[path]
    except OSError as error:
        raise RenderError(
            f"{path} cannot be written: {error.strerror or error}.", hint="Name another place with --output."
        ) from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()


def _open_part(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    return Path(name)


def _fill(part: Path, content: bytes) -> None:
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.chmod(0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
