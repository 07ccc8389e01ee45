"""Finished PDF files are signed where they stand: each is proven first, and proven again before it is written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefing.deliver.folder import write_file
from briefing.desks import Desk, open_desk_signer
from briefing.errors import UsageError
from briefing.verify import verify_file
from briefing.verify.signatures import count_signatures


def sign_files(files: list[Path], desk: Desk) -> Iterator[Path]:
    """Signs each file in its place and gives it.

    Raises `UsageError` for a file that is no PDF or is signed already, `VerifyError` for a brief that does not hold,
    `DeliveryError` when the key cannot be used. A file that cannot be signed stays as it was.
    """
    for file in files:
        if file.suffix.lower() != ".pdf":
            raise UsageError(f"{file}: only a PDF can be signed.", hint="Make one: briefing make --format pdf")
        verify_file(file)
        if count_signatures(file.read_bytes()):
            raise UsageError(f"{file} is signed already.", hint="Make it again to sign it anew.")
    signer = open_desk_signer(desk)
    for file in files:
        signed = signer.sign_pdf(file.read_bytes())
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / file.name
            trial.write_bytes(signed)
            verify_file(trial)
        write_file(file, signed)
        yield file
