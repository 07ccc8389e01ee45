"""An article that lies in the folder in two versions: the newest stands, and what changed is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.model.source import Problem, Source
from tests.ingest.folders import passages, read

MAST = "Harbour Weekly\n{day}\n\n{title}\n\n"
TITLE = "Ferry runs aground off Larn with passengers aboard"
LEAD = "A ferry ran aground off Larn on Monday morning, and 12 people were hurt, the coast guard said in a statement."
CALM = "The sea was calm when the ship left the quay, and its crew reported nothing until the alarm was raised."
OWNER = (
    "The owner of the line, Marit Dahl, said that the pilot had sailed the route for twenty years without a scratch."
)
UNION = "The union of seamen had asked for a second pilot on the route since the spring, and was told to wait."
TUGS = "Two tugs stood by in the afternoon, and divers were to look at the hull before the ship was moved at all."
LATER = "The port reopened in the evening, and the ministry promised a report within a month of the accident."


def article(*paragraphs: str, day: str = "10 June 2024", title: str = TITLE) -> str:
    return MAST.format(day=day, title=title) + "\n\n".join(paragraphs) + "\n"


def versions(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(p.where, p.message) for p in problems if p.code.startswith("version")]


def standing(sources: tuple[Source, ...]) -> list[str]:
    return [s.path for s in sources if not s.version_of]


def test_the_newest_version_stands_and_the_older_is_not_analysed(tmp_path: Path) -> None:
    old = article(LEAD, CALM, OWNER, UNION)
    new = article(LEAD.replace("12", "15"), CALM, OWNER, UNION, LATER, day="11 June 2024")
    sources, problems = read(tmp_path, {"new.txt": new, "old.txt": old})
    assert standing(sources) == ["new.txt"]
    older = sources[1]
    assert older.version_of == sources[0].id
    assert {p.kind for p in older.passages} == {"boilerplate"}
    assert passages(sources[0], "paragraph")[0].startswith("A ferry ran aground")
    assert versions(problems) == [
        ("old.txt", "An earlier version of new.txt: listed, and not analysed."),
        ("old.txt", f"12 became 15: “{LEAD.replace('12', '15')}”"),
        ("old.txt", "1 sentence was added."),
    ]
    assert not [p for p in problems if p.code == "near-duplicate"]


def test_a_sentence_that_was_reworded_or_taken_out_is_told(tmp_path: Path) -> None:
    calmer = CALM.replace("its crew reported nothing", "its crew told the port nothing")
    old = article(LEAD, CALM, OWNER, UNION, TUGS)
    new = article(LEAD, calmer, OWNER, UNION, day="11 June 2024")
    _, problems = read(tmp_path, {"a.txt": old, "b.txt": new})
    assert [message for _, message in versions(problems)[1:]] == [
        f"“{CALM}” became “{calmer}”",
        f"No longer said: “{TUGS}”",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": f"UPDATE 1-{TITLE}"}, {"title": f"UPDATE 2-{TITLE}"}),
        ({"day": "10 June 2024, 9:05 am"}, {"day": "10 June 2024, 1:20 pm"}),
        ({"day": "10 June 2024, 09:05"}, {"day": "10 June 2024, 13:20"}),
    ],
)
def test_versions_of_one_day_go_by_number_and_time(
    tmp_path: Path, first: dict[str, str], second: dict[str, str]
) -> None:
    old, new = article(LEAD, CALM, OWNER, **first), article(LEAD, CALM, OWNER, UNION, **second)
    sources, problems = read(tmp_path, {"1.txt": new, "2.txt": old})
    assert standing(sources) == ["1.txt"]
    assert versions(problems)[0][1] == "An earlier version of 1.txt: listed, and not analysed."


def test_where_nothing_else_tells_the_names_of_the_files_do_and_that_is_said(tmp_path: Path) -> None:
    old, new = article(LEAD, CALM, OWNER), article(LEAD, CALM, OWNER, UNION)
    sources, problems = read(tmp_path, {"ferry-v9.txt": old, "ferry-v10.txt": new})
    assert standing(sources) == ["ferry-v10.txt"]
    assert "as the names of the files tell" in versions(problems)[0][1]


def sentences(first: int, last: int) -> list[str]:
    """English sentences that are nowhere nearly alike."""
    return [
        f"The boat{n} was at the quay{n} with the crew{n} and its rope{n} on the mast{n}." for n in range(first, last)
    ]


def test_long_versions_are_grouped_and_not_compared(tmp_path: Path) -> None:
    long = sentences(0, 2_100)
    _, problems = read(tmp_path, {"a.txt": article(*long), "b.txt": article(LEAD, *long, day="11 June 2024")})
    assert [message for _, message in versions(problems)][1:] == [
        "What changed is not told of texts of more than 2,000 sentences."
    ]


def test_what_was_written_anew_altogether_is_told_without_being_compared(tmp_path: Path) -> None:
    old, new = sentences(0, 1_300), [*sentences(0, 900), *sentences(2_000, 2_400)]
    begun = time.monotonic()
    _, problems = read(tmp_path, {"a.txt": article(*old), "b.txt": article(*new, day="11 June 2024")})
    told = [message for _, message in versions(problems)]
    assert told[1].startswith("No longer said: “The boat900 ")
    assert told[-1] == "393 more changes."
    assert time.monotonic() - begun < 30


def test_three_versions_are_one_article(tmp_path: Path) -> None:
    texts = [[LEAD, CALM, OWNER], [LEAD, CALM, OWNER, UNION], [LEAD, CALM, OWNER, UNION, LATER]]
    files = {f"{n}.txt": article(*parts, day=f"{9 + n} June 2024") for n, parts in enumerate(texts, 1)}
    sources, _ = read(tmp_path, files)
    assert [s.version_of for s in sources] == ["S3", "S3", ""]


def test_copies_in_two_papers_are_no_versions(tmp_path: Path) -> None:
    mine = article(LEAD, CALM, OWNER, UNION)
    theirs = article(LEAD, CALM, OWNER, UNION, TUGS).replace("Harbour Weekly", "Larn Times")
    sources, problems = read(tmp_path, {"a.txt": mine, "b.txt": theirs})
    assert standing(sources) == ["a.txt", "b.txt"]
    assert [p.code for p in problems if p.code in ("near-duplicate", "version")] == ["near-duplicate"]


def test_reports_of_a_series_are_no_versions(tmp_path: Path) -> None:
    parts = [LEAD, CALM, OWNER, UNION]
    files = {
        f"{n}.txt": article(*parts, day=f"{n} June 2024", title=f"Situation report No. {n} on the ferry")
        for n in (5, 6)
    }
    sources, _ = read(tmp_path, {**files, "6.txt": files["6.txt"] + TUGS})
    assert standing(sources) == ["5.txt", "6.txt"]


def test_another_article_of_the_same_paper_is_no_version(tmp_path: Path) -> None:
    other = article(TUGS, LATER, UNION, CALM, day="11 June 2024", title="Divers look at the hull of the Larn ferry")
    sources, problems = read(tmp_path, {"a.txt": article(LEAD, CALM, OWNER), "b.txt": other})
    assert standing(sources) == ["a.txt", "b.txt"]
    assert versions(problems) == []


def test_an_article_that_comes_back_after_weeks_is_no_version(tmp_path: Path) -> None:
    old, new = article(LEAD, CALM, OWNER), article(LEAD, CALM, OWNER, UNION, day="10 July 2024")
    assert standing(read(tmp_path, {"a.txt": old, "b.txt": new})[0]) == ["a.txt", "b.txt"]
