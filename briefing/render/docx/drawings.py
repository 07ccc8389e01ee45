"""Pictures inside the text of a Word document, each with its words and a number of its own."""

from __future__ import annotations

import io
from functools import lru_cache

import resvg_py
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from briefing import resources
from briefing.labels import say
from briefing.render.docx.elements import Element, picture
from briefing.render.wording import printable

_SHARPNESS = 4
"""Pixels of a picture to one of its SVG's."""
_SCALE = 72 / 96 / _SHARPNESS
"""An inch has 96 pixels of an SVG; python-docx takes a picture that says nothing for one of 72."""


class Drawings:
    """Puts drawings into one document. Equal ones share one file in it."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        numbers = document.element.xpath("//wp:docPr/@id")
        self._last = max(map(int, numbers), default=0)

    def draw(self, svg: str, alt: str, most: float) -> Element:
        """A run with the drawing, at 96 of its pixels to the inch and at most `most` millimetres wide."""
        inline: Element = self._part.new_pic_inline(io.BytesIO(draw_png(svg)))
        wide, high = inline.extent.cx * _SCALE, inline.extent.cy * _SCALE
        shrink = min(1.0, Mm(most) / wide)
        for extent in (inline.extent, inline.graphic.graphicData.pic.spPr.xfrm.ext):
            extent.cx, extent.cy = round(wide * shrink), round(high * shrink)
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice would keep an eighth of an inch free
        self._last += 1
        inline.docPr.set("id", str(self._last))
        inline.docPr.set("name", f"{say('Picture')} {self._last}")
        inline.docPr.set("descr", printable(alt))
        inline.graphic.graphicData.pic.find(qn("pic:nvPicPr")).find(qn("pic:cNvPr")).set("id", str(self._last))
        return picture(inline)


@lru_cache(maxsize=256)
def draw_png(svg: str) -> bytes:
    """A drawing as PNG, its text set in the shipped faces, whatever the machine has installed."""
    fonts = str(resources.templates("docx") / "fonts")
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=_SHARPNESS,
            font_dirs=[fonts],
            skip_system_fonts=True,
            style_sheet="text { font-family: 'Source Sans 3' }",
        )
    )
