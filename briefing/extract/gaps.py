"""Questions from what is missing: things unnamed, unclear, unproven, withheld or under inquiry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.interrogatives import (
    BELIEFS,
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
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNPROVEN = ("unconfirmed", "unverified", "alleged")
_INQUIRIES = ("inquiry", "investigation", "inspection", "probe", "review", "audit", "debate", "dialogue")
_PANELS = ("commission", "committee", "panel", "board", "court")
_QUALITIES = {
    "credibility": "credible",
    "authenticity": "authentic",
    "legality": "legal",
    "veracity": "true",
    "accuracy": "accurate",
    "validity": "valid",
    "reliability": "reliable",
    "feasibility": "feasible",
}
_SETTLING = ("determine", "decide", "settle", "define", "choose", "specify")
_SUPPOSING = ("believe", "think", "understand", "presume", "suspect")
_LOOKING = ("look", "investigate", "examine", "probe", "inspect")
_AGENT = re.compile(r"(?:er|or|man|men|people|person|ist|ian|party|group|assailant|militant|culprit)$")
_PERSON = re.compile(r"\b(?:he|she)\b")


def from_unspecified(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001  one contract for all
    """“… announced unspecified measures” → “What are the measures?”."""
    for token in tokens:
        if token.lower_ not in ("unspecified", "undisclosed") or token.head.pos_ != "NOUN":
            continue
        noun = token.head
        words = noun.doc[token.i + 1 : noun.i + 1].text.strip("“”\"' ")
        return finish(f"What {'are' if noun.tag_ == 'NNS' else 'is'} the {words}")
    return ""


def from_unknown(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“… by unknown attackers” → “Who are the attackers?”."""
    for token in tokens:
        noun = token.head
        if token.lower_ in ("unknown", "unidentified") and token.dep_ == "amod" and noun.pos_ == "NOUN":
            several = noun.tag_ == "NNS"
            asked = "Who" if _AGENT.search(noun.lemma_.lower()) else "What"
            words = words_of(noun).split(token.text, 1)[1].strip()
            if " " not in words:
                return ""
            return finish(f"{asked} {'are' if several else 'is'} the {words}")
    return ""


def from_belief(tokens: list[Token], namer: Namer) -> str:
    """“… fear that the blight will reach the coast” → “Will the blight reach the coast?”."""
    for token in tokens:
        if token.lemma_.lower() not in (*BELIEFS, "suspect", "doubt") or token.pos_ not in ("NOUN", "VERB"):
            continue
        clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp") and find_subject(c) is not None), None)
        if clause is not None and clause.pos_ in ("VERB", "AUX"):
            return invert(clause, namer)
    return ""


