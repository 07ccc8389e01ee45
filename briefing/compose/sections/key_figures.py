"""Key figures: the number as printed, what it counts, who says so."""

from __future__ import annotations

import re
from typing import Any

from briefing.compose.desk import Desk, nothing_found
from briefing.labels import label, long_date, say
from briefing.model.brief import Column, Line, Row, Section, Table, Text
from briefing.model.findings import KeyFigure
from briefing.settings import SectionSettings

_BREAK = re.compile(r"(?:[,;:]|\s[-–—]{1,2})\s")
_LEAST = 40  # characters that a clause has at least, up to its figure, to be understood
_MOST = 90  # characters on either side of a figure
_MARKS = " ,;:.–—-“”\"'‘’"


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """A table of the figures, as the sources write them."""
    figures = desk.findings.figures[: settings.limit or None]
    if not figures:
        blocks = (nothing_found(label("No figure that counts something found in {sources}."), len(desk.sources)),)
        return Section(id="key-figures", type="key_figures", title=settings.title, blocks=blocks)
    columns = (
        Column(title=say("Figure"), width=32),
        Column(title=say("What it counts")),
        Column(title=say("Status"), width=19),
        Column(title=say("Who says so"), width=32),
        Column(title=say("As of"), width=23),
    )
    caption = Line(runs=(Text(text=say("Figures as the sources write them; nothing is converted.")),))
    rows = tuple(_row(desk, f) for f in figures)
    table = Table(id="figures-table", style="figures", caption=caption, columns=columns, rows=rows)
    items = tuple(_item(f) for f in figures)
    return Section(id="key-figures", type="key_figures", title=settings.title, items=items, blocks=(table,))


def _item(figure: KeyFigure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "printed": figure.printed,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "counts": figure.counts,
        "stage": figure.stage,
        "bound": figure.bound,
        "approximate": figure.approximate,
        "attributed_to": figure.attributed_to,
        "as_of": figure.as_of,
        "evidence": figure.evidence,
    }


def _row(desk: Desk, figure: KeyFigure) -> Row:
    told = (say(figure.bound), say("about") if figure.approximate else "")
    limit = "" if _is_vague(figure) else "".join(f"{word} " for word in told if word)
    number = Line(runs=(Text(text=limit, soft=True), Text(text=figure.printed, strong=True)), item=figure.id)
    counted = _counted(figure)
    counts = desk.line(*counted, evidence=figure.evidence, item=figure.id)
    words = (
        say(figure.stage),
        figure.attributed_to or say("the source itself"),
        long_date(figure.as_of) if figure.as_of else "",
    )
    return Row(cells=((number,), (counts,), *((Line(runs=(Text(text=word),)),) for word in words)))


def _counted(figure: KeyFigure) -> tuple[Text, ...]:
    """The counted phrase; with the clause around the figure where one word (“people”) would not say what is told."""
    if not figure.counts:
        return clause_around(figure)
    around = clause_around(figure) if " " not in figure.counts else ()
    told = around and len(around[0].text) > len(figure.printed) + len(figure.counts) + 1
    return (Text(text=f"{figure.counts}: "), *around) if told else (Text(text=figure.counts),)


def _is_vague(figure: KeyFigure) -> bool:
    """“dozens”, “millions”: the word itself says that it is a rough lower limit."""
    return figure.evidence[0].rule == "figure.vague"


def clause_around(figure: KeyFigure) -> tuple[Text, ...]:
    """The source's own words around a figure that names nothing it counts; the unit where they cannot be found."""
    sentence = " ".join(figure.evidence[0].quote.split())
    place = sentence.find(" ".join(figure.printed.split()))
    if place < 0:
        return (Text(text=figure.unit),)
    end = place + len(figure.printed)
    breaks = [0, *(m.end() for m in _BREAK.finditer(sentence)), len(sentence)]
    first = max((b for b in breaks if b <= place and end - b >= _LEAST), default=0)
    last = min((b for b in breaks if b >= end), default=len(sentence))
    first = max(first, sentence.find(" ", place - _MOST) + 1 if place - first > _MOST else first)
    last = min(last, sentence.rfind(" ", 0, end + _MOST) if last - end > _MOST else last)
    return (Text(text=sentence[first:last].strip(_MARKS), verbatim=True),)
