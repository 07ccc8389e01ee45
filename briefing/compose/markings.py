"""The marking of a brief: the configured one, else the narrowest that one of its sources carries (TLP 2.0)."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.source import Problem, Source
from briefing.settings import TLP_LABELS


def choose_marking(configured: str, sources: Sequence[Source]) -> str:
    """The marking to print; empty when nothing is configured and no source carries one."""
    return configured or _narrowest(sources)


def check_marking(configured: str, sources: Sequence[Source]) -> tuple[Problem, ...]:
    """A warning for each source that is marked more narrowly than the brief is configured to be."""
    if configured not in TLP_LABELS:
        return ()
    above = [s for s in sources if s.marking and TLP_LABELS.index(s.marking) < TLP_LABELS.index(configured)]
    return tuple(
        Problem(
            severity="warning",
            code="marked-above-the-brief",
            where=source.path,
            message=f"The source is marked {source.marking}, the brief {configured}.",
            hint="See whether brief.marking in the configuration is right.",
        )
        for source in above
    )


def _narrowest(sources: Sequence[Source]) -> str:
    return min((s.marking for s in sources if s.marking), key=TLP_LABELS.index, default="")
