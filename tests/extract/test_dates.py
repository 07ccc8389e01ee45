"""Dates: what stands in the text, how it is reckoned, and that no year is invented."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract import calendars
from briefing.extract.calendars import Anchor, Tense
from briefing.extract.dates import grammar_of
from briefing.extract.moments import Moment
from briefing.lexicon import load_lexicon

WEDNESDAY = "2024-10-23"
DATES = grammar_of(load_lexicon())


def moments_in(text: str, published: str = WEDNESDAY, tense: Tense = "past") -> list[Moment]:
    return DATES.find(text, Anchor(published=published), lambda _start, _end: tense)


def date_in(text: str, published: str = WEDNESDAY, tense: Tense = "past") -> str:
    (moment,) = moments_in(text, published, tense)
    return moment.date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 23 October 2019", "2019-10-23"),
        ("on the 3rd of May 2020", "2020-05-03"),
        ("on Oct. 6, 2025", "2025-10-06"),
        ("on Thursday 12 March 2020", "2020-03-12"),
        ("on the third of June, 1990", "1990-06-03"),
        ("on 2021-03-04", "2021-03-04"),
        ("in March of 2024", "2024-03"),
        ("in late January 2018", "2018-01"),
        ("since 1998", "1998"),
        ("the 2011 accord", "2011"),
        ("from 2011 to 2014", "2011/2014"),
        ("in the first half of 2019", "2019-01/2019-06"),
        ("in the third quarter of 2020", "2020-07/2020-09"),
        ("from 3 to 5 June 2020", "2020-06-03/2020-06-05"),
        ("on March 10-12, 2021", "2021-03-10/2021-03-12"),
        ("from January to March 2020", "2020-01/2020-03"),
    ],
)
def test_a_stated_date_needs_no_article_date(text: str, date: str) -> None:
    assert date_in(text, published="") == date
    assert date_in(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 10 June", "2024-06-10"),
        ("on 30 November", "2023-11-30"),
        ("in June", "2024-06"),
        ("in December", "2023-12"),
        ("on Monday", "2024-10-21"),
        ("on Wednesday", "2024-10-23"),
        ("late on Friday night", "2024-10-18"),
        ("last Wednesday", "2024-10-16"),
        ("yesterday", "2024-10-22"),
        ("this morning", "2024-10-23"),
        ("last night", "2024-10-22"),
        ("last week", "2024-10-14/2024-10-20"),
        ("earlier this week", "2024-10-21/2024-10-23"),
        ("last month", "2024-09"),
        ("earlier this year", "2024"),
        ("last year", "2023"),
        ("three years ago", "2021"),
        ("two days ago", "2024-10-21"),
        ("over the past two years", "2022-10/2024-10"),
        ("in the last 2 days", "2024-10-21/2024-10-23"),
        ("in December of last year", "2023-12"),
        ("in June and July", "2024-06/2024-07"),
    ],
)
def test_a_relative_date_is_reckoned_from_the_article(text: str, date: str) -> None:
    assert date_in(text) == date
    assert WEDNESDAY in moments_in(text)[0].derivation


@pytest.mark.parametrize(
    "text",
    ["on 10 June", "in June", "on Monday", "yesterday", "last week", "three years ago", "over the past two years"],
)
def test_without_an_article_date_no_date_is_invented(text: str) -> None:
    (moment,) = moments_in(text, published="")
    assert moment.date == ""
    assert moment.precision in ("relative", "undated")
    assert moment.derivation in ("article undated", "year not stated")


def test_an_undated_monday_stays_monday() -> None:
    (moment,) = moments_in("He spoke on Monday.", published="")
    assert (moment.expression, moment.derivation) == ("Monday", "article undated")


@pytest.mark.parametrize(
    ("text", "date"),
    [("on 30 November", "2024-11-30"), ("on Monday", "2024-10-28"), ("in March", "2025-03"), ("next month", "2024-11")],
)
def test_what_is_to_come_lies_ahead(text: str, date: str) -> None:
    assert date_in(text, tense="future") == date


def test_an_open_tense_takes_the_nearer_day() -> None:
    assert date_in("on 30 October", tense="open") == "2024-10-30"
    assert date_in("on 30 September", tense="open") == "2024-09-30"


def test_a_count_of_days_starts_from_the_date_told_before() -> None:
    _, second = moments_in("He left on 3 May 2011 and came back two days later.")
    assert second.date == "2011-05-05"
    assert "2011-05-03" in second.derivation


def test_a_count_of_days_from_another_event_stays_open() -> None:
    moments = moments_in("It aired on 3 May 2011, a day after the army left.")
    assert [m.date for m in moments] == ["2011-05-03", ""]


def test_that_year_is_the_year_told_before() -> None:
    assert [m.date for m in moments_in("In March of 2019 it grew; the levy came in January of that year.")] == [
        "2019-03",
        "2019-01",
    ]


def test_a_bare_month_beside_another_year_is_left_open() -> None:
    """The article's own year would be a guess."""
    assert [m.date for m in moments_in("It was built in 2019. It opened in March.")] == ["2019", ""]


@pytest.mark.parametrize("text", ["last summer", "over the winter", "this spring"])
def test_a_season_keeps_its_words(text: str) -> None:
    (moment,) = moments_in(text)
    assert (moment.date, moment.precision) == ("", "relative")


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the capital.",
        "April Jones spoke.",
        "The farmers march on.",
        "A crowd of 2000 people came.",
        "The score was 3-5.",
        "He paid 40 euros.",
        "They met at Easter.",
        "Christmas came early.",
        "The shop closes on Mondays.",
    ],
)
def test_ordinary_words_and_festivals_are_no_dates(text: str) -> None:
    assert moments_in(text) == []


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_reads_back(day: dt.date) -> None:
    month = calendar.month_name[day.month]
    assert date_in(f"on {day.day} {month} {day.year}", published="") == day.isoformat()
    assert date_in(f"on {month} {day.day}, {day.year}", published="") == day.isoformat()
    assert date_in(f"on {day.isoformat()}", published="") == day.isoformat()


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 12, 31)), st.integers(0, 6))
def test_a_past_weekday_lies_in_the_week_up_to_the_article(published: dt.date, weekday: int) -> None:
    found = calendars.weekday_near(Anchor(published=published.isoformat()), weekday, future=False)
    assert found is not None
    day = dt.date.fromisoformat(found)
    assert day.weekday() == weekday
    assert 0 <= (published - day).days <= 6


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_never_behind_a_past_article(published: dt.date, month: int, day: int) -> None:
    found = calendars.day_in_nearest_year(Anchor(published=published.isoformat()), month, day, "past")
    assert found is not None
    assert found <= published.isoformat()
    assert (published - dt.date.fromisoformat(found)).days <= 366


@given(st.text(max_size=150))
def test_no_text_breaks_the_date_rules_and_nothing_overlaps(text: str) -> None:
    moments = moments_in(text)
    assert all(text[m.start : m.end] == m.expression for m in moments)
    assert all(a.end <= b.start for a, b in itertools.pairwise(moments))


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    assert moments_in("on 2021-02-30") == []


def test_an_interval_over_two_months() -> None:
    assert date_in("from 28 May to 3 June 2020") == "2020-05-28/2020-06-03"
