"""What the browser tests share: the type of the fixture that opens a page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
"""See the fixture `open_page`."""
