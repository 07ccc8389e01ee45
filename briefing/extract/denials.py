"""Denials, doubts and refusals to confirm, and what they answer within the source.

A pattern finds the cue in one clause-sized part of a sentence, the parse gives its scope (what is denied) and its
holder (who denies). Scope matters: in “could not confirm reports that he was hurt, but said the strike took place”
the strike is not in doubt (de Marneffe, Manning & Potts 2012 on veridicality; Vincze et al. 2008 on cue and scope).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from briefing.extract.concepts import Concepts, load_concepts
from briefing.extract.parse import Parsed
from briefing.extract.segments import Segment, cut_sentences
from briefing.lexicon import CompiledRule
from briefing.model.observations import Denial, Statement
from briefing.model.source import Evidence, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["denies", "doubts", "unconfirmed", "declines", "corrects"]
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CONDITIONS = ("if", "unless", "once", "should", "until")
_UNWILLING = ("refuse", "decline", "fail", "hard", "difficult", "impossible", "without", "unable")
_SHOWN = ("turn", "prove", "find", "show")
_WHERE = ("in", "on", "at", "among", "aboard", "inside", "near", "with")
PRESENT = "present"  # to be somewhere is the event of “presence”
_NEGATIVES = ("no", "never", "neither", "nor")
_AUXILIARY = ("aux", "auxpass", "neg")
_CHAIN = ("xcomp", "acomp", "conj", "attr", "advcl", "ccomp", "prep", "pcomp", "dobj")


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


def find_denials(parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Denial, ...]:
    """The denials of a source, in text order; holders are spans, not yet linked to mentions."""
    concepts = load_concepts(parsed.lexicon)
    segments = cut_sentences(parsed)
    found: list[Denial] = []
    for place, segment in enumerate(segments):
        cue = find_cue(parsed, segment) or plain_negation(parsed, segment, concepts, statements)
        if cue:
            found.append(_denial(parsed, concepts, statements, cue, segments[max(0, place - 3) : place]))
    return tuple(found)


def find_cue(parsed: Parsed, segment: Segment) -> Cue | None:
    """The first cue of a segment that the parse bears out; none in a question."""
    if segment.question:
        return None
    text = parsed.doc.text[segment.start : segment.end]
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
    if any(_conditional(token) for token in (first, last)):
        return False
    if name in ("denial.verb", "denial.claim_object", "denial.disputes_that", "denial.ruled_out"):
        return first.pos_ == "VERB" and not _negated(first) and not _refuses(parsed, first)
    if name == "denial.doubt":
        asked = first.tag_ == "VBN" and not any(c.lemma_ == "have" for c in first.children)
        noun = first.pos_ == "NOUN" and first.lemma_ != "doubt"
        return not asked and not noun and not _negated(first)
    if name == "denial.false":
        return last.dep_ not in ("amod", "compound") and not _settled(first)
    return True


def _conditional(token: Token) -> bool:
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
        c.lower_ == "no" for s in verb.children if s.dep_ in _SUBJECTS for c in s.subtree
    )


def _refuses(parsed: Parsed, verb: Token) -> bool:
    """Whether something asked for is denied, or a purpose is named, rather than a claim denied."""
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return True
    if verb.lemma_ != "deny":
        return False
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
    granted = parsed.lexicon.words("granted_things")
    wanted = any(t.lemma_.lower() in granted for o in objects for t in (o, *o.children))
    return wanted or len(objects) > 1 or any(o.dep_ != "dobj" and o.ent_type_ != "" for o in objects)


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
    outside = {t.i for c in head.children if c.dep_ in ("advcl", "conj", "cc") for t in c.subtree}
    inside = tuple(t for t in after if head.is_ancestor(t) and t.i not in outside)
    return inside if any(t.pos_ in ("NOUN", "PROPN", "VERB", "PRON", "ADJ") for t in inside) else after


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


def plain_negation(
    parsed: Parsed, segment: Segment, concepts: Concepts, statements: tuple[Statement, ...]
) -> Cue | None:
    """“We did not sell …”, “no threats were made”: a negated event of the present or past that somebody speaks of."""
    rules = parsed.lexicon.patterns("clause.plain_negation")
    for token in segment.tokens:
        negation = _negation(token)
        if negation is None or segment.question or not concepts.is_event(token) or not _states_fact(token):
            continue
        start = min(
            c.i for c in (*token.children, negation) if c.i == negation.i or (c.dep_ in _AUXILIARY and c.i < negation.i)
        )
        words = parsed.doc[start : token.i + 1]
        if token.i not in segment.quoted and _speaker(statements, _place(parsed, token)) is None:
            continue
        for rule in rules:
            if rule.regex.fullmatch(words.text):
                inside = token.i in segment.quoted
                scope = (t for t in segment.tokens if t == token or (token.is_ancestor(t) and t != negation))
                kept = tuple(t for t in scope if not inside or t.i in segment.quoted)
                return Cue(rule, segment, tuple(t for t in words if t != token), kept, words.text)
    return None


def _negation(token: Token) -> Token | None:
    """What negates an event: “not”, “never”, “no threat”, “no zone is closed”, “none has been confirmed”."""
    for child in token.children:
        if child.i < token.i and (child.dep_ == "neg" or child.lower_ in _NEGATIVES):
            return child
        if child.dep_ in _SUBJECTS and child.i < token.i:
            inner = next((c for c in child.children if c.lower_ == "no"), child)
            if inner.lower_ in ("no", "none", "nobody", "nothing"):
                return inner
    return None


def _states_fact(token: Token) -> bool:
    """Whether a negated event is told as a fact of the past or present, not as a plan, a condition or a habit."""
    verbs = [token, *([token.head] if token.pos_ != "VERB" else [])]
    planned = any(c.lower_ in ("will", "would", "wo", "should", "can", "could") for v in verbs for c in v.children)
    habit = token.tag_ == "VBG" or (token.pos_ == "VERB" and any(c.lower_ in ("do", "does") for c in token.children))
    if token.pos_ != "VERB" and token.head.lemma_ not in (
        "be",
        "make",
        "have",
        "receive",
        "take",
        "see",
        "find",
        "occur",
    ):
        return False
    asked = any(c.lower_ in ("what", "who", "which") for c in token.children)
    return not planned and not habit and not asked and not _conditional(token)


def _place(parsed: Parsed, token: Token) -> Span:
    return parsed.span(token.idx, token.idx + len(token))


def _denial(
    parsed: Parsed, concepts: Concepts, statements: tuple[Statement, ...], cue: Cue, before: list[Segment]
) -> Denial:
    holder = _holder(parsed, statements, cue)
    own = {t.i for t in cue.tokens} | _within(cue, holder)
    scope = [t for t in cue.scope if t.i not in own]
    events = [t for t in scope if concepts.is_event(t) and concepts.of_token(t)]
    nouns = [t for t in scope if concepts.is_participant(t)]
    top = [t for t in events if not any(t != e and e.is_ancestor(t) for e in events)]
    points = _points(concepts, cue, events, nouns)
    located = not events and any(t.lemma_ == "be" and any(c.lower_ in _WHERE for c in t.children) for t in cue.scope)
    explicit = cue.rule.rule.id.startswith("denial.")
    return Denial(
        cue=cue.words,
        kind=cue.kind,
        holder=holder,
        text=parsed.source.text[cue.segment.start : cue.segment.end],
        points=points,
        explicit=explicit,
        predicate=concepts.of_token(top[0]) if top else PRESENT * located,
        events=concepts.of_tokens(top) or (PRESENT,) * located,
        terms=concepts.of_tokens([*nouns, *(t for t in events if t not in top)]),
        names=concepts.of_tokens(t for t in nouns if t.pos_ != "NOUN"),
        evidence=parsed.cite_sentence(cue.segment.start, cue.rule.rule.id),
        claim=_local_claim(parsed, before, cue, points) if explicit else (),
    )


def _within(cue: Cue, holder: Span | None) -> set[int]:
    if holder is None:
        return set()
    return {t.i for t in cue.scope if holder.start <= t.idx < holder.end}


def _points(
    concepts: Concepts, cue: Cue, events: list[Token], nouns: list[Token]
) -> Literal["content", "claim", "pronoun"]:
    """How the scope names what is answered."""
    if events and not nouns and any(t.lower_ in ("it", "this", "that", "them") and t.dep_ == "dobj" for t in cue.scope):
        return "pronoun"
    if events or len(nouns) > 1:
        return "content"
    if any(concepts.is_claim(t) for t in (*cue.scope, *cue.tokens)):
        return "claim"
    if any(t.pos_ == "PRON" for t in cue.scope) or not nouns:
        return "pronoun"
    return "content"


def _local_claim(
    parsed: Parsed, before: list[Segment], cue: Cue, points: Literal["content", "claim", "pronoun"]
) -> tuple[Evidence, ...]:
    """The segment just before, when the denial points back to it and it is no denial itself."""
    if points == "content" or not before or before[-1].question:
        return ()
    last = before[-1]
    if find_cue(parsed, last):
        return ()
    return (parsed.cite(last.start, last.end, cue.rule.rule.id),)


def _holder(parsed: Parsed, statements: tuple[Statement, ...], cue: Cue) -> Span | None:
    """Who denies: the subject of the cue; where the cue has none of its own, the speaker of the statement around it."""
    reach = cue.rule.rule.label.split()[1]
    if reach in ("object", "between"):
        subject = _subject_of(cue.tokens)
        if subject is not None:
            return _phrase(parsed, subject)
    agent = next((a for t in cue.tokens for a in t.children if a.dep_ == "agent"), None)
    if agent is not None and (named := next(iter(agent.children), None)) is not None:
        return _phrase(parsed, named)
    return _speaker(statements, parsed.span(cue.tokens[0].idx, cue.tokens[-1].idx + len(cue.tokens[-1])))


def _subject_of(tokens: tuple[Token, ...]) -> Token | None:
    """The subject of the cue's verb, looked for up the chain of verbs that share it."""
    verb = next((t for t in reversed(tokens) if t.pos_ in ("VERB", "AUX", "ADJ")), tokens[0])
    for _ in range(4):
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if subject is not None:
            if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
                return verb.head
            return subject if subject.lower_ not in ("it", "there") or verb.lemma_ != "be" else None
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in _CHAIN:
            return None
        verb = verb.head
    return None


def _phrase(parsed: Parsed, head: Token) -> Span:
    """The noun phrase around a head, without relative clauses and appositions."""
    tokens = list(_core(head))
    return parsed.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _core(head: Token) -> Iterator[Token]:
    outside = {t.i for c in head.children if c.dep_ in ("relcl", "appos", "acl", "punct", "advmod") for t in c.subtree}
    run = sorted((t for t in head.subtree if t.i not in outside and not t.is_space), key=lambda t: t.i)
    previous = None
    for token in run:
        if previous is not None and token.i > head.i and token.i - previous.i > 1:
            return
        previous = token
        yield token


def _speaker(statements: tuple[Statement, ...], place: Span) -> Span | None:
    holding = [s for s in statements if any(c.contains(place) for c in s.content)]
    return holding[-1].speaker if holding else None
