"""Counted phrases: the noun with its modifiers beside a number, as the source writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.model.observations import Stage

_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_ADVERBS = frozenset({"ago", "earlier", "later", "so", "as", "now", "not", "only", "then"})
_STATES = frozenset(
    {"dead", "injured", "wounded", "missing", "killed", "homeless", "displaced", "arrested", "ill", "sick"}
)

_STOPS = frozenset({",", ";", "--", "—", "("})
_PLURALS = frozenset(
    {"people", "police", "staff", "personnel", "aircraft", "troops", "men", "women", "children", "cattle"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counted phrase, its head's lemma, and whether the noun, or the `unit`, had to be taken from elsewhere."""

    text: str = ""
    head: str = ""
    elliptical: bool = False
    plural: bool = True
    stage: Stage = ""
    unit: str = ""


def read_phrase(tokens: list[Token]) -> Counted | None:
    """The noun phrase that begins at the first token: modifiers and head, and an “of” phrase that belongs to it."""
    run: list[Token] = []
    for token in tokens:
        if run and run[-1].pos_ in ("NOUN", "PROPN") and not _continues(run[-1], token):
            break
        if not _in_phrase(token, run):
            break
        run.append(token)
    while run and run[-1].pos_ not in ("NOUN", "PROPN") and run[-1].lower_ not in _STATES:
        run.pop()
    if not run or run[-1].ent_type_ in ("DATE", "TIME"):
        return None
    head = run[-1]
    tail = _of_phrase(head, [t for t in tokens if t.i > head.i])
    text = re.sub(r"^(?:more|other|additional)\s(?=\w)", "", _text([*run, *tail]))
    return Counted(text=text, head=head.lemma_.lower(), plural=_plural(head))


def subject_phrase(subject: Token, stage: Stage) -> Counted | None:
    """The subject of a clause without its determiner and what hangs on it by a comma."""
    phrase = [t for t in subject.subtree if t.dep_ not in ("relcl", "acl") and t.i - subject.i < 8]
    kept: list[Token] = []
    for token in phrase:
        if token.i > subject.i and (token.text in _STOPS or token.tag_ in ("WDT", "WP") or token.dep_ == "mark"):
            break
        kept.append(token)
    while kept and (kept[0].pos_ in ("DET", "PUNCT") or kept[0].lower_ in ("its", "their")):
        kept = kept[1:]
    kept = [t for t in kept if not t.is_space]
    text = _text(kept)
    return Counted(text=text, head=subject.lemma_.lower(), elliptical=True, stage=stage) if text else None


def noun_before(noun: Token) -> Counted:
    """“the duty of 22.5 per cent”, “a margin of error of 2 per cent”: the noun, its modifiers and what it is of."""
    first = noun
    while first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.pos_ == "NOUN":
        first = first.head.head
    kept = [t for t in first.subtree if t.i <= noun.i]
    while kept and (kept[0].pos_ in ("DET", "PUNCT") or kept[0].tag_ == "PRP$"):
        kept = kept[1:]
    if noun.like_num or noun.lower_ in ("percent", "cent", "%") or not kept:
        return Counted()
    return Counted(text=_text(kept), head=first.lemma_.lower())


def _plural(head: Token) -> bool:
    """Whether a head can stand behind a number above one."""
    return head.tag_ in ("NNS", "NNPS") or "Plur" in head.morph.get("Number", []) or head.lower_ in _STATES | _PLURALS


def _in_phrase(token: Token, run: list[Token]) -> bool:
    if token.pos_ in _PREMODIFIERS and token.lower_ not in _ADVERBS and token.text not in ("%", "$"):
        return not token.like_num or (bool(run) and token.pos_ == "PROPN")
    if token.tag_ in ("VBN", "VBG") and (token.dep_ == "amod" or token.lower_ in _STATES):
        return True
    if token.text == "-":
        return bool(run) and not run[-1].whitespace_
    if token.text in ("'", "'s", "’s") or token.tag_ == "POS":
        return bool(run)
    return token.lower_ in ("or", "and", "/") and bool(run) and run[-1].pos_ == "ADJ"


def _continues(head: Token, token: Token) -> bool:
    """Whether a noun is followed by another part of the same phrase."""
    if token.tag_ == "POS" or (token.text == "-" and not head.whitespace_) or head.nbor(1).text == "-":
        return True
    return head.dep_ in ("compound", "nmod", "amod", "poss") and head.head.i >= token.i


def _of_phrase(head: Token, behind: list[Token]) -> list[Token]:
    """“of …” directly behind a head: one noun phrase, without what hangs on it."""
    if not behind or behind[0].lower_ != "of" or behind[0].i != head.i + 1:
        return []
    part = {t.i for t in behind[0].subtree}
    phrase = [behind[0]]
    for token in behind[1:]:
        if (
            token.i not in part
            or token.pos_ in ("ADP", "VERB", "SCONJ", "PUNCT")
            or token.dep_ == "relcl"
            or len(phrase) > 7
        ):
            break
        phrase.append(token)
    return phrase if len(phrase) > 1 else []


def _text(tokens: list[Token]) -> str:
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in tokens)).strip(" -")
