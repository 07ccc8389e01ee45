"""The file of a corpus survives what happens to files: kills, two writers, a full disk; what is none is told."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import PROGRAM, Command

from briefing.corpus.adding import add_folder
from briefing.corpus.keeping import describe
from briefing.corpus.settling import Rules, observe, settle
from briefing.corpus.store import VERSION, Store
from briefing.engine import Engine
from briefing.engine.cache import Cache
from briefing.errors import CorpusError, UsageError
from briefing.extract.parse import load_model
from briefing.lexicon import load_lexicon
from tests.corpus.archives import FEES, QUAY, STRIKE, Archive
from tests.reading import MODEL

# --- what is no corpus, or not one of ours --------------------------------------------------------


def test_a_file_of_another_kind_is_no_corpus(archive: Archive) -> None:
    archive.file.write_text("no database " * 100, encoding="utf-8")
    for create in (True, False):
        with pytest.raises(UsageError, match="is no corpus"):
            Store(archive.file, create=create)
    assert archive.file.read_text(encoding="utf-8").startswith("no database")


def test_the_database_of_another_program_is_no_corpus_and_stays_as_it_is(archive: Archive) -> None:
    base = sqlite3.connect(archive.file)
    with base:
        base.execute("create table birds (name)")
    base.close()
    before = archive.file.read_bytes()
    for create in (True, False):
        with pytest.raises(UsageError, match="is no corpus"):
            Store(archive.file, create=create)
    assert archive.file.read_bytes() == before


def test_a_corpus_of_a_newer_version_is_left_alone(archive: Archive) -> None:
    Store(archive.file, create=True)
    base = sqlite3.connect(archive.file)
    base.execute(f"pragma user_version = {VERSION + 1}")
    base.close()
    with pytest.raises(CorpusError) as refused:
        Store(archive.file)
    assert refused.value.message == f"{archive.file} is a corpus of version 2; this program knows versions up to 1."
    assert refused.value.exit_code == 7


def test_a_damaged_corpus_is_told(archive: Archive) -> None:
    archive.write(a=QUAY, b=FEES)
    archive.add()
    content = bytearray(archive.file.read_bytes())
    for place in range(4096, len(content), 512):
        content[place : place + 64] = b"\xee" * 64
    archive.file.write_bytes(content)
    with pytest.raises(CorpusError, match="it is damaged"), Store(archive.file) as store:
        describe(store)


# --- killed ---------------------------------------------------------------------------------------


def in_child(work: Callable[[], object]) -> int:
    """The number of a process that does some work."""
    if child := os.fork():
        return child
    try:
        work()
    finally:
        os._exit(0)


def run_for(seconds: float, *children: int) -> None:
    """Lets processes run for some time, then kills them."""
    time.sleep(seconds)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def rewrite(archive: Archive, chance: random.Random, count: int) -> None:
    """Writes a number of articles anew, some of them copies, some with lines that others share."""
    lines = ("Harbour Weekly for members", "Read by anglers", "Morning edition")
    for number in chance.sample(range(60), count):
        text = f"{chance.choice((QUAY, FEES, STRIKE))}\n{chance.choice(lines)}\n\nIt is note {chance.randint(1, 40)}.\n"
        archive.write(**{f"n{number}": text})


@pytest.mark.slow
def test_two_writers_killed_at_fifty_moments_lose_no_source_and_damage_nothing(archive: Archive) -> None:
    chance, rules = random.Random(5), Rules(lexicon=load_lexicon(), model=MODEL)
    second = Archive(top=archive.top / "second")

    def write(one: Archive, name: str) -> None:
        with Store(archive.file, create=True) as store:
            add_folder(store, one.folder, name)
            settle(store, rules)

    def finish() -> None:
        write(archive, "press")
        write(second, "second")

    seen: set[str] = set()
    took = 0.5
    for moment in range(50):
        rewrite(archive, chance, 30)
        rewrite(second, chance, 30)
        children = [in_child(lambda: write(archive, "press")), in_child(lambda: write(second, "second"))]
        run_for(chance.uniform(0, took), *children)
        archive.check()
        with Store(archive.file) as store, store.reading() as base:
            now = {path for (path,) in base.execute("select path from documents")}
        assert seen <= now
        seen = now
        if moment % 10 == 9:
            begun = time.monotonic()
            rewrite(archive, chance, 30)
            finish()
            took = max(0.1, time.monotonic() - begun)
    finish()
    assert len(seen) == 120
    fresh = Archive(top=archive.top / "fresh")
    with Store(fresh.file, create=True) as store:
        add_folder(store, second.folder, "second")
        add_folder(store, archive.folder)
        settle(store, rules)
    assert archive.sources() == fresh.sources()
    archive.check()


@pytest.mark.slow
def test_stage_2_killed_at_ten_moments_finds_in_the_end_what_it_finds_at_once(archive: Archive) -> None:
    chance, rules = random.Random(6), Rules(lexicon=load_lexicon(), model=MODEL)
    load_model(MODEL)
    rewrite(archive, chance, 40)
    archive.add()

    def run(one: Archive) -> None:
        with Store(one.file) as store:
            observe(store, rules, Engine(kind="serial", cache=Cache(one.file, megabytes=0)))

    for _ in range(10):
        run_for(chance.uniform(0.02, 0.3), in_child(lambda: run(archive)), in_child(lambda: run(archive)))
        archive.check()
    run(archive)
    fresh = Archive(top=archive.top / "fresh")
    with Store(fresh.file, create=True) as store:
        add_folder(store, archive.folder)
        settle(store, rules)
    run(fresh)
    assert observed(archive) == observed(fresh)
    assert len(observed(fresh)) > 20


def observed(archive: Archive) -> dict[str, bytes]:
    with Store(archive.file) as store, store.reading() as base:
        return dict(base.execute("select key, content from observations"))


def test_two_commands_at_once_add_everything(archive: Archive) -> None:
    """Both make the file, both add the same folder and one of their own."""
    chance = random.Random(7)
    rewrite(archive, chance, 40)
    other = Archive(top=archive.top / "other")
    rewrite(other, chance, 40)
    command = Command(cache=archive.top / "cache")
    runs = [
        subprocess.Popen(
            [*PROGRAM, "corpus", "add", str(folder), "--as", name, "--index-only", "--corpus", str(archive.file)],
            env=command.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for folder, name in ((archive.folder, "press"), (other.folder, "other"), (archive.folder, "press"))
    ]
    told = [run.communicate()[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], told
    assert len(archive.sources()) == 80
    archive.check()


# --- full -----------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], check=False, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("only the administrator may mount a file system")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_told_and_loses_nothing(briefing: Command, archive: Archive, small_disk: Path) -> None:
    on_disk = Archive(top=small_disk)
    rewrite(archive, random.Random(8), 20)
    arguments = ("corpus", "add", archive.folder, "--index-only", "--corpus", on_disk.file)
    briefing(*arguments)
    before = on_disk.sources()
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * 4096 - 150_000))
    rewrite(archive, random.Random(9), 60)
    refused = briefing(*arguments, code=7)
    assert f"{on_disk.file}: the disk is full. What was in it is still there. Make room" in refused.stderr
    filler.unlink()
    on_disk.check()
    assert set(before) <= {path for path, _ in on_disk.rows()}
    briefing(*arguments)
    fresh = Archive(top=archive.top / "fresh")
    briefing("corpus", "add", archive.folder, "--index-only", "--corpus", fresh.file)
    assert on_disk.sources() == fresh.sources()


def test_a_file_that_may_not_grow_is_told_and_loses_nothing(archive: Archive) -> None:
    rewrite(archive, random.Random(8), 10)
    archive.add()
    before = archive.sources()
    rewrite(archive, random.Random(9), 60)
    limit = "import resource, signal, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (250000, 250000))\n"
    limit += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nfrom briefing.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", limit, "corpus", "add", str(archive.folder), "--corpus", str(archive.file)],
        check=False,
        env=Command(cache=archive.top / "cache").variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 7, done.stderr
    assert "What was in it is still there." in done.stderr
    archive.check()
    assert set(before) <= {path for path, _ in archive.rows()}
    archive.add()
    assert len(archive.sources()) == 60
