"""About this brief: the method in three sentences, what went wrong, and what made it."""

from __future__ import annotations

from briefing.compose.desk import Desk
from briefing.compose.phrases import count_sources
from briefing.labels import label, say
from briefing.model.brief import Bullets, Heading, Line, Paragraph, Section, Text
from briefing.model.source import Problem
from briefing.settings import SectionSettings

_METHOD = label(
    "Every statement was found by rules and keyword extraction in the sources listed above; no language model wrote "
    "anything. Every mark leads to the sentence it rests on, word for word; what could not be cited was left out. "
    "Where a rule could not decide, the brief says so or stays silent, and silence is no evidence of absence."
)


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Method, problems and provenance."""
    method = say(_METHOD)
    made = "; ".join(f"{key} {value}" for key, value in desk.provenance.items())
    problems = desk.problems
    listed = Bullets(lines=tuple(Line(runs=(Text(text=_words(p)),)) for p in problems))
    return Section(
        id="about",
        type="about",
        title=settings.title,
        items=({"method": method, "provenance": desk.provenance},),
        blocks=(
            Paragraph(line=Line(runs=(Text(text=method),))),
            Heading(text=say("Problems with the sources")),
            *((listed,) if problems else (Paragraph(line=Line(runs=(Text(text=say("None.")),))),)),
            Heading(text=say("Made by")),
            Paragraph(line=Line(runs=(Text(text=f"{made}; {count_sources(len(desk.sources))}."),)), style="note"),
        ),
    )


def _words(problem: Problem) -> str:
    return " ".join(filter(None, [f"{problem.where}:", problem.message, problem.hint]))
