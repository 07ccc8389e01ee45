"""From candidates to statements: take quotations whole, keep one of each, carry a quotation on to the next one."""

from __future__ import annotations

import re

from briefing.extract.quotes import Quotation, QuoteIndex
from briefing.extract.statement_cues import Candidate, Place

_SAME = 0.7
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_NEXT_SENTENCE = re.compile(r"[^\n]{0,60}[.!?:]\s?")
_CARRY = 300
_SHORTEST_CARRIED = 25


def select_candidates(candidates: list[Candidate], quotes: QuoteIndex, text: str) -> list[Candidate]:
    """The candidates that stand, in text order. `text` has its paragraphs parted by line breaks."""
    first: dict[Place, Candidate] = {}
    for candidate in candidates:
        candidate.content = _grown(candidate, quotes)
        candidate.chars = {i for start, end in candidate.content for i in range(start, end)}
        if candidate.content:
            first.setdefault(candidate.anchor, candidate)
    _settle_quotations(list(first.values()), quotes)
    settled = sorted((c for c in first.values() if c.content), key=lambda c: c.anchor)
    kept = _without_inner(_without_doubles(settled))
    kept = _pointing_back(kept, text)
    _carry_on(kept, quotes, text)
    return sorted([*kept, *_whole_paragraphs(kept, quotes, text)], key=lambda c: c.anchor)


def _settle_quotations(candidates: list[Candidate], quotes: QuoteIndex) -> None:
    """A quotation that two candidates hold whole belongs to the nearer cue."""
    for quote in quotes.spoken:
        holders = [c for c in candidates if any(start <= quote.start and quote.end <= end for start, end in c.content)]
        if len(holders) < 2:
            continue
        nearest = min(
            holders, key=lambda c: (_is_mark(c), max(quote.start - c.cue[1], c.cue[0] - quote.end, 0), c.anchor)
        )
        for candidate in holders:
            rest = [p for p in candidate.content if not (quote.start <= p[0] and p[1] <= quote.end)]
            if candidate is not nearest and (rest or _is_mark(candidate)):
                candidate.content = rest
                candidate.chars = {i for start, end in rest for i in range(start, end)}


def _is_mark(candidate: Candidate) -> bool:
    """Whether the cue is only a colon or a dash: a verb that claims the quotation knows better."""
    return candidate.cue[1] - candidate.cue[0] == 1


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
    """One of those with nearly the same content: rather one that the parse supports than a quotation's neighbour."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.construction == "quote", c.anchor)):
        chars = candidate.chars
        if not any(len(o.chars & chars) / len(o.chars | chars) > _SAME for o in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.anchor)


def _without_inner(candidates: list[Candidate]) -> list[Candidate]:
    """Without those whose cue lies inside another's content, unless each holds the other."""

    def is_inner(one: Candidate, other: Candidate) -> bool:
        return one.anchor[0] in other.chars and other.anchor[0] not in one.chars

    return [c for c in candidates if not any(is_inner(c, o) for o in candidates if o is not c)]


def _pointing_back(candidates: list[Candidate], text: str) -> list[Candidate]:
    """“It is reported by the agency”: no statement of its own, but who relays the one before it."""
    kept: list[Candidate] = []
    for candidate in candidates:
        start, end = candidate.content[0]
        if candidate.construction == "passive" and text[start:end].lower() in ("this", "that", "it"):
            before = kept[-1] if kept else None
            if (
                before is not None
                and before.via is None
                and "\n" not in text[_end(before) : start]
                and start - _end(before) < 4
            ):
                before.via = candidate.via or candidate.speaker
        else:
            kept.append(candidate)
    return kept


