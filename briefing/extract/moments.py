"""A date or time expression in a text, and what it is read against."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.extract.calendars import Anchor, Tense
from briefing.model.observations import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date or time expression, `text[start:end] == expression`.

    `date` is ISO or an interval, empty when it cannot be known; `derivation` says how it was got. `rule` names the
    construction; `whole` is false for a year that only names something (“the 2019 accord”).
    """

    start: int
    end: int
    date: str
    precision: Precision
    derivation: str
    expression: str
    rule: str
    whole: bool = True

    def moved(self, offset: int) -> Moment:
        """The same moment in a text in which this one's text starts at `offset`."""
        return replace(self, start=self.start + offset, end=self.end + offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a date is read against: the source's date, the last date before it, and the tense of its clause."""

    anchor: Anchor
    previous: Moment | None
    tense: Tense
