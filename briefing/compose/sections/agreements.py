"""What the sources agree on."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, nothing_found, split_verbatim
from briefing.compose.phrases import count_origins, count_sources
from briefing.labels import label, say
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Agreement
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of what two or more independent origins say alike."""
    agreements = desk.findings.agreements[: settings.limit or None]
    if not agreements:
        blocks = (
            nothing_found(label("No statement shared by independent origins found in {sources}."), len(desk.sources)),
        )
        return Section(id="agreements", type="agreements", title=settings.title, blocks=blocks)
    columns = (Column(title=say("What they say alike")), Column(title=say("Shared by"), width=48))
    caption = Line(runs=(Text(text=say("Counted by independent origins, not by copies.")),))
    table = Table(
        id="agreements-table",
        style="agree",
        caption=caption,
        columns=columns,
        rows=tuple(_row(desk, a) for a in agreements),
    )
    items = tuple(_item(a) for a in agreements)
    return Section(id="agreements", type="agreements", title=settings.title, items=items, blocks=(table,))


def _item(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "text": agreement.text,
        "sources": agreement.sources,
        "origins": agreement.origins,
        "evidence": agreement.evidence,
    }


def _row(desk: Desk, agreement: Agreement) -> Row:
    said = desk.line(
        *split_verbatim(agreement.text, agreement.evidence), evidence=agreement.evidence, item=agreement.id, most=6
    )
    by = f"{count_sources(len(agreement.sources))}, {count_origins(agreement.origins)}"
    return Row(cells=((said,), (Line(runs=(Text(text=by),)),)))
