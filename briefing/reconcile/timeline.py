"""What happened when, joined over the sources that tell it."""

from __future__ import annotations

from briefing.model.findings import Occurrence
from briefing.reconcile.material import Material


def build_timeline(material: Material) -> tuple[Occurrence, ...]:
    """The events: dated ones by date, then undated ones in text order."""
    return ()
