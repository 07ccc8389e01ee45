"""The front of an article: masthead, headline, standfirst, byline, date and header fields above the first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.ingest.dates import day_names, find_dates, month_numbers
from briefing.ingest.layout import Block
from briefing.ingest.mastheads import FOOT, find_masthead
from briefing.lexicon import Lexicon

REACH = 12
"""How many blocks from the start may hold a byline or the date; the last `FOOT` blocks may as well."""
_HEADLINES = 4
_LONGEST_HEADLINE = 30
_LONGEST_CRY = 16
_TITLE_WORDS = 5
_LONGEST_DATE_LINE = 140
_REST = 30

_SEPARATOR = re.compile(r"\s*[|·•—–]\s*|\s+[-/]\s+|,\s+(?=\x00)")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:[A-Z]{2,5}\b|[+-]\d{2}:?\d{2}))?", re.IGNORECASE
)
_DATE = "\0"
_PLACED = re.compile(r"\s*\x00\s*\.(?:\s+(?:[A-ZÀ-Þ][\w'’-]*,?)){1,4}\.")
_COLUMNS = re.compile(r"(?<=\S)(?:[ \t\xa0]{2,}|\t)(?=\S)")
_ADDRESS = re.compile(r"\S*@\S*")
_STAFF = ("agencies", "correspondent", "reporter", "writer")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NUMBERED = re.compile(r"[\s,]+(?:(?i:no|nr|ref|number)\b\.?:?|№|#)?\s*[A-Z/-]{0,12}\d[\w/.-]*$")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.]*(?:-[A-ZÀ-ÖØ-Þ][\w'’]*)*"
_CREDIT = re.compile(
    rf"(?i:interview|words|text|report|story|written|posted|reported)(?: by|:)\s+{_NAME}(?:\s{_NAME}){{1,3}}"
)
PERSON = rf"{_NAME}(?:\s(?:{_NAME}|al|bin|de|del|van|von|da|der)){{1,4}}"
"""A pattern of a person's name as a byline has it."""


@dataclass(slots=True, kw_only=True)
class Front:
    """What stands above the first paragraph (block number `end`): numbers of headline blocks, and fields found.

    `masked` maps the numbers of blocks that are no text to the rule that says so; `fields` holds header fields.
    """

    end: int = 0
    headlines: list[int] = field(default_factory=list)
    masked: dict[int, str] = field(default_factory=dict)
    bylines: list[int] = field(default_factory=list)
    date_lines: list[int] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    masthead: str = ""


def read_front(blocks: tuple[Block, ...], masked: dict[int, str], lexicon: Lexicon) -> Front:
    """The front of an article, given the blocks that rules have masked already."""
    front = Front()
    _find_lines(blocks, masked, lexicon, front)
    taken = {**masked, **front.masked}
    for number, block in enumerate(blocks):
        if number not in taken and (block.is_item or not _may_head(block, lexicon)):
            front.end = number
            break
    else:
        front.end = len(blocks)
    for number in [n for n, rule in front.masked.items() if rule == "ingest.genre" and n > front.end]:
        del front.masked[number]
    _find_fields(blocks, lexicon, front, taken)
    heads = [n for n in range(front.end) if n not in taken and n not in front.masked]
    front.masthead, lines = find_masthead(blocks, lexicon, heads, front.date_lines, {**taken, **front.masked})
    front.masked.update(dict.fromkeys(lines, "ingest.masthead"))
    heads = [n for n in heads if n not in front.masked]
    front.headlines = heads[:_HEADLINES] if front.end < len(blocks) or len(heads) <= 1 else heads[:1]
    return front


def is_byline(text: str, lexicon: Lexicon) -> bool:
    """Whether a line names its author: “By”, names, and nothing else but roles, places and dates."""
    if _CREDIT.fullmatch(text):
        return True
    if _is_nobody(text, lexicon):
        return True
    rest = re.fullmatch(r"(?:[A-Z]{4,20}\s)?(?:[Bb]y|BY):?\s+(\S.{2,140})", text)
    if not rest:
        return False
    words = _WORD.findall(_ADDRESS.sub("", rest[1]))
    while len(words) > 2 and words[0].islower() and words[0] in lexicon.words("byline_words"):
        del words[0]
    first = words[0].casefold().rstrip(".") if words else ""
    if len(words) < 2 or first in month_numbers() or first in day_names() or text.endswith((".", "?", "!")):
        return False
    if not (words[0][0].isupper() and words[1][0].isupper()):
        return False
    if first == "the" and not _names_body(rest[1], lexicon):
        return False
    allowed = lexicon.words("byline_words")
    return all(word[0].isupper() or word.casefold() in allowed for word in words)


def _is_nobody(text: str, lexicon: Lexicon) -> bool:
    """“Our Correspondent”, “By agencies”: a byline without a name."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and words[-1] in _STAFF and all(w in lexicon.words("byline_words") for w in words)


def is_date_line(text: str, lexicon: Lexicon) -> bool:
    """Whether a line holds a date and says nothing."""
    if len(text) > _LONGEST_DATE_LINE:
        return False
    dates = list(find_dates(text))
    if not dates:
        return False
    labels, genres = ("|".join(_by_length(lexicon.words(name))) for name in ("date_labels", "genre_labels"))
    label = re.match(rf"(?i:(?:(?:{genres}),\s)?(?:{labels}))\b[\s:,a-z]{{0,12}}", text)
    if label and dates[0].start - label.end() <= 12 and len(text) - dates[0].end < _REST:
        return True
    for date in reversed(dates):
        text = f"{text[: date.start]} {_DATE} {text[date.end :]}"
    if _PLACED.fullmatch(text) or _is_tagged(text, lexicon):
        return True
    segments = _SEPARATOR.split(text)
    if re.search(r"[.!?][\"”’']*$", text) and not _says_nothing(segments[-1], lexicon):
        return False
    return any(_DATE in segment and _says_nothing(segment, lexicon) for segment in segments)


def _is_tagged(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with its date, behind which nothing but tags of the page stands: “7 min read”."""
    first, _, rest = text.strip().rpartition(_DATE)
    tags = [word.casefold() for word in _WORD.findall(_CLOCK.sub(" ", rest))]
    small = lexicon.words("date_line_words")
    return _says_nothing(first.replace(_DATE, " "), lexicon) and all(tag in small for tag in tags)


