"""The title page: title, deck and facts, where the configuration leaves them open."""

from __future__ import annotations

from briefing.compose.desk import Desk, count_of, long_date
from briefing.model.brief import Fact, Section, walk_lines

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TITLE_TERMS = 3


def make_title(desk: Desk) -> str:
    """The best keywords, joined; “Policy brief” when there are none."""
    terms = [keyword.text for keyword in desk.findings.keywords[:_TITLE_TERMS]]
    if not terms:
        return "What the sources say"
    terms[0] = terms[0][0].upper() + terms[0][1:]
    return terms[0] if len(terms) == 1 else f"{', '.join(terms[:-1])} and {terms[-1]}"


def make_deck(desk: Desk) -> str:
    """One line under the title: what the brief does with how many sources."""
    number = len(desk.sources)
    words = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    if number == 1:
        return "What one source says, and who says it in it"
    return f"What {words} sources say, who says it, and where they differ"


def make_facts(desk: Desk, edition: str, sections: tuple[Section, ...]) -> tuple[Fact, ...]:
    """The fields under the title: date, edition, basis, and how much is cited."""
    dated = sum(1 for s in desk.sources if s.published)
    origins = len(desk.findings.origins)
    lines = [line for section in sections for block in section.blocks for line in walk_lines(block)]
    cited = sum(1 for line in lines if line.cites)
    facts = [
        Fact(label="As of", value=long_date(desk.as_of) or "undated", note=_date_note(desk)),
        Fact(
            label="Basis",
            value=f"{count_of(len(desk.sources), 'source')}, {count_of(origins, 'origin')}",
            note=f"{dated} dated, {len(desk.sources) - dated} undated",
        ),
        Fact(label="Statements", value=str(cited), note="each cited to its sentence"),
    ]
    if edition:
        facts.insert(1, Fact(label="Edition", value=edition))
    return tuple(facts)


def _date_note(desk: Desk) -> str:
    newest = max((s.published for s in desk.sources if s.published), default="")
    return "date of the latest dated source" if desk.as_of and newest == desk.as_of else ""
