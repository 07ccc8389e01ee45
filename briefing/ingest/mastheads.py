"""Who publishes a text: the paper's, the agency's or the institution's name above the headline, or a copyright line."""

from __future__ import annotations

import re

from briefing.ingest.layout import Block
from briefing.lexicon import Lexicon

_ISSUED = re.compile(r"(?i)\b(?:release|statement|communiqu[eé]|advisory)\b")
FOOT = 5
"""How many blocks at the end of a text may name its publisher, its author or its date."""
_GROUP = 4
_NAME_WORDS, _INSTITUTION_WORDS = 5, 9
_SMALL = ("of", "and", "the", "de", "del", "di", "do", "da", "du", "des", "der", "la", "&", "for", "on")
_TITLE_WORDS = 3
_LABEL_WORDS = 2
_COUNTED = re.compile(r"(?i)\b(?:no|nr|vol|issue)\b\.?\s?\d|№")
_MASTHEAD = re.compile(r"\s+[-–—|·•/(:]|\s+[^\w\s'’&.(]")
_HOLDER = re.compile(
    r"(?i:©|\(c\)|copyright)[\s,©]*(?i:\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s)?"
    r"(?P<holder>(?!All [Rr]ights)[A-Z][^.|·•\n]{1,60}?)(?:,?\s\d{4})?\s*(?:[.|·•,]|$)"
)


def copyright_holder(text: str) -> str:
    """Who a copyright line names, or nothing."""
    found = _HOLDER.search(text)
    return found["holder"].strip(" ,&") if found else ""


def find_masthead(
    blocks: tuple[Block, ...], lexicon: Lexicon, heads: list[int], date_lines: list[int], taken: dict[int, str]
) -> tuple[str, list[int]]:
    """The name of the publisher above the headline and the lines that belong to it; nothing and none if there is none.

    `heads` are the lines above the first paragraph that could be headlines, `date_lines` those that hold the date,
    `taken` the blocks that are masked already, with their rules.
    """
    name, lines = _of_paper(blocks, lexicon, heads, date_lines, taken) if heads and heads[0] < _GROUP else ("", [])
    if name or not heads:
        return name, lines
    if name := _of_institution(blocks, lexicon, heads, taken):
        return name, heads[:1] if len(heads) > 1 else []
    return _beside_date(blocks, lexicon, heads, date_lines), []


def _of_paper(
    blocks: tuple[Block, ...], lexicon: Lexicon, heads: list[int], date_lines: list[int], taken: dict[int, str]
) -> tuple[str, list[int]]:
    first = heads[0]
    name = _MASTHEAD.split(blocks[first].words)[0].strip()
    if not _is_proper(name, _NAME_WORDS):
        return "", []
    group = _dated_group(blocks, heads, date_lines)
    ends = range(max(0, len(blocks) - FOOT), len(blocks))
    address = [
        n for n in ends if re.match(rf"(?i){re.escape(name)}\s*[,|·•–—-]\s.*[^.!?]$", blocks[n].words) and n != first
    ]
    feet = [blocks[n].words for n in ends if n in taken or n in address]
    owner = any(name.casefold() in foot.casefold() or _same_owner(name, copyright_holder(foot)) for foot in feet)
    media = bool(group) and (_is_medium(name, lexicon) or any(_COUNTED.search(blocks[n].words) for n in group))
    rest = [n for n in heads if n > first and n not in group]
    titled = any(blocks[n].words.count(" ") + 1 >= _TITLE_WORDS for n in rest)
    body = bool(group) and titled and bool({w.casefold() for w in name.split()} & lexicon.words("organisation_heads"))
    labelled = titled and (_is_barred(blocks[first].words) or _is_labelled(blocks, first))
    known = (
        media or body or labelled or _is_wired(blocks, first, name) or (titled and _names_itself(blocks, first, name))
    )
    if (owner and (rest or group)) or (rest and known):
        return name, [first, *(n for n in group if n in heads and rest), *address]
    return "", []


def _is_barred(words: str) -> bool:
    """“Harbour Weekly | Fishing”: a name and a section, side by side."""
    segments = re.split(r"\s[|·•]\s", words)
    return len(segments) > 1 and all(segment.count(" ") < _NAME_WORDS - 1 for segment in segments)


