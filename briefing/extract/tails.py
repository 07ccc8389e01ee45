"""The loose tail of a long sentence: what follows the assertion behind a comma and takes nothing of it back.

A tail is a participle (“, handing the smaller port a win”), a relative clause, a side clause of time (“, as inspectors
hunted for the boxes”), a second clause with “and”, or an addition (“, along with …”). One that weakens, denies or
conditions what stands before it stays, and so does one that tells who says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from briefing.extract.anaphora import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

ROOMY = 24
"""Words up to which a sentence keeps its tail."""

_LEAST = 9
_COMMAS = (",", "–", "—", "--", ";")
_RELATIVES = ("which", "who", "whose", "whom", "where")
_TIMES = ("as", "while", "after", "before", "since", "when")
_ADDITIONS = ("along", "against", "compared", "amid", "including", "together")
_HALVES = ("and",)
_ARTICLES = ("a", "an", "the", "one", "two", "three")
_WEAKENING = frozenset(
    "but although though unless if despite however except whereas yet until provided only allege allegedly reportedly "
    "not n't never no without unconfirmed".split()
)
_DENYING = frozenset("deny dispute reject dismiss contest contradict doubt question".split())


def without_tail(
    tokens: Sequence[Token], root: Token, *, sayings: Collection[str], inside: Callable[[Token], bool]
) -> list[Token]:
    """The tokens up to the last comma behind which a loose tail begins that leaves a sentence of ordinary length.

    `sayings` are lemmas of verbs that tell who says so; `inside` says whether a token stands in a quotation. A sentence
    that is short enough, or has no such tail, comes back whole.
    """
    kept = list(tokens)
    if _count(kept) <= ROOMY:
        return kept
    for place in range(len(kept) - 1, 0, -1):
        head, tail = kept[:place], kept[place + 1 :]
        if kept[place].text not in _COMMAS or inside(kept[place]) or root not in head or not _is_whole(head, root):
            continue
        if _count(head) < _LEAST or not tail or not _is_loose(kept[place], tail):
            continue
        if _weakens(tail) or takes_back(tail) or _attributes(tail, sayings):
            return kept
        if _count(head) <= ROOMY:
            return head
    return kept


def _count(tokens: Sequence[Token]) -> int:
    return sum(not t.is_punct and not t.is_space and not t.text.startswith(("'", "’")) for t in tokens)


def _is_whole(head: Sequence[Token], root: Token) -> bool:
    """Whether the part before the comma has the subject of its verb, and no half quotation or bracket."""
    text = "".join(t.text_with_ws for t in head)
    even = text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
    return even and any(t.dep_ in SUBJECTS and t.head == root for t in head)


def _is_loose(comma: Token, tail: Sequence[Token]) -> bool:
    first, rest = tail[0], tail[1:]
    if comma.text == ";":
        return any(t.tag_ in FINITE for t in tail)
    if first.tag_ == "VBG" or first.lower_ in _RELATIVES or first.lower_ in _ADDITIONS:
        return True
    if first.lower_ in _TIMES:
        return any(t.tag_ in FINITE or t.dep_ in SUBJECTS for t in rest)
    if first.lower_ in _HALVES and rest:
        return _has_clause(rest)
    if first.lower_ in _ARTICLES:
        return any(t.dep_ == "appos" and t.left_edge == first for t in tail)
    return first.tag_ == "IN" and first.lower_ == "in" and len(rest) > 1 and rest[0].lower_ == "which"


def _has_clause(tokens: Sequence[Token]) -> bool:
    """Whether a subject comes before the first finite verb: “and [that] the crews had left”."""
    verb = next((n for n, t in enumerate(tokens) if t.tag_ in FINITE), None)
    return verb is not None and any(t.dep_ in SUBJECTS for t in tokens[:verb])


def takes_back(tail: Sequence[Token]) -> bool:
    """Whether the words deny or doubt: “, which the crew deny”."""
    return any(t.lemma_.lower() in _DENYING and t.tag_.startswith("VB") for t in tail)


def _weakens(tail: Sequence[Token]) -> bool:
    return any(t.lower_ in _WEAKENING or t.lemma_.lower() in _WEAKENING for t in tail)


def _attributes(tail: Sequence[Token], sayings: Collection[str]) -> bool:
    """Whether the tail ends with who says so: “…, the ministry said on Friday.”"""
    last = next((n for n in range(len(tail) - 1, 0, -1) if tail[n].text == ","), None)
    segment = tail if last is None else tail[last + 1 :]
    opens = segment[0].tag_ == "VBG" or segment[0].lower_ in (*_RELATIVES, *_TIMES, *_HALVES) if segment else True
    verbs = [t for t in segment if t.lemma_.lower() in sayings and t.tag_ in FINITE]
    return not opens and any(c.dep_ in SUBJECTS and c in segment for t in verbs for c in t.children)
