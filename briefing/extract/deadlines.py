"""Questions from what is due: a ruling, a report, an answer wanted by a day, a way that is still to be found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.interrogatives import (
    Namer,
    clause_end,
    find_subject,
    finish,
    governing_subject,
    name_subject,
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULING = {"rule": "How", "vote": "How", "decide": "What", "report": "What"}
_DUE = ("due", "expect", "schedule", "set", "await")
_OUTCOMES = {
    "result": "show", "finding": "show", "test": "show", "count": "show", "report": "say", "judgment": "say",
    "judgement": "say", "ruling": "be", "decision": "be", "verdict": "be", "outcome": "be", "answer": "be",
    "response": "be", "announcement": "be", "declaration": "say", "statement": "say"
}  # fmt: skip
_WANTING = ("want", "demand", "request", "seek", "require")
_FIRST_WORD = re.compile(r"^(?:an?|the|its|their|his|her|our)\s+", re.IGNORECASE)
_DAY = re.compile(r"\d|day\b|week|month|year|January|February|March|April|May|June|July|August|Septem|Octo|Novem|Decem")


def from_ruling(tokens: list[Token], namer: Namer) -> str:
    """“The court is due to rule on the lease in March” → “How will the court rule on the lease?”."""
    for token in tokens:
        asked = _RULING.get(token.lemma_.lower())
        if asked is not None and _has_day_set(token):
            return _ask_ruling(asked, token, find_subject(token), namer)
        to = any(c.lower_ == "to" and c.tag_ == "TO" for c in token.lefts)
        if asked is None or token.pos_ != "VERB" or not to or token.head == token:
            continue
        if any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt") for c in token.rights):
            continue
        due = token.head.lower_ in ("due", "expected", "scheduled", "set", "is", "are", "was", "were")
        above = token.head.head if token.head.pos_ == "ADJ" else token.head
        question = _ask_ruling(asked, token, find_subject(above) if due else None, namer)
        if question:
            return question
    return ""


def _has_day_set(token: Token) -> bool:
    """Whether a present tense stands for the future: “The council decides on Thursday”."""
    days = (c for c in token.rights if c.dep_ in ("prep", "npadvmod"))
    objects = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt") for c in token.rights)
    return token.tag_ in ("VBZ", "VBP") and not objects and any(_DAY.search(words_of(c)) for c in days)


def _ask_ruling(asked: str, verb: Token, subject: Token | None, namer: Namer) -> str:
    name = name_subject(subject, namer) if subject is not None else ""
    on = [c for c in verb.rights if c.dep_ == "prep" and not _DAY.search(words_of(c))]
    return finish(" ".join([asked, "will", name, verb.lemma_, *(words_of(c) for c in on)])) if name else ""


def from_awaited(tokens: list[Token], namer: Namer) -> str:
    """“The results are expected on Monday” → “What will the results show?”."""
    for token in tokens:
        if token.lemma_.lower() not in _DUE or any(c.lower_ == "to" for t in token.rights for c in t.children):
            continue
        verb = token if find_subject(token) is not None else token.head
        subject = find_subject(verb)
        shown = _OUTCOMES.get(subject.lemma_.lower()) if subject is not None else None
        dated = any(_DAY.search(t.text) for t in verb.subtree if t.i > token.i)
        if subject is None or shown is None or not (dated or token.lemma_.lower() == "await"):
            continue
        ends = [t.i for t in subject.doc[subject.i : token.i] if t.pos_ in ("AUX", "VERB") or t.is_punct]
        words = subject.doc[subject.left_edge.i : min([subject.right_edge.i + 1, token.i, *ends])].text
        bare = _FIRST_WORD.sub("", words)
        owner = namer.name(subject.left_edge) if subject.left_edge.tag_ == "PRP$" else ""
        article = f"{owner}{'’' if owner.endswith('s') else '’s'}" if owner else "the"
        name = words if subject.left_edge.tag_ == "NNP" else f"{article} {bare}"
        if subject.i < token.i and subject.pos_ == "NOUN":
            return finish(f"What will {name} {shown}")
    return ""


def from_wanted(tokens: list[Token], namer: Namer) -> str:
    """“The committee wants the files by 3 May” → “Will the committee get the files by 3 May?”."""
    for token in tokens:
        if token.lemma_.lower() not in _WANTING or token.pos_ != "VERB":
            continue
        thing = next((c for c in token.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
        preps = [*token.rights, *(thing.rights if thing is not None else ())]
        limit = next((p for p in preps if p.lower_ in ("by", "before") and _DAY.search(words_of(p))), None)
        subject = find_subject(token)
        name = name_subject(subject, namer) if subject is not None else ""
        if thing is not None and limit is not None and name:
            return finish(f"Will {name} get {token.doc[thing.left_edge.i : limit.right_edge.i + 1].text}")
    return ""


def from_method(tokens: list[Token], namer: Namer) -> str:
    """“Ministers meet to discuss how to divide the quota” → “How will ministers divide the quota?”."""
    for token in tokens:
        if token.lower_ not in ("how", "when", "where", "what") or token.i + 2 >= len(token.doc):
            continue
        to, act = token.nbor(1), token.nbor(2)
        if to.tag_ != "TO" or act.tag_ != "VB" or token.i == tokens[0].i:
            continue
        subject = governing_subject(act)
        name = name_subject(subject, namer) if subject is not None and subject.i < token.i else ""
        if name and name != "there":
            return finish(f"{token.text} will {name} {act.text} {act.doc[act.i + 1 : clause_end(act) + 1].text}")
    return ""
