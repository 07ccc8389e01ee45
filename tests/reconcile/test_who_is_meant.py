"""Whom “the Ministry”, “the council”, “a spokesman for her” and “she” mean, in texts of several kinds."""

from __future__ import annotations

import pytest

from briefing.extract import observe
from briefing.lexicon import load_lexicon
from briefing.reconcile.actors import Cast, identify_actors
from briefing.reconcile.material import Material
from tests.reading import MODEL, read_texts


def cast_of(*texts: str) -> Cast:
    sources = read_texts(*texts)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    return identify_actors(Material(sources, observations, load_lexicon()))


def meant(words: str, *texts: str) -> str:
    """The actor that the last mention with these words, article aside, means; empty for nobody."""
    sources = read_texts(*texts)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    cast = identify_actors(Material(sources, observations, load_lexicon()))
    found = ""
    for source, observed in zip(sources, observations, strict=True):
        for index, mention in enumerate(observed.mentions):
            said = source.text[mention.span.start : mention.span.end].removeprefix("the ").removeprefix("The ")
            if said == words and (source.id, index) in cast.by_mention:
                found = cast.actor(cast.by_mention[source.id, index]).name
    return found


def roles_of(name: str, *texts: str) -> list[tuple[str, str | None]]:
    cast = cast_of(*texts)
    return [(role.role.lower(), role.of) for actor in cast.actors if actor.name == name for role in actor.roles]


RELEASE = """BOARD OF ROADS OF THE KINGDOM OF NORWAY
Press office
5 May 2025

BRIDGE TO OPEN IN JUNE

The Board of Finance was thanked on Monday for its help. {said}
"""

STATEMENT = """Tonga Tea Workers' Union
Statement
5 May 2025

WE WILL NOT WAIT

{said} Pickers will meet on Sunday in the capital.
"""


@pytest.mark.parametrize(
    ("words", "text", "who"),
    [
        (
            "Board",
            RELEASE.format(said="The Board expects traffic to double."),
            "Board of Roads of the Kingdom of Norway",
        ),
        ("Our union", STATEMENT.format(said="Our union rejects the offer."), "Tonga Tea Workers' Union"),
        ("Union", STATEMENT.format(said="The Union rejects the offer."), "Tonga Tea Workers' Union"),
    ],
)
def test_a_body_speaks_of_itself_in_its_own_release(words: str, text: str, who: str) -> None:
    assert meant(words, text) == who


@pytest.mark.parametrize(
    "text",
    [
        "The Union and the Farm\nBy Ana Roe\n5 May 2025\n\nThe union rejected the offer, growers said on Monday.\n",
        "Harbour News Group\nBy Ana Roe\n5 May 2025\n\nA LATE START\n\nThe group rejected the offer on Monday, it said.\n",
        "REPORT ON SEED TRADE\n5 May 2025\n\nA LATE START\n\nThe trade rejected the offer on Monday.\n",
    ],
)
def test_an_article_by_somebody_has_no_issuer(text: str) -> None:
    assert not any(
        "Union and" in a.name or "News" in a.name or "Report" in a.name for a in cast_of(text).actors if a.key
    )


def test_the_chairman_in_a_statement_is_that_of_the_issuer() -> None:
    text = STATEMENT.format(said="Our chairman, Ana Roe, called the offer an insult.")
    assert ("chairman", "Tonga Tea Workers' Union") in roles_of("Ana Roe", text)


def test_nobody_holds_an_office_of_ours_in_an_article() -> None:
    roles = roles_of("Ana Roe", "“Our chairman, Ana Roe, called the offer an insult,” Piet Vos said on Monday.")
    assert all(of is None for _, of in roles)


def test_two_terms_of_a_contract_are_one_firm() -> None:
    text = (
        'Delmont Heaters Ltd ("Delmont" or "the Company") wishes to inform the public of a fault. '
        "Later that week the Company said that it had closed two shops."
    )
    assert meant("Company", text) == "Delmont Heaters Ltd"


@pytest.mark.parametrize(
    ("words", "text", "who"),
    [
        (
            "trade ministry in Brugge",
            "Nine people fell ill from heaters made by Delmont Heaters Ltd, the trade ministry in Brugge said on Friday.",
            "trade ministry in Brugge",
        ),
        (
            "ministry",
            (
                "Nine people fell ill from heaters made by Delmont Heaters Ltd, the trade ministry said on Friday. "
                "The ministry had warned of the fault."
            ),
            "trade ministry",
        ),
        (
            "it",
            (
                "Nine people fell ill from lamps of Delmont Heaters Ltd, the safety inspectorate said on Friday. "
                "Two shops were closed, it said."
            ),
            "safety inspectorate",
        ),
    ],
)
def test_a_public_body_beside_a_firm_is_not_the_firm(words: str, text: str, who: str) -> None:
    assert meant(words, text) == who


def test_an_apposition_closed_by_a_comma_still_says_what_a_firm_is() -> None:
    text = "Delmont Heaters Ltd, the maker, said on Friday it was sorry. The maker will pay for repairs, it said."
    assert meant("maker", text) == "Delmont Heaters Ltd"


