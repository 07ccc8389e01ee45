"""All detectors together: topics stay apart, repetition changes nothing, the worst comes first."""

from __future__ import annotations

from briefing.model.findings import Conflict
from briefing.reconcile.conflicts import MOST
from tests.reading import reconcile_texts

FERRY = (
    "The navy sank a fishing boat off Skerry Point on Monday, the aid group Lifeline said. The boat had left Kirkton.",
    "Defence Minister Ingrid Solheim denied that the navy had sunk a boat off Skerry Point. The boat was from Kirkton.",
)
DAIRY = (
    "Brightwater Foods has acquired the dairy group Halden, two bankers said. The dairy makes butter in Esbjerg.",
    "Brightwater Foods denied any takeover of the dairy group Halden. Halden makes butter in Esbjerg.",
)


def conflicts_in(*texts: str) -> tuple[Conflict, ...]:
    return reconcile_texts(*texts).conflicts


def sides_of(conflict: Conflict) -> set[str]:
    return {source for side in conflict.sides for source in side.sources}


def test_no_conflict_runs_across_topics() -> None:
    assert [sides_of(c) for c in conflicts_in(FERRY[0], DAIRY[1])] == []


def test_a_folder_with_two_topics_gives_the_conflicts_of_both() -> None:
    assert sorted(map(sorted, map(sides_of, conflicts_in(*FERRY, *DAIRY)))) == [["S1", "S2"], ["S3", "S4"]]


def test_a_source_read_twice_adds_no_conflict() -> None:
    once, twice = conflicts_in(*FERRY), conflicts_in(*FERRY, *FERRY)
    assert [c.about for c in once] == [c.about for c in twice]


def test_a_source_does_not_contradict_its_copy() -> None:
    assert conflicts_in(FERRY[0], FERRY[0]) == ()


def test_the_severe_come_first_and_not_too_many() -> None:
    found = conflicts_in(*FERRY, *DAIRY)
    order = ["high", "medium", "low"]
    assert [c.severity for c in found] == sorted((c.severity for c in found), key=order.index)
    assert len(found) <= MOST


def test_every_side_is_cited_from_the_sources_it_names() -> None:
    for conflict in conflicts_in(*FERRY, *DAIRY):
        assert len(conflict.sides) > 1
        assert conflict.explanation
        for side in conflict.sides:
            assert {e.source for e in side.evidence} == set(side.sources)
