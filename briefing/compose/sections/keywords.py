"""Keywords: the terms that a human would index."""

from __future__ import annotations

from briefing.compose.desk import Desk, nothing_found
from briefing.compose.phrases import count_sources
from briefing.labels import label
from briefing.model.brief import Bullets, Section
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A run-on list, each term with one citation."""
    keywords = desk.findings.keywords[: settings.limit or None]
    if not keywords:
        blocks = (nothing_found(label("No keyword found in {sources}."), len(desk.sources)),)
        return Section(id="keywords", type="keywords", title=settings.title, blocks=blocks)
    lines = tuple(
        desk.line(f"{k.text} ({count_sources(len(k.sources))})", evidence=k.evidence[:1], item=k.text) for k in keywords
    )
    items = tuple(
        {"text": k.text, "score": round(k.score, 6), "sources": k.sources, "evidence": k.evidence[:1]} for k in keywords
    )
    return Section(
        id="keywords",
        type="keywords",
        title=settings.title,
        items=items,
        blocks=(Bullets(lines=lines, style="keywords"),),
    )
