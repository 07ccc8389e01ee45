"""Numeric and temporal conflicts: what must be found, and what must not."""

from __future__ import annotations

import pytest

from briefing.model.findings import Conflict
from tests.reading import reconcile_texts


def conflicts_of(kind: str, *texts: str) -> list[Conflict]:
    return [c for c in reconcile_texts(*texts).conflicts if c.type == kind]


def values_of(conflict: Conflict) -> list[str]:
    return [side.value for side in conflict.sides]


def test_two_voices_with_two_numbers() -> None:
    (conflict,) = conflicts_of(
        "numeric", "The union said 400 drivers were held in the yard. The ministry puts the number at 140."
    )
    assert values_of(conflict) == ["400", "140"]
    assert conflict.within_one_source


def test_one_number_set_against_another() -> None:
    (conflict,) = conflicts_of("numeric", "“Our teams counted at least 68 deaths, not 41,” said nurse Ada Lind.")
    assert values_of(conflict) == ["at least 68", "41"]


def test_an_earlier_number_is_superseded() -> None:
    (conflict,) = conflicts_of("numeric", "The state sent 3,000 soldiers. Previously there had been talk of 1,500.")
    assert conflict.resolution == "superseded"


@pytest.mark.parametrize(
    "texts",
    [
        ("The death toll rose to 54 from 41.",),
        ("The army sent 40 trucks. The navy sent 9 ships.",),
        ("Exports to the north fell 12% in May.", "Exports to the world fell 4% in May."),
        ("The wall is 142 metres high.", "The wall is 466 feet high."),
        (
            "The union said 4,962 workers had left the plant.",
            "Nearly 5,000 workers have left the plant, the union said.",
        ),
        ("The army sent at least 40 trucks to the border.", "The army sent 60 trucks to the border."),
    ],
)
def test_no_conflict_of_numbers(texts: tuple[str, ...]) -> None:
    assert conflicts_of("numeric", *texts) == []


def test_one_meeting_on_two_days() -> None:
    (conflict,) = conflicts_of(
        "temporal",
        "The harbour committee will meet in Tarvik on 12 March 2021 to decide on the strike.",
        "The harbour committee will meet in Tarvik on 13 March 2021 to decide on the strike.",
    )
    assert values_of(conflict) == ["12 March 2021", "13 March 2021"]
    assert conflict.about == "when the harbour committee will meet in Tarvik to decide on the strike"


@pytest.mark.parametrize(
    "texts",
    [
        ("The committee will meet on 12 March 2021.", "The museum will open a hall on 13 March 2021."),
        (
            "The committee met in Tarvik on 12 March 2021 and met again in Tarvik on 13 March 2021.",
            "The committee met in Tarvik on 13 March 2021.",
        ),
    ],
)
def test_no_conflict_of_days(texts: tuple[str, ...]) -> None:
    assert conflicts_of("temporal", *texts) == []


def test_several_numbers_of_one_thing_are_one_conflict() -> None:
    (conflict,) = conflicts_of(
        "numeric",
        "The union says 600 drivers joined the strike in Tarvik; the ministry puts the number at 250.",
        "Some 400 drivers joined the strike in Tarvik.",
    )
    assert sorted(values_of(conflict)) == ["250", "400", "600"]


def test_the_toll_of_another_year_is_no_conflict() -> None:
    assert (
        conflicts_of("numeric", "In 2011, a fire in Tarvik killed 7 people.", "The fire in Tarvik killed 21 people.")
        == []
    )


def test_two_volumes_of_one_spill() -> None:
    """A unit so rare measures what both sources are about."""
    (conflict,) = conflicts_of(
        "numeric",
        "The Kestrel weir gave way on Monday.\n\nThe utility puts the volume at 1.2 million cubic metres.\n",
        "The Kestrel weir broke on Monday.\n\nSome 2.9 million cubic metres ran off, divers say.\n",
    )
    assert values_of(conflict) == ["1.2 million cubic metres", "2.9 million cubic metres"]


@pytest.mark.parametrize(
    "texts",
    [
        ("The Kestrel weir lies 14 kilometres from Tarrow.", "The Kestrel weir lies in a valley 22 kilometres long."),
        ("The weir held 2 million cubic metres of water.", "The weir took 3 million cubic metres of concrete."),
        (
            "The weir held 2 million cubic metres, later 4 million cubic metres.",
            "The Kestrel weir held 3 million cubic metres.",
        ),
        ("The Kestrel plant yields 40 megawatts.", "The Kestrel plant yields 4,000 megawatts."),
    ],
)
def test_no_conflict_of_measures(texts: tuple[str, ...]) -> None:
    assert conflicts_of("numeric", *texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Four people lost their lives, two of them guards, the minister said.",
        "Observers wrote down fourteen blasts, and their chief told me nine of them were outgoing.",
        "Thirty-seven soldiers are under arrest, among them six officers, the union said.",
        "The firm will pay 412 million euros, the minister said. The mayor put the total value at well over a billion.",
    ],
)
def test_a_part_is_no_rival_of_its_whole(text: str) -> None:
    assert conflicts_of("numeric", text) == []
