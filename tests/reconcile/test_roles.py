"""Which office a text gives to whom, and of what body: each construction with what it must not be taken for."""

from __future__ import annotations

import functools

import pytest

from briefing.lexicon import load_lexicon
from briefing.model.findings import Actor
from briefing.reconcile.actors import Cast, identify_actors
from briefing.reconcile.material import Material
from tests.reading import observe_texts, read_texts, reconcile_texts

NAME = "Ines Falk"
HELD = {
    # titles, whole
    "Energy and Mines Minister Ines Falk said wells were dry.": "energy and mines minister",
    "Kenya's Water, Sanitation and Irrigation Minister Ines Falk said wells were dry.": "water, sanitation and irrigation minister, kenya",
    "Ines Falk, Minister for Trade and Industry, said wells were dry.": "minister for trade and industry",
    "Ines Falk, the minister for trade and industry of Peru, said wells were dry.": "minister for trade and industry, peru",
    "Ines Falk, deputy assistant secretary of state for African affairs, said wells were dry.": "deputy assistant secretary of state for african affairs",
    "Co-leader Ines Falk said wells were dry.": "co-leader",
    "Lead author Ines Falk said wells were dry.": "lead author",
    "Aid worker Ines Falk said wells were dry.": "aid worker",
    "Acting health minister Ines Falk said wells were dry.": "acting health minister",
    "Caretaker prime minister Ines Falk said wells were dry.": "caretaker prime minister",
    "Defence ministry spokeswoman Ines Falk said wells were dry.": "spokeswoman, defence ministry",
    "President-elect Ines Falk said wells were dry.": "president-elect",
    "Prime Minister-designate Ines Falk said wells were dry.": "prime minister-designate",
    "Senators Tom Roe and Ines Falk said wells were dry.": "senator",
    "Senators Ines Falk and Tom Roe said wells were dry.": "senator",
    "Banco Norte CEO Ines Falk said sales fell.": "ceo, banco norte",
    "A 54-year-old nurse, Ines Falk, said wells were dry.": "nurse",
    # two offices
    "Trade Minister and deputy party leader Ines Falk said wells were dry.": "trade minister; deputy party leader",
    "Ines Falk, chief executive and co-founder of Brightwell Motors, said sales fell.": "chief executive, brightwell motors; co-founder, brightwell motors",
    # the body
    "Ines Falk, director of research at the Institute of Coastal Studies, said the dune had moved.": "director of research, institute of coastal studies",
    "Ines Falk, planning director of Larkhill Power, said wells were dry.": "planning director, larkhill power",
    "Ines Falk, chief economist for Latin America at Banco Norte, said wells were dry.": "chief economist for latin america, banco norte",
    "Ines Falk, aged 54, a nurse at Larkhill Hospital, said wards were full.": "nurse, larkhill hospital",
    "Ines Falk, who heads the Nurses' Union of Tasmania, said pay fell.": "head, nurses' union of tasmania",
    "Ines Falk, who sits on the board of the Coastal Trust, said wells were dry.": "member, board of the coastal trust",
    "As head of the Coastal Authority, Ines Falk closed two wells. Falk said so.": "head, coastal authority",
    "The Springs Commission said the lake had fallen. Its chief hydrologist, Ines Falk, said wells were dry.": "chief hydrologist, springs commission",
    "The Springs Commission said the lake had fallen. The commission's chief hydrologist, Ines Falk, said wells were dry.": "chief hydrologist, springs commission",
    # verbs
    "Ines Falk took over as head of the Coastal Authority in May. Falk said wells were dry.": "head, coastal authority",
    "Ines Falk replaced Tom Roe as director of the Coastal Authority. Falk said so.": "director, coastal authority",
    "The board named Ines Falk its new chief executive. Falk said sales fell.": "chief executive",
    "Parliament elected Ines Falk president on Monday. Falk said wells were dry.": "president",
    "The trust announced the appointment of Ines Falk as chief engineer. Falk said so.": "chief engineer",
    "Ines Falk has led the Coastal Trust since May. Falk said wells were dry.": "head, coastal trust",
    # after the name
    "Ines Falk, who teaches marine law at the University of Turku, said wells were dry.": "teacher of marine law, university of turku",
    "Ines Falk, who founded the Coastal Trust, said wells were dry.": "founder, coastal trust",
    "Ines Falk, a glaciologist and lead author of the study, said ice was thin.": "glaciologist",
    "Ines Falk MP said ice was thin.": "mp",
    "Ines Falk, a lawyer representing the crew, said wells were dry.": "lawyer",
    "A police spokesman, Senior Superintendent Ines Falk, said two men were held.": "police spokesman",
    # counterparts
    "Danish Health Minister Karen Holm spoke. Her Peruvian counterpart, Ines Falk, said wells were dry.": "health minister, peru",
    "Danish Health Minister Karen Holm spoke. Holm's Peruvian counterpart, Ines Falk, said so.": "health minister, peru",
}
FORMER = {
    "Ines Falk, who stepped down as head of the Coastal Authority in May, said so.": "head, coastal authority",
    "Ines Falk, who was finance minister until 2019, said wells were dry.": "finance minister",
    "Ines Falk resigned as health minister on Monday. Falk said wells were dry.": "health minister",
    "The council sacked Ines Falk as director. Falk wept.": "director",
    "Tom Roe, who replaced Ines Falk as mayor, said so. Falk wept.": "mayor",
    "Ines Falk served as ambassador to Kenya until 2019. Falk said talks were stuck.": "ambassador to kenya",
    "Ex-mayor Ines Falk said wells were dry.": "mayor",
    "Ines Falk, formerly head of the Coastal Authority, said wells were dry.": "head, coastal authority",
    "Ines Falk, head of the Coastal Authority until 2019, said wells were dry.": "head, coastal authority",
    "The late finance minister Ines Falk had said wells were dry.": "finance minister",
}
WITHOUT = (
    "Ines Falk did not resign as mayor. Falk said so.",
    "Ines Falk saw the mayor as a friend. Falk said so.",
    "Ines Falk led the march. Falk said so.",
    "Ines Falk leads the Coastal Trust delegation. Falk said so.",
    "Ines Falk does not lead the Coastal Trust. Falk said so.",
    "Ines Falk worked as hard as the mayor. Falk said so.",
    "Ines Falk will take over as mayor in May. Falk said so.",
    "Ines Falk told the director that wells were dry. Falk said so.",
    "Ines Falk, the mayor said, was wrong. Falk denied it.",
    "Ines Falk criticised Tom Roe, the director of the Coastal Authority. Falk said so.",
    "Ines Falk's lawyer, Tom Roe, said so. Falk wept.",
    "Ines Falk replaced the chairman. Falk said so.",
    "A tired Ines Falk of Galway said it was late.",
    "The mayor and Ines Falk said wells were dry.",
)
BELONGS = {
    "Ines Falk of Brightwell Motors said sales fell.": "Brightwell Motors",
    "Ines Falk (Brightwell Motors) said sales fell.": "Brightwell Motors",
    "Ines Falk, who works for Brightwell Motors, said sales fell.": "Brightwell Motors",
    "Speaking for the Nurses' Union, Ines Falk said wards were full.": "Nurses' Union",
    "The Northern Water Agency runs 30 wells. The agency's Ines Falk said they were dry.": "Northern Water Agency",
}


