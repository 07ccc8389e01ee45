"""Who holds what: holders, kinds, sides, relayers, and one position told by several sources."""

from __future__ import annotations

import pytest

from briefing.model.findings import Position
from tests.reading import read_texts, reconcile_texts

LEAD = (
    "Harbour talks open in Bergen\n\n"
    "Norway's fisheries minister Ada Holm opened talks on the cod quota in Bergen on Monday. "
    "Iceland's fisheries minister Jon Berg came to the talks on the cod quota as well.\n\n"
)


def positions(*bodies: str) -> tuple[Position, ...]:
    return reconcile_texts(*(LEAD + body + "\n" for body in bodies)).positions


def of(holder: str, found: tuple[Position, ...]) -> list[Position]:
    return [p for p in found if holder in p.holder]


def test_a_quotation_is_held_by_its_speaker_word_for_word() -> None:
    (held,) = of("Holm", positions("“The cod quota is far too high,” Holm said."))
    assert held.kind == "direct"
    assert "The cod quota is far too high" in held.text
    assert held.verb == "say"


def test_a_pronoun_holds_for_the_one_it_stands_for() -> None:
    found = of("Holm", positions("Holm said that the cod quota was too high. She said that boats would stay in port."))
    assert len(found) == 2


def test_reported_speech_is_indirect_and_keeps_its_hedge() -> None:
    (held,) = of("Holm", positions("Holm said that the cod quota may fall next year."))
    assert held.kind == "indirect"
    assert held.text == "the cod quota may fall next year"
    assert held.hedges == ("may",)


def test_an_act_is_an_act() -> None:
    (held,) = of("Norway", positions("Norway signed the cod treaty on Tuesday."))
    assert held.kind == "act"
    assert held.polarity == "supports"


def test_the_same_told_by_two_sources_is_one_position_with_two_pieces_of_evidence() -> None:
    found = of(
        "Holm",
        positions(
            "Holm said that the cod quota was far too high for the small boats.",
            "The cod quota was far too high for the small boats, Holm said on Monday.",
        ),
    )
    (held,) = [p for p in found if "far too high" in p.text]
    assert {e.source for e in held.evidence} == {"S1", "S2"}


def test_other_figures_make_another_position() -> None:
    found = of(
        "Holm",
        positions(
            "Holm said that 40 small boats had left the port of Bergen.",
            "Holm said that 90 small boats had left the port of Bergen.",
        ),
    )
    assert len([p for p in found if "small boats" in p.text]) == 2


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Holm condemned the raid on the boats.", "opposes"),
        ("Holm welcomed the new cod treaty.", "supports"),
        ("Holm denied that Norway had broken the cod treaty.", "opposes"),
        ("Holm denied that Norway would not sign the cod treaty.", "supports"),
        ("Holm did not support the cod treaty.", "opposes"),
        ("Holm said that Norway would sign the cod treaty if Iceland signed first.", "conditional"),
        ("Holm said that the cod treaty was never fair.", "opposes"),
        ("Holm said that the talks had begun at noon.", "neutral"),
    ],
)
def test_the_side_that_is_taken(sentence: str, side: str) -> None:
    held = of("Holm", positions(sentence))
    assert [p.polarity for p in held] == [side]


def test_who_relays_is_kept() -> None:
    found = positions("The agency Nordpress reported, citing Ada Holm, that the cod quota would fall.")
    (held,) = of("Holm", found)
    assert held.via is not None
    assert "Nordpress" in held.via


def test_a_joint_statement_has_both_holders() -> None:
    (held,) = of("Berg", positions("Holm and Berg said that the cod quota would fall next year."))
    assert "Holm" in held.holder


def test_a_participle_belongs_to_its_position() -> None:
    (held,) = of("Holm", positions("Holm rejected the cod quota, accusing Iceland of greed."))
    assert held.text == "rejected the cod quota, accusing Iceland of greed"


def test_talk_without_a_stance_is_no_position() -> None:
    assert of("Holm", positions("Holm discussed the cod quota with Berg.")) == []


def test_a_thing_that_says_something_holds_nothing() -> None:
    found = positions("The long silence suggested that the cod quota would fall.")
    assert [p for p in found if "silence" in p.holder] == []


def test_an_unclear_speaker_is_left_out() -> None:
    assert positions("It was said that the cod quota would fall next year.") == ()


def test_the_topic_is_taken_from_the_keywords() -> None:
    findings = reconcile_texts(
        LEAD + "Holm said that the cod quota was too high.\n", LEAD + "Berg said that the cod quota was too low.\n"
    )
    topics = {p.topic for p in findings.positions if "quota" in p.text}
    assert topics
    assert all("quota" in topic for topic in topics)


def test_every_position_quotes_its_source() -> None:
    body = (
        "“The quota is too high,” Holm said. “We will not sign it, and the boats will stay where they are for now.”\n"
    )
    sources = {s.id: s for s in read_texts(LEAD + body)}
    for held in reconcile_texts(LEAD + body).positions:
        assert held.evidence
        assert all(sources[e.source].holds(e) for e in held.evidence)


def test_the_order_and_the_ids_do_not_change() -> None:
    body = "Holm said that the cod quota was too high. Berg said that the cod quota was too low."
    assert positions(body) == positions(body)


