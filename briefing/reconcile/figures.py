"""The figures that matter, joined over the sources that give them.

Two figures are one when value, unit and counted noun are equal, or value and unit are and their sentences are about the
same. What is small and says little (“two sides”) is left out.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from briefing.model.findings import KeyFigure
from briefing.model.observations import Figure
from briefing.model.source import Evidence, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material
from briefing.reconcile.subjects import Matters, Subjects

SAME_MATTER = 0.35  # least overlap of two sentences whose equal figures count as one
RARE = 3  # significant digits from which a count is hardly the same by chance
TEENS = 12  # counts up to here are
TELLING = 0.6  # least weight of a concept that says that two sentences with one count are about one thing
SMALL = 3  # counts up to this need more than a plain noun
_DURATIONS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEIGHTS = {"%": 0.8, "votes": 0.8}


def select_figures(material: Material, cast: Cast) -> tuple[KeyFigure, ...]:
    """The key figures, most important first."""
    subjects = Subjects(material)
    weak = material.lexicon.words("weak_nouns")
    equal: dict[tuple[object, ...], Matters[Figure]] = defaultdict(lambda: Matters(partial(_same, subjects)))
    for figure in (f for observed in material.observations for f in observed.figures):
        if not _says_little(figure, weak):
            rare = _digits(figure) >= RARE and "rare"
            handles = (rare or figure.head or figure.as_of or figure.evidence.span, *subjects.of(figure.evidence))
            equal[figure.value, figure.low, figure.high, figure.unit].add(figure, handles)
    groups = [group for matters in equal.values() for group in matters.found]
    chosen = [_key_figure(material, cast, group) for group in groups if _is_key(material, group)]
    return tuple(sorted(chosen, key=lambda f: (-f.salience, f.evidence[0].source, f.evidence[0].span.start)))


def _says_little(figure: Figure, weak: frozenset[str]) -> bool:
    """“two sides”, “three states”, “one day”, “$1”: a small number of something that everybody knows there are."""
    if figure.head == "time" and not figure.unit and figure.attributed_to is None:
        return True  # “has asked four times”
    if figure.bound or figure.value is None or figure.value != int(figure.value) or figure.unit in ("%", "votes"):
        return False
    if figure.unit:
        return figure.value == 1
    plain = len(figure.counts.split()) == 1
    return figure.value <= SMALL and (figure.head in weak or (plain and figure.head in weak))


def _is_key(material: Material, group: list[Figure]) -> bool:
    """Whether a figure is worth a row: large, told by several, somebody's own, or a matter of life and limb.

    Orders of size (“hundreds”) need a second source; durations, shares in words and the smallest counts need somebody
    who says so or a second source; a duration beside a share or an amount is its period.
    """
    figure = group[0]
    if len({f.span.source for f in group}) > 1:
        return True
    if figure.value is None and figure.high is None:
        return False
    minor = (
        figure.unit in _DURATIONS
        or figure.evidence.rule == "figure.share"
        or (not figure.unit and not figure.bound and (figure.value or figure.high or 0) <= SMALL)
    )
    if not minor:
        return True
    if figure.unit in _DURATIONS and _gives_amount(material, figure):
        return False
    return figure.attributed_to is not None or _harms(material, figure)


def _gives_amount(material: Material, figure: Figure) -> bool:
    """Whether the sentence of a duration gives a share or an amount of money, whose period it is."""
    beside = (f for f in material.observed(figure.span.source).figures if f.evidence.span == figure.evidence.span)
    return any(f.evidence.rule in ("figure.percent", "figure.money") for f in beside)


def _harms(material: Material, figure: Figure) -> bool:
    """Whether people are counted who died or were hurt."""
    words = re.findall(r"[a-z]+", figure.evidence.quote.casefold())
    return not figure.unit and bool(material.lexicon.words("harm_words") & set(words))


def _same(subjects: Subjects, one: Figure, other: Figure) -> bool:
    overlap = subjects.overlap(one.evidence, other.evidence)
    if one.evidence.span == other.evidence.span:
        return one.head == other.head
    if one.head and one.head == other.head:
        small = one.value is not None and not one.unit and one.value < 10
        return not small or overlap >= SAME_MATTER or one.counts == other.counts
    if one.as_of and one.as_of == other.as_of and one.unit and one.value != 1 and not one.head and not other.head:
        return True  # “In 2016 a walkout lasted nine days”, “A strike in 2016 went on for nine days”
    return overlap >= SAME_MATTER or _hardly_by_chance(subjects, one, other)


def _digits(figure: Figure) -> int:
    """How many significant digits a count has: 2 for 640,000, 3 for 641,000; 0 for amounts and small counts."""
    if figure.unit or figure.value is None or figure.value <= TEENS or figure.value != int(figure.value):
        return 0
    return len(str(int(figure.value)).rstrip("0"))


def _hardly_by_chance(subjects: Subjects, one: Figure, other: Figure) -> bool:
    """Whether two equal counts of other nouns (“jobs”, “posts”) are too exact, or told too alike, to be two things."""
    if one.span.source == other.span.source:
        return False
    digits = _digits(one)
    if digits >= RARE:
        return True
    years = set(_YEAR.findall(one.evidence.quote)) & set(_YEAR.findall(other.evidence.quote))
    if digits == RARE - 1 and years and (one.value or 0) >= 100:
        return True
    shared = subjects.shared(one.evidence, other.evidence)
    return digits == RARE - 1 and any(subjects.weight(c) >= TELLING for c in shared)


def _key_figure(material: Material, cast: Cast, group: list[Figure]) -> KeyFigure:
    first = max(group, key=lambda f: (bool(f.counts), f.stage != "previous", len(f.counts) < 60))
    evidence = tuple(_distinct(f.evidence for f in [first, *group]))
    holder = next((name for f in group if (name := _holder(material, cast, f))), None)
    return KeyFigure(
        id=content_id("figure", first.printed, first.unit, *(f"{f.span.source}:{f.span.start}" for f in group)),
        printed=first.printed,
        value=first.value,
        low=first.low,
        high=first.high,
        unit=first.unit,
        counts=first.counts,
        stage=first.stage,
        approximate=first.approximate,
        attributed_to=holder,
        as_of=next((f.as_of for f in group if f.as_of), None),
        salience=_salience(material, group),
        evidence=evidence,
        bound=first.bound,
    )


def _holder(material: Material, cast: Cast, figure: Figure) -> str | None:
    """The name of the actor whose statement holds the figure."""
    if figure.attributed_to is None:
        return None
    observed = material.observed(figure.span.source)
    for statement in observed.statements:
        if statement.speaker == figure.attributed_to and any(s.contains(figure.span) for s in statement.content):
            actors = cast.of_mentions(observed.source, statement.speakers)
            return actors[0].name if actors else None
    return None


def _salience(material: Material, group: list[Figure]) -> float:
    """What many sources give, what stands in leads, large counts and money before shares, measures and durations."""
    sources = {f.span.source for f in group}
    leads = sum((s := material.sentence_of(f.span)) is not None and s.zone == "lead" for f in group)
    figure = group[0]
    size = math.log10(1 + (figure.value or figure.high or figure.low or 0))
    kind = _WEIGHTS.get(figure.unit, 1.0 if not figure.unit or figure.unit.isupper() else 0.4)
    return round(
        2.0 * (len(sources) - 1) + 0.7 * min(leads, 2) + kind + 0.1 * min(size, 9) + 0.3 * bool(figure.stage), 6
    )


def _distinct(evidence: Iterator[Evidence]) -> Iterator[Evidence]:
    seen = set()
    for piece in evidence:
        if piece.span not in seen:
            seen.add(piece.span)
            yield piece
