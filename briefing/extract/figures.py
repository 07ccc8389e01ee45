"""Quantities and what they count.

A figure is kept when the text says what it counts, measures or is worth; a bare number whose noun cannot be told is
left out. Names with numbers in them, ordinals, dates, ages, times and page furniture are no figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from briefing.extract.counted import TIME_UNITS, find_counted, is_scaled, number_tokens
from briefing.extract.events import find_moments
from briefing.extract.figure_context import read_context
from briefing.extract.moments import Moment
from briefing.extract.parse import Parsed
from briefing.extract.phrases import Counted
from briefing.extract.quantities import Quantity, grammar_of
from briefing.extract.tenses import governor
from briefing.model.observations import Figure, Sentence, Statement
from briefing.model.source import Span

_AGE_AHEAD = re.compile(r"(?i)\b(?:aged|age|age of|turned|turns|born in)\s$")
_AGE_BEHIND = re.compile(r"(?i)^(?:[\s-]?years?[\s-]old|\s?-?year-olds?\b)|^,?\s(?:is|was)\s\d+\s")
_CLOCK = re.compile(r"(?i)^(?::\d\d)?\s?(?:a\.?m\b|p\.?m\b|GMT|UTC|o'clock|o’clock|local time)")
_NAMED_SPAN = re.compile(r"\b[A-Z][a-z]+$")  # “the film 13 Hours”: a measure is not written with a capital
_RANKED = re.compile(r"(?i)\b(?:the|its|their|his|her)\s(?:first|last|next|other|top)\s$")  # “the first two candidates”
_ORDINAL = re.compile(r"(?i)^(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentence of a quantity, its tokens and its dates."""

    sentence: Sentence
    tokens: list[Token]
    moments: list[Moment]


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
        setting = Setting(sentence, tokens, find_moments(parsed, sentence, tokens))
        for quantity in quantities:
            numbers = number_tokens(tokens, quantity)
            if not numbers or _no_figure(parsed, setting, numbers, quantity):
                continue
            figure = _figure(parsed, setting, numbers, quantity, figures)
            if figure is not None:
                figures.append(_attributed(figure, statements))
    return tuple(figures)


def _figure(
    parsed: Parsed, setting: Setting, numbers: list[Token], quantity: Quantity, before: list[Figure]
) -> Figure | None:
    tokens, moments = setting.tokens, setting.moments
    counted = find_counted(parsed, tokens, numbers, quantity, before)
    if counted is None or (
        not counted.text and not counted.unit and quantity.kind not in ("money", "percent", "measure", "votes")
    ):
        return None
    context = read_context(parsed, tokens, numbers, moments, quantity)
    rule = _rule_of(quantity, counted)
    return Figure(
        printed=parsed.source.text[quantity.start : quantity.end],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit or counted.unit,
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


def _no_figure(parsed: Parsed, setting: Setting, numbers: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a date, a time, an age, a name or the page's furniture."""
    text, start, end = parsed.source.text, quantity.start, quantity.number_end
    if any(m.start < end and start < m.end for m in setting.moments):
        return True
    before, behind = text[max(setting.sentence.span.start, start - 24) : start], text[end : end + 24]
    if before.endswith('="') or (quantity.value or 0) >= 1e16:
        return True
    if _AGE_AHEAD.search(before) or _AGE_BEHIND.match(behind) or _CLOCK.match(behind) or _ORDINAL.match(behind):
        return True
    if re.match(r"^,\s", behind) and re.search(r"[A-Z][\w'’-]+,\s$", before) and quantity.kind == "count":
        return True
    if start == setting.sentence.span.start and re.match(r"[.)]\s", behind) and quantity.kind == "count":
        return True
    if quantity.unit in TIME_UNITS and _NAMED_SPAN.search(text[start : quantity.end]):
        return True
    if quantity.kind == "count" and (quantity.value == 1 or (_RANKED.search(before) and not is_scaled(quantity))):
        return True
    if _year_like(text[start:end], quantity) and numbers[-1].head.tag_ != "NNS":
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
    counts = (following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN")) or quantity.kind == "measure"
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
