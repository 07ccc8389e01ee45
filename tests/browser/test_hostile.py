"""Hostile words in a source, its title, its names and its file name: they are shown, and nothing of them runs."""

from __future__ import annotations

from pathlib import Path

from commands import Command
from playwright.sync_api import Page
from screens import OpenPage

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script><!--",
    '<img src=x onerror="alert(1)">',
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)" x="',
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)">here</a>',
    '</style><style>@import "evil.css"; body{display:none;background:url(evil.png)}</style>',
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
)


def write_sources(folder: Path) -> None:
    """One source of an invented dispute for each payload, which stands in every field of it."""
    folder.mkdir()
    for number, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "∕")[:60]
        (folder / f"{number} {name}.txt").write_text(
            f"Harbour fees rise {payload}\n\nBy Mara {payload} Lind\n\n"
            f"Transport Minister Ilse Varnholt {payload} said on 3 May 2031 that the fees would rise by {number} percent. "
            f"“We have no choice {payload} left,” Varnholt said. The Dock Workers’ Union {payload} rejected the fees.\n",
            encoding="utf-8",
        )


def touch_everything(page: Page) -> None:
    """Clicks, hovers and filters, as far as the page lets one."""
    for mark in page.locator("main .cite").all()[:5]:
        mark.click()
    for choice in page.locator("#by-actor option").all()[1:]:
        page.select_option("#by-actor", choice.get_attribute("value") or choice.inner_text())
    page.get_by_role("button", name="Clear").click()
    page.mouse.move(300, 300)


def test_it_is_shown_and_does_not_run(briefing: Command, open_page: OpenPage, tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    file, title = tmp_path / "hostile.html", " ".join(PAYLOADS)
    where = ("--sources", tmp_path / "sources", "--output", file)
    briefing("make", *where, "--layout", "full", "--format", "html", "--title", title)
    page = open_page(file)
    touch_everything(page)
    assert page.faults == []  # type: ignore[attr-defined]
    assert page.locator("h1").text_content() == page.title() == title
    shown = {int(text.get_attribute("data-source") or 0): text.text_content() for text in page.locator(".source").all()}
    assert len(shown) > len(PAYLOADS) / 2  # a source that the brief does not cite is not shown
    assert [number for number, text in shown.items() if PAYLOADS[number - 1] not in (text or "")] == []
    assert page.locator("img, iframe, object, embed, [onerror], [onload], [onmouseover], [onfocus]").count() == 0
    assert (page.locator("script").count(), page.locator("style").count()) == (2, 1)
    assert page.locator("a:not([href^='#'])").count() == 0
    assert page.locator("body").is_visible()
    briefing("verify", file, "--sources", tmp_path / "sources")


def test_a_script_that_slipped_in_would_be_refused(
    open_page: OpenPage, tmp_path: Path, sample: dict[str, Path]
) -> None:
    file = tmp_path / "injected.html"
    words = sample["html"].read_text(encoding="utf-8")
    injected = (
        '<script>window.ran = 1</script><img src="x" onerror="window.ran = 1"><p style="color: red" id="red">x</p>'
    )
    file.write_text(words.replace("<main", f"{injected}<main", 1), encoding="utf-8")
    page = open_page(file)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('red')).color") != "rgb(255, 0, 0)"
    assert any("Content Security Policy" in fault for fault in page.faults)  # type: ignore[attr-defined]
