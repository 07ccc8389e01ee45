"""Two numbers for one thing.

Two recipes, both narrow. *Local contrast*: one source sets two numbers of one noun side by side, by different voices
(“the union counts 400 drivers; the ministry puts the number at 140”) or by time (“previously there had been talk of
1,500”). *Across sources*: the same noun, unit, place and stage, sentences about the same event, and values that cannot
both be right. A source that states both values means two quantities, so that such a pair across sources is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from briefing.labels import label, say
from briefing.model.findings import Conflict, ConflictSeverity, ConflictSide, Resolution
from briefing.model.observations import Figure
from briefing.model.source import Evidence, Span, content_id
from briefing.naming import fold
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import Assertions
from briefing.reconcile.material import Material
from briefing.reconcile.measures import Measures
from briefing.reconcile.subjects import Subjects

OVERLAP = 0.45  # least overlap of two sentences from different sources
MOST_BETWEEN = 6  # figures after one that are looked at for a rival in the next sentence
RATIO = 10  # figures further apart mean different things
NEAR_RATIO = 3  # measures of one thing that sources dispute are rarely further apart
_RARE_DIMENSIONS = ("volume", "power", "energy", "area", "yield", "speed")
MOST_COMPARED = 60  # figures of one counted thing that each is compared with, so that many sources cost no square
MOST_PAIRS = 200  # differing pairs of values from either recipe: many times the conflicts that are printed
_YEAR_FIRST = re.compile(r"(?i)(?:back )?in (?:\w+ )?(?P<year>(?:19|20)\d\d)\b")
_SINCE = re.compile(r"(?i)\b(?:a|one|two|three|four|five|six|\d+) (?:day|week|month|year)s? (?:earlier|before|ago)\b")
_WHOLE_AFTER = re.compile(r"(?i)\s+(?:\w+ )?of (?:them|whom|which|these|those)\b")
_WHOLE_BEFORE = re.compile(
    r"(?i)\b(?:including|among (?:them|whom|these|those)|of (?:them|whom|which|these|those))(?: \w+)?,? $"
)
_TOTAL = re.compile(r"(?i)\b(?:in total|total value|total cost|overall|altogether|all told)\b")
_NOT = re.compile(r"(?i)\b(?:not|rather than|instead of)\s$")
_AS_FIRST = re.compile(
    r"(?i)(?:\s\w+)?,?\sas (?:it )?(?:was |had been )?(?:first|previously|earlier|initially|originally|at first)\b"
)
_TALKED_OF = "figure.elliptical"


Value = tuple[float | None, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that cannot both be right, and why they are compared."""

    first: Figure
    second: Figure
    local: bool
    resolution: Resolution


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The numeric conflicts, in the order of the texts."""
    measures, subjects = Measures(material.lexicon), Subjects(material)
    pairs = _distinct(_local_contrasts(material, measures))
    assertions = material.once(Assertions, cast)
    for recipe in (
        _rivals(material, measures, subjects),
        _across_sources(material, measures, subjects, assertions),
        _sole_measures(material, measures, assertions),
    ):
        for key, pair in _distinct(recipe).items():
            pairs.setdefault(key, pair)
    equal = _Equal(material, assertions)
    return _merge([_conflict(material, subjects, equal, pair) for pair in pairs.values()])


class _Equal:
    """The figures of one value and unit on one topic."""

    def __init__(self, material: Material, assertions: Assertions) -> None:
        self._topic = assertions.topic
        self._found: dict[tuple[str, Value], list[Figure]] = defaultdict(list)
        for figure in (f for observed in material.observations for f in observed.figures if f.value is not None):
            self._found[self._topic(figure.span.source), (figure.value, figure.unit)].append(figure)

    def of(self, figure: Figure) -> list[Figure]:
        """The figures equal to one, itself among them; none for a range."""
        return self._found.get((self._topic(figure.span.source), (figure.value, figure.unit)), [])


def _distinct(pairs: Iterator[Pair]) -> dict[tuple[str, ...], Pair]:
    """The first pairs of one noun and two values, by these, at most `MOST_PAIRS`: no more are looked for."""
    found: dict[tuple[str, ...], Pair] = {}
    for pair in pairs:
        found.setdefault((pair.first.head, *sorted(map(str, (pair.first.value, pair.second.value)))), pair)
        if len(found) == MOST_PAIRS:
            break
    return found


def _merge(conflicts: list[Conflict]) -> tuple[Conflict, ...]:
    """Open conflicts that share a side, with a sentence of it, become one conflict of several sides."""
    kept: list[Conflict] = []
    homes: dict[tuple[str, Span], int] = {}
    for conflict in conflicts:
        place = min((homes[key] for key in _open_sides(conflict) if key in homes), default=len(kept))
        if place == len(kept):
            kept.append(conflict)
        else:
            kept[place] = _joined(kept[place], conflict)
        for key in _open_sides(kept[place]):
            homes[key] = min(place, homes.get(key, place))
    return tuple(kept)


def _open_sides(conflict: Conflict) -> Iterator[tuple[str, Span]]:
    """The values and sentences by which a conflict is joined to others; none for what is superseded."""
    for side in conflict.sides if conflict.resolution != "superseded" else ():
        yield from ((side.value, evidence.span) for evidence in side.evidence)


def _joined(kept: Conflict, conflict: Conflict) -> Conflict:
    sides = {side.value: side for side in (*conflict.sides, *kept.sides)}
    order = dict.fromkeys(side.value for side in (*kept.sides, *conflict.sides))
    both = tuple(sides[value] for value in order)
    within = kept.within_one_source and conflict.within_one_source
    return replace(kept, sides=both, explanation=say(_SEVERAL), within_one_source=within)


def _local_contrasts(material: Material, measures: Measures) -> Iterator[Pair]:
    """A figure and, in the same or the next sentence, a bare number that answers it."""
    for observed in material.observations:
        for first, second in zip(observed.figures, observed.figures[1:], strict=False):
            near = 0 <= second.evidence.sentence - first.evidence.sentence <= 1
            answers = second.evidence.rule == _TALKED_OF and second.head == first.head
            if not (near and answers and _comparable(measures, first, second)) or first.stage == "previous":
                continue
            if _SINCE.search(second.evidence.quote) or _is_part(first, second):
                continue
            if _earlier(second) or _put_right(second):
                yield Pair(second, first, local=True, resolution="superseded")
            elif not second.stage and _other_voice(first, second):
                yield Pair(first, second, local=True, resolution="open")


def _rivals(material: Material, measures: Measures, subjects: Subjects) -> Iterator[Pair]:
    """Two numbers of people side by side, the second from another voice: “17 were treated. The union said 40 …”."""
    for observed in material.observations:
        for place, first in enumerate(observed.figures):
            for second in observed.figures[place + 1 : place + 1 + MOST_BETWEEN]:
                voiced = second.attributed_to is not None and _other_voice(first, second)
                voiced &= not _SINCE.search(second.evidence.quote) and not _is_part(first, second)
                near = voiced and second.evidence.sentence - first.evidence.sentence == 1
                fit = near and not second.stage and first.stage in ("", "sent") and _comparable(measures, first, second)
                if fit and _one_count(material, measures, subjects, first, second):
                    yield Pair(first, second, local=True, resolution="open")


def _one_count(material: Material, measures: Measures, subjects: Subjects, first: Figure, second: Figure) -> bool:
    """Whether two figures count the same people: a bare number of them, or all of one fate.

    Of two different groups the part can't be more than the whole; a part that is less says nothing.
    """
    tallies, people = material.lexicon.words("head_counts"), material.lexicon.words("counted_people")
    heads = [f.head for f in (first, second)]
    if any(h in tallies for h in heads) or first.evidence.rule == _TALKED_OF:
        same = not subjects.differ_in_fate(first.evidence, second.evidence)
        return same and all(h in tallies or h in people for h in heads)
    if not all(h in people for h in heads) or not subjects.share_fate(first.evidence, second.evidence):
        return False
    if heads[0] == heads[1]:
        return True
    wholes = [f for f in (first, second) if f.head in ("people", "person")]
    parts = [f for f in (first, second) if f not in wholes]
    return len(wholes) == 1 and measures.exceeds(parts[0], wholes[0])


def _is_part(first: Figure, figure: Figure) -> bool:
    """“Two of them guards”, “including six”, “in total”: a part or the whole of the number before, no rival of it."""
    if bool(_TOTAL.search(first.evidence.quote)) != bool(_TOTAL.search(figure.evidence.quote)):
        return True
    place = figure.span.start - figure.evidence.span.start
    before, after = figure.evidence.quote[:place], figure.evidence.quote[place + len(figure.printed) :]
    return bool(_WHOLE_AFTER.match(after) or _WHOLE_BEFORE.search(before))


def _other_voice(first: Figure, second: Figure) -> bool:
    """Whether two voices give the figures; inside one sentence the second must be set against the first."""
    if first.attributed_to != second.attributed_to:
        return True
    between = second.evidence.quote[
        first.span.end - second.evidence.span.start : second.span.start - second.evidence.span.start
    ]
    return first.evidence.sentence == second.evidence.sentence and ("; " in between or between.rstrip().endswith("not"))


def _earlier(figure: Figure) -> bool:
    return figure.evidence.quote.casefold().startswith(("previously", "earlier", "initially", "at first"))


def _put_right(figure: Figure) -> bool:
    """“77 people, not 74 as first stated”: the source itself takes the number back."""
    place = figure.span.start - figure.evidence.span.start
    before, after = figure.evidence.quote[:place], figure.evidence.quote[place + len(figure.printed) :]
    return bool(_NOT.search(before) and _AS_FIRST.match(after))


def _across_sources(
    material: Material, measures: Measures, subjects: Subjects, assertions: Assertions
) -> Iterator[Pair]:
    """Figures of one noun and unit in sentences about the same event, in sources of one topic."""
    by_noun: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for observed in material.observations:
        for figure in observed.figures:
            if figure.head and figure.stage != "previous":
                topic = assertions.topic(figure.span.source)
                by_noun[figure.head, measures.extent(figure).dimension, topic].append(figure)
    stated = _stated(material)
    for _, figures in sorted(by_noun.items()):
        alike: dict[tuple[str, str], deque[Figure]] = defaultdict(deque)
        for figure in figures:
            alike[fold(figure.counts), figure.stage].append(figure)
        for first in figures:
            later = alike[fold(first.counts), first.stage]
            later.popleft()
            for second in islice(later, MOST_COMPARED):
                if _conflicting(material, measures, subjects, first, second) and not _both_stated(
                    stated, first, second
                ):
                    yield Pair(first, second, local=False, resolution="open")


def _sole_measures(material: Material, measures: Measures, assertions: Assertions) -> Iterator[Pair]:
    """The only volume, power or area in each of two sources of one topic, no further apart than `NEAR_RATIO`.

    Units so rare measure what the topic is about; lengths, times, shares and sums of money are of many things.
    """
    only: dict[tuple[str, str], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in (f for observed in material.observations for f in observed.figures if f.value is not None):
        dimension = measures.extent(figure).dimension
        if dimension in _RARE_DIMENSIONS and figure.stage != "previous":
            only[assertions.topic(figure.span.source), dimension][figure.span.source].append(figure)
    for _, by_source in sorted(only.items()):
        sole = [found[0] for found in by_source.values() if len({f.value for f in found}) == 1]
        for first, second in islice(combinations(sole, 2), MOST_PAIRS):
            heads = {f.head for f in (first, second)} - {""}
            if len(heads) < 2 and _comparable(measures, first, second) and _near(measures, first, second):
                yield Pair(first, second, local=False, resolution="open")


def _near(measures: Measures, first: Figure, second: Figure) -> bool:
    low, high = sorted(measures.convert(f.value or 0, f.unit)[0] for f in (first, second))
    return high <= NEAR_RATIO * low


def _conflicting(material: Material, measures: Measures, subjects: Subjects, first: Figure, second: Figure) -> bool:
    if first.span.source == second.span.source:
        return False
    if not _comparable(measures, first, second) or not subjects.share_event(first.evidence, second.evidence):
        return False
    if _other_year(first, second) or _stages(material, first) != _stages(material, second):
        return False
    if first.scope and second.scope and not set(first.scope) & set(second.scope):
        return False
    if first.as_of and second.as_of and first.as_of != second.as_of:
        return False
    return subjects.overlap(first.evidence, second.evidence) >= OVERLAP


def _other_year(first: Figure, second: Figure) -> bool:
    """Whether one sentence opens in a year that the other does not name: “In 2011, a fire there killed 7”."""
    opens = (_YEAR_FIRST.match(f.evidence.quote) for f in (first, second))
    years = [(match["year"], other) for match, other in zip(opens, (second, first), strict=True) if match]
    return any(year not in other.evidence.quote for year, other in years)


def _stages(material: Material, figure: Figure) -> set[str]:
    """The words by which a sentence calls its count a first or a last one: “provisional”, “so far”, “final”."""
    text = " " + " ".join(re.findall(r"[a-z]+", figure.evidence.quote.casefold())) + " "
    return {word for word in material.lexicon.words("count_stages") if f" {word} " in text}


def _comparable(measures: Measures, first: Figure, second: Figure) -> bool:
    """Whether two figures clash and are near enough to mean the same."""
    one, other = measures.extent(first), measures.extent(second)
    values = [f.value or f.high or f.low or 0 for f in (first, second)]
    return one.clashes(other) and min(values) > 0 and max(values) <= RATIO * min(values)


def _stated(material: Material) -> dict[Value, set[str]]:
    """The sources that give a value of a noun."""
    stated: dict[Value, set[str]] = defaultdict(set)
    for figure in (f for observed in material.observations for f in observed.figures):
        stated[figure.value, figure.head].add(figure.span.source)
    return stated


def _both_stated(stated: dict[Value, set[str]], first: Figure, second: Figure) -> bool:
    return not stated[first.value, first.head].isdisjoint(stated[second.value, second.head])


def _conflict(material: Material, subjects: Subjects, equal: _Equal, pair: Pair) -> Conflict:
    sides = tuple(_side(material, subjects, figure, equal) for figure in (pair.first, pair.second))
    sources = {s for side in sides for s in side.sources}
    return Conflict(
        id=content_id(
            "C",
            "numeric",
            *(f"{e.source}:{e.span.start}" for side in sides for e in side.evidence),
            *(s.value for s in sides),
        ),
        type="numeric",
        about=_about(pair),
        sides=sides,
        resolution=pair.resolution,
        severity=_severity(pair),
        explanation=say(_EXPLANATIONS[pair.local, pair.resolution == "superseded"]),
        within_one_source=len(sources) == 1,
    )


def _about(pair: Pair) -> str:
    counted = pair.first.counts or pair.second.counts
    if pair.first.unit:
        return f"how much: {counted or pair.first.unit}"
    return (
        f"the {counted}" if counted.split()[:1] == [pair.first.head] == ["number"] else f"number of {counted}".strip()
    )


_SEVERAL = label("The numbers given for the same thing cannot all be right.")
_EXPLANATIONS = {
    (True, False): label("One source sets two numbers for the same thing side by side."),
    (True, True): label("The source itself says that the number was another before."),
    (False, False): label("Sources give numbers for the same thing that cannot both be right."),
}


def _severity(pair: Pair) -> ConflictSeverity:
    return "medium" if pair.resolution == "open" else "low"


def _side(material: Material, subjects: Subjects, figure: Figure, equal: _Equal) -> ConflictSide:
    """The figure with everybody else who gives the same number of the same things."""
    evidence: dict[tuple[str, int], Evidence] = {(figure.span.source, figure.evidence.sentence): figure.evidence}
    for other in equal.of(figure):
        if other.head == figure.head or subjects.overlap(other.evidence, figure.evidence) >= OVERLAP:
            evidence.setdefault((other.span.source, other.evidence.sentence), other.evidence)
    sources = tuple(sorted({e.source for e in evidence.values()}, key=lambda s: material.source(s).number))
    value = f"{figure.bound} {figure.printed}".strip()
    return ConflictSide(value=value, sources=sources, evidence=tuple(evidence.values()))
