"""How each source puts the same thing: source × slot, no verdict, every cell cited.

Rows are found by key, never by comparing all pairs: the main claim of each source, then each event by predicate and
participant, then figures of one counted noun. A row differs when the sources disagree in status (asserted, hedged,
denied), in place, in day or in value; those rows come first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefing.model.findings import Cell, Comparison, Conflict
from briefing.model.observations import Clause
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.answers import Answer, find_answers
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.conflicts.quotation import find_alike
from briefing.reconcile.contrasts import Contrast, find_contrasts
from briefing.reconcile.material import Material
from briefing.reconcile.rows import LEAST_TIE, MOST_EVIDENCE, Row, find_figure_rows

MOST_ROWS = 12
MOST_TAKEN = 200  # contrasts that are made into rows: many times the rows that are printed
NEAR_SCORE = 0.45  # of a contrast's score that another of its sentences must have to stand in its row
LONGEST_VALUE = 160
LONGEST_MATTER = 90
ANYBODY = ""
_SURE = ("asserted", "confirmed")


def compare_sources(material: Material, cast: Cast, conflicts: tuple[Conflict, ...] = ()) -> tuple[Comparison, ...]:
    """The slots on which two or more sources say something; conflicts come first, then other rows that differ."""
    assertions = material.once(Assertions, cast)
    answers = material.once(find_answers, cast)
    figures = find_figure_rows(material, assertions)
    rows = [*_event_rows(assertions, answers), *_denied_rows(answers), *figures]
    wide = [row for row in rows if len(row.cells) > 1]
    wide.sort(key=lambda row: (not row.differs, -row.score, row.key))
    contrasted = list(_contrast_rows(material.once(find_contrasts, cast)))
    quoted = [row for row in _quoted_rows(material, cast) if len(row.cells) > 1]
    main = [row for row in _main_rows(assertions) if len(row.cells) > 1]
    kept = _distinct([*main, *_conflict_rows(conflicts), *_in_turn(wide, [*quoted, *contrasted])])
    return tuple(_comparison(row) for row in sorted(kept, key=lambda row: not row.differs))


def _conflict_rows(conflicts: tuple[Conflict, ...]) -> Iterator[Row]:
    """One row for each conflict between sources: what cannot both hold is put differently as well."""
    for conflict in conflicts:
        row = Row(conflict.about, ("conflict", conflict.id), differs=True)
        for side in conflict.sides:
            for evidence in side.evidence:
                row.add(evidence)
        if len({side.sources for side in conflict.sides}) > 1 and len(row.cells) > 1:
            yield row


def _quoted_rows(material: Material, cast: Cast) -> Iterator[Row]:
    """One row for each utterance of one speaker that two sources quote: in whose words."""
    for one, other in find_alike(material, cast):
        row = Row(f"what {one.speaker} said", ("quoted", one.source, str(one.span.start)), differs=True)
        row.add(one.evidence)
        row.add(other.evidence)
        yield row


def _in_turn(rows: list[Row], contrasted: list[Row]) -> Iterator[Row]:
    """The rows of two lists by turns, two and one, so that neither crowds out the other."""
    for place, row in enumerate(rows):
        yield row
        yield from contrasted[place // 2 : place // 2 + 1] if place % 2 else ()
    yield from contrasted[len(rows) // 2 :]


def _contrast_rows(contrasts: tuple[Contrast, ...]) -> Iterator[Row]:
    """One row for each thing that two sources put differently, with what others say of it; the most telling first."""
    taken: set[int] = set()
    by_end: dict[Assertion, list[int]] = defaultdict(list)
    for number, contrast in enumerate(contrasts):
        for end in (contrast.first, contrast.second):
            by_end[end].append(number)
    for number, contrast in enumerate(contrasts):
        if number in taken or len(taken) > MOST_TAKEN:
            continue
        row = Row(" and ".join(sorted(contrast.shared)[:2]), ("thing", *contrast.title), differs=bool(contrast.differs))
        for place in sorted({number, *by_end[contrast.first], *by_end[contrast.second]}):
            near = contrasts[place]
            if near.score >= NEAR_SCORE * contrast.score and len(near.shared & contrast.shared) >= min(
                2, len(contrast.shared)
            ):
                taken.add(place)
                for end in (near.first, near.second):
                    row.add(end.evidence)
        row.score = contrast.score
        yield row


def _main_rows(assertions: Assertions) -> Iterator[Row]:
    """What happened, in each source's main claim: one row for each topic."""
    topics: dict[str, dict[str, Assertion]] = defaultdict(dict)
    for source, assertion in sorted(assertions.main.items()):
        topics[assertions.topic(source)][source] = assertion
    for topic, claims in topics.items():
        row = Row("what happened", ("main", topic), {s: [a.evidence] for s, a in claims.items()}, 99.0)
        row.differs = len({c.status in _SURE for a in claims.values() for c in a.clauses if c.main}) > 1
        yield row


