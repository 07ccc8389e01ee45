"""Words that weaken, doubt or deny, with the span they govern."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Hedge


def find_hedges(parsed: Parsed) -> tuple[Hedge, ...]:
    """The hedges of a source, in text order."""
    return ()
