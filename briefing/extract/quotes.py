"""Quotation regions: what stands between quotation marks, in every pair of marks that English news texts use.

Straight, curly, single, doubled single (`''`, ``), « », ‹ › and „ “ are known; pairs may be nested and run over several
paragraphs (each paragraph opens again, only the last one closes). Marks are paired within a passage, so that a
stray mark costs one passage and never the article: a mark without a partner is repaired where the layout shows how,
and is always reported as a `Problem`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model.source import Passage, Problem

_MARK = re.compile(r"''|``|[\"“”„«»‹›]")
_SINGLE = re.compile(r"(?<!')['‘’`](?!')")
_FAMILY = {"«": "angle", "»": "angle", "‹": "small angle", "›": "small angle"}
_OPENERS = frozenset("“„«‹") | {"``"}
_CLOSERS = frozenset("”»›")
_BEFORE_OPENING = frozenset(" \t\r\n\xa0([{-–—/\"“„«‹'‘`:…")
_AFTER_CLOSING = frozenset(" \t\r\n\xa0)]}.,;:!?-–—/\"”»›'’…")
_ENDS_CLAUSE = frozenset(",.!?;…—–")
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|round|n|n’|n')\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:[A-Z0-9][\w'’&-]*|of|the|and|a|an|in|on|for|to|at|from|with)(?: |$)")
_AFTER_PREPOSITION = re.compile(r"\b(?:on|in|of|called|titled|entitled|named|dubbed|the|magazine|show|film|book) $")
LONGEST_SINGLE = 3000  # characters: beyond that, a single mark is rather an apostrophe


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted stretch, `start` to `end` with its marks, `inner_start` to `inner_end` without.

    `depth` is 0 for an outermost one. `whole` says that both marks are there. `continued` says that it goes on in the
    next paragraph's quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    whole: bool = True
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    end: int
    mark: str


def is_title(text: str, quote: Quotation) -> bool:
    """Whether a quotation is the name of a work or programme: all in capitals, after “on”, “titled” and the like."""
    words = text[quote.inner_start : quote.inner_end].rstrip(".,")
    if len(words) > 80 or not _AFTER_PREPOSITION.search(text, max(0, quote.start - 12), quote.start):
        return False
    return bool(words) and "".join(_TITLE.findall(words + " ")).strip() == words and words[-1] not in "!?"


class QuoteIndex:
    """The outermost quotations of a text, looked up by offset. `spoken` are those that are no titles of works."""

    def __init__(self, quotations: Sequence[Quotation], text: str) -> None:
        self.outer = tuple(q for q in quotations if q.depth == 0)
        self.spoken = tuple(q for q in self.outer if not is_title(text, q))
        self._starts = [q.start for q in self.outer]
        self._spoken_starts = [q.start for q in self.spoken]

    def around(self, offset: int) -> Quotation | None:
        """The quotation inside which an offset lies; None on its first mark or outside."""
        place = bisect.bisect_left(self._starts, offset) - 1
        return self.outer[place] if place >= 0 and offset < self.outer[place].end else None

    def touching(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with a span, in order."""
        place = max(bisect.bisect_right(self._starts, start) - 1, 0)
        last = bisect.bisect_left(self._starts, end)
        return tuple(q for q in self.outer[place:last] if q.end > start)

    def before(self, offset: int) -> Quotation | None:
        """The last spoken quotation that ends at or before an offset."""
        place = bisect.bisect_right(self._spoken_starts, offset) - 1
        while place >= 0 and self.spoken[place].end > offset:
            place -= 1
        return self.spoken[place] if place >= 0 else None

    def after(self, offset: int) -> Quotation | None:
        """The first spoken quotation that starts at or after an offset."""
        place = bisect.bisect_left(self._spoken_starts, offset)
        return self.spoken[place] if place < len(self.spoken) else None


def find_quotations(text: str, passages: Sequence[Passage], where: str) -> tuple[tuple[Quotation, ...], list[Problem]]:
    """The quotations of a text in text order, and a problem for each passage with a mark that has no partner.

    `where` names the source in the problems. Boilerplate is not looked at.
    """
    found: list[Quotation] = []
    problems: list[Problem] = []
    readable = [p for p in passages if p.kind != "boilerplate"]
    for place, passage in enumerate(readable):
        following = text[readable[place + 1].start] if place + 1 < len(readable) else ""
        pairs, stray = _pair_doubles(text, passage, following)
        pairs += _pair_singles(text, passage, pairs, following)
        found.extend(_with_depth(pairs))
        if stray is not None:
            problems.append(_stray_mark(text, stray, where))
    return tuple(found), problems


def _pair_doubles(text: str, passage: Passage, following: str) -> tuple[list[Quotation], int | None]:
    """Pairs of the marks that are never apostrophes, and the place of a mark left alone."""
    pairs: list[Quotation] = []
    stack: list[_Open] = []
    stray: int | None = None
    for match in _MARK.finditer(text, passage.start, passage.end):
        mark, start, end = match[0], match.start(), match.end()
        opened = _partner(stack, mark)
        if opened is not None and (_reversed(stack[opened].mark, mark) or _closes(text, start, end, mark, passage)):
            del stack[opened + 1 :]
            pairs.append(_quotation(stack.pop(), start, end))
        elif _opens(text, start, end, mark, passage):
            if opened is not None:
                stray = stack[opened].start
                del stack[opened:]
            stack.append(_Open(start, end, mark))
        elif opened is None:
            stray = start
            pairs.extend(_repair_opening(text, passage, pairs, start, end))
    if stack:
        left = stack[0]
        carried = following != "" and _MARK.match(following) is not None
        stray = stray if carried else left.start
        pairs.append(_open_ended(left, passage.end, carried))
    return pairs, stray


