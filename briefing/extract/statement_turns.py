"""`Name: what is said`: headlines, interviews and the records of parliaments and courts.

A long turn is several statements, so that each can be cited and compared by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_phrases import colon_candidate
from briefing.extract.statement_readings import Reading
from briefing.extract.statement_speech import FIRST_PERSON, REMARK, read_sentences, spoken_candidate, spoken_parts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEXT_TURN = re.compile(r"""(?<=[.!?”"])\s+(?=[A-Z][\w.’' \-]{2,40}: ["“])""")
_BRACKETS = r"(?: ?[(\[](?P<bracket>[^()\[\]\n]{2,90})[)\]])?(?: ?[(\[][^()\[\]\n]{2,90}[)\]])?"
_TURN = re.compile(
    rf"(?:Q\d{{1,4}}\.? )?(?P<label>[A-Z][\w.’' \-]{{1,58}}[\w.’']){_BRACKETS}(?:: |\.?[—–] ?)(?=\S)(?P<said>[^\n]+)"
)
_TITLED = re.compile(r"(?:The )?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Hon|Rev|Madam|Senator)\b")
_OFFICE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_PERSON = re.compile(r"(?:(?:Rt\.?|Hon\.?|Mrs?\.?|Ms\.?|Dr\.?|Prof\.?|Sir|Dame|Sen\.?) )*(?:[A-Z][\w.’'-]+ ?){2,5}")
_ADDRESS = re.compile(r"(?:Thank you, )?(?:Madam|Mr\.?|Hon\.?) (?:Deputy )?(?:Speaker|President|Chair\w*), (?=\S)")
_ASKED = re.compile(r"\?[”\"’']?(?:\s*[(\[][^)\]]{2,60}[)\]])*\s*$")
_INTERJECTED = re.compile(r"(?:\s*[(\[][A-Z][^()\[\]\n]{2,60}[.!][)\]])+\s*$")  # “(Applause.)”
_MARKS = frozenset("“\"'‘«„")
_LONG_TURN = 2  # sentences that are one statement together
_LABEL = 42  # characters of a label without a bracket
_VOICES_OF_RECORD = 3  # with so many speakers this is no interview: who asks may speak too


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """`surname` tells the voices apart; `titled` says that the label cannot but name a person."""

    surname: str
    speaker: Place
    said: Place
    mark: int
    opens: int
    titled: bool


def find_turns(reading: Reading, passages: list[Place]) -> Iterator[Candidate]:
    """A candidate, or several for a long one, for each turn at the start of a passage. `passages` are in text order.

    A name that opens several passages is a voice of an interview; between two voices the one who mostly asks is the
    interviewer, and says nothing. In a record with more voices only the questions say nothing.
    """
    doc, text = reading.doc, reading.text
    turns = [turn for place in passages if (turn := _match_turn(text, *place)) is not None]
    names = Counter(turn.surname for turn in turns)
    asking = Counter(turn.surname for turn in turns if _asks(turn, text))
    in_record = len(names) >= _VOICES_OF_RECORD
    followed = _followed(passages, turns, text) if max(names.values(), default=0) > 1 else {}
    for turn in turns:
        count, asks = names[turn.surname], _asks(turn, text)
        interviewer = count > 1 and asking[turn.surname] * 2 > count
        if (interviewer and (asks or not in_record)) or (asks and not in_record):
            continue
        recorded = turn.titled and (count > 1 or in_record)
        if (recorded or _is_voice(doc, turn, alone=count == 1)) and _has_verb(doc, turn.said):
            rule = "turn" if recorded else "colon"
            yield from _statements(reading, turn, followed.get(turn.mark, []), whole=not asks, rule=rule)


def _is_voice(doc: Doc, turn: _Turn, *, alone: bool) -> bool:
    """Whether a label without a title names a speaker.

    One in capitals that comes back is rather a heading, unless the text has it as somebody's surname: “Ada Holm”.
    """
    span = doc.char_span(*turn.speaker)
    if span is None:
        return False
    if alone:
        return _is_name(list(span))
    surname = re.escape(span.text.rsplit(maxsplit=1)[-1])
    return not span.text.isupper() or re.search(rf"\b[A-Z][a-z]+ (?!{surname})(?i:{surname})\b", doc.text) is not None


def _has_verb(doc: Doc, place: Place) -> bool:
    """Whether something is said: “Iowa: Ada Holm, Jan Berg” is a list."""
    said = doc.char_span(*place, alignment_mode="contract")
    return said is not None and any(t.pos_ in ("VERB", "AUX") or t.text in _MARKS for t in said)


def _asks(turn: _Turn, text: str) -> bool:
    return _ASKED.search(text, *turn.said) is not None


def _match_turn(text: str, start: int, end: int) -> _Turn | None:
    """`Name: …` at the start of a passage, as far as the next `Name: “…”` in it."""
    following = _NEXT_TURN.search(text, start, end)
    match = _TURN.match(text, start, following.start() if following else end)
    if match is None:
        return None
    label, bracket = match["label"], match["bracket"]
    titled = _TITLED.match(label) is not None
    dashed = not text[match.end("label") : match.start("said")].rstrip().endswith(":")
    if (dashed and not titled) or (len(label) > _LABEL and bracket is None):
        return None
    office = bracket is not None and _OFFICE.match(label) is not None and _PERSON.fullmatch(bracket) is not None
    speaker = match.span("bracket") if office else match.span("label")
    ends = _INTERJECTED.search(text, *match.span("said"))
    address = _ADDRESS.match(text, *match.span("said"))
    return _Turn(
        surname=text[slice(*speaker)].rsplit(maxsplit=1)[-1].casefold(),
        speaker=speaker,
        said=(address.end() if address else match.start("said"), ends.start() if ends else match.end("said")),
        mark=match.start("said") - (2 if text[match.start("said") - 1] == " " else 1),
        opens=match.start(),
        titled=titled or office,
    )


def _followed(passages: list[Place], turns: list[_Turn], text: str) -> dict[int, list[Place]]:
    """The paragraphs without a name in which a turn goes on: right behind it, and in the first person."""
    opening = {turn.opens: turn for turn in turns}
    found: dict[int, list[Place]] = {}
    last: _Turn | None = None
    for start, end in passages:
        if start in opening:
            last = opening[start]
        elif last is not None and FIRST_PERSON.search(text, start, end) and not REMARK.match(text, start):
            found.setdefault(last.mark, []).append((start, end))
        elif not REMARK.match(text, start):
            last = None
    return found


def _statements(reading: Reading, turn: _Turn, further: list[Place], *, whole: bool, rule: str) -> Iterator[Candidate]:
    """A short turn whole; a longer one, one with a question and what follows in further paragraphs in parts."""
    sentences = read_sentences(reading.doc, turn.said)
    if whole and len(sentences) <= _LONG_TURN and "?" not in reading.text[slice(*turn.said)]:
        yield colon_candidate(turn.speaker, turn.said, turn.mark, rule)
        sentences = []
    for place in further:
        sentences += read_sentences(reading.doc, place)
    yield from (spoken_candidate(rule, turn.speaker, place) for place in spoken_parts(sentences))


def _is_name(tokens: list[Token]) -> bool:
    """Whether words before a colon can name a speaker: capitalised, a proper noun among them, no verb or pronoun."""
    named = any(token.pos_ == "PROPN" for token in tokens) and tokens[0].pos_ not in ("DET", "ADV", "SCONJ")
    plain = all(token.is_title or token.is_upper or token.pos_ in ("ADP", "PUNCT", "PART", "DET") for token in tokens)
    return named and plain and not any(token.pos_ in ("VERB", "AUX", "PRON", "NUM") for token in tokens)
