"""The filters, the two colour schemes and the printed page."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from screens import OpenPage

from briefing.model.brief import Brief

ITEMS = "main .it:not(.topic), main .said > *"


def shown_items(page: Page) -> list[str]:
    """The words of every item that is left."""
    return [item.inner_text() for item in page.locator(ITEMS).all() if item.is_visible()]


def test_an_actor_leaves_what_names_it_or_is_about_it(page: Page) -> None:
    page.get_by_label("Actor").select_option("Corvin Lines")
    expect(page.locator("[data-actor='Corvin Lines']")).to_be_visible()
    expect(page.locator("[data-actor='Dock Workers’ Union']")).to_be_hidden()
    left = page.locator("#found").inner_text()
    assert left == f"{len(shown_items(page))} of {page.locator(ITEMS).count()} items"


def test_a_topic_leaves_the_statements_on_it(page: Page) -> None:
    page.get_by_label("Topic").select_option("Jobs")
    rows = page.locator("#positions .topic")
    assert {row.get_attribute("data-topic") for row in rows.all() if row.is_visible()} == {"Jobs"}
    expect(page.locator("#C1")).to_be_visible()  # its title asks about jobs


def test_a_source_leaves_what_cites_it_and_its_text_alone(page: Page) -> None:
    page.locator("#by-source").select_option("5")
    for item in page.locator(ITEMS).all():
        if item.is_visible():
            assert item.locator(".cite[href^='#r5-']").count()
    assert [text.get_attribute("data-source") for text in page.locator(".source").all() if text.is_visible()] == ["5"]


def test_filters_add_up_and_a_section_left_empty_says_so(page: Page) -> None:
    page.get_by_label("Actor").select_option("Corvin Lines")
    page.locator("#by-source").select_option("5")
    expect(page.locator("#positions .nothing")).to_have_text("Nothing in this selection.")


def test_clear_brings_everything_back_by_keyboard(page: Page) -> None:
    before = shown_items(page)
    page.get_by_label("Actor").focus()
    page.keyboard.type("Dock")
    page.keyboard.press("Enter")
    page.get_by_label("Actor").select_option("Dock Workers’ Union")
    assert len(shown_items(page)) < len(before)
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Space")
    expect(page.locator("#found")).to_be_empty()
    assert shown_items(page) == before


def test_the_way_back_to_a_hidden_mark_lifts_the_filter(page: Page) -> None:
    page.get_by_label("Topic").select_option("Jobs")
    page.locator("#r5-5 a.no").click()
    expect(page.locator("main .cite[aria-current]")).to_be_visible()
    expect(page.locator("#found")).to_be_empty()


def test_the_skip_link_is_the_first_stop_of_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the brief")).to_be_focused()
    expect(page.get_by_role("link", name="To the brief")).to_be_in_viewport()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_dark_follows_the_system_and_the_button(open_page: OpenPage, brief: Brief) -> None:
    page = open_page(brief, color_scheme="dark")
    assert background(page) == "rgb(17, 24, 30)"
    page.get_by_role("button", name="Light").click()
    assert background(page) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Dark").click()
    assert background(page) == "rgb(17, 24, 30)"


def test_on_paper_stand_the_brief_and_the_cited_sentences_on_white(open_page: OpenPage, brief: Brief) -> None:
    page = open_page(brief, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert background(page) == "rgb(255, 255, 255)"
    expect(page.locator("#r5-5")).to_be_visible()
    expect(page.locator(".tools form")).to_be_hidden()
    expect(page.locator(".s:not(.cited)").first).to_be_hidden()
    expect(page.locator(".tools .mark")).to_be_visible()
