"""Quantities and what they count.

A figure is kept when the text says what it counts, measures or is worth; a bare number whose noun cannot be told is
left out. Names with numbers in them, ordinals, dates, ages, times and page furniture are no figures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from briefing.extract.counted import Counted, find_counted, number_tokens
from briefing.extract.dates import Moment
from briefing.extract.events import find_moments, governor
from briefing.extract.figure_context import read_context
from briefing.extract.parse import Parsed
from briefing.extract.quantities import Quantity, grammar_of
from briefing.model.observations import Figure, Sentence, Statement
from briefing.model.source import Span

_CALENDAR = frozenset({"date.unit", "date.span", "date.ago", "date.adjacent", "date.season", "date.today"})
_AGE_AHEAD = re.compile(r"(?i)\b(?:aged|age|age of|turned|turns|born in)\s$")
_AGE_BEHIND = re.compile(r"(?i)^(?:[\s-]?years?[\s-]old|\s?-?year-olds?\b)|^,?\s(?:is|was)\s\d+\s")
_CLOCK = re.compile(r"(?i)^(?::\d\d)?\s?(?:a\.?m\b|p\.?m\b|GMT|UTC|o'clock|o’clock|local time)")
_ORDINAL = re.compile(r"(?i)^(?:st|nd|rd|th)\b")


def find_figures(parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """The figures of a source, in text order; a figure inside a statement is attributed to its speaker."""
    grammar = grammar_of(parsed.lexicon)
    figures: list[Figure] = []
    for sentence in parsed.sentences:
        if sentence.zone in ("heading", "headline"):
            continue
        start, end = sentence.span.start, sentence.span.end
        text = re.sub(r"[\n\r\t]", " ", parsed.source.text[start:end])
        quantities = [q.moved(start) for q in grammar.find(text)]
        if not quantities:
            continue
        tokens = parsed.tokens(sentence)
        moments = find_moments(parsed, sentence, tokens)
        for quantity in quantities:
            figure = _figure(parsed, sentence, tokens, moments, quantity, figures)
            if figure is not None:
                figures.append(_attributed(figure, statements))
    return tuple(figures)


def _figure(
    parsed: Parsed,
    sentence: Sentence,
    tokens: list[Token],
    moments: list[Moment],
    quantity: Quantity,
    before: list[Figure],
) -> Figure | None:
    numbers = number_tokens(tokens, quantity)
    if not numbers or _no_figure(parsed, sentence, numbers, moments, quantity):
        return None
    counted = find_counted(parsed, tokens, numbers, quantity, before)
    if counted is None or (not counted.text and quantity.kind not in ("money", "percent", "measure", "votes")):
        return None
    context = read_context(parsed, tokens, numbers, moments, quantity)
    rule = _rule_of(quantity, counted)
    return Figure(
        printed=parsed.source.text[quantity.start : quantity.end],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        counts=counted.text,
        head=counted.head,
        scope=context.scope,
        stage=counted.stage or context.stage,
        bound=quantity.bound,
        approximate=quantity.approximate,
        as_of=context.as_of,
        span=parsed.span(quantity.start, quantity.end),
        evidence=parsed.cite_sentence(quantity.start, rule),
    )


def _rule_of(quantity: Quantity, counted: Counted) -> str:
    if counted.elliptical:
        return "figure.elliptical"
    if quantity.kind == "count" and quantity.value is None:
        return "figure.vague" if quantity.high is None else "figure.range"
    if quantity.low is not None and quantity.kind == "measure":
        return "figure.range"
    return f"figure.{quantity.kind}"


def _no_figure(
    parsed: Parsed, sentence: Sentence, numbers: list[Token], moments: list[Moment], quantity: Quantity
) -> bool:
    """Whether the number is part of a date, a time, an age, a name or the page's furniture."""
    text, start, end = parsed.source.text, quantity.start, quantity.number_end
    if any(m.start < end and start < m.end and m.rule not in _CALENDAR for m in moments):
        return True
    before, behind = text[max(sentence.span.start, start - 24) : start], text[end : end + 24]
    if _AGE_AHEAD.search(before) or _AGE_BEHIND.match(behind) or _CLOCK.match(behind) or _ORDINAL.match(behind):
        return True
    if re.match(r"^,\s", behind) and re.search(r"[A-Z][\w'’-]+,\s$", before) and quantity.kind == "count":
        return True
    if start == sentence.span.start and re.match(r"[.)]\s", behind) and quantity.kind == "count":
        return True
    if quantity.kind == "count" and quantity.value == 1:
        return True
    if _year_like(text[start:end], quantity) and not numbers[-1].head.tag_ == "NNS":
        return True
    return _designation(parsed, numbers, quantity)


def _year_like(printed: str, quantity: Quantity) -> bool:
    return quantity.kind == "count" and bool(re.fullmatch(r"(?:1[6-9]|20)\d\d", printed))


def _designation(parsed: Parsed, numbers: list[Token], quantity: Quantity) -> bool:
    """“Resolution 1718”, “Article 5”, “Flight 370”, “page 3”: the number names what stands before it."""
    first, last = numbers[0], numbers[-1]
    previous = first.nbor(-1) if first.i > 0 else None
    if previous is None or quantity.kind not in ("count", "measure") or quantity.bound or quantity.approximate:
        return False
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    counts = following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN") or quantity.kind == "measure"
    if previous.lower_ in parsed.lexicon.words("designators") and previous.pos_ in ("NOUN", "PROPN"):
        return not counts or previous.text[0].isupper()
    return previous.pos_ == "PROPN" and not counts and governor(first).pos_ != "X"


def _attributed(figure: Figure, statements: tuple[Statement, ...]) -> Figure:
    """The figure with the speaker of the narrowest statement that holds it."""
    holding = [
        (span.end - span.start, statement.speaker)
        for statement in statements
        for span in statement.content
        if statement.speaker is not None and span.contains(figure.span)
    ]
    best: Span | None = min(holding, key=lambda found: found[0])[1] if holding else None
    return replace(figure, attributed_to=best)
