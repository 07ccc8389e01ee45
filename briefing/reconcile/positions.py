"""Who holds what, joined over the sources that tell it."""

from __future__ import annotations

from briefing.model.findings import Keyword, Origin, Position
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def find_positions(
    material: Material, cast: Cast, keywords: tuple[Keyword, ...], origins: tuple[Origin, ...]
) -> tuple[Position, ...]:
    """The positions, by holder's salience, then in text order. Topics are taken from the keywords."""
    return ()
