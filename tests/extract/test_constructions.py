"""Whose words a sentence reports when its parts are joined, put in, turned round or led in: invented sentences."""

from __future__ import annotations

import pytest

from tests.reading import observe_text, read_texts


def told(text: str) -> list[tuple[str, str]]:
    """(speaker, content) of each statement, in text order; parts of a content joined by “ … ”."""
    source = read_texts(text)[0].text
    return [
        (
            source[s.speaker.start : s.speaker.end] if s.speaker else "",
            " … ".join(source[c.start : c.end] for c in s.content),
        )
        for s in observe_text(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "holder", "content"),
    [
        (
            "The board's officials were angered by the strike and predicted it would spread to other yards.",
            "The board's officials",
            "it would spread to other yards",
        ),
        (
            "Ann Lee said he makes 41,000 euros a year and questioned how he would be helped by the plan.",
            "Ann Lee",
            "how he would be helped by the plan",
        ),
        (
            "The chair, Jan Berg, called for a show of hands, and then a second count, declaring that the motion failed.",
            "Jan Berg",
            "that the motion failed",
        ),
        (
            "He hinted at the plan by mentioning the need for a wall on the border and adding, “I know who should build it.”",
            "He",
            "“I know who should build it.”",
        ),
        (
            "The Harbour Union has released a video that accuses the board of hiding the accounts.",
            "The Harbour Union",
            "the board of hiding the accounts",
        ),
        ("The Harbour Post said it would open on Sunday.", "The Harbour Post", "it would open on Sunday"),
        ("Of all members, 18% who say they would leave live abroad.", "18% who", "they would leave"),
        ("The minister rejected EU demands that the quota be cut.", "EU", "that the quota be cut"),
        (
            "Berg contrasted the pilot with Ada Holm: “What I have seen in her is a steady hand.”",
            "Berg",
            "“What I have seen in her is a steady hand.”",
        ),
        (
            "Much of the anger was aimed at Bannor, who Beck on Wednesday called “a horrible, despicable human being.”",
            "Beck",
            "“a horrible, despicable human being.”",
        ),
    ],
)
def test_the_holder_is_the_one_who_does_what_the_cue_says(text: str, holder: str, content: str) -> None:
    assert (holder, content) in told(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor called for the mill to be closed at once.", "the mill to be closed at once"),
        (
            "“We have come a long way,” he said, noting that at one point earlier in the year he had trailed by 50 points.",
            "that at one point earlier in the year he had trailed by 50 points",
        ),
        (
            "At the time, Holm seemed to suggest she had won: “They signed a new contract,” she told the Post.",
            "“They signed a new contract,”",
        ),
        ("Holm writes: The mill is lost, and no board can save it.", "The mill is lost, and no board can save it"),
        ("In June she tried to win back votes by rejecting the plan for the pier.", "the plan for the pier"),
        (
            "It has not gone unseen: According to recent counts, Holm holds only nine seats in the council.",
            "Holm holds only nine seats in the council",
        ),
        (
            "The main losses, according to the board, include three mills and a pier.",
            "The main losses … include three mills and a pier",
        ),
    ],
)
def test_a_content_has_its_own_bounds(text: str, content: str) -> None:
    assert content in [found for _, found in told(text)]


def test_a_report_put_in_behind_another_keeps_both_voices() -> None:
    found = told("Berg said the crew would have no chance to win, the source recalled, adding that Berg had laughed.")
    assert ("the source", "Berg said the crew would have no chance to win") in found
    assert ("Berg", "the crew would have no chance to win") in found


def test_who_is_asked_has_said_nothing_yet() -> None:
    found = told("Asked whether the mill would close, 75 percent of the workers said no.")
    assert not any(holder.startswith("75 percent") and "whether" in content for holder, content in found)


def test_what_somebody_is_brought_to_do_is_not_said() -> None:
    assert not told("That prompted Holm to make a joke and call Berg “very flexible”.")


def test_a_question_in_a_quotation_is_not_the_question_of_its_sentence() -> None:
    text = "David Berg said of Holm: “The question is, will she do the same? Will she stand by us in the council?”"
    assert [holder for holder, _ in told(text)] == ["David Berg"]
    assert not told("Did the mayor say that the mill would close?")


def test_a_quoted_name_in_the_next_sentence_is_nobodys_words() -> None:
    found = told(
        "He praised the “old wall of the north” in May. He then went to the “new bridge over the southern river”."
    )
    assert not any("bridge" in content for _, content in found)


RELEASE = """HOLM FERRIES LTD
Press release

Holm Ferries Ltd (“the Company”) today presented its plan for the Alma.

Key facts

• The plan is paid for by the Company alone
• All crews will keep their posts for two years
• Nine boats

The sea was calm.
"""
COMMUNIQUE = """VALLEY COUNCIL | Press office

Communiqué 12

In the name of the Valley Council, its spokesman Jan Berg informs the public:

The lorries of the army came to the mill on the night of 3 May. They took what they found.

Who burned the mill?
"""
INTERVIEW = """ADA STONE (presenter): My guest tonight is Father Jan Berg. Where have you been since April?

BERG: I was nine times in the valley with a lorry.

STONE: And who paid for the lorry?

BERG: The town paid for it in May.
"""


def test_the_points_of_a_release_are_its_issuers_words() -> None:
    found = [content for holder, content in told(RELEASE) if "Company" in holder or "Holm" in holder]
    assert "The plan is paid for by the Company alone" in found
    assert "All crews will keep their posts for two years" in found
    assert not any("Nine boats" in content or "calm" in content for content in found)


def test_the_points_of_an_article_are_nobodys_words() -> None:
    assert not told(
        "The Alma is back\n\nKey facts\n\n• The plan is paid for by the owner\n• All crews keep their posts\n"
    )


def test_what_a_line_announces_is_said_by_the_one_who_informs() -> None:
    found = told(COMMUNIQUE)
    assert [content for holder, content in found if holder.endswith("Jan Berg")] == [
        "The lorries of the army came to the mill on the night of 3 May.",
        "They took what they found.",
    ]
    assert not any("Who burned" in content for _, content in found)


def test_an_article_that_informs_has_no_such_voice() -> None:
    plain = COMMUNIQUE.replace("Communiqué 12", "12 May").replace("VALLEY COUNCIL | Press office", "The Valley Post")
    assert not any("lorries" in content for _, content in told(plain))


def test_labels_in_capitals_are_voices_where_the_text_has_the_full_name() -> None:
    assert told(INTERVIEW) == [
        ("BERG", "I was nine times in the valley with a lorry."),
        ("BERG", "The town paid for it in May."),
    ]
    heading = "DATE: The ferry left in May.\n\nNOTE: The pump was new.\n\nDATE: It came back in June.\n"
    assert not told(heading)


def test_a_paragraph_of_one_quotation_is_said_by_the_one_with_whom_the_paragraph_above_ends() -> None:
    lead = "On Thursday the spokeswoman, Ada Holm, addressed the cost of paying for the pier."
    quote = "“Such payments are barred by law, and they would put more crews at risk.”"
    assert ("Ada Holm", quote) in told(f"{lead}\n\n{quote}\n")
    assert ("Ada Holm", quote) not in told(f"{lead} The pier is old and long, and nobody likes it.\n\n{quote}\n")
