"""What two or more independent origins assert alike."""

from __future__ import annotations

from briefing.model.findings import Agreement, Origin
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def find_agreements(material: Material, cast: Cast, origins: tuple[Origin, ...]) -> tuple[Agreement, ...]:
    """The agreements, widest first. `origins` group the sources that count as one."""
    return ()
