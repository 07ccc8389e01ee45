"""Quality floors: what a measure once reached, it keeps. Pure functions; `run.py` measures and prints.

`floors.json` holds one entry for each set of texts that was measured, named by its kind and a digest of its
annotations, so that figures are only ever compared with figures taken on the same texts.
A floor rises by `raised`; going down takes `lowered`, which wants a reason and keeps it.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Measures = dict[str, float]

CEILINGS = frozenset(
    {
        "actors.duplicates",
        "actors.wrong_merges",
        "conflicts.traps_sprung",
        "positions.repeats",
        "provenance.boilerplate_leaks",
        "provenance.items_without",
    }
)
FLOORS = frozenset(
    {
        "actors.precision",
        "actors.recall",
        "actors.roles",
        "attribution.lenient.f1",
        "attribution.lenient.precision",
        "attribution.recall_direct",
        "attribution.recall_mixed",
        "attribution.recall_saying",
        "attribution.speaker",
        "attribution.strict.f1",
        "comparison.serious_side_by_side",
        "conflicts.f1",
        "conflicts.precision",
        "conflicts.recall_serious",
        "conflicts.resolution",
        "conflicts.type",
        "disputed.precision",
        "disputed.serious_touched",
        "events.f1",
        "events.precision",
        "figures.f1",
        "figures.precision",
        "positions.direct_recall",
        "positions.f1",
        "positions.polarity",
        "positions.precision",
        "provenance.exact",
        "questions.f1",
        "questions.precision",
        "summary.points_covered",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A measure that is worse than its floor (or above its ceiling)."""

    measure: str
    floor: float
    value: float


def load_floors(path: Path) -> dict[str, Any]:
    """What `floors.json` holds; nothing recorded yet when there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"sets": {}, "lowered": []}


def save_floors(path: Path, floors: dict[str, Any]) -> None:
    """Write `floors.json`, keys sorted."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def bounds_of(measures: Measures) -> Measures:
    """The bounds that measures would set: gated ones only, rounded to four places to the lenient side."""
    floors = {name: math.floor(value * 1e4) / 1e4 for name, value in measures.items() if name in FLOORS}
    return floors | {name: math.ceil(value * 1e4) / 1e4 for name, value in measures.items() if name in CEILINGS}


def find_falls(recorded: Measures, measures: Measures) -> tuple[Fall, ...]:
    """The measures that fell, by name. A measure that vanished counts as fallen to NaN."""
    falls = (
        Fall(measure=name, floor=floor, value=measures.get(name, math.nan)) for name, floor in sorted(recorded.items())
    )
    return tuple(fall for fall in falls if not _holds(fall))


def raised(recorded: Measures, measures: Measures) -> Measures:
    """The recorded bounds, tightened where a measure is better now; none is ever loosened."""
    bounds = dict(recorded)
    for name, value in bounds_of(measures).items():
        known = bounds.get(name, value)
        bounds[name] = min(known, value) if name in CEILINGS else max(known, value)
    return bounds


def lowered(recorded: Measures, measures: Measures, why: str) -> tuple[Measures, list[dict[str, Any]]]:
    """The bounds loosened to where the fallen measures are now, and a record of each with its reason."""
    falls = [fall for fall in find_falls(recorded, measures) if not math.isnan(fall.value)]
    now = bounds_of(measures)
    notes = [{"measure": fall.measure, "from": fall.floor, "to": now[fall.measure], "why": why} for fall in falls]
    return recorded | {fall.measure: now[fall.measure] for fall in falls}, notes


def _holds(fall: Fall) -> bool:
    return fall.value <= fall.floor if fall.measure in CEILINGS else fall.value >= fall.floor
