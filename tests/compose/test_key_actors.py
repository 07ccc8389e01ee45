"""The section of the key actors, over invented articles: who is who, who is heard where, and who is missing."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from briefing.model.brief import Brief, Bullets, Heading, Line, Mark, Section, Table
from briefing.render import json
from briefing.settings import load_settings
from tests.reading import brief_texts

GATE = (
    "Velia Strand, the energy minister of Norway, said the dam was safe. Mayor Hugo Brandt met the engineer Clara Brandt "
    "on Monday. Brandt warned of cracks. Zambia closed the lower gate. Zambia flooded two fields."
)
VISIT = "Zambia turned two inspectors away, Velia Strand said. “We were told nothing,” said the farmer Ola Nygaard."
DAM = (GATE, VISIT)


@functools.cache
def brief(*texts: str) -> Brief:
    return brief_texts(*(texts or DAM))


def section(*texts: str) -> Section:
    return next(s for s in brief(*texts).sections if s.type == "key_actors")


def table(*texts: str) -> Table:
    return next(block for block in section(*texts).blocks if isinstance(block, Table))


def row(name: str, *texts: str) -> tuple[tuple[Line, ...], ...]:
    return next(r.cells for r in table(*texts).rows if r.cells[0][0].plain == name)


def below(heading: str) -> list[Line]:
    blocks = section().blocks
    place = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    bullets = blocks[place + 1]
    assert isinstance(bullets, Bullets)
    return list(bullets.lines)


def test_a_row_names_the_actor_with_its_first_mention_its_office_and_body() -> None:
    name, office, *_ = row("Velia Strand")
    assert [cite.mark for cite in name[0].cites] == ["1:1"]
    assert [line.plain for line in office] == ["Energy minister, Norway"]


def test_a_row_shows_for_each_source_whether_the_actor_is_heard_named_or_absent() -> None:
    _, _, *marks, named = row("Zambia")
    kinds = [run.kind for cell in marks for line in cell for run in line.runs if isinstance(run, Mark)]
    assert (kinds, named[0].plain) == (["mentioned", "mentioned"], "2 of 2")


def test_more_than_twelve_sources_are_counted_in_words() -> None:
    others = (f"The quay of town number {n} was empty on Monday." for n in range(12))
    _, _, heard, named = row("Velia Strand", *DAM, *others)
    assert [line.plain for line in (*heard, *named)] == ["2 of 14 (1, 2)", "2 of 14"]


def test_who_is_discussed_and_never_heard_is_named_with_a_sentence_of_each_source() -> None:
    (line,) = below("Much discussed, not heard")
    assert line.plain == "Zambia, named in 2 of 2 sources"
    assert [cite.mark for cite in line.cites] == ["1:4", "2:1"]
    assert [line.plain for line in row("Zambia")[1]] == ["State", "Much discussed, not heard"]


def test_a_name_that_two_persons_bear_is_left_open() -> None:
    (line,) = below("Names left open")
    assert line.plain == "Brandt may be Hugo Brandt or Clara Brandt: counted for neither"
    assert [cite.mark for cite in line.cites] == ["1:3"]


def test_the_data_file_holds_what_is_missing_and_what_is_open_beside_the_actors() -> None:
    remarks: list[dict[str, Any]] = next(
        s["remarks"] for s in msgspec.json.decode(json.render(brief(), load_settings()))["sections"] if s["remarks"]
    )
    assert [(r["type"], r["name"]) for r in remarks] == [("unheard", "Zambia"), ("ambiguous", "Brandt")]
    assert [c["name"] for c in remarks[1]["could_be"]] == ["Hugo Brandt", "Clara Brandt"]
    assert all(r["evidence"] for r in remarks)


def test_the_first_mention_is_that_of_the_first_source() -> None:
    texts = ("Velmark’s coast guard searched. The Northern Dam Board said so.", "The Northern Dam Board (NDB) said no.")
    assert [cite.mark for cite in row("Northern Dam Board", *texts)[0][0].cites] == ["1:2"]


def test_a_folder_in_which_everybody_speaks_has_no_list_of_the_missing() -> None:
    assert not [b for b in section("Norway said the dam was safe.").blocks if isinstance(b, Heading)]
