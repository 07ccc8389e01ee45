"""Denials, doubts and refusals to confirm, and what they answer within the source."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Denial, Statement


def find_denials(parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Denial, ...]:
    """The denials of a source, in text order; holders are spans, not yet linked to mentions."""
    return ()
