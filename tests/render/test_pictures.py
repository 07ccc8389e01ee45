"""Signs and time axes drawn small for Word, each with the same in words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from briefing.model.brief import Column, Mark, MarkKind, Tick
from briefing.render.charts import inline_picture
from briefing.render.docx.drawings import draw_png
from briefing.render.pictures import draw_labels, draw_sign, draw_times, is_drawn

SHAPES: list[MarkKind] = [
    "heard", "mentioned", "supports", "opposes", "conditional", "neutral", "day", "interval", "inferred",
]  # fmt: skip
AXIS = Column(
    title="On one axis",
    ticks=(Tick(at=0, label="June 2031"), Tick(at=0.5, label="July <1>"), Tick(at=1, label="August")),
)


def sign(kind: MarkKind, low: float | None = None, high: float | None = None, count: int | None = None) -> Mark:
    return Mark(kind=kind, label=f"in words: {kind}", low=low, high=high, count=count)


def shapes_of(svg: str) -> list[ET.Element]:
    return [element for element in ET.fromstring(svg).iter() if element.tag.rpartition("}")[2] in {"rect", "circle"}]


@pytest.mark.parametrize("kind", SHAPES)
def test_a_sign_is_a_shape_with_words_that_every_format_may_show(kind: MarkKind) -> None:
    picture = draw_sign(sign(kind))
    assert picture.alt == f"in words: {kind}"
    assert inline_picture(picture.svg, picture.alt)
    assert draw_png(picture.svg).startswith(b"\x89PNG")


def test_no_two_signs_look_alike_in_grey() -> None:
    colours = {"#123f5c": "#444", "#b0501d": "#444"}
    drawn = [draw_sign(sign(kind)).svg for kind in SHAPES]
    for colour, grey in colours.items():
        drawn = [svg.replace(colour, grey) for svg in drawn]
    assert len(set(drawn)) == len(SHAPES)


def test_a_number_of_statements_and_an_absence_stand_in_characters() -> None:
    assert not is_drawn(sign("heard", count=3))
    assert not is_drawn(sign("absent"))
    assert is_drawn(sign("heard"))


def test_a_day_stands_on_the_axis_where_it_is_and_a_span_is_as_long_as_it_lasted() -> None:
    picture = draw_times(AXIS, [sign("day", 0.5, 0.5), sign("interval", 0.0, 0.5)], 60)
    dot, bar = shapes_of(picture.svg)
    assert float(dot.get("cx", 0)) == 30
    assert float(bar.get("x", 0)) + float(bar.get("width", 0)) == 30
    assert picture.alt == "in words: day; in words: interval"


def test_what_is_inferred_is_hollow() -> None:
    (bar,) = shapes_of(draw_times(AXIS, [sign("inferred", 0.2, 0.4)], 60).svg)
    assert bar.get("fill") == "none"


def test_the_head_of_an_axis_names_it_and_its_labels() -> None:
    picture = draw_labels(AXIS, 60)
    shown = [text.text for text in ET.fromstring(picture.svg).iter() if text.tag.endswith("text")]
    assert shown == ["June 2031", "July <1>", "August"]
    assert picture.alt == "On one axis: June 2031, July <1>, August"