def from_unproven(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“unconfirmed rumours of a strike” → “Are the rumours of a strike confirmed?”."""
    for token in tokens:
        noun = token.head.head if token.head.dep_ == "compound" else token.head
        if token.lower_ in _UNPROVEN and noun.pos_ == "NOUN" and token.dep_ == "amod":
            words = noun.doc[token.i + 1 : clause_end(noun) + 1].text
            return finish(f"{'Are' if noun.tag_ == 'NNS' else 'Is'} the {words} confirmed")
    return ""


def from_unclear(tokens: list[Token], namer: Namer) -> str:
    """“The cause of the leak remains unclear” → “What is the cause of the leak?”."""
    for token in tokens:
        if token.lower_ not in ("unclear", "unknown", "uncertain", "undecided", "unresolved") or token.pos_ != "ADJ":
            continue
        rights = [*token.rights, *token.head.rights]
        about = next((c for p in rights if p.lower_ in ("about", "on") for c in p.rights if c.tag_ == "NN"), None)
        if about is not None:
            return finish(f"What is {words_of(about)}")
        subject = find_subject(token.head)
        name = name_subject(subject, namer) if subject is not None and subject.tag_ == "NN" else ""
        return finish(f"What is {name}") if name else ""
    return ""


def from_withheld(tokens: list[Token], namer: Namer) -> str:
    """“… did not identify the site” → “What is the site?”; “declined to comment on the raid” → what it says on it."""
    for token in tokens:
        if token.lemma_.lower() in ("identify", "specify", "disclose") and is_negated(token):
            thing = next((c for c in token.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
            return (
                finish(f"What {'are' if thing.tag_ == 'NNS' else 'is'} {words_of(thing)}") if thing is not None else ""
            )
        out = any(c.dep_ == "prt" and c.lower_ == "out" for c in token.rights)
        if token.lemma_.lower() == "know" and is_negated(token):
            thing = next((c for c in token.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
            if thing is not None and any(c.lower_ == "of" for c in thing.rights):
                return finish(f"What is {words_of(thing)}")
        refused = token.head.lemma_.lower() in ("decline", "refuse") or is_negated(token)
        if token.lemma_.lower() == "rule" and out and refused:
            thing = next((c for c in token.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
            return finish(f"Will there be {words_of(thing)}") if thing is not None else ""
        if token.lemma_.lower() in ("comment", "draw") and refused:
            topic = next((c for p in token.rights if p.lower_ in ("on", "about") for c in p.rights), None)
            subject = find_subject(token) or find_subject(token.head)
            name = name_subject(subject, namer) if subject is not None else ""
            asked = _PERSON.sub(name, words_of(topic)) if topic is not None else ""
            return finish(f"What does {name} say on {asked}") if asked and name else ""
    return ""


def from_quality(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“… questioned the credibility of the account” → “Is the account credible?”."""
    for token in tokens:
        thing = next((c for p in token.rights if p.lower_ == "of" for c in p.rights), None)
        if token.lower_ in _QUALITIES and thing is not None and thing.pos_ in ("NOUN", "PROPN"):
            lead = "Are" if thing.tag_ in ("NNS", "NNPS") else "Is"
            return finish(f"{lead} {words_of(thing)} {_QUALITIES[token.lower_]}")
    return ""


def from_settling(tokens: list[Token], namer: Namer) -> str:
    """“… to determine the right response” → “What will the right response be?”; “is looking into the leak”."""
    for token in tokens:
        thing = next((c for c in token.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
        to = any(c.dep_ == "aux" and c.lower_ in ("to", "will") for c in token.lefts)
        if token.lemma_.lower() in _SETTLING and to and thing is not None and thing.left_edge.lower_ == "the":
            return finish(f"What will {words_of(thing)} be")
        if token.lemma_.lower() in _LOOKING and token.tag_ == "VBG":
            into = next((c for p in token.rights if p.lower_ == "into" for c in p.rights if c.pos_ == "NOUN"), None)
            subject = find_subject(token)
            name = name_subject(subject, namer) if subject is not None else ""
            if name and (thing or into) is not None:
                return finish(f"What will {name} find on {words_of(thing or into)}")  # type: ignore[arg-type]
    return ""


def from_unverified(tokens: list[Token], namer: Namer) -> str:
    """“The hypothesis remains to be verified” → “Will the hypothesis be verified?”."""
    for token in tokens:
        if token.tag_ == "VBN" and token.lemma_.lower() in ("verify", "confirm", "decide", "determine", "settle"):
            marks = {c.lower_ for c in token.lefts}
            subject = find_subject(token) or governing_subject(token)
            if {"to", "be"} <= marks and subject is not None:
                return ask("Will", subject, namer, token, token, participle=True)
    return ""


def from_supposed(tokens: list[Token], namer: Namer) -> str:
    """“The men are thought to have crossed” → “Did the men cross?”; “It is believed that they did” → the same."""
    for token in tokens:
        passive = any(c.dep_ == "auxpass" for c in token.lefts)
        if token.lemma_.lower() not in _SUPPOSING or not passive:
            continue
        clause = next((c for c in token.rights if c.dep_ in ("ccomp", "xcomp") and c.pos_ in ("VERB", "AUX")), None)
        subject = find_subject(token)
        if clause is None or subject is None or not is_governed(token):
            return ""
        if clause.dep_ == "ccomp":
            return invert(clause, namer)
        perfect = any(c.lower_ == "have" for c in clause.lefts)
        if perfect and not any(c.dep_ == "auxpass" for c in clause.lefts) and clause.lemma_ != "be":
            return ask("Did", subject, namer, clause, clause)
    return ""


def from_unexplained(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“There was no information on the cause” → “What is known about the cause?”."""
    for token in tokens:
        none = any(c.lower_ == "no" for c in token.lefts)
        if none and token.lemma_.lower() in ("information", "detail", "explanation", "word"):
            preps = [c for c in token.rights if c.lower_ in ("on", "about", "of")]
            thing = next((c for p in preps for c in p.rights if c.pos_ in ("NOUN", "PROPN")), None)
            return finish(f"What is known about {words_of(thing)}") if thing is not None else ""
    return ""


def from_inquiry(tokens: list[Token], namer: Namer) -> str:  # noqa: ARG001
    """“… opened an inquiry into the fire” → “What will the inquiry find?”; a demanded one → “Will there be …?”."""
    for token in tokens:
        if token.lemma_.lower() not in _INQUIRIES or token.pos_ != "NOUN":
            continue
        token = _panel(token)  # noqa: PLW2901  what is asked for is the commission, not its inquiry
        verb = token.head if token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") else token.head.head
        words = re.sub(r"^(?:an?|the|its|their|his|her)\s+", "", words_of(token))
        wanted = verb.lemma_ == "be" and any(c.lower_ == "should" for c in verb.lefts)
        if wanted or verb.lemma_.lower() in ("demand", "want", "wish", "urge", "seek", "call", "ask"):
            article = "an" if words[:1].lower() in "aeiou" else "a"
            counted = any(c.dep_ in ("det", "poss") for c in token.lefts)
            return finish(f"Will there be {article} {words}" if counted else f"Will there be {words}")
        if verb.lemma_.lower() in ("open", "launch", "start", "order", "begin", "announce"):
            return finish(f"What will the {words} find")
    return ""


def _panel(token: Token) -> Token:
    """The commission of a “commission of inquiry”; else the noun itself."""
    above = token.head.head
    panel = token.dep_ == "pobj" and token.head.lower_ == "of" and above.lemma_.lower() in _PANELS
    return above if panel else token
