"""Tables of signs drawn as one picture, with the same in words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from sample_brief import make_sample_brief

from briefing.model.brief import Column, Line, Row, Table, Text
from briefing.render.charts import inline_picture
from briefing.render.docx.blocks import draw_png
from briefing.render.pictures import draw_table

TABLES = {
    block.style: block
    for section in make_sample_brief().sections
    for block in section.blocks
    if isinstance(block, Table)
}


def letters(text: str) -> tuple[Line, ...]:
    return tuple(Line(runs=(Text(text=letter, strong=letter == "A"),)) for letter in text)


SIDES = Table(
    id="s", style="by-source", caption=Line(runs=(Text(text="Which source takes which side. More."),)),
    columns=(Column(title="Conflict"), Column(title="3, 9 Jun", group="Source"), Column(title="1, 10 Jun", group="Source"), Column(title="Sides")),
    rows=(Row(cells=((Line(runs=(Text(text="C1 Length of the lease"),)),), letters("A"), letters("AB"), ())),),
)  # fmt: skip


@pytest.mark.parametrize("style", ["actors", "matrix", "timeline"])
def test_a_table_of_signs_becomes_a_picture_that_may_stand_in_every_format(style: str) -> None:
    picture = draw_table(TABLES[style])
    assert picture is not None
    assert inline_picture(picture.svg, picture.alt)
    assert draw_png(picture.svg).startswith(b"\x89PNG")


def test_every_row_is_named_in_picture_and_words() -> None:
    table = TABLES["matrix"]
    picture = draw_table(table)
    assert picture is not None
    shown = ["".join(text.itertext()) for text in ET.fromstring(picture.svg).iter() if text.tag.endswith("text")]
    for row in table.rows:
        assert row.cells[0][0].plain in shown
        assert row.cells[0][0].plain in picture.alt


def test_sides_are_letters_filled_or_outlined_so_that_grey_is_enough() -> None:
    picture = draw_table(SIDES)
    assert picture is not None
    assert picture.alt == "Which source takes which side. C1 Length of the lease: 3, 9 Jun A, 1, 10 Jun A, 1, 10 Jun B."
    boxes = [r.get("fill") for r in ET.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}rect")]
    assert boxes == ["#123f5c", "#123f5c", "none"]


def test_a_table_of_words_is_no_picture() -> None:
    assert draw_table(TABLES["sources"]) is None
    assert draw_table(TABLES["questions"]) is None


def test_a_hostile_name_is_text_in_the_picture() -> None:
    rows = (Row(cells=((Line(runs=(Text(text="<script>"),)),), letters("A"), (), ())),)
    picture = draw_table(Table(id="s", style="by-source", caption=Line(runs=()), columns=SIDES.columns, rows=rows))
    assert picture is not None
    assert "&lt;script&gt;" in picture.svg