@functools.cache
def cast_of(*texts: str) -> Cast:
    return identify_actors(Material(read_texts(*texts), observe_texts(*texts), load_lexicon()))


def named(text: str, name: str = NAME) -> Actor:
    return next(actor for actor in cast_of(text).actors if actor.name == name)


def offices(actor: Actor, *, former: bool = False) -> list[tuple[str, str]]:
    return [(r.role.casefold(), (r.of or "").casefold()) for r in actor.roles if r.former == former]


def wanted(words: str) -> list[tuple[str, str]]:
    """“role, body; role” as pairs; a comma inside a portfolio has no space of a body behind it."""
    pairs = []
    for office in words.split("; "):
        role, _, of = office.rpartition(", ")
        joint = not role or "minister" in of
        pairs.append((office, "") if joint else (role, of))
    return pairs


@pytest.mark.parametrize(("text", "words"), HELD.items())
def test_an_office_is_read_whole_and_with_its_body(text: str, words: str) -> None:
    assert set(wanted(words)) <= set(offices(named(text)))


@pytest.mark.parametrize(("text", "words"), FORMER.items())
def test_an_office_that_was_left_is_former(text: str, words: str) -> None:
    assert wanted(words) == offices(named(text), former=True)


@pytest.mark.parametrize("text", WITHOUT)
def test_nobody_gets_the_office_of_another(text: str) -> None:
    assert not named(text).roles


@pytest.mark.parametrize(("text", "body"), BELONGS.items())
def test_who_belongs_to_a_body_without_an_office_speaks_for_it(text: str, body: str) -> None:
    actor = named(text)
    assert [(role.role, role.of) for role in actor.roles] == [("", body)]
    assert cast_of(text).actor(actor.affiliation or "").name == body


def test_each_office_cites_the_words_that_give_it() -> None:
    actor = named("Ines Falk, who stepped down as mayor of Salta, now heads the Coastal Trust. Falk said so.")
    (role,) = [role for role in actor.roles if role.former]
    assert "stepped down as mayor of Salta" in role.evidence[0].quote


def test_an_office_takes_the_place_of_a_bare_belonging() -> None:
    text = "Ines Falk of Brightwell Motors spoke. Falk, chief executive of Brightwell Motors, said sales fell."
    assert offices(named(text)) == [("chief executive", "brightwell motors")]


def test_the_one_who_replaces_holds_the_office() -> None:
    assert offices(named("Tom Roe, who replaced Ines Falk as mayor, said so. Falk wept.", "Tom Roe")) == [("mayor", "")]


@pytest.mark.xfail(strict=True, reason="the agency is named only afterwards")
def test_a_description_before_the_name_of_a_body_is_taken_back_to_it() -> None:
    text = "The agency's Ines Falk said wells were dry. The Northern Water Agency runs 30 wells."
    assert named(text).affiliation


@pytest.mark.xfail(strict=True, reason="words of time between the verb and the office are not passed over")
def test_an_office_behind_words_of_time() -> None:
    text = "Ines Falk, who was until May the head of Banco Norte, said wells were dry."
    assert offices(named(text), former=True) == [("head", "banco norte")]


def test_an_office_of_ours_belongs_to_nobody_named() -> None:
    text = "Statement\n\nOur chairwoman, Marta Lund, met the minister on Friday. “We will stay,” Marta Lund said.\n"
    found = next(actor for actor in reconcile_texts(text).actors if actor.name == "Marta Lund")
    assert [(role.role, role.of) for role in found.roles] == [("chairwoman", None)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Embattled ferry boss Ottar Brekke said the ships were safe.", "ferry boss"),
        ("Acting chairman Ottar Brekke said the ships were safe.", "acting chairman"),
        ("Fishing minister Ottar Brekke said the ships were safe.", "fishing minister"),
    ],
)
def test_an_office_is_printed_without_what_a_writer_thinks_of_its_holder(text: str, role: str) -> None:
    assert [held.role.casefold() for held in named(text, "Ottar Brekke").roles] == [role]
