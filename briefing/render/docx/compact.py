"""Sets a Word template closer for a brief of few pages: smaller type, distances and margins, the same look.

It works on styles alone, whoever made the template: content goes on naming the same ones. The marking keeps its size.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from briefing.render.docx.elements import Element

_SMALLEST, _SMALL = 6.9, 8.5
"""Points: what is set no smaller, and what counts as small print already."""
_DISTANCE = 0.4
_CELL_DISTANCE = 0.55
_INDENT = 0.6
_KEPT = ("brief marking",)
_GAP = "brief gap"
_SMALL_PRINT, _SMALL_PRINT_LEADING = "brief reference", 8.3
"""Set solid: serif type asks for more leading than two pages have."""
_MARGINS = {"top_margin": 14.0, "bottom_margin": 12.0, "left_margin": 18.0, "right_margin": 18.0}
_FURNITURE = 6.0
"""Millimetres from the edge of the paper to header and footer."""


def set_closer(document: Document) -> None:
    """Shrinks every style of the document, and its margins where they are wider."""
    styles = {style.styleId: style for style in document.styles.element.style_lst}
    ratios = {identifier: _ratio(style, styles) for identifier, style in styles.items()}
    for style in document.styles.element.style_lst:
        if style.name_val.lower() == _GAP:
            _shrink_spacing(style, _DISTANCE)
        elif style.name_val.lower() not in _KEPT:
            _shrink_type(style.xpath(".//w:rPr/w:sz | .//w:rPr/w:szCs"))
            _shrink_spacing(style, ratios[style.styleId])
            _shrink_indents(style)
            _shrink_cells(style)
    _shrink_type(document.styles.element.xpath("w:docDefaults//w:sz | w:docDefaults//w:szCs"))
    _move_margins(document)


def _shrink(points: float) -> float:
    """Large type becomes much smaller, small type a little."""
    if points <= _SMALL:
        return max(_SMALLEST, points * 0.88)
    return 7.7 + (points - 8) * 0.5


def _ratio(style: Element, styles: dict[str, Element]) -> float:
    """How much smaller the type of a style becomes: its own, or that of the style it is based on."""
    found: Element | None = style
    while found is not None:
        if size := found.xpath("w:rPr/w:sz/@w:val"):
            points = int(size[0]) / 2
            return _shrink(points) / points
        parent = found.xpath("w:basedOn/@w:val")
        found = styles.get(parent[0]) if parent else None
    return _shrink(10) / 10


def _shrink_type(sizes: list[Element]) -> None:
    for size in sizes:
        size.set(qn("w:val"), str(round(_shrink(int(size.get(qn("w:val"))) / 2) * 2)))


def _shrink_spacing(style: Element, ratio: float) -> None:
    if style.name_val.lower() == _SMALL_PRINT:
        for whole in style.xpath("w:pPr/w:keepLines"):
            whole.getparent().remove(whole)
    for spacing in style.xpath("w:pPr/w:spacing"):
        for name, factor in (("before", _DISTANCE), ("after", _DISTANCE), ("line", ratio)):
            value = spacing.get(qn(f"w:{name}"))
            if value and style.name_val.lower() == _SMALL_PRINT and name == "line":
                spacing.set(qn("w:line"), str(round(_SMALL_PRINT_LEADING * 20)))
                spacing.set(qn("w:lineRule"), "exact")
            elif value and not (name == "line" and spacing.get(qn("w:lineRule")) in {None, "auto"}):
                spacing.set(qn(f"w:{name}"), str(round(int(value) * factor)))


def _shrink_indents(style: Element) -> None:
    """A hanging indent, and the tab stop behind what hangs there."""
    for indent in style.xpath("w:pPr/w:ind[@w:hanging]"):
        stops = style.xpath("w:pPr/w:tabs/w:tab[not(@w:val='right')]")
        for owner, name in ((indent, "left"), (indent, "hanging"), *((stop, "pos") for stop in stops)):
            value = owner.get(qn(f"w:{name}"), "0")
            owner.set(qn(f"w:{name}"), str(round(int(value) * _INDENT)))


def _shrink_cells(style: Element) -> None:
    for margin in style.xpath("w:tblPr/w:tblCellMar/w:top | w:tblPr/w:tblCellMar/w:bottom"):
        margin.set(qn("w:w"), str(round(int(margin.get(qn("w:w"))) * _CELL_DISTANCE)))


def _move_margins(document: Document) -> None:
    for section in document.sections:
        for name, width in _MARGINS.items():
            if (getattr(section, name) or 0) > Mm(width):
                setattr(section, name, Mm(width))
        for name in ("header_distance", "footer_distance"):
            if (getattr(section, name) or 0) > Mm(_FURNITURE):
                setattr(section, name, Mm(_FURNITURE))
