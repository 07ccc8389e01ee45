"""Sources: the documents the brief rests on."""

from __future__ import annotations

from briefing.compose.desk import Desk
from briefing.labels import decimal, long_date, say
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import Origin
from briefing.model.source import UNJUDGED, Source
from briefing.settings import SectionSettings


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of the sources with number, title, publisher, date, length and origin."""
    graded = any(source.reliability not in ("", UNJUDGED) for source in desk.sources)
    grade = (Column(title=say("Reliability"), width=20, align="centre"),) if graded else ()
    columns = (
        Column(title="", width=8),
        Column(title=say("Title and file")),
        Column(title=say("Date"), width=26),
        Column(title=say("Words"), width=14, align="right"),
        *grade,
        Column(title=say("Origin"), width=40),
    )
    told = [say("Sources that share an origin count once in agreements.")]
    told += [say("Reliability from A to E as the house judges it; F: cannot be judged.")] if graded else []
    caption = Line(runs=(Text(text=" ".join(told)),))
    origins = {s: o for o in desk.findings.origins for s in o.sources}
    rows = tuple(_row(source, origins.get(source.id), graded=graded) for source in desk.sources)
    table = Table(id="sources-table", style="sources", caption=caption, columns=columns, rows=rows)
    return Section(id="sources", type="sources", title=settings.title, blocks=(table,))


def _row(source: Source, origin: Origin | None, *, graded: bool) -> Row:
    by = ", ".join(filter(None, [source.publisher, source.author]))
    title = [_plain(source.title), *([_plain(by)] if by else []), Line(runs=(Text(text=source.path, soft=True),))]
    when = long_date(source.published) if source.published else say("undated")
    shared = [int(s[1:]) for s in origin.sources if s != source.id] if origin else []
    words = (
        say("shared with {numbers}: {reason}", numbers=", ".join(map(str, shared)), reason=origin.reason)
        if shared and origin
        else say("its own")
    )
    cells = (
        (_plain(str(source.number)),),
        tuple(title),
        (_plain(when),),
        (_plain(decimal(source.words)),),
        *([(_plain(source.reliability),)] if graded else []),
        (_plain(words),),
    )
    return Row(id=f"source-{source.number}", cells=cells)


def _plain(text: str) -> Line:
    return Line(runs=(Text(text=text),))
