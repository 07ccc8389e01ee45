"""Outright denials in plain words: “there was no alarm”, “it was not late”, “we have never sold one”, said by somebody.

They have no verb of denying, yet whoever speaks so contradicts. What counts is a negation of a fact of the past or of
something's being there, in the main clause of what a speaker says; wishes, plans, habits, feelings and mere degrees
(“not only”, “no longer”) are none. Negation and its scope: Morante & Blanco 2012.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.denial_cues import SUBJECTS, Cue, is_conditional
from briefing.extract.negations import place_of, speaker_at
from briefing.extract.parse import Parsed
from briefing.extract.segments import Segment
from briefing.model.observations import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = ("no", "not", "n't", "n’t", "never", "none", "nobody", "nothing", "neither")
_STRONG = ("no", "never", "none", "nobody", "nothing", "neither")
_OPEN = ("will", "would", "wo", "shall", "should", "can", "could", "ca", "may", "might", "must", "need", "dare")
_DEGREES = frozenset(
    [
        "only",
        "just",
        "yet",
        "always",
        "all",
        "every",
        "enough",
        "so",
        "too",
        "very",
        "as",
        "necessarily",
        "longer",
        "more",
        "less",
        "until",
        "unless",
        "without",
        "quite",
        "even",
        "anymore",
        "like",
        "before",
        "since",
    ]
)
_SIDE = ("relcl", "acl", "advcl", "csubj")
_CLAIMS = ("ccomp", "conj", "parataxis", "ROOT")
_COMPARED = ("JJR", "RBR")  # “never been prouder”
_AUXILIARY = ("aux", "auxpass", "neg")


def find_outright(parsed: Parsed, segment: Segment, statements: tuple[Statement, ...]) -> Cue | None:
    """The first outright denial of a segment, its scope the clause that is negated; none in a question."""
    for negation in segment.tokens if not segment.question else ():
        if negation.lower_ not in _WORDS or (verb := _verb(negation)) is None or verb not in segment.tokens:
            continue
        spoken = verb.i in segment.quoted or speaker_at(statements, place_of(parsed, verb)) is not None
        if spoken and _contradicts(parsed, negation, verb):
            helpers = [c.i for c in verb.children if c.dep_ in _AUXILIARY]
            words = parsed.doc[min(negation.i, verb.i, *helpers) : max(negation.i, verb.i) + 1]
            return _cue(parsed, segment, negation, verb, words.text)
    return None


def _cue(parsed: Parsed, segment: Segment, negation: Token, verb: Token, words: str) -> Cue | None:
    for rule in parsed.lexicon.patterns("clause.outright"):
        if rule.regex.search(words):
            scope = tuple(t for t in segment.tokens if (t == verb or verb.is_ancestor(t)) and t != negation)
            inside = verb.i in segment.quoted
            kept = tuple(t for t in scope if not inside or t.i in segment.quoted)
            return Cue(rule, segment, (negation,), kept, words)
    return None


def _verb(negation: Token) -> Token | None:
    """The verb that a word negates: by itself, or by way of its subject, object or predicate noun."""
    token = negation
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX") and token != negation:
            return token
        if token.dep_ not in ("neg", "det", "advmod", *SUBJECTS, "dobj", "attr", "preconj", "cc", "nmod", "quantmod"):
            return None
        token = token.head
    return None


def _contradicts(parsed: Parsed, negation: Token, verb: Token) -> bool:
    """Whether a negated verb tells a fact that was or is not so, in a clause of its own."""
    if verb.dep_ not in _CLAIMS or is_conditional(verb) or any(a.dep_ in _SIDE for a in verb.ancestors):
        return False
    near = [*verb.children, *(g for c in verb.children if c.dep_ in ("attr", "dobj", "acomp") for g in c.children)]
    if any(c.lower_ in _OPEN and c.dep_ == "aux" for c in verb.children):
        return False
    after = negation.nbor(1) if negation.i + 1 < len(negation.doc) else negation
    if any(c.lower_ in _DEGREES or c.tag_ in _COMPARED for c in (after, *near)):
        return False
    if any(t.lower_ in _OPEN for t in negation.subtree):  # “there was nothing they could do”
        return False
    lemmas = {t.lemma_.lower() for t in (verb, *near)}
    if lemmas & parsed.lexicon.words("no_denial"):
        return False
    if verb.lemma_ == "be":
        return _is_not(negation, verb)
    past = verb.tag_ in ("VBD", "VBN") or any(c.lower_ == "did" for c in verb.children)
    if negation.lower_ in _STRONG:
        return past
    return past and _of_us(verb)


def _of_us(verb: Token) -> bool:
    """“We did not sell it”, “it had not sold it”: an act of whoever speaks."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return subject is not None and subject.lower_ in ("we", "i", "it", "they", "he", "she")


def _is_not(negation: Token, verb: Token) -> bool:
    """“There was no alarm”, “it was not late”, “this was not an accident”; not “it is not that simple”."""
    there = any(c.dep_ == "expl" for c in verb.children)
    if there:
        return negation.lower_ in _STRONG
    past = verb.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBN" for c in verb.children)
    verbs = (verb, *verb.conjuncts)  # “was not, and was not called, a review”
    said_of = any(c.dep_ in ("attr", "acomp", "advmod", "prep", "oprd") for v in verbs for c in v.children)
    return past and said_of and negation.lower_ in ("not", "n't", "n’t", "never")
