"""Bottom line: built from the findings, main point first, no two points saying the same.

Candidates come in kinds: the main event, conflicts and denials with both sides, splits among actors, the decisive
figure, the pending decision, the latest and the next date, and further leads. They are taken greedily by what they add
to the concepts already said (`coverage`), each kind up to its share, within a fixed number of words. A kind without
material stays out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.compose.coverage import Concepts
from briefing.compose.desk import Desk, nothing_found, split_verbatim
from briefing.model.brief import Bullets, Line, Link, Run, Section
from briefing.model.source import Evidence, content_id
from briefing.settings import SectionSettings

_MOST_WORDS = 215
_MOST_POINTS = 7
_SHARE = {"main": 1, "conflict": 2, "dispute": 2, "split": 1, "figure": 1, "decision": 1, "date": 1, "lead": 5}
_BONUS = {
    "main": 50.0,
    "conflict": 2.5,
    "dispute": 1.5,
    "split": 0.5,
    "figure": 1.5,
    "decision": 2.0,
    "date": 0.5,
    "lead": 0.0,
}
_LENGTH_POWER = 0.3
_REDUNDANCY = 3.0
_RELATED, _ALIKE = 0.2, 0.55
_LONGEST = 48
_LONGEST_EXTENDED = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A candidate for the bottom line; `prior` is what its finding is worth by itself."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    prior: float = 0.0
    link: str = ""

    @property
    def id(self) -> str:
        """The id of the item."""
        return content_id("b", self.text)


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Up to `limit` points within a fixed number of words."""
    points = _choose(desk, settings.limit or _MOST_POINTS)
    if not points:
        blocks = (nothing_found("main point", len(desk.sources)),)
        return Section(id="summary", type="summary", title=settings.title, blocks=blocks, boxed=True)
    lines = tuple(_line(desk, p) for p in points)
    points_list = Bullets(lines=lines, ordered=True, style="bottom-line")
    items = tuple({"id": p.id, "text": p.text, "kind": p.kind, "evidence": p.evidence} for p in points)
    return Section(id="summary", type="summary", title=settings.title, items=items, blocks=(points_list,), boxed=True)


def _line(desk: Desk, point: Point) -> Line:
    runs: list[Run] = [*split_verbatim(point.text, point.evidence), *desk.citations.marks(point.evidence)]
    if point.link:
        runs.append(Link(target=point.link, label=point.link))
    return Line(runs=tuple(runs), item=point.id)


def _choose(desk: Desk, most: int) -> list[Point]:
    pool = [point for kind in KINDS for point in kind(desk) if len(point.text.split()) <= _LONGEST]
    concepts = Concepts(desk.sentences, desk.function_words)
    chosen: list[Point] = []
    while pool and len(chosen) < most:
        best = max(pool, key=lambda p: (_gain(p, chosen, concepts), p.text))
        pool.remove(best)
        taken = sum(1 for p in chosen if p.kind == best.kind)
        if taken < _SHARE[best.kind] and _fits(best, chosen) and not any(_repeats(best, p) for p in chosen):
            chosen.append(best)
    return _extend(chosen, desk, concepts)


def _extend(chosen: list[Point], desk: Desk, concepts: Concepts) -> list[Point]:
    """Each point with a second sentence on the same matter, from another source, while words are left."""
    done = list(chosen)
    for place, point in enumerate(chosen):
        if len(point.evidence) > 1 or len(point.text.split()) > _LONGEST_EXTENDED:
            continue
        seconds = [p for p in _leads(desk) if _continues(p, point, concepts) and not any(_repeats(p, q) for q in done)]
        seconds = [p for p in seconds if _fits(p, done) and len(p.text.split()) <= _LONGEST_EXTENDED]
        if seconds:
            best = max(seconds, key=lambda p: (p.prior / len(p.text.split()) ** _LENGTH_POWER, p.text))
            text = f"{point.text.rstrip(' .')}; {best.text}"
            done[place] = replace(point, text=text, evidence=(*point.evidence, *best.evidence))
    return done


def _continues(second: Point, first: Point, concepts: Concepts) -> bool:
    """Whether a sentence is on the matter of another and says something else; a shared noun is the least."""
    likeness = concepts.likeness(concepts.of(first.text), concepts.of(second.text))
    same_source = first.evidence[0].source == second.evidence[0].source
    return _RELATED <= likeness <= _ALIKE and not same_source


