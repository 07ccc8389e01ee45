"""The accessibility engine axe-core finds nothing on the page, whatever the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from commands import ROOT, Command
from playwright.sync_api import Page
from screens import OpenPage

from briefing.model.brief import Brief

PHONE = {"width": 390, "height": 844}
SCREENS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": PHONE},
    "phone, dark": {"viewport": PHONE, "color_scheme": "dark"},
    "large letters": {"viewport": {"width": 720, "height": 500}, "device_scale_factor": 2},
}


def violations(page: Page) -> list[str]:
    """Each violation of a rule with the elements concerned; no rule is switched off."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:150]} {node['failureSummary'][:200]}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_rule_is_broken(open_page: OpenPage, brief: Brief, screen: str) -> None:
    options: dict[str, Any] = SCREENS[screen]
    page = open_page(brief, **options)
    assert violations(page) == []
    page.locator("main .cite").first.click()
    assert violations(page) == []


def test_a_filtered_page_breaks_none(page: Page) -> None:
    page.select_option("#by-actor", "Corvin Lines")
    page.select_option("#by-source", "5")
    assert violations(page) == []


@pytest.mark.parametrize("layout", ["at-a-glance", "briefing", "full"])
def test_no_layout_breaks_one(briefing: Command, open_page: OpenPage, layout: str, tmp_path: Path) -> None:
    sources, file = ROOT / "tests" / "eval" / "topics" / "port_strike" / "docs", tmp_path / "brief.html"
    briefing("make", "--sources", sources, "--layout", layout, "--format", "html", "--output", file)
    for screen in ("light", "dark", "phone"):
        options: dict[str, Any] = SCREENS[screen]
        page = open_page(file, **options)
        page.locator("main .cite").last.click()
        assert violations(page) == [], screen
