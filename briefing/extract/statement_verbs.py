"""Statements with a verb for cue: what complement a verb takes as its content, and who its subject is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.statement_clauses import find_gloss, offer_clauses, quoted_tokens, without_foreign
from briefing.extract.statement_cues import Candidate, Frames, Place
from briefing.extract.statement_readings import SHORTEST_QUOTE, VERBAL, Offer, Reading, VerbCue
from briefing.extract.statement_spans import phrase_place, place_of, places_of, subject_of
from briefing.extract.statement_speakers import (
    find_lead,
    find_relayed,
    find_speaker,
    introduces_another,
    is_asserted,
    phrase_before,
    place_of_speaker,
)
from briefing.extract.statement_strays import put_in_between

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOR = ("nor", "neither")
_SPOKEN = frozenset(("clause", "around", "hearsay", "quote"))
_OBJECT_TAIL = frozenset(
    ("about", "against", "as", "because", "between", "for", "from", "into", "of", "over", "to", "with", "without")
)
_SAID_TO = frozenset(("allege", "claim", "report", "rumour", "rumor", "say"))  # “was said to be ill”: by nobody named
_RELATIVE = frozenset(("which", "that", "who", "whom"))
_EMPTY_SUBJECTS = frozenset(("it", "there"))


def find_verb_candidates(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each verb of the word lists with a complement that it may govern.

    Verbs inside a quotation belong to what is said. A question says nothing: who is asked has said nothing yet.
    """
    for token in reading.doc:
        if token.pos_ not in VERBAL or token.dep_ in ("aux", "amod"):
            continue
        lemma, frames, particle = reading.cues.of_verb(token)
        frames = frames or _frames_of_telling(reading, token)
        if not frames or _is_quoted(reading, token) or _is_asked(reading, token):
            continue
        found = _candidate(VerbCue(reading, token, frames, particle), lemma)
        if found is not None:
            yield found


def _frames_of_telling(reading: Reading, verb: Token) -> Frames:
    """The frame of a rarer verb of telling: “that …” is what a person or body tells (“groused that …”)."""
    if verb.lemma_.lower() not in reading.cues.telling:
        return {}
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    marked = any(mark.dep_ == "mark" and mark.lower_ == "that" for c in clauses for mark in c.children)
    subject = subject_of(verb) if marked else None
    return {"clause": "speech"} if subject is not None and reading.cues.is_voice(subject) else {}


def _is_asked(reading: Reading, verb: Token) -> bool:
    """Whether a verb stands in a question; one that somebody asks in a quotation is not the verb's."""
    last = next((token for token in reversed(verb.sent) if not token.is_space), verb)
    return last.text == "?" and reading.quotes.around(last.idx) is None


def _is_quoted(reading: Reading, token: Token) -> bool:
    quote = reading.quotes.around(token.idx)
    return quote is not None and quote.end - quote.start > SHORTEST_QUOTE - 5


def _candidate(cue: VerbCue, lemma: str) -> Candidate | None:
    verb, subject = cue.verb, put_in_between(cue) or find_speaker(cue)
    if subject is not None and subject.lower_ in _EMPTY_SUBJECTS and _is_empty(cue, subject):
        return None
    if lemma in ("quote", "cite") and introduces_another(verb):
        return None
    asserted = subject is not None and is_asserted(verb)
    turned = any(child.lower_ in _NOR for child in verb.children)  # “Nor has it explained …”: without it the contrary
    purpose = verb.dep_ == "advcl" and _is_infinitive(verb)
    loose = turned or not asserted
    barred = _barred(cue, subject)
    for construction, frame, offered in _offers(cue):
        if construction not in _SPOKEN and (loose or (purpose and cue.frames[frame] != "speech")):
            continue
        tokens = offered if construction == "quote" else without_foreign(cue, subject, offered)
        places = places_of(tokens, without=() if construction == "quote" else barred)
        if len(places) > 1 and cue.text[slice(*places[0])].lower() in _RELATIVE:
            del places[0]
        if places and construction in ("clause", "named", "preposition"):
            places = _antecedent(cue, subject, places[0][0]) + places
        if places:
            named = place_of_speaker(cue, subject) if subject is not None else phrase_before(cue)
            speaker, via = find_relayed(cue, named)
            return Candidate(
                construction=construction,
                lemma=lemma,
                attribution=cue.frames[frame],
                anchor=place_of(verb),
                cue=(verb.idx, cue.end),
                speaker=speaker,
                content=places,
                negated=turned or any(child.dep_ == "neg" for child in verb.children),
                via=via,
                lead=find_lead(verb),
                gloss=find_gloss(cue, tokens) if construction == "clause" else None,
                clausal=construction in _SPOKEN,
            )
    return None


def _antecedent(cue: VerbCue, subject: Token | None, start: int) -> list[Place]:
    """“the toll, which she called a theft”, “the owner, who he said was late”: what “which” and “who” stand for.

    `start` is where the content begins. Empty where the clause behind the cue has a subject of its own.
    """
    verb, noun = cue.verb, cue.verb.head
    pronouns = [t for t in cue.doc[noun.i + 1 : verb.i] if t.lower_ in _RELATIVE and t != subject]
    if cue.quotes.around(noun.idx) is not None or verb.dep_ != "relcl" or not pronouns or noun == subject:
        return []
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    object_ = any(c in pronouns for c in cue.kids.get("dobj", ()))
    bare = verb.i + 1 < len(cue.doc) and verb.nbor(1).pos_ in VERBAL and verb.nbor(1).idx == start
    place = phrase_place(noun) if object_ or bare else None
    return [place] if place is not None and place[1] <= pronouns[0].idx else []


