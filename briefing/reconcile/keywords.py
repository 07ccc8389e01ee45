"""Terms that a human would index, folded over the sources."""

from __future__ import annotations

from briefing.model.findings import Keyword
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def select_keywords(material: Material, cast: Cast) -> tuple[Keyword, ...]:
    """The keywords, best first."""
    return ()
