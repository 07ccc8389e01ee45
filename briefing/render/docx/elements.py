"""Elements of WordprocessingML (ECMA-376 part 1, 17): each function puts children in the order of the schema.

Lengths are millimetres here and twentieths of a point in the file. Nothing here knows a style's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any

_TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """A `w:` element with `w:` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    return made


# --- inline ---------------------------------------------------------------------------------------


def run(text: str, style: str = "") -> Element:
    """A run of text, in a character style if one is given by its id."""
    made = element("r")
    if style:
        made.append(element("rPr", element("rStyle", val=style)))
    words = element("t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    made.append(words)
    return made


def tab() -> Element:
    """A run that jumps to the next tab stop."""
    return element("r", element("tab"))


def hyperlink(anchor: str, *runs: Element) -> Element:
    """Runs that lead to a bookmark of the same document."""
    return element("hyperlink", *runs, anchor=anchor, history="1")


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    """Start and end of a bookmark; `number` must be unique in the document."""
    return element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))


def field_start(code: str) -> list[Element]:
    """The runs before the result of a field."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    begin, separate = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate"))
    return [element("r", begin), element("r", instruction), element("r", separate)]


def field_end() -> Element:
    """The run after the result of a field."""
    return element("r", element("fldChar", fldCharType="end"))


def picture(inline: Element) -> Element:
    """A run that holds a picture."""
    return element("r", element("drawing", inline))


# --- paragraphs -----------------------------------------------------------------------------------


def paragraph(
    style: str,
    content: Iterable[Element] = (),
    *,
    keep: bool = False,
    align: str = "",
    number: int | None = None,
    tab_at: float = 0,
) -> Element:
    """A paragraph in a style, given by its id.

    `keep` holds it on the page of the next one, `number` is its list, `tab_at` a right tab stop.
    """
    properties = element("pPr", element("pStyle", val=style))
    if keep:
        properties.append(element("keepNext"))
    if number is not None:
        properties.append(element("numPr", element("ilvl", val="0"), element("numId", val=str(number))))
    if tab_at:
        properties.append(element("tabs", element("tab", val="right", pos=str(twips(tab_at)))))
    if align and align != "left":
        properties.append(element("jc", val={"centre": "center"}.get(align, align)))
    return element("p", properties, *content)


def keep_end_with_next(elements: Sequence[Element]) -> None:
    """Holds the last paragraph on the page of what follows.

    A table is left alone: programs disagree on what a kept row means, and LibreOffice moves the whole table.
    """
    if any(one.tag == qn("w:tbl") for one in elements):
        return
    for last in elements[-1:]:
        if not last.pPr.findall(qn("w:keepNext")):
            last.pPr.insert(1, element("keepNext"))


# --- tables ---------------------------------------------------------------------------------------


def cell(
    content: Sequence[Element],
    width: float,
    *,
    span: int = 1,
    merge: str = "",
    borders: Element | None = None,
    align: str = "bottom",
) -> Element:
    """A cell, `width` millimetres wide.

    `merge` is `restart` or `continue` when it runs over several rows, and `align` where its words stand in them.
    """
    properties = element("tcPr", element("tcW", w=str(twips(width)), type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=str(span)))
    if merge:
        properties.append(element("vMerge", val=merge))
    if borders is not None:
        properties.append(borders)
    if merge:
        properties.append(element("vAlign", val=align))
    return element("tc", properties, *content)


def row(cells: Iterable[Element], *, head: bool = False, whole: bool = True) -> Element:
    """A row; a `head` row is repeated on every page, a `whole` one is not split between two."""
    properties = element("trPr")
    if whole:
        properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    made = element("tr", *([properties] if len(properties) else []))
    for one in cells:
        made.append(one)
    return made


def table(
    style: str,
    widths: Sequence[float],
    rows: Iterable[Element],
    *,
    title: str = "",
    head: bool = False,
    foot: bool = False,
) -> Element:
    """A table of fixed widths. `title` is its name for a screen reader.

    `head` and `foot` say that the style's look for a first and a last row applies.
    """
    look = element(
        "tblLook",
        val=f"{0x0600 | head * 0x0020 | foot * 0x0040:04X}",
        firstRow=str(int(head)),
        lastRow=str(int(foot)),
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=str(sum(map(twips, widths))), type="dxa"),
        element("tblLayout", type="fixed"),
        look,
    )
    if title:
        properties.append(element("tblCaption", val=title))
    grid = element("tblGrid", *(element("gridCol", w=str(twips(width))) for width in widths))
    return element("tbl", properties, grid, *rows)
