"""Which mentions a holder's phrase stands for."""

from __future__ import annotations

import bisect
import dataclasses

from briefing.extract.parse import Parsed
from briefing.model.observations import Denial, Mention, Statement
from briefing.model.source import Span


def link_statements(
    parsed: Parsed,  # noqa: ARG001  the one contract of the readers of a source
    statements: tuple[Statement, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Statement, ...]:
    """The statements with `speakers` filled: several for a joint statement, none when unclear."""
    index = _Index(mentions)
    return tuple(dataclasses.replace(s, speakers=index.meant_by(s.speaker)) for s in statements)


def link_denials(
    parsed: Parsed,  # noqa: ARG001
    denials: tuple[Denial, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Denial, ...]:
    """The denials with `holders` filled."""
    index = _Index(mentions)
    return tuple(dataclasses.replace(d, holders=index.meant_by(d.holder)) for d in denials)


class _Index:
    """The mentions that are heads of holders' phrases, by place."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = mentions
        self._starts = [m.span.start for m in mentions]

    def meant_by(self, span: Span | None) -> tuple[int, ...]:
        """The mentions that a phrase stands for, one for each chain, names before descriptions."""
        if span is None:
            return ()
        low = bisect.bisect_left(self._starts, span.start - 200)
        high = bisect.bisect_left(self._starts, span.end)
        found = [
            i
            for i in range(low, high)
            if self._mentions[i].span.end > span.start and "holder" in self._mentions[i].features
        ]
        chosen: dict[int, int] = {}
        for i in sorted(found, key=lambda i: (self._mentions[i].form != "name", i)):
            chosen.setdefault(self._mentions[i].chain, i)
        return tuple(sorted(chosen.values()))
