"""A bare machine is made ready, or told in one line what to run."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "bootstrap.py"


@pytest.fixture
def bootstrap() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_without_rights_it_prints_the_one_line_to_run_and_stops(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = bootstrap.Need("libquay7", ("libquay.so.7",), "mooring")
    monkeypatch.setitem(bootstrap.NEEDS, "run", (missing,))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert bootstrap.main(["run"]) == 1
    message = capsys.readouterr().err
    assert "sudo apt-get install --yes --no-install-recommends libquay7\n" in message
    assert "for mooring" in message


def test_without_rights_it_goes_on_when_only_a_comfort_is_missing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = bootstrap.Need("fonts-quay", (":family=Quay",), "harbour names", vital=False)
    monkeypatch.setitem(bootstrap.NEEDS, "run", (missing,))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    bootstrap.install_system("run")
    assert "sudo apt-get install --yes --no-install-recommends fonts-quay\n" in capsys.readouterr().err


def test_an_old_python_is_told_which_one_is_needed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    assert bootstrap.main(["run"]) == 1
    assert "Python 3.11 or newer is needed, this is 3.9." in capsys.readouterr().err


def test_what_the_system_has_is_found_by_trying(bootstrap: ModuleType) -> None:
    assert bootstrap.is_there("libc.so.6")
    assert not bootstrap.is_there("libquay.so.7")
    assert bootstrap.is_there("-m venv")
    assert not bootstrap.is_there("-m no_such_module")
    assert bootstrap.is_there("sh")
    assert not bootstrap.is_there("no-such-program")


def test_a_changed_lock_makes_the_environment_stale(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", "requirements/dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text("first", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    (tmp_path / "ready-dev").write_text(bootstrap.digest("dev"), encoding="utf-8")
    assert bootstrap.is_ready("dev")
    assert bootstrap.is_ready("run"), "what the tests need includes what a run needs"
    (tmp_path / "requirements" / "dev.txt").write_text("second", encoding="utf-8")
    assert not bootstrap.is_ready("dev")


def test_it_says_how_it_is_called() -> None:
    done = subprocess.run([sys.executable, SCRIPT], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "scripts/bootstrap.py" in done.stderr
