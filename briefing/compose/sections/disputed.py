"""Disputed or unconfirmed: who denies, doubts or cannot confirm what."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, note, nothing_found, split_verbatim
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Disputed
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table: the denial or doubt, and the claim it answers where the text shows it."""
    disputed = desk.findings.disputed[: settings.limit or None]
    if not disputed:
        blocks = (nothing_found("denial, doubt or refusal to confirm", len(desk.sources)),)
        return Section(id="disputed", type="disputed", title=settings.title, blocks=blocks)
    columns = (
        Column(title="Who", width=34),
        Column(title="Denial or doubt"),
        Column(title="What it answers", width=66),
    )
    rows = tuple(_row(desk, d) for d in disputed)
    caption = Line(runs=(Text(text="Denials and doubts as the sources state them."),))
    table = Table(id="disputed-table", style="disputed", caption=caption, columns=columns, rows=rows)
    remark = note("Where the last column is empty, the text does not show which claim is meant.")
    return Section(
        id="disputed",
        type="disputed",
        title=settings.title,
        items=tuple(_item(d) for d in disputed),
        blocks=(remark, table),
    )


def _item(disputed: Disputed) -> dict[str, Any]:
    return {
        "id": disputed.id,
        "holder": disputed.holder,
        "actor": disputed.actor,
        "cue": disputed.cue,
        "text": disputed.text,
        "evidence": disputed.evidence,
        "claim": disputed.claim,
    }


def _row(desk: Desk, disputed: Disputed) -> Row:
    said = desk.line(*split_verbatim(disputed.text, disputed.evidence), evidence=disputed.evidence, item=disputed.id)
    claim = tuple(
        Line(runs=(Text(text=" ".join(e.quote.split()), verbatim=True), desk.citations.cite(e)), item=disputed.id)
        for e in disputed.claim[:1]
    )
    holder = (Line(runs=(Text(text=disputed.holder or "not said", strong=bool(disputed.holder)),)),)
    return Row(cells=(holder, (said,), claim))
