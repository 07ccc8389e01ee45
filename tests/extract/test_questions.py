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
        ("And will Halden Freight lower its fares?", "Will Halden Freight lower its fares?"),
        ("A ballot of the crews will follow if the board does not answer.", "Will a ballot of the crews follow?"),
        ("The council decides on Thursday week.", "What will the council decide?"),
        ("The court is not expected to rule before June.", "How will the court rule?"),
        ("Nor is it obvious how much of the oil is on board.", "How much of the oil is on board?"),
        ("Lawyers doubt that the court will intervene.", "Will the court intervene?"),
        ("How the fire began is unclear.", "How did the fire begin?"),
        ("Who pays for the new wall is not known.", "Who pays for the new wall?"),
        ("The samples were sent on Monday and the results are awaited.", "What will the results show?"),
        ("Norrland wishes a joint commission of investigation.", "Will there be a joint commission of investigation?"),
        ("The board could not say which fund the money would come from.", "Which fund will the money come from?"),
        (
            "The ministry has not published the text; a request to see it went unanswered.",
            "What does the ministry’s unpublished text say?",
        ),
        ("What will Irma Tolland do?", "What will Irma Tolland do?"),
        ("The board has not published the text of the lease.", "What does the text of the lease say?"),
        ("The board has not published the text.", "What does the board’s unpublished text say?"),
        ("Their report, promised by the mayor, has not appeared.", "What does the report promised by the mayor say?"),
        ("The results of the test have not been released.", "What are the results of the test?"),
        (
            "The gates were forced from inside, she said, without offering evidence.",
            "What is the evidence that the gates were forced from inside?",
        ),
        ("Halden Freight would not comment on the lease.", "What does Halden Freight say on the lease?"),
        ("Neither knew the extent of the damage.", "What is the extent of the damage?"),
        ("Some of that traffic may not return.", "Will some of the traffic return?"),
        ("The court is due to rule by the end of March.", "How will the court rule?"),
        ("The results of the second test are expected on Friday.", "What will the results of the second test show?"),
        ("The committee wants the files by 3 June.", "Will the committee get the files by 3 June?"),
        ("Ministers meet in May to discuss how to divide the quota.", "How will ministers divide the quota?"),
        ("Irma Tolland could not be reached last night.", "What is Irma Tolland’s own account?"),
        (
            "The leak cost an earlier mayor his seat. Whether Irma Tolland will keep hers is unclear.",
            "Will Irma Tolland keep the seat?",
        ),
        (
            "Chairman: Who, then, held the keys?\n\nMs Tolland: I cannot tell you that.",
            "Who held the keys?",
        ),
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
        "At no stage did the Government consider closing the ferry.",
        "Ms Tolland (North): The ships have been counted. What more does the council want?\n\nChair: Order.",
        "The hearing went on.\n\nChair: Who held the keys?\n\nMs Tolland: The night clerk held the keys.",
        "Ferries stop if the situation continues to worsen, it would seem.",
        "There was no incident, whatever the mayor may say about hired hands.",
        "Whether eleven minutes ought to decide a contract is another matter.",
    ],
    ids=[
        *(
            "pronoun",
            "they",
            "its",
            "teaser",
            "bare",
            "tag",
            "options",
            "her",
            "denied",
            "rhetoric",
            "answered",
            "void",
        ),
        *("conceded", "judged"),
    ],
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
