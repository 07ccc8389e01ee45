"""Marks, the texts beside the brief and the addresses of statements, with real clicks and keys."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from screens import OpenPage

from briefing.model.brief import Brief


def mark_of(page: Page, words: str) -> Locator:
    """The first mark of that name in the brief."""
    return page.locator("main .cite", has_text=re.compile(f"^{words}$")).first


def in_view(sentence: Locator, pane: Locator) -> bool:
    """Whether the sentence lies wholly in the visible part of the pane."""
    inner, outer = sentence.bounding_box(), pane.bounding_box()
    assert inner
    assert outer
    return outer["y"] <= inner["y"] and inner["y"] + inner["height"] <= outer["y"] + outer["height"]


def test_a_click_on_a_mark_shows_its_sentence_in_the_text_of_the_source(page: Page) -> None:
    mark_of(page, "5:5").click()
    sentence = page.locator("#r5-5")
    expect(sentence).to_have_class(re.compile("hit"))
    expect(sentence.locator(".q")).to_have_text(
        "The council resolves, by 17 votes to 9, to ask the court to suspend the lease."
    )
    expect(sentence).to_be_focused()
    assert in_view(sentence, page.locator("#pane"))
    expect(page.locator("#where")).to_have_text("Source 5, sentence 5")
    expect(mark_of(page, "5:5")).to_have_attribute("aria-current", "true")


def test_the_sentence_stands_among_its_neighbours(page: Page) -> None:
    mark_of(page, "5:2").click()
    paragraph = page.locator("p", has=page.locator("#r5-2"))
    expect(paragraph).to_contain_text("Представник судноплавної компанії не з’явився.")


def test_a_range_highlights_every_sentence_of_it(page: Page) -> None:
    mark_of(page, "1:3–5").click()
    assert [one.get_attribute("id") for one in page.locator(".hit").all()] == ["r1-3", "r1-4", "r1-5"]
    expect(page.locator("#where")).to_have_text("Source 1, sentence 3–5")


def test_enter_opens_a_mark_and_escape_comes_back_to_it(page: Page) -> None:
    mark = mark_of(page, "2:4")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#r2-4")).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_the_number_of_a_sentence_leads_back_to_the_brief(page: Page) -> None:
    page.locator("#r3-2 a.no").click()
    expect(page.locator("main .cite[aria-current]")).to_be_focused()
    expect(page.locator("main .cite[aria-current]")).to_have_text("3:2")


def test_a_chosen_sentence_tells_where_it_stands_and_who_cites_it(page: Page) -> None:
    back = page.locator("#r2-4 .back")
    expect(back).to_be_hidden()
    mark_of(page, "2:4").click()
    expect(back).to_be_visible()
    back.get_by_role("link", name="Positions").click()
    assert page.locator("main .cite[aria-current]").evaluate("mark => mark.closest('section').id") == "positions"


def test_next_and_previous_walk_through_the_marks(page: Page) -> None:
    marks = page.locator("main .cite")
    marks.nth(3).click()
    page.get_by_role("button", name="Next").click()
    expect(marks.nth(4)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Previous").click()
    expect(marks.nth(3)).to_have_attribute("aria-current", "true")


def test_an_open_citation_makes_the_address_that_of_its_statement(
    page: Page, open_page: OpenPage, brief: Brief
) -> None:
    mark = page.locator("[data-item='s-06'] .cite")
    mark.click()
    place = page.evaluate("location.hash")
    assert place == "#s-s-06"
    again = open_page(brief, place[1:])
    expect(again.locator("#s-s-06")).to_be_in_viewport()
    expect(again.locator("#r2-4")).to_have_class(re.compile("hit"))


def test_every_statement_has_an_address_of_its_own(page: Page) -> None:
    ids = page.locator("main .l:has(.cite)").evaluate_all("lines => lines.map(line => line.id)")
    assert len(ids) > 60
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"s-[\w-]+", one) for one in ids)
    line = page.locator("[id='s-s-07']")
    line.hover()
    line.get_by_role("link", name="Link to this statement").click()
    assert page.url.endswith("#s-s-07")


def test_a_mark_works_without_script(open_page: OpenPage, brief: Brief) -> None:
    page = open_page(brief, java_script_enabled=False)
    page.locator("main .cite[href='#r5-5']").first.click()
    sentence = page.locator("#r5-5")
    assert in_view(sentence, page.locator("#pane"))
    assert page.locator("#r5-5:target").count() == 1
    expect(sentence.locator(".back")).to_be_visible()
    expect(page.locator(".tools form")).to_be_hidden()
    expect(page.locator("#next")).to_be_hidden()


def test_on_a_phone_the_text_opens_over_the_brief_and_closes(open_page: OpenPage, brief: Brief) -> None:
    page = open_page(brief, viewport={"width": 390, "height": 844})
    pane = page.locator("#pane")
    expect(pane).to_be_hidden()
    mark_of(page, "1:2").click()
    expect(pane).to_be_visible()
    assert in_view(page.locator("#r1-2"), pane)
    page.get_by_role("button", name="Back").click()
    expect(pane).to_be_hidden()
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]


def test_nothing_is_fetched_and_nothing_fails(page: Page) -> None:
    mark_of(page, "5:5").click()
    page.select_option("#by-source", "2")
    assert page.faults == []  # type: ignore[attr-defined]
