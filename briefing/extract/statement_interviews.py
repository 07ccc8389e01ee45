"""Interviews that print neither marks nor names: a question, and below it what the one answers who is introduced above.

The layout decides: several questions that fill their lines, each with an answer below, mostly in the first person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_readings import Reading
from briefing.extract.statement_spans import phrase_place, subject_of
from briefing.extract.statement_speech import FIRST_PERSON, REMARK, read_sentences, spoken_candidate, spoken_parts
from briefing.model.source import Passage

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ASKER = r"(?:Q(?:uestion)?(?: ?\d+)?|[A-Z]{2,4}|The [A-Z]\w+(?: [A-Z]\w+)?)\s?[.:]\s"
_QUESTION = re.compile(rf"(?:{_ASKER})?(?![\"“„«‹'‘(\[])[^\n]{{8,400}}\?[*_]*\s*$")
_LABEL = re.compile(r"(?P<label>A(?:nswer)?|[A-Z]{2,4}|[A-Z][\w’'-]+)\s?[.:]\s(?=\S)")
_LABELLED_QUESTION = re.compile(_ASKER)
_NAMED = re.compile(r"[A-Z][\w.’' -]{4,60}(?: ?\([^()\n]*\))?: (?=\S)")  # a record with names is no such interview
_TO_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_BYLINE = re.compile(r"\b(?:by|from|interview|text|words|photos?|pictures?|editing)\s*:?\s*$", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:interview(?:ed)?|conversation|questions|spoke|speaks|talked|talks|talk|sat down|sits down|met|meets|asked"
    r"|asks|visited|visits|joined)\b(?: (?:with|to|for|by|in|at))?(?:[^.?!\n]{0,60})$",
    re.IGNORECASE,
)
_RECEIVING = frozenset(
    ("receive", "meet", "welcome", "greet", "speak", "talk", "tell", "answer", "explain", "reply", "sit", "respond")
)
_REMARK_LENGTH = 200  # characters of what an interviewer puts without a question mark
_FEWEST = 2  # questions that make an interview
_HALF = 0.5


def find_interview(reading: Reading, passages: Sequence[Passage]) -> Iterator[Candidate]:
    """A candidate for each part of each answer. `passages` are those that analysis may see, in text order."""
    prompts = _find_prompts(reading, passages)
    answers = _find_answers(reading, passages, prompts)
    named = any(_NAMED.match(reading.text, places[0][0]) for places in answers)
    if named or len(answers) < _FEWEST or not _are_spoken(reading, answers):
        return
    speaker = _interviewee(reading, passages[: min(prompts)], _label_of(reading, answers))
    if speaker is None:
        return
    for places in answers:
        for place in places:
            labelled = _LABEL.match(reading.text, *place)
            said = (labelled.end(), place[1]) if labelled is not None else place
            parts = spoken_parts(read_sentences(reading.doc, said))
            yield from (spoken_candidate("interview", speaker, part) for part in parts)


def _find_prompts(reading: Reading, passages: Sequence[Passage]) -> set[int]:
    """The numbers of the passages that the interviewer speaks: questions, and remarks to “you” between answers."""
    texts = [reading.text[p.start : p.end] for p in passages]
    asked = [n for n, text in enumerate(texts) if _QUESTION.match(text)]
    labelled = [n for n in asked if _LABELLED_QUESTION.match(texts[n])]
    asked = labelled if len(labelled) >= _FEWEST else asked
    if len(asked) < _FEWEST or labelled:
        return set(asked)
    remarks = (
        n
        for n in range(asked[0] + 2, len(texts) - 1)
        if len(texts[n]) < _REMARK_LENGTH and _TO_YOU.search(texts[n]) and not FIRST_PERSON.search(texts[n])
    )
    return {*asked, *(n for n in remarks if not reading.quotes.touching(passages[n].start, passages[n].start + 1))}


def _find_answers(reading: Reading, passages: Sequence[Passage], prompts: set[int]) -> list[list[Place]]:
    """The passages below each prompt as far as the next: the first, and what goes on in the first person."""
    answers: list[list[Place]] = []
    current: list[Place] | None = None
    for number, passage in enumerate(passages):
        place = passage.start, passage.end
        if number in prompts:
            current = []
        elif current is not None and _is_answer(reading, place, first=not current):
            if not current:
                answers.append(current)
            current.append(place)
        elif not REMARK.match(reading.text, passage.start):
            current = None
    return answers


def _is_answer(reading: Reading, place: Place, *, first: bool) -> bool:
    """Whether a passage can be somebody's words: it opens no quotation, and goes on in the first person."""
    start = place[0]
    if REMARK.match(reading.text, start) or reading.quotes.touching(start, start + 1):
        return False
    return first or _in_first_person(reading, place)


