"""The sender is killed at any moment, or two run at once: each reader gets one message, or the one in doubt is named."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from tests.deliver.post_offices import Authority, House, PostOffice, kill_after, many_readers, serving

READERS = 40
KILLS = int(os.environ.get("BRIEFING_TEST_KILLS", "8"))
"""How often the sender is killed."""


def rows(house: House) -> dict[str, tuple[str, str]]:
    """The ledger: reader → state, Message-ID."""
    if not (house.folder / "ledger.sqlite").exists():
        return {}
    with sqlite3.connect(house.folder / "ledger.sqlite") as base:
        return {
            reader: (state, name)
            for reader, state, name in base.execute("SELECT reader, state, message_id FROM deliveries")
        }


def slow(verb: str, recipient: str, times: int) -> str | None:
    """A server that takes its time, so that kills fall into every phase of a message."""
    return "wait 0.01"


def agree(house: House, office: PostOffice) -> list[str]:
    """Fails unless the ledger and the mailbox agree; gives the readers in doubt."""
    found = rows(house)
    assert max(office.recipients.values(), default=0) <= 1
    sent = {key for key, (state, _) in found.items() if state == "sent"}
    doubt = [key for key, (state, _) in found.items() if state in {"doubt", "sending"}]
    assert sent <= set(office.recipients)
    assert set(office.recipients) <= sent | set(doubt)
    for reader in office.recipients:
        assert office.message_to(reader)["Message-ID"] == found[reader][1]
    return doubt


@pytest.mark.slow
def test_killed_at_random_moments_and_started_again(house: House, authority: Authority) -> None:
    """Each time, one message at most is in doubt; all others arrive exactly once."""
    office, moments, killed = PostOffice(slow), random.Random(20241023), 0
    readers = READERS * max(1, KILLS // 4)
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(readers))
        for _ in range(KILLS):
            sender, before = house.start("send", "--to", "all"), len(office.taken)
            while len(office.taken) == before and sender.poll() is None:
                time.sleep(0.001)
            kill_after(sender, moments.uniform(0, 0.15))
            killed += sender.returncode < 0
            agree(house, office)
        _, told = house.start("send", "--to", "all").communicate()
    doubt = agree(house, office)
    assert killed >= KILLS // 2
    assert {state for state, _ in rows(house).values()} <= {"sent", "doubt"}
    assert len(rows(house)) == readers
    assert len(doubt) <= killed
    for reader in doubt:
        assert f"{reader} by mail, in doubt" in told
        assert rows(house)[reader][1] in told
    print(f"{killed} kills, {len(doubt)} in doubt, {len(office.taken)} taken")


@pytest.mark.parametrize("senders", [2, 4])
def test_senders_at_once_do_not_double(house: House, authority: Authority, senders: int) -> None:
    office = PostOffice(slow)
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(60))
        running = [house.start("send", "--to", "all") for _ in range(senders)]
        told = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * senders, told
    assert set(office.recipients.values()) == {1}
    assert len(office.recipients) == 60
    assert {state for state, _ in rows(house).values()} == {"sent"}
    assert office.connections >= 2


def test_one_of_two_senders_is_killed_and_the_other_run_again(house: House, authority: Authority) -> None:
    office = PostOffice(slow)
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(60))
        running = [house.start("send", "--to", "all") for _ in range(2)]
        while len(office.taken) < 5:
            time.sleep(0.01)
        kill_after(running[0], 0.05)
        running[1].communicate()
        sender = house.start("send", "--to", "all")
        sender.communicate()
    assert len(agree(house, office)) <= 1
    assert len(rows(house)) == 60
    assert {state for state, _ in rows(house).values()} <= {"sent", "doubt"}


def test_a_ledger_that_cannot_be_written_sends_nothing(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(2))
        (house.folder / "ledger.sqlite").write_bytes(b"no ledger " * 500)
        done = house.run("send", "--to", "all", code=5)
    assert "Nothing is sent that cannot be put on record" in done.stderr
    assert office.taken == []


def test_a_ledger_that_is_full_stops_before_the_next_message(
    house: House, authority: Authority, tmp_path: Path
) -> None:
    """The disk that holds the ledger fills up in the middle: what is on record and what arrived agree."""
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (98304, 98304))\n"
    limit += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nfrom briefing.cli import main; main()"
    (tmp_path / "limited.py").write_text(limit)
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(80))
        import subprocess
        import sys

        done = subprocess.run(
            [sys.executable, str(tmp_path / "limited.py"), "send", "--to", "all"],
            check=False, cwd=house.folder, env=house.command.variables, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 5, done.stderr
        assert "cannot be used" in done.stderr
        assert len(office.taken) < 80
        agree(house, office)
        house.start("send", "--to", "all").communicate()
    assert len(agree(house, office)) <= 1
    assert len(office.recipients) >= 79
