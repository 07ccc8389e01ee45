"""A real headless browser, and the page of the sample brief in it.

The tests are skipped where no browser is installed, except in CI, which installs one (`scripts/bootstrap.py dev`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sample_brief import make_sample_brief
from screens import OpenPage

from briefing.model.brief import Brief
from briefing.render import html
from briefing.settings import load_settings

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE = {"width": 1440, "height": 1000}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and not os.environ.get("CI"):
        pytest.skip(f"no browser is installed ({', '.join(NAMES)})")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])  # root has no sandbox
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens a file, or a brief made into one, as a user would, with no network at all.

    `place` is the part of the address behind `#`; everything else goes to the browser's context (`color_scheme`,
    `viewport`, `java_script_enabled`). What the page did wrong is in `page.faults`: refused fetches, errors, dialogs.
    """
    contexts = []

    def opened(what: Brief | Path, place: str = "", **options: Any) -> Page:
        path = what if isinstance(what, Path) else tmp_path / "brief.html"
        if isinstance(what, Brief):
            path.write_bytes(html.render(what, load_settings()))
        context = browser.new_context(offline=True, **{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.faults = faults = []  # type: ignore[attr-defined]
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if _is_fetched(request.url, path) else None)
        page.goto(path.as_uri() + (f"#{place}" if place else ""))
        return page

    yield opened
    for context in contexts:
        context.close()


def _is_fetched(address: str, page: Path) -> bool:
    return not address.startswith(("data:", page.as_uri()))


@pytest.fixture(scope="session")
def brief() -> Brief:
    """The brief about an invented harbour, with the texts of its sources."""
    return make_sample_brief()


@pytest.fixture
def page(open_page: OpenPage, brief: Brief) -> Page:
    """The page of that brief on a wide screen."""
    return open_page(brief)
