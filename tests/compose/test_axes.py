"""The time axis: most events spread out, early ones at the edge, labels that can be read."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.axes import make_axis


def day(text: str) -> tuple[int, int]:
    ordinal = date.fromisoformat(text).toordinal()
    return ordinal, ordinal


def test_days_of_one_week_are_spread_over_the_axis() -> None:
    axis = make_axis([day("2031-03-01"), day("2031-03-04"), day("2031-03-08")])
    assert [axis.place(day(d)[0]) for d in ("2031-03-01", "2031-03-08")] == [0.0, 1.0]
    assert axis.ticks()[0].label == "1 Mar"


def test_an_event_years_before_does_not_press_the_others_together() -> None:
    recent = ["2031-03-01", "2031-03-04", "2031-03-06", "2031-03-08"]
    axis = make_axis([day("1998-05-01"), *map(day, recent)])
    assert axis.place(day("1998-05-01")[0]) == 0.0
    assert axis.ticks()[0].label == "earlier"
    places = [axis.place(day(d)[0]) for d in recent]
    assert places == sorted(set(places))
    assert places[1] - places[0] > 0.2


def test_years_are_labelled_as_years() -> None:
    axis = make_axis([day("2020-06-01"), day("2024-06-01"), day("2030-06-01")])
    assert {len(t.label) for t in axis.ticks()} == {4}


@given(st.lists(st.integers(700_000, 750_000), min_size=1, max_size=30))
def test_every_event_stands_on_the_axis_and_no_label_on_another(starts: list[int]) -> None:
    axis = make_axis([(s, s + 2) for s in starts])
    assert all(0.0 <= axis.place(s) <= axis.place(s + 2) <= 1.0 for s in starts)
    at = [t.at for t in axis.ticks()]
    assert all(b - a >= 0.1 for a, b in pairwise(at))
