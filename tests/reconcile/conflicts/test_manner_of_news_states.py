"""Pairs in the manner of real news: times of day, states of one thing, and denials in plain words."""

from __future__ import annotations

import pytest

from tests.reading import reconcile_texts

Pair = tuple[str, ...]

MUST_FIND: dict[str, tuple[str, Pair]] = {
    "two hours for one crash": (
        "temporal",
        (
            "4 May 2024\n\nThe Larkhall cable car fell at 7:20 a.m. on Friday, killing a mechanic at the upper station.",
            "4 May 2024\n\nIt was half past eight on Friday when the Larkhall cable car fell beside the upper station.",
        ),
    ),
    "an hour in figures and one in words": (
        "temporal",
        (
            "9 June 2023\n\nThe grain silo at Port Vesper exploded at 3:10 a.m. on Thursday, the harbour office said.",
            "9 June 2023\n\nNeighbours of the grain silo at Port Vesper heard it explode at quarter to four on Thursday.",
        ),
    ),
}

SIDE_BY_SIDE: dict[str, Pair] = {
    "the furnace is idle, the furnace is running": (
        "3 March 2025\n\nThe blast furnace at Orsk Steel in Dellmar is idle, the owner of Orsk Steel said.",
        "4 March 2025\n\nThe blast furnace at Orsk Steel in Dellmar is running, two night workers at Orsk Steel said.",
    ),
}

MUST_NOT: dict[str, Pair] = {
    "two clocks in one zone each": (
        "4 May 2024\n\nThe Larkhall cable car fell at 7:20 a.m. on Friday.",
        "4 May 2024\n\nThe Larkhall cable car fell at 1:20 p.m. Moscow time on Friday.",
    ),
    "a time rounded": (
        "4 May 2024\n\nThe Larkhall cable car fell at 7:20 a.m. on Friday beside the upper station.",
        "4 May 2024\n\nThe Larkhall cable car fell at about 7:25 a.m. on Friday beside the upper station.",
    ),
    "the alarm and the crash": (
        "4 May 2024\n\nThe first alarm rang in the valley at 7:20 a.m. on Friday.",
        "4 May 2024\n\nSoldiers reached the village at 8:40 a.m. on Friday.",
    ),
    "a source with two times": (
        "4 May 2024\n\nThe Larkhall cable car left at 7:05 and fell at 7:20 a.m. on Friday at the upper station.",
        "4 May 2024\n\nThe Larkhall cable car fell at 8:10 a.m. on Friday at the upper station.",
    ),
    "reopened a month later": (
        "3 March 2025\n\nThe blast furnace at Orsk Steel in Dellmar is idle, the owner of Orsk Steel said.",
        "9 April 2025\n\nThe blast furnace at Orsk Steel in Dellmar is running, the owner of Orsk Steel said.",
    ),
    "another furnace": (
        "3 March 2025\n\nThe blast furnace at Orsk Steel is idle.",
        "3 March 2025\n\nThe blast furnace at Belmora Iron is running.",
    ),
    "may soon run": (
        "3 March 2025\n\nThe blast furnace at Orsk Steel in Dellmar is idle, the owner of Orsk Steel said.",
        "3 March 2025\n\nThe blast furnace at Orsk Steel in Dellmar will be running by May, the owner of Orsk Steel said.",
    ),
    "not idle": (
        "3 March 2025\n\nThe harbour crane at Tarrow is idle at night, the harbour office said.",
        "3 March 2025\n\nThe harbour crane at Tarrow is working by day, the harbour office said. It is not idle for long.",
    ),
    "one half of it": (
        "3 March 2025\n\nThe Dellmar reservoir is partly empty, the Orsk water board said on Monday.",
        "3 March 2025\n\nThe Dellmar reservoir was full when the Orsk water board took it over.",
    ),
    "closed then and open now": (
        "3 March 2025\n\nThe Tarrow tunnel was closed before the rock fall, the road office said.",
        "3 March 2025\n\nThe Tarrow tunnel is open, the road office said.",
    ),
    "a permanent judge, a temporary bridge": (
        "3 March 2025\n\nThe Dellmar court has a permanent judge, the Orsk bar said.",
        "3 March 2025\n\nA temporary bridge leads to the Dellmar court, the Orsk bar said.",
    ),
    "whether it is voluntary": (
        "3 March 2025\n\nThe withdrawal of Corvina heaters is voluntary, Corvina said in Dellmar.",
        "3 March 2025\n\nIf the withdrawal of Corvina heaters were compulsory, Corvina in Dellmar would owe refunds.",
    ),
}

NOT_YET_SILENT: dict[str, Pair] = {
    "a call to march against a march that never was": (
        "3 March 2025\n\nWe urge the bakers of Dellmar to march against the flour tax.",
        "3 March 2025\n\n“The bakers of Dellmar never marched,” the guild master said.",
    ),
}

