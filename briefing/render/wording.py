"""What the formats made of words alone (Word, Markdown) print for signs, grades and characters that cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from briefing.labels import label, say
from briefing.model.brief import (
    Block,
    Brief,
    Card,
    Cite,
    Figure,
    Line,
    Link,
    Mark,
    Paragraph,
    Section,
    Table,
    walk_lines,
)

_PLACE = re.compile(r"\{\w+\}")
REFERENCES_TITLE = label("References")
REFERENCES_NOTE = label("Every cited sentence, word for word, in the order of its source.")
LEAD_BACK = label("The section names lead back.")
NUMBERS_LEAD_BACK = label("The numbers lead back.")
VERDICTS = {"open": label("open"), "superseded": label("superseded"), "scope": label("question of scope")}
SEVERITIES = {"high": label("high"), "medium": label("medium"), "low": label("low")}
_OWN_WORDS = (
    REFERENCES_TITLE,
    REFERENCES_NOTE,
    LEAD_BACK,
    NUMBERS_LEAD_BACK,
    label("Contents"),
    label("Picture:"),
    label("Reading."),
    label("As of {date}"),
    label("cited in"),
    label("undated"),
)


def own_words() -> list[str]:
    """What Word and Markdown print of their own, whatever the brief says."""
    return [words for message in _OWN_WORDS for words in say_parts(message)]


def say_parts(message: str) -> list[str]:
    """The words of a message around what is put into it."""
    return [words for part in _PLACE.split(say(message)) if (words := part.strip())]


_DOUBLE_MARKS = re.compile(r'[“”"„«»]')
_GAPS = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST_SIDES = 4


def printable(text: str) -> str:
    """The text on one line; what XML 1.0 (2.2) has no place for becomes U+FFFD, so that a reader sees it."""
    return _UNPRINTABLE.sub("\ufffd", _GAPS.sub(" ", text))


def quoted(words: str) -> str:
    """Words of a source in quotation marks: double ones, or single ones around words that hold double ones."""
    return f"‘{words}’" if _DOUBLE_MARKS.search(words) else f"“{words}”"


def sign_of(mark: Mark) -> str:
    """The sign in text: a number of statements, a letter or a character that the shipped faces have."""
    if mark.count is not None:
        return str(mark.count)
    match mark.kind:
        case "heard":
            return "✓"
        case "mentioned":
            return "m"
        case "absent":
            return "–"
        case "supports":
            return "+"
        case "opposes":
            return "−"
        case "conditional":
            return "±"
        case "neutral":
            return "·"
        case "day":
            return "●"
        case "interval":
            return "■"
        case "inferred":
            return "○"
        case "single":
            return "°"
        case _:
            assert_never(mark.kind)


def is_bar(mark: Mark) -> bool:
    """Whether the mark has a place on an axis, which words must tell where nothing is drawn."""
    return mark.low is not None


def found_nothing(section: Section) -> bool:
    """Whether a section says no more than what was looked for: it is set as one quiet line below the others."""
    return bool(section.blocks) and all(isinstance(b, Paragraph) and b.style == "empty" for b in section.blocks)


def side_rows(card: Card) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) side of each row of a card: all of them up to four, else three and three."""
    count = len(card.sides)
    step = count if count <= _MOST_SIDES else _MOST_SIDES - 1
    for first in range(0, count, max(1, step)):
        yield first, min(first + step, count)


def citing_sections(brief: Brief) -> dict[str, tuple[Section, ...]]:
    """For each reference, by its id, the sections that cite it, in order."""
    found: dict[str, list[Section]] = {}
    for section in brief.sections:
        for line in (line for block in section.blocks for line in walk_lines(block)):
            for identifier in cited_references(line):
                sections = found.setdefault(identifier, [])
                if section not in sections[-1:]:
                    sections.append(section)
    return {identifier: tuple(sections) for identifier, sections in found.items()}


def cited_references(line: Line) -> Iterator[str]:
    """The ids of the references that the marks of a line stand for; a range stands for each of its sentences."""
    for cite in line.cites:
        for sentence in range(cite.first, cite.last + 1):
            yield f"r{cite.source}-{sentence}"


def linked_ids(brief: Brief) -> frozenset[str]:
    """The ids that something in the brief leads to and that exist in it: a link to any other place is plain text."""
    existing = {reference.id for reference in brief.references}
    wanted: set[str] = set()
    for section in brief.sections:
        existing.add(section.id)
        for block in section.blocks:
            existing |= set(_ids(block))
            for run in (run for line in walk_lines(block) for run in line.runs):
                wanted |= {run.target} if isinstance(run, Cite | Link) else set()
    return frozenset(existing & wanted)


def _ids(block: Block) -> Iterator[str]:
    yield getattr(block, "id", "")
    match block:
        case Table():
            yield from (row.id for row in block.rows)
        case Figure():
            yield from _ids(block.table)
