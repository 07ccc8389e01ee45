"""Where sources cannot all be right: one module per type, one contract.

A detector takes the material and the cast and gives conflicts of its type. `DETECTORS` lists those whose precision,
measured on text they weren't developed on, allows the word “conflict”.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.findings import Conflict
from briefing.reconcile.actors import Cast
from briefing.reconcile.conflicts import denial, numeric, quotation, role, temporal, utterance
from briefing.reconcile.material import Material

MOST = 10
Detector = Callable[[Material, Cast], tuple[Conflict, ...]]
DETECTORS: tuple[Detector, ...] = (
    role.detect, denial.detect, quotation.detect, utterance.detect, numeric.detect, temporal.detect,
)  # fmt: skip


def find_conflicts(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The conflicts, most severe first, at most `MOST`; those of one type keep their detector's order."""
    found = [conflict for detect in DETECTORS for conflict in detect(material, cast)]
    order = {"high": 0, "medium": 1, "low": 2}
    return tuple(sorted(found, key=lambda c: order[c.severity])[:MOST])
