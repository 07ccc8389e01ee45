"""From candidates to statements: take quotations whole, keep one of each, leave out what belongs to another.

Candidates of one paragraph are weighed against each other; those of different paragraphs have nothing in common.
"""

from __future__ import annotations

import re
from itertools import groupby

from briefing.extract.quotes import QuoteIndex
from briefing.extract.statement_cues import Candidate, Place

_SAME = 0.7
_SELF = frozenset(("i", "we", "me", "us", "them"))  # “let me say that …” reports nobody else
_NEXT_HALF = re.compile(r"[,;] (?:(?:while|and|but|whereas) )?")


def select_candidates(candidates: list[Candidate], quotes: QuoteIndex, text: str) -> list[Candidate]:
    """The candidates that stand, in text order. `text` has its paragraphs parted by line breaks."""
    first: dict[Place, Candidate] = {}
    for candidate in candidates:
        _put(candidate, _grown(candidate, quotes))
        if candidate.content:
            first.setdefault(candidate.anchor, candidate)
    ordered = sorted(first.values(), key=lambda c: c.anchor)
    kept: list[Candidate] = []
    for _, group in groupby(ordered, key=lambda c: text.rfind("\n", 0, c.anchor[0])):
        paragraph = list(group)
        _part_neighbours(paragraph, text)
        _settle_quotations(paragraph, quotes)
        kept += _with_relayed(_without_doubles([c for c in paragraph if c.content], text), quotes, text)
    return _pointing_back(kept, text)


def _put(candidate: Candidate, content: list[Place]) -> None:
    candidate.content = content
    candidate.chars = {i for start, end in content for i in range(start, end)}


def _settle_quotations(candidates: list[Candidate], quotes: QuoteIndex) -> None:
    """A quotation that two candidates hold whole belongs to the nearer cue, unless one cue is part of what is said."""
    touched = {q.start: q for c in candidates for start, end in c.content for q in quotes.touching(start, end)}
    for quote in (touched[start] for start in sorted(touched)):
        holders = [c for c in candidates if any(start <= quote.start and quote.end <= end for start, end in c.content)]
        behind = [c for c in holders if c.anchor[0] > quote.start]  # “‘…,’ he told them” claims it for itself
        holders = [*_without_inner([c for c in holders if c not in behind]), *behind]
        if len(holders) < 2:
            continue
        distances = {c.anchor: max(quote.start - c.cue[1], c.cue[0] - quote.end, 0) for c in holders}
        nearest = min(holders, key=lambda c: (_is_mark(c), distances[c.anchor], c.anchor))
        for candidate in holders:
            rest = [p for p in candidate.content if not (quote.start <= p[0] and p[1] <= quote.end)]
            if candidate is not nearest and (rest or _is_mark(candidate)):
                _put(candidate, rest)


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
        if grown and start <= grown[-1][1] + 1:
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
        else:
            grown.append((start, end))
    return grown


def _part_neighbours(candidates: list[Candidate], text: str) -> None:
    """“The mine is shut, the Post reported, while the mill is open, the Herald said”: each has its own half."""
    for later in candidates:
        for earlier in (c for c in candidates if c.clausal and c.cue[1] < later.anchor[0] and c is not later):
            start, end = later.content[0]
            same_start = abs(earlier.content[0][0] - start) < 3 and earlier.content[-1][1] < earlier.anchor[0]
            joined = _NEXT_HALF.match(text, earlier.cue[1], end)
            if later.clausal and same_start and joined is not None and end <= later.anchor[0]:
                _put(later, [(joined.end(), end), *later.content[1:]])
            elif later.clausal and same_start and abs(end - earlier.cue[1]) <= 1 and later.speaker is not None:
                half = _NEXT_HALF.match(text, earlier.cue[1], later.speaker[0])
                if half is not None and text[half.end() : later.speaker[0]].endswith(", "):
                    _put(later, [(half.end(), later.speaker[0] - 2), *later.content[1:]])


def _without_doubles(candidates: list[Candidate], text: str) -> list[Candidate]:
    """One of those with nearly the same content: rather one that the parse supports than a quotation's neighbour.

    “He told me that …” as a whole answer is what “he” said, relayed by the one who answers.
    """
    kept: list[Candidate] = []
    in_speech = any(not c.cued for c in candidates)
    for candidate in sorted(candidates, key=lambda c: (_rank(c, text, in_speech=in_speech), c.anchor)):
        same = next((o for o in kept if _is_double(candidate, o)), None)
        if same is None:
            kept.append(candidate)
        elif not candidate.cued and same.cued:
            same.via = same.via or candidate.speaker
    return sorted(kept, key=lambda c: c.anchor)


