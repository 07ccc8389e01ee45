"""A sentence that leaves something open, written as a question by rule.

The clause that is open is found in the parse and its auxiliary is put before its subject; nothing is added but the
auxiliary (“will”, “does”) and the question word. A pronoun is replaced by the name of its chain, or the sentence gives
no question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.interrogatives import (
    Namer,
    ask,
    clause_end,
    find_subject,
    finish,
    governing_subject,
    invert,
    is_negated,
    name_subject,
    words_of,
)
from briefing.extract.parse import Parsed
from briefing.model.observations import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEIGH = ("consider", "weigh", "mull", "explore", "study", "evaluate", "contemplate", "plan", "intend", "expect")
_ASKING = ("know", "say", "clear", "tell", "specify", "agree", "unclear", "early", "soon", "disclose", "explain", "ask")
_CONFIRMING = ("confirm", "verify", "know", "ask", "see", "say", "tell")
_WH = ("when", "where", "who", "which", "how", "why", "what")
_OPENERS = ("is", "are", "was", "were", "will", "would", "can", "could", "do", "does", "did", "has", "have", "should")
_BELIEFS = ("fear", "concern", "worry", "rumour", "rumor", "report", "claim", "allegation", "suspicion", "hypothesis")
_UNPROVEN = ("unconfirmed", "unverified", "alleged")
_INQUIRIES = ("inquiry", "investigation", "inspection", "probe", "review", "audit", "debate", "dialogue")
_SHORTEST = 5
_LONGEST = 34


def word_question(parsed: Parsed, sentence: Sentence, namer: Namer, *, explicit: bool) -> str:
    """The question that a sentence leaves open; empty where no rule can word it."""
    if explicit:
        return _explicit(sentence.evidence.quote)
    tokens = parsed.tokens(sentence)
    for rule in RULES:
        question = rule(tokens, namer)
        if question and len(question.split()) <= _LONGEST:
            return question
    return ""


def _explicit(quote: str) -> str:
    text = re.sub(r"^[A-Z][\w. ]{2,25}: (?=[A-Z])", "", " ".join(quote.split())).strip("“”\"' ")
    first = text.split()[0].lower() if text.split() else ""
    if (first not in _OPENERS and first not in _WH) or len(text.split()) < _SHORTEST:
        return ""
    return text[:1].upper() + text[1:]


def _from_unspecified(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001  one contract for all
    """“… announced unspecified measures” → “What are the measures?”."""
    for token in tokens:
        if token.lower_ not in ("unspecified", "undisclosed") or token.head.pos_ != "NOUN":
            continue
        noun = token.head
        words = noun.doc[token.i + 1 : noun.i + 1].text.strip("“”\"' ")
        return finish(f"What {'are' if noun.tag_ == 'NNS' else 'is'} the {words}")
    return ""


def _from_whether(tokens: list[Token], namer: Namer) -> str:
    """“… whether the levy is extended” → “Is the levy extended?”."""
    for token in tokens:
        confirming = token.lower_ == "if" and token.head.head.lemma_.lower() in _CONFIRMING and token.i > tokens[0].i
        if token.lower_ != "whether" and not confirming:
            continue
        if token.nbor().lower_ == "to" and token.nbor().pos_ == "PART":
            subject = governing_subject(token.head)
            return ask("Will", subject, namer, token.nbor(2), token.head) if subject is not None else ""
        return invert(token.head, namer, future=token.i == tokens[0].i)
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
        subject = find_subject(clause)
        if subject is None or clause.i < token.i:
            continue
        if token.i in {t.i for t in subject.subtree}:
            return finish(f"{token.doc[token.left_edge.i : clause.right_edge.i + 1].text}")
        words = token.doc[token.left_edge.i : subject.left_edge.i].text
        return invert(clause, namer, word=words)
    return ""


def _from_weighing(tokens: list[Token], namer: Namer) -> str:
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


def _from_pending(tokens: list[Token], namer: Namer) -> str:
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


def _from_modal(tokens: list[Token], namer: Namer) -> str:
    """“… might soon reach the coast” → “Will … soon reach the coast?”."""
    for token in tokens:
        if token.tag_ == "MD" and token.lower_ in ("may", "might", "could", "will", "would") and token.dep_ == "aux":
            return invert(token.head, namer, modal="Could" if token.lower_ == "could" else "Will")
    return ""


def _from_belief(tokens: list[Token], namer: Namer) -> str:
    """“… fear that the blight will reach the coast” → “Will the blight reach the coast?”."""
    for token in tokens:
        if token.lemma_.lower() not in (*_BELIEFS, "suspect") or token.pos_ not in ("NOUN", "VERB"):
            continue
        clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp") and find_subject(c) is not None), None)
        if clause is not None and clause.pos_ in ("VERB", "AUX"):
            return invert(clause, namer)
    return ""


def _from_unproven(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“unconfirmed rumours of a strike” → “Are the rumours of a strike confirmed?”."""
    for token in tokens:
        noun = token.head
        if token.lower_ in _UNPROVEN and noun.pos_ == "NOUN" and token.dep_ == "amod":
            words = noun.doc[token.i + 1 : clause_end(noun) + 1].text
            return finish(f"{'Are' if noun.tag_ == 'NNS' else 'Is'} the {words} confirmed")
    return ""


