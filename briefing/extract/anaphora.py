"""Words that stand for something said before: whether a sentence can be read without what precedes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NEEDING = (
    "refuse",
    "deny",
    "confirm",
    "decline",
    "agree",
    "disagree",
    "accept",
    "reject",
    "object",
    "reply",
    "want",
    "sign",
)
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "prep", "agent", "auxpass", "acomp", "attr", "oprd")


def is_empty(token: Token) -> bool:
    """Whether “it” stands for nothing: “it rained”, “it is clear that …”."""
    if token.lower_ != "it":
        return False
    return token.dep_ == "expl" or (
        token.head.lemma_ == "be" and any(c.dep_ in ("ccomp", "xcomp", "advcl", "acomp") for c in token.head.children)
    )


def speaks_behind(token: Token) -> bool:
    """Whether a pronoun is the speaker named behind what is said: “…, she said”."""
    verb = token.head
    return token.dep_ == "nsubj" and any(c.dep_ == "ccomp" and c.i < token.i for c in verb.children)


def points_out(token: Token, root: Token) -> bool:
    """Whether “it” or “them” is the object of the main verb and nothing before it but the subject could be meant."""
    if token.lower_ not in ("it", "them", "so", "this", "that") or token.dep_ != "dobj" or token.head != root:
        return False
    subject = next((c for c in root.lefts if c.dep_ in SUBJECTS), None)
    inside = {t.i for t in subject.subtree} if subject is not None else set()
    return not any(t.pos_ in ("NOUN", "PROPN") and t.i not in inside and t.i < token.i for t in token.sent)


def is_elliptical(tokens: list[Token], root: Token) -> bool:
    """Whether a verb goes without what it needs: “Oravia did, in March”, “both refused”."""
    bare = any(t.tag_ in FINITE and t.lemma_ in ("do", "have", "will", "would") and _is_last(t) for t in tokens)
    completed = any(c.dep_ in _COMPLEMENTS and c.lower_ != "according" for c in root.children)
    return bare or (root.lemma_.lower() in _NEEDING and not completed)


def _is_last(token: Token) -> bool:
    """Whether a punctuation mark follows an auxiliary, but for its negation."""
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].dep_ == "neg":
        end += 1
    return token.dep_ not in ("aux", "auxpass") and (end >= len(token.doc) or token.doc[end].is_punct)
