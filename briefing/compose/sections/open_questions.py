"""Open questions: what stays open, and why."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, nothing_found
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Question
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of questions with the reason and the sentences that leave them open."""
    questions = desk.findings.questions[: settings.limit or None]
    if not questions:
        blocks = (nothing_found("open question", len(desk.sources)),)
        return Section(id="open-questions", type="open_questions", title=settings.title, blocks=blocks)
    columns = (
        Column(title="Question", width=72),
        Column(title="Why open", width=28),
        Column(title="What the sources say"),
    )
    caption = Line(runs=(Text(text="Most consequential first."),))
    rows = tuple(_row(desk, q, n) for n, q in enumerate(questions, 1))
    table = Table(id="questions-table", style="questions", caption=caption, columns=columns, rows=rows)
    return Section(
        id="open-questions",
        type="open_questions",
        title=settings.title,
        items=tuple(_item(q) for q in questions),
        blocks=(table,),
    )


def _item(question: Question) -> dict[str, Any]:
    return {"id": question.id, "question": question.question, "why": question.why, "evidence": question.evidence}


def _row(desk: Desk, question: Question, number: int) -> Row:
    asked = desk.line(
        f"{number}  ", Text(text=question.question, strong=True), evidence=question.evidence, item=question.id
    )
    why = Line(runs=(Text(text=question.why),))
    said = tuple(
        Line(runs=(Text(text=" ".join(e.quote.split()), verbatim=True), desk.citations.cite(e)), item=question.id)
        for e in question.evidence[:1]
    )
    return Row(cells=((asked,), (why,), said))
