"""Quotations without a cue of their own: whose words they are."""

from __future__ import annotations

import bisect
import re

from briefing.extract.quotes import Quotation, QuoteIndex
from briefing.extract.statement_cues import Candidate

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_NEXT_SENTENCE = re.compile(r"[^\n]{0,60}[.!?:]\s?")
_INTRODUCED = re.compile(
    r"(?:^|[.!?]\W*\s)(?!(?:He|She|They|It|I|We)\b)[^.!?\n]*[^\W\d_][^.!?\n]*:\s*$"
)  # “Berg replied: ‘…’”
_ENDED = re.compile(r"[.!?]\s+\S")
_CARRY = 300  # characters between a quotation and the one that goes on
_SHORTEST = 25
_BACK = 12  # statements looked at before a quotation


def carry_on(kept: list[Candidate], quotes: QuoteIndex, text: str) -> list[Candidate]:
    """The candidates, in text order, with every quotation that has no cue given to the one who speaks on.

    In the same paragraph a quotation goes on after a quoted statement, or right after a reported one (“He said it was
    late. ‘…’”); in the next paragraph when the quotation before was left open, or when the paragraph is one quotation.
    """
    _within_paragraphs(_Voices(kept), quotes, text)
    return sorted([*kept, *_whole_paragraphs(_Voices(kept), quotes, text)], key=lambda c: c.anchor)


class _Voices:
    """Candidates by place."""

    def __init__(self, kept: list[Candidate]) -> None:
        self.all = kept
        self._anchors = [c.anchor[0] for c in kept]

    def before(self, offset: int) -> list[Candidate]:
        """The last few whose cue stands before an offset."""
        place = bisect.bisect_left(self._anchors, offset)
        return self.all[max(0, place - _BACK) : place]

    def between(self, start: int, end: int) -> list[Candidate]:
        """Those whose cue stands between two offsets."""
        return self.all[bisect.bisect_left(self._anchors, start) : bisect.bisect_left(self._anchors, end)]


def _within_paragraphs(voices: _Voices, quotes: QuoteIndex, text: str) -> None:
    owners = {quote.start: c for c in voices.all for quote in _quotations_of(c, quotes)}
    before: Quotation | None = None
    for quote in quotes.spoken:
        if quote.start not in owners and quote.end - quote.start > _SHORTEST:
            last = owners[before.start] if before is not None else None
            owner = _owner(last, before, quote, voices, text)
            if owner is not None:
                owner.content.append((quote.start, quote.end))
                owners[quote.start] = owner
        if quote.start in owners:
            before = quote


def _owner(
    last: Candidate | None, before: Quotation | None, quote: Quotation, voices: _Voices, text: str
) -> Candidate | None:
    """Whose words a quotation without a cue of its own are; `last` spoke in the quotation `before`."""
    if last is not None and before is not None:
        between = text[before.end : quote.start]
        if _ENDED.search(between) and text[quote.inner_start].islower():
            return None  # part of another sentence: “He looked at the ‘old wall’ of the town”
        if before.continued and not between.strip():
            return last
        if (
            "\n" not in between
            and not _INTRODUCED.search(between)
            and _no_other_voice(last, voices, before.end, quote.start)
        ):
            return last
    reported = [c for c in voices.before(quote.start) if _speaks(c) and c.end <= quote.start]
    if not reported or text[quote.inner_start] not in _CAPITALS:
        return None
    nearest = max(reported, key=lambda c: c.end)
    follows = _NEXT_SENTENCE.fullmatch(text, nearest.end, quote.start) is not None
    return nearest if follows and not _INTRODUCED.search(text[nearest.end : quote.start]) else None


def _speaks(candidate: Candidate) -> bool:
    return candidate.attribution == "speech" and candidate.speaker is not None


def _no_other_voice(owner: Candidate, voices: _Voices, start: int, end: int) -> bool:
    """Whether nobody else speaks between two quotations, and they are close."""
    between = [c for c in voices.between(start, end) if c is not owner and c.clausal]
    begin = owner.speaker[0] if owner.speaker is not None else None  # “Holm” and “Holm, who” are one
    others = [c for c in between if c.speaker is not None and c.speaker[0] != begin]
    last = max([start, *(place[1] for place in (owner.cue, *owner.content) if place[1] <= end)])
    return not others and end - last < _CARRY


def _quotations_of(candidate: Candidate, quotes: QuoteIndex) -> list[Quotation]:
    return [quote for start, end in candidate.content for quote in quotes.touching(start, end)]


def _whole_paragraphs(voices: _Voices, quotes: QuoteIndex, text: str) -> list[Candidate]:
    """Paragraphs that are one quotation, cue and all left out: the one who spoke last goes on.

    As newspapers do it: “…”, she said. New paragraph: “…”. The last statement before must be speech, in the paragraph
    right above, and nothing but it may follow there.
    """
    found: list[Candidate] = []
    taken = {quote.start for c in voices.all for quote in _quotations_of(c, quotes)}
    for quote in quotes.spoken:
        if quote.start in taken or quote.end - quote.start <= _SHORTEST or not _stands_alone(quote, text):
            continue
        last = _last_voice([*voices.before(quote.start), *found[-1:]], quote, text)
        if last is None:
            continue
        if quotes.touching(*last.content[-1]):
            last.content.append((quote.start, quote.end))
        else:
            found.append(_carried(last, quote))
    return found


def _stands_alone(quote: Quotation, text: str) -> bool:
    start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    after = text[quote.end : end if end >= 0 else len(text)]
    return not text[start : quote.start].strip() and not after.strip(" .\r\n")


def _last_voice(candidates: list[Candidate], quote: Quotation, text: str) -> Candidate | None:
    """Who spoke last in the paragraph above, close to its end."""
    start = text.rfind("\n", 0, quote.start) + 1
    above = len(text[:start].rstrip())
    paragraph = text.rfind("\n", 0, above) + 1
    # “Holm addressed the cost of it.”: only what ends the paragraph leads on to what she said
    speaking = [
        c for c in candidates if _speaks(c) and paragraph <= c.end <= start and (c.clausal or c.end >= above - 2)
    ]
    last = max(speaking, key=lambda c: c.end, default=None)
    return last if last is not None and last.end >= above - _CARRY else None


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
        cued=False,
    )
