"""How an actor is introduced: aliases that help a reader, offices once and in few words."""

from __future__ import annotations

import pytest

from briefing.compose.citations import CitationBook
from briefing.compose.desk import Desk
from briefing.compose.identities import choose_aliases, describe_roles, describe_standing
from briefing.model.findings import Actor, ActorKind, Findings, Role

VELMARK = Actor(id="a-velmark", name="Velmark", kind="state", aliases=("Velmarkian",))
BOARD = Actor(id="a-board", name="Northern Dam Board", kind="organisation", aliases=("NDB",))
BRANDT = Actor(id="a-1", name="Hugo Brandt", kind="person")
ROE = Actor(id="a-roe", name="Ana Roe", kind="person")


def desk() -> Desk:
    return Desk(
        findings=Findings(actors=(VELMARK, BOARD, ROE, BRANDT)),
        sources=(),
        problems=(),
        provenance={},
        citations=CitationBook((), ()),
        sentences=(),
        function_words=frozenset(),
        as_of="",
        titles={},
    )


def role(words: str, of: str | None = None, *, former: bool = False) -> Role:
    return Role(role=words, of=of, evidence=(), former=former)


def printed(*roles: Role, affiliation: str | None = None, name: str = "Hugo Brandt") -> list[str]:
    actor = Actor(id="a-1", name=name, kind="person", roles=roles, affiliation=affiliation)
    return [words for words, _ in describe_roles(desk(), actor)]


@pytest.mark.parametrize(
    ("kind", "name", "aliases", "chosen"),
    [
        ("state", "Norway", ("Norwegian", "Oslo", "Norwegians", "NORWAY"), ("Oslo",)),
        ("state", "United States", ("U.S.", "US", "American", "USA", "Washington"), ("U.S.", "Washington")),
        ("person", "Hugo Brandt", ("Brandt", "Brandt’s", "HUGO BRANDT", "Hugo-Brandt", "Mr Hugo Brandt"), ()),
        ("person", "James Hale", ("Jim Hale", "Jim", "James W. Hale", "Abu Sayr"), ("Jim Hale", "Abu Sayr")),
        ("organisation", "Northern Dam Board", ("NDB", "Dam Board", "the board", "Board"), ("NDB",)),
        ("group", "Brandt family", ("his family", "Brandt's family"), ()),
    ],
)
def test_an_alias_is_a_name_that_the_reader_would_not_know(
    kind: ActorKind, name: str, aliases: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    actor = Actor(id="a", name=name, kind=kind, aliases=aliases, adjectives=("American",))
    assert choose_aliases(actor) == chosen


@pytest.mark.parametrize(
    ("roles", "lines"),
    [
        ((role("Defence Minister", "Velmark"), role("minister of defense", "Velmark")), ["Defence Minister, Velmark"]),
        ((role("president", "board"), role("president", "Northern Dam Board")), ["President, Northern Dam Board"]),
        ((role("chair", "NDB"), role("chair", "Northern Dam Board")), ["Chair, NDB"]),
        (
            (role("leader", "Sea Guard"), role("leader", "group"), role("leader", "militant group")),
            ["Leader, Sea Guard"],
        ),
        ((role("chair", "Sea Guard"), role("chair", "Corn Exchange")), ["Chair, Sea Guard", "Chair, Corn Exchange"]),
        ((role("minister"), role("judge", former=True)), ["Minister", "Judge (former)"]),
        ((role("president of the Northern Dam Board", "Northern Dam Board"),), ["President of the Northern Dam Board"]),
        ((role("chief executive"), role("CEO", "Northern Dam Board")), ["CEO, Northern Dam Board"]),
        ((role("chief of staff", "Hugo Brandt"), role("pilot")), ["Pilot"]),
        ((role("mother", "Ana Roe"),), ["Mother of Ana Roe"]),
        ((role("chairman", "association"),), ["Chairman of the association"]),
        ((role("aide", "his party"),), ["Aide of his party"]),
        ((role("Chairwoman", "Northern Dam Board"), role("chairperson")), ["Chairwoman, Northern Dam Board"]),
        ((role("chair"), role("editor"), role("pilot")), ["Chair", "Editor"]),
    ],
)
def test_an_office_is_printed_once_with_the_body_that_says_most(roles: tuple[Role, ...], lines: list[str]) -> None:
    assert printed(*roles) == lines


def test_an_office_without_a_body_gets_the_state_for_which_its_holder_speaks() -> None:
    assert printed(role("prime minister"), affiliation="a-velmark") == ["Prime minister, Velmark"]


def test_nobody_speaks_for_another_person() -> None:
    assert printed(role("spokesman"), affiliation="a-roe") == ["Spokesman"]


def test_an_unnamed_holder_s_description_is_not_repeated_as_its_office() -> None:
    assert printed(role("senior diplomat"), name="senior diplomat") == []


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (Actor(id="a", name="Norway", kind="state"), "State"),
        (Actor(id="a", name="coast guard", kind="organisation", affiliation="a-velmark"), "Organisation, Velmark"),
        (Actor(id="a", name="Velmark's coast guard", kind="organisation", affiliation="a-velmark"), "Organisation"),
        (Actor(id="a", name="two diplomats", kind="person", unnamed=True, affiliation="a-velmark"), "Unnamed, Velmark"),
        (Actor(id="a", name="Hugo Brandt", kind="person"), "No office stated"),
        (Actor(id="a", name="Roe family", kind="group", affiliation="a-roe"), "Group"),
    ],
)
def test_without_an_office_the_kind_and_the_side_stand(actor: Actor, words: str) -> None:
    assert describe_standing(desk(), actor) == words
