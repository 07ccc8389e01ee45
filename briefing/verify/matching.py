"""A text as a sequence of pieces with free words in between: found, or where it breaks and on what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.verify.texts import Squeezed

_SURE = 12
"""A piece with as many letters is looked for anywhere after a fault, to go on from there."""
_ALIKE = 0.5
_MOST_FAULTS = 20
_SHOWN = 90

State = tuple[int, int]
"""How many pieces have been read, and up to which place in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that must be printed: its pattern over squeezed text, its words, its section and the id of its item."""

    pattern: re.Pattern[str]
    text: str
    where: str
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """Words that may be printed once `first` to `last` pieces have been; without `last`, to the end.

    Squeezed texts, or a pattern over squeezed text.
    """

    texts: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    first: int = 0
    last: int | None = None

    def allowed_after(self, pieces: int) -> bool:
        """Whether they may stand after that many pieces."""
        return self.first <= pieces and (self.last is None or pieces <= self.last)


def find_faults(pieces: tuple[Piece, ...], free: tuple[Free, ...], text: Squeezed) -> list[str]:
    """What is printed otherwise or beside the pieces; empty when the text is just them and free words."""
    around = [tuple(words for words in free if words.allowed_after(done)) for done in range(len(pieces) + 1)]
    faults: list[str] = []
    state = (0, 0)
    while len(faults) < _MOST_FAULTS:
        state = _read_on(pieces, around, text, state)
        if state == (len(pieces), len(text.text)):
            break
        faults.append(_tell(pieces, text, *state))
        restarts = (restart for restart in _restarts(pieces, text, *state) if restart != state)
        state = next(restarts, (0, 0))
        if state == (0, 0):
            break
    return faults


def _read_on(pieces: tuple[Piece, ...], around: list[tuple[Free, ...]], text: Squeezed, start: State) -> State:
    """How far the text can be read as pieces and free words, following every reading; the piece that is due first."""
    end = (len(pieces), len(text.text))
    waiting, seen, best = [start], {start}, start
    while waiting:
        state = waiting.pop()
        best = max(best, state, key=lambda reached: (reached[1], reached[0]))
        if state == end:
            break
        for following in _steps(pieces, around, text, *state):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return best


def _steps(
    pieces: tuple[Piece, ...], around: list[tuple[Free, ...]], text: Squeezed, done: int, place: int
) -> Iterator[State]:
    """The next states, the one to be tried first last."""
    if text.parts_words(place):
        for stop in (stop for words in around[done] for stop in _ends(words, text, place)):
            yield done, stop
    if done < len(pieces):
        found = pieces[done].pattern.match(text.text, place)
        if found and (found.end() == place or text.parts_words(place)) and text.parts_words(found.end()):
            yield done + 1, found.end()


def _ends(words: Free, text: Squeezed, place: int) -> Iterator[int]:
    """Where free words that begin here can end."""
    for one in words.texts:
        if text.text.startswith(one, place) and text.parts_words(place + len(one)):
            yield place + len(one)
    if words.pattern and (found := words.pattern.match(text.text, place)):
        for stop in range(place + 1, found.end() + 1):
            if text.parts_words(stop) and words.pattern.fullmatch(text.text, place, stop):
                yield stop


def _restarts(pieces: tuple[Piece, ...], text: Squeezed, done: int, place: int) -> Iterator[State]:
    """Where the reading can go on after a fault: at the next piece that is long enough to be itself."""
    for number in range(done, len(pieces)):
        if len(pieces[number].text) >= _SURE:
            found = pieces[number].pattern.search(text.text, place)
            if found and found.end() > found.start():
                yield number, found.start()


def _tell(pieces: tuple[Piece, ...], text: Squeezed, done: int, place: int) -> str:
    """A fault in words: a statement that is printed otherwise, or not at all, or something beside the statements."""
    if done == len(pieces):
        return f"“{_cut(text.show(place, len(text.text)))}” is printed, but is not in the brief."
    piece = pieces[done]
    named = f"{piece.where}: “{piece.text}”" + (f" ({piece.item})" if piece.item else "")
    length = len("".join(piece.text.split()))
    printed = text.show(place, place + length)
    if difflib.SequenceMatcher(None, piece.text, printed, autojunk=False).ratio() >= _ALIKE:
        return f"{named} is printed as “{printed}”."
    found = piece.pattern.search(text.text, place)
    if found and found.end() > found.start():
        extra = _cut(text.show(place, found.start()))
        return f"{piece.where}: “{extra}” is printed before “{piece.text}”, but is not in the brief."
    return f"{named} is not printed; in its place stands “{_cut(text.show(place, place + max(length, 20)))}”."


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
