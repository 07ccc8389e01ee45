"""Quantities: what is read, what it counts, what is left alone, and that every number parses back to its text."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.numerals import Numerals
from briefing.extract.quantities import Quantity, QuantityGrammar
from briefing.extract.quantities import grammar_of as quantities_of
from briefing.lexicon import load_lexicon
from briefing.model.observations import Figure
from tests.reading import observe_text, read_texts

GRAMMAR: QuantityGrammar = quantities_of(load_lexicon())
NUMERALS = Numerals(load_lexicon())


def figures_in(text: str) -> tuple[Figure, ...]:
    return observe_text(text).figures


def only_figure(text: str) -> Figure:
    figures = figures_in(text)
    assert len(figures) == 1, [f.printed for f in figures]
    return figures[0]


def only_quantity(text: str) -> Quantity:
    found = GRAMMAR.find(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,450", 1450),
        ("1\u00a0450", 1450),
        ("12,345,678", 12345678),
        ("2.3 million", 2300000),
        ("4-1/2", 4.5),
        ("3½", 3.5),
        ("nineteen", 19),
        ("twenty-three", 23),
        ("one hundred and twenty-three", 123),
        ("two thousand five hundred", 2500),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500000),
        ("two and a half million", 2500000),
        ("a hundred", 100),
        ("a couple of", 2),
        ("1,300 million", 1300000000),
    ],
)
def test_a_numeral_is_read(text: str, value: float) -> None:
    assert NUMERALS.value(text) == value


@pytest.mark.parametrize("text", ["", "and", "cat", "4 1/0", "many"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert NUMERALS.value(text) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_every_whole_number_parses_back_with_separators(number: int) -> None:
    assert NUMERALS.value(f"{number:,}") == number


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["", " million", " billion", " thousand"]))
def test_every_decimal_parses_back_exactly(number: object, scale: str) -> None:
    factor = {"": 1, " million": 10**6, " billion": 10**9, " thousand": 10**3}[scale]
    assert NUMERALS.value(f"{number}{scale}") == float(Fraction(str(number)) * factor)


NUMBERS = st.one_of(
    st.integers(min_value=2, max_value=10**7).map(lambda n: f"{n:,}"),
    st.decimals(min_value=2, max_value=999, places=1).map(str),
    st.sampled_from(["two dozen", "half a million", "nineteen", "forty-two", "one hundred and six", "2.5 million"]),
)
UNITS = st.sampled_from([" kilometres", " per cent", "%", " MW", " dollars", " tonnes", " acre-feet", " people", ""])
SIGNS = st.sampled_from(["", "$", "€", "£", "US$"])


@settings(max_examples=300)
@given(NUMBERS, UNITS, SIGNS)
def test_every_quantity_stands_where_it_says_and_parses_back(number: str, unit: str, sign: str) -> None:
    text = f"The report names {sign if number[0].isdigit() else ''}{number}{'' if sign else unit} today."
    found = [q for q in GRAMMAR.find(text) if q.value is not None]
    assert found
    for quantity in found:
        printed = text[quantity.start : quantity.end]
        again = GRAMMAR.find(f"There are {printed} .")
        assert [(q.value, q.unit) for q in again] == [(quantity.value, quantity.unit)]


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar_and_nothing_overlaps(text: str) -> None:
    found = GRAMMAR.find(text)
    for quantity in found:
        assert 0 <= quantity.start < quantity.number_end <= quantity.end <= len(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The duty is 22.5 per cent.", 22.5, "%"),
        ("It cost €1.1bn.", 1100000000, "EUR"),
        ("It cost $US10 million.", 10000000, "USD"),
        ("It cost US$3m.", 3000000, "USD"),
        ("It cost 40 Zambian kwachas.", 40, "ZMW"),
        ("The wall is 142 m high.", 142, "metre"),
        ("They pump 12.5m barrels per day.", 12500000, "barrel per day"),
        ("Oil fell to $79.03 a barrel.", 79.03, "$ per barrel"),
        ("The river carries 410 cubic metres a second.", 410, "cubic metre per second"),
        ("It fell 0.5pc.", 0.5, "%"),
        ("It makes 1,450MW.", 1450, "megawatt"),
        ("They want 200 dinars an acre.", 200, "dinar per acre"),
        ("About a third of the fleet sank.", 100 / 3, "%"),
        ("Two-thirds of the fleet sank.", 200 / 3, "%"),
        ("One in five ships sank.", 20, "%"),
        ("Three of four ships sank.", 75, "%"),
        ("The court ruled 9-4.", 9, "votes"),
        ("It passed by nine votes to four.", 9, "votes"),
    ],
)
def test_units_and_money_are_named(text: str, value: float, unit: str) -> None:
    quantity = only_quantity(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes three to five years.", 3, 5, "year"),
        ("It adds between €150 and €200.", 150, 200, "EUR"),
        ("It holds 10-15 million litres.", 10000000, 15000000, "litre"),
        ("It rose 50–60%.", 50, 60, "%"),
    ],
)
def test_a_range_has_two_ends(text: str, low: float, high: float, unit: str) -> None:
    quantity = only_quantity(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    ("text", "bound", "approximate"),
    [
        ("They sent more than 13,000 crates.", "at least", False),
        ("They sent at least 40 crates.", "at least", False),
        ("They sent up to 40 crates.", "at most", False),
        ("They sent no more than 40 crates.", "at most", False),
        ("They sent 40 crates or more.", "", False),
        ("They sent 40 or more crates.", "at least", False),
        ("They sent about 40 crates.", "", True),
        ("They sent up to about 40 crates.", "at most", True),
        ("They sent nearly 40 crates.", "", True),
        ("They sent 40 crates.", "", False),
        ("He ruled over 40 towns.", "at least", False),
        ("It lasted over 40 years.", "", False),
    ],
)
def test_limits_and_approximations_are_kept(text: str, bound: str, approximate: bool) -> None:
    quantity = only_quantity(text)
    assert (quantity.bound, quantity.approximate) == (bound, approximate)


def test_from_one_value_to_another_is_no_range() -> None:
    assert [q.value for q in GRAMMAR.find("The toll rose from 41 to 54.")] == [41, 54]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The army sent 1,500 special operation forces to the border.", "special operation forces"),
        ("Five current or former officials spoke.", "current or former officials"),
        ("Hundreds of foreign workers left.", "foreign workers"),
        ("Three of the captured fishermen were freed.", "captured fishermen"),
        ("The mine employs 8,000 people.", "people"),
        ("About 140 lorry drivers are being held at the border post.", "lorry drivers"),
        ("The blast left 12 dead.", "dead"),
        ("The court struck down the duty of 22.5 per cent.", "duty"),
        ("Exports to the north fell 12% in May.", "Exports to the north fell"),
        ("The dam is 142 metres high.", "dam"),
        ("A $3 million donation came from the family.", "donation"),
        ("They shipped 210,000 metric tons of lithium.", "lithium"),
        ("A 10-car convoy was hit.", "car"),
        ("The poll has a margin of error of two per cent.", "margin of error"),
        ("Its jobless rate of 4.9% is low.", "jobless rate"),
        ("Three of four farmers left.", "farmers"),
        ("The state made a one-time payment of $5-10 billion.", "one-time payment"),
        ("More than 6 in 10 farmers left.", "farmers"),
        ("It gives 90 days' notice.", "notice"),
    ],
)
def test_the_counted_noun_comes_with_its_modifiers(text: str, counts: str) -> None:
    assert counts in [figure.counts for figure in figures_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The army tested a Mirov-19 missile.",
        "Resolution 1718 forbids the sale.",
        "Flight 370 left the airport.",
        "The second envoy left the room.",
        "The shop opened at 10:30 on Friday.",
        "The shop opens at 9 a.m. each day.",
        "Anna Berg, 45, chairs the board.",
        "The 45-year-old envoy left.",
        "She was 92.",
        "The envoy left on 12 March.",
        "The group was founded in 1998.",
        "1. The envoys met the minister.",
        "He ran all the way to the top.",
        "The minister resigned three years ago.",
        "See page 12.",
        "He was one of the best.",
        "One in five say no.",
        "The number that many watch stood at 50 to 48.",
        "About two-thirds, the survey says, will vote.",
        "Millions and millions go to waste.",
        "He lost two Central Park ice.",
    ],
)
def test_names_dates_ages_and_furniture_are_no_figures(text: str) -> None:
    assert figures_in(text) == ()


def test_a_change_gives_both_ends_the_same_noun() -> None:
    new, old = figures_in("The death toll in the north rose to 54 from 41.")
    assert (new.value, new.stage, old.value, old.stage) == (54, "", 41, "previous")
    assert new.counts == old.counts == "death toll in the north"


def test_a_bare_number_takes_the_noun_that_it_answers() -> None:
    union, ministry = figures_in("The union counts 400 drivers in the yard. The ministry puts the number at 140.")
    assert (ministry.value, ministry.counts) == (140, union.counts)
    assert ministry.evidence.rule == "figure.elliptical"


def test_of_them_points_to_the_last_figure() -> None:
    _, freed = figures_in("Soldiers arrested 40 fishermen. Three of them were freed.")
    assert (freed.value, freed.counts) == (3, "fishermen")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The state plans to send 12,000 soldiers.", "planned"),
        ("The state will send 12,000 soldiers.", "planned"),
        ("The state has sent 12,000 soldiers.", "sent"),
        ("The laboratory confirmed 263 infections.", "confirmed"),
        ("The state has 12,000 soldiers.", ""),
    ],
)
def test_the_stage_is_read_from_the_clause(text: str, stage: str) -> None:
    assert only_figure(text).stage == stage


def test_place_and_time_limit_a_figure() -> None:
    figure = only_figure("The army has sent 3,000 soldiers to Norway since August 2023.")
    assert figure.scope == ("to Norway", "since August 2023")


def test_a_date_in_the_clause_is_what_a_figure_holds_as_of() -> None:
    assert only_figure("The laboratory confirmed 263 infections on 5 March 2021.").as_of == "2021-03-05"


def test_the_figure_quotes_the_source() -> None:
    text = "“More than 40\u00a0crates were lost,” said the captain."
    (source,) = read_texts(text)
    figure = only_figure(text)
    assert source.text[figure.span.start : figure.span.end] == figure.printed == "40"
    assert source.holds(figure.evidence)


@pytest.mark.xfail(strict=True, reason="a number in the place of its own noun, with the noun only in what follows")
def test_a_number_counts_the_noun_behind_a_colon() -> None:
    assert [f.value for f in figures_in("8,000: the workforce of the plant in total.")] == [8000]


@pytest.mark.xfail(strict=True, reason="“one” counts only with a scale or in a share: as a word it is mostly a pronoun")
def test_a_single_case_is_a_figure() -> None:
    assert [f.value for f in figures_in("One case was confirmed in the north.")] == [1]


def test_a_title_that_is_a_length_of_time_is_no_figure() -> None:
    assert figures_in("The film 13 Hours by the director opens in Bergen.") == ()
    assert only_figure("The siege lasted 13 hours in the rain.").printed == "13 hours"


def test_about_before_an_article_is_a_preposition() -> None:
    assert not only_figure("The observers said nothing about the 312 missing tally sheets.").approximate
    assert only_figure("The storm sank nearly the 300 boats of the harbour.").approximate
    assert only_figure("The storm sank about 300 boats of the harbour.").approximate


@pytest.mark.parametrize(
    ("text", "value", "counts"),
    [
        ("The quarry said that three of its nine drills were running.", 3, "drills"),
        ("The first phase covers 14 of the yard's 32 cranes.", 14, "cranes"),
        ("Results from 412 of the state's 3,840 schools had not arrived.", 412, "schools"),
        ("Around 26% of the firm's 4,300-strong workforce would be cut.", 26, "workforce"),
        ("A 4,300-strong crowd filled the square.", 4300, "crowd"),
        ("Of the 2,850 posts at the plant, 640 will fall away by 2029.", 640, "posts"),
        ("The union put the number taking part at 6,200.", 6200, "number taking part"),
        ("Officials gave the number of missing forms at 300.", 300, "missing forms"),
        ("The register stood at 14,187,320.", 14187320, "register"),
        ("The ministry speaks of 640 jobs. An older study has 1,900.", 1900, "jobs"),
        ("Turnout hit 74 per cent.", 74, "Turnout"),
        ("The board put turnout at 61.3%.", 61.3, ""),
        ("The firm will convert all 32 yard cranes.", 32, "yard cranes"),
        ("The town lies behind a 142-metre high wall.", 142, "wall"),
        ("More than Rs 1.2 billion is lost each day.", 1.2e9, ""),
    ],
)
def test_what_is_counted_is_named(text: str, value: float, counts: str) -> None:
    assert (value, counts) in [(figure.value, figure.counts) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He takes two sugars. We sat on the road, about three hundred of us.", 300),
        ("The gap between the first two candidates is small.", 2),
        ("The four-nation bloc met in the north.", 4),
        ("The number that many watch stood at 50 to 48.", 50),
    ],
)
def test_a_number_without_a_noun_of_its_own_is_left_out(text: str, value: float) -> None:
    assert value not in [figure.value for figure in figures_in(text)]


def test_a_duration_measures_no_change() -> None:
    assert [f.counts for f in figures_in("Wages will rise by 18 per cent over three years.")] == ["Wages will rise", ""]


def test_a_change_and_what_it_led_to_are_no_range() -> None:
    assert [(f.value, f.low) for f in figures_in("Copper lost $1.37 to $78.56 a tonne.")] == [
        (1.37, None),
        (78.56, None),
    ]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The mayor will send 40 boats to the island.", "planned"),
        ("The mayor sent 40 boats to the island.", "sent"),
        ("Wages will rise by 18 per cent.", "planned"),
        ("The league wants compensation of 200 dinars an acre.", "planned"),
        ("300 teachers will be hired.", "planned"),
        ("The pumps were supplied by a firm under a contract worth $18.4 million.", ""),
        ("The strike left 11 container ships waiting off the coast.", ""),
        ("A poll found that 61 per cent of farmers would back it.", ""),
        ("With trade of €34bn at stake, few expect either side to hold out.", ""),
        ("The council will scrap its levy of 18%.", ""),
        ("Of the 2,850 posts at the plant, some will fall away.", ""),
    ],
)
def test_a_stage_needs_an_argument_of_the_verb(text: str, stage: str) -> None:
    assert only_figure(text).stage == stage


def test_a_share_is_printed_without_the_space_before_it() -> None:
    assert only_figure("More than half of the members left.").printed == "half"
