"""The pages of the archive in a real browser, served as they would be: nothing refused, no rule of axe-core broken."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from briefing.deliver.archive import publish_edition
from briefing.deliver.directory import ArchiveSettings
from briefing.deliver.editions import Attachment, Edition, digest_edition
from briefing.model.brief import Brief
from briefing.render import render
from briefing.settings import load_settings

SETTINGS_OF_BRIEFS = load_settings()
SETTINGS = ArchiveSettings(title="Harbour briefs", marking="TLP:GREEN", formats=("html", "json"))


@pytest.fixture
def site(tmp_path: Path, brief: Brief) -> Iterator[str]:
    """An archive of two editions of one series, and its address."""
    contents = {name: render(brief, name, load_settings()) for name in SETTINGS.formats}
    values: dict[str, Any] = msgspec.json.decode(contents["json"])
    documents = tuple(Attachment(format=n, layout="full", language="en", content=c) for n, c in contents.items())
    first = Edition(digest=digest_edition(values), series="Quay", brief=values, documents=documents, number=1)
    second = replace(first, digest="f" * 64, number=2, corrects=1)
    for edition in (first, second):
        since = f"2031-03-1{edition.number}T10:00:00+00:00"
        changes = ("Open questions, added: Who pays?",) if edition.corrects else ()
        publish_edition(edition, SETTINGS, tmp_path, label="TLP:GREEN", since=since, changes=changes)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    handler.func.log_message = lambda *_: None  # type: ignore[method-assign]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/index.html", "/quay/1/index.html", "/quay/2/index.html"])
def test_a_page_of_the_archive_breaks_no_rule_and_runs_nothing(
    browser: Browser, site: str, path: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, faults, fetched = context.new_page(), [], []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site + path)
    assert page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily") == "sans-serif"
    assert [url.removeprefix(site) for url in fetched if "favicon" not in url] == [path, "/archive.css"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]] == []
    assert [fault for fault in faults if "favicon" not in fault and "404" not in fault] == []
    context.close()


def test_an_older_page_leads_to_the_one_that_corrects_it_and_the_documents_open(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/index.html")
    page.get_by_role("link", name="Edition 1").click()
    page.get_by_role("link", name="edition 2").click()
    assert page.url == f"{site}/quay/2/index.html"
    page.get_by_role("link", name="quay-edition-2.html").click()
    assert "Saltmere" in page.title()
    page.close()


def open_index(browser: Browser, site: str, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(f"{site}/index.html")
    return page


def test_the_archive_is_searched_with_the_keyboard_and_without_a_network(browser: Browser, site: str) -> None:
    page = open_index(browser, site)
    page.context.set_offline(True)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "search"
    editions = page.locator("li[data-place]:visible")
    assert editions.count() == 2
    page.keyboard.type("EDITIÓN 2 quay")
    assert [text.partition(",")[0].partition(":")[0] for text in editions.all_inner_texts()] == ["Edition 2"]
    assert page.get_by_role("status").inner_text() == "1 of 2 editions"
    assert Axe().run(page).response["violations"] == []
    page.keyboard.type(" nosuchword")
    assert (editions.count(), page.locator("h2:visible").count()) == (0, 0)
    page.keyboard.press("Enter")
    assert page.url == f"{site}/index.html"
    page.keyboard.press("Escape")
    assert editions.count() == 2
    page.context.close()


def test_the_bottom_line_is_searched(browser: Browser, site: str, brief: Brief) -> None:
    values: dict[str, Any] = msgspec.json.decode(render(brief, "json", SETTINGS_OF_BRIEFS))
    edition = Edition(digest="", series="", brief=values, documents=())
    word = max(edition.bottom_line[0].split(), key=len).strip("“”.,")
    page = open_index(browser, site)
    page.get_by_role("searchbox").press_sequentially(word)
    assert page.locator("li[data-place]:visible").count() == 2
    page.context.close()


def test_without_scripts_the_archive_is_a_list(browser: Browser, site: str) -> None:
    page = open_index(browser, site, java_script_enabled=False)
    assert page.locator("li[data-place]:visible").count() == 2
    assert page.locator("form:visible").count() == 0
    assert "corrected by edition 2" in page.locator("main").inner_text()
    page.context.close()


def test_no_other_script_runs_in_the_archive(browser: Browser, site: str, tmp_path: Path) -> None:
    index = tmp_path / "index.html"
    changed = index.read_text(encoding="utf-8").replace("</main>", "<script>document.title = 'taken'</script></main>")
    index.write_text(changed, encoding="utf-8")
    page = open_index(browser, site)
    assert page.title() == "Harbour briefs"
    page.context.close()
