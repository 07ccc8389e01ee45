"""Cues of denial and doubt, and their scope: which words of a clause are denied.

A pattern finds the cue in one clause-sized part of a sentence, the parse bears it out and gives its scope. Scope
matters: in “could not confirm that he was hurt, but said the strike took place” the strike is not in doubt (Vincze et
al. 2008 on cue and scope; de Marneffe, Manning & Potts 2012 on veridicality).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from briefing.extract.parse import Parsed
from briefing.extract.segments import Segment
from briefing.lexicon import CompiledRule

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["denies", "doubts", "unconfirmed", "declines", "corrects"]
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CONDITIONS = ("if", "unless", "once", "should", "until")
_MODALS = ("will", "would", "can", "could", "might", "may", "should", "wo", "’ll", "'ll")
_UNWILLING = ("refuse", "decline", "fail", "hard", "difficult", "impossible", "without", "unable")
_SHOWN = ("turn", "prove", "find", "show")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a segment: the rule, its tokens, the tokens of its scope and the words that stand for it."""

    rule: CompiledRule
    segment: Segment
    tokens: tuple[Token, ...]
    scope: tuple[Token, ...]
    words: str

    @property
    def kind(self) -> Kind:
        """What sort of denial it is."""
        return cast(Kind, self.rule.rule.label.split()[0])


def find_cue(parsed: Parsed, segment: Segment) -> Cue | None:
    """The first cue of a segment that the parse bears out; none in a question."""
    known = _known_cues(parsed)
    if segment not in known:
        known[segment] = None if segment.question else _first_cue(parsed, segment)
    return known[segment]


@functools.lru_cache(maxsize=1)
def _known_cues(_: Parsed) -> dict[Segment, Cue | None]:
    """The cues already looked for in the source at hand: two extractors ask."""
    return {}


def _first_cue(parsed: Parsed, segment: Segment) -> Cue | None:
    text = parsed.text[segment.start : segment.end]
    found = (
        (match.start(), order, cue)
        for order, rule in enumerate(parsed.lexicon.patterns("denial."))
        for match in rule.regex.finditer(text)
        if (cue := _cue(segment, rule, match)) and denies(parsed, cue)
    )
    return min(found, key=lambda entry: entry[:2], default=(0, 0, None))[2]


def denies(parsed: Parsed, cue: Cue) -> bool:
    """Whether the parse bears the pattern out.

    No cue stands in a condition or under a negation. A verb of denying is a finite verb or a participle, not a noun
    nor a mere purpose (“a bid to deny …”), and has no receiver (“denied them a vote”); what is false stands as a
    predicate, not before a noun, after “that” or as what something turned out to be.
    """
    name, first, last = cue.rule.rule.id, cue.tokens[0], cue.tokens[-1]
    if any(is_conditional(token) for token in (first, last)):
        return False
    if name in ("denial.verb", "denial.claim_object", "denial.disputes_that", "denial.ruled_out"):
        attribute = first.dep_ == "amod"  # “the disputed presidential vote”
        return first.pos_ == "VERB" and not attribute and not _negated(first) and not _refuses(parsed, first)
    if name == "denial.doubt":
        asked = first.tag_ == "VBN" and not any(c.lemma_ == "have" for c in first.children)
        noun = first.pos_ == "NOUN" and first.lemma_ != "doubt"
        return not (asked or noun or _negated(first) or _by_thing(first) or _foretells(cue))
    if name == "denial.unclear":
        return not _foretells(cue)
    if name == "denial.false":
        return last.dep_ not in ("amod", "compound") and not _settled(first)
    return True


def is_conditional(token: Token) -> bool:
    """Whether a token stands in a clause with “if”, “unless”, “once” or “should …”."""
    for verb in (token, *token.ancestors):
        if verb.dep_ == "advcl" and any(c.lower_ in _CONDITIONS and c.i < token.i for c in verb.children):
            return True
    return False


