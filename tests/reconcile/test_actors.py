"""Who is who, over invented articles: what must be found, what must not, what must stay apart."""

from __future__ import annotations

import functools

import pytest

from briefing.extract import observe
from briefing.lexicon import load_lexicon
from briefing.model.findings import Actor
from briefing.reconcile.actors import Cast, identify_actors, keep_one_unnamed
from briefing.reconcile.material import Material
from tests.reading import MODEL, read_texts, reconcile_texts
from tests.reconcile.invented_actors import CASES as ACTOR_CASES
from tests.reconcile.invented_actors import Case
from tests.reconcile.invented_names import NAMES

CASES = ACTOR_CASES | NAMES
ACTORS = [(title, name) for title, case in CASES.items() for name in case.actors]
PREFIXES = ("reconcile.actor", "reconcile.same-", "reconcile.short-", "reconcile.seat")
RULES = [rule for rule in load_lexicon().rules("reconcile.") if rule.id.startswith(PREFIXES)]


@functools.cache
def cast_of(*texts: str) -> Cast:
    sources = read_texts(*texts)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    return identify_actors(Material(sources, observations, load_lexicon()))


def named(cast: Cast, name: str) -> Actor:
    found = {actor.name: actor for actor in cast.actors}
    assert name in found, f"{name} is not among {sorted(found)}"
    return found[name]


def one_actor(cast: Cast, first: str, second: str) -> bool:
    return any({first, second} <= {actor.name, *actor.aliases} for actor in cast.actors)


@pytest.mark.parametrize(("title", "name"), ACTORS, ids=[f"{title}: {name}" for title, name in ACTORS])
def test_an_actor_is_found_with_kind_and_role(title: str, name: str) -> None:
    wanted = CASES[title].actors[name]
    actor = named(cast_of(*CASES[title].texts), name)
    assert actor.kind == wanted.kind
    if wanted.role:
        roles = [(role.role.casefold(), (role.of or "").casefold()) for role in actor.roles]
        assert any(wanted.role in role and wanted.of in body for role, body in roles), roles
    if wanted.key:
        assert actor.key


@pytest.mark.parametrize("title", [t for t, c in CASES.items() if c.absent])
def test_what_is_no_actor_is_not_listed(title: str) -> None:
    listed = {actor.name for actor in cast_of(*CASES[title].texts).actors if actor.key}
    assert not listed & set(CASES[title].absent)


def pairs(kind: str) -> list[tuple[Case, str, str]]:
    return [(case, a, b) for case in CASES.values() for a, b in getattr(case, kind)]


@pytest.mark.parametrize(("case", "first", "second"), pairs("apart"))
def test_two_that_look_alike_stay_two(case: Case, first: str, second: str) -> None:
    assert not one_actor(cast_of(*case.texts), first, second)


@pytest.mark.parametrize(("case", "first", "second"), pairs("together"))
def test_two_names_of_one_are_joined(case: Case, first: str, second: str) -> None:
    assert one_actor(cast_of(*case.texts), first, second)


@pytest.mark.parametrize(("rule_id", "text"), [(r.id, t) for r in RULES for t in r.fires])
def test_a_rule_fires(rule_id: str, text: str) -> None:
    assert rule_id in fired(text)


@pytest.mark.parametrize(("rule_id", "text"), [(r.id, t) for r in RULES for t in r.silent])
def test_a_rule_stays_silent(rule_id: str, text: str) -> None:
    assert rule_id not in fired(text)


def fired(text: str) -> set[str]:
    actors = cast_of(*text.split("\n=====\n")).actors
    merges = {merge.evidence.rule for actor in actors for merge in actor.merges}
    return merges | {evidence.rule for actor in actors for evidence in actor.evidence}


def test_every_merge_shows_the_sentence_with_the_other_name() -> None:
    cast = cast_of("Robert Halloran said the mill would close.", "Bob Halloran told workers that the mill would shut.")
    (merge,) = named(cast, "Robert Halloran").merges
    assert merge.alias == "Bob Halloran"
    assert merge.evidence.quote == "Bob Halloran told workers that the mill would shut."


def test_a_shared_surname_is_nobodys_alias() -> None:
    cast = cast_of("Mary Okafor and John Okafor disagreed. Okafor said the land was hers.")
    assert "Okafor" not in named(cast, "Mary Okafor").aliases
    assert "Okafor" not in named(cast, "John Okafor").aliases


def test_an_ambiguous_surname_is_shown_and_not_guessed() -> None:
    cast = cast_of("Mary Okafor and John Okafor disagreed. Okafor said the land was hers.")
    assert not named(cast, "Okafor").key


