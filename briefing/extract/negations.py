"""Plain negations: “we did not sell the ship”, said by somebody, denies what somebody else may assert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.concepts import Concepts
from briefing.extract.denial_cues import SUBJECTS, Cue, is_conditional
from briefing.extract.parse import Parsed
from briefing.extract.segments import Segment
from briefing.model.observations import Statement
from briefing.model.source import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIVES = ("no", "never", "neither", "nor")
_CARRIERS = ("be", "make", "have", "receive", "take", "see", "find", "occur", "give", "issue", "send", "place", "sign")
_UNTOLD = ("if", "will", "would", "wo", "should", "can", "could", "may", "might", "only", "just")
_AUXILIARY = ("aux", "auxpass", "neg")


def find_negation(
    parsed: Parsed, segment: Segment, concepts: Concepts, statements: tuple[Statement, ...]
) -> Cue | None:
    """“We did not sell …”, “no threats were made”: a negated event of the present or past that somebody speaks of."""
    rules = parsed.lexicon.patterns("clause.plain_negation")
    for token in segment.tokens if not segment.question else ():
        negation = _negation(token)
        if (
            negation is None
            or negation.nbor(1).lower_ in ("only", "just")
            or not concepts.is_event(token)
            or not _states_fact(token)
        ):
            continue
        before = [c.i for c in token.children if c.dep_ in _AUXILIARY and c.i < negation.i]
        words = parsed.doc[min(negation.i, token.i, *before) : max(negation.i, token.i) + 1]
        if token.i not in segment.quoted and speaker_at(statements, place_of(parsed, token)) is None:
            continue
        for rule in rules:
            if rule.regex.fullmatch(words.text):
                inside = token.i in segment.quoted
                scope = (t for t in segment.tokens if t == token or (token.is_ancestor(t) and t != negation))
                kept = tuple(t for t in scope if not inside or t.i in segment.quoted)
                return Cue(rule, segment, tuple(t for t in words if t != token), kept, words.text)
    return None


def find_office_negation(parsed: Parsed, segment: Segment, statements: tuple[Statement, ...]) -> Cue | None:
    """“I have never been director of it”, “Lena Brandt was not its director”: an office denied by somebody."""
    offices = parsed.lexicon.words("single_offices") | parsed.lexicon.words("shared_offices")
    for token in segment.tokens if not segment.question else ():
        if token.dep_ != "attr" or token.lemma_.lower() not in offices or token.head.lemma_ != "be":
            continue
        verb = token.head
        negation = next((c for c in verb.children if c.dep_ == "neg" and c.i < token.i), None)
        if negation is None or any(c.lower_ in _UNTOLD for c in verb.children):
            continue
        if token.i not in segment.quoted and speaker_at(statements, place_of(parsed, token)) is None:
            continue
        words = parsed.doc[min(negation.i, verb.i, *(c.i for c in verb.children if c.dep_ in _AUXILIARY)) : token.i + 1]
        for rule in parsed.lexicon.patterns("clause.office_negation"):
            if rule.regex.fullmatch(words.text) and not any(t.lower_ in ("only", "just") for t in words):
                scope = (*(t for t in verb.subtree if t.i < words.start), token)
                return Cue(rule, segment, tuple(t for t in words if t != token), scope, words.text)
    return None


def _negation(token: Token) -> Token | None:
    """What negates an event: “not”, “never”, “no threat”, “no zone is closed”, “we have signed nothing”."""
    for child in token.children:
        if child.i < token.i and (child.dep_ == "neg" or child.lower_ in _NEGATIVES):
            return child
        if child.dep_ in SUBJECTS and child.i < token.i:
            inner = next((c for c in child.children if c.lower_ in ("no", "neither")), child)
            if inner.lower_ in ("no", "neither", "none", "nobody", "nothing"):
                return inner
        if child.lower_ == "nothing" and child.dep_ == "dobj":
            return child
    return None


def _states_fact(token: Token) -> bool:
    """Whether a negated event is told as a fact of the past or present, not as a plan, a condition or a habit."""
    verbs = [token, *([token.head] if token.pos_ != "VERB" else [])]
    planned = any(c.lower_ in ("will", "would", "wo", "should", "can", "could") for v in verbs for c in v.children)
    habit = any(v.tag_ == "VBG" and not _progressive(v) for v in verbs) or (
        token.pos_ == "VERB" and any(c.lower_ in ("do", "does") for c in token.children)
    )
    if token.pos_ != "VERB" and token.head.lemma_ not in _CARRIERS:
        return False
    asked = any(c.lower_ in ("what", "who", "which") for c in token.children)
    return not planned and not habit and not asked and not is_conditional(token)


def _progressive(verb: Token) -> bool:
    """“is not leaving”, against “having no doctors limits the clinic”."""
    return any(c.dep_ in _AUXILIARY and c.lemma_ == "be" for c in verb.children) and verb.pos_ != "VERB"


def place_of(parsed: Parsed, token: Token) -> Span:
    """Where a token stands."""
    return parsed.span(token.idx, token.idx + len(token))


def speaker_at(statements: tuple[Statement, ...], place: Span) -> Span | None:
    """The phrase that says what stands at a place; None outside any statement."""
    holding = [s for s in statements if any(c.contains(place) for c in s.content)]
    return holding[-1].speaker if holding else None
