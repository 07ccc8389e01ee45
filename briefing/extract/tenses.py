"""What the clause around a word tells of: what is over, what is to come, or neither for certain."""

from __future__ import annotations

from spacy.tokens import Token

from briefing.extract.calendars import Tense

_MAY = frozenset({"may", "might", "can", "could", "should", "must"})
_AHEAD = frozenset({"due", "likely", "certain", "sure", "ready"})
CLAUSES = frozenset({"VERB", "AUX"})
TO_COME = frozenset({"will", "would", "'ll", "shall", "wo", "’ll"})
_NOMINAL = frozenset({"aux", "auxpass", "amod", "compound", "nsubj", "nsubjpass", "dobj", "pobj"})
_BACKWARD = frozenset({"against", "after", "over", "following", "since", "despite", "from"})
_OVER = frozenset({"had", "has", "have", "was", "were", "did", "'ve", "'d"})
_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
_SETS = frozenset({"plan", "schedule", "expect", "set", "propose", "intend", "fix", "suggest"})


def governor(token: Token) -> Token:
    """The verb of the clause in which a token stands; the head of its phrase where there is none."""
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in CLAUSES and node.dep_ not in _NOMINAL:
            return node
    return node


def tense_at(token: Token | None, *, headline: bool = False) -> Tense:
    """What the clause around a token tells of: what is to come, what is over, or neither for certain.

    A plain present makes a date on the verb itself one to come (“meets on Thursday”), but leaves a date on a noun open.
    """
    if token is None:
        return "open"
    verb = governor(token)
    auxiliaries = {a.lower_ for a in verb.children if a.dep_ in ("aux", "auxpass")}
    if token.dep_ == "poss" and auxiliaries & TO_COME:
        return "past" if token.head.dep_ == "pobj" and token.head.head.lower_ in _BACKWARD else "unclear"
    if _names_a_paper(token) and not auxiliaries & _OVER:
        return "open"  # “the order of 16 March will stay in force”
    if auxiliaries & _MAY and not auxiliaries & {"have", "'ve", "’ve"}:
        return "future"
    if _is_ahead(verb) and verb.tag_ in ("VBZ", "VBP"):
        return "future"
    if auxiliaries & TO_COME or (token.head.lower_ == "until" and not auxiliaries & _OVER and verb.tag_ != "VBD"):
        return "future"
    if token.dep_ in ("dobj", "npadvmod") and token.head == verb and verb.lemma_ in _SETS:
        return "future"
    if verb.tag_ == "VBN" and verb.lemma_ in _SETS and auxiliaries & _IS and not auxiliaries & _OVER:
        return "future"  # “the vote is set for 30 August”
    if _is_awaited(token) and (verb.tag_ in ("VBZ", "VBP") or any(a.tag_ == "MD" for a in verb.children)):
        return "future"
    if "to" in auxiliaries:
        return "past" if _is_past(verb.head) and verb.head.lemma_ not in _SETS else "future"
    if auxiliaries & _OVER or verb.tag_ in ("VBD", "VBN"):
        return "past"
    on_verb = token.head == verb or (token.head.head == verb and token.head.pos_ == "ADP")
    told = any(a.tag_ == "VBD" for a in verb.ancestors)
    plain = verb.tag_ in ("VBZ", "VBP", "MD") and verb.lemma_ != "say"
    return "future" if plain and on_verb and not headline and not told else "open"


def _is_past(verb: Token) -> bool:
    """“sought”, “were registered”."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lower_ in _OVER for c in verb.children))


def _is_ahead(verb: Token) -> bool:
    """“is due on Monday”."""
    return verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lower_ in _AHEAD for c in verb.children)


def _names_a_paper(token: Token) -> bool:
    """“the order of 16 March”: the date tells one from others of its kind."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ in ("NOUN", "PROPN")


def _is_awaited(token: Token) -> bool:
    """“ahead of Saturday’s vote”: what is dated lies ahead of those spoken of."""
    noun = token.head if token.dep_ in ("poss", "compound", "nmod") else token
    return noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"