def _is_double(one: Candidate, other: Candidate) -> bool:
    """Whether two hold nearly the same, and neither reports the other: “Berg said it was late, the source recalled”."""
    inner, outer = (one, other) if one.anchor[0] in other.chars else (other, one)
    told = outer.cued and inner.cued and outer.clausal and inner.anchor[0] in outer.chars
    sourced = outer.construction == "source-phrase" and inner.clausal
    apart = told and inner.anchor < outer.anchor and not sourced and one.speaker != other.speaker
    return not apart and len(one.chars & other.chars) / len(one.chars | other.chars) > _SAME


def _rank(candidate: Candidate, text: str, *, in_speech: bool) -> int:
    """Which of two alike is rather kept: in a turn or an answer, what it reports of another, then itself."""
    if not candidate.cued:
        return 1
    reported = not in_speech or _reports(candidate, text)
    return 0 if candidate.construction != "quote" and reported else 2


def _without_inner(candidates: list[Candidate]) -> list[Candidate]:
    """Without those whose cue lies inside another's content, unless each holds the other."""

    def is_inner(one: Candidate, other: Candidate) -> bool:
        whole = not other.cued and one.cued  # a turn or an answer has no cue that could lie in another
        return one.anchor[0] in other.chars and (whole or other.anchor[0] not in one.chars)

    return [c for c in candidates if not any(is_inner(c, o) for o in candidates if o is not c)]


def _with_relayed(candidates: list[Candidate], quotes: QuoteIndex, text: str) -> list[Candidate]:
    """Those that are not inner, and what another reports: “an aide said Holm told him …”, “his finding that ‘…’”."""
    outer = _without_inner(candidates)
    for inner in (c for c in candidates if c not in outer and quotes.around(c.anchor[0]) is None):
        relaying = [o for o in outer if inner.anchor[0] in o.chars]
        told = len(relaying) == 1 and (
            (_relays(relaying[0]) and _reports(inner, text)) or _is_confirmed(inner, relaying[0])
        )
        if told and relaying[0].speaker != inner.speaker:
            inner.via = inner.via or relaying[0].speaker
            outer.append(inner)
        elif _quotes_somebody(inner, quotes, text) and not told:
            outer.append(inner)
    return sorted(outer, key=lambda c: c.anchor)


def _is_confirmed(inner: Candidate, outer: Candidate) -> bool:
    """“Villagers oppose the toll, a poll finds”: what the villagers hold, relayed by the poll put in behind."""
    return outer.construction == "around" and inner.anchor < outer.anchor and inner.speaker is not None


def _quotes_somebody(candidate: Candidate, quotes: QuoteIndex, text: str) -> bool:
    """Whether somebody's claim “that …” holds quoted words."""
    noun = candidate.construction == "noun" and text.startswith("that ", candidate.content[0][0])
    quoting = (noun or candidate.construction == "clause") and candidate.speaker is not None
    return quoting and any(quotes.touching(start, end) for start, end in candidate.content)


def _relays(outer: Candidate) -> bool:
    """Whether what others said can stand in a candidate's words: a reported clause, a turn, an answer."""
    told = outer.construction == "clause" and outer.attribution == "speech" and not outer.negated
    spoken = not outer.cued or outer.construction == "turn"
    return (told or spoken) and outer.speaker is not None


def _reports(inner: Candidate, text: str) -> bool:
    """Whether a candidate reports in a clause what another than the writer said."""
    if inner.construction != "clause" or inner.attribution != "speech" or inner.speaker is None or inner.negated:
        return False
    return text[slice(*inner.speaker)].casefold() not in _SELF


def _pointing_back(candidates: list[Candidate], text: str) -> list[Candidate]:
    """“It is reported by the agency”: no statement of its own, but who relays the one before it."""
    kept: list[Candidate] = []
    for candidate in candidates:
        start, end = candidate.content[0]
        if candidate.construction == "passive" and text[start:end].lower() in ("this", "that", "it"):
            before = kept[-1] if kept else None
            if before is not None and before.via is None and _is_next_sentence(text, before.end, start):
                before.via = candidate.via or candidate.speaker
        else:
            kept.append(candidate)
    return kept


def _is_next_sentence(text: str, end: int, start: int) -> bool:
    return start - end < 4 and "\n" not in text[end:start]
