"""A sentence that leaves something open, written as a question by rule.

The clause that is open is found in the parse and its auxiliary is put before its subject; nothing is added but the
auxiliary (“will”, “does”) and the question word. A pronoun is replaced by the name of its chain, or the sentence gives
no question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed
from briefing.model.observations import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_WEIGH = ("consider", "weigh", "mull", "explore", "study", "evaluate", "contemplate", "plan", "intend", "expect")
_ASKING = ("know", "say", "clear", "tell", "specify", "agree", "unclear", "early", "soon", "disclose", "explain", "ask")
_WH = ("when", "where", "who", "which", "how", "why", "what")
_CONTRACTED = {"'s": "has", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "'ve": "have", "'re": "are"}
_LONGEST_SUBJECT = 12
_LONGEST = 34


class Namer:
    """The name that a pronoun's chain has in this source."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        names: dict[int, str] = {}
        for mention in mentions:
            if mention.form in ("name", "acronym") and len(mention.surface) > len(names.get(mention.chain, "")):
                names[mention.chain] = mention.surface
        self._names = {m.span.start: names.get(m.chain, "") for m in mentions if m.form == "pronoun"}

    def name(self, token: Token) -> str:
        """The name behind a pronoun; empty when its chain has none."""
        return self._names.get(token.idx, "")


def word_question(parsed: Parsed, sentence: Sentence, namer: Namer, *, explicit: bool) -> str:
    """The question that a sentence leaves open; empty where no rule can word it."""
    if explicit:
        return _explicit(sentence.evidence.quote)
    tokens = parsed.tokens(sentence)
    for rule in (_from_whether, _from_question_word, _from_weighing, _from_pending, _from_modal):
        question = rule(tokens, namer)
        if question and len(question.split()) <= _LONGEST:
            return question
    return ""


def _explicit(quote: str) -> str:
    text = re.sub(r"^[A-Z][\w. ]{2,25}: (?=[A-Z])", "", " ".join(quote.split())).strip("“”\"' ")
    return text[:1].upper() + text[1:]


def _from_whether(tokens: list[Token], namer: Namer) -> str:
    """“… whether the levy is extended” → “Is the levy extended?”."""
    for token in tokens:
        if token.lower_ != "whether":
            continue
        if token.nbor().lower_ == "to" and token.nbor().pos_ == "PART":
            subject = _governing_subject(token.head)
            return _ask("Will", subject, namer, token.nbor(2), token.head) if subject is not None else ""
        return _invert(token.head, namer, future=token.i == tokens[0].i)
    return ""


def _from_question_word(tokens: list[Token], namer: Namer) -> str:
    """“… did not say when the lock would open” → “When would the lock open?”."""
    asking = False
    for token in tokens:
        asking = asking or token.lemma_.lower() in _ASKING
        if not asking or token.lower_ not in _WH or token.dep_ == "ROOT":
            continue
        clause = token
        while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
            clause = clause.head
        subject = _subject(clause)
        if subject is None or clause.i < token.i:
            continue
        if token.i in {t.i for t in subject.subtree}:
            return _finish(f"{token.doc[token.left_edge.i : clause.right_edge.i + 1].text}")
        words = token.doc[token.left_edge.i : subject.left_edge.i].text
        return _invert(clause, namer, word=words)
    return ""


def _from_weighing(tokens: list[Token], namer: Namer) -> str:
    """“… is considering closing two plants” → “Will … close two plants?”."""
    for token in tokens:
        if token.lemma_.lower() not in _WEIGH or token.pos_ != "VERB" or _negated(token):
            continue
        subject = _subject(token) or _governing_subject(token)
        thing = next((c for c in token.rights if c.dep_ in ("dobj", "xcomp", "ccomp")), None)
        if subject is None or thing is None:
            continue
        act = next((t for t in thing.subtree if t.tag_ in ("VBG", "VB") and t.dep_ in ("pcomp", "xcomp")), None)
        act = thing if thing.pos_ == "VERB" else act
        if act is not None and act.tag_ in ("VBG", "VB"):
            return _ask("Will", subject, namer, act, act)
        if thing.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in ("plan", "expect", "intend"):
            words = thing.doc[thing.left_edge.i : _end(thing) + 1].text
            return _finish(f"Will {_name(subject, namer)} go ahead with {words}") if _name(subject, namer) else ""
    return ""


