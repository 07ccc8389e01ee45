"""Comparing quantities: one scale for units of one dimension, and whether two figures can both be right.

Values are converted for comparison only; what is printed stays the source's. Factors are exact fractions unless the
table of units marks them as approximate, and then so is the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from briefing.lexicon import Lexicon
from briefing.model.observations import Figure

EXACT = Fraction(1, 200)  # two exact figures differ when they are more than 0.5 % apart: rounding in conversions
ROUGH = Fraction(1, 10)  # with an approximate one among them, 10 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a figure allows, on the scale of its dimension; None where it is open."""

    dimension: str
    low: Fraction | None
    high: Fraction | None
    approximate: bool

    def clashes(self, other: Extent) -> bool:
        """Whether the two cannot both be right. Figures of different dimensions never clash."""
        if self.dimension != other.dimension:
            return False
        slack = ROUGH if self.approximate or other.approximate else EXACT
        return _below(self.high, other.low, slack) or _below(other.high, self.low, slack)


class Measures:
    """The units of a lexicon, as dimension and factor."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: dict[str, tuple[str, Fraction, bool]] = {}
        for unit, (dimension, size, *_) in lexicon.table("units").items():
            self._units[unit] = (dimension, Fraction(size.removeprefix("~")), size.startswith("~"))
        self._extents: dict[tuple[object, ...], Extent] = {}

    def convert(self, value: float, unit: str) -> tuple[Fraction, str, bool]:
        """A value on the scale of its dimension, the dimension, and whether the factor is approximate.

        A unit that the table does not have (a currency, “barrel per day”) is a dimension of its own.
        """
        dimension, factor, approximate = self._units.get(unit, (unit, Fraction(1), False))
        return Fraction(str(value)) * factor, dimension, approximate

    def extent(self, figure: Figure) -> Extent:
        """What values a figure allows: “at least 5” is open above, a range has both ends."""
        key = (figure.value, figure.low, figure.high, figure.unit, figure.bound, figure.approximate)
        if (known := self._extents.get(key)) is None:
            known = self._extents[key] = self._measure(figure)
        return known

    def exceeds(self, figure: Figure, other: Figure) -> bool:
        """Whether a figure is certainly more than another of its dimension."""
        one, two = self.extent(figure), self.extent(other)
        return one.dimension == two.dimension and _below(two.high, one.low, EXACT)

    def _measure(self, figure: Figure) -> Extent:
        low = figure.low if figure.low is not None else figure.value
        high = figure.high if figure.high is not None else figure.value
        low = None if figure.bound == "at most" else low
        high = None if figure.bound == "at least" or (figure.low is not None and figure.high is None) else high
        ends = [None if end is None else self.convert(end, figure.unit) for end in (low, high)]
        _, dimension, rough = self.convert(0, figure.unit)
        return Extent(
            dimension=dimension,
            low=ends[0][0] if ends[0] else None,
            high=ends[1][0] if ends[1] else None,
            approximate=figure.approximate or rough,
        )


def _below(high: Fraction | None, low: Fraction | None, slack: Fraction) -> bool:
    return high is not None and low is not None and low - high > slack * max(abs(low), abs(high))
