"""Key figures: joined over sources, attributed, in order; small ones without weight left out."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.lexicon import load_lexicon
from briefing.model.findings import KeyFigure
from briefing.model.observations import Figure
from briefing.reconcile.measures import Measures
from tests.reading import observe_text, reconcile_texts

MEASURES = Measures(load_lexicon())


def figures_of(*texts: str) -> tuple[KeyFigure, ...]:
    return reconcile_texts(*texts).figures


def figure_in(text: str) -> Figure:
    (figure,) = observe_text(text).figures
    return figure


def clash(one: str, other: str) -> bool:
    return MEASURES.extent(figure_in(one)).clashes(MEASURES.extent(figure_in(other)))


def test_one_figure_in_two_sources_is_one() -> None:
    (figure,) = figures_of(
        "The army sent 1,500 soldiers to the border.", "Some 1500 soldiers reached the border on foot."
    )
    assert [e.source for e in figure.evidence] == ["S1", "S2"]
    assert (figure.printed, figure.counts) == ("1,500", "soldiers")


def test_equal_numbers_of_other_things_stay_apart() -> None:
    found = figures_of("The army sent 40 trucks to the border.", "The zoo bought 40 parrots for its new hall.")
    assert sorted(f.counts for f in found) == ["parrots", "trucks"]


def test_a_figure_in_a_statement_belongs_to_its_speaker() -> None:
    (figure,) = figures_of("Defence Minister Ingrid Solheim said that 1,500 soldiers had reached the border.")
    assert figure.attributed_to == "Ingrid Solheim"


def test_a_figure_of_the_narrator_has_no_holder() -> None:
    (figure,) = figures_of("The army sent 1,500 soldiers to the border.")
    assert figure.attributed_to is None


@pytest.mark.parametrize(
    "text", ["The two sides met in the hall.", "Both gained from it in one day.", "Three countries met."]
)
def test_small_numbers_of_plain_things_are_left_out(text: str) -> None:
    assert figures_of(text) == ()


def test_what_more_sources_give_comes_first() -> None:
    found = figures_of(
        "The firm lost 900 crates at sea. The fire destroyed 40 trucks in the port.",
        "In the port, the fire destroyed 40 trucks of the firm.",
    )
    assert [f.printed for f in found] == ["40", "900"]


def test_the_printed_figure_is_never_converted() -> None:
    (figure,) = figures_of("The gate lies 25 miles from the border.")
    assert (figure.printed, figure.value, figure.unit) == ("25 miles", 25, "mile")


def test_two_units_of_one_length_do_not_clash() -> None:
    assert not clash("The wall is 142 metres high.", "The wall is 466 feet high.")
    assert clash("The wall is 142 metres high.", "The wall is 520 feet high.")


def test_limits_clash_only_beyond_them() -> None:
    assert not clash("The army sent at least 40 trucks.", "The army sent 60 trucks.")
    assert clash("The army sent at most 40 trucks.", "The army sent 60 trucks.")


def test_rounding_is_no_clash() -> None:
    assert not clash("The union counts 4,962 workers.", "Nearly 5,000 workers left.")


def test_unlike_units_never_clash() -> None:
    assert not clash("The wall is 142 metres high.", "The firm lost 900 crates.")


@given(st.integers(min_value=1, max_value=10**9))
def test_conversion_is_exact_unless_marked_approximate(number: int) -> None:
    metres, dimension, rough = MEASURES.convert(number, "mile")
    assert (metres, dimension, rough) == (Fraction(number) * Fraction("1609.344"), "length", False)
    assert MEASURES.convert(number, "month")[2]


def test_every_unit_has_a_size_and_a_dimension() -> None:
    for unit in load_lexicon().table("units"):
        size, dimension, _ = MEASURES.convert(1, unit)
        assert size > 0
        assert dimension


def test_the_evidence_is_verbatim() -> None:
    (figure,) = figures_of("The army sent 1,500 soldiers to the border.")
    assert dataclasses.astuple(figure.evidence[0])[1] == "The army sent 1,500 soldiers to the border."


@pytest.mark.parametrize(
    "text",
    [
        "The driver orders plain tea with two sugars.",
        "Hundreds of traders filled the hall.",
        "He spoke for three minutes.",
        "Half of the shops stayed shut.",
        "The mayor told the council that fees would rise by 4 per cent over three years.",
    ],
)
def test_what_says_little_has_no_row(text: str) -> None:
    assert not [f for f in figures_of(text) if f.unit in ("", "minute", "year") or f.printed == "Half"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Two miners died in the shaft.", "Two"),
        ("“The repair will take three weeks,” the mayor, Ana Roe, said.", "three weeks"),
        ("The firm will dismiss 640 drivers.", "640"),
    ],
)
def test_what_matters_has_one(text: str, printed: str) -> None:
    assert printed in [f.printed for f in figures_of(text)]


def test_orders_of_size_count_when_two_sources_give_them() -> None:
    (figure,) = figures_of("Hundreds of traders left the port.", "Hundreds of traders left the port on foot.")
    assert figure.printed == "Hundreds"


def test_one_duration_of_one_year_is_one_figure() -> None:
    (figure,) = figures_of(
        "In 2016 a walkout at the port dragged on for nine days and left shops empty.",
        "A strike by dockers in 2016 lasted nine days.",
    )
    assert len(figure.evidence) == 2
