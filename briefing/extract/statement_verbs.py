"""Statements with a verb for cue: what complement a verb takes as its content, and who its subject is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import QuoteIndex, Quotation
from briefing.extract.statement_cues import Candidate, Cues
from briefing.extract.statement_spans import phrase_place, place_of, places_of, subject_of
from briefing.model.observations import AttributionClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Frames = dict[str, AttributionClass]
_VERBAL = frozenset(("VERB", "AUX"))
_OBJECT_TAIL = frozenset(("as", "of", "for", "over"))
_TAKES_FOLLOWER = frozenset(("say", "write", "tell", "add"))
_NEAR = 60
_SHORTEST_QUOTE = 20
_SENTENCE_END = re.compile(r"[.!?] |\n")


def find_verb_candidates(doc: Doc, cues: Cues, quotes: QuoteIndex, text: str) -> Iterator[Candidate]:
    """A candidate for each verb of the word lists with a complement that it may govern. `text` is `doc.text`."""
    for token in doc:
        if token.pos_ not in _VERBAL or token.dep_ == "aux":
            continue
        frames = cues.verbs.get(token.lemma_.lower())
        if frames is None:
            continue
        quote = quotes.around(token.idx)
        if quote is not None and quote.end - quote.start > _SHORTEST_QUOTE - 5:
            continue
        found = _complement(doc, token, frames, quotes, text)
        if found is not None:
            yield found


def _complement(doc: Doc, verb: Token, frames: Frames, quotes: QuoteIndex, text: str) -> Candidate | None:
    subject = subject_of(verb)
    inside = {t.i for t in subject.subtree} if subject is not None else set()
    barred = set() if verb.i in inside else inside
    for construction, frame, tokens in _offers(verb, frames, quotes, text, doc):
        content = places_of(t for t in tokens if t is not verb and (construction == "quote" or t.i not in barred))
        if content:
            return Candidate(
                construction=construction,
                lemma=verb.lemma_.lower(),
                attribution=frames[frame],
                anchor=place_of(verb),
                cue=place_of(verb),
                speaker=phrase_place(subject) if subject is not None else None,
                content=content,
                negated=any(child.dep_ == "neg" for child in verb.children),
                clausal=construction in ("clause", "around", "quote"),
            )
    return None


def _offers(
    verb: Token, frames: Frames, quotes: QuoteIndex, text: str, doc: Doc
) -> Iterator[tuple[str, str, list[Token]]]:
    """(construction, frame, tokens) for what a verb may govern, the surest first."""
    kids: dict[str, list[Token]] = {}
    for child in verb.children:
        kids.setdefault(child.dep_, []).append(child)
    if "clause" in frames:
        yield from _clauses(verb, kids, quotes, text, doc)
    yield from _objects(verb, kids, frames)
    yield from _phrases(verb, kids, frames)
    if "object" in frames and "agent" in kids:
        yield "passive", "object", [t for child in kids.get("nsubjpass", ()) for t in child.subtree]


def _clauses(
    verb: Token, kids: dict[str, list[Token]], quotes: QuoteIndex, text: str, doc: Doc
) -> Iterator[tuple[str, str, list[Token]]]:
    if "ccomp" in kids:
        yield "clause", "clause", [t for child in kids["ccomp"] for t in child.subtree]
    head = verb.head
    follows = verb.dep_ in ("ccomp", "advcl", "dep") and verb.i > head.i and head.pos_ in _VERBAL
    if verb.dep_ == "parataxis" or (follows and verb.lemma_.lower() in _TAKES_FOLLOWER):
        inner = {t.i for t in verb.subtree}
        yield "around", "clause", [t for t in head.subtree if t.i not in inner and t.sent == verb.sent]
    quote = _nearest_quote(verb, quotes, text)
    if quote is not None:
        yield "quote", "clause", list(doc.char_span(quote.start, quote.end, alignment_mode="expand") or ())


def _nearest_quote(verb: Token, quotes: QuoteIndex, text: str) -> Quotation | None:
    """The quotation beside a verb: after it when a colon or comma leads there, else before it."""
    before, after = quotes.before(verb.idx), quotes.after(verb.idx)
    if before is not None and not _beside(text, before.end, verb.idx, before, r"\n"):
        before = None
    if after is not None and not _beside(text, verb.idx, after.start, after, _SENTENCE_END.pattern):
        after = None
    if after is not None and (before is None or text[verb.idx : after.start].rstrip()[-1:] in (":", ",")):
        return after
    return before


def _beside(text: str, start: int, end: int, quote: Quotation, barrier: str) -> bool:
    return end - start < _NEAR and quote.end - quote.start > _SHORTEST_QUOTE and not re.search(barrier, text[start:end])


def _objects(verb: Token, kids: dict[str, list[Token]], frames: Frames) -> Iterator[tuple[str, str, list[Token]]]:
    objects, infinitives, predicates = kids.get("dobj", []), kids.get("xcomp", []), kids.get("oprd", [])
    clauses = kids.get("ccomp", [])
    if "named" in frames and (clauses or predicates):
        yield "named", "named", [t for child in clauses + objects + predicates for t in child.subtree]
    if "order" in frames and infinitives and objects:
        yield "order", "order", [t for child in objects + infinitives for t in child.subtree]
    if "order" in frames and clauses:
        yield "order", "order", [t for child in clauses for t in child.subtree]
    if "infinitive" in frames and infinitives:
        yield "infinitive", "infinitive", list(infinitives[0].subtree)
    if "object" in frames and objects:
        tail = [
            t for child in verb.children if child.dep_ == "prep" and child.lower_ in _OBJECT_TAIL for t in child.subtree
        ]
        yield "object", "object", [*objects[0].subtree, *tail]


def _phrases(verb: Token, kids: dict[str, list[Token]], frames: Frames) -> Iterator[tuple[str, str, list[Token]]]:
    for child in [*kids.get("prep", ()), *kids.get("prt", ())]:
        if child.lower_ in frames and child.i > verb.i:
            inner = [t for t in child.subtree if t is not child]
            if child.dep_ == "prt":
                inner = [t for other in (*kids.get("dobj", ()), *kids.get("ccomp", ())) for t in other.subtree]
            if inner:
                yield "preposition", child.lower_, inner
