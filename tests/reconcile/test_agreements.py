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
