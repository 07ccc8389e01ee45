"""How each source puts the same thing."""

from __future__ import annotations

from briefing.model.findings import Comparison
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def compare_sources(material: Material, cast: Cast) -> tuple[Comparison, ...]:
    """The slots on which two or more sources say something; rows that differ come first."""
    return ()
