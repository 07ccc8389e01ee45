"""Disputed or unconfirmed: who denies, doubts or cannot confirm what."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, note, nothing_found, split_verbatim
from briefing.labels import label, say
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Disputed
from briefing.model.source import Evidence
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table: the denial or doubt, and the claim it answers where the text shows it."""
    disputed = desk.findings.disputed[: settings.limit or None]
    if not disputed:
        blocks = (
            nothing_found(label("No denial, doubt or refusal to confirm found in {sources}."), len(desk.sources)),
        )
        return Section(id="disputed", type="disputed", title=settings.title, blocks=blocks)
    columns = (
        Column(title=say("Who"), width=34),
        Column(title=say("Denial or doubt")),
        Column(title=say("What it answers"), width=66),
    )
    rows = tuple(_row(desk, d) for d in disputed)
    caption = Line(runs=(Text(text=say("Denials and doubts as the sources state them.")),))
    table = Table(id="disputed-table", style="disputed", caption=caption, columns=columns, rows=rows)
    remark = note(say("Where the last column is empty, the text does not show which claim is meant."))
    return Section(
        id="disputed",
        type="disputed",
        title=settings.title,
        items=tuple(_item(d) for d in disputed),
        blocks=(remark, table) if any(d.claim for d in disputed) else (table,),
    )


def _item(disputed: Disputed) -> dict[str, Any]:
    return {
        "id": disputed.id,
        "holder": disputed.holder,
        "actor": disputed.actor,
        "cue": disputed.cue,
        "text": disputed.text,
        "evidence": (*disputed.evidence, *disputed.words),
        "claim": disputed.claim,
    }


def _row(desk: Desk, disputed: Disputed) -> Row:
    said = desk.line(*split_verbatim(disputed.text, disputed.evidence), evidence=disputed.evidence, item=disputed.id)
    words, claim = (tuple(_quoted(desk, disputed, e) for e in found[:1]) for found in (disputed.words, disputed.claim))
    holder = (Line(runs=(Text(text=disputed.holder or say("not said"), strong=bool(disputed.holder)),)),)
    return Row(cells=(holder, (said, *words), claim))


def _quoted(desk: Desk, disputed: Disputed, evidence: Evidence) -> Line:
    text = Text(text=" ".join(evidence.quote.split()), verbatim=True)
    return Line(runs=(text, desk.citations.cite(evidence)), item=disputed.id)
