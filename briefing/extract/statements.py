"""Who says, holds or does what."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Hedge, Statement


def find_statements(parsed: Parsed, hedges: tuple[Hedge, ...]) -> tuple[Statement, ...]:
    """The statements of a source, in text order; speakers are spans, not yet linked to mentions."""
    return ()
