"""Structure that WeasyPrint leaves out of a tagged PDF: scope of table heads, the tree of their names, head and foot.

WeasyPrint 70 names every head and lists for each cell the heads that it stands under (ISO 32000-1, table 349). It does
not say whether a head is one of a row or of a column, and gives no name tree to look the heads up in (table 322), which
screen readers differ in needing. It puts groups of a description list into the list, which holds items and lists only
(ISO 14289-1, 7.2). What stands in the margins it marks as content of elements that are in no tree; there PDF/UA asks
for artifacts (7.8), so that nobody hears the marking anew on every page.
"""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint import Document

_HEADS, _ROWS = "/THead", "/TBody"
_KEPT = 64
"""Names in one node of the tree."""


def complete_tags(document: Document, pdf: Any) -> None:  # noqa: ARG001  the form of WeasyPrint's finisher
    """Adds `Scope` to table heads and `IDTree` to the tree, mends lists, makes artifacts of the margins, in place."""
    elements = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary)}
    named: dict[str, Any] = {}
    for item in list(elements.values()):
        if item.get("S") == "/TH":
            scope = "/Row" if _ancestor(item, elements).get("S") == _ROWS else "/Column"
            item["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope, **(item.get("A") or {})})
        if item.get("S") == "/Div" and elements.get(item["P"], {}).get("S") == "/L":
            item["S"] = "/L"
        if "ID" in item and item.get("Type") == "/StructElem":
            named[item["ID"].string] = item
    roots = [item for item in elements.values() if item.get("Type") == "/StructTreeRoot"]
    if roots and named:
        roots[0]["IDTree"] = _name_tree(named)
    if roots:
        _set_margins_apart(roots[0], elements, pdf)


def _ancestor(item: Any, elements: dict[Any, Any]) -> Any:
    """The part of the table that a head stands in."""
    while item.get("S") not in {_HEADS, _ROWS, "/Document"} and item.get("P") in elements:
        item = elements[item["P"]]
    return item


def _name_tree(named: dict[str, Any]) -> Any:
    """The names with their elements, in leaves of at most 64 (ISO 32000-1, 7.9.6)."""
    names = sorted(named)
    leaves = []
    for first in range(0, len(names), _KEPT):
        some = names[first : first + _KEPT]
        pairs = [part for name in some for part in (pydyf.String(name), named[name].reference)]
        limits = pydyf.Array([pydyf.String(some[0]), pydyf.String(some[-1])])
        leaves.append(pydyf.Dictionary({"Limits": limits, "Names": pydyf.Array(pairs)}))
    return pydyf.Dictionary({"Kids": pydyf.Array(leaves)})


# --- margins --------------------------------------------------------------------------------------


def _set_margins_apart(root: Any, elements: dict[Any, Any], pdf: Any) -> None:
    """Turns marked content whose element is not in the tree into artifacts of the page (ISO 32000-1, 14.8.2.2)."""
    told = _descend(root, elements)
    numbers = elements[root["ParentTree"]]["Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    streams = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Stream)}
    for page in (item for item in elements.values() if item.get("Type") == "/Page"):
        owners = parents[page["StructParents"]]
        apart = {number for number, owner in enumerate(owners) if owner not in told}
        _rewrite(streams[page["Contents"]].stream, apart)
        owners[:] = ["null" if number in apart else owner for number, owner in enumerate(owners)]


def _descend(root: Any, elements: dict[Any, Any]) -> set[Any]:
    """The references of all elements that the tree holds."""
    found: set[Any] = set()
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if isinstance(reference, bytes) and reference in elements and reference not in found:
            found.add(reference)
            waiting += elements[reference].get("K") or []
    return found


def _rewrite(operators: list[Any], apart: set[int]) -> None:
    """Gives marked content with one of these numbers, in a stream of a page, the name of an artifact in a margin."""
    for place, properties in enumerate(operators):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in apart:
            operators[place - 1] = "/Artifact"
            operators[place] = pydyf.Dictionary({"Type": "/Pagination"})
