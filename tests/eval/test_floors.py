"""Floors hold, rise by themselves only when asked, and go down only with a reason."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

from tests.eval.floors import bounds_of, find_falls, load_floors, lowered, raised, save_floors

RECORDED = {"actors.recall": 0.9, "actors.duplicates": 1.0}


def test_a_measure_at_its_floor_holds() -> None:
    assert find_falls(RECORDED, {"actors.recall": 0.9, "actors.duplicates": 1.0}) == ()


def test_a_measure_below_its_floor_falls() -> None:
    assert [fall.measure for fall in find_falls(RECORDED, {"actors.recall": 0.89, "actors.duplicates": 1.0})] == [
        "actors.recall"
    ]


def test_a_count_of_errors_may_not_grow() -> None:
    assert [fall.measure for fall in find_falls(RECORDED, {"actors.recall": 0.9, "actors.duplicates": 2.0})] == [
        "actors.duplicates"
    ]


def test_a_measure_that_is_no_longer_taken_falls() -> None:
    (fall,) = find_falls({"actors.recall": 0.9}, {})
    assert math.isnan(fall.value)


def test_raising_tightens_what_is_better_and_never_loosens() -> None:
    assert raised(RECORDED, {"actors.recall": 0.95, "actors.duplicates": 3.0}) == {
        "actors.recall": 0.95,
        "actors.duplicates": 1.0,
    }


def test_lowering_touches_only_what_fell_and_keeps_the_reason() -> None:
    bounds, notes = lowered(RECORDED, {"actors.recall": 0.8, "actors.duplicates": 0.0}, "stricter annotation")
    assert bounds == {"actors.recall": 0.8, "actors.duplicates": 1.0}
    assert notes == [{"measure": "actors.recall", "from": 0.9, "to": 0.8, "why": "stricter annotation"}]


def test_a_bound_is_rounded_so_that_the_same_measure_still_holds() -> None:
    measures = {"actors.recall": 2 / 3, "actors.duplicates": 1.0, "summary.words": 180.0}
    bounds = bounds_of(measures)
    assert bounds == {"actors.recall": 0.6666, "actors.duplicates": 1.0}
    assert find_falls(bounds, measures) == ()


def test_floors_survive_being_written(tmp_path: Path) -> None:
    floors = {"sets": {"2 clusters abc": RECORDED}, "lowered": []}
    save_floors(tmp_path / "floors.json", floors)
    assert load_floors(tmp_path / "floors.json") == floors


def test_without_the_texts_the_program_says_so_and_succeeds(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.eval.run", "--folder", str(tmp_path / "eval")]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert "Nothing to measure" in done.stdout