def _from_unclear(tokens: list[Token], namer: Namer) -> str:
    """“The cause of the leak remains unclear” → “What is the cause of the leak?”."""
    for token in tokens:
        if token.lower_ not in ("unclear", "unknown", "uncertain", "undecided", "unresolved") or token.dep_ != "acomp":
            continue
        subject = find_subject(token.head)
        name = name_subject(subject, namer) if subject is not None and subject.tag_ == "NN" else ""
        return finish(f"What is {name}") if name else ""
    return ""


def _from_withheld(tokens: list[Token], namer: Namer) -> str:
    """“… did not identify the site” → “What is the site?”; “declined to comment on the raid” → what it says on it."""
    for token in tokens:
        if token.lemma_.lower() in ("identify", "specify", "disclose") and is_negated(token):
            thing = next((c for c in token.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
            return (
                finish(f"What {'are' if thing.tag_ == 'NNS' else 'is'} {words_of(thing)}") if thing is not None else ""
            )
        if token.lemma_.lower() == "comment" and token.head.lemma_.lower() in ("decline", "refuse"):
            topic = next((c for p in token.rights if p.lower_ in ("on", "about") for c in p.rights), None)
            subject = find_subject(token.head)
            name = name_subject(subject, namer) if subject is not None else ""
            return finish(f"What does {name} say on {words_of(topic)}") if topic is not None and name else ""
    return ""


def _from_inquiry(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“… opened an inquiry into the fire” → “What will the inquiry find?”; a demanded one → “Will there be …?”."""
    for token in tokens:
        if token.lemma_.lower() not in _INQUIRIES or token.pos_ != "NOUN":
            continue
        verb = token.head if token.dep_ in ("dobj", "nsubj", "nsubjpass") else token.head.head
        words = re.sub(r"^(?:an?|the|its|their|his|her)\s+", "", words_of(token))
        if verb.lemma_.lower() in ("demand", "want", "urge", "seek", "call", "ask"):
            return finish(f"Will there be {'an' if words[:1].lower() in 'aeiou' else 'a'} {words}")
        if verb.lemma_.lower() in ("open", "launch", "start", "order", "begin", "announce"):
            return finish(f"What will the {words} find")
    return ""


RULES = (
    _from_unspecified,
    _from_whether,
    _from_question_word,
    _from_weighing,
    _from_pending,
    _from_unproven,
    _from_unclear,
    _from_withheld,
    _from_belief,
    _from_inquiry,
    _from_modal,
)
