"""Those without a name: what describes them, whole; two that the text keeps apart stay two."""

from __future__ import annotations

import functools

import pytest

from briefing.lexicon import load_lexicon
from briefing.model.findings import Actor
from briefing.reconcile.actors import Cast, identify_actors
from briefing.reconcile.material import Material
from tests.reading import observe_text, observe_texts, read_texts

DESCRIBED = {
    "A senior official in the presidential office said troops had left.": "senior official in the presidential office",
    "A person familiar with the matter said the deal was off.": "person familiar with the matter",
    "People briefed on the talks said a price had been agreed.": "People briefed on the talks",
    "Three sources close to the board said the price was too high.": "Three sources close to the board",
    "A woman at the market said she had seen smoke.": "woman at the market",
    "A customs officer, speaking on condition of anonymity, said trucks were stuck.": "customs officer",
    "Families of the victims said they had not been told.": "Families of the victims",
    "Relatives of four jailed miners asked the court to let them go.": "Relatives of four jailed miners",
    "The families of Ana Roe and Luis Falk said they had not been told.": "families of Ana Roe and Luis Falk",
    "A senior executive at a rival bank said the price was wrong.": "senior executive at a rival bank",
    "Islanders said the ferry had never come.": "Islanders",
    "A lawmaker from the ruling party said the vote was fair.": "lawmaker from the ruling party",
}
KINDS = {
    "The crew said the engine had failed.": ("crew", "group"),
    "The port operator said the berth was free.": ("port operator", "organisation"),
    "A person close to the talks said the deal was off.": ("person close to the talks", "person"),
    "Two diplomats said talks were stuck.": ("Two diplomats", "group"),
}


@functools.cache
def cast_of(*texts: str) -> Cast:
    return identify_actors(Material(read_texts(*texts), observe_texts(*texts), load_lexicon()))


def unnamed(*texts: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in cast_of(*texts).actors if actor.unnamed}


@pytest.mark.parametrize(("text", "words"), DESCRIBED.items())
def test_a_description_is_kept_whole(text: str, words: str) -> None:
    assert words in unnamed(text)


@pytest.mark.parametrize(("text", "wanted"), KINDS.items())
def test_a_description_has_the_kind_of_its_noun(text: str, wanted: tuple[str, str]) -> None:
    name, kind = wanted
    assert unnamed(text)[name].kind == kind


@pytest.mark.parametrize(
    "text", ["The man said it was late.", "A man said it was late.", "The matter familiar to the board was closed."]
)
def test_a_plain_word_for_a_person_describes_nobody(text: str) -> None:
    assert not unnamed(text)


def test_another_nurse_is_another() -> None:
    found = unnamed("A nurse who asked not to be named said wards were full. Another nurse said pay was late.")
    assert {"nurse", "Another nurse"} <= set(found)


def test_two_diplomats_and_one_stay_apart() -> None:
    found = unnamed("Two diplomats said talks were stuck. One diplomat said a deal was near.")
    assert {"Two diplomats", "One diplomat"} <= set(found)


def test_sources_in_two_places_stay_two() -> None:
    found = unnamed("A security source said two men were held. A security source in Kano said four men were held.")
    assert {"security source", "security source in Kano"} <= set(found)


def test_a_spokeswoman_without_a_name_is_a_person_who_speaks_for_the_body() -> None:
    text = "A Brightwell Motors spokeswoman said sales fell. Brightwell Motors closed two plants."
    (actor,) = unnamed(text).values()
    assert (actor.kind, [(role.role, role.of) for role in actor.roles]) == (
        "person",
        [("spokeswoman", "Brightwell Motors")],
    )
    assert cast_of(text).actor(actor.affiliation or "").name == "Brightwell Motors"


def test_where_a_spokesman_is_based_is_no_body() -> None:
    (actor,) = unnamed("A Brightwell Motors spokesman in Spain said sales fell. Brightwell Motors closed two.").values()
    assert [(role.role, role.of) for role in actor.roles] == [("spokesman in Spain", "Brightwell Motors")]


def test_the_families_of_two_are_the_family_of_neither() -> None:
    found = unnamed("Ana Roe was held. The families of Ana Roe and Luis Falk wept. The Roe family said nothing.")
    assert found["families of Ana Roe and Luis Falk"].affiliation is None
    assert "Roe family" in found


def test_lawyers_of_one_person_are_the_same_under_her_name_and_a_pronoun() -> None:
    found = unnamed("Lawyers for Ana Roe said she was innocent. Her lawyers said so again.")
    assert list(found) == ["Lawyers for Ana Roe"]


def test_an_officer_before_a_name_is_not_described_beside_it() -> None:
    described = [m for m in observe_text("Customs officer Ana Roe said trucks were stuck.").mentions if m.head]
    assert described == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("American and British officials said the talks were over.", ["United States", "United Kingdom"]),
        ("The U.S., French and Iraqi governments said the talks were over.", ["United States", "France", "Iraq"]),
        ("Iraqi officials said U.S. and British troops had left.", ["Iraq"]),
        ("Iraqi and private firms said the talks were over.", ["Iraqi and private firms"]),
    ],
)
def test_officials_of_several_states_speak_for_each(text: str, states: list[str]) -> None:
    (statement,) = observe_text(text).statements
    (source,) = read_texts(text)
    assert [actor.name for actor in cast_of(text).of_mentions(source.id, statement.speakers)] == states