def test_a_former_office_gives_no_affiliation() -> None:
    cast = cast_of("Former Danish Health Minister Karen Holm criticised the plan. Denmark defended it.")
    holm = named(cast, "Karen Holm")
    assert holm.roles[0].former
    assert holm.affiliation is None


def test_an_office_in_force_gives_an_affiliation() -> None:
    cast = cast_of("Danish Health Minister Karen Holm defended the plan. Denmark will not change it.")
    assert named(cast, "Karen Holm").affiliation == named(cast, "Denmark").id


def test_a_role_without_a_body_is_completed_by_another_source() -> None:
    cast = cast_of(
        "Foreign minister Karen Holm said talks had failed.",
        "Denmark's foreign minister, Karen Holm, left Oslo early.",
    )
    assert [(role.role.casefold(), role.of) for role in named(cast, "Karen Holm").roles] == [
        ("foreign minister", "Denmark")
    ]


def test_a_description_of_an_office_means_its_one_holder() -> None:
    cast = cast_of("Denmark's foreign minister, Karen Holm, left. The Danish foreign minister said talks had failed.")
    assert sum(p.mentions for p in named(cast, "Karen Holm").presence) > 2
    assert not any(actor.unnamed for actor in cast.actors if actor.key)


def test_who_is_never_heard_is_shown_as_such() -> None:
    cast = cast_of(
        "Norway attacked the plan. Norway sent ships. Chad said nothing.",
        "Norway recalled its envoy. The envoy left.",
    )
    assert all(presence.mentions for presence in named(cast, "Norway").presence)


def test_an_outlet_is_an_actor_of_low_rank() -> None:
    cast = cast_of("Egypt said the talks had failed, Reuters reported. Reuters said the delegation had left.")
    assert not named(cast, "Reuters").key


def test_the_order_of_sources_does_not_change_who_is_who() -> None:
    first = "Danish Health Minister Karen Holm defended the plan. The Northern Care Union (NCU) rejected it."
    second = "Holm said nurses would get more pay. NCU said that was too little."
    straight, turned = cast_of(first, second), cast_of(second, first)
    assert {(a.name, a.kind, a.key) for a in straight.actors} == {(a.name, a.kind, a.key) for a in turned.actors}


@pytest.mark.xfail(strict=True, reason="without a title or a pronoun nothing tells which Okafor is a woman")
def test_a_courtesy_title_finds_the_person_by_gender() -> None:
    cast = cast_of("Mary Okafor and John Okafor disagreed. Ms Okafor said the land was hers.")
    assert sum(p.mentions for p in named(cast, "Mary Okafor").presence) > 1


@pytest.mark.xfail(strict=True, reason="nothing but knowledge of the world tells that these are two names of one body")
def test_a_translated_name_is_the_same_body() -> None:
    cast = cast_of("Ärzte ohne Zäune said wards were full.", "Doctors Without Fences said wards were full.")
    assert one_actor(cast, "Ärzte ohne Zäune", "Doctors Without Fences")


def test_of_two_unnamed_officials_of_one_body_one_is_a_key_actor() -> None:
    def official(number: int, *, of: str | None, unnamed: bool = True) -> Actor:
        return Actor(
            id=f"a{number}", name=f"official {number}", kind="person", affiliation=of, unnamed=unnamed, key=True
        )

    actors = [official(1, of="m"), official(2, of="m"), official(3, of="n"), official(4, of=None)]
    named = [official(5, of="m", unnamed=False)]
    assert [a.key for a in keep_one_unnamed([*actors, *named])] == [True, False, True, True, True]


def test_a_company_called_after_a_place_is_no_place() -> None:
    wire = (
        "Dam\n\nCedar Ridge Metals Inc. said on Monday that its dam had held. The regulator and the mayor of Bergen met. "
        "The company will pay for the water, Cedar Ridge said.\n"
    )
    tabloid = "Mud\n\nCedar Ridge's bosses stayed away on Tuesday. Villagers in Bergen were angry.\n"
    found = reconcile_texts(wire, tabloid).actors
    firm = next(actor for actor in found if "Cedar Ridge" in (actor.name, *actor.aliases))
    assert (firm.kind, firm.key, len(firm.sources)) == ("organisation", True, 2)


def test_a_place_named_beside_a_company_stays_a_place() -> None:
    text = (
        "Dam\n\nCedar Ridge Metals Inc. said its dam had held. The mud reached the village of Stony Ridge on Monday.\n"
    )
    assert not any("Stony Ridge" in actor.name for actor in reconcile_texts(text).actors if actor.key)