def _negated(verb: Token) -> bool:
    """“not ruled out”, “refused to rule out”, “never denied”, “nobody can deny”."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "nobody", "few") for c in verb.children):
        return True
    return (verb.dep_ in ("xcomp", "pcomp") and verb.head.lemma_ in _UNWILLING) or any(
        c.lower_ == "no" for s in verb.children if s.dep_ in SUBJECTS for c in s.subtree
    )


def _refuses(parsed: Parsed, verb: Token) -> bool:
    """Whether something asked for is denied, or a purpose is named, rather than a claim denied."""
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return True
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "ADJ":  # “instrumental in refuting it”
        return True
    if verb.lemma_ != "deny":
        return False
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
    granted = parsed.lexicon.words("granted_things")
    wanted = any(t.lemma_.lower() in granted for o in objects for t in (o, *o.children))
    return wanted or len(objects) > 1 or any(o.dep_ != "dobj" and o.ent_type_ != "" for o in objects)


def _foretells(cue: Cue) -> bool:
    """“Whether she will stay is unclear”, “he doubts that it could pay”: nobody has claimed it to be so."""
    marked = [t for t in cue.segment.tokens if t.lower_ in ("whether", "if", "that") and t.dep_ == "mark"]
    verbs = [t.head for t in marked if t.head.pos_ in ("VERB", "AUX")]
    return any(c.lower_ in _MODALS and c.dep_ == "aux" for v in verbs for c in v.children)


def _by_thing(verb: Token) -> bool:
    """“a price that calls into question whether …”: a thing makes one doubt, nobody is said to."""
    return verb.dep_ == "relcl" and any(c.lower_ in ("that", "which") and c.dep_ == "nsubj" for c in verb.children)


def _settled(verb: Token) -> bool:
    """“turned out to be false”, “statements that are false”: nothing is disputed any more, or nothing in particular."""
    relative = any(c.lower_ in ("who", "which", "that") and c.dep_ == "nsubj" for c in verb.children)
    return (verb.dep_ == "xcomp" and verb.head.lemma_ in _SHOWN) or (relative and verb.dep_ == "relcl")


def _cue(segment: Segment, rule: CompiledRule, match: re.Match[str]) -> Cue | None:
    def between(name: str | int) -> tuple[Token, ...]:
        start, end = (segment.start + place for place in match.span(name))
        return tuple(t for t in segment.tokens if start <= t.idx < end and t.text.strip())

    whole = between(0)
    if not whole:
        return None
    reach = rule.rule.label.split()[1]
    if reach == "between":
        return Cue(rule, segment, between("cue"), between("content"), f"{match['cue']} … {match['value']}")
    return Cue(rule, segment, whole, _scope(segment, whole, reach), match[0].strip(" ,"))


def _scope(segment: Segment, cue: tuple[Token, ...], reach: str) -> tuple[Token, ...]:
    """The tokens that the cue denies or doubts."""
    if reach == "noun":
        head = _noun_run(cue[-1])
        return tuple(t for t in segment.tokens if t.i > cue[0].i and (t.i <= head.i or head.is_ancestor(t)))
    after = _before_attribution(tuple(t for t in segment.tokens if t.i > cue[-1].i))
    if reach == "object":
        return _governed(cue, after)
    before = _inner_clause(segment, cue)
    if reach == "either" and any(
        t.lower_ in ("whether", "if", "how", "what", "who", "when", "where", "why") for t in (*cue[-1:], *after[:2])
    ):
        return after
    return before + (after if reach == "either" else ())


def _noun_run(token: Token) -> Token:
    """The last noun of the run of nouns after a token: what a modifier before it modifies."""
    while token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ"):
        token = token.nbor(1)
    return token


def _governed(cue: tuple[Token, ...], after: tuple[Token, ...]) -> tuple[Token, ...]:
    """What the cue's last word governs, without circumstances and further assertions; all that follows if nothing."""
    head = cue[-1]
    verb = head if head.pos_ == "VERB" else head.head
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    called = [
        c for v in (verb, *objects) for c in v.children if c.dep_ == "prep" and c.lower_ == "as"
    ]  # “dismissed the claim as a fairy tale”
    beside = [c for c in head.children if c.dep_ in ("advcl", "conj", "cc") and not _tells_what(c)]
    outside = {t.i for c in (*beside, *called) for t in c.subtree}
    inside = tuple(t for t in after if head.is_ancestor(t) and t.i not in outside)
    return inside if any(t.pos_ in ("NOUN", "PROPN", "VERB", "PRON", "ADJ") for t in inside) else after


def _tells_what(clause: Token) -> bool:
    """“Denied reports according to which the hut was stormed”: the clause is what was reported."""
    return any(t.lower_ in ("which", "whereby") and t.i < clause.i for t in clause.subtree)


def _before_attribution(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Tokens up to a comma after which somebody is only said to have said it."""
    for place, token in enumerate(tokens):
        if token.text in (",", "”", '"') and any(
            t.dep_ == "ROOT" and t.pos_ == "VERB" for t in tokens[place + 1 : place + 5]
        ):
            return tokens[:place]
    return tokens


def _inner_clause(segment: Segment, cue: tuple[Token, ...]) -> tuple[Token, ...]:
    """What stands before the cue in its own clause: after “X said (that)”."""
    before = [t for t in segment.tokens if t.i < cue[0].i]
    frame = next((t for t in (cue[0], *cue[0].ancestors) if t.dep_ in ("ccomp", "relcl") and t.head.i < t.i), None)
    if frame is not None:
        before = [t for t in before if t.i > frame.head.i and t.lower_ != "that"] or before
    return tuple(before)
