"""One verb that may be a cue, with what its reading needs: its frames, its children and the quotations beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.quotes import Quotation, QuoteIndex
from briefing.extract.statement_cues import Cues, Frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kids = dict[str, list["Token"]]
Offer = tuple[str, str, list["Token"]]
VERBAL = frozenset(("VERB", "AUX"))
SENTENCE_MARKS = frozenset(",.!?…")
SHORTEST_QUOTE = 20  # characters: shorter ones are rather scare quotes than statements
_NEAR = 60
_LONG_SUBJECT = 160
_ADJACENT = 4
_SENTENCE_END = re.compile(r"[.!?] |\n")
_LINE_END = re.compile(r"\n")
_LEADS_ON = re.compile(r"[:,]\s*$|\b(?:that|as|it)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A parsed text with its cues and quotations. `text` is `doc.text`."""

    doc: Doc
    text: str
    cues: Cues
    quotes: QuoteIndex


class VerbCue:
    """A verb of the word lists. `kids` are its children by relation, without its particle."""

    def __init__(self, reading: Reading, verb: Token, frames: Frames, particle: Token | None) -> None:
        self.doc, self.text, self.cues, self.quotes = reading.doc, reading.text, reading.cues, reading.quotes
        self.verb, self.frames, self.particle = verb, frames, particle
        self.kids: Kids = {}
        for child in verb.children:
            if child is not particle:
                self.kids.setdefault(child.dep_, []).append(child)

    @property
    def end(self) -> int:
        """Where the cue ends, particle included."""
        last = self.verb if self.particle is None or self.particle.i < self.verb.i else self.particle
        return int(last.idx + len(last))

    def quote_beside(self) -> tuple[Quotation | None, bool]:
        """The quotation that belongs to the verb, and whether it follows at once."""
        if self.verb.lemma_ == "ask" and self.verb.tag_ == "VBN" and "aux" not in self.kids:
            return None, False  # “…, she said when asked”
        before, after = self.quotes.before(self.verb.idx), self.quotes.after(self.verb.idx)
        if before is not None and (self._is_closed(before) or not self._follows(before)):
            before = None
        if after is not None and not self._near(self.verb.idx, after.start, after, _SENTENCE_END):
            after = None
        if after is not None:
            between = self.text[self.verb.idx + len(self.verb) : after.start]
            adjacent = len(between) <= _ADJACENT
            if adjacent or _LEADS_ON.search(between):
                return after, adjacent
        return before, False

    def _follows(self, quote: Quotation) -> bool:
        """Whether the verb stands near behind a quotation, or only its subject stands between.

        “…”, the mayor and the bishop, both from here, said.
        """
        if self._near(quote.end, self.verb.idx, quote, _LINE_END):
            return True
        gap = self.text[quote.end : self.verb.idx]
        return len(gap) < _LONG_SUBJECT and "\n" not in gap and self.only_subject_between(quote)

    def _is_closed(self, quote: Quotation) -> bool:
        """Whether a quotation ends the sentence before a verb: “He likes ‘The Yard.’ She described it as …”."""
        ended = self.text[quote.inner_end - 1] == "." and self.text[quote.end : quote.end + 2].strip().isupper()
        own = (
            self.kids.get("dobj", [])
            + self.kids.get("xcomp", [])
            + [c for c in self.kids.get("prep", ()) if c.lower_ in self.frames]
        )
        return ended and any(c.i > self.verb.i for c in own) and quote.end <= self.verb.sent.start_char

    def _near(self, start: int, end: int, quote: Quotation, barrier: re.Pattern[str]) -> bool:
        if end - start >= _NEAR or barrier.search(self.text, start, end):
            return False
        long_enough = quote.end - quote.start > SHORTEST_QUOTE
        return long_enough or end - start <= _ADJACENT or self.text[quote.inner_end - 1] in SENTENCE_MARKS

    def only_subject_between(self, quote: Quotation) -> bool:
        """Whether nothing but the subject stands between a quotation and the verb (“…”, the minister said)."""
        if quote.end > self.verb.idx:
            return False
        before = [t for t in self.verb.lefts if t.idx >= quote.end and t.dep_ in ("nsubj", "advmod", "aux", "neg")]
        covered = {t.i for part in before for t in part.subtree}
        between = self.doc.char_span(quote.end, self.verb.idx, alignment_mode="contract") or ()
        return all(t.i in covered or t.is_punct or t.is_space for t in between)
