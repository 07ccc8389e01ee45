"""The Ray engine under SIGKILL: `python -m tests.benchmarks.bench_ray [SOURCES]`.

Short invented sources; the serial engine makes a brief of them. Then the Ray engine does: after a quarter of the sources
one of its workers is killed, after half of them the driver. A second run goes on from what was kept. Its brief must be
the serial one, byte for byte. Ends with code 1 when it is not.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.invented import PARAGRAPHS, make_swap

ROOT = Path(__file__).parents[2]
WORKER = b"ray::Observer"
_PAUSE = 0.1
_PATIENCE = 180.0  # seconds; the agents of a Ray node look after their parent now and then


@dataclass(frozen=True, kw_only=True)
class Survival:
    """What a killed and resumed run came to: sources kept at each kill, seconds of each run, and whether all is well."""

    at_worker_kill: int
    at_driver_kill: int
    seconds: dict[str, float]
    same: bool
    left_behind: tuple[int, ...]


def write_sources(folder: Path, number: int) -> None:
    """That many short articles of one paragraph each, ten to a matter."""
    folder.mkdir()
    for place in range(number):
        swap = make_swap(random.Random(place // 10))
        text = swap(PARAGRAPHS[place % len(PARAGRAPHS)])
        (folder / f"{place:05}.txt").write_text(f"Report {place}\n\n{text}\n", encoding="utf-8")


def start(sources: Path, output: Path, cache: Path, *options: str) -> subprocess.Popen[bytes]:
    """`briefing make` as a process."""
    command = [sys.executable, "-m", "briefing", "make", "-q", "-s", str(sources), "-f", "json", "-o", str(output)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.Popen([*command, *options], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def finish(process: subprocess.Popen[bytes]) -> float:
    """Waits for the end; the seconds it took from now. Raises `RuntimeError` when it fails."""
    begun = time.monotonic()
    if code := process.wait():
        raise RuntimeError(f"briefing make ended with {code}")
    return time.monotonic() - begun


def survive(folder: Path, number: int) -> Survival:
    """Runs all three in a folder of its own."""
    sources, cache = folder / "sources", folder / "cache"
    write_sources(sources, number)
    seconds = {"serial": finish(start(sources, folder / "serial.json", cache, "--engine", "serial", "--no-cache"))}
    begun = time.monotonic()
    driver = start(sources, folder / "ray.json", cache, "--engine", "ray")
    at_worker = wait_for(driver, cache, number // 4)
    os.kill(next(pid for pid in offspring(driver.pid) if WORKER in command_of(pid)), signal.SIGKILL)
    wait_for(driver, cache, number // 2)
    left = offspring(driver.pid)
    driver.kill()
    driver.wait()
    seconds["ray, until killed"] = time.monotonic() - begun
    at_driver = kept(cache)
    left_behind = wait_until_gone(left)
    seconds["ray, resumed"] = finish(start(sources, folder / "ray.json", cache, "--engine", "ray"))
    same = (folder / "ray.json").read_bytes() == (folder / "serial.json").read_bytes()
    return Survival(
        at_worker_kill=at_worker, at_driver_kill=at_driver, seconds=seconds, same=same, left_behind=left_behind
    )


def wait_for(driver: subprocess.Popen[bytes], cache: Path, number: int) -> int:
    """Waits until so many sources are kept; how many are."""
    while (found := kept(cache)) < number:
        if driver.poll() is not None:
            raise RuntimeError(f"the driver ended before {number} sources were kept")
        time.sleep(_PAUSE)
    return found


def kept(cache: Path) -> int:
    """How many sources the cache keeps observations of."""
    path = cache / "briefing" / "observations.sqlite"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as base:
        try:
            return int(base.execute("select count(*) from observations").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def offspring(pid: int) -> tuple[int, ...]:
    """The processes below a process, as /proc tells."""
    parents = {int(p.name): parent_of(int(p.name)) for p in Path("/proc").iterdir() if p.name.isdigit()}
    found: list[int] = []
    level = [pid]
    while level:
        level = [child for child, parent in parents.items() if parent in level]
        found.extend(level)
    return tuple(sorted(found))


def parent_of(pid: int) -> int:
    """Its parent; 0 when it has ended."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def command_of(pid: int) -> bytes:
    """Its command line; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def wait_until_gone(pids: tuple[int, ...]) -> tuple[int, ...]:
    """Those of some processes that are still there after a while."""
    end = time.monotonic() + _PATIENCE
    while (left := tuple(pid for pid in pids if command_of(pid))) and time.monotonic() < end:
        time.sleep(_PAUSE)
    return left


def main(number: int) -> int:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as name:
        result = survive(Path(name), number)
    print(
        f"{number} sources; kept when a worker was killed {result.at_worker_kill}, the driver {result.at_driver_kill}"
    )
    print(", ".join(f"{run} {seconds:.0f} s" for run, seconds in result.seconds.items()))
    print(f"the same brief: {result.same}; processes left behind: {len(result.left_behind)}")
    return int(not result.same or bool(result.left_behind))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