def _is_empty(cue: VerbCue, subject: Token) -> bool:
    """Whether “it” or “there” stands for nothing that could speak; “it rejects the claim” has a body for subject."""
    if "clause" in cue.frames:
        return False
    active = subject.lower_ == "it" and subject.dep_ == "nsubj" and "auxpass" not in cue.kids
    return not (active and "dobj" in cue.kids and "speech" in cue.frames.values())


def _barred(cue: VerbCue, subject: Token | None) -> set[int]:
    """The words that are no content: the cue and the phrase of its subject."""
    inside = {t.i for t in subject.subtree} if subject is not None else set()
    barred = set() if cue.verb.i in inside else inside
    barred.add(cue.verb.i)
    if cue.particle is not None:
        barred.add(cue.particle.i)
    return barred


def _offers(cue: VerbCue) -> Iterator[Offer]:
    """(construction, frame, tokens) for what a verb may govern, the surest first."""
    if "named" in cue.frames:
        yield from _named(cue)
    if "clause" in cue.frames:
        yield from offer_clauses(cue)
    elif "quote" in cue.frames:
        quote, _ = cue.quote_beside()
        yield "quote", "quote", quoted_tokens(cue, quote)
    yield from _objects(cue)
    yield from _phrases(cue)
    if cue.frames.get("clause") == "speech" and "agent" not in cue.kids and "auxpass" in cue.kids:
        told = [c for c in cue.kids.get("xcomp", ()) if _is_infinitive(c) and c.i > cue.verb.i]
        if told and cue.verb.lemma_ in _SAID_TO:
            yield "hearsay", "clause", [t for c in (*cue.kids.get("nsubjpass", ()), told[0]) for t in c.subtree]
    if "object" in cue.frames and "agent" in cue.kids:
        extra = [
            c for c in (*cue.kids.get("oprd", ()), *cue.kids.get("prep", ())) if c.dep_ == "oprd" or c.lower_ == "as"
        ]
        yield "passive", "object", [t for child in (*cue.kids.get("nsubjpass", ()), *extra) for t in child.subtree]


def _named(cue: VerbCue) -> Iterator[Offer]:
    """“called it a mistake”: whatever stands after the verb, as long as an object has a predicate or a quotation."""
    kids, verb = cue.kids, cue.verb
    parts = [c for name in ("ccomp", "dobj", "oprd", "xcomp", "attr") for c in kids.get(name, ()) if c.i > verb.i]
    if not parts:
        return
    tokens = [t for child in parts for t in child.subtree if t.i > verb.i]
    touches = any(cue.quotes.touching(t.idx, t.idx + 1) for t in tokens)
    predicated = kids.get("ccomp") or kids.get("xcomp") or (kids.get("oprd") and kids.get("dobj"))
    if predicated or touches:
        yield "named", "named", tokens


def _objects(cue: VerbCue) -> Iterator[Offer]:
    kids, frames = cue.kids, cue.frames
    objects, infinitives, clauses = kids.get("dobj", []), kids.get("xcomp", []), kids.get("ccomp", [])
    # “the square, which she declared …” is not in these words
    objects = [o for o in objects if o.lower_ not in _RELATIVE]
    gerunds = [v for v in infinitives if v.tag_ == "VBG" and cue.verb.i < v.i and all(v.i < o.i for o in objects)]
    objects = gerunds or objects  # “opposes closing the mill, a plan that …”
    if "order" in frames and infinitives and objects:
        yield "order", "order", [t for child in objects + infinitives for t in child.subtree]
    if "order" in frames and clauses:
        yield "order", "order", [t for child in clauses for t in child.subtree]
    if "infinitive" in frames and infinitives:
        yield "infinitive", "infinitive", list(infinitives[0].subtree)
    if objects and ("object" in frames or "against" in frames):
        tail = [c for c in kids.get("prep", ()) if c.lower_ in _OBJECT_TAIL or c.lower_ in frames]
        tail += [c for c in kids.get("advcl", ()) if tail and _is_infinitive(c) and c.i > tail[0].i]
        if "object" in frames:
            yield "object", "object", [t for child in (objects[0], *tail) for t in child.subtree]


def _phrases(cue: VerbCue) -> Iterator[Offer]:
    placed = [c for c in cue.kids.get("prep", ()) if c.lower_ == "at"] if "placed" in cue.frames else []
    if placed and cue.kids.get("dobj"):
        yield "object", "placed", [t for child in (cue.kids["dobj"][0], placed[0]) for t in child.subtree]
    for child in cue.kids.get("prep", ()):
        if child.lower_ in cue.frames and child.i > cue.verb.i:
            inner = [t for t in child.subtree if t is not child]
            wanted = [c for c in (*cue.kids.get("xcomp", ()), *cue.kids.get("advcl", ())) if _is_infinitive(c)]
            if child.lower_ in ("on", "for", "to") and wanted and "order" in cue.frames:
                inner += list(wanted[0].subtree)
            if child.lower_ in ("to", "of"):
                inner += [t for c in cue.kids["prep"] if c.lower_ == "as" and c.i > child.i for t in c.subtree]
            if inner:
                yield "preposition", child.lower_, inner
    for child in cue.kids.get("advcl", ()):  # “called for the mill to close”
        mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ in cue.frames), None)
        if mark is not None and mark.i == cue.verb.i + 1 and _is_infinitive(child):
            yield "preposition", mark.lower_, [t for t in child.subtree if t != mark]


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
