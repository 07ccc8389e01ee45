"""At a glance is two pages, as PDF and in Word: what is printed is chosen so, nothing is cut off."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from commands import ROOT, SEEDS, Command

from briefing.verify import verify_file

TOPICS = ROOT / "tests" / "eval" / "topics"
CORPORA = {"seeds": SEEDS, **{name: TOPICS / name / "docs" for name in ("port_strike", "tailings", "syrup")}}


def count_pages(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def convert(document: Path) -> Path:
    """The Word document as LibreOffice sets it."""
    folder = document.parent / "word"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{document.stem}.pdf"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("corpus", CORPORA)
def test_at_a_glance_is_two_pages_in_both(corpus: str, briefing: Command, tmp_path: Path) -> None:
    sources = CORPORA[corpus]
    formats = ("--format", "pdf", "--format", "docx")
    briefing("make", "-s", sources, "--layout", "at-a-glance", *formats, "-o", tmp_path)
    assert count_pages(tmp_path / "brief.pdf") == 2
    assert count_pages(convert(tmp_path / "brief.docx")) <= 2
    results = [verify_file(tmp_path / name, sources) for name in ("brief.pdf", "brief.docx")]
    assert results[0].statements == results[1].statements > 10