def _carry_on(kept: list[Candidate], quotes: QuoteIndex, text: str) -> None:
    """A quotation without a cue of its own goes on with the speaker of the statement before it.

    That is, in the same paragraph after a quoted statement, right after a reported one (“He said it was late. ‘…’”), or
    in the next paragraph when the quotation before was left open.
    """
    owners = {id(quote): c for c in kept for quote in _quotations_of(c, quotes)}
    before: Quotation | None = None
    for quote in quotes.spoken:
        if id(quote) not in owners and quote.end - quote.start > _SHORTEST_CARRIED:
            owner = _owner(owners.get(id(before)), before, quote, kept, text)
            if owner is not None:
                owner.content.append((quote.start, quote.end))
                owners[id(quote)] = owner
        if id(quote) in owners:
            before = quote


def _owner(
    last: Candidate | None, before: Quotation | None, quote: Quotation, kept: list[Candidate], text: str
) -> Candidate | None:
    """Whose words a quotation without a cue of its own are; `last` spoke in the quotation `before`."""
    if last is not None and before is not None:
        between = text[before.end : quote.start]
        if before.continued and not between.strip():
            return last
        if "\n" not in between and _no_other_voice(last, kept, before.end, quote.start):
            return last
    reported = [
        c for c in kept if c.attribution == "speech" and c.speaker and max(c.cue[1], c.content[-1][1]) <= quote.start
    ]
    if not reported or text[quote.inner_start] not in _CAPITALS:
        return None
    nearest = max(reported, key=lambda c: max(c.cue[1], c.content[-1][1]))
    between = text[max(nearest.cue[1], nearest.content[-1][1]) : quote.start]
    return nearest if _NEXT_SENTENCE.fullmatch(between) else None


def _no_other_voice(owner: Candidate, kept: list[Candidate], start: int, end: int) -> bool:
    """Whether nobody else speaks between two quotations, and they are close."""
    between = [c for c in kept if c is not owner and start <= c.anchor[0] < end and c.clausal]
    others = [c for c in between if c.speaker is not None and c.speaker != owner.speaker]
    last = max([start, *(place[1] for place in (owner.cue, *owner.content) if place[1] <= end)])
    return not others and end - last < _CARRY


def _quotations_of(candidate: Candidate, quotes: QuoteIndex) -> list[Quotation]:
    return [quote for start, end in candidate.content for quote in quotes.touching(start, end)]


def _whole_paragraphs(kept: list[Candidate], quotes: QuoteIndex, text: str) -> list[Candidate]:
    """Paragraphs that are one quotation, cue and all left out: the one who spoke last goes on.

    As newspapers do it: “…”, she said. New paragraph: “…”. The last statement before must be speech, in the paragraph
    right above, and nothing but it may follow there.
    """
    found: list[Candidate] = []
    voices = [c for c in kept if c.attribution == "speech" and c.speaker is not None and c.clausal]
    taken = {id(q) for c in kept for q in _quotations_of(c, quotes)}
    for quote in quotes.spoken:
        start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
        alone = not text[start : quote.start].strip() and not text[quote.end : end if end >= 0 else None].strip(
            " .\r\n"
        )
        if id(quote) in taken or not alone or quote.end - quote.start <= _SHORTEST_CARRIED:
            continue
        above = len(text[:start].rstrip())
        paragraph = text.rfind("\n", 0, above) + 1
        last = max((c for c in [*voices, *found] if paragraph <= _end(c) <= start), key=_end, default=None)
        if last is None or _end(last) < above - _CARRY:
            continue
        if quotes.touching(last.content[-1][0], last.content[-1][1]):
            last.content.append((quote.start, quote.end))
        else:
            found.append(_carried(last, quote))
    return found


def _end(candidate: Candidate) -> int:
    return max(candidate.cue[1], candidate.content[-1][1])


def _carried(last: Candidate, quote: Quotation) -> Candidate:
    place = (quote.start, quote.end)
    return Candidate(
        construction="carried",
        lemma=last.lemma,
        attribution=last.attribution,
        anchor=place,
        cue=place,
        speaker=last.speaker,
        content=[place],
        via=last.via,
    )
