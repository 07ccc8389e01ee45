"""`briefing watch`: a real process that makes a brief again when something changes, and keeps the last good one."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from commands import PROGRAM, Command

from briefing.watching import Watch

FIRST = "Quay leased\n\nThe harbour ministry said on Monday that the quay will be leased. Mayor Oldecamp agreed.\n"
SECOND = "Strike called\n\nThe dock union called a strike for Tuesday. Harbour master Anna Lind denied any delay.\n"
PATIENCE = 90.0


# --- looking at files -----------------------------------------------------------------------------


def test_a_change_counts_once_nothing_changes_any_more(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("1")
    watch = Watch(roots=(tmp_path,), apart=tmp_path / "out", quiet=0.5)
    written: list[float] = []

    def write_on(seconds: float) -> None:
        if len(written) < 5:
            written.append(time.monotonic())
            file.write_text("1" * (2 + len(written)))
        time.sleep(seconds)

    assert watch.wait(watch.look(), sleep=write_on) == (str(file),)
    assert len(written) == 5
    assert time.monotonic() - written[-1] >= 0.5


def test_hidden_files_and_what_is_made_are_not_watched(tmp_path: Path) -> None:
    watch = Watch(roots=(tmp_path, tmp_path / "nowhere.toml"), apart=tmp_path / "out")
    (tmp_path / "out").mkdir()
    before = watch.look()
    (tmp_path / "out" / "brief.html").write_text("made")
    (tmp_path / ".swap").write_text("hidden")
    assert watch.look() == before
    (tmp_path / "nowhere.toml").write_text("now here")
    assert watch.look() != before


def test_a_file_written_back_as_it_was_is_a_change_by_its_times(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("1")
    watch = Watch(roots=(file,), apart=tmp_path / "out")
    before = watch.look()
    time.sleep(0.05)
    file.write_text("2")
    assert watch.look() != before


# --- the command ----------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Watched:
    """A watch that runs in a folder `desk`, and what it has said."""

    desk: Path
    process: subprocess.Popen[str]
    log: Path
    made: list[bytes] = field(default_factory=list)

    @property
    def brief(self) -> Path:
        return self.desk / "out" / "brief.html"

    def wait_for(self, words: str, count: int = 1) -> str:
        """What it said, once it said the words so often."""
        end = time.monotonic() + PATIENCE
        while (told := self.log.read_text()).count(words) < count:
            assert self.process.poll() is None, told
            assert time.monotonic() < end, f"never said “{words}”:\n{told}"
            time.sleep(0.05)
        return told

    def wait_until_made(self, words: str) -> None:
        """Waits until the brief holds the words."""
        end = time.monotonic() + PATIENCE
        while not self.brief.is_file() or words not in self.brief.read_text(encoding="utf-8"):
            assert self.process.poll() is None
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        """The answer of the server that it runs."""
        port = int(re.findall(r"http://127\.0\.0\.1:(\d+)/", self.wait_for("http://"))[0])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")

    def stop(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=90)


@pytest.fixture
def watched(briefing: Command, tmp_path: Path) -> Iterator[Watched]:
    """A watch on one article, that is served."""
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "2024-06-01.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "house.toml").write_text('[brief]\ntitle = "First title"\n', encoding="utf-8")
    log = tmp_path / "log"
    arguments = ["watch", "dossier", "-c", "house.toml", "--wait", "0.3", "--serve", "0"]
    with log.open("w") as stream:
        process = subprocess.Popen(
            [*PROGRAM, *arguments], cwd=tmp_path, env=briefing.variables, stdout=stream, stderr=stream, text=True
        )
    watch = Watched(desk=tmp_path, process=process, log=log)
    try:
        watch.wait_until_made("First title")
        yield watch
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_a_watch_makes_it_again_keeps_the_last_good_one_and_serves_it(watched: Watched) -> None:
    (watched.desk / "dossier" / "2024-06-02.txt").write_text(SECOND, encoding="utf-8")
    watched.wait_until_made("Strike called")
    assert "Changed: dossier/2024-06-02.txt." in watched.wait_for("Changed")

    (watched.desk / "house.toml").write_text('[brief]\ntitel = "Second title"\n', encoding="utf-8")
    told = watched.wait_for("It was not made; the last good one stays.")
    assert "unknown key “titel”" in told
    status, page = watched.get("/brief.html")
    assert (status, "First title" in page) == (200, True)

    (watched.desk / "house.toml").write_text('[brief]\ntitle = "Third title"\n', encoding="utf-8")
    watched.wait_until_made("Third title")
    assert "Third title" in watched.get("/brief.html")[1]
    assert 'href="/brief.html"' in watched.get("/")[1]
    assert watched.get("/../house.toml")[0] == 404
    assert watched.get("/brief.html", host="rebound.example")[0] == 403
    assert watched.stop(signal.SIGINT) == 130


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_watch_and_the_run_that_it_began(watched: Watched, number: int) -> None:
    """In the middle of a run: what was there stays, no half document, no process is left behind."""
    before = watched.brief.read_bytes()
    (watched.desk / "dossier" / "2024-06-02.txt").write_text(SECOND * 200, encoding="utf-8")
    watched.wait_for("Changed")
    time.sleep(0.3)
    assert len(running_in(watched.desk)) >= 2
    assert watched.stop(number) in (130, 143)
    assert sorted(p.name for p in (watched.desk / "out").iterdir()) == ["brief.html"]
    time.sleep(1)
    assert watched.brief.read_bytes() == before
    assert running_in(watched.desk) == []


def running_in(folder: Path) -> list[str]:
    """The processes of this machine that run in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
    return found


def test_a_port_or_folder_that_cannot_be_had_is_told(briefing: Command, tmp_path: Path) -> None:
    assert "There is no folder nowhere." in briefing("watch", "nowhere", code=2).stderr
    told = briefing("watch", "seeds", "--serve", "70000", "-o", tmp_path, code=2).stderr
    assert "Port 70000 cannot be used" in told
