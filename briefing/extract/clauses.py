"""Assertions reduced to predicate and participants, with the status the text gives them.

One clause for each verb or noun that names an event or a state. Predicates are concepts, so that “the blast”, “an
explosion” and “exploded” meet; participants are concepts of head words, so that patients can be told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing.extract.concepts import Concepts, load_concepts
from briefing.extract.denial_cues import find_cue
from briefing.extract.parse import Parsed
from briefing.extract.segments import Segment, cut_sentences
from briefing.model.observations import Clause, Hedge, Statement
from briefing.model.source import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Status = Literal["asserted", "confirmed", "hedged", "doubted", "denied", "planned", "negated"]
_TITLES = ("headline", "heading")  # a title promises; only the text asserts
RULE = "clause.predicate"
_BY_KIND: dict[str, Status] = {
    "denies": "denied", "corrects": "denied", "doubts": "doubted", "unconfirmed": "doubted", "declines": "doubted",
}  # fmt: skip
_RANK: tuple[Status, ...] = ("planned", "hedged", "confirmed")
_UPWARD = ("ccomp", "xcomp", "dobj", "pobj", "prep", "acl", "nsubjpass", "pcomp", "oprd", "relcl", "attr")
_NEGATIVE = ("no", "not", "never", "n't", "neither", "nor", "without", "nothing")
_CALLS = ("call", "urge", "appeal", "invite", "ask", "beg")
_PLACE_WORDS = ("in", "at", "near", "outside", "inside", "off", "around")
_PLACE_LABELS = ("GPE", "LOC", "FAC")


def find_clauses(
    parsed: Parsed,
    statements: tuple[Statement, ...],
    hedges: tuple[Hedge, ...],  # noqa: ARG001  status comes from the parse
) -> tuple[Clause, ...]:
    """The clauses of a source, in text order; those of questions are left out."""
    concepts = load_concepts(parsed.lexicon)
    found: list[Clause] = []
    for segment in cut_sentences(parsed):
        if not segment.question and segment.sentence.zone not in _TITLES:
            found.extend(_clauses_of(parsed, concepts, statements, segment))
    return tuple(found)


def _clauses_of(
    parsed: Parsed, concepts: Concepts, statements: tuple[Statement, ...], segment: Segment
) -> list[Clause]:
    cue = find_cue(parsed, segment)
    doubted = {t.i: _BY_KIND[cue.kind] for t in cue.scope} if cue else {}
    events = [t for t in segment.tokens if concepts.is_event(t) and concepts.of_token(t)]
    nouns = [t for t in segment.tokens if concepts.is_participant(t)]
    terms, names = concepts.of_tokens(nouns), concepts.of_tokens(t for t in nouns if t.pos_ != "NOUN")
    inner = concepts.of_tokens(events)
    evidence = parsed.cite(segment.start, segment.end, RULE)
    return [
        Clause(
            predicate=concepts.of_token(event),
            agent=concepts.of_token(agent) if (agent := find_agent(event)) else "",
            patient=concepts.of_token(patient) if (patient := find_patient(event)) else "",
            status=doubted.get(event.i) or _status(parsed, event),
            zone=segment.sentence.zone,
            main=_is_main(event),
            statement=_statement_at(statements, parsed.span(event.idx, event.idx + len(event))),
            terms=terms,
            names=names,
            events=inner,
            places=tuple(_places(segment, event)),
            days=tuple(_days(segment, event)),
            voice=_voice(statements, parsed.span(event.idx, event.idx + len(event))),
            quoted=event.i in segment.quoted,
            verbal=event.pos_ == "VERB",
            evidence=evidence,
        )
        for event in events
    ]


def find_agent(event: Token) -> Token | None:
    """Who does it: active subject, by-phrase, possessor of a noun; None when nobody is named."""
    if by := next((c for a in event.children if a.dep_ == "agent" for c in a.children), None):
        return by
    if event.pos_ == "VERB":
        return _subject(event, ("nsubj",))
    owner = next((c for c in event.children if c.dep_ == "poss"), None)
    return owner or next((c for c in event.children if c.dep_ == "amod" and c.ent_type_ == "NORP"), None)


def find_patient(event: Token) -> Token | None:
    """Whom or what it befalls: object, passive subject, else the subject; “of” or “on” of a noun."""
    if event.pos_ == "VERB":
        for labels in (("dobj",), ("nsubjpass",)):
            if found := next((c for c in event.children if c.dep_ in labels), None):
                return found
        if event.dep_ == "amod" or (event.dep_ == "acl" and event.tag_ == "VBN"):
            return event.head
        return _subject(event, ("nsubjpass", "nsubj"))
    if event.pos_ == "ADJ":
        return event.head if event.dep_ == "amod" else _subject(event.head, ("nsubj", "nsubjpass"))
    for prep in event.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "on", "against", "at", "to"):
            return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return next((c for c in event.children if c.dep_ in ("compound", "poss")), None)


def _subject(verb: Token, labels: tuple[str, ...]) -> Token | None:
    """The subject of a verb or of the verb it shares one with; the antecedent of a relative pronoun."""
    for _ in range(3):
        found = next((c for c in verb.children if c.dep_ in labels), None)
        if found is not None:
            return verb.head if found.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else found
        if verb.dep_ not in ("xcomp", "conj"):
            return None
        verb = verb.head
    return None


def _status(parsed: Parsed, event: Token) -> Status:
    """How the text stands to an event outside the scope of any denial."""
    if any(c.dep_ == "neg" or c.lower_ in _NEGATIVE or _nobody(c) for c in event.children):
        return "negated"
    if event.dep_ == "conj" and any(c.lower_ in ("neither", "nor") for c in event.head.children):
        return "negated"
    if event.dep_ in ("relcl", "acl") and _none(event.head):  # “there was nobody to negotiate with”
        return "negated"
    if event.head.lemma_ in _CALLS and any(c.lower_ == "to" and c.dep_ == "aux" for c in event.children):
        return "planned"  # “we call on members to vote”: nobody has
    words = parsed.lexicon.table("status_words")
    seen: set[str] = set()
    token, steps = event, 0
    while steps < 4:
        for word in (
            *(c for c in token.children if c.dep_ in ("aux", "advmod", "amod", "auxpass")),
            *([token] if steps else []),
        ):
            seen.update(words.get(word.lower_, words.get(word.lemma_.lower(), ())))
        if token.dep_ not in _UPWARD:
            break
        token, steps = token.head, steps + 1
        if token.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" for c in token.children):
            return "negated"
    return next((status for status in _RANK if status in seen), "asserted")


def _nobody(subject: Token) -> bool:
    """“No miner has died”, “not one vote was lost”, “none of them came”."""
    return subject.dep_ in ("nsubj", "nsubjpass") and _none(subject)


def _none(noun: Token) -> bool:
    before = [t for t in noun.lefts for t in (*t.lefts, t)]
    return noun.lower_ in ("none", "nobody", "nothing") or any(t.lower_ in ("no", "not") for t in before)


def _is_main(event: Token) -> bool:
    """Whether it is what its sentence says, not a mere circumstance: the root, or what the root says."""
    token = event
    while token.dep_ in ("ccomp", "conj", "xcomp") and (token.head.pos_ in ("VERB", "AUX")):
        token = token.head
    return token.dep_ == "ROOT" or (token.dep_ in ("nsubj", "dobj") and token.head.dep_ == "ROOT")


def _statement_at(statements: tuple[Statement, ...], place: Span) -> int | None:
    return next((i for i, s in enumerate(statements) if any(c.contains(place) for c in s.content)), None)


def _voice(statements: tuple[Statement, ...], place: Span) -> Span | None:
    number = _statement_at(statements, place)
    return None if number is None else statements[number].speaker


def _places(segment: Segment, event: Token) -> list[str]:
    """The places that the event is set in, with their prepositions."""
    found = []
    for token in segment.tokens:
        if token.dep_ == "prep" and token.lower_ in _PLACE_WORDS and event.is_ancestor(token):
            named = [t for t in token.subtree if t.ent_type_ in _PLACE_LABELS and t.i > token.i]
            if named:
                found.append(f"{token.lower_} {' '.join(t.text for t in _run(named))}")
    return found


def _days(segment: Segment, event: Token) -> list[str]:
    """The dates that hang on the event, as written."""
    dated = [t for t in segment.tokens if t.ent_type_ == "DATE" and event.is_ancestor(t)]
    return [" ".join(t.text for t in _run(dated))] if dated else []


def _run(tokens: list[Token]) -> list[Token]:
    """The first unbroken run of tokens."""
    return [t for n, t in enumerate(tokens) if t.i - tokens[0].i == n]
