"""Clauses with a date or a place in the order of things."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Event


def find_events(parsed: Parsed) -> tuple[Event, ...]:
    """The events of a source, in text order."""
    return ()
