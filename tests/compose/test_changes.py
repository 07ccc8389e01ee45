"""What changed since an earlier edition, as a section: every line that can be cited is, and nothing new means no new date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.changes import Earlier
from briefing.model.brief import Brief, Section, walk_lines
from briefing.pipeline import Order, make_brief
from briefing.render import render
from briefing.settings import load_settings
from briefing.verify import verify_file

FIRST = {
    "001.txt": "Quay talks open\n2031-03-04\n\nThe council of Saltmere opened talks on the quay on Monday. Some 400 jobs "
    "were lost last year, the pilots' union said. Corvin Lines said the berth was safe.\n",
}
SECOND = {
    "001.txt": FIRST["001.txt"].replace("400", "450").replace(" Corvin Lines said the berth was safe.", ""),
    "002.txt": "Strike at the quay\n2031-03-09\n\nMira Solberg, the harbour minister, warned that the port would close. "
    "The pilots' union denied that it had called the strike.\n",
}


def make(folder: Path, texts: dict[str, str], earlier: Earlier | None = None, **brief: str) -> Brief:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(changes=[f"brief.{key}={value}" for key, value in brief.items()])
    return make_brief(Order(sources=folder, settings=settings, earlier=earlier))


def as_values(brief: Brief) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(render(brief, "json", load_settings()))
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    return make(tmp_path_factory.mktemp("first"), FIRST)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, first: Brief) -> Brief:
    return make(tmp_path_factory.mktemp("second"), SECOND, Earlier(brief=as_values(first), number=3, following=4))


def changes_in(brief: Brief) -> Section:
    (section,) = (s for s in brief.sections if s.type == "changes")
    return section


def lines_of(section: Section) -> list[str]:
    lines = [line for block in section.blocks for line in walk_lines(block)]
    return [" ".join([line.plain, *(cite.mark for cite in line.cites)]) for line in lines]


def test_without_an_earlier_edition_there_is_no_such_section(first: Brief) -> None:
    assert [s for s in (*first.sections, *first.unprinted) if s.type == "changes"] == []
    assert [fact for fact in first.facts if fact.label == "Edition"] == []


def test_what_is_new_is_cited_and_a_denial_stays_one(second: Brief) -> None:
    lines = lines_of(changes_in(second))
    assert "The pilots' union denied that it had called the strike. 2:3" in lines
    assert "Mira Solberg, the harbour minister, warned that the port would close. 2:2" in lines
    assert changes_in(second).title == "What changed since edition 3"
    assert lines[0] == "The edition before is as of 4 March 2031."


def test_a_changed_figure_is_told_with_what_it_was(second: Brief) -> None:
    (item,) = (i for i in changes_in(second).items if i["section"] == "key_figures" and i["kind"] == "changed")
    assert (item["before"], item["after"]) == ("400 jobs", "450 jobs")
    lines = lines_of(changes_in(second))
    assert lines[lines.index("450 jobs 1:3") + 1] == "Before: 400 jobs (no longer in the sources)"


def test_what_was_withdrawn_is_told_without_a_mark_that_it_has_not(second: Brief) -> None:
    (line,) = (line for line in lines_of(changes_in(second)) if "Corvin Lines (" in line)
    assert line.endswith("(no longer in the sources)")


def test_a_withdrawn_statement_whose_sentence_still_stands_is_cited_there(tmp_path: Path, first: Brief) -> None:
    old = as_values(first)
    positions = next(s for s in old["sections"] if s["type"] == "positions")
    positions["items"].append({**positions["items"][0], "id": "position-gone"})
    (line,) = lines_of(changes_in(make(tmp_path / "again", FIRST, Earlier(brief=old, number=1, following=2))))[3:]
    assert line.endswith((" 1:2", " 1:3", " 1:4"))


@pytest.mark.parametrize("name", ["pdf", "docx", "html", "md", "json"])
def test_every_format_prints_the_changes_and_is_proven(name: str, tmp_path: Path, second: Brief) -> None:
    path = tmp_path / f"brief.{name}"
    path.write_bytes(render(second, name, load_settings()))
    (tmp_path / "sources").mkdir()
    for file, text in SECOND.items():
        (tmp_path / "sources" / file).write_text(text, encoding="utf-8")
    assert verify_file(path, tmp_path / "sources").statements


def test_the_number_is_the_next_one_and_a_brief_that_states_the_same_keeps_number_and_date(
    tmp_path: Path, first: Brief, second: Brief
) -> None:
    earlier = Earlier(brief=as_values(first), number=3, following=4)
    assert [fact.value for fact in second.facts if fact.label == "Edition"] == ["4"]
    assert second.as_of == "2031-03-09"
    same = make(tmp_path / "same", FIRST, earlier, as_of="2031-04-01")
    assert same.as_of == "2031-03-04"
    assert [fact.value for fact in same.facts if fact.label == "Edition"] == ["3"]
    assert lines_of(changes_in(same)) == ["The edition before is as of 4 March 2031. Not one statement has changed."]
    assert make(tmp_path / "named", FIRST, earlier, edition="Second").facts[1].value == "Second"


def test_the_same_edition_has_one_digest_with_and_without_the_section(tmp_path: Path, second: Brief) -> None:
    from briefing.deliver.editions import digest_edition

    plain = make(tmp_path / "plain", SECOND)
    assert digest_edition(as_values(plain)) == digest_edition(as_values(second))
