"""Quotations that words claim without a verb the parse can be trusted with: “in her words”, “the letter read”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import Quotation
from briefing.extract.statement_cues import Candidate, speaker_behind
from briefing.extract.statement_readings import Reading
from briefing.extract.statement_spans import phrase_place, place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_READS = frozenset(("read", "reads"))
_OPENING = ("DET", "PRON", "PROPN")
_LEADING_ON = (":", ",", "")
_UTTERANCES = frozenset(("words", "word", "answer", "reply", "response", "message", "verdict", "advice", "comment"))
_FEW = 6
_NEAR = 60
_SHORTEST = 8  # characters of a quotation behind “in the mayor's words”


def find_claimed_quotations(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each quotation claimed by “in somebody's words” or by a document that “read”."""
    for token in reading.doc:
        if reading.quotes.around(token.idx) is not None:
            continue
        if token.lower_ in _READS and token.i > 0:
            yield from _of_document(reading, token)
        elif token.lower_ == "words" and token.head.lower_ == "in":
            yield from _of_owner(reading, token)
        elif token.lower_ in _UTTERANCES and token.dep_ == "nsubj" and token.head.lemma_ == "be":
            yield from _of_utterance(reading, token)


def _of_document(reading: Reading, reads: Token) -> Iterator[Candidate]:
    """“‘…,’ the letter read” and “The letter from the union read: ‘…’”: only a document reads without a reader."""
    found = _document_before(reading, reads) or _document_as_subject(reading, reads)
    if found is None:
        return
    noun, quote = found
    owner = speaker_behind(noun, reading.cues)
    first = noun.left_edge if owner == noun else owner
    yield _candidate("read", reads, quote, phrase_place(owner) if owner != noun else (first.idx, noun.idx + len(noun)))


def _document_before(reading: Reading, reads: Token) -> tuple[Token, Quotation] | None:
    """The document between a quotation and “read”, which the parser likes to take for one noun."""
    noun, quote = reads.nbor(-1), reading.quotes.before(reads.idx)
    if quote is None or noun.lower_ not in reading.cues.message_nouns:
        return None
    between = reading.doc.char_span(quote.end, reads.idx, alignment_mode="contract")
    return (noun, quote) if between is not None and len(between) <= _FEW and between[0].pos_ in _OPENING else None


def _document_as_subject(reading: Reading, reads: Token) -> tuple[Token, Quotation] | None:
    """The document whose verb “read” is, and the quotation right behind a colon or comma."""
    subject = next((child for child in reads.lefts if child.dep_ == "nsubj"), None)
    quote = reading.quotes.after(reads.idx)
    if subject is None or quote is None or subject.lower_ not in reading.cues.message_nouns:
        return None
    return (subject, quote) if reading.text[reads.idx + len(reads) : quote.start].strip() in _LEADING_ON else None


def _of_owner(reading: Reading, words: Token) -> Iterator[Candidate]:
    """“In the mayor's words, ‘…’” and “‘…’, in the words of the mayor” have the owner of the words for speaker."""
    owner = next((child for child in words.children if child.dep_ == "poss"), None)
    if owner is None:
        return
    after, before = reading.quotes.after(words.idx), reading.quotes.before(words.head.idx)
    for quote in (after, before):
        if quote is None or quote.end - quote.start < _SHORTEST:
            continue
        gap = quote.start - words.idx if quote is after else words.head.idx - quote.end
        if gap < _NEAR and words.sent.start_char <= quote.start < words.sent.end_char:
            yield _candidate("in words", words, quote, phrase_place(owner))
            return


def _of_utterance(reading: Reading, noun: Token) -> Iterator[Candidate]:
    """“The judge's words were: ‘…’” and “The answer of the judge was: ‘…’”."""
    verb, quote = noun.head, reading.quotes.after(noun.head.idx)
    if quote is None or reading.text[verb.idx + len(verb) : quote.start].strip() not in _LEADING_ON:
        return
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [c for p in noun.children if p.lower_ in ("of", "from") for c in p.children if c.dep_ == "pobj"]
    if owners:
        yield _candidate(noun.lower_, verb, quote, phrase_place(owners[0]))


def _candidate(lemma: str, cue: Token, quote: Quotation, speaker: tuple[int, int] | None) -> Candidate:
    return Candidate(
        construction="quote",
        lemma=lemma,
        attribution="speech",
        anchor=place_of(cue),
        cue=place_of(cue),
        speaker=speaker,
        content=[(quote.start, quote.end)],
    )
