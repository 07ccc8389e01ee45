"""Open matters: explicit questions, things unconfirmed, pending or conditional."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Doubt


def find_doubts(parsed: Parsed) -> tuple[Doubt, ...]:
    """The open matters of a source, in text order."""
    return ()
