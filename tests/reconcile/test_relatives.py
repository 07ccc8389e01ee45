"""One word, two bearers: relatives of one surname, and places in the names of bodies."""

from __future__ import annotations

from briefing.model.findings import Actor
from tests.reading import observe_texts, reconcile_texts

WIFE = (
    "Marta Vos has been speaking to our correspondent Dele Orr by telephone. Men came over the wall at night, she says. "
    "General Vos had asked for his tablets. “Where is he now?” she asks."
)


def actors_of(*texts: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in reconcile_texts(*texts).actors}


def test_a_surname_under_a_rank_is_not_the_wife_who_bears_no_rank() -> None:
    actors = actors_of(WIFE, "General Pieter Vos was arrested on Monday, the ministry said.")
    assert [r.role for r in actors["Marta Vos"].roles] == []
    assert {p.source for p in actors["Pieter Vos"].presence} == {"S1", "S2"}


def test_the_wife_says_what_she_says_and_the_papers_correspondent_is_nobody() -> None:
    actors = actors_of(WIFE)
    assert actors["Marta Vos"].presence[0].statements > 1
    assert "Dele Orr" not in actors


def test_a_correspondent_of_another_house_may_be_somebody() -> None:
    assert "Dele Orr" in actors_of("The paper's former correspondent Dele Orr said on Monday that he would sue.")


def test_a_president_without_a_title_at_first_is_one_person() -> None:
    actors = actors_of("Emil Vos said on Monday that the army would stay. President Vos added that he was tired.")
    assert [p.mentions for p in actors["Emil Vos"].presence] != [1]


def test_mr_and_a_surname_are_the_one_whose_full_name_came_before() -> None:
    actors = actors_of(
        "It was led by a former officer, Pieter Vos, who had been retired. The decree was read to Mr Vos in person, the "
        "army said. They held the customs director, Emil Vos, younger brother of the leader."
    )
    assert actors["Pieter Vos"].presence[0].mentions > actors["Emil Vos"].presence[0].mentions


def test_a_place_is_no_short_form_of_a_body_named_after_it() -> None:
    rights = (
        "Lamp Sorland, a rights group, said that 120 people were missing. In Sorland, shops opened again on Monday."
    )
    assert "Sorland" not in actors_of(rights)["Lamp Sorland"].aliases


def test_another_article_tells_the_place_from_the_body() -> None:
    rights = "Lamp Sorland said that 120 people were missing. The bloc decides whether to suspend Sorland."
    actors = actors_of(rights, "Gunfire shook the port. Two ships left. In Sorland, shops opened again on Monday.")
    assert "Sorland" not in actors["Lamp Sorland"].aliases


def test_what_he_or_she_was_made_is_an_office() -> None:
    actors = actors_of(
        "General Carl Moss, 58, was long a pillar of the regime. He was made chief of the general staff in 2021.",
        "Ana Roe said that rates would rise. She became governor of the central bank in May.",
    )
    assert ("chief", "general staff") in [(r.role, r.of) for r in actors["Carl Moss"].roles]
    assert ("governor", "central bank") in [(r.role, r.of) for r in actors["Ana Roe"].roles]


def test_who_was_made_to_leave_was_made_nothing() -> None:
    actors = actors_of(
        "Ana Roe said that rates would rise. She was made to leave. She became a threat to the minister."
    )
    assert not actors["Ana Roe"].roles


def test_the_capitals_of_an_opening_are_no_name() -> None:
    actors = actors_of("BUNGLING bank boss Rupert Hale has been given the boot, the paper said on Monday.")
    assert all(r.of is None for r in actors["Rupert Hale"].roles)


def test_a_body_of_many_words_is_no_body_and_a_person() -> None:
    text = "The kingdom is the most influential member of the Organisation of Petroleum Exporting Countries."
    (observed,) = observe_texts(text)
    assert [m.kind for m in observed.mentions if m.form == "name"] == ["organisation"]