def _says_nothing(segment: str, lexicon: Lexicon) -> bool:
    labels = {word for label in lexicon.words("date_labels") for word in label.split()}
    words = [w.casefold().rstrip(".") for w in _WORD.findall(_CLOCK.sub(" ", segment))]
    return all(
        w in labels or w in day_names() or w in {"on", "the", "at", "gmt", "utc", "et", "am", "pm"} for w in words
    )


def _may_head(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block can be a title: short, and no sentence unless it is written In Title Case."""
    words = block.words
    count = words.count(" ") + 1
    if count > _LONGEST_HEADLINE:
        return False
    if re.search(r"(?<!\.)\.[\"”’')\]]*(?:\s\([^()]*\))?$", words) and not block.is_titled:
        return _in_title_case(words, lexicon)
    if re.search(r",$|^[A-Z]{1,2}: ", words):
        return False
    return not re.search(r"[!?…;:]$|\.\.\.$", words) or count <= _LONGEST_CRY


def _in_title_case(words: str, lexicon: Lexicon) -> bool:
    small = lexicon.words("headline_small_words")
    found = _WORD.findall(words)
    return len(found) >= _TITLE_WORDS and not words.isupper() and all(w[0].isupper() or w in small for w in found)


def _find_lines(blocks: tuple[Block, ...], masked: dict[int, str], lexicon: Lexicon, front: Front) -> None:
    reach = [n for n in range(len(blocks)) if n < REACH or n >= len(blocks) - FOOT]
    for number in reach:
        words = blocks[number].words
        if is_byline(words, lexicon):
            if not _is_nobody(words, lexicon):
                front.bylines.append(number)
            front.masked[number] = "ingest.byline"
        elif is_date_line(_COLUMNS.sub(" | ", blocks[number].text), lexicon):
            front.date_lines.append(number)
            front.masked[number] = "ingest.date_line"
        elif number < REACH and number not in masked and _is_genre(words, lexicon):
            front.masked[number] = "ingest.genre"
    for number in range(1, min(REACH, len(blocks))):
        if number not in masked and number not in front.masked and _is_name_line(blocks, number, front, lexicon):
            front.bylines.append(number)
            front.masked[number] = "ingest.byline"


def _is_genre(words: str, lexicon: Lexicon) -> bool:
    segments = re.split(r"\s*[|·•/]\s*|\s+[–—-]\s+", words)
    return _NUMBERED.sub("", segments[0]).casefold().rstrip(":") in lexicon.words("genre_labels") and all(
        s.count(" ") < 4 for s in segments
    )


def _is_name_line(blocks: tuple[Block, ...], number: int, front: Front, lexicon: Lexicon) -> bool:
    """“Jane Doe” above a date line, or “Jane Doe, Health Correspondent”."""
    name, comma, role = blocks[number].words.partition(", ")
    name = re.sub(rf"\s(?:in|at)\s{_NAME}(?:\s{_NAME})*$", "", name)
    if not re.fullmatch(PERSON, name):
        return False
    if comma:
        return role.casefold().endswith(tuple(lexicon.words("byline_roles")))
    if _names_body(name, lexicon) or {w.casefold() for w in name.split()} & lexicon.words("headline_small_words"):
        return False
    return number + 1 in front.date_lines or (not name.isupper() and _ends_front(blocks, number, front, lexicon))


def _ends_front(blocks: tuple[Block, ...], number: int, front: Front, lexicon: Lexicon) -> bool:
    """Whether a line stands below a title and a date, with only short lines between it and the first paragraph."""
    end = next((n for n, block in enumerate(blocks) if not _may_head(block, lexicon)), 0)
    titled = any(blocks[n].words.count(" ") >= _TITLE_WORDS - 1 for n in range(number))
    dated = any(n < number for n in front.date_lines)
    apart = number + 1 == end and blocks[number].gap and blocks[end].gap
    lone = apart and not any(blocks[number].words in b.words for b in blocks[end:])
    return titled and (dated or lone) and number < end and all(_is_scrap(b) for b in blocks[number + 1 : end])


def _is_scrap(block: Block) -> bool:
    """Whether a line is too short for a headline: a place, a label, or a picture's source."""
    return block.words.count(" ") < _TITLE_WORDS - 2 or block.words.startswith("Image ")


def _names_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name holds the noun of an organisation or of a paper."""
    words = {w.casefold() for w in _WORD.findall(name)}
    return bool(words & (lexicon.words("organisation_heads") | lexicon.words("media_nouns")))


def _find_fields(blocks: tuple[Block, ...], lexicon: Lexicon, front: Front, taken: dict[int, str]) -> None:
    labels = lexicon.table("header_labels")
    for number in range(min(front.end, REACH)):
        label, colon, value = blocks[number].words.partition(":")
        kind = labels.get(label.strip().casefold(), ("",))[0] if colon else ""
        value = value.strip().strip("\"'")
        if kind and value and number not in taken:
            front.fields.setdefault(kind, value)
            front.masked[number] = "ingest.header_field"


def _by_length(words: frozenset[str]) -> list[str]:
    return [re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))]