@pytest.mark.parametrize(
    ("words", "texts", "barred"),
    [
        (
            "prize commission",
            ("Ana Roe has advised the European Commission. The prize commission found no fault.",),
            "Eu",
        ),
        (
            "council",
            (
                "The National Council passed the bill on Monday, it said.",
                "The council decides on Thursday, Ana Roe said.",
            ),
            "National",
        ),
        (
            "library committee",
            ("The Finance Committee met. The library committee said it had no money left.",),
            "Finance",
        ),
    ],
)
def test_a_body_of_another_kind_is_another_body(words: str, texts: tuple[str, ...], barred: str) -> None:
    assert not meant(words, *texts).startswith(barred)


def test_a_bare_noun_still_means_the_body_just_named() -> None:
    text = "The National Council met on Monday. The council said it would vote in June."
    assert meant("council", text) == "National Council"


@pytest.mark.parametrize("name", ["Government of the Kingdom of Norway", "Norwegian Government"])
def test_a_government_by_its_full_name_is_its_state(name: str) -> None:
    assert meant(name, f"The {name} approved the bridge on Monday. Norway said it would open in June.") == "Norway"


def test_a_spokesman_for_her_is_hers() -> None:
    text = "Finance Minister Ana Roe was absent from the vote on Monday. A spokesman for her said she was in Lima."
    cast = cast_of(text)
    spokesman = next(a for a in cast.actors if "spokesman" in a.name)
    assert cast.actor(spokesman.affiliation or "").name == "Ana Roe"
    assert spokesman.name == "spokesman for Ana Roe"


def test_her_office_is_no_spokesman_for_her() -> None:
    text = "Finance Minister Ana Roe was absent on Monday. A spokesman for her party said the vote was lawful."
    assert not any(a.name == "spokesman for Ana Roe" for a in cast_of(text).actors)


def test_a_spokesman_speaks_for_the_body_that_acts_in_the_sentence_before() -> None:
    text = "Delmont Heaters Ltd denied the claim on Monday. “We sold no lamps,” a spokesman said."
    assert any(a.name == "Delmont Heaters Ltd spokesman" for a in cast_of(text).actors)


def test_a_spokesman_after_two_bodies_is_nobodys() -> None:
    text = "Delmont Heaters Ltd sued Ostra Foods Ltd and Ostra Foods Ltd sued the Lamp Board. A spokesman said it was late."
    assert not any(a.name.endswith("Ltd spokesman") for a in cast_of(text).actors)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                "President Ana Roe has refused to close the mine. The ban ordered by her minister, Piet Vos, ends in May. "
                "She said that she would wait."
            ),
            "Ana Roe",
        ),
        ("President Ana Roe left on Monday. Her deputy, Lea Vos, stayed in Lima. She said the talks were over.", ""),
    ],
)
def test_she_is_not_the_minister_of_hers_whom_the_sentence_between_names(text: str, who: str) -> None:
    assert not who or meant("She", text) == who
    assert meant("She", text) != "Piet Vos"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The MINISTER OF WORKS (Hon. Dr Ana Roe): Madam Speaker, the bridge is safe.", ("minister of works", None)),
        ("Mr P. Vos (Larkhill North): Is the bridge safe? I ask the Minister.", ("member", "Larkhill North")),
    ],
)
def test_a_record_of_parliament_gives_office_and_seat_in_brackets(text: str, role: tuple[str, str | None]) -> None:
    assert role in [r for name in ("Ana Roe", "P. Vos") for r in roles_of(name, text)]


def test_a_remark_in_brackets_is_no_seat() -> None:
    assert roles_of("Piet Vos", "Piet Vos (left) said on Monday that the bridge was safe.") == []


def test_the_head_of_a_body_may_have_held_another_office() -> None:
    text = "The Baltic Grain Board saw no lorries. Its chair, former Danish finance minister Ana Roe, called it late."
    assert ("chair", "Baltic Grain Board") in roles_of("Ana Roe", text)


def test_a_former_minister_in_a_list_is_not_its_chair() -> None:
    text = "The Baltic Grain Board thanked its chair, former Danish finance minister Ana Roe and two aides on Monday."
    assert ("finance minister", "Denmark") in roles_of("Ana Roe", text)


def test_a_body_described_in_the_lead_is_the_one_named_after_it() -> None:
    text = "Norway's fisheries board said on Monday it would close. The National Fisheries Board said ice was to blame."
    assert len([a for a in cast_of(text).actors if a.key and a.name.lower().endswith("board")]) == 1


def test_a_body_described_in_the_lead_is_neither_of_two() -> None:
    text = (
        "Norway's fisheries board said on Monday it would close. The National Fisheries Board said ice was to blame. "
        "The Harbour Board said fog was to blame."
    )
    assert len([a for a in cast_of(text).actors if a.name.lower().endswith("board")]) == 3


def test_a_danish_tycoon_does_not_speak_for_denmark() -> None:
    assert ("tycoon", "Denmark") not in roles_of("Ana Roe", "Danish tycoon Ana Roe said on Monday she would sell.")
    assert ("minister", "Denmark") in roles_of("Ana Roe", "Danish minister Ana Roe said on Monday she would go.")


def test_words_that_shout_in_a_headline_are_no_firm() -> None:
    text = "RIVER SHOCKER Farming boss quits after flood\n\nBy Ana Roe\n\nThe company said on Monday that the boss had left.\n"
    assert not any("SHOCKER" in a.name and a.kind == "organisation" for a in cast_of(text).actors)