def _denied_rows(answers: tuple[Answer, ...]) -> Iterator[Row]:
    """One row for each matter that one source denies or doubts and another asserts."""
    for answer in answers:
        matter = answer.denial.matter if len(answer.denial.matter) <= LONGEST_MATTER else ""
        row = Row(
            matter or f"what is called in doubt: {answer.denial.cue}", ("denied", answer.source, str(answer.number))
        )
        for claim in answer.claims:
            row.cells.setdefault(claim.source, []).append(claim.evidence)
        row.cells.setdefault(answer.source, []).insert(0, answer.evidence)
        row.differs, row.score = True, len(row.cells) + answer.score
        yield row


def _event_rows(assertions: Assertions, answers: tuple[Answer, ...]) -> Iterator[Row]:
    """One row for each event that two sources of one topic tell of one participant."""
    denied: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        for event in answer.denial.events:
            denied[assertions.topic(answer.source), event].append(answer)
    for event in assertions.events():
        topics: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in assertions.with_event(event):
            topics[assertions.topic(assertion.source)].append(assertion)
        for topic, told in topics.items():
            for participant in _participants(assertions, event, told):
                yield _event_row(assertions, event, participant, told, denied[topic, event])


def _participants(assertions: Assertions, event: str, told: list[Assertion]) -> list[str]:
    """The concepts that stand beside an event in two sources or more, the most widely told first.

    An event that more than two sources tell has a row of its own, whoever takes part.
    """
    spread: dict[str, set[str]] = defaultdict(set)
    for assertion in told:
        for clause in assertion.clauses:
            for concept in (clause.patient, clause.agent):
                if concept and concept not in (clause.predicate, event):
                    spread[concept].add(assertion.source)
    wide = [c for c, sources in spread.items() if len(sources) > 1]
    best = sorted(wide, key=lambda c: (-len(spread[c]), -assertions.weight(c), c))[:2]
    return [ANYBODY, *best[:1]] if len({a.source for a in told}) > 2 else best


def _event_row(
    assertions: Assertions, event: str, participant: str, told: list[Assertion], denied: list[Answer]
) -> Row:
    row = Row(event, ("event", event, participant))
    clauses: list[Clause] = []
    by_source: dict[str, list[tuple[float, Assertion]]] = defaultdict(list)
    for assertion in told:
        clause = assertion.on(event)
        if clause is not None and (not participant or participant in assertion.concepts):
            by_source[assertion.source].append((_fit(clause, assertion, participant), assertion))
    tied = _tied(assertions, event, by_source)
    for source, scored in sorted(by_source.items()):
        if source not in tied:
            continue
        scored.sort(key=lambda entry: (-entry[0], entry[1].order))
        kept = _telling(event, [a for _, a in scored])
        row.cells[source] = [a.evidence for a in kept]
        clauses.extend(c for a in kept if (c := a.on(event)) is not None)
    for answer in denied:
        row.cells.setdefault(answer.source, []).insert(0, answer.evidence)
    row.differs = bool(denied) or _differ(clauses)
    leads = len({a.source for a in told if a.prominent})
    row.score = len(row.cells) + 0.7 * leads + 1.0 * bool(denied) + assertions.weight(event)
    return row


