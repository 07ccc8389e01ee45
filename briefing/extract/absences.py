"""Questions from what is withheld: a document unpublished, a claim without evidence, a voice that nobody reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.interrogatives import Namer, clause_end, find_subject, finish, is_negated, name_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUBLISHING = ("publish", "release", "disclose", "issue", "share", "table", "produce", "reveal", "appear", "submit")
_PAPERS = (
    "text", "report", "letter", "contract", "agreement", "memorandum", "study", "statement", "order", "ruling",
    "record", "log", "document", "minute", "plan", "proposal", "accord", "account", "audit", "review", "assessment",
    "transcript"
)  # fmt: skip
_DATA = ("result", "figure", "method", "finding", "term", "detail", "list", "data", "number", "evidence", "name")
_OFFERING = ("offer", "give", "provide", "produce", "cite", "show", "present")
_SAYING = ("say", "claim", "add", "tell", "write", "argue", "insist", "allege", "assert", "state")
_FIRST_WORD = re.compile(r"^(?:an?|any|the|its|their|his|her|our)\s+", re.IGNORECASE)


def from_unpublished(tokens: list[Token], namer: Namer) -> str:
    """“The board has not published the text of the lease” → “What does the text of the lease say?”."""
    for token in tokens:
        if token.lemma_.lower() not in _PUBLISHING or not is_negated(token):
            continue
        passive = any(c.dep_ == "auxpass" for c in token.lefts) or token.lemma_.lower() == "appear"
        thing = find_subject(token) if passive else next((c for c in token.rights if c.dep_ == "dobj"), None)
        if thing is None or any(c.tag_ == "MD" for c in token.lefts):
            continue
        words = _name_paper(token, thing, namer, passive=passive)
        several = thing.tag_ == "NNS"
        if words and thing.lemma_.lower() in _PAPERS:
            return finish(f"What {'do' if several else 'does'} {words} say")
        if words and thing.lemma_.lower() in _DATA:
            return finish(f"What {'are' if several else 'is'} {words}")
    return ""


def _name_paper(verb: Token, thing: Token, namer: Namer, *, passive: bool) -> str:
    """The paper as it can be asked after; one with no words of its own is “the ministry’s unpublished text”."""
    words = _FIRST_WORD.sub("", thing.doc[thing.left_edge.i : clause_end(thing) + 1].text).replace(",", "")
    words = re.split(r"[;:(]", words)[0].strip()
    if " " in words:
        return f"the {words}"
    subject = None if passive else find_subject(verb)
    if subject is None:
        return f"the unpublished {words}" if passive else ""
    owner = name_subject(subject, namer) if subject.pos_ in ("NOUN", "PROPN") else ""
    return f"{owner}{'’' if owner.endswith('s') else '’s'} unpublished {words}" if owner else ""


def from_no_evidence(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001  one contract for all
    """“The gates were forced, she said, without offering proof” → “What is the evidence that the gates were …?”."""
    for token in tokens:
        if token.lower_ not in ("evidence", "proof") or token.head.lemma_.lower() not in _OFFERING:
            continue
        offering = token.head
        without = offering.head.lower_ == "without"
        verb = offering.head.head if without else offering
        claim = _claim(verb) if without else None
        if claim is not None:
            said = claim.doc[claim.left_edge.i : clause_end(claim) + 1].text
            said = re.split(r",? (?:he|she|they|it)? ?said\b|, without\b|,? without ", said)[0]
            return finish(f"What is the evidence that {_uncapital(re.sub('^that ', '', said), claim.left_edge)}")
    return ""


def _claim(verb: Token) -> Token | None:
    if verb.lemma_.lower() not in _SAYING:
        spoken = next((c for c in verb.children if c.dep_ == "parataxis" and c.lemma_.lower() in _SAYING), None)
        return verb if spoken is not None else None
    inside = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
    return inside if inside is not None else (verb.head if verb.dep_ == "parataxis" else None)


def _uncapital(text: str, first: Token) -> str:
    return text if first.pos_ == "PROPN" or first.text.isupper() else text[:1].lower() + text[1:]


def from_unreached(tokens: list[Token], namer: Namer) -> str:
    """“Ms Ade could not be reached” → “What is Ms Ade’s own account?”."""
    for token in tokens:
        reached = token.lemma_.lower() == "reach" and any(c.dep_ == "auxpass" for c in token.lefts)
        asked = token.lemma_.lower() in ("respond", "reply") and any(
            t.lower_ in ("request", "requests", "question", "questions") for t in token.subtree if t.i > token.i
        )
        if not (reached or asked) or not is_negated(token):
            continue
        subject = find_subject(token)
        name = name_subject(subject, namer) if subject is not None else ""
        if name and subject is not None and subject.pos_ in ("PROPN", "PRON"):
            return finish(f"What is {name}{'’' if name.endswith('s') else '’s'} own account")
    return ""
