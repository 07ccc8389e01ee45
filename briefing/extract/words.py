"""The words of each sentence as names are read from them: with case, and with the parser's token behind each."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed, lower_lead
from briefing.model.observations import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CALENDAR = frozenset(
    n.lower() for n in (*calendar.day_name, *calendar.month_name, *calendar.month_abbr, "Sept") if n and n != "May"
)
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W\d_]\w+)?|[A-Z]\.(?=[ ,])"  # U.S., U.S.-led, J.
    r"|[^\W_](?:\w|(?<=\w)[-‑'](?!s\b)(?=\w))*"  # words, with hyphens and inner apostrophes
    r"|'s\b|'(?=\W)|--|[^\w\s]"
)
_DOTTED = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "adm", "cmdr", "brig",
        "sen", "rep", "gov", "hon", "rev", "st", "sr", "jr", "inc", "ltd", "corp", "co", "gens", "sens", "reps",
        "drs", "no", "supt", "det", "insp", "cllr", "pte", "asst", "atty", "cdr", "cols", "dep", "dist", "eng", "engr",
        "govs", "msgr", "profs", "pvt", "revs", "sgts"
    }
)  # fmt: skip
_SHOUTING = 0.7
_STRAIGHT = str.maketrans({"‘": "'", "’": "'"})


class Word:
    """A word or a sign: `low` is its lower-case form, `cap` says that it starts with a capital letter."""

    __slots__ = ("cap", "end", "low", "start", "text", "token")

    def __init__(self, text: str, start: int, token: Token | None) -> None:
        self.text = text
        self.low = text.lower()
        self.start = start
        self.end = start + len(text)
        self.cap = text[0].isupper()
        self.token = token

    @property
    def pos(self) -> str:
        """The parser's coarse part of speech; empty where the parser splits differently."""
        return str(self.token.pos_) if self.token is not None else ""

    def __repr__(self) -> str:
        return self.text


class Line:
    """A numbered sentence and its words. `titled` says that capitals tell nothing here, as in headlines."""

    __slots__ = ("sentence", "titled", "words")

    def __init__(self, sentence: Sentence, words: list[Word]) -> None:
        self.sentence = sentence
        self.words = words
        self.titled = _capitals_tell_nothing(sentence, words)


class Case:
    """How often a word stands inside a sentence of this source in lower case, and capitalised."""

    def __init__(self, lines: list[Line]) -> None:
        self.lower: Counter[str] = Counter()
        self.upper: Counter[str] = Counter()
        for line in lines:
            if not line.titled:
                for before, word in zip(line.words, line.words[1:], strict=False):
                    if before.text[-1].isalnum() or before.text == ",":
                        (self.upper if word.cap else self.lower)[word.low] += 1


def read_lines(parsed: Parsed) -> list[Line]:
    """The sentences of a source, cut into words as the source writes them: the parser's text may be in another case."""
    text = lower_lead(parsed.source).translate(_STRAIGHT)
    tokens = {token.idx: token for token in parsed.doc}
    return [Line(s, list(_words(text, s.span.start, s.span.end, tokens))) for s in parsed.sentences]


def _words(text: str, start: int, end: int, tokens: dict[int, Token]) -> Iterator[Word]:
    skip = -1
    for match in _WORD.finditer(text, start, end):
        place, word = match.start(), match.group()
        if place < skip:
            continue
        if word.lower() in _DOTTED and text[match.end() : match.end() + 1] == "." and match.end() + 1 < end:
            skip = match.end() + 1
        yield Word(word, place, tokens.get(place))


def _capitals_tell_nothing(sentence: Sentence, words: list[Word]) -> bool:
    """Title case and capitals throughout. A heading in sentence case is read like any sentence."""
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    if not long:
        return False
    shouting = sum(w.text.isupper() for w in long) > _SHOUTING * len(long) and len(long) > 2
    in_heading = sentence.zone in ("headline", "heading")
    return shouting or (in_heading and sum(w.cap for w in long) > _SHOUTING * len(long) and len(words) > 2)
