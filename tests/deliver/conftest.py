"""A house with the brief about the invented harbour, ready to be sent, and a mail server's certificate."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Command
from sample_brief import make_sample_brief

from briefing.render import render
from briefing.settings import load_settings
from tests.deliver.post_offices import Authority, House, make_authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def documents() -> dict[str, bytes]:
    """The harbour brief in the formats that are made fast."""
    return {name: render(make_sample_brief(), name, load_settings()) for name in ("json", "md", "html")}


@pytest.fixture
def house(tmp_path: Path, briefing: Command, authority: Authority, documents: dict[str, bytes]) -> House:
    (tmp_path / "out").mkdir()
    for name, content in documents.items():
        (tmp_path / "out" / f"brief.{name}").write_bytes(content)
    return House(folder=tmp_path, command=briefing, ca_file=authority.ca_file)
