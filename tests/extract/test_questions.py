"""What stays open in a sentence, written as a question by rule."""

from __future__ import annotations

import pytest

from tests.reading import observe_text


def questions(text: str) -> list[str]:
    """The questions of a text, each once, in order."""
    return list(dict.fromkeys(doubt.text for doubt in observe_text(text).doubts if doubt.text))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Parliament will decide on Thursday whether the levy is extended.", "Is the levy extended?"),
        ("He was asked whether more troops would be sent.", "Will more troops be sent?"),
        ("It is too early to say whether the flood had peaked.", "Has the flood peaked?"),
        ("Oravia did not say when the northern lock would open.", "When will the northern lock open?"),
        ("Oravia is considering closing two shipyards.", "Will Oravia close two shipyards?"),
        ("Norway said it may close the northern lock.", "Will Norway close the northern lock?"),
        ("Growers fear that the blight will reach the coast.", "Will the blight reach the coast?"),
        ("The cause of the leak remains unclear.", "What is the cause of the leak?"),
        ("Officials remained unclear on Sunday about the fate of the captain.", "What is the fate of the captain?"),
        ("The council announced unspecified measures.", "What are the measures?"),
        ("The firm will sign only if the trial is run by local doctors.", "Will the trial be run by local doctors?"),
        ("The ferries will stop unless Norrland hands over the fuel.", "Will Norrland hand over the fuel?"),
        ("Some have questioned the authenticity of the letter.", "Is the letter authentic?"),
        ("The ministry refused to rule out further cuts in fishing quotas.", "Will there be further cuts in fishing quotas?"),
        ("The hypothesis remains to be verified.", "Will the hypothesis be verified?"),
        ("The police stopped a convoy that may have included the general.", "Did a convoy include the general?"),
        ("The gunmen are understood to have crossed the river.", "Did the gunmen cross the river?"),
        ("It is believed that the tanker carried crude.", "Did the tanker carry crude?"),
        ("There was no information on the cause of the blaze.", "What is known about the cause of the blaze?"),
        ("The police opened an internal inquiry.", "What will the internal inquiry find?"),
        ("There should be a dialogue about the locks.", "Will there be a dialogue about the locks?"),
        ("A bigger question hangs over it: will Oravia share its maps?", "Will Oravia share its maps?"),
    ],
)  # fmt: skip
def test_it_asks(text: str, question: str) -> None:
    assert questions(text)[:1] == [question]


@pytest.mark.parametrize(
    "text",
    [
        "Officials could not confirm if he had been present.",
        "They may be charged.",
        "Its response may have consequences for the region.",
        "What is to be done?",
        "Nor is it clear who pays.",
        "And he wasn't, was he?",
        "Oravia continues to evaluate its options, and the matter is unresolved.",
        "The firm did not say how bad its losses were to her.",
    ],
    ids=["pronoun", "they", "its", "teaser", "bare", "tag", "options", "her"],
)
def test_what_could_not_be_read_alone_is_not_asked(text: str) -> None:
    assert questions(text) == []


def test_a_hyphenated_name_stays_whole() -> None:
    assert questions("Oravia has not confirmed whether al-Rashidi was in the car.") == ["Was al-Rashidi in the car?"]


def test_an_interviewers_question_that_is_answered_is_not_open() -> None:
    assert questions("Gazette: Will the northern lock open this year?\n\nLindqvist: Yes, in June.") == []


def test_the_month_of_may_is_no_doubt() -> None:
    assert observe_text("The talks began in May and ended in June.").doubts == ()


def test_a_heading_asks_nothing() -> None:
    text = "Harbour news\n\nThe lock was closed on Friday after the flood.\n\nWho pays for the lock?\n\nThe city pays."
    assert "Who pays for the lock?" not in questions(text)
