"""What is denied, doubted or unconfirmed."""

from __future__ import annotations

from briefing.model.findings import Disputed
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def find_disputed(material: Material, cast: Cast) -> tuple[Disputed, ...]:
    """The disputed statements, most serious first."""
    return ()
