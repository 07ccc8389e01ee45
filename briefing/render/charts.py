"""Pictures in HTML and PDF: which signs stand on an axis, which labels fit there, and no guests hidden in pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from markupsafe import Markup

from briefing.errors import RenderError
from briefing.model.brief import Line, Mark, Tick

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = {
    "svg",
    "g",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "path",
    "text",
    "tspan",
    "title",
    "desc",
}
_ATTRIBUTES = {
    "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx",
    "dy", "transform", "class", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
    "opacity", "font-size", "font-weight", "font-family", "text-anchor", "dominant-baseline",
}  # fmt: skip
_LETTER = 0.02
"""How much of the axis one letter of a label takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label that fits on the axis, and the side of `at` on which it stands: start, middle or end."""

    at: float
    label: str
    anchor: str


def spanned_signs(line: Line) -> list[Mark]:
    """The marks of a line that stand on an axis, each with both ends within 0 and 1."""
    signs = [run for run in line.runs if isinstance(run, Mark) and run.low is not None]
    return [_spanned(sign) for sign in signs]


def _spanned(sign: Mark) -> Mark:
    low = min(max(sign.low or 0.0, 0.0), 1.0)
    high = low if sign.high is None else min(max(sign.high, low), 1.0)
    return replace(sign, low=low, high=high)


def fitting_labels(ticks: tuple[Tick, ...]) -> list[Label]:
    """The labels of an axis that don't run into the one before; the last one always stays."""
    labels = [_place(tick) for tick in sorted(ticks, key=lambda tick: tick.at)]
    kept: list[Label] = []
    for number, label in enumerate(labels):
        start, end = _extent(label)
        if kept and start < _extent(kept[-1])[1] + _LETTER:
            continue
        is_last = number == len(labels) - 1
        if not is_last and end + _LETTER > _extent(labels[-1])[0]:
            continue
        kept.append(label)
    return kept


def _place(tick: Tick) -> Label:
    half = len(tick.label) * _LETTER / 2
    anchor = "start" if tick.at < half else "end" if tick.at > 1 - half else "middle"
    return Label(at=tick.at, label=tick.label, anchor=anchor)


def _extent(label: Label) -> tuple[float, float]:
    width = len(label.label) * _LETTER
    start = label.at - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return start, start + width


def inline_picture(svg: str, alt: str) -> Markup:
    """A picture to stand inside HTML, with `alt` as its title.

    Only shapes and text pass. Raises `RenderError` for anything that could load, run or restyle.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314  made by the program; expat refuses entity bombs
    except ET.ParseError as error:
        raise RenderError(f"A picture is not well-formed SVG: {error}.") from error
    for element in root.iter():
        _check_element(element)
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    for title in root.findall("title"):
        root.remove(title)
    title = ET.Element("title")
    title.text = alt
    root.insert(0, title)
    root.set("role", "img")
    root.set("font-family", root.get("font-family", "Brief Sans"))
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704  checked element by element


def _check_element(element: ET.Element) -> None:
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name not in _ELEMENTS or not element.tag.startswith(f"{{{_SVG}}}"):
        raise RenderError(f"A picture holds an element that may not stand in a brief: {name}.")
    for attribute, value in element.items():
        if attribute not in _ATTRIBUTES or "url(" in value:
            raise RenderError(f"A picture holds an attribute that may not stand in a brief: {attribute}.")
