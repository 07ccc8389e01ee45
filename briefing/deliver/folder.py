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
    `RenderError` when a file cannot be written; what stood there before then still stands.
    """
    documents = tuple(documents)
    single = len(documents) == 1 and output.suffix.lower() == f".{documents[0].format}" and not output.is_dir()
    paths = [output if single else output / f"{name}.{document.format}" for document in documents]
    for path, document in zip(paths, documents, strict=True):
        write_file(path, document.content)
    return tuple(paths)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises `RenderError` naming the file and the cause."""
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
        part = None
    except OSError as error:
        raise RenderError(
            f"{path} cannot be written: {error.strerror or error}.", hint="Name another place with --output."
        ) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