def _tied(assertions: Assertions, event: str, by_source: dict[str, list[tuple[float, Assertion]]]) -> set[str]:
    """The sources that share more with another one than the word for the event."""
    spread: dict[str, set[str]] = defaultdict(set)
    for source, scored in by_source.items():
        for _, assertion in scored:
            for concept in assertion.concepts - {event}:
                spread[concept].add(source)
    shared: dict[str, set[str]] = defaultdict(set)
    for concept, sources in spread.items():
        for source in sources if len(sources) > 1 else ():
            shared[source].add(concept)
    return {source for source, concepts in shared.items() if assertions.weigh(sorted(concepts)) >= LEAST_TIE}


def _fit(clause: Clause, assertion: Assertion, participant: str) -> float:
    """How well an assertion tells the event of the participant."""
    return 2.0 * (participant in (clause.patient, clause.agent)) + 1.0 * assertion.prominent + 0.5 * clause.main


def _telling(event: str, assertions: list[Assertion]) -> list[Assertion]:
    """The best assertions of a source: the first, then those that put the event otherwise, then the rest."""
    seen: set[tuple[object, ...]] = set()
    otherwise: list[Assertion] = []
    alike: list[Assertion] = []
    for assertion in assertions:
        clause = assertion.on(event)
        ways = _ways(clause) if clause else set()
        (alike if ways <= seen else otherwise).append(assertion)
        seen |= ways
    return [*otherwise, *alike][:MOST_EVIDENCE]


def _ways(clause: Clause) -> set[tuple[object, ...]]:
    """In which ways a clause puts its event: sure or not, of whom, where, when."""
    found: set[tuple[object, ...]] = {("sure", clause.status in _SURE), ("patient", clause.patient)}
    return found | {("place", p) for p in clause.places} | {("day", d) for d in clause.days}


def _differ(clauses: list[Clause]) -> bool:
    """Whether clauses on one event differ in status, place or day."""
    if len({c.status in _SURE for c in clauses}) > 1:
        return True
    return any(len({values for c in clauses if (values := getattr(c, name))}) > 1 for name in ("places", "days"))


def _distinct(rows: list[Row]) -> list[Row]:
    """The first rows that add something: not the same cells as a row before."""
    kept: list[Row] = []
    seen: list[set[tuple[str, int]]] = []
    for row in rows:
        places = {(e.source, e.span.start) for cell in row.cells.values() for e in cell}
        if all(len(places & other) < 0.8 * len(places) for other in seen):
            kept.append(row)
            seen.append(places)
        if len(kept) == MOST_ROWS:
            break
    return kept


def _comparison(row: Row) -> Comparison:
    cells = tuple(
        Cell(source=source, value=_short(evidence[0].quote), evidence=tuple(evidence[:MOST_EVIDENCE]))
        for source, evidence in sorted(row.cells.items(), key=lambda item: int(item[0][1:]))
    )
    return Comparison(id=content_id("R", *row.key), about=_title(row), cells=cells, differs=row.differs)


def _title(row: Row) -> str:
    """What a row is about, in words of its sources: a concept that stands in no cell stays as it is."""
    if row.key[0] not in ("event", "thing"):
        return row.about
    text = " ".join(e.quote for cell in row.cells.values() for e in cell)
    words = [concept and re.search(rf"\b{re.escape(concept)}\w*", text, re.IGNORECASE) for concept in row.key[1:]]
    event, *participants = (found[0] if found else concept for found, concept in zip(words, row.key[1:], strict=True))
    return f"{event.lower()}: {participants[0]}" if any(participants) else event.lower()


def _short(quote: str) -> str:
    """A quote on one line, cut at a word."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_VALUE else line[:LONGEST_VALUE].rsplit(" ", 1)[0].rstrip(",;:") + " …"
