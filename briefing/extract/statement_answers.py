"""Quotations that no cue claims but the layout does: answers of an interview, and “He shrugs. ‘…’”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extract.quotes import Quotation
from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_readings import Reading
from briefing.extract.statement_spans import FINITE, group_sentences, phrase_place, sentences_in, subject_of

_QUESTION = re.compile(r"(?m)^(?![\"“„«‹'‘])[^\n]{8,200}\?[^\S\n]*$")
_BLANK = re.compile(r"\s*")
_FEWEST = 2  # questions that make an interview
_SHORTEST = 25  # characters of a quotation
_LONG_ANSWER = 2  # sentences that are one statement together
_BEAT = 7  # words of “He shakes his head.”
_PERSONAL = frozenset(("he", "she"))


def find_answers(reading: Reading, kept: list[Candidate]) -> list[Candidate]:
    """Candidates for the quotations that nobody has yet: `kept` are the others, in text order."""
    taken = {q.start for c in kept for start, end in c.content for q in reading.quotes.touching(start, end)}
    free = [q for q in reading.quotes.spoken if q.start not in taken and q.end - q.start > _SHORTEST]
    answers = list(_interviewed(reading, kept, free))
    answered = {quote.start for quote, _ in answers}
    cues = [c.anchor[0] for c in kept]
    beats = [(q, who) for q in free if q.start not in answered and (who := _beat(reading, q, cues)) is not None]
    return [c for quote, speaker in (*answers, *beats) for c in _statements(reading, quote, speaker)]


def _interviewed(reading: Reading, kept: list[Candidate], free: list[Quotation]) -> Iterator[tuple[Quotation, Place]]:
    """The quotations that open the paragraph below a question, with the one voice heard before the first question."""
    questions = list(_QUESTION.finditer(reading.text))
    below = {blank.end() for match in questions if (blank := _BLANK.match(reading.text, match.end()))}
    answers = [quote for quote in free if _line_start(reading.text, quote.start) in below and _opens(reading, quote)]
    if len(answers) < _FEWEST:
        return
    speaking = [c for c in kept if c.attribution == "speech" and c.speaker and c.anchor[0] < answers[0].start]
    if speaking and (speaker := speaking[-1].speaker) is not None:
        yield from ((quote, speaker) for quote in answers)


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _opens(reading: Reading, quote: Quotation) -> bool:
    """Whether nothing stands before a quotation in its paragraph."""
    return not reading.text[_line_start(reading.text, quote.start) : quote.start].strip()


def _beat(reading: Reading, quote: Quotation, cues: list[int]) -> Place | None:
    """Who moves, and says nothing yet, in the short sentence before a quotation: “Holm shakes her head. ‘…’”."""
    start = _line_start(reading.text, quote.start)
    before = reading.doc.char_span(start, quote.start, alignment_mode="contract")
    if not before or not reading.text[quote.inner_start].isupper():
        return None
    words = [t for t in sentences_in(before)[-1] if not t.is_space]
    if not words or len(words) > _BEAT + 1 or words[-1].text != ".":
        return None
    if any(words[0].idx <= cue < quote.start for cue in cues):
        return None
    root = next((t for t in words if t.tag_ in FINITE and t.dep_ == "ROOT"), None)
    subject = subject_of(root) if root is not None else None
    if subject is None or not (subject.lower_ in _PERSONAL or subject.ent_type_ == "PERSON"):
        return None
    return phrase_place(subject)


def _statements(reading: Reading, quote: Quotation, speaker: Place) -> Iterator[Candidate]:
    """A short answer whole, a longer one in parts."""
    span = reading.doc.char_span(quote.inner_start, quote.inner_end, alignment_mode="contract")
    sentences = sentences_in(span) if span is not None else []
    long = len(sentences) > _LONG_ANSWER
    for place in group_sentences(sentences) if long else [(quote.start, quote.end)]:
        yield Candidate(
            construction="answer",
            lemma="say",
            attribution="speech",
            anchor=place,
            cue=place,
            speaker=speaker,
            content=[place],
            cued=False,
        )
