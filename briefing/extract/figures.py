"""Quantities and what they count."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Figure, Statement


def find_figures(parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """The figures of a source, in text order; a figure inside a statement is attributed to its speaker."""
    return ()
