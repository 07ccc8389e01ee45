"""What every test may use: the command as a real process, and the sample corpus made into a brief once."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import SEEDS, Command

from briefing.render import FORMATS


@pytest.fixture(scope="session")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command, all runs of which share one cache that is empty at first."""
    return Command(cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def sample(briefing: Command, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The brief of the sample corpus in every format, by format. Not to be changed by a test."""
    folder = tmp_path_factory.mktemp("sample")
    briefing("make", "--sources", SEEDS, "--format", "all", "--output", folder)
    return {name: folder / f"brief.{name}" for name in FORMATS}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests in a browser come last: while it runs no other event loop can, which signing and SFTP need."""
    items.sort(key=lambda item: "browser" in item.path.parts)
