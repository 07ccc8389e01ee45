"""About this brief: the method in three sentences, what went wrong, and what made it."""

from __future__ import annotations

from briefing.compose.desk import Desk, count_of
from briefing.model.brief import Bullets, Heading, Line, Paragraph, Section, Text
from briefing.model.source import Problem
from briefing.settings import SectionSettings

_METHOD = (
    "Every statement was found by rules and keyword extraction in the sources listed above; no language model wrote "
    "anything. Every mark leads to the sentence it rests on, word for word; what could not be cited was left out. "
    "Where a rule could not decide, the brief says so or stays silent, and silence is no evidence of absence."
)


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Method, problems and provenance."""
    made = "; ".join(f"{key} {value}" for key, value in desk.provenance.items())
    problems = desk.problems
    listed = Bullets(lines=tuple(Line(runs=(Text(text=_words(p)),)) for p in problems))
    return Section(
        id="about",
        type="about",
        title=settings.title,
        items=({"method": _METHOD, "provenance": desk.provenance},),
        blocks=(
            Paragraph(line=Line(runs=(Text(text=_METHOD),))),
            Heading(text="Problems with the sources"),
            *((listed,) if problems else (Paragraph(line=Line(runs=(Text(text="None."),))),)),
            Heading(text="Made by"),
            Paragraph(line=Line(runs=(Text(text=f"{made}; {count_of(len(desk.sources), 'source')}."),)), style="note"),
        ),
    )


def _words(problem: Problem) -> str:
    return " ".join(filter(None, [f"{problem.where}:", problem.message, problem.hint]))
