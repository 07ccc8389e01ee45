"""The timeline: events joined by day and matter, in order, plain speech left out."""

from __future__ import annotations

import dataclasses

from briefing.extract import observe
from briefing.lexicon import load_lexicon
from briefing.model.findings import Occurrence
from briefing.reconcile.material import Material
from briefing.reconcile.timeline import build_timeline
from tests.reading import MODEL, read_texts

RAID = "Police raided the warehouse of the shipping firm in Tarvik"


def timeline_of(*dated: tuple[str, str]) -> tuple[Occurrence, ...]:
    sources = tuple(
        dataclasses.replace(source, published=published or None)
        for source, (_, published) in zip(read_texts(*(text for text, _ in dated)), dated, strict=True)
    )
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    return build_timeline(Material(sources, observations, load_lexicon()))


def test_one_event_in_two_sources_is_one() -> None:
    (event,) = timeline_of(
        (f"{RAID} on Friday.", "2024-10-23"),
        ("On 18 October police raided a warehouse of the firm in Tarvik.", "2024-10-20"),
    )
    assert event.date == "2024-10-18"
    assert [e.source for e in event.evidence] == ["S1", "S2"]


def test_two_events_of_one_day_stay_apart() -> None:
    events = timeline_of((f"{RAID} on Friday. The museum opened a hall for glass on Friday.", "2024-10-23"))
    assert len(events) == 2


def test_one_weekday_in_articles_of_two_weeks_is_two_days() -> None:
    again = "The shipping firm's warehouse in Tarvik was raided by police on Friday."
    events = timeline_of((f"{RAID} on Friday.", "2024-10-23"), (again, "2024-10-30"))
    assert [e.date for e in events] == ["2024-10-18", "2024-10-25"]


def test_an_undated_article_joins_the_same_weekday_of_the_same_event() -> None:
    (event,) = timeline_of((f"{RAID} on Friday.", "2024-10-23"), (f"{RAID} late on Friday.", ""))
    assert event.date == "2024-10-18"
    assert len(event.evidence) == 2


def test_dated_events_come_in_order_and_undated_ones_behind() -> None:
    events = timeline_of(
        ("The bridge collapsed on Monday.", ""), ("The mine closed in 2019. The harbour opened in 1998.", "2024-10-23")
    )
    assert [e.date for e in events] == ["1998", "2019", ""]


def test_that_somebody_spoke_is_no_event() -> None:
    text = "The harbour opened in 1998.\n\nIt was a good day for the town, the mayor said on Friday."
    assert [e.date for e in timeline_of((text, "2024-10-23"))] == ["1998"]


def test_the_derivation_says_how_the_day_was_reckoned() -> None:
    (event,) = timeline_of((f"{RAID} on Friday.", "2024-10-23"))
    assert event.derivation == "“Friday” in an article of 2024-10-23"


def test_a_stated_date_is_kept_before_a_reckoned_one() -> None:
    (event,) = timeline_of((f"{RAID} on Friday.", "2024-10-23"), (f"{RAID} on 18 October 2024.", "2024-10-20"))
    assert event.derivation == "stated"


def test_one_year_and_one_number_make_one_event() -> None:
    (event,) = timeline_of(
        ("In 2016 a walkout at the port dragged on for nine days.", "2024-10-23"),
        ("A strike by dockers in 2016 lasted nine days.", "2024-10-24"),
    )
    assert len(event.evidence) == 2


def test_a_line_names_who_is_meant() -> None:
    text = "Corvel Systems builds pumps.\n\nIt offered its complete logs to the board on 13 October."
    assert [e.text for e in timeline_of((text, "2024-10-23"))] == [
        "[Corvel Systems] offered its complete logs to the board on 13 October"
    ]


STRIKE = "Dock workers in Tarvik walked out on Tuesday and blocked the container terminal."
ALIKE = "The container terminal in Tarvik stood still after dock workers walked out on Tuesday."


def days_of(*dated: tuple[str, str]) -> list[tuple[str, str]]:
    return [(e.expression.removeprefix("on "), e.date) for e in timeline_of(*dated) if len(e.evidence) == 1]


def test_the_other_days_of_an_undated_article_follow_from_a_dated_one_that_opens_with_the_same() -> None:
    undated = f"{ALIKE}\n\nThe union leader was arrested on Monday. Rail freight was halted on Wednesday."
    assert days_of((STRIKE, "2024-10-17"), (undated, "")) == [("Monday", "2024-10-14"), ("Wednesday", "2024-10-16")]


def test_a_reckoned_day_of_an_undated_article_names_the_source_that_it_is_reckoned_from() -> None:
    events = timeline_of((STRIKE, "2024-10-17"), (f"{ALIKE}\n\nThe union leader was arrested on Monday.", ""))
    assert events[0].derivation == "“Monday” in an undated article that tells what S1 dates 2024-10-15"


def test_an_undated_article_that_opens_with_something_else_keeps_its_weekdays() -> None:
    other = "The museum opened a hall for old glass on Tuesday.\n\nThe curator was arrested on Monday."
    assert ("Monday", "") in days_of((STRIKE, "2024-10-17"), (other, ""))


def test_a_day_that_may_lie_in_either_week_stays_undated() -> None:
    assert ("Friday", "") in days_of(
        (STRIKE, "2024-10-17"), (f"{ALIKE}\n\nThe union leader was arrested on Friday.", "")
    )


def test_two_articles_that_date_the_same_opening_differently_date_nothing() -> None:
    undated = f"{ALIKE}\n\nThe union leader was arrested on Monday."
    assert ("Monday", "") in days_of((STRIKE, "2024-10-17"), (f"{STRIKE} Ships waited.", "2024-10-24"), (undated, ""))


def test_a_day_to_come_is_not_reckoned_back() -> None:
    undated = f"{ALIKE}\n\nThe court meets next Monday."
    assert "2024-10-14" not in [date for _, date in days_of((STRIKE, "2024-10-17"), (undated, ""))]
