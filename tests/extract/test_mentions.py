"""Mentions of one source: which names, of what kind, in which chain, doing what."""

from __future__ import annotations

import pytest

from briefing.model.observations import Mention
from tests.reading import observe_text


def mentions(text: str) -> tuple[Mention, ...]:
    return observe_text(text).mentions


def names(text: str) -> list[str]:
    return [m.surface for m in mentions(text) if m.form == "name"]


def of_surface(text: str, surface: str) -> list[Mention]:
    return [m for m in mentions(text) if m.surface == surface]


def same_chain(text: str, first: str, second: str) -> bool:
    return bool({m.chain for m in of_surface(text, first)} & {m.chain for m in of_surface(text, second)})


def test_a_mention_stands_where_its_span_says() -> None:
    text = "Danish Fisheries Minister Karen Holm said cod was scarce."
    (holm,) = of_surface(text, "Karen Holm")
    assert text[holm.span.start : holm.span.end] == "Karen Holm"
    assert holm.sentence == 1


def test_a_title_is_no_part_of_the_name() -> None:
    assert names("Prime Minister Elif Karahan rejected the vote.") == ["Elif Karahan"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan was drawn up by Pieter van der Hoek.", "Pieter van der Hoek"),
        ("Critics blamed Khalid bin Rashid Al Mansoori.", "Khalid bin Rashid Al Mansoori"),
        ("A letter reached Élodie d'Aubigny in May.", "Élodie d'Aubigny"),
        ("They met K. R. Subramanian on Friday.", "K. R. Subramanian"),
        ("They met Nuria Rovira i Mas on Friday.", "Nuria Rovira i Mas"),
        ("They met Omar bin Haji Salleh on Friday.", "Omar bin Haji Salleh"),
        ("They met Lê Thị Hoài An on Friday.", "Lê Thị Hoài An"),
        ("They sued Northspur Holdings plc on Friday.", "Northspur Holdings plc"),
        ("They fled the Lions of the North on Friday.", "Lions of the North"),
        ("They sued the Malt and Barley Growers' Union.", "Malt and Barley Growers' Union"),
        ("Nobody asked Park Ji-won.", "Park Ji-won"),
        ("They sued the Harbour Pilots' Union.", "Harbour Pilots' Union"),
        ("They sued the University of Cape Coast.", "University of Cape Coast"),
        ("They visited the Council on Water and Land.", "Council on Water and Land"),
        ("Shares of Krall & Partners fell.", "Krall & Partners"),
    ],
)
def test_a_name_is_read_whole(text: str, name: str) -> None:
    assert name in names(text)


def test_a_curly_apostrophe_ends_a_name_like_a_straight_one() -> None:
    assert names("Karen Holm’s plan failed.") == names("Karen Holm's plan failed.") == ["Karen Holm"]


@pytest.mark.parametrize(
    "word", ["Whether", "However", "Meanwhile", "Residents", "Police", "Ministers", "It's", "Don't"]
)
def test_a_sentence_does_not_start_with_a_name_for_its_capital(word: str) -> None:
    assert word not in names(f"{word} the harbour was closed is unknown.")


def test_days_and_months_are_no_names() -> None:
    assert names("On Monday the harbour will close until September.") == []


def test_an_adjective_of_leading_is_no_name() -> None:
    assert names("The Saudi-led coalition bombed a bridge.") == []


def test_a_surname_joins_the_full_name() -> None:
    assert same_chain("Karen Holm spoke. The room was full. Holm left.", "Karen Holm", "Holm")


def test_a_surname_of_two_joins_neither() -> None:
    text = "Karen Holm spoke. Piet Holm left. A third Holm stayed."
    assert not same_chain(text, "Karen Holm", "Holm")
    assert not same_chain(text, "Piet Holm", "Holm")


def test_a_rank_tells_two_of_one_surname_apart() -> None:
    text = "Gen. Karen Holm spoke. Piet Holm, a farmer, left. Gen. Holm stayed."
    assert same_chain(text, "Karen Holm", "Holm")
    assert not same_chain(text, "Piet Holm", "Holm")


def test_an_acronym_in_brackets_joins_its_name() -> None:
    assert same_chain("The World Seed Fund (WSF) closed. WSF had no money.", "World Seed Fund", "WSF")


def test_brackets_with_other_letters_join_nothing() -> None:
    assert not same_chain("The World Seed Fund (Geneva) closed. Geneva was quiet.", "World Seed Fund", "Geneva")


def test_a_state_its_adjective_and_its_people_are_one() -> None:
    assert same_chain("Norway sent ships. Norwegian sailors left.", "Norway", "Norwegian")


def test_the_office_points_back_to_its_holder() -> None:
    text = "Danish Fisheries Minister Karen Holm spoke. The fisheries minister left."
    assert same_chain(text, "Karen Holm", "fisheries minister")


def test_two_ministers_near_leave_the_word_open() -> None:
    text = "Health Minister Karen Holm met Trade Minister Piet Vos. The minister left."
    assert not same_chain(text, "Karen Holm", "minister")
    assert not same_chain(text, "Piet Vos", "minister")


