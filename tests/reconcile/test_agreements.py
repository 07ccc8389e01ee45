"""Agreements: what two independent origins assert, and what is none."""

from __future__ import annotations

from briefing.model.findings import Agreement
from tests.reading import reconcile_texts

FERRY = "The navy sank a fishing boat off the island of Skerry near the lighthouse."
ALIKE = "A fishing boat was sunk off Skerry island by the navy near the lighthouse, fishermen saw."


def agreements_of(*texts: str) -> tuple[Agreement, ...]:
    return reconcile_texts(*texts).agreements


def test_two_sources_that_assert_one_thing_agree() -> None:
    (agreement,) = agreements_of(FERRY, ALIKE)
    assert agreement.sources == ("S1", "S2")
    assert agreement.origins == 2


def test_a_denial_is_no_agreement() -> None:
    assert agreements_of(FERRY, "The ministry denied that the navy sank a fishing boat off the island of Skerry.") == ()


def test_a_hedge_on_one_side_only_is_no_agreement() -> None:
    assert agreements_of(FERRY, "The navy may have sunk a fishing boat off the island of Skerry.") == ()


def test_one_figure_in_two_origins_is_an_agreement() -> None:
    (agreement,) = agreements_of(
        "The army sent 1,500 soldiers to the northern border.", "Some 1,500 soldiers of the army reached the border."
    )
    assert agreement.sources == ("S1", "S2")


def test_other_numbers_of_the_same_things_are_no_agreement() -> None:
    assert (
        agreements_of(
            "The navy sank 3 fishing boats off the island of Skerry.",
            "The navy sank 5 fishing boats off the island of Skerry.",
        )
        == ()
    )


def test_a_copy_is_no_second_origin() -> None:
    text = f"{FERRY} The lighthouse keeper called the coast guard, and two trawlers searched the bay until dawn."
    assert agreements_of(text, text.replace("until dawn", "until the dawn")) == ()


def test_the_text_is_a_sentence_of_a_source() -> None:
    (agreement,) = agreements_of(FERRY, ALIKE)
    assert agreement.text in (FERRY, ALIKE)


def test_a_small_number_shared_by_chance_is_no_agreement() -> None:
    assert (
        agreements_of(
            "A banker gave large cheques to four candidates who have since left the race for mayor.",
            "Without an heir among them, support for the harbour party splintered, which pitted the four candidates.",
        )
        == ()
    )


def test_a_small_number_of_one_event_is_an_agreement() -> None:
    (agreement,) = agreements_of(
        "Gunmen killed five people in a village near Tarvik.", "Five people were killed by gunmen near Tarvik."
    )
    assert agreement.sources == ("S1", "S2")


def test_a_year_in_common_is_no_agreement() -> None:
    assert (
        agreements_of(
            "4 May 2021\n\nSince Ada Voss announced her bid last year, she has held a rally every week.\n",
            "5 May 2021\n\nThe mayor thanked Ada Voss and her late brother, who died last year, at a rally.\n",
        )
        == ()
    )


def test_a_number_set_against_another_is_no_agreement() -> None:
    assert (
        agreements_of(
            "The ferry was carrying 210 passengers when it left Tarvik.",
            "The ferry was carrying 260 passengers, according to the union; the owner puts the number at 210.",
        )
        == ()
    )


def test_an_exact_count_under_two_nouns_is_one_figure() -> None:
    (agreement,) = agreements_of(
        "The gap between the two candidates is now 36,114.", "The mayor won a second term by 36,114 votes."
    )
    assert agreement.text == "The mayor won a second term by 36,114 votes."


def test_a_count_and_a_year_make_one_plan() -> None:
    (agreement,) = agreements_of(
        "Of the 2,850 posts at the plant, 640 will fall away by 2029.", "The firm speaks of 640 jobs going by 2029."
    )
    assert agreement.origins == 2


def test_one_act_done_to_two_is_no_agreement() -> None:
    assert (
        agreements_of(
            "Police arrested the editor Ana Roe in the harbour town on Friday after the raid.",
            "Police arrested the singer Tom Ilves in the harbour town on Friday after the raid.",
        )
        == ()
    )


def test_a_small_count_is_said_of_many_things() -> None:
    assert (
        agreements_of(
            "Two people who saw the raid told the paper that the guards had left the town.",
            "The guards killed two people in the raid on the town.",
        )
        == ()
    )


def test_a_figure_beside_other_figures_is_no_agreement_on_them() -> None:
    assert (
        agreements_of(
            "The court struck down the duty of 22.5 per cent by nine votes to four.",
            "By eight votes to five the court struck down the duty of 22.5 per cent.",
        )
        == ()
    )


def test_a_loan_that_stands_and_one_that_is_stopped_agree_on_nothing() -> None:
    assert (
        agreements_of(
            "The fund has suspended its loan for the northern dam.",
            "The fund has not suspended its loan for the northern dam.",
        )
        == ()
    )