def _partner(stack: list[_Open], mark: str) -> int | None:
    """The place on the stack of the innermost open mark of the same family."""
    for place in range(len(stack) - 1, -1, -1):
        if _family(stack[place].mark) == _family(mark):
            return place
    return None


def _reversed(opener: str, mark: str) -> bool:
    """Whether this is the German way round: » and «, › and ‹."""
    return opener + mark in ("»«", "›‹")


def _family(mark: str) -> str:
    return _FAMILY.get(mark, "double")


def _opens(text: str, start: int, end: int, mark: str, passage: Passage) -> bool:
    if mark in _OPENERS:
        return end < passage.end
    if mark == "”":
        return False
    return (
        end < passage.end and not text[end].isspace() and (start == passage.start or text[start - 1] in _BEFORE_OPENING)
    )


def _closes(text: str, start: int, end: int, mark: str, passage: Passage) -> bool:
    if mark in _CLOSERS:
        return True
    if mark in ("„", "«", "‹", "``"):
        return False
    before_space = start == passage.start or text[start - 1].isspace()
    after_word = end < passage.end and text[end] not in _AFTER_CLOSING
    return not (before_space and after_word) and not (mark == "“" and after_word)


def _quotation(opened: _Open, start: int, end: int) -> Quotation:
    return Quotation(start=opened.start, end=end, inner_start=opened.end, inner_end=start)


def _open_ended(opened: _Open, end: int, carried: bool) -> Quotation:
    return Quotation(start=opened.start, end=end, inner_start=opened.end, inner_end=end, whole=False, continued=carried)


def _repair_opening(text: str, passage: Passage, pairs: list[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """A closing mark alone, after the end of a clause: the quotation began where the passage did."""
    if not pairs and start > passage.start and text[start - 1] in _ENDS_CLAUSE:
        yield Quotation(start=passage.start, end=end, inner_start=passage.start, inner_end=start, whole=False)


def _pair_singles(text: str, passage: Passage, doubles: list[Quotation], following: str) -> list[Quotation]:
    """Single quotation marks, told from apostrophes by what stands around them."""
    pairs: list[Quotation] = []
    place = passage.start
    while (match := _SINGLE.search(text, place, passage.end)) is not None:
        place = match.end()
        if not _opens_single(text, match.start(), match.end(), passage):
            continue
        around = [q for q in doubles if q.inner_start <= match.start() < q.inner_end]
        limit = min([q.inner_end for q in around], default=passage.end)
        close = _closing_single(text, match.end(), min(limit, match.end() + LONGEST_SINGLE))
        opened = _Open(match.start(), match.end(), match[0])
        if close is not None:
            pairs.append(_quotation(opened, close, close + 1))
            place = close + 1
        elif match.start() == passage.start and following in ("'", "‘"):
            pairs.append(_open_ended(opened, passage.end, carried=True))
            break
    return pairs


def _opens_single(text: str, start: int, end: int, passage: Passage) -> bool:
    if text[start] == "’" or end >= passage.end or text[end].isspace():
        return False
    if start > passage.start and text[start - 1] not in _BEFORE_OPENING:
        return False
    return not _ELISION.match(text, end)


def _closing_single(text: str, place: int, limit: int) -> int | None:
    """Where a single quotation ends: at the first mark that can close and isn't a plural's apostrophe.

    `the workers' rights` holds a mark that could close; it is taken only when no mark after punctuation follows.
    """
    doubtful: int | None = None
    for match in _SINGLE.finditer(text, place, limit):
        start, end = match.span()
        if start == place or text[start] in "‘`" or text[start - 1].isspace():
            if doubtful is not None:
                return doubtful
            continue
        if end < len(text) and end < limit and text[end] not in _AFTER_CLOSING:
            continue
        if text[start - 1] not in "sS" or text[end : end + 1] != " ":
            return start
        doubtful = start if doubtful is None else doubtful
    return doubtful


def _with_depth(pairs: list[Quotation]) -> list[Quotation]:
    ordered = sorted(pairs, key=lambda q: (q.start, -q.end))
    nested: list[Quotation] = []
    for quote in ordered:
        around = sum(1 for other in nested if other.start <= quote.start and quote.end <= other.end)
        crossing = any(other.start < quote.start < other.end < quote.end for other in nested)
        if not crossing:
            nested.append(_at_depth(quote, around))
    return nested


def _at_depth(quote: Quotation, depth: int) -> Quotation:
    return Quotation(
        start=quote.start,
        end=quote.end,
        inner_start=quote.inner_start,
        inner_end=quote.inner_end,
        depth=depth,
        whole=quote.whole,
        continued=quote.continued,
    )


def _stray_mark(text: str, place: int, where: str) -> Problem:
    near = " ".join(text[place : place + 40].split())
    return Problem(
        severity="note",
        code="unclosed-quotation",
        where=where,
        message=f"A quotation mark has no partner near “{near}”.",
        hint="Statements of that paragraph may be cut short or missing.",
    )
