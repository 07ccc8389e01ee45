"""Bottom line: composed from the findings into slots, main point first; a slot without material stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.compose.desk import Desk, nothing_found, split_verbatim
from briefing.model.brief import Bullets, Callout, Line, Link, Run, Section
from briefing.model.findings import Conflict
from briefing.model.source import Evidence, content_id
from briefing.settings import SectionSettings

_MOST_WORDS = 215


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement of the bottom line."""

    text: str
    evidence: tuple[Evidence, ...]
    link: str = ""


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Up to `limit` points within a fixed number of words, none repeating another's sentence."""
    points: list[Point] = []
    words = 0
    for point in _candidates(desk):
        length = len(point.text.split())
        if words + length > _MOST_WORDS or any(_repeats(point, p) for p in points):
            continue
        points.append(point)
        words += length
        if len(points) == (settings.limit or 7):
            break
    if not points:
        blocks = (nothing_found("main point", len(desk.sources)),)
        return Section(id="summary", type="summary", title=settings.title, blocks=blocks, boxed=True)
    lines = tuple(_line(desk, p) for p in points)
    box = Callout(title=settings.title, blocks=(Bullets(lines=lines, ordered=True, style="bottom-line"),))
    items = tuple({"id": _id(p), "text": p.text, "evidence": p.evidence} for p in points)
    return Section(id="summary", type="summary", title=settings.title, items=items, blocks=(box,), boxed=True)


def _id(point: Point) -> str:
    return content_id("b", point.text)


def _line(desk: Desk, point: Point) -> Line:
    runs: list[Run] = list(split_verbatim(point.text, point.evidence))
    runs.extend(desk.citations.marks(point.evidence))
    if point.link:
        runs.append(Link(target=point.link, label=point.link))
    return Line(runs=tuple(runs), item=_id(point))


def _repeats(point: Point, other: Point) -> bool:
    return any(a.span.overlaps(b.span) for a in point.evidence for b in other.evidence)


def _candidates(desk: Desk) -> Iterator[Point]:
    """The slots in their order: main event, conflicts, figure, decision, further leads."""
    for slot in SLOTS:
        yield from slot(desk)


def _main_event(desk: Desk) -> Iterator[Point]:
    for lead in desk.findings.leads[:2]:
        yield Point(text=lead.text, evidence=(lead.evidence,))


def _conflicts(desk: Desk) -> Iterator[Point]:
    for number, conflict in enumerate(desk.findings.conflicts[:2], 1):
        if conflict.severity != "low":
            yield Point(text=_sides(conflict), evidence=tuple(s.evidence[0] for s in conflict.sides), link=f"C{number}")


def _sides(conflict: Conflict) -> str:
    values = "; ".join(side.value for side in conflict.sides)
    return f"The sources disagree on {conflict.about}: {values}."


def _disputes(desk: Desk) -> Iterator[Point]:
    for disputed in desk.findings.disputed[:1]:
        yield Point(text=disputed.text, evidence=disputed.evidence[:2])


def _figure(desk: Desk) -> Iterator[Point]:
    for figure in desk.findings.figures[:1]:
        quote = " ".join(figure.evidence[0].quote.split())
        yield Point(text=quote, evidence=figure.evidence[:2])


def _decision(desk: Desk) -> Iterator[Point]:
    for question in desk.findings.questions:
        if question.why == "decision pending":
            yield Point(text=" ".join(question.evidence[0].quote.split()), evidence=question.evidence[:2])
            return


def _further(desk: Desk) -> Iterator[Point]:
    for lead in desk.findings.leads[2:8]:
        yield Point(text=lead.text, evidence=(lead.evidence,))


SLOTS: tuple[Callable[[Desk], Iterator[Point]], ...] = (
    _main_event,
    _conflicts,
    _disputes,
    _figure,
    _decision,
    _further,
)
