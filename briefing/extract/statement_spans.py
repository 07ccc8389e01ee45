"""Who is the subject of a verb, and which stretch of text a part of the tree covers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "csubj", "nsubjpass")
_INHERITS = frozenset(("conj", "advcl", "xcomp", "acomp", "pcomp", "prep", "ccomp", "dep", "aux"))
_LEFT_OUT = frozenset(("relcl", "acl", "appos", "advcl", "parataxis"))
_EDGE = frozenset((",", ";", ":", "-", "—", "–", "--", "."))
_DEEPEST = 4


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The head of the phrase that does what a verb says: its own subject, its agent, or the one it shares."""
    kids = {child.dep_: child for child in verb.children}
    if "agent" in kids:
        for child in kids["agent"].children:
            if child.dep_ == "pobj":
                return child
    for relation in _SUBJECTS:
        if relation in kids:
            return _antecedent(kids[relation], verb)
    if depth < _DEEPEST:
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ in _INHERITS and verb.head is not verb:
            return subject_of(verb.head, depth + 1)
    for child in verb.rights:  # “said the minister” taken for an object
        if child.dep_ in ("dobj", "npadvmod", "attr") and child.pos_ in ("PROPN", "PRON"):
            return child
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """For “who” and “which”, the noun they stand for."""
    if verb.dep_ == "relcl" and subject.lower_ in ("who", "which", "that"):
        return verb.head
    return subject


def place_of(token: Token) -> Place:
    """Where a token stands."""
    return token.idx, token.idx + len(token)


def phrase_place(head: Token) -> Place | None:
    """The noun phrase of a head, without relative clauses, participles and appositions."""
    dropped = {
        inner.i for child in head.subtree if child is not head and child.dep_ in _LEFT_OUT for inner in child.subtree
    }
    tokens = [token for token in head.subtree if token.i not in dropped and not token.is_space]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    if not tokens:
        return None
    first = max(
        (k for k, token in enumerate(tokens) if k and token.i - tokens[k - 1].i > 1 and token.i <= head.i), default=0
    )
    return tokens[first].idx, tokens[-1].idx + len(tokens[-1])


def places_of(tokens: Iterable[Token]) -> list[Place]:
    """The stretches that tokens cover, each trimmed of commas, dashes and full stops at its ends."""
    ordered = sorted({token.i: token for token in tokens if not token.is_space}.values(), key=lambda token: token.i)
    runs: list[list[Token]] = []
    for token in ordered:
        if runs and token.i - runs[-1][-1].i <= 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    places = []
    for run in runs:
        first, last = 0, len(run)
        while first < last and run[first].text in _EDGE:
            first += 1
        while last > first and run[last - 1].text in _EDGE:
            last -= 1
        if any(not token.is_punct for token in run[first:last]):
            places.append((run[first].idx, run[last - 1].idx + len(run[last - 1])))
    return places
