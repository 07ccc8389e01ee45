"""Noun phrases scored by YAKE."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model.observations import Keyphrase


def find_keyphrases(parsed: Parsed) -> tuple[Keyphrase, ...]:
    """The keyphrases of a source, best first."""
    return ()
