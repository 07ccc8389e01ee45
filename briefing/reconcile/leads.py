"""The sentences that tell the main event."""

from __future__ import annotations

from briefing.model.findings import Lead
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def rank_leads(material: Material, cast: Cast) -> tuple[Lead, ...]:
    """The leads, best first."""
    return ()
