"""Denials, doubts and refusals to confirm: who denies, what is denied, and what that answers within the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from briefing.extract.concepts import Concepts, load_concepts
from briefing.extract.denial_cues import SUBJECTS, Cue, find_cue
from briefing.extract.matters import name_matter
from briefing.extract.negations import find_negation, find_office_negation, speaker_at
from briefing.extract.outright import find_outright
from briefing.extract.parse import Parsed
from briefing.extract.segments import Segment, cut_sentences
from briefing.model.observations import Denial, Statement
from briefing.model.source import Evidence, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESENT = "present"  # to be somewhere is the event of “presence”
OFFICE = "office"  # to be director of something, as an event that can be denied
_WHERE = ("in", "on", "at", "among", "aboard", "inside", "near", "with")
_CHAIN = ("xcomp", "acomp", "conj", "attr", "advcl", "ccomp", "prep", "pcomp", "dobj")


def find_denials(parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Denial, ...]:
    """The denials of a source, in text order; holders are spans, not yet linked to mentions."""
    concepts = load_concepts(parsed.lexicon)
    segments = cut_sentences(parsed)
    found: list[Denial] = []
    for place, segment in enumerate(segments):
        outright = find_outright(parsed, segment, statements)
        plain = find_cue(parsed, segment) or find_negation(parsed, segment, concepts, statements)
        if not plain and (office := find_office_negation(parsed, segment, statements)):
            found.append(_office_denied(parsed, concepts, statements, office))
        elif cue := plain or outright:
            denial = _denial(parsed, concepts, statements, cue, segments[max(0, place - 3) : place])
            found.append(replace(denial, outright=not denial.explicit and outright is not None))
    return tuple(found)


def _denial(
    parsed: Parsed, concepts: Concepts, statements: tuple[Statement, ...], cue: Cue, before: list[Segment]
) -> Denial:
    holder = _holder(parsed, statements, cue)
    own = {t.i for t in cue.tokens} | _within(cue, holder)
    scope = [t for t in cue.scope if t.i not in own]
    events = [t for t in scope if concepts.is_event(t) and concepts.of_token(t)]
    nouns = [t for t in scope if concepts.is_participant(t)]
    top = [t for t in events if not any(t != e and e.is_ancestor(t) for e in events)]
    top += [t for t in events if t.dep_ == "conj" and t.head in top and t not in top]  # “neither closed nor sold”
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
        terms=concepts.of_tokens([*nouns, *(t for t in events if t not in top), *_untold(cue)]),
        names=concepts.of_tokens(t for t in nouns if t.pos_ != "NOUN"),
        owner=concepts.of_tokens(_owners(concepts, cue)),
        evidence=parsed.cite_sentence(cue.segment.start, cue.rule.rule.id),
        claim=_local_claim(parsed, before, cue, points) if explicit else (),
        matter=name_matter(cue, _words(parsed, holder)),
    )


def _office_denied(parsed: Parsed, concepts: Concepts, statements: tuple[Statement, ...], cue: Cue) -> Denial:
    """An office that somebody denies to have, or that another has: `terms` is the office, `names` who hasn't it."""
    subjects = [t for t in cue.scope if t.dep_ in SUBJECTS and t.pos_ == "PROPN"]
    return Denial(
        cue=cue.words,
        kind="denies",
        holder=speaker_at(statements, parsed.span(cue.tokens[0].idx, cue.tokens[-1].idx + len(cue.tokens[-1]))),
        text=parsed.source.text[cue.segment.start : cue.segment.end],
        explicit=False,
        predicate=OFFICE,
        events=(OFFICE,),
        terms=(cue.scope[-1].lemma_.lower(),),
        names=concepts.of_tokens(subjects),
        evidence=parsed.cite_sentence(cue.segment.start, cue.rule.rule.id),
    )


def _untold(cue: Cue) -> tuple[Token, ...]:
    """The verb of an outright denial, whatever it is: “never warned” is about a warning."""
    return cue.scope if cue.rule.rule.id == "clause.outright" else ()


def _owners(concepts: Concepts, cue: Cue) -> Iterator[Token]:
    """Whose claim is denied: “the ministry’s account”, “claims by the ministry”."""
    for claim in (t for t in cue.scope if concepts.is_claim(t)):
        yield from (c for c in claim.children if c.dep_ == "poss" and c.pos_ != "PRON")
        yield from (t for c in claim.children if c.lower_ in ("by", "from") for t in c.children)


def _words(parsed: Parsed, place: Span | None) -> tuple[Token, ...]:
    span = parsed.doc.char_span(place.start, place.end, alignment_mode="contract") if place is not None else None
    return tuple(span or ())


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
    if events or len(nouns) > 1 or _asks_whether(cue):
        return "content"
    if any(concepts.is_claim(t) for t in (*cue.scope, *cue.tokens)):
        return "claim"
    if any(t.pos_ == "PRON" for t in cue.scope) or not nouns:
        return "pronoun"
    return "content"


def _asks_whether(cue: Cue) -> bool:
    """“It is unclear whether she came”: the clause is the content, whatever its words."""
    after = [t for t in cue.segment.tokens if t.i >= cue.tokens[-1].i]
    return any(t.lower_ in ("whether", "if") and t.dep_ == "mark" for t in after)


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
    if reach in ("object", "between") and cue.tokens[0].pos_ != "ADP" and cue.tokens[0].lower_ != "contrary":
        subject = _subject_of(cue.tokens)
        if subject is not None:
            return _phrase(parsed, subject)
    agent = next((a for t in cue.tokens for a in t.children if a.dep_ == "agent"), None)
    if agent is not None and (named := next(iter(agent.children), None)) is not None:
        return _phrase(parsed, named)
    return speaker_at(statements, parsed.span(cue.tokens[0].idx, cue.tokens[-1].idx + len(cue.tokens[-1])))


def _subject_of(tokens: tuple[Token, ...]) -> Token | None:
    """The subject of the cue's verb, looked for up the chain of verbs that share it."""
    verb = next((t for t in reversed(tokens) if t.pos_ in ("VERB", "AUX", "ADJ") and t.dep_ != "amod"), tokens[0])
    for _ in range(4):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
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
