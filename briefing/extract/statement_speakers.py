"""Who speaks, who relays it, and whether the text says that it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Place, speaker_behind
from briefing.extract.statement_readings import VERBAL, VerbCue
from briefing.extract.statement_spans import FINITE, phrase_place, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_INVERSION = frozenset((",", '"', "”", "»", "'", "has", "have", "had"))
_AFTER_INVERSION = frozenset(("dobj", "npadvmod", "attr", "oprd", "appos"))
_CITING = frozenset(("citing", "quoting"))
_VOICES = frozenset(("PERSON", "ORG", "NORP"))
_UNNAMED = frozenset(("official", "source", "diplomat", "minister", "spokesman", "spokeswoman", "spokesperson"))
_ADDRESSING = frozenset(("accuse", "ask", "press", "question"))
_ISSUING = frozenset(
    ("air", "circulate", "distribute", "file", "issue", "launch", "post", "publish", "release", "run", "send", "sign")
)
_MATTER = frozenset(("about", "of", "on", "over"))
_MEANS = frozenset(("by", "after", "before"))
_NAMES = frozenset(("PROPN", "PRON"))
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
        after += [s for c in verb.rights if c.dep_ == "ccomp" for s in c.lefts if s.dep_ == "nsubj" and subject is None]
        people = [c for c in after if c.ent_type_ in ("PERSON", "ORG") or (c.pos_ == "PROPN" and subject is not None)]
        if people and verb.i and verb.nbor(-1).text in _BEFORE_INVERSION:
            return people[0]
        if quoted:
            return None
    if subject is None:
        return None
    subject = _named_inside(cue, subject) or subject
    behind = speaker_behind(subject, cue.cues)
    return _issuer(cue, behind) if behind == subject else behind


def _named_inside(cue: VerbCue, subject: Token) -> Token | None:
    """“Holm, who Berg on Monday called …”: Berg, where the parse makes no subject of the name right behind “who”."""
    pronoun = next((t for t in cue.doc[subject.i + 1 : cue.verb.i] if t.tag_ in ("WP", "WDT")), None)
    if pronoun is None or cue.verb.head != subject or pronoun.i + 1 >= cue.verb.i:
        return None
    name = pronoun.nbor(1)
    return name if name.pos_ == "PROPN" and name.dep_ in ("relcl", "appos", "nsubj") else None


def _issuer(cue: VerbCue, message: Token) -> Token:
    """“The union released a video that accuses the board”: the union; a subject that is no such message itself."""
    clause = cue.verb.dep_ == "relcl" and cue.verb.head == message and message.dep_ == "dobj"
    if not clause or message.lemma_.lower() not in cue.cues.message_nouns or message.head.lemma_ not in _ISSUING:
        return message
    outer = subject_of(message.head)
    return outer if outer is not None and cue.cues.is_voice(outer) else message


def _is_addressed(cue: VerbCue) -> bool:
    """“Berg, asked about the charge, …”, “Holm, accused of theft, …”: who is spoken to; nobody is named who speaks."""
    verb = cue.verb
    participle = verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBN", "VBD") and verb.lemma_ in _ADDRESSING
    matter = any(c.lower_ in _MATTER for c in cue.kids.get("prep", ()))
    if participle and verb.lemma_ == "ask" and not {"agent", "aux", "nsubj"} & cue.kids.keys():
        return True  # “asked whether it would close, nine in ten said no”
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
    if before.dep_ == "npadvmod" or before.ent_type_ in ("DATE", "TIME"):  # “…, files that came on Sunday night said”
        comma = next((t.i for t in reversed(cue.doc[verb.sent.start : verb.i]) if t.text == ","), verb.sent.start)
        before = cue.doc[comma + 1 : verb.i].root if comma + 1 < verb.i else before
    dated = before.ent_type_ in ("DATE", "TIME")
    if dated or before.pos_ not in ("NOUN", "PROPN", "PRON") or before.sent.start != verb.sent.start:
        return None
    return phrase_place(before)


def find_lead(verb: Token) -> int | None:
    """Where the words begin that turn a cue: a negation, a modal, a verb above (“appeared to confirm”); or None."""
    top = _above_what(verb)
    if top is not None:
        return int(top.idx)
    top = verb
    for _ in range(_DEEPEST):
        if top.dep_ == "xcomp" and (top.head.pos_ in VERBAL or top.head.dep_ == "acomp"):
            top = top.head.head if top.head.dep_ == "acomp" else top.head
    before = [c for c in top.children if c.i < top.i and c.dep_ in ("aux", "auxpass", "neg")]
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in before):
        return int(min(c.idx for c in before))
    return int(top.idx) if top is not verb and top.i < verb.i else None


def _above_what(verb: Token) -> Token | None:
    """“put the fire down to what she called a plot”: the verb of the same subject, without which “called a plot” hangs.

    None where there is no such “what”, or where the subject of the verb above cannot be the “she”.
    """
    own = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in ("he", "she", "they")), None)
    free = any(c.lower_ == "what" and c.i < verb.i for c in verb.children)
    if own is None or not free or verb.dep_ not in ("ccomp", "pcomp", "pobj", "dobj"):
        return None
    above = next((t for t in verb.ancestors if t.pos_ in VERBAL), None)
    subject = subject_of(above) if above is not None and above.tag_ in FINITE else None
    plural = subject is not None and subject.tag_ in ("NNS", "NNPS")
    return above if subject is not None and plural == (own.lower_ == "they") else None


def _is_supposed(verb: Token) -> bool:
    """Whether a verb, or the one above it, stands behind a modal or a negation: “may win by rejecting it”."""
    group = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)
    return any(c.tag_ == "MD" or c.dep_ == "neg" for part in group for c in part.children)


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
    if verb.dep_ == "xcomp" and any(c.dep_ == "dobj" and c.pos_ in _NAMES and c.i < verb.i for c in verb.head.children):
        return False  # “asked Berg to apologise”: nobody has apologised
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in VERBAL and verb.head != verb:
        asked = verb.dep_ == "xcomp" and any(child.dep_ == "nsubjpass" for child in verb.head.children)
        purpose = verb.dep_ == "xcomp" and verb.head.lemma_ == "use"  # “a word she has used to describe it”
        return not asked and not purpose and is_asserted(verb.head)
    above = verb.head.head  # “tried to win it back by rejecting the plan”
    if verb.dep_ == "pcomp" and verb.head.lower_ in _MEANS and above.pos_ in VERBAL and verb.head.i < verb.i:
        return is_asserted(above) and not _is_supposed(above)
    if verb.tag_ == "VB" and verb.dep_ == "advcl" and verb.head.tag_ in FINITE and verb.i > verb.head.i:
        return not _is_supposed(verb.head)  # “used the evening to criticise the press”
    return verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("advcl", "acl", "ROOT", "dep", "ccomp")