def test_a_relative_holds_by_the_name_the_text_gives() -> None:
    found = positions(
        "Jon Berg came with his wife, Inga Berg. His wife said that the cod quota would ruin the harbour."
    )
    assert [p.holder for p in found if "ruin the harbour" in p.text] == ["Inga Berg"]


def test_a_relative_of_somebody_else_is_not_taken_for_the_named_one() -> None:
    found = positions(
        "Jon Berg came with his wife, Inga Berg. Holm's brother said that the quota would ruin the harbour."
    )
    assert all("Inga" not in p.holder for p in found)


def test_a_position_in_a_section_heading_is_not_one() -> None:
    body = (
        "Holm said that the cod quota would be cut in May after all the talks.\n\n"
        "Berg rejects the cod cuts\n\n"
        "The talks in Bergen went on until the evening, and the delegations left without a word to the press."
    )
    assert not [p for p in positions(body) if p.text.startswith("rejects")]


def test_a_part_of_a_statement_keeps_the_cue_that_carries_it() -> None:
    found = positions(
        "Holm has since apologised for what happened in the harbour: “Yes, I should have asked the boats first, and I "
        "should have asked the owners. I am sorry about it, and I take the blame for all of it.”"
    )
    assert any(p.text.startswith("apologised for what happened") for p in found)


def test_a_hedge_goes_with_the_part_of_a_quotation_that_holds_it() -> None:
    text = (
        "Bergen\n\n“They were no longer there when the boats came,” Ottar Lindqvist, mayor of Bergen, told the council. “But we do "
        "everything that we possibly can to bring the sailors home.”\n"
    )
    for position in reconcile_texts(text).positions:
        assert all(hedge in " ".join(e.quote for e in position.evidence) for hedge in position.hedges)


def test_a_quotation_that_its_cue_interrupts_is_one_position() -> None:
    text = (
        "Bergen\n\n“The real number of boats is closer to forty,” says Ottar Lindqvist, mayor of Bergen, “because the small ones are "
        "never counted and the large ones are counted twice.”\n"
    )
    assert len(reconcile_texts(text).positions) == 1


def test_whose_view_it_is_may_be_told_by_a_possessive() -> None:
    text = "Ada Holm met Jan Berg in May. Berg left the hall. In his telling, neither of the mills was burned."
    assert [(p.holder, p.text) for p in reconcile_texts(text).positions] == [
        ("Jan Berg", "neither of the mills was burned")
    ]


def test_a_long_quotation_is_a_position_for_each_thing_it_says() -> None:
    text = (
        "“The harbour at Holm will be closed for the whole of the coming winter. Every crew in the valley will keep "
        "its post until the spring of next year,” the mayor, Ada Holm, said."
    )
    first, second = reconcile_texts(text).positions
    assert first.text.endswith("coming winter.")
    assert second.text.startswith("Every crew")
    assert "Ada Holm, said" in first.evidence[-1].quote
    assert len(second.evidence) == 1


def test_a_sentence_that_leans_on_the_one_before_is_not_cut_off() -> None:
    text = (
        "“The harbour at Holm will be closed for the whole of the coming winter. But that is no reason for any crew "
        "to leave the valley now,” the mayor, Ada Holm, said."
    )
    assert len(reconcile_texts(text).positions) == 1


AGAIN = [
    (
        "Ada Holm, the mayor, said she had ordered the despatch of up to 1,500 boats to the delta.",
        "Ada Holm, the mayor, approved the despatch of up to 1500 boats, including some to the northern islands.",
    ),
    (
        "“It is our river,” Ada Holm, the mayor, said on Monday.",
        "The talks failed. “It is our river,” said Ada Holm, the mayor.",
    ),
    (
        "Ada Holm, the mayor, called the council's approach “delusional”.",
        "Ada Holm, the mayor, told the Post that the council is “delusional” about its bridge.",
    ),
]
APART = [
    (
        "Ada Holm, the mayor, said she had ordered the despatch of up to 1,500 boats to the delta.",
        "Ada Holm, the mayor, said that 1,500 villagers had no water.",
    ),
    (
        "Ada Holm, the mayor, called the council's approach “delusional”.",
        "Ada Holm, the mayor, said the driver had been “delusional” that night.",
    ),
]


@pytest.mark.parametrize("texts", AGAIN)
def test_what_two_sources_tell_again_is_one_position(texts: tuple[str, str]) -> None:
    (held,) = reconcile_texts(*texts).positions
    assert {e.source for e in held.evidence} == {"S1", "S2"}


@pytest.mark.parametrize("texts", APART)
def test_a_figure_or_a_quoted_word_alone_makes_nothing_the_same(texts: tuple[str, str]) -> None:
    assert len(reconcile_texts(*texts).positions) == 2


def test_a_unit_or_a_noun_for_any_body_is_no_topic() -> None:
    texts = [
        LEAD
        + f"Holm said that the lender would pay {amount} million crowns. Berg said the crowns were with the lender.\n"
        for amount in (40, 50)
    ]
    found = reconcile_texts(*texts).positions
    assert found
    assert not {p.topic.casefold() for p in found} & {"crowns", "crown", "lender"}


def test_what_nor_denies_is_nobodys_position_without_it() -> None:
    found = positions(
        "Holm did not explain the delay. Nor has she condemned the cod quota, and Berg condemned the boats."
    )
    assert not [p for p in found if p.text.startswith("condemned the cod quota")]
    assert [p for p in found if "condemned the boats" in p.text]
    assert [p for p in found if p.verb == "not explain"]