def test_the_company_is_the_body_of_the_sentence_before() -> None:
    assert same_chain("Brightwell Motors cut jobs. The company said demand was weak.", "Brightwell Motors", "company")


def test_he_is_the_subject_of_the_sentence_before() -> None:
    assert same_chain("Piet Vos closed the mill. He said it was old.", "Piet Vos", "he")


def test_a_pronoun_with_two_subjects_stays_open() -> None:
    text = "Piet Vos and Karl Brandt closed the mill. He said it was old."
    assert not same_chain(text, "Piet Vos", "he")
    assert not same_chain(text, "Karl Brandt", "he")


def test_a_pronoun_agrees_with_a_courtesy_title() -> None:
    text = "Mr Karl Brandt closed the mill. She said it was old."
    assert not same_chain(text, "Karl Brandt", "she")


def test_it_does_not_mean_a_person() -> None:
    assert not same_chain("Piet Vos closed the mill. It said little.", "Piet Vos", "it")


def test_they_are_the_group_of_the_sentence_before() -> None:
    assert same_chain("The rebels took the port. They said ships could dock.", "rebels", "they")


def test_a_headline_holds_only_names_of_the_text() -> None:
    text = "Mayor Brandt Urges Calm After Storm\n\nMayor Karl Brandt urged calm. Brandt said the storm was over.\n"
    assert [m.surface for m in mentions(text) if m.zone == "headline"] == ["Brandt"]


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Brandt Quits After Budget Vote Fails", ["Brandt"]),
        ("BRANDT DEFENDS CUTS AS COUNCIL SPLITS", ["Brandt"]),
        ("Price Rises Anger Harbour Towns", []),
    ],
)
def test_a_headline_in_capitals_holds_surnames_and_no_other_words(headline: str, found: list[str]) -> None:
    text = f"{headline}\n\nIlse Brandt met Dana Price on Monday. Price said the price of bread was too high.\n"
    assert [m.surface for m in mentions(text) if m.zone == "headline"] == found


def test_a_place_is_marked_where_something_happens() -> None:
    (ottawa,) = of_surface("Flooding closed roads in Ottawa.", "Ottawa")
    assert ottawa.place
    assert not ottawa.acts


@pytest.mark.parametrize(
    ("text", "surface", "kind", "owner"),
    [
        ("A senior official in the presidential office said troops had left.", "senior official in the presidential office", "person", "presidential office"),
        ("The crew of the Baltic Heron refused to sail.", "crew of the Baltic Heron", "group", "Baltic Heron"),
        ("Norwegian police said the road was closed.", "Norwegian police", "organisation", "Norwegian"),
        ("Two diplomats said talks had failed.", "Two diplomats", "group", ""),
        ("The airline said flights would resume.", "airline", "organisation", ""),
        ("A security source said nobody was hurt.", "security source", "person", ""),
    ],
)  # fmt: skip
def test_who_has_no_name_is_described(text: str, surface: str, kind: str, owner: str) -> None:
    (found,) = of_surface(text, surface)
    assert (found.form, found.kind, found.owner, found.speaks) == ("description", kind, owner, True) or found.acts


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("Karen Holm, the mayor of Aarhus, left.", "Karen Holm", "mayor", "Aarhus"),
        ("Mayor Karen Holm of Aarhus left.", "Karen Holm", "Mayor", "Aarhus"),
        (
            "Brightwell's chief financial officer, Karen Holm, left.",
            "Karen Holm",
            "chief financial officer",
            "Brightwell",
        ),
        ("WSF director Karen Holm left.", "Karen Holm", "director", "WSF"),
        ("Secretary of State Karen Holm left.", "Karen Holm", "Secretary of State", None),
        ("Denmark sent ships, said its spokeswoman, Karen Holm.", "Karen Holm", "spokeswoman", "Denmark"),
        ("Karen Holm, who heads the Seed Fund, left.", "Karen Holm", "head", "Seed Fund"),
        ("Karen Holm, one of the mayor's aides, left.", "Karen Holm", "aide", "mayor"),
    ],
)
def test_an_office_is_read_with_its_body(text: str, name: str, role: str, of: str | None) -> None:
    found = [(r.role, r.of) for m in of_surface(text, name) for r in m.roles]
    assert (role, of) in found


def test_a_role_is_proved_by_the_words_that_give_it() -> None:
    text = "Karen Holm, the mayor of Aarhus, left."
    (holm,) = of_surface(text, "Karen Holm")
    assert holm.roles[0].evidence.quote == "Karen Holm, the mayor of Aarhus"


def test_a_list_gives_nobody_the_office_of_the_next() -> None:
    (holm,) = of_surface("Karen Holm, Foreign Minister Piet Vos and others left.", "Karen Holm")
    assert holm.roles == ()


def test_a_former_office_is_marked() -> None:
    (holm,) = of_surface("Former health minister Karen Holm left.", "Karen Holm")
    assert holm.roles[0].former


def test_a_plural_title_is_everybodys() -> None:
    (holm,) = of_surface("Gens. Karen Holm and Piet Vos said so.", "Karen Holm")
    assert holm.roles
