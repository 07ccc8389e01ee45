"""Clauses with a date or a place in the order of things: who did what when, in one line.

The line is the source's own sentence, shortened by side clauses that hold neither the date nor what it dates; the
attribution and every hedge of the sentence stay in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from briefing.extract.calendars import Anchor
from briefing.extract.dates import Moment, grammar_of
from briefing.extract.parse import Parsed
from briefing.extract.trimming import trim_sentence
from briefing.model.observations import Event, Sentence

_CLAUSES = frozenset({"VERB", "AUX"})
_SUPERLATIVE = re.compile(r"(?i)\b(?:\w+est|most \w+|least \w+|first \w+|worst \w+|record)\b[^.;]*\b(?:since|for)\s$")
_FUTURE_MARKS = frozenset({"until", "by"})


def find_events(parsed: Parsed) -> tuple[Event, ...]:
    """The events of a source, in text order."""
    events: list[Event] = []
    previous: Moment | None = None
    for sentence in parsed.sentences:
        tokens = parsed.tokens(sentence)
        moments = find_moments(parsed, sentence, tokens, previous)
        previous = next((m for m in reversed(moments) if m.date), previous)
        if sentence.zone != "heading" and not sentence.evidence.quote.rstrip("'\"”’").endswith("?"):
            events.extend(_events_of(parsed, sentence, tokens, moments))
    return tuple(events)


def find_moments(
    parsed: Parsed, sentence: Sentence, tokens: list[Token], previous: Moment | None = None
) -> list[Moment]:
    """The dates of a sentence, with offsets into the source."""
    start, end = sentence.span.start, sentence.span.end

    def future(offset: int) -> bool:
        return speaks_of_future(token_at(tokens, start + offset), sentence.zone == "headline")

    anchor = Anchor(published=parsed.source.published or "")
    text = re.sub(r"\s", " ", parsed.source.text[start:end])
    return [m.moved(start) for m in grammar_of(parsed.lexicon).find(text, anchor, future, previous)]


def token_at(tokens: list[Token], offset: int) -> Token | None:
    """The token that holds an offset of the source, or the first behind it."""
    return next((t for t in tokens if t.idx + len(t) > offset), None)


def governor(token: Token) -> Token:
    """The verb of the clause in which a token stands; the head of its phrase where there is none."""
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in _CLAUSES and node.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return node
    return node


def speaks_of_future(token: Token | None, headline: bool = False) -> bool:
    """Whether the clause around a token tells what is to come: will, would, is to, plain present, until and by."""
    if token is None:
        return False
    if token.head.lower_ in _FUTURE_MARKS and token.dep_ == "pobj" and token.head.lower_ == "until":
        return True
    verb = governor(token)
    auxiliaries = {a.lower_ for a in verb.children if a.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"will", "would", "'ll", "shall", "wo"}:
        return True
    if auxiliaries & {"had", "has", "have", "was", "were", "did", "'ve", "'d"} or verb.tag_ in ("VBD", "VBN"):
        return False
    if "to" in auxiliaries:
        return verb.head.tag_ != "VBD" or verb.head.lemma_ in ("plan", "schedule", "expect", "due", "set", "intend")
    return verb.tag_ in ("VBZ", "VBP", "MD") and not headline


def _events_of(parsed: Parsed, sentence: Sentence, tokens: list[Token], moments: list[Moment]) -> Iterator[Event]:
    seen: set[str] = set()
    for moment in moments:
        token = token_at(tokens, moment.start)
        if token is None or not _tells(sentence, tokens, moment, token, parsed.lexicon.words("conditionals")):
            continue
        key = moment.date or moment.expression.casefold()
        if key not in seen:
            seen.add(key)
            yield _event(parsed, sentence, tokens, moment, token)
    if not seen:
        yield from _ordered(parsed, sentence, tokens)


def _tells(sentence: Sentence, tokens: list[Token], moment: Moment, token: Token, conditionals: frozenset[str]) -> bool:
    """Whether the clause of a date tells something: not a comparison, a condition or a dateline."""
    before = sentence.evidence.quote[: moment.start - sentence.span.start]
    if _SUPERLATIVE.search(before):
        return False
    if moment.start == sentence.span.start and re.match(r"\s?(?:\(\w+\)\s)?[-–—|]\s", _behind(sentence, moment)):
        return False
    verb = governor(token)
    if verb.pos_ not in _CLAUSES and sentence.zone == "headline":
        return False
    return not any(c.lower_ in conditionals and c.dep_ == "mark" for c in verb.children)


def _behind(sentence: Sentence, moment: Moment) -> str:
    return sentence.evidence.quote[moment.end - sentence.span.start :]


def _event(parsed: Parsed, sentence: Sentence, tokens: list[Token], moment: Moment, token: Token) -> Event:
    text = trim_sentence(tokens, moment.start, moment.end)
    return Event(
        date=moment.date,
        precision=moment.precision,
        derivation=moment.derivation,
        expression=moment.expression,
        text=text,
        predicate=_predicate(token),
        evidence=parsed.cite_sentence(sentence.span.start, moment.rule),
    )


def _predicate(token: Token) -> str:
    """The lemma of what is dated: the clause's verb, or the noun that the date names."""
    head = token.head
    if token.dep_ in ("poss", "compound", "nmod", "nummod") and head.pos_ in ("NOUN", "PROPN"):
        return str(head.lemma_.lower())
    return str(governor(token).lemma_.lower())


def _ordered(parsed: Parsed, sentence: Sentence, tokens: list[Token]) -> Iterator[Event]:
    """At most one event for a sentence without a date: its first word of order that stands with a finished act."""
    quote = re.sub(r"\s", " ", sentence.evidence.quote)
    for compiled in parsed.lexicon.patterns("event."):
        for m in compiled.regex.finditer(quote):
            token = token_at(tokens, sentence.span.start + m.start())
            if token is None or not _finished(token, parsed.lexicon.words("event_nouns")):
                continue
            yield Event(
                date="",
                precision="undated",
                derivation="order only",
                expression=m.group(),
                text=trim_sentence(tokens, token.idx, token.idx + len(m.group())),
                predicate=str(governor(token).lemma_.lower()),
                evidence=parsed.cite_sentence(sentence.span.start, compiled.rule.id),
            )
            return


def _finished(token: Token, event_nouns: frozenset[str]) -> bool:
    """Whether a word of order goes with an act that is over: a past verb, and for “after” a noun or verb that happens."""
    verb = governor(token)
    past = verb.tag_ in ("VBD", "VBN", "VBG") and not any(
        a.lower_ in ("will", "would", "may", "might", "could") for a in verb.children
    )
    if token.pos_ == "ADV" or token.lower_.endswith("ly"):
        return past and token.head.pos_ == "VERB" and token.dep_ != "amod" and token.head.dep_ != "amod"
    if not past or token.pos_ not in ("ADP", "SCONJ", "VERB"):
        return False
    return any(
        (c.dep_ in ("pobj", "dobj") and c.lemma_.lower() in event_nouns) or (c.dep_ == "pcomp" and c.tag_ == "VBG")
        for c in token.children
    )
