"""The wheel holds everything: installed into an empty environment, it makes a brief from any folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints, in an environment that knows nothing of this checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=cwd, env=clean, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def briefing(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the wheel installed into an environment of its own, dependencies from the lock."""
    environment = tmp_path_factory.mktemp("empty") / "venv"
    python = environment / "bin" / "python"
    run(sys.executable, "-m", "venv", environment)
    lock = ROOT / "requirements" / "run.txt"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", "--require-hashes", "--requirement", lock)
    run(*pip, "install", "--no-deps", wheel)
    run(*pip, "check")
    return environment / "bin" / "briefing"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder far from the checkout, with the sample sources in it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(ROOT / "seeds", folder / "sources")
    return folder


def test_the_wheel_carries_every_template_and_every_rule(wheel: Path) -> None:
    files = [path for folder in ("templates", "config") for path in (ROOT / folder).rglob("*") if path.is_file()]
    wanted = {f"briefing/shipped/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_no_tests_and_no_sources(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"briefing"}


def test_the_installed_command_makes_a_brief_as_data(briefing: Path, elsewhere: Path) -> None:
    run(briefing, "make", "--sources", "sources", "--format", "json", "--output", "brief.json", cwd=elsewhere)
    brief = json.loads((elsewhere / "brief.json").read_text(encoding="utf-8"))
    assert brief["schema"] == "briefing/1"
    assert len(brief["sources"]) == len(list((ROOT / "seeds").glob("*.txt")))
    assert any(section["items"] for section in brief["sections"])


def test_the_installed_command_makes_a_pdf(briefing: Path, elsewhere: Path) -> None:
    run(briefing, "make", "--sources", "sources", "--format", "pdf", "--output", "brief.pdf", cwd=elsewhere)
    assert (elsewhere / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_the_installed_command_says_the_same_as_the_checkout(briefing: Path, elsewhere: Path, tmp_path: Path) -> None:
    order = ["make", "--sources", "sources", "--format", "json", "--output"]
    run(briefing, *order, tmp_path / "wheel.json", cwd=elsewhere)
    run(sys.executable, "-m", "briefing", *order, tmp_path / "checkout.json", cwd=elsewhere)
    assert (tmp_path / "wheel.json").read_text() == (tmp_path / "checkout.json").read_text()


def test_the_installed_command_makes_a_project_of_ones_own(briefing: Path, elsewhere: Path) -> None:
    run(briefing, "init", "desk", cwd=elsewhere)
    shutil.copytree(elsewhere / "sources", elsewhere / "desk" / "sources", dirs_exist_ok=True)
    run(briefing, "make", "--format", "docx", "--format", "html", cwd=elsewhere / "desk")
    assert zipfile.is_zipfile(elsewhere / "desk" / "out" / "brief.docx")
    assert "<html" in (elsewhere / "desk" / "out" / "brief.html").read_text(encoding="utf-8")
