"""What is disputed: each denial with its holder and the claim it answers, across sources."""

from __future__ import annotations

from briefing.model.findings import Disputed
from tests.reading import reconcile_texts

FERRY = "Aid group Lifeline said on Monday that the navy had sunk a fishing boat off Skerry Point."


def disputed_in(*texts: str) -> tuple[Disputed, ...]:
    return reconcile_texts(*texts).disputed


def claims_of(item: Disputed) -> str:
    return " | ".join(e.quote for e in item.claim)


def test_a_denial_finds_the_claim_in_another_source() -> None:
    found = disputed_in(FERRY, "The defence ministry denied that the navy had sunk a boat. It called for calm.")
    assert "had sunk a fishing boat" in claims_of(found[0])


def test_it_says_who_denies() -> None:
    found = disputed_in(FERRY, "Defence Minister Ingrid Solheim denied that the navy had sunk a boat.")
    assert found[0].holder == "Ingrid Solheim"


def test_other_words_for_the_event_still_meet() -> None:
    """“Acquire” and “takeover” are one event."""
    found = disputed_in(
        "Brightwater Foods has acquired the dairy group Halden, two bankers said.",
        "Brightwater Foods denied any takeover of Halden.",
    )
    assert "has acquired" in claims_of(found[0])


def test_the_denial_of_another_event_stays_alone() -> None:
    found = disputed_in(FERRY, "The defence ministry denied that it had raised pensions.")
    assert [item.claim for item in found] == [()]


def test_one_voice_does_not_contradict_itself() -> None:
    found = disputed_in(
        "Mayor Helen Adeyemi said the council had closed the stadium.",
        "Mayor Helen Adeyemi denied that the council had closed the stadium.",
    )
    assert [item.claim for item in found] == [()]


def test_a_pronoun_answers_the_clause_before() -> None:
    found = disputed_in("Villagers say the police beat them; the interior ministry denies it.")
    assert claims_of(found[0]) == "Villagers say the police beat them"


def test_the_rumours_are_the_main_claim() -> None:
    found = disputed_in(
        "Oil tanker explodes off Lagos, brokers say\n\nAn oil tanker exploded off Lagos on Monday, ship brokers said.\n\n"
        "The tanker had loaded crude at Bonny.\n\nThe price of crude rose. Traders were nervous all day.\n\n"
        "The shipping company described the reports as groundless.\n",
        "Oil tanker explodes\n\nAn oil tanker exploded off the coast of Nigeria, brokers said.\n",
    )
    assert "explode" in claims_of(found[0])


def test_a_second_denial_answers_what_the_first_does() -> None:
    found = disputed_in(
        "Norland has sent troops to the border, Estan said. Norland denied sending troops to the border. "
        "A Norland diplomat called the reports nonsense."
    )
    assert len(found) == 2
    assert found[0].claim == found[1].claim != ()


def test_a_plain_negation_counts_when_another_source_asserts_it() -> None:
    found = disputed_in(
        "Lawyers say Harbour Bank threatened three families with eviction. The bank threatened them twice, they say.",
        "“We did not threaten any families,” bank chairwoman Ruth Calder said.",
    )
    assert [item.cue for item in found] == ["did not threaten"]


def test_a_plain_negation_that_answers_nothing_is_left_out() -> None:
    assert disputed_in("“We did not sleep,” the captain said.", "The ferry reached the harbour at noon.") == ()


def test_two_sources_on_one_denial_are_one_item() -> None:
    text = "Health Minister Edwin Marsh denied that the hospital had closed wards."
    assert len(disputed_in(text, f"{text} He spoke in Kirkton.")) == 1


def test_what_matters_more_comes_first() -> None:
    found = disputed_in(
        FERRY, "The defence ministry denied that the navy had sunk a boat. The ministry declined to confirm the report."
    )
    assert [item.cue for item in found] == ["denied", "declined to confirm"]


def test_sources_on_different_topics_answer_nothing() -> None:
    found = disputed_in(FERRY, "The central bank denied reports that it had cut interest rates.")
    assert [item.claim for item in found] == [()]


def test_each_source_twice_disputes_the_same() -> None:
    texts = (FERRY, "Defence Minister Ingrid Solheim denied that the navy had sunk a boat.")
    once, twice = disputed_in(*texts), disputed_in(*texts, *texts)
    assert [(item.holder, item.cue) for item in once] == [(item.holder, item.cue) for item in twice]


def test_the_words_after_a_denial_stand_with_it() -> None:
    """“Denied it” says nothing by itself; what the deniers say next does, and is no item of its own."""
    found = disputed_in(
        FERRY,
        'Villagers say soldiers burnt the mill. Colonel Ines Varga denied it. "Nobody lit any fire there," she said.',
    )
    denied = next(item for item in found if item.cue == "denied")
    assert [e.quote for e in denied.words] == ['"Nobody lit any fire there," she said.']
    assert not any("Nobody lit" in e.quote for item in found for e in item.evidence)


def test_a_spokesman_speaks_for_the_body_that_denies() -> None:
    found = disputed_in(
        'Unions say the mill is to close. The company denied it. "The mill stays open," a spokesman said.',
    )
    assert [e.quote for e in found[0].words] == ['"The mill stays open," a spokesman said.']


def test_words_of_somebody_else_do_not_stand_with_a_denial() -> None:
    found = disputed_in(
        "Unions say the mill is to close. Halden Paper denied it. "
        '"The mill will be shut by June," said union secretary Ola Brandt.',
    )
    assert found[0].words == ()


def test_after_another_count_the_count_stands_with_it() -> None:
    found = disputed_in(
        "The fire service said nine people were hurt. The mayor, Ruth Okafor, gave a higher count. "
        '"I saw 14 people on stretchers," she said.'
    )
    assert (found[0].holder, [e.quote for e in found[0].words]) == (
        "Ruth Okafor", ['"I saw 14 people on stretchers," she said.']
    )  # fmt: skip


def test_who_was_in_a_room_is_no_dispute_by_the_name_alone() -> None:
    found = disputed_in(
        "Finance minister Clara Hamsun met the lenders in Oslo.",
        "The governor, Per Lunde, gave the dinner. Ms Hamsun was not in the room, he said.",
    )
    assert found == ()


def test_that_in_a_sentence_is_the_clause_before_or_nothing() -> None:
    found = disputed_in(
        "Its director, Joseph Sakal, is helping the police. He says he took the goods on trust, and I doubt that."
    )
    assert [item.claim for item in found] in ([], [()])