def _from_pending(tokens: list[Token], namer: Namer) -> str:
    """“… has not yet set a date” → “Will … set a date?”."""
    for token in tokens:
        have = any(c.lemma_ == "have" and c.dep_ == "aux" for c in token.children)
        if token.tag_ not in ("VBN", "VBD") or not have or not _negated(token):
            continue
        subject = _subject(token)
        if subject is None:
            continue
        passive = any(c.dep_ == "auxpass" for c in token.children)
        return _ask("Will", subject, namer, token, token, participle=passive)
    return ""


def _from_modal(tokens: list[Token], namer: Namer) -> str:
    """“… might soon reach the coast” → “Will … soon reach the coast?”."""
    for token in tokens:
        if token.tag_ == "MD" and token.lower_ in ("may", "might", "could", "will", "would") and token.dep_ == "aux":
            return _invert(token.head, namer, modal="Could" if token.lower_ == "could" else "Will")
    return ""


def _invert(head: Token, namer: Namer, *, word: str = "", modal: str = "", future: bool = False) -> str:
    """The clause of a verb with its auxiliary before its subject; empty when it has no nameable subject."""
    subject = _subject(head)
    name = _name(subject, namer) if subject is not None else ""
    if subject is None or not name:
        return ""
    helpers = [c for c in head.lefts if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"]
    adverbs = " ".join(
        c.text for c in head.lefts if c.dep_ in ("advmod", "neg") and c.i > subject.i and c.lower_ != "n't"
    )
    tail = head.doc[head.i + 1 : _end(head) + 1].text
    if modal or (future and not helpers):
        lead, rest = modal or "Will", head.lemma_
        rest = " ".join([*("be" for c in helpers if c.dep_ == "auxpass"), rest])
        rest = f"be {head.text}" if any(c.dep_ == "auxpass" for c in helpers) else rest
    elif head.lemma_ == "be" and not helpers:
        lead, rest = head.text.lower(), ""
    elif helpers:
        first = helpers[0].lower_
        lead = _CONTRACTED.get(first, first)
        rest = " ".join([*(h.text for h in helpers[1:]), head.text])
    else:
        lead = {"VBD": "did", "VBZ": "does"}.get(head.tag_, "do")
        rest = head.lemma_
    return _finish(" ".join(filter(None, [word, lead, name, adverbs, rest, tail])))


def _ask(lead: str, subject: Token, namer: Namer, verb: Token, head: Token, *, participle: bool = False) -> str:
    name = _name(subject, namer)
    if not name:
        return ""
    act = f"be {verb.text}" if participle else verb.lemma_
    return _finish(f"{lead} {name} {act} {verb.doc[verb.i + 1 : _end(head) + 1].text}")


def _subject(verb: Token) -> Token | None:
    while True:
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
        if subject is not None or verb.dep_ not in ("conj", "xcomp") or verb.head == verb:
            return subject
        verb = verb.head


def _governing_subject(token: Token) -> Token | None:
    while token.head != token:
        token = token.head
        subject = _subject(token)
        if subject is not None:
            return subject
    return None


def _name(subject: Token, namer: Namer) -> str:
    """The subject's words, a pronoun's name, or nothing when the pronoun has none."""
    if subject.pos_ == "PRON" and subject.lower_ != "there":
        return namer.name(subject)
    relative = next((c for c in subject.children if c.dep_ in ("relcl", "appos")), None)
    end = (
        relative.left_edge.i if relative is not None and relative.left_edge.i > subject.i else subject.right_edge.i + 1
    )
    words = subject.doc[subject.left_edge.i : end].text.strip(" ,")
    if len(words.split()) > _LONGEST_SUBJECT:
        return ""
    lowered = subject.doc[subject.left_edge.i]
    keep = lowered.pos_ == "PROPN" or lowered.ent_type_ or lowered.text.isupper()
    return words if keep else words[:1].lower() + words[1:]


def _end(head: Token) -> int:
    """The last token of a verb's clause, without what follows as a clause of its own."""
    end = max([head.i, *(c.right_edge.i for c in head.rights if c.dep_ != "punct")])
    for child in head.rights:
        if child.dep_ in ("advcl", "conj", "cc", "parataxis", "relcl") and child.left_edge.i > head.i:
            return min(end, child.left_edge.i - 1)
    return end


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _finish(text: str) -> str:
    text = re.sub(r"\s+([,.;:?!'’])", r"\1", " ".join(text.split())).strip(" ,;:.–—-“”\"'")
    text = re.sub(r"(?:,|\band|\bbut|\bwhile|\bas)$", "", text).strip(" ,")
    return f"{text[:1].upper()}{text[1:]}?"
