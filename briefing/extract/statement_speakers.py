"""Who speaks, who relays it, and whether the text says that it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Place, speaker_behind
from briefing.extract.statement_readings import FINITE, VERBAL, VerbCue
from briefing.extract.statement_spans import phrase_place, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_INVERSION = frozenset((",", '"', "”", "»", "'", "has", "have", "had"))
_AFTER_INVERSION = frozenset(("dobj", "npadvmod", "attr", "oprd", "appos"))
_CITING = frozenset(("citing", "quoting"))
_VOICES = frozenset(("PERSON", "ORG", "NORP"))
_UNNAMED = frozenset(("official", "source", "diplomat", "minister", "spokesman", "spokeswoman", "spokesperson"))
_ADDRESSING = frozenset(("accuse", "ask", "press", "question"))
_MATTER = frozenset(("about", "of", "on", "over"))
_DEEPEST = 3
_REACH = 14


def find_speaker(cue: VerbCue) -> Token | None:
    """Who speaks: the subject; the noun after the verb when the subject is part of the quotation (“…”, said Ada)."""
    verb, subject = cue.verb, subject_of(cue.verb)
    if _is_addressed(cue):
        return None
    quoted = subject is not None and cue.quotes.around(subject.idx) is not None
    if "clause" in cue.frames and (subject is None or quoted or verb.dep_ == "conj"):
        after = [c for c in verb.rights if c.dep_ in _AFTER_INVERSION and c.i - verb.i < _REACH]
        people = [c for c in after if c.ent_type_ in ("PERSON", "ORG") or (c.pos_ == "PROPN" and subject is not None)]
        if people and verb.i and verb.nbor(-1).text in _BEFORE_INVERSION:
            return people[0]
        if quoted:
            return None
    return speaker_behind(subject, cue.cues) if subject is not None else None


def _is_addressed(cue: VerbCue) -> bool:
    """“Berg, asked about the charge, …”, “Holm, accused of theft, …”: who is spoken to; nobody is named who speaks."""
    verb = cue.verb
    participle = verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBN", "VBD") and verb.lemma_ in _ADDRESSING
    matter = any(c.lower_ in _MATTER for c in cue.kids.get("prep", ()))
    return participle and matter and not {"agent", "aux", "auxpass", "ccomp", "dobj"} & cue.kids.keys()


def place_of_speaker(cue: VerbCue, subject: Token) -> tuple[int, int] | None:
    """The phrase of the one who speaks, as far as the “who” or “which” right behind it that stands for it."""
    place = phrase_place(subject)
    pronoun = next((t for t in cue.doc[subject.i + 1 : cue.verb.i] if t.tag_ in ("WP", "WDT")), None)
    if place is None or pronoun is None or pronoun.dep_ != "nsubj" or pronoun.head.head != subject:
        return place
    between = cue.text[place[1] : pronoun.idx]
    return (place[0], pronoun.idx + len(pronoun)) if between.strip() in ("", ",") else place


def phrase_before(cue: VerbCue) -> tuple[int, int] | None:
    """Without a subject in the parse: the noun phrase right before the verb (“…, the ministry said”)."""
    verb = cue.verb
    if verb.i == 0 or verb.tag_ not in FINITE:
        return None
    before = cue.doc[verb.i - 1]
    if before.pos_ not in ("NOUN", "PROPN", "PRON") or before.sent.start != verb.sent.start:
        return None
    return phrase_place(before)


def find_lead(verb: Token) -> int | None:
    """Where the words begin that turn a cue: a negation, a modal, a verb above (“appeared to confirm”); or None."""
    top = verb
    for _ in range(_DEEPEST):
        if top.dep_ == "xcomp" and (top.head.pos_ in VERBAL or top.head.dep_ == "acomp"):
            top = top.head.head if top.head.dep_ == "acomp" else top.head
    before = [c for c in top.children if c.i < top.i and c.dep_ in ("aux", "auxpass", "neg")]
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in before):
        return int(min(c.idx for c in before))
    return int(top.idx) if top is not verb and top.i < verb.i else None


def introduces_another(verb: Token) -> bool:
    """“quoted him as saying …” is told by the saying, “said, citing an official, …” by the said."""
    return verb.lower_ in _CITING or any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.children)


def find_relayed(cue: VerbCue, speaker: Place | None) -> tuple[Place | None, Place | None]:
    """(speaker, relayer): “the agency said, citing an official, …” is what the official says, relayed by the agency."""
    clauses = cue.kids.get("ccomp", [])
    for child in (*cue.verb.children, *(c for clause in clauses for c in clause.children)):
        if child.dep_ == "advcl" and child.lower_ in _CITING:
            cited = [c for c in child.children if c.dep_ == "dobj" and (c.ent_type_ in _VOICES or c.lemma_ in _UNNAMED)]
            if cited:
                return phrase_place(cited[0]), speaker
    above = cue.verb.head.head
    if cue.verb.dep_ == "pcomp" and above.lemma_ in ("quote", "cite"):
        relayer = next((c for c in above.children if c.dep_ == "nsubj"), None)
        return speaker, phrase_place(relayer) if relayer is not None else None
    return speaker, None


def is_asserted(verb: Token) -> bool:
    """Whether the text says that it happened: a finite verb, or a participle that goes with one.

    “to condemn the attack” and “by condemning it” assert nothing of their own.
    """
    if verb.tag_ in FINITE or any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.children):
        return True
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in VERBAL and verb.head != verb:
        asked = verb.dep_ == "xcomp" and any(child.dep_ == "nsubjpass" for child in verb.head.children)
        purpose = verb.dep_ == "xcomp" and verb.head.lemma_ == "use"  # “a word she has used to describe it”
        return not asked and not purpose and is_asserted(verb.head)
    return verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("advcl", "acl", "ROOT", "dep", "ccomp")