def _is_labelled(blocks: tuple[Block, ...], first: int) -> bool:
    """Whether a section stands right below the name, alone, and what follows is set apart: “World”, “OPINION”."""
    if first + 2 >= len(blocks):
        return False
    label, following = blocks[first + 1], blocks[first + 2]
    short = label.words.count(" ") < _LABEL_WORDS and re.fullmatch(r"[^\W\d_][\w&/ -]+", label.words)
    return bool(short) and label.words[0].isupper() and not label.gap and following.gap


def _names_itself(blocks: tuple[Block, ...], first: int, name: str) -> bool:
    """Whether the text says that somebody told “the Courier”: the last word of the name, as papers call themselves."""
    own = name.rsplit(maxsplit=1)[-1].capitalize()
    told = re.compile(rf"\b(?:tells|told|telling|by|with|to) (?:the|The) {re.escape(own)}\b(?! [A-Z])")
    apart = first + 1 < len(blocks) and blocks[first + 1].gap and " " in name
    return apart and any(told.search(block.words) for block in blocks[first + 1 :])


def _is_wired(blocks: tuple[Block, ...], first: int, name: str) -> bool:
    """Whether a dateline below names the agency, or its initials."""
    initials = re.search(r"\(([A-Z]{2,6})\)", blocks[first].words)
    return any(
        re.search(rf"\({re.escape(agency)}\)|\. {re.escape(agency)}\. ", block.words[:90])
        for agency in ([initials[1], name] if initials else [name])
        for block in blocks[first + 1 : first + 6]
    )


def _of_institution(blocks: tuple[Block, ...], lexicon: Lexicon, heads: list[int], taken: dict[int, str]) -> str:
    """A letterhead: an institution's name in the first lines, above what kind of text it is or the day.

    A headline may hold such a name as well. A letterhead is repeated below as it stands, above another headline, or
    it is short: “Parliament of Larn”.
    """
    first = heads[0]
    name = blocks[first].words
    words = {w.casefold() for w in re.findall(r"[\w’'-]+", name)}
    labels = [n for n in range(min(len(blocks), first + 4)) if taken.get(n) in ("ingest.genre", "ingest.date_line")]
    if not (labels and first < _GROUP and _is_proper(name, _INSTITUTION_WORDS)):
        return ""
    issued = any(_ISSUED.search(blocks[n].words) for n in labels)
    if not (issued or words & lexicon.words("organisation_heads")):
        return ""
    repeated = any(name.casefold() in b.words.casefold() for n, b in enumerate(blocks) if n != first)
    content = [w for w in name.split() if w.casefold() not in _SMALL]
    short = re.match(r"(?i)\w+\sof\s", name) and len(content) <= 2
    return name if (repeated and len(content) > 1) or short else ""


def _beside_date(blocks: tuple[Block, ...], lexicon: Lexicon, heads: list[int], date_lines: list[int]) -> str:
    """A paper's name before the date, on one line above the headline."""
    for number in (n for n in date_lines if n < heads[0]):
        name = re.split(r"\s*[|·•–—]\s*|,\s", blocks[number].words)[0]
        if " " in name and _is_proper(name, _NAME_WORDS) and _is_medium(name, lexicon, all_but=("news", "today")):
            return name
    return ""


def _is_medium(name: str, lexicon: Lexicon, all_but: tuple[str, ...] = ()) -> bool:
    words = [w.casefold() for w in name.split()]
    return any(w in lexicon.words("media_nouns") and w not in all_but for w in words)


def _dated_group(blocks: tuple[Block, ...], heads: list[int], date_lines: list[int]) -> list[int]:
    """The lines from the first one down to a date line, with no blank line between; none if there is no date line.

    Where a blank line stands above every block, as in text that a reader wrote, none of them says anything: then the
    first line must not be marked as a heading, and one that could be the title must follow the date.
    """
    group = [heads[0]]
    loose = all(block.gap for block in blocks[1:]) and not blocks[heads[0]].is_titled
    for number in range(heads[0] + 1, min(len(blocks), heads[0] + 5)):
        if (blocks[number].gap and not loose) or not (number in date_lines or number <= heads[-1]):
            break
        group.append(number)
        if number in date_lines:
            return group if not loose or number < heads[-1] else []
    return []


def _is_proper(name: str, most: int) -> bool:
    words = name.split()
    return 0 < len(words) <= most and all(w[0].isupper() or w in _SMALL for w in words)


def _same_owner(name: str, holder: str) -> bool:
    owned = {w.casefold() for w in re.findall(r"\w{3,}", holder)}
    words = [w.casefold() for w in re.findall(r"\w{3,}", name) if w.casefold() != "the"]
    return bool(words) and 2 * sum(w in owned for w in words) >= len(words)