def _in_first_person(reading: Reading, place: Place) -> bool:
    found = FIRST_PERSON.finditer(reading.text, *place)
    return any(reading.quotes.around(match.start()) is None for match in found)


def _are_spoken(reading: Reading, answers: list[list[Place]]) -> bool:
    """Whether at least half of the answers are in the first person."""
    spoken = sum(any(_in_first_person(reading, place) for place in places) for places in answers)
    return spoken >= _FEWEST and spoken >= _HALF * len(answers)


def _label_of(reading: Reading, answers: list[list[Place]]) -> str:
    """The letters before the answers: “AH”; empty for none or a mere “A”."""
    matches = [_LABEL.match(reading.text, *places[0]) for places in answers]
    labels = {match["label"] for match in matches if match is not None and match["label"] not in ("A", "Answer")}
    return labels.pop() if len(labels) == 1 else ""


def _interviewee(reading: Reading, opening: Sequence[Passage], label: str) -> Place | None:
    """The one introduced above the first question: the name that fits the label, is met, or receives the writer."""
    named = ((p, e) for p in opening for e in _people(reading, p))
    people = [e for p, e in named if not _BYLINE.search(reading.text[p.start : e.start_char])]
    fitting = [e for e in people if label and _fits(e, label)]
    ranked = sorted(fitting or people, key=lambda e: (-_introduced(reading, e), e.start))
    if ranked:
        return ranked[0].start_char, ranked[0].end_char
    hosts = (_host(reading, p) for p in opening if p.kind == "paragraph")
    return next((place for place in hosts if place is not None), None)


def _people(reading: Reading, passage: Passage) -> list[Span]:
    span = reading.doc.char_span(passage.start, passage.end, alignment_mode="contract")
    return [e for e in span.ents if e.label_ == "PERSON" and len(e.text) > 3] if span is not None else []


def _fits(person: Span, label: str) -> bool:
    initials = "".join(word[0] for word in person.text.split() if word[0].isupper())
    return initials.endswith(label) or label.casefold() in person.text.casefold().split()


def _introduced(reading: Reading, person: Span) -> int:
    """How surely a name is that of the one who answers."""
    before = reading.text[max(0, person.start_char - 120) : person.start_char]
    subject = person.root if person.root.dep_ != "compound" else person.root.head
    return 2 * bool(_WITH.search(before.rsplit("\n", 1)[-1])) + _receives(subject)


def _receives(subject: Token) -> bool:
    return subject.dep_ == "nsubj" and subject.head.lemma_ in _RECEIVING


def _host(reading: Reading, passage: Passage) -> Place | None:
    """“The harbour master receives us on deck”: who does, without a name."""
    span = reading.doc.char_span(passage.start, passage.end, alignment_mode="contract")
    verbs = (t for t in span or () if t.lemma_ in ("receive", "welcome", "greet", "meet"))
    us = (v for v in verbs if any(c.dep_ == "dobj" and c.lower_ in ("us", "me") for c in v.children))
    subjects = (subject_of(v) for v in us)
    return next((phrase_place(s) for s in subjects if s is not None and reading.cues.is_voice(s)), None)
