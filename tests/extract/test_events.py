"""Events: which clauses tell something dated, in one faithful line."""

from __future__ import annotations

import dataclasses

import pytest

from briefing.extract import observe
from briefing.lexicon import load_lexicon
from briefing.model.observations import Event
from tests.reading import MODEL, read_texts


def events_in(text: str, published: str = "2024-10-23") -> tuple[Event, ...]:
    sources = [dataclasses.replace(source, published=published or None) for source in read_texts(text)]
    (observations,) = observe(sources, MODEL, load_lexicon())
    return observations.events


def only_event(text: str, published: str = "2024-10-23") -> Event:
    events = events_in(text, published)
    assert len(events) == 1, events
    return events[0]


def test_a_dated_clause_is_an_event() -> None:
    event = only_event("The ministry closed the border on Friday.")
    assert (event.date, event.predicate) == ("2024-10-18", "close")
    assert event.text == "The ministry closed the border on Friday"


def test_it_is_dated_ahead_when_it_is_to_come() -> None:
    assert only_event("The envoys will meet on Friday.").date == "2024-10-25"
    assert only_event("The envoys meet in Oslo on Friday.").date == "2024-10-25"


def test_an_undated_article_keeps_the_weekday() -> None:
    event = only_event("The ministry closed the border on Friday.", published="")
    assert (event.date, event.expression, event.derivation) == ("", "Friday", "article undated")


def test_who_says_so_stays_in_the_line() -> None:
    event = only_event("The union says that the firm sacked 40 drivers on 3 May 2021.")
    assert event.text.startswith("The union says")


@pytest.mark.parametrize("hedge", ["reportedly", "allegedly", "may have"])
def test_hedges_stay_in_the_line(hedge: str) -> None:
    verb = "sunk" if hedge == "may have" else "sank"
    assert hedge in only_event(f"The navy {hedge} {verb} the ferry on Friday.").text


def test_side_clauses_leave_a_long_line() -> None:
    event = only_event(
        "The foreign minister, who has led the ministry for many years and knows the region well, "
        "signed the long awaited treaty with the neighbouring state in the capital on Friday."
    )
    assert "who has led" not in event.text
    assert event.text.startswith("The foreign minister signed")


def test_a_clause_that_carries_the_date_stays() -> None:
    event = only_event(
        "The foreign minister, who was appointed on 3 May 2019 after a long quarrel in the governing party, "
        "has never spoken about the case of the missing ferry in public or in the parliament of the state."
    )
    assert event.date == "2019-05-03"
    assert "who was appointed on 3 May 2019" in event.text


def test_two_dates_on_two_verbs_are_two_events() -> None:
    assert [e.date for e in events_in("The court struck down the duty on Tuesday that was imposed in March 2021.")] == [
        "2024-10-22",
        "2021-03",
    ]


def test_a_date_on_a_noun_names_it() -> None:
    assert only_event("The envoys praised Tuesday's ruling.").predicate == "ruling"


@pytest.mark.parametrize(
    "text",
    [
        "Did the ministry close the border on Friday?",
        "If the ministry closes the border on Friday, trade stops.",
        "It was the weakest level since 2011.",
        "Oil for December delivery rose.",
        "The price rose from 40 euros on Monday.",
        "No nurse is working without gloves today.",
        "The paper would not arrive before April.",
        "The envoy spoke to “Radio Free Sunday”.",
    ],
)
def test_questions_conditions_comparisons_and_names_tell_nothing(text: str) -> None:
    assert events_in(text) == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The state recently tested a new missile.", "event.recent"),
        ("Following a visit to Norway, the envoy toured the border.", "event.after"),
        ("The envoy spoke after meeting the minister.", "event.after"),
    ],
)
def test_an_order_without_a_date_is_kept_as_order(text: str, rule: str) -> None:
    event = only_event(text)
    assert (event.date, event.precision, event.evidence.rule) == ("", "undated", rule)


@pytest.mark.parametrize(
    "text", ["The recently tested missile is new.", "A previously unknown group exists.", "The dog ran after the cat."]
)
def test_order_words_on_adjectives_and_things_are_none(text: str) -> None:
    assert events_in(text) == ()


