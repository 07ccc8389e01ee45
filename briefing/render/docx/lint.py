"""Every fault of a house's Word document at once."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import TemplateError
from briefing.render.docx.template import Template
from briefing.render.faults import Fault


def lint_document(path: Path) -> list[Fault]:
    """What is wrong with a Word template: a file that does not open, placeholders that are unknown or misplaced."""
    try:
        return Template(path).faults
    except TemplateError as error:
        return [Fault(file=str(path), line=0, message=error.message.rstrip("."), hint=error.hint)]
