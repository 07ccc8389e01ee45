"""What is said in a list: “The review finds that:” with its points below, each a statement of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Candidate, Place, speaker_behind
from briefing.extract.statement_readings import VERBAL, Reading
from briefing.extract.statement_spans import phrase_place, subject_of
from briefing.model.source import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINT_END = re.compile(r"(?:[;,.\s]|\s(?:and|or))+$")
_OPENS = re.compile(r"\s*(?:that|the following(?: \w+)?|as follows|,)?\s*:\s*$")
_FEWEST = 2  # points that make a list
_NOBODY = frozenset(("it", "there", "this", "that", "which", "what", "they"))
_FAR = 120  # words back to “its review”


def find_listed(reading: Reading, passages: Sequence[Passage]) -> Iterator[Candidate]:
    """A candidate for each point of a list that a verb of saying opens. `passages` are in text order."""
    opening: tuple[Token, Place] | None = None
    points: list[Place] = []
    for passage in (*passages, None):
        if passage is not None and passage.kind == "item" and opening is not None:
            points.append((passage.start, passage.end))
            continue
        if opening is not None and len(points) >= _FEWEST:
            yield from (_listed(reading, *opening, place) for place in points if _says_something(reading, place))
        opening = _opening(reading, passage.start, passage.end) if passage is not None else None
        points = []


def _says_something(reading: Reading, place: Place) -> bool:
    """Whether a point is more than a thing: it has a verb."""
    point = reading.doc.char_span(*place, alignment_mode="contract")
    return point is not None and any(token.pos_ in VERBAL for token in point)


def _opening(reading: Reading, start: int, end: int) -> tuple[Token, Place] | None:
    """The verb of saying that a line ends with, and who speaks."""
    span = reading.doc.char_span(start, end, alignment_mode="contract")
    for verb in reversed(span or ()):
        frames = reading.cues.of_verb(verb)[1] if verb.pos_ in VERBAL else {}
        if "clause" in frames or "object" in frames:
            subject = subject_of(verb)
            if (
                subject is None
                or subject.lower_ in _NOBODY
                or not _OPENS.match(reading.text, verb.idx + len(verb), end)
            ):
                return None
            place = phrase_place(_publisher(speaker_behind(subject, reading.cues), reading))
            return (verb, place) if place is not None else None
    return None


def _publisher(subject: Token, reading: Reading) -> Token:
    """For “the review”, whose it is where it was first spoken of: “the company publishes its review”."""
    if subject.lemma_.lower() not in reading.cues.message_nouns:
        return subject
    for token in reversed(reading.doc[max(0, subject.i - _FAR) : subject.i]):
        owner = next((c for c in token.children if c.dep_ == "poss"), None) if token.lemma_ == subject.lemma_ else None
        if owner is not None and owner.pos_ != "PRON":
            return owner
        if owner is not None:
            verb = next((a for a in token.ancestors if a.pos_ in VERBAL), None)
            return (subject_of(verb) if verb is not None else None) or subject
    return subject


def _listed(reading: Reading, verb: Token, speaker: Place, point: Place) -> Candidate:
    ending = _POINT_END.search(reading.text, *point)
    place = (point[0], ending.start() if ending is not None else point[1])
    return Candidate(
        construction="listed",
        lemma=verb.lemma_.lower(),
        attribution="speech",
        anchor=place,
        cue=place,
        speaker=speaker,
        content=[place],
        cued=False,
    )
