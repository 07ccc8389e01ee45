"""Open questions: what stays open, why, and who could answer."""

from __future__ import annotations

from typing import Any

from briefing.compose.desk import Desk, nothing_found
from briefing.labels import any_of, label, say
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Question
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of questions with the reason and the sentences that leave them open."""
    questions = desk.findings.questions[: settings.limit or None]
    if not questions:
        blocks = (nothing_found(label("No open question found in {sources}."), len(desk.sources)),)
        return Section(id="open-questions", type="open_questions", title=settings.title, blocks=blocks)
    columns = (
        Column(title=say("Question"), width=72),
        Column(title=say("Why open"), width=28),
        Column(title=say("What the sources say")),
    )
    caption = Line(runs=(Text(text=say("Most consequential first.")),))
    rows = tuple(_row(desk, q, n) for n, q in enumerate(questions, 1))
    table = Table(id="questions-table", style="questions", caption=caption, columns=columns, rows=rows)
    return Section(
        id="open-questions",
        type="open_questions",
        title=settings.title,
        items=tuple(_item(desk, q) for q in questions),
        blocks=(table,),
    )


def _item(desk: Desk, question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "question": question.question,
        "why": question.why,
        "could_answer": _answering(desk, question),
        "evidence": question.evidence,
    }


def _answering(desk: Desk, question: Question) -> tuple[str, ...]:
    """The names of those who could answer."""
    actors = (desk.actor(actor_id) for actor_id in question.could_answer)
    return tuple(actor.name for actor in actors if actor is not None)


def _row(desk: Desk, question: Question, number: int) -> Row:
    asked = desk.line(
        f"{number}  ", Text(text=question.question, strong=True), evidence=question.evidence, item=question.id
    )
    why = [Line(runs=(Text(text=say(question.why)),))]
    answering = _answering(desk, question)
    if answering:
        why.append(Line(runs=(Text(text=say("could answer: {names}", names=any_of(answering))),), item=question.id))
    said = tuple(
        Line(runs=(Text(text=" ".join(e.quote.split()), verbatim=True), desk.citations.cite(e)), item=question.id)
        for e in question.evidence[:1]
    )
    return Row(cells=((asked,), tuple(why), said))
