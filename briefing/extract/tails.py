"""The loose tail of a long sentence: what follows the assertion behind a comma and takes nothing of it back.

A tail is a participle (“, handing the smaller port a win”), a relative clause, a side clause of time (“, as inspectors
hunted for the boxes”), a second clause with “and”, or an addition (“, along with …”). One that weakens, denies or
conditions what stands before it stays, and so does one that tells who says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.extract.anaphora import FINITE, SUBJECTS
from briefing.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

ROOMY = 24
"""Words up to which a sentence keeps its tail."""

_LEAST = 9
_COMMAS = (",", "–", "—", "--", ";")
_RELATIVES = ("which", "who", "whose", "whom", "where")
_TIMES = ("as", "while", "after", "before", "since", "when")
_ADDITIONS = ("along", "against", "compared", "amid", "including", "together")
_ARTICLES = ("a", "an", "the", "one", "two", "three")


class Tails:
    """Cuts tails; knows from the word lists which take something back and which tell who says so."""

    def __init__(self, lexicon: Lexicon, inside: Callable[[Token], bool]) -> None:
        self._weakening = lexicon.words("weakening_words")
        self._denying = lexicon.words("denying_verbs")
        self._sayings = lexicon.words("saying_verbs")
        self._inside = inside

    def cut(self, tokens: Sequence[Token], root: Token) -> list[Token]:
        """The tokens up to the last comma behind which a tail begins that leaves a sentence of ordinary length.

        Where none does, all tails go; a sentence that is short enough, or has none, comes back whole. No comma in a
        quotation counts.
        """
        kept, shortest = list(tokens), list(tokens)
        if _count(kept) <= ROOMY:
            return kept
        for place in range(len(kept) - 2, 0, -1):
            head, tail = kept[:place], kept[place + 1 :]
            if kept[place].text not in _COMMAS or self._inside(kept[place]) or not _is_whole(head, root):
                continue
            if not _is_loose(kept[place], tail):
                continue
            if self._weakens(tail) or self.takes_back(tail) or self._attributes(tail):
                break
            shortest = head
            if _count(head) <= ROOMY:
                break
        return shortest

    def takes_back(self, words: Sequence[Token]) -> bool:
        """Whether the words deny or doubt: “, which the crew deny”."""
        return any(t.lemma_.lower() in self._denying and t.tag_.startswith("VB") for t in words)

    def _weakens(self, tail: Sequence[Token]) -> bool:
        return any(t.lower_ in self._weakening or t.lemma_.lower() in self._weakening for t in tail)

    def _attributes(self, tail: Sequence[Token]) -> bool:
        """Whether the tail ends with who says so: “…, the ministry said on Friday”."""
        last = next((n for n in range(len(tail) - 1, 0, -1) if tail[n].text == ","), -1)
        segment = tail[last + 1 :]
        if not segment or segment[0].tag_ == "VBG" or segment[0].lower_ in (*_RELATIVES, *_TIMES, "and"):
            return False
        verbs = [t for t in segment if t.lemma_.lower() in self._sayings and t.tag_ in FINITE]
        return any(c.dep_ in SUBJECTS and c in segment for t in verbs for c in t.children)


def _count(tokens: Sequence[Token]) -> int:
    return sum(not t.is_punct and not t.is_space and not t.text.startswith(("'", "’")) for t in tokens)


def _is_whole(head: Sequence[Token], root: Token) -> bool:
    """Whether the part before the comma has the verb and its subject, and no half quotation or bracket."""
    text = "".join(t.text_with_ws for t in head)
    even = text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
    told = root in head and any(t.dep_ in SUBJECTS and t.head == root for t in head)
    return even and told and _count(head) >= _LEAST


def _is_news(verb: Token) -> bool:
    """Whether a clause tells of something for the first time: “after a dam gave way”, not “after the dam gave way”."""
    subjects = (c for c in verb.children if c.dep_ in SUBJECTS)
    return any(d.lower_ in ("a", "an") for subject in subjects for d in subject.children)


def _is_loose(comma: Token, tail: Sequence[Token]) -> bool:
    """Whether a tail of one of the kinds begins behind the comma."""
    first, rest = tail[0], tail[1:]
    if comma.text == ";":
        return any(t.tag_ in FINITE for t in tail)
    if first.tag_ == "VBG" or first.lower_ in _RELATIVES or first.lower_ in _ADDITIONS:
        return True
    time = next((t for t in tail[: 1 if not first.like_num else 3] if t.lower_ in _TIMES), None)
    if time is not None:
        told = any(t.tag_ in FINITE or t.dep_ in SUBJECTS for t in rest)
        return told and not (time.lower_ == "after" and _is_news(time.head))
    if first.lower_ == "and":
        verb = next((n for n, t in enumerate(rest) if t.tag_ in FINITE), 0)
        return any(t.dep_ in SUBJECTS for t in rest[:verb])
    if first.lower_ in _ARTICLES:
        return any(t.dep_ == "appos" and t.left_edge == first for t in tail)
    return first.lower_ == "in" and bool(rest) and rest[0].lower_ == "which"
