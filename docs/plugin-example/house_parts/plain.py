"""A format: the words of the brief as plain text, each line with its marks."""

from __future__ import annotations

from briefing.model.brief import Brief, walk_lines
from briefing.settings import Settings


def render(brief: Brief, settings: Settings) -> bytes:  # noqa: ARG001  the one contract of all formats
    """The lines in reading order, in UTF-8."""
    lines = [brief.title, "=" * len(brief.title)]
    for section in brief.sections:
        lines += ["", section.title, "-" * len(section.title)]
        for line in (line for block in section.blocks for line in walk_lines(block) if line.plain.strip()):
            lines.append(" ".join([line.plain.strip(), *(f"[{cite.mark}]" for cite in line.cites)]))
    return ("\n".join(lines) + "\n").encode()
