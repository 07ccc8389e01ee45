"""Clause-sized parts of a sentence: cut where one assertion is set against another, never inside quotation marks."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed
from briefing.model.observations import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 4
_JOINTS = ("and", "but", "although", "though", "while", "whereas")
_OPENERS = "“\"'(["


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Part of a sentence: its tokens in order, and which of them stand inside quotation marks (token indices)."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    quoted: frozenset[int]

    @property
    def start(self) -> int:
        """Offset of its first character that belongs to the assertion: conjunctions and commas are left out."""
        return int(next((t for t in self.tokens if not _joins(t)), self.tokens[0]).idx)

    @property
    def end(self) -> int:
        """Offset after its last character; a comma or semicolon at the end is left out."""
        last = next((t for t in reversed(self.tokens) if t.text not in {",", ";", "—", "-", "–"}), self.tokens[-1])
        return int(last.idx) + len(last)

    @property
    def question(self) -> bool:
        """Whether it asks."""
        return any(t.text == "?" for t in self.tokens[-2:])


def _joins(token: Token) -> bool:
    """Whether a token at the start of a part only joins it to the part before."""
    return (token.dep_ in ("cc", "mark") and token.lower_ in _JOINTS) or (token.is_punct and token.text not in _OPENERS)


@functools.lru_cache(maxsize=1)
def cut_sentences(parsed: Parsed) -> list[Segment]:
    """The segments of all sentences of a source, in order; the last source's are kept, as several extractors ask."""
    inside, breaks = _quoted(parsed), parsed.lexicon.words("clause_breaks")
    found: list[Segment] = []
    for sentence in parsed.sentences:
        tokens = parsed.tokens(sentence)
        cuts = [0, *(i for i in range(1, len(tokens)) if _breaks(tokens, i, inside, breaks)), len(tokens)]
        found.extend(Segment(sentence, tuple(part), inside) for part in _whole(tokens, cuts))
    return found


def _breaks(tokens: list[Token], place: int, inside: frozenset[int], breaks: frozenset[str]) -> bool:
    token = tokens[place]
    if token.i in inside:
        return False
    low = token.lower_
    if low == ";" or low in breaks:
        return True
    return low == "and" and any(
        verb.dep_ == "conj" and verb.i > token.i and _subject(verb, token.i) for verb in token.head.conjuncts
    )


def _subject(verb: Token, after: int) -> bool:
    return verb.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("nsubj", "nsubjpass") and after < c.i < verb.i for c in verb.children
    )


def _whole(tokens: list[Token], cuts: list[int]) -> list[list[Token]]:
    """The parts between cuts; a part without a verb of its own stays with its neighbour."""
    parts: list[list[Token]] = []
    for start, end in itertools.pairwise(cuts):
        part = tokens[start:end]
        if parts and (not _asserts(part) or not _asserts(parts[-1])):
            parts[-1] = parts[-1] + part
        elif part:
            parts.append(part)
    return parts


def _asserts(part: list[Token]) -> bool:
    return len(part) >= _FEWEST and any(t.pos_ in ("VERB", "AUX") for t in part)


def _quoted(parsed: Parsed) -> frozenset[int]:
    """The tokens inside quotation marks."""
    found: set[int] = set()
    for quotation in parsed.quotations:
        span = parsed.doc.char_span(quotation.inner_start, quotation.inner_end, alignment_mode="contract")
        found.update(token.i for token in span or () if not token.is_space)
    return frozenset(found)
