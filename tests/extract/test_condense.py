"""A sentence trimmed for the bottom line: words are taken away, and what cannot stand alone gives nothing."""

from __future__ import annotations

import pytest

from briefing.model.observations import Sentence
from tests.reading import observe_text


def sentences(text: str) -> tuple[Sentence, ...]:
    return observe_text(text).sentences


def clause(text: str, number: int = 1) -> str:
    return sentences(text)[number - 1].clause


def test_an_opening_adverbial_goes() -> None:
    assert clause("In a surprising turn, Oravia signed the fisheries pact.") == "Oravia signed the fisheries pact."


def test_an_opening_date_stays() -> None:
    text = "On 4 May, Oravia signed the fisheries pact with its neighbours."
    assert clause(text) == text


def test_a_condition_stays() -> None:
    text = "If the level falls, Oravia will close the northern lock."
    assert clause(text) == text


def test_an_aside_between_commas_goes() -> None:
    text = "Oravia, which lies on the northern coast, will close the harbour."
    assert clause(text) == "Oravia will close the harbour."


def test_an_aside_with_a_figure_stays() -> None:
    text = "Oravia, which has built 14 locks since the war, will close the harbour."
    assert "14 locks" in clause(text)


def test_an_opening_clause_with_its_own_subject_is_no_adverbial() -> None:
    text = "The premier has accepted the offer, though the general told a radio station that talks were useless."
    assert clause(text).startswith("The premier has accepted the offer")


def test_a_hedge_stays() -> None:
    assert "reportedly" in clause("Oravia reportedly sold the tanker to a firm in Port Sund.")


def test_a_conjunction_at_the_head_goes() -> None:
    assert clause("But Oravia rejected the offer on Friday.") == "Oravia rejected the offer on Friday."


def test_a_dateline_goes() -> None:
    assert clause("Cairo: The fate of the missing captain remains unclear.").startswith("The fate")


def test_a_pronoun_at_the_head_becomes_the_name_of_its_chain() -> None:
    text = "Foreign minister Ottar Lindqvist visited Oravia. He rejected the offer of talks on Friday."
    assert clause(text, 2) == "[Ottar Lindqvist] rejected the offer of talks on Friday."


def test_a_speaker_named_by_a_pronoun_behind_the_words_becomes_a_name_too() -> None:
    text = "Foreign minister Ottar Lindqvist spoke on Friday. The lock will stay closed for a year, he said."
    assert clause(text, 2) == "The lock will stay closed for a year, [Ottar Lindqvist] said."


def test_empty_it_needs_no_name() -> None:
    text = "It is clear that the northern lock will stay closed."
    assert clause(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "They rejected the offer of talks on Friday.",
        "This is the third closure of the lock in a year.",
        "Will the northern lock ever open again?",
        "We closed the northern lock for good reasons.",
        "Whether the northern lock opens this year.",
        "The move underscores the importance of the northern lock.",
        "Both sides said that the lock was open.",
        "Three facts on the northern lock of Oravia:",
    ],
    ids=["pronoun", "pointing", "question", "first person", "fragment", "commentary", "both sides", "colon"],
)
def test_what_cannot_stand_alone_gives_nothing(text: str) -> None:
    assert clause(text) == ""


def test_both_before_names_points_to_nothing() -> None:
    assert clause("Both Oravia and Norrland have denied the report on the tanker.")


def test_an_existential_there_stands_alone() -> None:
    assert clause("There is growing concern in Oravia about the northern lock.")


def test_a_verb_of_saying_without_what_is_said_gives_nothing() -> None:
    assert clause("Ottar Lindqvist told the Harbour Gazette.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Oravia denied it.",
        "The harbour ministry refused.",
        "Norrland did, in March of that year.",
        "Norrland has a lock, but Oravia will not open hers.",
    ],
    ids=["it", "no object", "bare auxiliary", "a thing owned"],
)
def test_what_points_back_is_marked(text: str) -> None:
    assert "anaphoric" in sentences(text)[0].traits


@pytest.mark.parametrize(
    "text",
    [
        "Oravia denied the report.",
        "The harbour ministry refused to open the lock.",
        "The plan for the northern lock could cost a fortune.",
        "The Court of Locks ruled in May. The court ordered a new hearing.",
    ],
    ids=["object", "infinitive", "qualified", "class of a named body"],
)
def test_what_is_complete_is_not_marked(text: str) -> None:
    assert "anaphoric" not in sentences(text)[-1].traits


def test_a_bare_description_says_which_noun_it_is() -> None:
    assert "bare:plan" in sentences("The plan could cost the port a fortune.")[0].traits


def test_traits_tell_what_a_sentence_carries() -> None:
    assert sentences("Norway has signed the pact.")[0].traits == ("event", "named", "perfect")
    assert sentences("The harbour was quiet in the morning sun.")[0].traits == ("bare:harbour", "common")


