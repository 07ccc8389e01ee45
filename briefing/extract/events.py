"""Clauses with a date or a place in the order of things: who did what when, in one line.

The line is the source's own sentence, shortened by side clauses that hold neither the date nor what it dates; the
attribution and every hedge of the sentence stay in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from briefing.extract.calendars import Anchor, Tense
from briefing.extract.clauses import find_agent, find_patient
from briefing.extract.concepts import load_concepts
from briefing.extract.dates import grammar_of
from briefing.extract.moments import Moment
from briefing.extract.parse import Parsed
from briefing.extract.tellings import tells
from briefing.extract.tenses import governor, tense_at
from briefing.extract.trimming import trim_sentence
from briefing.model.observations import Event, Sentence


def find_events(parsed: Parsed) -> tuple[Event, ...]:
    """The events of a source, in text order."""
    events: list[Event] = []
    previous: Moment | None = None
    for sentence in parsed.sentences:
        tokens = parsed.tokens(sentence)
        moments = find_moments(parsed, sentence, tokens, previous)
        previous = next(
            (m for m in reversed(moments) if m.date), previous if _near(parsed, previous, sentence) else None
        )
        if sentence.zone != "heading" and not sentence.evidence.quote.rstrip("'\"”’").endswith("?"):
            events.extend(_events_of(parsed, sentence, tokens, moments))
    return tuple(events)


def _near(parsed: Parsed, previous: Moment | None, sentence: Sentence) -> bool:
    """Whether the last date stands in this sentence or the one before."""
    if previous is None:
        return False
    home = parsed.sentence_at(previous.start)
    return home is not None and sentence.number - home.number <= 1


def find_moments(
    parsed: Parsed, sentence: Sentence, tokens: list[Token], previous: Moment | None = None
) -> list[Moment]:
    """The dates of a sentence, with offsets into the source."""
    start, end = sentence.span.start, sentence.span.end

    def tense(first: int, last: int) -> Tense:
        inside = [t for t in tokens if t.idx < start + last and t.idx + len(t) > start + first]
        return tense_at(_outward(inside), headline=sentence.zone == "headline")

    anchor = Anchor(published=parsed.source.published or "")
    text = re.sub(r"\s", " ", parsed.source.text[start:end])
    return [m.moved(start) for m in grammar_of(parsed.lexicon).find(text, anchor, tense, previous)]


def moment_token(tokens: list[Token], moment: Moment) -> Token | None:
    """The token by which a date hangs on the rest of its sentence."""
    return _outward([t for t in tokens if t.idx < moment.end and t.idx + len(t) > moment.start])


def _outward(inside: list[Token]) -> Token | None:
    places = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in places or t.head == t), inside[0] if inside else None)


def token_at(tokens: list[Token], offset: int) -> Token | None:
    """The token that holds an offset of the source, or the first behind it."""
    return next((t for t in tokens if t.idx + len(t) > offset), None)


def _events_of(parsed: Parsed, sentence: Sentence, tokens: list[Token], moments: list[Moment]) -> Iterator[Event]:
    seen: set[str] = set()
    for moment in moments:
        token = moment_token(tokens, moment)
        if token is None or not tells(parsed.lexicon, sentence, tokens, moment, token):
            continue
        key = moment.date or moment.expression.casefold()
        if key not in seen:
            seen.add(key)
            yield _event(parsed, sentence, tokens, moment, token)
    if not seen:
        yield from _ordered(parsed, sentence, tokens)


def _event(parsed: Parsed, sentence: Sentence, tokens: list[Token], moment: Moment, token: Token) -> Event:
    text = trim_sentence(tokens, moment.start, moment.end)
    concepts, verb = load_concepts(parsed.lexicon), governor(token)
    agent, patient = (find(verb) if verb.pos_ == "VERB" else None for find in (find_agent, find_patient))
    return Event(
        date=moment.date,
        precision=moment.precision,
        derivation=moment.derivation,
        expression=moment.expression,
        text=text,
        predicate=_predicate(token),
        agent=concepts.of_token(agent) if agent is not None else "",
        patient=concepts.of_token(patient) if patient is not None else "",
        evidence=parsed.cite_sentence(sentence.span.start, moment.rule),
    )


def _predicate(token: Token) -> str:
    """The lemma of what is dated: the clause's verb, or the noun that the date names."""
    head = token.head
    if token.dep_ in ("poss", "compound", "nmod", "nummod") and head.pos_ in ("NOUN", "PROPN"):
        return str(head.lemma_.lower())
    verb = governor(token)
    return str((_told_act(verb) or verb).lemma_.lower())


def _told_act(verb: Token) -> Token | None:
    """“said on Thursday that work had resumed”: the finished act that is told."""
    told = (c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBN")
    return next((c for c in told if any(a.lower_ in ("had", "'d", "’d") for a in c.children)), None)


def _ordered(parsed: Parsed, sentence: Sentence, tokens: list[Token]) -> Iterator[Event]:
    """At most one event for a sentence without a date: its first word of order that stands with a finished act."""
    quote = re.sub(r"\s", " ", sentence.evidence.quote)
    nouns, verbs = parsed.lexicon.words("event_nouns"), parsed.lexicon.words("order_verbs")
    for compiled in parsed.lexicon.patterns("event."):
        for m in compiled.regex.finditer(quote):
            token = token_at(tokens, sentence.span.start + m.start())
            if token is None or not _finished(token, m.group(), nouns, verbs):
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


def _finished(token: Token, cue: str, nouns: frozenset[str], verbs: frozenset[str]) -> bool:
    """Whether a word of order goes with an act that is over; “after” and “following” need something that happens."""
    verb = governor(token)
    past = verb.tag_ in ("VBD", "VBN", "VBG") and verb.lemma_ != "be"
    if (
        not past
        or verb.dep_ == "acl"
        or {a.lower_ for a in verb.children} & {"will", "would", "may", "might", "could", "can"}
    ):
        return False
    if cue.casefold() not in ("after", "following"):
        return verb.dep_ != "amod" and token.dep_ != "amod" and token.head.dep_ != "amod"
    return any(
        (c.dep_ in ("pobj", "dobj") and c.lemma_.lower() in nouns)
        or (c.dep_ == "pcomp" and c.tag_ == "VBG" and c.lemma_.lower() in verbs)
        for c in token.children
    )
