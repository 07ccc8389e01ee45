"""Conflict sides by source and date."""

from __future__ import annotations

from dataclasses import replace

from briefing.compose.sections.sides import tabulate_sides
from briefing.model.findings import Conflict, ConflictSide, Findings
from tests.compose.desks import open_desk, write_source

DAYS = {1: "2031-03-09", 2: None, 3: "2031-03-02"}


def test_oldest_sources_stand_first_and_undated_ones_last() -> None:
    sources = []
    for number, day in DAYS.items():
        source, sentences = write_source(number, f"The lease runs for {number}0 years.")
        sources.append((replace(source, published=day), sentences))
    sides = tuple(
        ConflictSide(value=f"{source.number}0 years", sources=(source.id,), evidence=(sentences[0].evidence,))
        for source, sentences in sources
    )
    one = Conflict(
        id="c1", type="numeric", about="the lease", sides=sides, resolution="open", severity="high", explanation=""
    )
    conflicts = (one, replace(one, id="c2"), replace(one, id="c3"))
    labels = {conflict.id: conflict.id.upper() for conflict in conflicts}
    table = tabulate_sides(open_desk(Findings(), *sources), conflicts, labels)
    assert table is not None
    assert [column.title for column in table.columns[1:4]] == ["3, 2\u00a0Mar", "1, 9\u00a0Mar", "2, undated"]
    assert [cell[0].plain for cell in table.rows[0].cells[1:4]] == ["C", "A", "B"]
    assert all(line.cites for line in table.rows[0].cells[-1])
    assert tabulate_sides(open_desk(Findings(), *sources), conflicts[:2], labels) is None
