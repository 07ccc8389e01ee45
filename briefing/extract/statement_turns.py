"""`Name: what is said`: headlines, interviews and the records of parliaments and courts.

A long turn is several statements, so that each can be cited and compared by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_phrases import colon_candidate
from briefing.extract.statement_spans import group_sentences, sentences_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NEXT_TURN = re.compile(r"""(?<=[.!?”"])\s+(?=[A-Z][\w.’' \-]{2,40}: ["“])""")
_TURN = re.compile(r"([A-Z][\w.’' \-]{1,39}[\w.’'])(?: ?\([^()\n]{2,90}\))?: (?=\S)([^\n]+)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_REMARK = re.compile(r"[(\[]")  # “[Laughter.]”, “(The witness withdrew.)”
_MARKS = frozenset("“\"'‘«„")
_LONG_TURN = 2  # sentences that are one statement together
_VOICES_OF_RECORD = 3  # with so many speakers this is no interview: who asks may speak too


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    surname: str
    speaker: Place
    said: Place
    mark: int


def find_turns(doc: Doc, passages: list[Place], text: str) -> Iterator[Candidate]:
    """A candidate, or several for a long one, for each turn at the start of a passage. `passages` are in text order.

    A name that opens several passages is a voice of an interview; between two voices the one who mostly asks is the
    interviewer, and says nothing. In a record with more voices only the questions say nothing.
    """
    turns = [turn for place in passages if (turn := _match_turn(text, *place)) is not None]
    names = Counter(turn.surname for turn in turns)
    asking = Counter(turn.surname for turn in turns if _asks(turn, text))
    in_record = len(names) >= _VOICES_OF_RECORD
    followed = _followed(passages, turns, text) if max(names.values(), default=0) > 1 else {}
    for turn in turns:
        count, asks = names[turn.surname], _asks(turn, text)
        interviewer = count > 1 and asking[turn.surname] * 2 > count
        if (interviewer and (asks or not in_record)) or (asks and not in_record):
            continue
        span = doc.char_span(*turn.speaker)
        named = span is not None and (_is_name(list(span)) if count == 1 else not span.text.isupper())
        if named and _has_verb(doc, turn.said):
            yield from _statements(doc, turn, followed.get(turn.mark, []), whole=not asks)


def _has_verb(doc: Doc, place: Place) -> bool:
    """Whether something is said: “Iowa: Ada Holm, Jan Berg” is a list."""
    said = doc.char_span(*place, alignment_mode="contract")
    return said is not None and any(t.pos_ in ("VERB", "AUX") or t.text in _MARKS for t in said)


def _asks(turn: _Turn, text: str) -> bool:
    return text[turn.said[0] : turn.said[1]].rstrip().endswith("?")


def _match_turn(text: str, start: int, end: int) -> _Turn | None:
    """`Name: …` at the start of a passage, as far as the next `Name: “…”` in it."""
    following = _NEXT_TURN.search(text, start, end)
    match = _TURN.match(text, start, following.start() if following else end)
    if match is None:
        return None
    return _Turn(surname=match[1].split()[-1], speaker=match.span(1), said=match.span(2), mark=match.start(2) - 2)


def _followed(passages: list[Place], turns: list[_Turn], text: str) -> dict[int, list[Place]]:
    """The paragraphs without a name in which a turn goes on: right behind it, and in the first person."""
    opening = {turn.speaker[0]: turn for turn in turns}
    found: dict[int, list[Place]] = {}
    last: _Turn | None = None
    for start, end in passages:
        if start in opening:
            last = opening[start]
        elif last is not None and _FIRST_PERSON.search(text, start, end) and not _REMARK.match(text, start):
            found.setdefault(last.mark, []).append((start, end))
        elif not _REMARK.match(text, start):
            last = None
    return found


def _statements(doc: Doc, turn: _Turn, further: list[Place], *, whole: bool) -> Iterator[Candidate]:
    """A short turn whole; a longer one, one with a question and what follows in further paragraphs in parts."""
    sentences = _sentences(doc, turn.said)
    if whole and len(sentences) <= _LONG_TURN:
        yield colon_candidate(turn.speaker, turn.said, turn.mark)
        sentences = []
    for place in further:
        sentences += _sentences(doc, place)
    for part in _uninterrupted(sentences):
        yield from (_spoken(turn, place) for place in group_sentences(part))


def _uninterrupted(sentences: list[Span]) -> Iterator[list[Span]]:
    """The sentences between questions and remarks of the record."""
    part: list[Span] = []
    for sentence in sentences:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens or tokens[-1].text == "?" or _REMARK.match(tokens[0].text):
            yield part
            part = []
        else:
            part.append(sentence)
    yield part


def _sentences(doc: Doc, place: Place) -> list[Span]:
    span = doc.char_span(*place, alignment_mode="contract")
    return sentences_in(span) if span is not None else []


def _spoken(turn: _Turn, place: Place) -> Candidate:
    return Candidate(
        construction="colon",
        lemma="say",
        attribution="speech",
        anchor=place,
        cue=place,
        speaker=turn.speaker,
        content=[place],
        cued=False,
    )


def _is_name(tokens: list[Token]) -> bool:
    """Whether words before a colon can name a speaker: capitalised, a proper noun among them, no verb or pronoun."""
    named = any(token.pos_ == "PROPN" for token in tokens) and tokens[0].pos_ not in ("DET", "ADV", "SCONJ")
    plain = all(token.is_title or token.is_upper or token.pos_ in ("ADP", "PUNCT", "PART", "DET") for token in tokens)
    return named and plain and not any(token.pos_ in ("VERB", "AUX", "PRON", "NUM") for token in tokens)
