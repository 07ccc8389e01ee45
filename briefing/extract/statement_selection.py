"""From candidates to statements: take quotations whole, keep one of each, carry a quotation on to the next one."""

from __future__ import annotations

from briefing.extract.quotes import Quotation, QuoteIndex
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
    """A quotation without a cue of its own goes on with the speaker of the one before it.

    That is, in the same paragraph after a quoted statement or right after a reported one, or in the next paragraph when
    the quotation before was left open.
    """
    owners = {id(quote): c for c in kept for quote in _quotations_of(c, quotes)}
    for before, quote in zip(quotes.outer, quotes.outer[1:], strict=False):
        owner = owners.get(id(before))
        if owner is None or id(quote) in owners or quote.end - quote.start <= _SHORTEST_CARRIED:
            continue
        between = text[before.end : quote.start]
        same_paragraph = "\n" not in between and _no_other_voice(owner, kept, before.end, quote.start)
        if (before.continued and not between.strip()) or same_paragraph:
            owner.content.append((quote.start, quote.end))
            owners[id(quote)] = owner


def _no_other_voice(owner: Candidate, kept: list[Candidate], start: int, end: int) -> bool:
    """Whether nobody else speaks between two quotations, and they are close."""
    others = [c for c in kept if c is not owner and start <= c.anchor[0] < end and c.clausal]
    last = max([start, *(place[1] for place in (owner.cue, *owner.content) if place[1] <= end)])
    return not others and end - last < _CARRY


def _quotations_of(candidate: Candidate, quotes: QuoteIndex) -> list[Quotation]:
    return [quote for start, end in candidate.content for quote in quotes.touching(start, end)]
