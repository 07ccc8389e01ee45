"""How each source puts it: the same thing in each source's words, no judgement."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, capital, note, nothing_found, split_verbatim
from briefing.labels import label, say
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Comparison
from briefing.model.source import Evidence
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A row for each thing that several sources put, a line for each wording."""
    rows = desk.findings.comparisons[: settings.limit or None]
    if not rows:
        blocks = (nothing_found(label("No matter told by two sources found in {sources}."), len(desk.sources)),)
        return Section(id="source-comparison", type="source_comparison", title=settings.title, blocks=blocks)
    columns = (Column(title=say("About"), width=34), Column(title=say("How each source puts it")))
    caption = Line(runs=(Text(text=say("One row a matter; what the sources put differently comes first.")),))
    table = Table(
        id="comparison-table",
        style="comparison",
        caption=caption,
        columns=columns,
        rows=tuple(_row(desk, r) for r in rows),
    )
    return Section(
        id="source-comparison",
        type="source_comparison",
        title=settings.title,
        items=tuple(_item(r) for r in rows),
        blocks=(note(say("Set side by side without a verdict.")), table),
    )


def _item(row: Comparison) -> dict[str, Any]:
    return {
        "id": row.id,
        "about": row.about,
        "differs": row.differs,
        "cells": [{"source": c.source, "value": c.value, "evidence": c.evidence} for c in row.cells],
    }


def _row(desk: Desk, row: Comparison) -> Row:
    about = Line(runs=(Text(text=capital(row.about), strong=True),), item=row.id)
    said: dict[str, list[Evidence]] = {}
    for cell in row.cells:
        said.setdefault(cell.value, []).extend(cell.evidence)
    lines = (desk.line(*split_verbatim(value, found), evidence=found, item=row.id) for value, found in said.items())
    return Row(cells=((about,), tuple(lines)))
