"""Sentences and positions are weighed for the bottom line by what they carry."""

from __future__ import annotations

from briefing.model.findings import Lead, Position
from briefing.model.source import Source
from briefing.reconcile.wordings import attribute_words
from tests.reading import reconcile_texts

OPENING = "Lock closed\n\nNorway closed the northern lock on Friday after a flood in the harbour.\n\n"
REST = "The water was brown and the harbour was full of leaves and branches.\n\n"


def leads(*texts: str) -> tuple[Lead, ...]:
    return reconcile_texts(*texts).leads


def score(found: tuple[Lead, ...], start: str) -> float:
    return next(lead.score for lead in found if lead.text.startswith(start))


def test_what_stands_first_and_tells_an_act_outweighs_colour() -> None:
    found = leads(OPENING + REST)
    assert score(found, "Norway closed") > score(found, "The water was brown")


def test_what_another_source_says_too_weighs_more() -> None:
    alone = leads(OPENING, "Herring prices\n\nHerring was cheap in Bergen on Monday, traders in the city said.\n")
    shared = leads(OPENING, "Flood\n\nAfter a flood in the harbour on Friday Norway closed the northern lock.\n")
    assert score(shared, "Norway closed") > score(alone, "Norway closed")


def test_an_open_matter_weighs_more_than_a_settled_one() -> None:
    text = "Lock\n\nNorway has a lock in Bergen.\n\nThe lock of Bergen reopened.\n\nIt is unclear whether the lock reopens.\n"
    found = leads(text)
    assert score(found, "It is unclear") > score(found, "The lock of Bergen reopened")


def test_headlines_are_no_leads() -> None:
    assert all(lead.text != "Lock closed" for lead in leads(OPENING))


def test_a_sentence_that_points_back_is_no_lead_alone() -> None:
    found = leads(OPENING + "Norway denied it on Monday.\n")
    assert [lead.alone for lead in found if lead.text.startswith("Norway denied")] == [False]


def test_a_quoted_sentence_is_given_with_its_holder() -> None:
    text = "Lock\n\nForeign minister Ottar Lindqvist spoke in Bergen on Friday.\n\n“The lock closes in June,” he told us.\n"
    assert "Ottar Lindqvist: “The lock closes in June”" in [lead.text for lead in leads(text)]


def test_scores_are_between_none_and_one_and_in_order() -> None:
    scores = [lead.score for lead in leads(OPENING + REST)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < value < 1 for value in scores)


def test_words_behind_which_the_sentence_goes_on_are_no_point_by_themselves() -> None:
    text = "Ottar Brekke indicated that ships anchored off Bergen might soon sail."
    source = Source(id="S1", path="a.txt", text=text, title="Ships")

    def held(words: str) -> Position:
        return Position(
            id="p",
            holder="Ottar Brekke",
            actor=None,
            text=words,
            topic="",
            verb="indicate",
            kind="indirect",
            polarity="neutral",
            evidence=(source.cite(0, len(text), "rule.x"),),
        )

    assert attribute_words(held("ships anchored off Bergen")) == ""
    assert attribute_words(held("ships anchored off Bergen might soon sail")).endswith("might soon sail")
    assert attribute_words(held("called “a dark and total failure of the town”")) == ""
    assert attribute_words(held("he had heard that the ships would sail")) == ""


def test_a_bare_description_is_known_where_most_sources_speak_of_it() -> None:
    one = (
        "Strike\n\nDockers in Bergen are on strike.\n\nThe strike costs the port of Bergen two million crowns a day.\n"
    )
    two = "Port\n\nA strike closed the port of Bergen on Monday, Norway said.\n\nThe proposal may cost the port of Bergen more.\n"
    found = {lead.text: lead.alone for lead in leads(one, two)}
    assert found["The strike costs the port of Bergen two million crowns a day."]
    assert not found["The proposal may cost the port of Bergen more."]


def test_what_the_author_advises_is_no_point() -> None:
    text = "Lock\n\nNorway should close the northern lock in Bergen before June.\n\nNorway closed the southern lock in Bergen.\n"
    found = {lead.text: lead.alone for lead in leads(text)}
    assert not found["Norway should close the northern lock in Bergen before June."]
    assert found["Norway closed the southern lock in Bergen."]


def test_a_holder_without_a_name_has_an_article() -> None:
    text = "Lock\n\nA security source spoke in Bergen.\n\nThe northern lock closes, the source said.\n"
    assert not [lead.text for lead in leads(text) if lead.text.startswith(("Security", "Source"))]


def test_what_opens_a_source_may_be_longer() -> None:
    told = (
        "Norway said on Wednesday that patrol boats had turned back a convoy of foreign trawlers that wanted to enter the "
        "northern harbour and that the owner of the largest ship in the convoy was in custody in Oslo for a week.\n\n"
    )
    assert any("was in custody" in lead.text for lead in leads("Trawlers\n\n" + told + REST))
    assert not any("was in custody" in lead.text for lead in leads(OPENING + told + REST))
