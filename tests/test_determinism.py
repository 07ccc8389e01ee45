"""The same sources give the same bytes: whatever the clock, the place, the hash seed and the order of files."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from commands import SEEDS, Command

from briefing.render import FORMATS

pytestmark = pytest.mark.slow


def copy_in_order(folder: Path, paths: Iterable[Path]) -> Path:
    """A folder into which files were written one after the other; most file systems list them in that order."""
    folder.mkdir()
    for path in paths:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def some_other_locale() -> str:
    known = subprocess.run(["locale", "-a"], check=False, capture_output=True, text=True).stdout.split()
    others = sorted(name for name in known if not name.startswith(("C", "POSIX", "en_")))
    return others[0] if others else "tr_TR.UTF-8"


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": some_other_locale()},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "", "COLUMNS": "40"},
    ],
    ids=["hash seed", "far east", "plain C"],
)
def test_another_environment_and_order_of_files_give_the_same_bytes(
    briefing: Command, sample: dict[str, Path], tmp_path: Path, environment: dict[str, str]
) -> None:
    paths = sorted(SEEDS.iterdir())
    random.Random(environment.get("TZ", "")).shuffle(paths)
    sources = copy_in_order(tmp_path / "sources", paths)
    elsewhere = Command(cache=briefing.cache, environment=environment)
    elsewhere("make", "-s", sources, "-f", "all", "-o", tmp_path / "out")
    assert [name for name in FORMATS if made(tmp_path / "out", name) != sample[name].read_bytes()] == []


def test_a_parse_anew_gives_the_same_bytes(sample: dict[str, Path], tmp_path: Path) -> None:
    anew = Command(cache=tmp_path / "cache", environment={"PYTHONHASHSEED": "99", "TZ": "Asia/Kathmandu"})
    anew("make", "-s", SEEDS, "-f", "json", "-f", "docx", "-o", tmp_path, "--no-cache", "--engine", "processes")
    assert [name for name in ("json", "docx") if made(tmp_path, name) != sample[name].read_bytes()] == []


def test_the_date_of_issue_is_the_clock_s_never_but_the_builder_s_if_he_says(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    dated = Command(cache=briefing.cache, environment={"SOURCE_DATE_EPOCH": "1893456000"})
    dated("make", "-s", SEEDS, "-f", "md", "-o", tmp_path)
    assert b"1 January 2030" in made(tmp_path, "md")
    assert b"1 January 2030" not in sample["md"].read_bytes()


def made(folder: Path, name: str) -> bytes:
    return (folder / f"brief.{name}").read_bytes()
