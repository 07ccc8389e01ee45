"""What stays open."""

from __future__ import annotations

from briefing.model.findings import Conflict, Question
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def find_questions(material: Material, cast: Cast, conflicts: tuple[Conflict, ...]) -> tuple[Question, ...]:
    """The open questions, most consequential first."""
    return ()
