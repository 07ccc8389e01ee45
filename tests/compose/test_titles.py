"""The title names the matter and the parties."""

from __future__ import annotations

import pytest

from briefing.compose.titles import make_deck, make_title
from briefing.model.findings import Actor, ActorKind, Findings, Keyword
from tests.compose.desks import open_desk, write_source

SOURCES = (write_source(1, "Norway closed the lock."), write_source(2, "Sweden did not."))


def keyword(text: str, *sources: str) -> Keyword:
    evidence = SOURCES[0][1][0].evidence
    return Keyword(text=text, score=0.1, sources=sources or ("S1", "S2"), evidence=(evidence,))


def actor(name: str, kind: ActorKind) -> Actor:
    return Actor(id=name, name=name, kind=kind)


def title(keywords: tuple[str, ...], **actors: ActorKind) -> str:
    known = tuple(actor(name.replace("_", " "), kind) for name, kind in actors.items())
    findings = Findings(keywords=tuple(map(keyword, keywords)), actors=known)
    return make_title(open_desk(findings, *SOURCES))


def test_the_topic_comes_first_then_states_and_bodies() -> None:
    words = ("Astrid Holm", "Norway", "lock gates", "Harbour Commission", "Sweden")
    kinds: dict[str, ActorKind] = {
        "Astrid_Holm": "person",
        "Norway": "state",
        "Harbour_Commission": "organisation",
        "Sweden": "state",
    }
    assert title(words, **kinds) == "Lock gates: Norway, the Harbour Commission and Sweden"


def test_persons_fill_up_where_bodies_are_few() -> None:
    assert title(("Astrid Holm", "lock gates"), Astrid_Holm="person") == "Lock gates: Astrid Holm"


def test_a_phrase_is_a_better_topic_than_a_word() -> None:
    assert title(("flood", "lock gates")) == "Lock gates"


def test_two_states_may_end_alike_but_two_of_one_family_are_one_too_many() -> None:
    states: dict[str, ActorKind] = {"East_Norrland": "state", "West_Norrland": "state"}
    assert title(("East Norrland", "West Norrland"), **states) == "East Norrland and West Norrland"
    family: dict[str, ActorKind] = {"Astrid_Holm": "person", "Jens_Holm": "person"}
    assert title(("Astrid Holm", "Jens Holm"), **family) == "Astrid Holm"


def test_nothing_to_name_is_no_empty_title() -> None:
    assert title(()) == "What the sources say"


@pytest.mark.parametrize(
    ("number", "deck"),
    [
        (1, "What one source says, and who says it in it"),
        (2, "What two sources say, who says it, and where they differ"),
    ],
)
def test_the_deck_counts_the_sources(number: int, deck: str) -> None:
    assert make_deck(open_desk(Findings(), *SOURCES[:number])) == deck
