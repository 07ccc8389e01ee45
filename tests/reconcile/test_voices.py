"""Whose voice is missing and which names stay open, over invented articles."""

from __future__ import annotations

import functools

import pytest

from briefing.lexicon import load_lexicon
from briefing.model.findings import Findings
from tests.reading import reconcile_texts

RULES = [load_lexicon().rule(name) for name in ("reconcile.unheard", "reconcile.ambiguous-name")]


@functools.cache
def findings(*texts: str) -> Findings:
    return reconcile_texts(*texts)


def unheard(*texts: str) -> list[str]:
    names = {actor.id: actor.name for actor in findings(*texts).actors}
    return [names[silence.actor] for silence in findings(*texts).silences]


def fired(text: str) -> set[str]:
    found = findings(*text.split("\n=====\n"))
    evidence = [e for silence in found.silences for e in silence.evidence]
    evidence += [e for open_name in found.ambiguities for e in open_name.evidence]
    return {e.rule for e in evidence}


@pytest.mark.parametrize(("rule_id", "text"), [(r.id, t) for r in RULES for t in r.fires])
def test_a_rule_fires(rule_id: str, text: str) -> None:
    assert rule_id in fired(text)


@pytest.mark.parametrize(("rule_id", "text"), [(r.id, t) for r in RULES for t in r.silent])
def test_a_rule_stays_silent(rule_id: str, text: str) -> None:
    assert rule_id not in fired(text)


GRID = "Norgrid Ltd cut power to the smelter on Monday. Mayor Ines Falk said Norgrid Ltd had given no warning."
GRID_AGAIN = "Norgrid Ltd has raised its prices twice, the mayor, Ines Falk, said."


def test_a_company_that_acts_in_both_sources_and_says_nothing_is_not_heard() -> None:
    assert unheard(GRID, GRID_AGAIN) == ["Norgrid Ltd"]


def test_its_silence_cites_a_naming_in_each_source() -> None:
    (silence,) = findings(GRID, GRID_AGAIN).silences
    assert [e.span.source for e in silence.evidence] == ["S1", "S2"]
    assert all("Norgrid Ltd" in e.quote for e in silence.evidence)
    assert (silence.sources, silence.origins) == (("S1", "S2"), 2)


def test_a_company_is_heard_through_its_spokeswoman() -> None:
    spokeswoman = "Norgrid Ltd has raised its prices. A spokeswoman for Norgrid Ltd said costs had risen."
    assert unheard(GRID, spokeswoman) == []


def test_a_state_is_heard_through_its_minister() -> None:
    assert (
        unheard(
            "Norway blamed Zambia. Zambia closed its border in May. Zambia turned two ships away.",
            "Zambia turned three ships away. Zambian foreign minister Joseph Mwila said the ships had no papers.",
        )
        == []
    )


def test_a_state_where_things_merely_happen_is_a_place() -> None:
    assert (
        unheard(
            "The ferry sank off Zambia. Norway said it had left for Zambia with a full hold.",
            "Rescuers flew to Zambia. Norway said two crews were in Zambia.",
        )
        == []
    )


def test_one_report_sent_to_two_papers_is_no_two_sources() -> None:
    report = (
        "Norgrid Ltd cut power to the smelter on Monday without any warning to the town or its works. "
        "Mayor Ines Falk said Norgrid Ltd had never answered the letters that the town sent in the spring. "
        "Norgrid Ltd has raised its prices twice since the works opened their second hall in the autumn."
    )
    assert unheard(report, report.replace("in the autumn", "last autumn")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The late Ana Roe had opposed the sale.",
        "Ana Roe was murdered in May.",
        "Police are investigating the killing of editor Ana Roe.",
        "Ana Roe’s death shook the town.",
        "Ana Roe, who died in May, had opposed the sale.",
    ],
)
def test_the_dead_are_not_asked_to_speak(sentence: str) -> None:
    first = "Ana Roe, the head of the port authority, had led the talks. Ana Roe had stopped the sale."
    second = "The board met on Monday. Ana Roe had closed the northern quay, Mayor Ines Falk said."
    assert unheard(first, second) == ["Ana Roe"]
    assert unheard(first, f"{second} {sentence}") == []


def test_an_ambiguous_name_cites_every_naming_and_names_both() -> None:
    found = findings(
        "Mayor Hugo Brandt met the engineer Clara Brandt on Monday. Brandt said the dam was safe. Brandt left early."
    )
    names = {actor.id: actor.name for actor in found.actors}
    (open_name,) = found.ambiguities
    assert open_name.name == "Brandt"
    assert {names[a] for a in open_name.actors} == {"Hugo Brandt", "Clara Brandt"}
    assert [e.sentence for e in open_name.evidence] == [2, 3]


def test_a_family_s_name_before_a_noun_is_not_ambiguous() -> None:
    assert not findings("Mayor Hugo Brandt met the engineer Clara Brandt. The Brandt family owns the mill.").ambiguities


def test_a_terminal_at_which_things_happen_is_no_voice() -> None:
    assert (
        unheard(
            "The strike began at the Deepwater Terminal. The Deepwater Terminal closed at noon. Mayor Ines Falk said so.",
            "Crews walked out of the Deepwater Terminal. Mayor Ines Falk went to the Deepwater Terminal, she said.",
        )
        == []
    )
