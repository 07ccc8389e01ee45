"""One office, two holders — at one time."""

from __future__ import annotations

import pytest

from briefing.model.findings import Conflict
from tests.reading import reconcile_texts

MUST_FIND = {
    "two ministers": (
        "Norwegian Defence Minister Ingrid Solheim met the envoy on Monday. Solheim said talks went well.",
        "Norwegian Defence Minister Edwin Marsh met the envoy on Monday. Marsh said talks went well.",
    ),
    "another spelling of the office": (
        "Norwegian Defence Minister Ingrid Solheim met the envoy on Monday. Solheim said talks went well.",
        "Norway's defense minister, Edwin Marsh, met the envoy. Marsh said talks went well.",
    ),
    "two directors of one institute": (
        "Ruth Calder, director of the Harbour Institute, said the vessel was sound. Calder spoke on Monday.",
        "Edwin Marsh, director of the Harbour Institute, said the vessel was sound. Marsh spoke on Monday.",
    ),
}

MUST_NOT = {
    "a former holder": (
        "Ruth Calder, director of the Harbour Institute, said the vessel was sound. Calder spoke on Monday.",
        "Edwin Marsh, former director of the Harbour Institute, said the vessel was sound. Marsh spoke on Monday.",
    ),
    "a successor": (
        "Ruth Calder, director of the Harbour Institute, said the vessel was sound. Calder spoke on Monday.",
        "Edwin Marsh was appointed director of the Harbour Institute after Calder resigned. Marsh spoke on Monday.",
    ),
    "two states": (
        "Norwegian Defence Minister Ingrid Solheim met the envoy on Monday. Solheim said talks went well.",
        "Danish Defence Minister Edwin Marsh met the envoy on Monday. Marsh said talks went well.",
    ),
    "two portfolios": (
        "Norwegian Defence Minister Ingrid Solheim met the envoy on Monday. Solheim said talks went well.",
        "Norwegian Health Minister Edwin Marsh met the envoy on Monday. Marsh said talks went well.",
    ),
    "an office that many hold": (
        "Ruth Calder, a spokeswoman for the Harbour Board, said the vessel was sound. Calder spoke on Monday.",
        "Edwin Marsh, a spokesman for the Harbour Board, said the vessel was sound. Marsh spoke on Monday.",
    ),
    "a deputy": (
        "Ruth Calder, director of the Harbour Institute, said the vessel was sound. Calder spoke on Monday.",
        "Edwin Marsh, deputy director of the Harbour Institute, said the vessel was sound. Marsh spoke on Monday.",
    ),
    "one person in two writings": (
        "Omar Said, director of the Harbour Institute, said the vessel was sound. Said spoke on Monday.",
        "Omar Saeed, director of the Harbour Institute, said the vessel was sound. Saeed spoke on Monday.",
    ),
}


def conflicts_in(*texts: str) -> tuple[Conflict, ...]:
    return tuple(c for c in reconcile_texts(*texts).conflicts if c.type == "role")


@pytest.mark.parametrize("texts", MUST_FIND.values(), ids=MUST_FIND.keys())
def test_it_finds(texts: tuple[str, ...]) -> None:
    assert len(conflicts_in(*texts)) == 1


@pytest.mark.parametrize("texts", MUST_NOT.values(), ids=MUST_NOT.keys())
def test_it_leaves_alone(texts: tuple[str, ...]) -> None:
    assert conflicts_in(*texts) == ()


def test_it_says_which_office() -> None:
    assert conflicts_in(*MUST_FIND["two ministers"])[0].about == "who is defence minister of Norway"


def test_each_holder_is_a_side_with_the_sentence() -> None:
    found = conflicts_in(*MUST_FIND["two directors of one institute"])[0]
    assert {s.value for s in found.sides} == {"Ruth Calder", "Edwin Marsh"}
    assert all(s.value in s.evidence[0].quote for s in found.sides)
