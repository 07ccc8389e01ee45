"""Names and descriptions of persons, states, organisations and groups, in coreference chains."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.parse import Parsed
from briefing.model.observations import Mention
from briefing.model.source import Span


def find_mentions(parsed: Parsed, holders: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions of a source, in text order.

    `holders` are the spans that speak or hold something: each gets at least one mention, unnamed ones too.
    """
    return ()
