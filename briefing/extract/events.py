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
from briefing.extract.trimming import dateline_length, trim_sentence
from briefing.model.observations import Event, Sentence

_CLAUSES = frozenset({"VERB", "AUX"})
_COMPARED = re.compile(
    r"(?i)\b(?:\w+est|most \w+|least \w+|first \w+|worst \w+|record)\b[^.;]*\b(?:since|for)\s(?:early\s|late\s|mid-)?$"
    r"|\b(?:from|against|than)\s+[\d$€£][\d,.]*\s*\w*\s(?:on\s|in\s)?$|\bas\sof\s(?:late\s|early\s)?$|\d\son\s$"
)
_COMPARED_AGO = re.compile(r"(?i)\b(?:from|against|than|on|not)\s$")
_NAME_AHEAD = re.compile(r"[A-Z]\w+\s$")
_DATELINE_BEHIND = re.compile(r"\s?(?:\(\w+\)\s)?[-–—|]+\s")
_NOUNLIKE = frozenset({"date.month", "date.season", "date.months"})
_TO_COME = frozenset({"will", "would", "'ll", "shall", "wo", "’ll"})
_NOMINAL = frozenset({"aux", "auxpass", "amod", "compound", "nsubj", "nsubjpass", "dobj", "pobj"})
_BACKWARD = frozenset({"against", "after", "over", "following", "since", "despite", "from"})
_OVER = frozenset({"had", "has", "have", "was", "were", "did", "'ve", "'d"})
_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
_SETS = frozenset({"plan", "schedule", "expect", "set", "propose", "intend", "fix", "suggest"})


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


def governor(token: Token) -> Token:
    """The verb of the clause in which a token stands; the head of its phrase where there is none."""
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in _CLAUSES and node.dep_ not in _NOMINAL:
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
    if token.dep_ == "poss" and auxiliaries & _TO_COME:
        return "past" if token.head.dep_ == "pobj" and token.head.head.lower_ in _BACKWARD else "unclear"
    if auxiliaries & _TO_COME or (token.head.lower_ == "until" and not auxiliaries & _OVER and verb.tag_ != "VBD"):
        return "future"
    if token.dep_ in ("dobj", "npadvmod") and token.head == verb and verb.lemma_ in _SETS:
        return "future"
    if verb.tag_ == "VBN" and verb.lemma_ in _SETS and auxiliaries & _IS and not auxiliaries & _OVER:
        return "future"  # “the vote is set for 30 August”
    if _is_awaited(token) and (verb.tag_ in ("VBZ", "VBP") or any(a.tag_ == "MD" for a in verb.children)):
        return "future"
    if "to" in auxiliaries:
        return "future" if verb.head.tag_ != "VBD" or verb.head.lemma_ in _SETS else "past"
    if auxiliaries & _OVER or verb.tag_ in ("VBD", "VBN"):
        return "past"
    on_verb = token.head == verb or (token.head.head == verb and token.head.pos_ == "ADP")
    told = any(a.tag_ == "VBD" for a in verb.ancestors)
    plain = verb.tag_ in ("VBZ", "VBP", "MD") and verb.lemma_ != "say"
    return "future" if plain and on_verb and not headline and not told else "open"


def _is_awaited(token: Token) -> bool:
    """“ahead of Saturday’s vote”: what is dated lies ahead of those spoken of."""
    noun = token.head if token.dep_ in ("poss", "compound", "nmod") else token
    return noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"


def _events_of(parsed: Parsed, sentence: Sentence, tokens: list[Token], moments: list[Moment]) -> Iterator[Event]:
    seen: set[str] = set()
    for moment in moments:
        token = moment_token(tokens, moment)
        if token is None or not _tells(sentence, moment, token, parsed.lexicon.words("conditionals")):
            continue
        key = moment.date or moment.expression.casefold()
        if key not in seen:
            seen.add(key)
            yield _event(parsed, sentence, tokens, moment, token)
    if not seen:
        yield from _ordered(parsed, sentence, tokens)


def _tells(sentence: Sentence, moment: Moment, token: Token, conditionals: frozenset[str]) -> bool:
    """Whether the clause of a date tells something: no comparison, condition, dateline or deadline met."""
    quote, place = sentence.evidence.quote, moment.start - sentence.span.start
    before, behind = quote[:place], quote[moment.end - sentence.span.start :]
    if _COMPARED.search(before) or (_NAME_AHEAD.search(before) and behind[:1] in ("”", '"', "’", "'")):
        return False
    if moment.rule == "date.ago" and _COMPARED_AGO.search(before):
        return False
    if (not before and _DATELINE_BEHIND.match(behind)) or place < dateline_length(quote):
        return False
    if moment.rule in _NOUNLIKE and token_ends_in_compound(token, moment):
        return False
    verb = governor(token)
    tense = tense_at(token)
    if verb.pos_ not in _CLAUSES and sentence.zone == "headline":
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if moment.rule == "date.today" and tense != "past" and not helpers & (_TO_COME - {"would"}):
        return False
    if token.head.lower_ == "before" or (token.head.lower_ in ("until", "by") and tense != "future"):
        return False
    if token.head.lower_ == "until" and any(c.dep_ == "neg" for c in verb.children):
        return False  # “will not come to a vote until 2030”: nothing happens then
    if moment.rule == "date.span" and re.search(r"(?i)\b(?:next|coming)\b", moment.expression):
        return False
    if any(c.lower_ in conditionals and c.dep_ == "mark" for c in verb.children):
        return False
    return not re.match(r"(?i)(?:whether|if)\b", quote)


def token_ends_in_compound(token: Token, moment: Moment) -> bool:
    """Whether the last word of a date only modifies a noun behind it: “December delivery”, “winter cuts”."""
    last = token
    while last.i + 1 < len(last.doc) and last.nbor(1).idx < moment.end:
        last = last.nbor(1)
    return last.dep_ in ("compound", "nmod", "amod") and last.head.idx >= moment.end and last.head.pos_ == "NOUN"


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
    return str(governor(token).lemma_.lower())


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
    if not past or {a.lower_ for a in verb.children} & {"will", "would", "may", "might", "could", "can"}:
        return False
    if cue.casefold() not in ("after", "following"):
        return verb.dep_ != "amod" and token.dep_ != "amod" and token.head.dep_ != "amod"
    return any(
        (c.dep_ in ("pobj", "dobj") and c.lemma_.lower() in nouns)
        or (c.dep_ == "pcomp" and c.tag_ == "VBG" and c.lemma_.lower() in verbs)
        for c in token.children
    )
