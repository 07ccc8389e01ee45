"""From candidates to statements: take quotations whole, keep one of each, carry a quotation on to the next one."""

from __future__ import annotations

from briefing.extract.quotes import QuoteIndex
from briefing.extract.statement_cues import Candidate, Place

_SAME = 0.7
_CARRY = 80
_SHORTEST_CARRIED = 25


def select_candidates(candidates: list[Candidate], quotes: QuoteIndex, text: str) -> list[Candidate]:
    """The candidates that stand, in text order. `text` has its paragraphs parted by line breaks."""
    first: dict[Place, Candidate] = {}
    for candidate in candidates:
        candidate.content = _grown(candidate, quotes)
        candidate.chars = {i for start, end in candidate.content for i in range(start, end)}
        if candidate.content:
            first.setdefault(candidate.anchor, candidate)
    kept = _without_inner(_without_doubles(sorted(first.values(), key=lambda c: c.anchor)))
    _carry_on(kept, quotes, text)
    return kept


def _grown(candidate: Candidate, quotes: QuoteIndex) -> list[Place]:
    """The content with each quotation that it touches taken whole."""
    grown: list[Place] = []
    for start, end in candidate.content:
        for quote in quotes.touching(start, end):
            if quote.start < candidate.anchor[0] < quote.end:
                continue
            if min(end, quote.end) - max(start, quote.start) > 3:
                start, end = min(start, quote.start), max(end, quote.end)  # noqa: PLW2901
        if grown and start <= grown[-1][1]:
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
        else:
            grown.append((start, end))
    return grown


def _without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in candidates:
        chars = candidate.chars
        if not any(len(o.chars & chars) / len(o.chars | chars) > _SAME for o in kept):
            kept.append(candidate)
    return kept


def _without_inner(candidates: list[Candidate]) -> list[Candidate]:
    """Without those whose cue lies inside another's content, unless each holds the other."""

    def is_inner(one: Candidate, other: Candidate) -> bool:
        return one.anchor[0] in other.chars and other.anchor[0] not in one.chars

    return [c for c in candidates if not any(is_inner(c, o) for o in candidates if o is not c)]


def _carry_on(kept: list[Candidate], quotes: QuoteIndex, text: str) -> None:
    """A later quotation of the same paragraph, without a cue of its own, goes on with the same speaker."""
    covered = {i for candidate in kept for i in candidate.chars}
    for quote in quotes.outer:
        if quote.end - quote.start <= _SHORTEST_CARRIED or covered.intersection(range(quote.start + 1, quote.end - 1)):
            continue
        before = [c for c in kept if c.content[-1][1] <= quote.start and c.cue[0] < quote.start]
        if not before:
            continue
        last = before[-1]
        near = quote.start - max(last.cue[1], last.content[-1][1]) < _CARRY
        if near and "\n" not in text[last.content[0][0] : quote.start] and _is_quoted(last, quotes):
            last.content.append((quote.start, quote.end))


def _is_quoted(candidate: Candidate, quotes: QuoteIndex) -> bool:
    return any(quotes.touching(start, end) for start, end in candidate.content)
