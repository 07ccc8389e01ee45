"""A Word document in lines of text, for comparing two: paper, styles, texts of body, headers and footers, pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.document import Document

from briefing.render.docx.template import open_document

_DIGITS = 8


def outline_document(path: Path) -> list[str]:
    """The lines, each ending in a line break. Raises `TemplateError` for what is no Word document."""
    return [line + "\n" for line in _walk(open_document(path))]


def _walk(document: Document) -> Iterator[str]:
    for number, section in enumerate(document.sections, 1):
        yield from _paper(number, section)
    for style in sorted(document.styles, key=lambda one: (one.name or "").casefold()):
        yield f"style {style.name}: {', '.join(_traits(style)) or 'as its base'}"
    yield from _texts("body", document)
    for relation in sorted(document.part.rels.values(), key=lambda one: one.reltype + one.rId):
        if relation.reltype.endswith("/image") and not relation.is_external:
            yield f"picture {hashlib.sha256(relation.target_part.blob).hexdigest()[:_DIGITS]}"


def _paper(number: int, section: Any) -> Iterator[str]:
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    shown = " ".join(f"{margin.mm:.0f}" for margin in margins if margin is not None)
    yield f"section {number}: paper {section.page_width.mm:.0f} × {section.page_height.mm:.0f} mm, margins {shown} mm"
    for name in ("first_page_header", "header", "first_page_footer", "footer"):
        part = getattr(section, name)
        if not part.is_linked_to_previous:
            yield from _texts(f"section {number}, {name.replace('_', ' ')}", part)


def _texts(where: str, part: Any) -> Iterator[str]:
    yield from (f"{where}: [{p.style.name}] {p.text}" for p in part.paragraphs if p.text.strip())
    for table in part.tables:
        for row in table.rows:
            yield f"{where}: table row {' | '.join(cell.text.strip() for cell in row.cells)}"


def _traits(style: Any) -> Iterator[str]:
    """What a style says itself; what it takes from its base is told there."""
    base = getattr(style, "base_style", None)
    if base is not None:
        yield f"after {base.name}"
    font = getattr(style, "font", None)
    if font is not None:
        yield from filter(None, (font.name, f"{font.size.pt:g} pt" if font.size else ""))
        yield from (name for name in ("bold", "italic", "underline") if getattr(font, name))
        if font.color is not None and font.color.rgb is not None:
            yield f"#{str(font.color.rgb).lower()}"
    paragraph = getattr(style, "paragraph_format", None)
    if paragraph is not None:
        spaces = {"before": paragraph.space_before, "after": paragraph.space_after}
        yield from (f"{space.pt:g} pt {name}" for name, space in spaces.items() if space is not None)
