"""How long a run takes: told while it runs, and summed up at its end."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import time
from pathlib import Path

import pytest
from commands import PROGRAM, ROOT, SEEDS, Command

from briefing.progress import Progress
from briefing.timing import Timing


@pytest.mark.parametrize(
    ("seconds", "done", "total", "told"),
    [
        (0.5, 10, 100, "sources parsed 11 of 100"),
        (10, 20, 101, "sources parsed 21 of 101, 2.0/s, 40 s left"),
        (60, 3, 64, "sources parsed 4 of 64, 3.0/min, 20 min left"),
        (10, 12_345, 1_000_000, "sources parsed 12,346 of 1,000,000, 1,234/s, 13 min left"),
        (100, 100, 100_101, "sources parsed 101 of 100,101, 1.0/s, 28 h left"),
    ],
)
def test_progress_tells_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, seconds: float, done: int, total: int, told: str
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    progress = Progress(shown=False)
    progress.count("sources parsed", 1, total)
    now[0] += seconds
    progress.count("sources parsed", 1 + done, total)
    assert progress._text == told


def test_a_new_kind_of_work_begins_its_own_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    progress = Progress(shown=False)
    progress.count("files read", 1, 50)
    now[0] += 10
    progress.count("texts read", 1, 50)
    assert progress._text == "texts read 1 of 50"


def test_the_stages_of_a_run_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [5.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    timing = Timing(sources=3, words=600, remembered=2)
    for stage, seconds in (("ingest", 1.0), ("extract", 2.5), ("", 0.0)):
        timing.begin(stage)
        now[0] += seconds
    assert timing.summary == "3 sources, 2 of them remembered, 600 words: 3.5 s (ingest 1.0, extract 2.5), 171 words/s"


@pytest.mark.slow
def test_a_profile_says_what_was_parsed_and_how_long_each_stage_took(tmp_path: Path) -> None:
    command = Command(cache=tmp_path / "cache")
    told = []
    for _ in range(2):
        command("make", "-s", SEEDS, "-f", "json", "-o", tmp_path, "--profile", tmp_path / "profile.json")
        told.append(json.loads((tmp_path / "profile.json").read_text(encoding="utf-8")))
    first, again = told
    assert (first["schema"], first["sources"], first["parsed"], first["remembered"]) == ("briefing-profile/1", 5, 5, 0)
    assert (again["parsed"], again["remembered"]) == (0, 5)
    assert list(first["seconds"]) == ["ingest", "extract", "reconcile", "compose", "render", "deliver"]
    assert first["seconds"]["extract"] > again["seconds"]["extract"] > 0
    assert first["total_seconds"] == pytest.approx(sum(first["seconds"].values()), abs=0.01)
    assert first["peak_megabytes"] >= again["peak_megabytes"] > 0


def test_a_terminal_is_told_the_sum_and_a_file_is_not(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    arguments = ("make", "-s", str(SEEDS), "-f", "json", "-o", str(tmp_path))
    assert "words/s" not in briefing(*arguments).stderr
    ours, theirs = pty.openpty()
    environment = {**briefing.variables, "TERM": "dumb"}
    with subprocess.Popen(
        [*PROGRAM, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=theirs
    ) as run:
        os.close(theirs)
        told = b""
        while True:
            try:
                told += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
        assert run.wait() == 0
    os.close(ours)
    assert re.search(rb"5 sources, 5 of them remembered, [\d,]+ words: [\d.]+ s \(ingest ", told), told