LISTED: dict[str, tuple[str, Pair]] = {
    "there was no fog": (
        "no",
        ("Thick fog hid the Skerry light.", "The keeper lit the lamp. He said there was no fog at the Skerry light."),
    ),
    "never warned": (
        "never",
        (
            "The coast guard of Skerry warned the skippers of the storm, its log says.",
            "Skippers lost four boats in the Skerry storm. They said they were never warned by the coast guard.",
        ),
    ),
    "an inquiry that is none": (
        "no",
        ("The audit office has opened an audit of the fund.", "“There is no audit of the fund,” its treasurer said."),
    ),
    "no offer had reached him": (
        "no",
        ("Belmora sent an offer to the club.", "The club's chairman insisted no offer had reached the club."),
    ),
    "took issue": (
        "issue",
        ("The surveyor praised the tower.", "The builder took issue with the surveyor's version of the tower."),
    ),
    "at odds": (
        "at odds",
        ("The captain gave his account of the storm.", "The log is at odds with the captain's account of the storm."),
    ),
    "a lower count": (
        "lower count",
        ("The union counted 90 hurt on the pier.", "The harbour doctor gave a lower count of the hurt on the pier."),
    ),
    "far from clear": (
        "far from clear",
        ("The boy opened the gate, police said.", "Who opened the gate is far from clear."),
    ),
    "saw nothing": (
        "nothing",
        (
            "A drone flew over the reactor, villagers said.",
            "The reactor's guards said they saw nothing over the reactor.",
        ),
    ),
    "stopped short of admitting": (
        "short of",
        ("The dye killed the fish, anglers said.", "The mill stopped short of admitting that the dye killed the fish."),
    ),
}

NOT_YET_LISTED: dict[str, tuple[str, Pair]] = {
    "it was not overloaded": (
        "was not",
        ("The ferry was overloaded, a diver said.", "“It was not overloaded,” the ferry's mate said of the ferry."),
    ),
}

NOT_LISTED: dict[str, Pair] = {
    "the writer's own words": ("Thick fog hid the Skerry light.", "There was no fog at the Skerry light."),
    "a plan": ("The owner will sell the ferry.", "“We will never sell the ferry,” the owner said."),
    "a feeling": ("A storm sank the ferry.", "“I have never seen a storm like that,” the ferry's mate said."),
    "no doubt": ("The fund is empty.", "“There is no doubt that the fund is empty,” its treasurer said."),
    "not only": ("The wind tore the roof.", "“It was not only the wind that tore the roof,” the builder said."),
    "not so simple": ("The tower leans.", "“It is not that simple with the tower,” the surveyor said."),
    "a condition": ("The gate was shut.", "“If there was no gate, cattle would stray,” the farmer said."),
    "no longer": ("The ferry ran to Skerry.", "The mate said the ferry was no longer in use at Skerry."),
    "in a relative clause": ("The club sold shares.", "The club said it sold shares to buyers who were not members."),
    "nobody knows": ("The bell rang.", "“Nobody knew why the bell rang,” the sexton said."),
}


@pytest.mark.parametrize("name", MUST_FIND)
def test_it_finds(name: str) -> None:
    kind, texts = MUST_FIND[name]
    assert kind in {conflict.type for conflict in reconcile_texts(*texts).conflicts}


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_contrary_states_stand_side_by_side_without_a_verdict(name: str) -> None:
    """Two words that exclude each other say too little of when and of what: they are no conflict, but a row."""
    found = reconcile_texts(*SIDE_BY_SIDE[name])
    assert found.conflicts == ()
    assert any(len(row.cells) == 2 for row in found.comparisons)


@pytest.mark.parametrize("name", MUST_NOT)
def test_it_stays_silent_on(name: str) -> None:
    assert reconcile_texts(*MUST_NOT[name]).conflicts == ()


@pytest.mark.xfail(strict=True, reason="“urge X to march”: where the parse hangs the verb on X it is taken for an act")
@pytest.mark.parametrize("name", NOT_YET_SILENT)
def test_it_is_not_silent_yet(name: str) -> None:
    assert reconcile_texts(*NOT_YET_SILENT[name]).conflicts == ()


@pytest.mark.parametrize("name", LISTED)
def test_it_lists_the_denial(name: str) -> None:
    cue, texts = LISTED[name]
    assert any(cue in disputed.cue for disputed in reconcile_texts(*texts).disputed)


@pytest.mark.xfail(strict=True, reason="a passive participle is read as an act")
@pytest.mark.parametrize("name", NOT_YET_LISTED)
def test_it_does_not_list_yet(name: str) -> None:
    cue, texts = NOT_YET_LISTED[name]
    assert any(cue in disputed.cue for disputed in reconcile_texts(*texts).disputed)


@pytest.mark.parametrize("name", NOT_LISTED)
def test_it_lists_nothing_for(name: str) -> None:
    assert reconcile_texts(*NOT_LISTED[name]).disputed == ()
