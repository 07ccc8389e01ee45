"""Old Word documents (.doc): LibreOffice turns them into .docx, where it is installed."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from briefing.ingest.extracted import Reading, UnreadableError
from briefing.ingest.readers.rtf import read_rtf
from briefing.ingest.readers.word import read_docx

_MEMORY = 4_000_000_000
_HINT = "Save it as .docx."


def read_doc(data: bytes) -> Reading:
    """The text of a .doc file. One that is rich text or a newer document under that name is read as what it is.

    Raises `UnreadableError` where there is no LibreOffice, or it cannot read the file.
    """
    if data.startswith(b"{\\rtf"):
        return read_rtf(data)
    if data.startswith(b"PK"):
        return read_docx(data)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("damaged", "The file is no Word document.", _HINT)
    if program is None:
        raise UnreadableError("no-converter", "Old Word documents are read with LibreOffice, which is missing.", _HINT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.doc"
        path.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
        subprocess.run(  # noqa: S603 - the program's own path, and a file name of ours
            [*command, "--outdir", folder, str(path)], check=False, capture_output=True, preexec_fn=_allow_memory
        )
        made = path.with_suffix(".docx")
        if not made.is_file():
            raise UnreadableError("damaged", "LibreOffice cannot read the file.", _HINT)
        return read_docx(made.read_bytes())


def _allow_memory() -> None:
    """The bound of a reader's process is too tight for LibreOffice."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))
