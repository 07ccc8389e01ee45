"""The table of conflict types adds up and goes where it is kept."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

from tests.eval.conflicts_table import add, tally_types, write_decision, write_floors

TOTALS = {"clusters": {"role": (2, 3)}, "topics": {"role": (1, 1), "numeric": (0, 2)}}


def pair_by_about(found: list[dict[str, str]], wanted: list[dict[str, str]], fits: object) -> list[tuple[int, int]]:
    return [(n, m) for n, f in enumerate(found) for m, w in enumerate(wanted) if f["about"] == w["about"]]


def test_a_conflict_counts_under_the_type_that_is_reported() -> None:
    found = [{"type": "role", "about": "a"}, {"type": "role", "about": "b"}, {"type": "numeric", "about": "c"}]
    scorer = SimpleNamespace(match_one_to_one=pair_by_about, sides_met=None)
    assert tally_types(scorer, found, [{"about": "a"}], {}) == {"role": (1, 2), "numeric": (0, 1)}  # type: ignore[arg-type]


def test_tallies_add_up_by_type() -> None:
    assert add({"role": (1, 1)}, {"role": (0, 1), "numeric": (1, 1)}) == {"role": (1, 2), "numeric": (1, 1)}


def test_the_decision_gets_the_table_and_keeps_its_words(tmp_path: Path) -> None:
    decision = tmp_path / "decision.md"
    decision.write_text("Before\n<!-- conflicts-table -->\nold\n<!-- /conflicts-table -->\nAfter\n", encoding="utf-8")
    write_decision(decision, TOTALS)
    text = decision.read_text(encoding="utf-8")
    assert "| role | 2 of 3 | 1 of 1 |" in text
    assert "| all | 2 of 3 | 1 of 3 |" in text
    assert text.startswith("Before\n")
    assert text.endswith("After\n")
    assert "old" not in text


def test_the_totals_stand_beside_the_floors(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"sets": {"1 topics": {"actors.recall": 0.9}}, "lowered": []}', encoding="utf-8")
    write_floors(floors, TOTALS)
    kept = json.loads(floors.read_text(encoding="utf-8"))
    assert kept["conflict_types"]["topics"] == {"role": [1, 1], "numeric": [0, 2]}
    assert kept["sets"] == {"1 topics": {"actors.recall": 0.9}}