@pytest.mark.parametrize(
    "text",
    [
        "It is tempting to see in the lock a simple tale of Norrland and its neighbour.",
        "Norrland Ferries today issued a further update on the accident at the northern lock.",
    ],
)
def test_musings_and_notices_without_content_give_nothing(text: str) -> None:
    assert clause(text) == ""


def test_a_notice_that_tells_what_it_says_stays() -> None:
    assert clause("Norrland Ferries issued a statement saying the lock would open in June.")


def test_a_bare_body_is_given_its_name() -> None:
    told = sentences("Norrland Ferries Ltd runs the lock. The company expects a loss of two million crowns.")[-1].clause
    assert told.startswith("[Norrland Ferries Ltd] expects")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            (
                "A maritime court on Friday struck down most of a levy on imported salt from the island republic, handing "
                "the smaller country a win in a dispute that has disrupted supplies to canneries for 18 months."
            ),
            "A maritime court on Friday struck down most of a levy on imported salt from the island republic",
        ),
        (
            (
                "At least 17 dogs have died in Oravia after eating a biscuit made by Belmark's Pawfect, the farm ministry "
                "said on Thursday, as inspectors in three countries hunted for boxes thought to be on shop shelves."
            ),
            (
                "At least 17 dogs have died in Oravia after eating a biscuit made by Belmark's Pawfect, the farm ministry "
                "said on Thursday"
            ),
        ),
        (
            (
                "The mayor announced on Friday that she had ordered the purchase of up to 1,500 more buses to support the "
                "outer districts, which could bring the fleet in the city to 3,100."
            ),
            (
                "The mayor announced on Friday that she had ordered the purchase of up to 1,500 more buses to support the "
                "outer districts"
            ),
        ),
        (
            (
                "Coast guards confirmed that the storm on Friday night destroyed 10 boats near the northern port of Toren, "
                'and that the crews had been "in full knowledge of the warnings".'
            ),
            "Coast guards confirmed that the storm on Friday night destroyed 10 boats near the northern port of Toren",
        ),
        (
            (
                "According to port reports, the island has already sent over 1,500 tons of rice to the mainland as of "
                "October 2024, along with more than 13,000 crates filled with tea and coffee since August 2023."
            ),
            (
                "According to port reports, the island has already sent over 1,500 tons of rice to the mainland as of "
                "October 2024"
            ),
        ),
    ],
)
def test_the_loose_tail_of_a_long_sentence_goes(text: str, left: str) -> None:
    assert clause(text).rstrip(".") == left


@pytest.mark.parametrize(
    "text",
    [
        (
            "The mayor of Toren accepted the offer of the northern ferry company for the two outer islands on Friday, "
            "although the council has not agreed to the price that the company asks for the crossing."
        ),
        (
            "The ferry company will keep its two old boats on the northern line until the end of the coming winter, as the "
            "boats that were ordered in Belmark are late by a year, the harbour master of Toren said."
        ),
        (
            "The harbour master said the storm had destroyed ten boats near the northern port of Toren on Friday night, "
            "which the owners of the boats and the coast guard in the town of Toren deny."
        ),
    ],
)
def test_a_tail_that_takes_back_or_tells_who_says_so_stays(text: str) -> None:
    assert clause(text).rstrip(".") == text.rstrip(".")


def test_a_short_sentence_keeps_its_tail() -> None:
    text = "Pictures of the collapse at the bridge were posted, sending prices of timber up $2."
    assert clause(text) == text


def test_what_happened_for_the_first_time_is_no_loose_tail() -> None:
    told = "Crews with ropes and lamps searched the banks of the river for a third night on Monday, two days after "
    news, known = "a ferry carrying ninety pupils sank off Sund.", "the ferry carrying ninety pupils sank off Sund."
    assert "a ferry carrying ninety pupils sank" in clause(told + news)
    assert "ferry" not in clause(told + known)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour master of Sund has stopped mentioning one since the inquiry.",
        "Norway attributed the difference to a faulty gauge.",
        "Ada Holm made the remarks during a visit to Sund.",
    ],
)
def test_what_stands_for_a_thing_told_before_is_not_left_alone(text: str) -> None:
    assert clause(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Norway bought one of the ferries in May.",
        "Ada Holm made the claim that Sund was safe.",
        "Norway attributed the difference between the gauges to rust.",
    ],
)
def test_what_says_which_thing_it_means_stands_alone(text: str) -> None:
    assert clause(text) == text


def test_so_far_is_no_conjunction() -> None:
    text = "So far Norway has shown no plan for the northern harbour."
    assert clause(text) == text
    assert clause("So Norway closed the northern harbour.") == "Norway closed the northern harbour."
