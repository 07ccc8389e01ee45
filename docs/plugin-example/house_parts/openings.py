"""A section: how each source opens, word for word."""

from __future__ import annotations

from briefing.compose.desk import Desk, nothing_found
from briefing.model.brief import Bullets, Section, Text
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """The first sentence of each source. `desk.line` gives it its mark; what has no evidence is not printed."""
    found = [s.evidence for s in desk.sentences if s.number == 1][: settings.limit or None]
    lines = tuple(
        desk.line(Text(text=" ".join(evidence.quote.split()), verbatim=True), evidence=(evidence,), item=f"o{number}")
        for number, evidence in enumerate(found, 1)
    )
    items = tuple({"id": f"o{number}", "evidence": [evidence]} for number, evidence in enumerate(found, 1))
    blocks = (
        (Bullets(lines=lines),) if lines else (nothing_found("No sentence found in {sources}.", len(desk.sources)),)
    )
    return Section(id="openings", type="openings", title=settings.title, items=items, blocks=blocks)  # type: ignore[arg-type]
