"""The bottom line: what matters most first, nothing twice, each clause with its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.compose.candidates import join_clauses
from briefing.compose.sections import summary
from briefing.model.brief import Mark, walk_lines
from briefing.model.findings import Agreement, Conflict, ConflictSide, Findings, Origin
from briefing.settings import SectionSettings
from tests.compose.desks import lead, open_desk, write_source

FIRST = write_source(
    1,
    "Norway closed the northern lock on Friday after a flood.",
    "The Harbour Fund has suspended its loan for the dredger.",
    "Herring prices in Turku doubled within a week.",
    "It also denied a shortage.",
)
SECOND = write_source(
    2,
    "After a flood Norway closed the northern lock on Friday.",
    "The Harbour Fund denied that the loan for the dredger was suspended.",
    "Sweden promised two ferries to the islanders.",
)
SETTINGS = SectionSettings(type="summary", title="Bottom line", limit=7)


def items(findings: Findings, limit: int = 7) -> tuple[dict[str, Any], ...]:
    settings = SectionSettings(type="summary", title="Bottom line", limit=limit)
    return summary.compose(open_desk(findings, FIRST, SECOND), settings).items


def sentence(source: int, number: int) -> Any:
    return (FIRST, SECOND)[source - 1][1][number - 1].evidence


def test_the_weightiest_lead_near_the_top_stands_first() -> None:
    found = items(Findings(leads=(lead(sentence(1, 1), 0.6), lead(sentence(2, 3), 0.5), lead(sentence(1, 3), 0.2))))
    assert found[0]["text"] == "Norway closed the northern lock on Friday after a flood."


def test_nothing_is_said_twice() -> None:
    found = items(Findings(leads=(lead(sentence(1, 1), 0.6), lead(sentence(2, 1), 0.5))))
    assert len(found) == 1


def test_what_points_back_is_not_printed_alone() -> None:
    found = items(Findings(leads=(lead(sentence(1, 1), 0.4), lead(sentence(1, 4), 0.9, alone=False))))
    assert [item["text"] for item in found] == ["Norway closed the northern lock on Friday after a flood."]


def test_unrelated_clauses_are_not_joined() -> None:
    found = items(Findings(leads=(lead(sentence(1, 3), 0.6), lead(sentence(2, 3), 0.5))), limit=1)
    assert [item["text"] for item in found] == ["Herring prices in Turku doubled within a week."]


def test_another_source_that_says_the_same_in_other_words_is_cited_too() -> None:
    (item,) = items(Findings(leads=(lead(sentence(1, 1), 0.6),)))
    assert item["evidence"] == (sentence(1, 1), sentence(2, 1))


def test_a_source_that_denies_it_is_not_cited_for_it() -> None:
    (item,) = items(Findings(leads=(lead(sentence(1, 2), 0.6),)))
    assert item["evidence"] == (sentence(1, 2),)


def test_clauses_are_joined_on_two_common_nouns_only() -> None:
    first, second = lead(sentence(1, 1), 0.6), lead(sentence(1, 2), 0.5)
    others = (lead(sentence(1, 4), 0.1, alone=False),) * 20
    lock, loan = frozenset({"lock", "flood"}), frozenset({"loan", "dredger"})
    apart = items(Findings(leads=(replace(first, matters=lock), replace(second, matters=loan), *others)), limit=1)
    joined = items(Findings(leads=(replace(first, matters=lock), replace(second, matters=lock), *others)), limit=1)
    assert [";" in item["text"] for item in (*apart, *joined)] == [False, True]


def test_a_conflict_is_printed_with_both_sides_and_a_link_to_its_card() -> None:
    sides = (sentence(1, 2), sentence(2, 2))
    conflict = Conflict(
        id="c",
        type="denial",
        about="the loan",
        sides=tuple(
            ConflictSide(value=v, sources=(e.source,), evidence=(e,)) for v, e in zip("ab", sides, strict=True)
        ),
        resolution="open",
        severity="high",
        explanation="",
    )
    leads = tuple(lead(e, 0.3) for e in sides)
    desk = open_desk(Findings(leads=leads, conflicts=(conflict,)), FIRST, SECOND)
    section = summary.compose(desk, SETTINGS)
    assert section.items[0]["text"] == (
        "The Harbour Fund has suspended its loan for the dredger; "
        "the Harbour Fund denied that the loan for the dredger was suspended."
    )
    assert section.items[0]["evidence"] == sides
    assert "C1" in str(section.blocks)


def test_two_holders_of_an_office_are_one_line() -> None:
    sides = (sentence(1, 1), sentence(2, 3))
    conflict = Conflict(
        id="c",
        type="role",
        about="who is harbour master of Bergen",
        sides=tuple(
            ConflictSide(value=v, sources=(e.source,), evidence=(e,))
            for v, e in zip(("Ottar Lindqvist", "Astrid Holm"), sides, strict=True)
        ),
        resolution="open",
        severity="high",
        explanation="",
    )
    found = items(Findings(conflicts=(conflict,), leads=(lead(sentence(1, 3), 0.9),)))
    expected = "The sources differ on who is harbour master of Bergen: Ottar Lindqvist or Astrid Holm."
    assert expected in [item["text"] for item in found]


def test_what_an_agreement_joins_is_cited_too() -> None:
    both = (sentence(1, 1), sentence(2, 1))
    agreement = Agreement(id="a", text="", sources=("S1", "S2"), origins=2, salience=1.0, evidence=both)
    (item,) = items(Findings(leads=(lead(both[0], 0.6),), agreements=(agreement,)))
    assert item["evidence"] == both


def test_the_words_stay_within_the_budget() -> None:
    sources = [
        write_source(
            n, *(f"Town{n}x{k} will rebuild its quay{n}x{k} with {k} cranes{n}x{k} next year." for k in range(9))
        )
        for n in range(1, 8)
    ]
    leads = tuple(lead(s.evidence, 0.5) for _, sentences in sources for s in sentences)
    found = summary.compose(open_desk(Findings(leads=leads), *sources), SETTINGS).items
    assert 1 <= len(found) <= 7
    assert sum(len(item["text"].split()) for item in found) <= 220


def test_no_material_is_said() -> None:
    section = summary.compose(open_desk(Findings(), FIRST), SETTINGS)
    assert section.items == ()
    assert "No main point found in 1 source." in str(section.blocks)


def test_a_full_stop_inside_quotation_marks_ends_the_line() -> None:
    assert join_clauses(["Norway left.", "Holm: “We stay.”"]) == "Norway left; Holm: “We stay.”"
    assert join_clauses(["Norway left."]) == "Norway left."
    assert join_clauses(["Norway left.", "The board met in The Hague."]) == "Norway left; the board met in The Hague."


def test_what_one_source_alone_says_is_marked_and_the_mark_explained() -> None:
    findings = Findings(leads=(lead(sentence(1, 1), 0.6), lead(sentence(2, 3), 0.5)))
    section = summary.compose(open_desk(findings, FIRST, SECOND), SETTINGS)
    assert [item["single"] for item in section.items] == [False, True]
    box, key = section.blocks
    assert [[run.kind for run in line.runs if isinstance(run, Mark)] for line in walk_lines(box)] == [[], ["single"]]
    assert [line.plain for line in walk_lines(key)] == [" one source alone says so"]


def test_two_sources_of_one_origin_are_one_source_for_the_mark() -> None:
    third = write_source(3, "Portugal opened a cannery.")
    origins = (Origin(sources=("S1", "S2"), reason="one agency"), Origin(sources=("S3",), reason="of its own"))
    findings = Findings(leads=(lead(sentence(1, 1), 0.6),), origins=origins)
    (item,) = summary.compose(open_desk(findings, FIRST, SECOND, third), SETTINGS).items
    assert len(item["evidence"]) == 2
    assert item["single"]


def test_in_a_folder_of_one_origin_nothing_is_marked() -> None:
    section = summary.compose(open_desk(Findings(leads=(lead(sentence(1, 1), 0.6),)), FIRST), SETTINGS)
    assert not section.items[0]["single"]
    assert len(section.blocks) == 1


def test_the_opening_that_says_what_its_headline_says_is_the_main_point() -> None:
    head = write_source(1, "Ferry sinks off Sund.", "A ferry with ninety pupils sank off Sund on Friday.")
    scene = write_source(2, "Salt and rust.", "There is a chair in Sund that a ferry captain used to sit on.")
    desk = open_desk(Findings(leads=(lead(scene[1][1].evidence, 0.6), lead(head[1][1].evidence, 0.5))), head, scene)
    desk = replace(desk, sentences=tuple(replace(s, zone="headline") if s.number == 1 else s for s in desk.sentences))
    assert "sank" in summary.compose(desk, SETTINGS).items[0]["text"]


def test_a_name_taken_for_a_noun_joins_no_clauses() -> None:
    first, second = lead(sentence(1, 2), 0.6), lead(sentence(2, 2), 0.5)
    fund = frozenset(("fund", "harbour"))
    findings = Findings(leads=(replace(first, matters=fund), replace(second, matters=fund), lead(sentence(1, 3), 0.1)))
    assert "; " not in items(findings, limit=1)[0]["text"]
