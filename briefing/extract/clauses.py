"""Assertions reduced to predicate and participants, with the status the text gives them."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Clause, Hedge, Statement


def find_clauses(
    parsed: Parsed, statements: tuple[Statement, ...], hedges: tuple[Hedge, ...]
) -> tuple[Clause, ...]:
    """The clauses of a source, in text order."""
    return ()
