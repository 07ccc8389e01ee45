"""Questions from what is pending: decisions to come, steps not yet taken, conditions, possibilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.interrogatives import (
    Namer,
    ask,
    clause_end,
    find_subject,
    finish,
    governing_subject,
    invert,
    is_governed,
    is_negated,
    name_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEIGH = ("consider", "weigh", "mull", "explore", "study", "evaluate", "contemplate", "plan", "intend", "expect")
_ASKING = (
    "know", "say", "clear", "tell", "specify", "agree", "unclear", "early", "soon", "disclose", "explain", "ask", "see",
    "reveal", "establish", "obvious", "certain", "evident", "detail", "information", "question", "mystery", "uncertain",
    "unknown", "undecided", "discuss", "determine", "wonder"
)  # fmt: skip
_OPEN_STATES = ("known", "clear", "obvious", "certain", "unknown", "unclear", "uncertain")
_ANY = ("whatever", "whoever", "however", "wherever", "whichever")
_CONFIRMING = ("confirm", "verify", "know", "ask", "see", "say", "tell")
_WH = ("when", "where", "who", "which", "how", "why", "what")


def from_whether(tokens: list[Token], namer: Namer) -> str:
    """“… whether the levy is extended” → “Is the levy extended?”."""
    for token in tokens:
        confirming = token.lower_ == "if" and token.head.head.lemma_.lower() in _CONFIRMING and token.i > tokens[0].i
        confirming = confirming and token.head.dep_ != "advcl"
        if token.lower_ != "whether" and not confirming:
            continue
        if token.nbor().lower_ == "to" and token.nbor().pos_ == "PART":
            subject = governing_subject(token.head)
            return ask("Will", subject, namer, token.nbor(2), token.head) if subject is not None else ""
        return invert(token.head, namer, future=token.i == tokens[0].i)
    return ""


def from_question_word(tokens: list[Token], namer: Namer) -> str:
    """“… did not say when the lock would open” → “When would the lock open?”."""
    asking = False
    for token in tokens:
        asking = asking or token.lemma_.lower() in _ASKING
        if not asking or token.lower_ not in _WH or token.dep_ == "ROOT":
            continue
        clause = token
        while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
            clause = clause.head
        subject = find_subject(clause)
        if subject is None or clause.i < token.i or clause.dep_ == "relcl":
            continue
        if token.i in {t.i for t in subject.subtree}:
            named = any(t.pos_ == "PROPN" or t.dep_ == "det" for t in clause.subtree if t.i > token.i)
            if token not in (subject, subject.left_edge) or not named:
                continue
            return finish(f"{token.doc[token.left_edge.i : clause.right_edge.i + 1].text}")
        words = token.doc[token.left_edge.i : subject.left_edge.i].text
        return invert(clause, namer, word=words)
    return ""


def from_open_clause(tokens: list[Token], namer: Namer) -> str:
    """“How the fire began is unclear” → “How did the fire begin?”; “who pays for the wall is not known”."""
    for token in tokens:
        if token.dep_ not in ("csubj", "csubjpass") or token.left_edge.lower_ not in _WH:
            continue
        state, word = token.head, token.left_edge
        open_ = is_negated(state) or any(c.lower_ in _OPEN_STATES[3:] for c in (state, *state.children))
        if not open_ or not any(c.lower_ in _OPEN_STATES for c in (state, *state.children)):
            continue
        if word.dep_ in ("nsubj", "nsubjpass"):
            return finish(str(token.doc[word.i : clause_end(token) + 1].text))
        return invert(token, namer, word=word.text)
    return ""


def from_weighing(tokens: list[Token], namer: Namer) -> str:
    """“… is considering closing two plants” → “Will … close two plants?”."""
    for token in tokens:
        if token.lemma_.lower() not in _WEIGH or token.pos_ != "VERB" or is_negated(token):
            continue
        subject = find_subject(token) or governing_subject(token)
        thing = next((c for c in token.rights if c.dep_ in ("dobj", "xcomp", "ccomp")), None)
        if subject is None or thing is None:
            continue
        act = next((t for t in thing.subtree if t.tag_ in ("VBG", "VB") and t.dep_ in ("pcomp", "xcomp")), None)
        act = thing if thing.pos_ == "VERB" else act
        if act is not None and act.tag_ in ("VBG", "VB"):
            return ask("Will", subject, namer, act, act)
        if thing.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in ("plan", "expect", "intend"):
            words = thing.doc[thing.left_edge.i : clause_end(thing) + 1].text
            return (
                finish(f"Will {name_subject(subject, namer)} go ahead with {words}")
                if name_subject(subject, namer)
                else ""
            )
    return ""


def from_pending(tokens: list[Token], namer: Namer) -> str:
    """“… has not yet set a date” → “Will … set a date?”."""
    for token in tokens:
        have = any(c.lemma_ == "have" and c.dep_ == "aux" for c in token.children)
        if token.tag_ not in ("VBN", "VBD") or not have or not is_negated(token):
            continue
        subject = find_subject(token)
        if subject is None:
            continue
        passive = any(c.dep_ == "auxpass" for c in token.children)
        return ask("Will", subject, namer, token, token, participle=passive)
    return ""


def from_condition(tokens: list[Token], namer: Namer) -> str:
    """“… only if the road is cleared”, “unless the road is cleared” → “Will the road be cleared?”."""
    for token in tokens:
        strict = token.lower_ == "unless" or (token.lower_ == "if" and token.i and token.nbor(-1).lower_ == "only")
        if strict and token.dep_ == "mark":
            return invert(token.head, namer, modal="Will")
    return ""


def from_supposition(tokens: list[Token], namer: Namer) -> str:
    """“If the level falls, …” → “Will the level fall?”: the last resort."""
    for token in tokens:
        if token.lower_ == "if" and token.dep_ == "mark" and token.head.dep_ == "advcl":
            return invert(token.head, namer, modal="Will")
    return ""


def from_announced(tokens: list[Token], namer: Namer) -> str:
    """“A ballot will follow if the board does not answer” → “Will a ballot follow?”."""
    for token in tokens:
        verb = token.head
        if token.lower_ != "will" or token.dep_ != "aux" or is_negated(verb):
            continue
        sides = (c for c in verb.children if c.dep_ == "advcl")
        conditional = any(m.lower_ in ("if", "unless", "once") for c in sides for m in c.lefts)
        if conditional and is_governed(verb):
            return invert(verb, namer, modal="Will")
    return ""


def from_modal(tokens: list[Token], namer: Namer) -> str:
    """“… might soon reach the coast” → “Will … soon reach the coast?”."""
    for token in tokens:
        unsure = token.lower_ in ("may", "might")
        if token.tag_ != "MD" or token.dep_ != "aux" or (is_negated(token.head) and not unsure):
            continue
        lasting = token.head.lemma_ == "take" and any(c.dep_ in ("xcomp", "advcl") for c in token.head.rights)
        conceding = any(c.lower_ in _ANY for c in token.head.lefts)  # “whatever the board may say”
        if lasting or conceding:  # “may take a year to establish” asks how long, not whether
            continue
        if token.lower_ in ("may", "might", "could", "will", "would") and is_governed(token.head):
            return invert(token.head, namer, modal="Could" if token.lower_ == "could" else "Will")
    return ""