def _gain(point: Point, chosen: list[Point], concepts: Concepts) -> float:
    """Maximal marginal relevance (Carbonell & Goldstein 1998), damped by length."""
    own = concepts.of(point.text)
    likest = max((concepts.likeness(own, concepts.of(p.text)) for p in chosen), default=0.0)
    worth = point.prior + _BONUS[point.kind] - _REDUNDANCY * likest
    return worth / float(len(point.text.split()) ** _LENGTH_POWER) if worth > 0 else worth


def _fits(point: Point, chosen: list[Point]) -> bool:
    return sum(len(p.text.split()) for p in (*chosen, point)) <= _MOST_WORDS


def _repeats(point: Point, other: Point) -> bool:
    return any(a.span.overlaps(b.span) for a in point.evidence for b in other.evidence)


def _joined(desk: Desk, *evidence: Evidence) -> str:
    """The clauses of several sentences, one after the other; empty when one cannot stand alone."""
    clauses = [desk.clause(piece) for piece in evidence]
    if not all(clauses):
        return ""
    first, *rest = clauses
    return "; ".join([first.rstrip(" ."), *(r.rstrip(" .") for r in rest)]) + "."


# --- kinds of points ------------------------------------------------------------------------------


def _main_event(desk: Desk) -> Iterator[Point]:
    for lead in desk.findings.leads[:1]:
        yield Point(kind="main", text=lead.text, evidence=(lead.evidence,))


def _leads(desk: Desk) -> Iterator[Point]:
    for lead in desk.findings.leads:
        yield Point(kind="lead", text=lead.text, evidence=(lead.evidence,), prior=lead.score)


def _conflicts(desk: Desk) -> Iterator[Point]:
    for number, conflict in enumerate(desk.findings.conflicts, 1):
        evidence = tuple(side.evidence[0] for side in conflict.sides[:2])
        text = _joined(desk, *evidence)
        if text and conflict.severity != "low":
            yield Point(kind="conflict", text=text, evidence=evidence, link=f"C{number}")


def _disputes(desk: Desk) -> Iterator[Point]:
    for disputed in desk.findings.disputed:
        evidence = (*disputed.claim[:1], disputed.evidence[0])
        text = _joined(desk, *evidence) or _joined(desk, disputed.evidence[0])
        if text:
            kept = evidence if "; " in text else disputed.evidence[:1]
            yield Point(kind="dispute", text=text, evidence=kept, prior=min(1.0, disputed.salience))


def _splits(desk: Desk) -> Iterator[Point]:
    """Two holders who stand against each other on one topic."""
    sides: dict[str, dict[str, Evidence]] = {}
    for position in desk.findings.positions:
        if position.topic and position.actor and position.polarity in ("supports", "opposes"):
            sides.setdefault(position.topic, {}).setdefault(position.polarity, position.evidence[0])
    for stands in sides.values():
        if len(stands) == 2:
            evidence = (stands["supports"], stands["opposes"])
            text = _joined(desk, *evidence)
            if text:
                yield Point(kind="split", text=text, evidence=evidence)


def _figures(desk: Desk) -> Iterator[Point]:
    for figure in desk.findings.figures[:6]:
        text = _joined(desk, figure.evidence[0])
        if text:
            yield Point(kind="figure", text=text, evidence=figure.evidence[:2], prior=min(2.0, figure.salience))


def _decisions(desk: Desk) -> Iterator[Point]:
    for question in desk.findings.questions:
        text = _joined(desk, question.evidence[0])
        if text and question.why in ("decision pending", "unconfirmed"):
            yield Point(kind="decision", text=text, evidence=question.evidence[:2], prior=question.salience)


def _dates(desk: Desk) -> Iterator[Point]:
    for event in sorted((e for e in desk.findings.timeline if e.date), key=lambda e: e.date)[-3:]:
        text = _joined(desk, event.evidence[0])
        if text:
            yield Point(kind="date", text=text, evidence=event.evidence[:2])


KINDS: tuple[Callable[[Desk], Iterator[Point]], ...] = (
    _main_event,
    _conflicts,
    _disputes,
    _splits,
    _figures,
    _decisions,
    _dates,
    _leads,
)