def test_the_evidence_is_the_whole_sentence() -> None:
    event = only_event("Nothing moved. The ministry closed the border on Friday.")
    assert event.evidence.quote == "The ministry closed the border on Friday."


def test_a_fragment_tells_nothing() -> None:
    assert events_in("Prices at the harbour, Friday.") == ()


def test_a_possessive_day_behind_the_clause_is_over() -> None:
    assert only_event("The ministry will appeal against Tuesday's ruling.").date == "2024-10-22"


def test_a_possessive_day_that_could_be_either_stays_open() -> None:
    event = only_event("The ministers will discuss Tuesday's vote.")
    assert (event.date, event.derivation) == ("", "past or to come")


def test_a_noun_taken_for_a_present_verb_makes_no_future() -> None:
    assert (
        only_event("Officials confirmed that the air strikes on Friday night destroyed the depot.").date == "2024-10-18"
    )


@pytest.mark.parametrize(
    "text", ["“I would sign it again tomorrow,” he said.", "They came on foot, not one day earlier."]
)
def test_what_only_might_be_tells_nothing(text: str) -> None:
    assert events_in(text) == ()


def test_what_is_set_for_a_day_is_to_come() -> None:
    assert only_event("The primaries are set for Nov. 30, and Holm is expected to win.").date == "2024-11-30"


def test_what_somebody_does_ahead_of_a_day_leaves_the_day_to_come() -> None:
    assert only_event("Ahead of Saturday's vote, Holm and Berg must win over the islands.").date == "2024-10-26"


def test_what_was_done_ahead_of_a_day_leaves_its_direction_as_it_was() -> None:
    assert only_event("Ahead of Saturday's vote, the police had closed the harbour.").date != "2024-10-26"


def test_what_does_not_happen_until_a_year_is_no_event_of_that_year() -> None:
    assert events_in("The bill will not come to a vote until 2027.") == ()


def test_the_dateline_of_a_wire_is_no_event_and_no_part_of_the_line() -> None:
    (event,) = events_in("Harbour closed\n\nMABUZO, 23 October - The port of Mabuzo closed its gates on Monday.")
    assert event.text == "The port of Mabuzo closed its gates on Monday"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A declaration is due on Monday.", "2024-10-28"),
        ("Some 4 million farmers were registered to vote on Saturday.", "2024-10-19"),
        ("The Essential Order of 16 October will remain in force.", "2024-10-16"),
        ("The envoys were expected to meet on Friday.", "2024-10-25"),
        ("The harbour was closed over the weekend.", "2024-10-19/2024-10-20"),
        ("The envoys will meet at the weekend.", "2024-10-26/2024-10-27"),
        ("The pump failed on the night of 11 October.", "2024-10-11"),
        ("The logs are due by Tuesday, 29th October.", "2024-10-29"),
        ("The trial opens on the 4th of November.", "2024-11-04"),
        ("The fair was held between 3 and 7 May.", "2024-05-03/2024-05-07"),
        ("The fair will be held in Oslo from October 30 to November 4.", "2024-10-30/2024-11-04"),
        ("The vote was a surprise on Monday.", "2024-10-21"),
        ("The plant has been closed since 2011.", "2011"),
    ],
)
def test_the_day_that_is_meant_is_found(text: str, date: str) -> None:
    assert only_event(text).date == date


@pytest.mark.parametrize(
    "text",
    [
        "The two may meet again on Monday.",
        "The chairman was 300 votes ahead on Friday.",
        "Trade was worth $3bn last year.",
        "The officials were unreachable on Friday.",
        "He has led the union since 2015.",
        "Ten days after the night shift walked out, the state behaves as if it were over.",
        "Clerk: At a quarter past two on Sunday morning.",
        "Without rain it would be a desert by 2035.",
        "Her members get 6 per cent this year.",
        "The board regrets the loss of life reported after the vote.",
    ],
)
def test_states_and_possibilities_are_no_events(text: str) -> None:
    assert events_in(text) == ()


def test_a_finished_act_that_is_told_is_the_event() -> None:
    assert only_event("The firm said on Thursday that work had resumed at four berths.").predicate == "resume"
    assert only_event("The firm said on Thursday that work is hard.").predicate == "say"
