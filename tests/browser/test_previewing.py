"""`briefing templates preview --watch` in a real browser: what is saved is seen, what is broken is told."""

from __future__ import annotations

import http.client
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from commands import PROGRAM, Command
from playwright.sync_api import Browser, Page, expect

ACCENT = "rgb(11, 93, 59)"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a configuration and an empty style sheet of its own."""
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "house.css").write_text("", encoding="utf-8")
    (tmp_path / "config").mkdir()
    config = '[brief]\nissuer = "Ministry of Fisheries"\n[render]\nhtml = "look"\n'
    (tmp_path / "config" / "brief.toml").write_text(config, encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(briefing: Command, house: Path) -> Iterator[str]:
    """Where the preview of the house is served."""
    arguments = [*PROGRAM, "templates", "preview", "--watch"]
    with subprocess.Popen(arguments, cwd=house, env=briefing.variables, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


def test_what_is_saved_is_seen_and_what_is_broken_is_told(page: Page, house: Path) -> None:
    document = page.frame_locator("#document")
    expect(document.locator(".issuer b")).to_have_text("Ministry of Fisheries", timeout=60_000)
    (house / "look" / "house.css").write_text(":root { --accent: #0b5d3b }\n", encoding="utf-8")
    expect(document.locator("section.in-summary h2")).to_have_css("color", ACCENT, timeout=60_000)

    template = house / "look" / "tools.html.j2"
    template.write_text("<p>{{ brief.titel }}</p>", encoding="utf-8")
    expect(page.locator("#fault")).to_contain_text("has no attribute 'titel'", timeout=60_000)
    expect(page.locator("#fault")).to_contain_text("Did you mean “title”?")
    expect(document.locator("section.in-summary h2")).to_have_css("color", ACCENT)

    template.unlink()
    expect(page.locator("#fault")).to_be_empty(timeout=60_000)
    (house / "config" / "brief.toml").write_text('[brief]\nissuer = "Port of Halden"\n[render]\nhtml = "look"\n')
    expect(document.locator(".issuer b")).to_have_text("Port of Halden", timeout=60_000)


@pytest.mark.parametrize(("place", "host", "status"), [("/", "evil.example", 403), ("/../../etc/passwd", "", 404)])
def test_it_answers_this_machine_alone_and_serves_no_file(address: str, place: str, host: str, status: int) -> None:
    where = urlsplit(address).netloc
    connection = http.client.HTTPConnection(where, timeout=30)
    connection.request("GET", place, headers={"Host": host or where})
    assert connection.getresponse().status == status
    assert where.startswith("127.0.0.1:")
