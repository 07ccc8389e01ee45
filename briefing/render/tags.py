"""Structure that WeasyPrint leaves out of a tagged PDF: the scope of table heads, and the tree of their names.

WeasyPrint 70 names every head and lists for each cell the heads that it stands under (ISO 32000-1, table 349). It does
not say whether a head is one of a row or of a column, and gives no name tree to look the heads up in (table 322), which
screen readers differ in needing.
"""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint import Document

_HEADS, _ROWS = "/THead", "/TBody"
_KEPT = 64
"""Names in one node of the tree."""


def complete_tags(document: Document, pdf: Any) -> None:  # noqa: ARG001  the form of WeasyPrint's finisher
    """Adds `Scope` to every table head and `IDTree` to the structure tree, in place."""
    elements = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary)}
    named: dict[str, Any] = {}
    for item in list(elements.values()):
        if item.get("S") == "/TH":
            scope = "/Row" if _ancestor(item, elements).get("S") == _ROWS else "/Column"
            item["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope, **(item.get("A") or {})})
        if "ID" in item and item.get("Type") == "/StructElem":
            named[item["ID"].string] = item
    roots = [item for item in elements.values() if item.get("Type") == "/StructTreeRoot"]
    if roots and named:
        roots[0]["IDTree"] = _name_tree(named)


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
