"""What tests of the corpus share."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.corpus import adding
from tests.corpus.archives import Archive


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An empty archive. Its disk has a clock fine enough to tell apart what a test writes."""
    monkeypatch.setattr(adding, "_FRESH", 0)
    (tmp_path / "press").mkdir()
    return Archive(top=tmp_path)
