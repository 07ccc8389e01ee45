"""Bottom line: built from the findings, main point first, no two points saying the same.

The points are the leads and the serious conflicts and denials with both sides, as `choosing` picks and joins them.
Further sources that say the same are cited too; what one source alone says is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from briefing.compose.candidates import NUMBER, Candidate
from briefing.compose.choosing import Choice, Point
from briefing.compose.desk import Desk, nothing_found, split_verbatim
from briefing.labels import label, say
from briefing.likeness import Likeness
from briefing.model.brief import Bullets, Line, Link, Mark, Paragraph, Run, Section, Text
from briefing.model.source import Evidence, content_id
from briefing.settings import SectionSettings

_MOST_POINTS = 7
_SINGLE = label("one source alone says so")
_MOST_FELLOWS = 2
_ALIKE, _LEAST_SHARED = 0.5, 4
_DENIAL = re.compile(
    r"(?i)\b(?:not|no|never|nor|neither|nobody|without|den(?:y|ies|ied|ial)|reject\w*|dismiss\w*|doubt\w*)\b|n['’]t\b"
)

Fellows = dict[tuple[str, int], list[tuple[Evidence, ...]]]


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """Up to `limit` points within a fixed number of words."""
    likeness = Likeness(desk.sentences, desk.function_words)
    points = Choice(desk, likeness).choose(settings.limit or _MOST_POINTS)
    if not points:
        blocks = (nothing_found(label("No main point found in {sources}."), len(desk.sources)),)
        return Section(id="summary", type="summary", title=settings.title, blocks=blocks, boxed=True)
    fellows = _fellows(desk)
    alike = Alike(desk, likeness)
    cited = [(point, _evidence(point, fellows, alike)) for point in points]
    singles = [_is_single(desk, evidence) for _, evidence in cited]
    lines = tuple(_line(desk, *pair, single=single) for pair, single in zip(cited, singles, strict=True))
    box = Bullets(lines=lines, ordered=True, style="bottom-line")
    items = tuple(
        {"id": content_id("b", p.text), "text": p.text, "kind": p.parts[0].kind, "single": single, "evidence": evidence}
        for (p, evidence), single in zip(cited, singles, strict=True)
    )
    key = (_legend(),) if any(singles) else ()
    return Section(id="summary", type="summary", title=settings.title, items=items, blocks=(box, *key), boxed=True)


def _legend() -> Paragraph:
    words = say(_SINGLE)
    return Paragraph(line=Line(runs=(Mark(kind="single", label=words), Text(text=f" {words}"))), style="key")


def _is_single(desk: Desk, evidence: Iterable[Evidence]) -> bool:
    """Whether all evidence has one origin; where the folder has no other, that says nothing."""
    origins = {source: n for n, origin in enumerate(desk.findings.origins) for source in origin.sources}
    told = {origins.get(e.source, e.source) for e in evidence}
    return len(told) == 1 and len({origins.get(s.id, s.id) for s in desk.sources}) > 1


def _line(desk: Desk, point: Point, evidence: tuple[Evidence, ...], *, single: bool) -> Line:
    runs: list[Run] = [*split_verbatim(point.text, evidence), *desk.citations.marks(evidence, most=6)]
    runs += [Link(target=part.link, label=part.link) for part in point.parts if part.link]
    runs += [Mark(kind="single", label=say(_SINGLE))] if single else []
    return Line(runs=tuple(runs), item=content_id("b", point.text))


def _evidence(point: Point, fellows: Fellows, alike: Alike) -> tuple[Evidence, ...]:
    """What the point rests on, then what other sources say alike: by a finding that joined them, or by their words."""
    own = [evidence for part in point.parts for evidence in part.evidence]
    sources = {evidence.source for evidence in own}
    found = list(own)
    for evidence in own:
        joined = fellows.get((evidence.source, evidence.sentence), ())
        others = list(islice((e for group in joined for e in group if e.source not in sources), _MOST_FELLOWS))
        found += others
        sources |= {e.source for e in others}
    for part in point.parts:
        others = [e for e in alike.sentences(part) if e.source not in sources][:_MOST_FELLOWS]
        found += others
        sources |= {e.source for e in others}
    return tuple(found)


class Alike:
    """Finds the sentences of other sources that say what a clause says."""

    def __init__(self, desk: Desk, likeness: Likeness) -> None:
        self._likeness = likeness
        told = (s for s in desk.sentences if s.zone not in ("headline", "heading"))
        self._told = [(s.evidence, likeness.stems(s.evidence.quote)) for s in told]

    def sentences(self, part: Candidate) -> list[Evidence]:
        """The likest first: no question, every figure of the clause in it, and denied where the clause denies.

        A clause that joins two sides, or names two values, has no sentence that says the same.
        """
        if part.framed or part.clauses > 1:
            return []
        denied = bool(_DENIAL.search(part.text))
        scored = [
            (self._likeness.between(part.stems, stems), evidence)
            for evidence, stems in self._told
            if len(part.stems & stems) >= _LEAST_SHARED
        ]
        fitting = [
            (value, evidence)
            for value, evidence in scored
            if value >= _ALIKE
            and not evidence.quote.rstrip("”\"'’ ").endswith("?")
            and bool(_DENIAL.search(evidence.quote)) == denied
            and part.numbers <= frozenset(NUMBER.findall(evidence.quote))
        ]
        return [evidence for _, evidence in sorted(fitting, key=lambda pair: (-pair[0], pair[1].span))]


def _fellows(desk: Desk) -> Fellows:
    """For each sentence, the evidence of the positions and agreements that rest on it."""
    found: Fellows = {}
    positions = [position.evidence for position in desk.findings.positions]
    for joined in (*positions, *(agreement.evidence for agreement in desk.findings.agreements)):
        for evidence in joined:
            found.setdefault((evidence.source, desk.citations.sentence(evidence).number), []).append(joined)
    return found
