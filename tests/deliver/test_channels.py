"""A folder, a WebHook and a command: each reader's documents, once, with an answer on record."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import http.server
import json
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.deliver.post_offices import House, reader

Post = tuple[dict[str, str], bytes]


@contextlib.contextmanager
def hook(answer: Callable[[int], int]) -> Iterator[tuple[int, list[Post]]]:
    """A WebHook's receiver: answers the n-th post with `answer(n)`; 0 hangs up without an answer."""
    posts: list[Post] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posts.append(
                ({k.lower(): v for k, v in self.headers.items()}, self.rfile.read(int(self.headers["Content-Length"])))
            )
            status = answer(len(posts))
            if not status:
                self.close_connection = True
                return
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1], posts
    finally:
        server.shutdown()
        server.server_close()


def states(house: House) -> dict[str, str]:
    with sqlite3.connect(house.folder / "ledger.sqlite") as base:
        return dict(base.execute("SELECT reader, state FROM deliveries"))


def write_hook(house: House, port: int) -> None:
    (house.folder / "key").write_text("a shared secret")
    (house.folder / "key").chmod(0o600)
    table = f'[channel.board]\nkind = "webhook"\nurl = "http://127.0.0.1:{port}/hook"\nsecret_from = "file:key"\ntimeout = 3\n'
    house.write_readers(587, reader("Board", channel="board"), more=table)


def test_a_webhook_is_signed_and_carries_the_documents(house: House) -> None:
    with hook(lambda _: 204) as (port, posts):
        write_hook(house, port)
        house.run("send", "--to", "all")
        house.run("send", "--to", "all")
    ((headers, body),) = posts
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mac = base64.b64encode(hmac.new(b"a shared secret", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60
    told = json.loads(body)
    assert (told["edition"], told["marking"], told["reader"]) == (1, "TLP:GREEN", "Board")
    (document,) = told["documents"]
    content = base64.b64decode(document["base64"])
    assert content == (house.folder / "out/brief.json").read_bytes()
    assert document["sha256"] == hashlib.sha256(content).hexdigest()
    assert states(house) == {"board@reader.example": "sent"}


def test_a_webhook_that_is_busy_is_asked_again_under_the_same_id(house: House) -> None:
    with hook(lambda times: 503 if times < 3 else 200) as (port, posts):
        write_hook(house, port)
        house.run("send", "--to", "all")
    assert len(posts) == 3
    assert len({headers["webhook-id"] for headers, _ in posts}) == 1


def test_a_webhook_that_refuses_or_leads_elsewhere_is_not_asked_again(house: House) -> None:
    for status in (400, 302):
        with hook(lambda _, status=status: status) as (port, posts):
            write_hook(house, port)
            (house.folder / "ledger.sqlite").unlink(missing_ok=True)
            assert f"failed: HTTP {status}" in house.run("send", "--to", "all", code=5).stderr
        assert len(posts) == 1


def test_a_webhook_that_hangs_up_is_in_doubt(house: House) -> None:
    with hook(lambda _: 0) as (port, posts):
        write_hook(house, port)
        assert "in doubt" in house.run("send", "--to", "all", code=5).stderr
    assert len(posts) == 1
    assert states(house) == {"board@reader.example": "doubt"}


def test_a_folder_gets_each_edition_under_a_name_of_its_own(house: House) -> None:
    drop = '[channel.shared]\nkind = "folder"\npath = "drop/{reader}"\n'
    house.write_readers(
        587, reader("The Quay, North", "north@reader.example", channel="shared", formats=["json", "html"]), more=drop
    )
    house.run("send", "--to", "all", "--series", "Quay")
    names = sorted(path.relative_to(house.folder).as_posix() for path in (house.folder / "drop").rglob("*.*"))
    assert names == ["drop/the-quay-north/quay-edition-1.html", "drop/the-quay-north/quay-edition-1.json"]


def write_command(house: House, script: str) -> None:
    program = house.folder / "hook.sh"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    table = f'[channel.print]\nkind = "command"\ncommand = ["{program}", "{{folder}}"]\ntimeout = 1\n'
    house.write_readers(587, reader("Printer", channel="print"), more=table)


def test_a_command_gets_the_documents_and_is_told_by_its_environment(house: House) -> None:
    write_command(house, 'cp "$1"/* . && echo "$BRIEFING_EDITION $BRIEFING_MARKING $BRIEFING_READER" > told')
    house.run("send", "--to", "all", "--series", "--rm -rf $(touch owned)")
    assert (house.folder / "told").read_text() == "1 TLP:GREEN Printer\n"
    assert (house.folder / "rm-rf-touch-owned-edition-1.json").read_bytes() == (
        house.folder / "out/brief.json"
    ).read_bytes()
    assert not (house.folder / "owned").exists()


def test_the_exit_code_of_a_command_decides(house: House, tmp_path: Path) -> None:
    for script, state, tries in (
        ("exit 1", "failed", 1),
        ("exit 75", "failed", 4),
        ("sleep 5", "doubt", 1),
        ("kill -9 $$", "doubt", 1),
    ):
        write_command(house, f"echo x >> tries\n{script}")
        for path in tmp_path.glob("ledger.sqlite*"):
            if path.is_file():
                path.unlink()
        (tmp_path / "tries").unlink(missing_ok=True)
        house.run("send", "--to", "all", code=5)
        assert states(house) == {"printer@reader.example": state}
        assert (tmp_path / "tries").read_text().count("x") == tries
