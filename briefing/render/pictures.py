"""Signs and time axes as small pictures with words for who cannot see them, for formats without SVG in the text (Word).

The shapes are those of `templates/html/marks.html.j2`. Shape carries the meaning; colour only repeats it, so that a
grey print says the same. Lengths are millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from briefing.model.brief import Column, Mark
from briefing.render.charts import fitting_labels
from briefing.render.wording import printable

SIGN = 3.1
"""Width and height of a sign."""
_AXIS_HEIGHT, _LABELS_HEIGHT = 4.2, 3.4
_KEY_WIDTH = 6.4
_PIXELS = 96 / 25.4
"""Of an SVG to the millimetre."""
_INSET = 1.2
"""Room at both ends of an axis, for a dot at its very end."""
_DOT, _BAR = 0.95, 1.7
_LETTER_HEIGHT = 2.7
_SOFT, _LINE, _ACCENT, _WARM = "#3d4952", "#c3ccd2", "#123f5c", "#b0501d"
_TIMES = ("day", "interval", "inferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An SVG drawing of shapes and text, and the same in words."""

    svg: str
    alt: str


def is_drawn(mark: Mark) -> bool:
    """Whether a mark is a shape: a number of statements, an absence, one source alone stand in characters."""
    return mark.kind not in ("absent", "single") and not (mark.kind == "heard" and mark.count is not None)


def draw_sign(mark: Mark) -> Picture:
    """One sign; of a time, as the key of its table shows it."""
    wide = _KEY_WIDTH if mark.kind in _TIMES else SIGN
    body = _draw_time(mark.kind, 0.6, wide - 0.6, SIGN / 2) if mark.kind in _TIMES else _draw_shape(mark)
    return Picture(svg=_svg(wide, SIGN, body), alt=printable(mark.label))


def draw_labels(column: Column, wide: float) -> Picture:
    """The labels of a time axis, for the head of its column."""
    parts = [
        f'<text x="{_at(label.at, wide):.2f}" y="{_LETTER_HEIGHT}" font-size="{_LETTER_HEIGHT}" fill="{_SOFT}" '
        f'text-anchor="{label.anchor}">{escape(printable(label.label))}</text>'
        for label in fitting_labels(column.ticks)
    ]
    words = ", ".join(tick.label for tick in column.ticks)
    alt = f"{column.title}: {words}" if column.title else words
    return Picture(svg=_svg(wide, _LABELS_HEIGHT, "".join(parts)), alt=printable(alt))


def draw_times(column: Column, signs: list[Mark], wide: float) -> Picture:
    """The signs of one row on the axis of its column; `signs` have both ends, as `spanned_signs` gives them."""
    parts = [
        f'<path d="M{_at(tick.at, wide):.2f} 0V{_AXIS_HEIGHT}" stroke="{_LINE}" stroke-width=".2"/>'
        for tick in column.ticks
    ]
    for sign in signs:
        low, high = _at(sign.low or 0, wide), _at(sign.high or 0, wide)
        parts.append(_draw_time(sign.kind, low, high, _AXIS_HEIGHT / 2))
    return Picture(svg=_svg(wide, _AXIS_HEIGHT, "".join(parts)), alt=printable("; ".join(sign.label for sign in signs)))


def _at(place: float, wide: float) -> float:
    return _INSET + place * (wide - 2 * _INSET)


def _svg(wide: float, high: float, body: str) -> str:
    size = f'width="{wide * _PIXELS:.2f}" height="{high * _PIXELS:.2f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.2f} {high:.2f}" {size} '
        f'font-family="Source Sans 3">{body}</svg>'
    )


def _draw_shape(mark: Mark) -> str:
    middle, half = SIGN / 2, 0.7
    ring = f'<circle cx="{middle}" cy="{middle}" r="1.25" fill="none" stroke="{_WARM}" stroke-width=".35"/>'
    across = f'<path d="M{middle - half} {middle}h{2 * half}"'
    match mark.kind:
        case "heard":
            return f'<rect x=".3" y=".3" width="2.5" height="2.5" fill="{_ACCENT}"/>'
        case "mentioned":
            return f'<rect x=".45" y=".45" width="2.2" height="2.2" fill="none" stroke="{_ACCENT}" stroke-width=".32"/>'
        case "supports":
            disc = f'<circle cx="{middle}" cy="{middle}" r="1.4" fill="{_ACCENT}"/>'
            cross = f'<path d="M{middle} {middle - half}v{2 * half}M{middle - half} {middle}h{2 * half}"'
            return f'{disc}{cross} stroke="#fff" stroke-width=".38"/>'
        case "opposes":
            return f'{ring}{across} stroke="{_WARM}" stroke-width=".38"/>'
        case "conditional":
            return f'{ring}<path d="M{middle} {middle - 1.25}a1.25 1.25 0 0 0 0 2.5z" fill="{_ACCENT}"/>'
    return f'<circle cx="{middle}" cy="{middle}" r=".5" fill="{_ACCENT}"/>'


def _draw_time(kind: str, low: float, high: float, y: float) -> str:
    """A dot for a day, a bar for somewhere within, a hollow bar for what is inferred."""
    if kind == "day":
        return f'<circle cx="{(low + high) / 2:.2f}" cy="{y:.2f}" r="{_DOT}" fill="{_WARM}"/>'
    wide = max(high - low, 0.8)
    fill = "none" if kind == "inferred" else _ACCENT
    place = f'x="{low:.2f}" y="{y - _BAR / 2:.2f}" width="{wide:.2f}" height="{_BAR}"'
    return f'<rect {place} fill="{fill}" stroke="{_ACCENT}" stroke-width=".3"/>'
