"""Which mentions a holder's phrase stands for."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Denial, Mention, Statement


def link_statements(
    parsed: Parsed, statements: tuple[Statement, ...], mentions: tuple[Mention, ...]
) -> tuple[Statement, ...]:
    """The statements with `speakers` filled: several for a joint statement, none when unclear."""
    return statements


def link_denials(parsed: Parsed, denials: tuple[Denial, ...], mentions: tuple[Mention, ...]) -> tuple[Denial, ...]:
    """The denials with `holders` filled."""
    return denials
