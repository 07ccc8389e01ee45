"""Rows of figures: how many, how much, how far, by source.

Three keys, none of which compares all pairs: the counted noun; the dimension of a unit, where values are near enough to
be of one thing (1.8 and 4.6 million cubic metres); and what befell people, whatever word counts them (“11 bodies”,
“four people lost their lives”).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.model.observations import Figure
from briefing.model.source import Evidence
from briefing.reconcile.assertions import Assertions
from briefing.reconcile.material import Material
from briefing.reconcile.measures import Measures
from briefing.reconcile.subjects import Subjects

MOST_EVIDENCE = 4
CLOSE_VALUES = 3.0
LEAST_TIE = 1.2  # weight of what a cell shares with another source beside the event: “a request” alone is many requests
FIRM_TIE = 0.9  # the same where a unit says nothing of what is measured: every text has years, shares and sums of money
MOST_COMPARED = 40  # figures of one dimension that each is compared with, so that many sources cost no square
_COMMON = ("time", "share", "angle", "")


@dataclass
class Row:
    """A row in the making: for each source the pieces of evidence, most telling first."""

    about: str
    key: tuple[str, ...]
    cells: dict[str, list[Evidence]] = field(default_factory=dict)
    score: float = 0.0
    differs: bool = False

    def add(self, evidence: Evidence) -> None:
        """Puts a piece of evidence into the cell of its source, while there is room."""
        cell = self.cells.setdefault(evidence.source, [])
        if evidence not in cell and len(cell) < MOST_EVIDENCE:
            cell.append(evidence)


def find_figure_rows(material: Material, assertions: Assertions) -> Iterator[Row]:
    """The rows of figures, of each kind in the order of their keys."""
    subjects = Subjects(material)
    yield from _noun_rows(material, subjects)
    yield from _measure_rows(material, assertions, subjects)
    yield from _fate_rows(material, assertions, subjects)


def _noun_rows(material: Material, subjects: Subjects) -> Iterator[Row]:
    """One row for each counted noun of which sources give different values, in sentences that share more than it."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in _figures(material):
        if figure.head:
            groups[figure.head, figure.unit].append(figure)
    for (head, unit), figures in sorted(groups.items()):
        row = Row(f"how {'much' if unit else 'many'}: {_plural(figures)}", ("figure", head, unit))
        kept = _of_one_matter(subjects, head, figures)
        for figure in kept:
            row.add(figure.evidence)
        row.differs = _comparable({v for figure in kept if (v := figure.value)})
        row.score = len(row.cells) + 2.0 * row.differs
        yield row


def _figures(material: Material) -> Iterator[Figure]:
    return (f for observed in material.observations for f in observed.figures if f.value is not None)


def _plural(figures: list[Figure]) -> str:
    """The shortest words that a source has for what is counted: “stations” for “missing stations”."""
    return min((f.counts.lower() for f in figures), key=lambda words: (len(words), words))


def _of_one_matter(subjects: Subjects, head: str, figures: list[Figure]) -> list[Figure]:
    """The figures whose sentences share something weighty, beside what is counted, with one of another source."""
    spread: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        for concept in subjects.of(figure.evidence) - {head}:
            spread[concept].add(figure.span.source)
    return [
        figure
        for figure in figures
        if subjects.weigh(frozenset(c for c in subjects.of(figure.evidence) if len(spread[c]) > 1)) >= LEAST_TIE
    ]


def _comparable(values: set[float]) -> bool:
    """Whether two values differ and may yet be counts of one thing: neither is several times the other."""
    ordered = sorted(v for v in values if v > 0)
    return any(a < b <= CLOSE_VALUES * a for a, b in itertools.pairwise(ordered))


def _measure_rows(material: Material, assertions: Assertions, subjects: Subjects) -> Iterator[Row]:
    """One row for each dimension of which sources of one topic give values that clash and are near each other."""
    measures = Measures(material.lexicon)
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in _figures(material):
        if figure.unit and (dimension := measures.extent(figure).dimension):
            groups[assertions.topic(figure.span.source), dimension].append(figure)
    for (topic, dimension), figures in sorted(groups.items()):
        row = Row("", ("measure", topic, dimension), differs=True)
        for place, one in enumerate(figures):
            for other in figures[place + 1 : place + 1 + MOST_COMPARED]:
                if _near(measures, one, other) and _tied(subjects, dimension, one, other):
                    row.about = row.about or f"how much: {_unit_words(one)}"
                    row.add(one.evidence)
                    row.add(other.evidence)
        row.score = len(row.cells) + 2.0
        if row.about:
            yield row


def _near(measures: Measures, one: Figure, other: Figure) -> bool:
    """Whether two figures of different sources clash and are no further apart than counts of one thing may be."""
    if one.span.source == other.span.source or not measures.extent(one).clashes(measures.extent(other)):
        return False
    values = sorted(float(measures.convert(f.value or 0, f.unit)[0]) for f in (one, other))
    return 0 < values[1] <= CLOSE_VALUES * values[0]


def _tied(subjects: Subjects, dimension: str, one: Figure, other: Figure) -> bool:
    """Whether two sentences are of one matter: a rare unit is tie enough, a common one needs a shared event as well."""
    weight = subjects.weigh(subjects.shared(one.evidence, other.evidence))
    if dimension in _COMMON or dimension == one.unit:  # a currency is a dimension of its own
        return weight >= FIRM_TIE and subjects.share_event(one.evidence, other.evidence)
    return True


def _unit_words(figure: Figure) -> str:
    """The unit as the source writes it: “cubic metres”."""
    words = [w for w in figure.printed.split() if not w[:1].isdigit()]
    return " ".join(words[-2:]) if words else figure.unit


def _fate_rows(material: Material, assertions: Assertions, subjects: Subjects) -> Iterator[Row]:
    """One row for each thing that befalls people: how many died, were hurt, were arrested, in whatever words."""
    people = material.lexicon.words("counted_people") | material.lexicon.words("head_counts")
    heads = {w: fate for fate, words in material.lexicon.table("fate_nouns").items() for w in words}
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in _figures(material):
        named = heads.get(figure.head, "")
        fates = subjects.fates(figure.evidence) if figure.head in people and not figure.unit else set()
        for fate in sorted({named} - {""} or fates):
            groups[assertions.topic(figure.span.source), fate].append(figure)
    for (topic, fate), figures in sorted(groups.items()):
        row = Row(f"how many: {fate}", ("fate", topic, fate))
        for figure in figures:
            row.add(figure.evidence)
        row.differs = len({f.value for f in figures}) > 1
        row.score = len(row.cells) + 2.0 * row.differs
        yield row
