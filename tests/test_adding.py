"""`briefing add`, against a real server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from commands import Command

from briefing import adding
from briefing.adding import Fetcher
from briefing.errors import IngestError
from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from tests.ingest.readers.reading import PARAGRAPHS, TITLE, page

ROBOTS = b"User-agent: *\nDisallow: /private\n"


class Site(BaseHTTPRequestHandler):
    """Pages, redirects and everything that a server may do wrong."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.answer(ROBOTS, "text/plain")
        elif self.path.startswith("/round"):
            self.redirect("/round-again")
        elif self.path == "/moved":
            self.redirect("/news/talks.html?id=7")
        elif self.path == "/file":
            self.redirect("file:///etc/passwd")
        elif self.path == "/to-private":
            self.redirect("/private/page.html")
        elif self.path == "/large":
            self.answer(b"a" * 3_000, "text/html")
        elif self.path == "/picture":
            self.answer(b"\x89PNG", "image/png")
        elif self.path == "/missing":
            self.answer(b"gone", "text/html", 404)
        else:
            self.answer(page(), "text/html; charset=utf-8")

    def answer(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


LOCAL = Fetcher(allow_private=True)


def test_a_page_is_saved_as_it_came_and_read(site: str, tmp_path: Path) -> None:
    (path,) = LOCAL.add([f"{site}/news/talks.html"], tmp_path)
    assert path.read_bytes() == page()
    assert path.name.endswith("-news-talks.html")
    sources, _ = read_folder(tmp_path, load_lexicon())
    assert [(s.path, s.title) for s in sources] == [(path.name, TITLE)]
    assert PARAGRAPHS[0] in sources[0].text


def test_address_time_and_headers_are_kept_beside_it(site: str, tmp_path: Path) -> None:
    (path,) = LOCAL.add([f"{site}/moved"], tmp_path)
    record = json.loads((tmp_path / f".{path.name}.fetched.json").read_text())
    assert record["address"] == f"{site}/moved"
    assert record["final_address"] == f"{site}/news/talks.html?id=7"
    assert record["headers"]["content-type"] == "text/html; charset=utf-8"
    assert record["fetched"].endswith("+00:00")


def test_the_same_address_twice_makes_two_files(site: str, tmp_path: Path) -> None:
    first, second = LOCAL.add([f"{site}/a", f"{site}/a"], tmp_path)
    assert first != second


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/private/page.html", "robots.txt forbids it"),
        ("/to-private", "robots.txt forbids it"),
        ("/round", "more than 5 redirects"),
        ("/file", "it is no web address"),
        ("/picture", "of a kind that is not read (image/png)"),
        ("/missing", "the server answered 404"),
    ],
)
def test_what_is_not_added_is_told_with_the_reason(site: str, tmp_path: Path, path: str, reason: str) -> None:
    with pytest.raises(IngestError) as error:
        LOCAL.add([site + path], tmp_path)
    assert reason in error.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_too_large_is_not_added(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "LARGEST", 1_000)
    with pytest.raises(IngestError, match="was not added: it has more than"):
        LOCAL.add([f"{site}/large"], tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:{port}/",
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://0x7f000001:{port}/",
        "http://2130706433:{port}/",
    ],
)
def test_addresses_that_are_not_public_are_refused(site: str, tmp_path: Path, address: str) -> None:
    with pytest.raises(IngestError, match=r"no public address|no host"):
        Fetcher().add([address.format(port=site.rpartition(":")[2])], tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest",
        "http://[fd00::1]/",
        "http://100.64.0.1/",
    ],
)
def test_addresses_of_networks_and_clouds_are_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(IngestError, match="no public address"):
        Fetcher().add([address], tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "example.org",
        "http://",
        "http://a:99999/",
        "http://a b/",
        "http://u:p@example.org/",
    ],
)
def test_what_is_no_web_address_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(IngestError, match=r"no web address|user name"):
        Fetcher().add([address], tmp_path)


def test_the_command_refuses_this_machine(briefing: Command, site: str, tmp_path: Path) -> None:
    told = briefing("add", site, "-s", tmp_path, code=3).stderr
    assert "127.0.0.1 is no public address" in told
