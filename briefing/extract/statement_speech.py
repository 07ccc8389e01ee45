"""Speech that a text prints without quotation marks: a turn, an answer, an own voice, cut into statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_spans import group_sentences, sentences_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us|mine|ours)\b")
REMARK = re.compile(r"[(\[]")  # “[Laughter.]”, “(The witness withdrew.)”


def read_sentences(doc: Doc, place: Place) -> list[Span]:
    """The sentences of a stretch of text."""
    span = doc.char_span(*place, alignment_mode="contract")
    return sentences_in(span) if span is not None else []


def spoken_parts(sentences: Sequence[Span]) -> Iterator[Place]:
    """Where the parts of a speech stand that can be understood alone; questions and remarks of the record are none."""
    for part in _uninterrupted(sentences):
        yield from group_sentences(part)


def _uninterrupted(sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """The sentences between questions and remarks of the record."""
    part: list[Span] = []
    for sentence in sentences:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens or tokens[-1].text == "?" or REMARK.match(tokens[0].text):
            yield part
            part = []
        else:
            part.append(sentence)
    yield part


def spoken_candidate(construction: str, speaker: Place, place: Place) -> Candidate:
    """What somebody says at a place, by a rule of the layout: no cue stands beside it."""
    return Candidate(
        construction=construction,
        lemma="say",
        attribution="speech",
        anchor=place,
        cue=place,
        speaker=speaker,
        content=[place],
        cued=False,
    )
