"""What is no part of an article's text: structure and repetition first, known phrases second.

Nothing is cut out: a masked block becomes a passage of the kind “boilerplate”. A real sentence that is masked is
evidence lost, so each rule asks for the shape of furniture and not for a word alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefing.ingest.front import Front
from briefing.ingest.layout import Block
from briefing.ingest.notes import below_contact, is_reported
from briefing.lexicon import Lexicon

_LETTER = re.compile(r"[^\W\d_]{2}|\d|[^\W_]\w*[.?!]")
_BAR = re.compile(r"\s*[|·•›»]\s*")
_COLUMNS = re.compile(r"[ \t\xa0]{2,}|\t")
_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*(?:\s\([^()]*\))?$")
_WHOLE = ("block", "pointer", "closing", "call", "advert", "contact", "prompt")
_PHRASE_REACH = 600
_POINTED = 10
_PROMOTED, _PROMOTED_WORDS = 4, 30
_CLOSING = 4
_REPEAT_WORDS = 6
_TITLE_WORDS = 3
_TITLE_LENGTH = 5
_NEAR_WORDS, _NEAR_SHARE, _NEAR_BACK = 8, 0.8, 3
_SHARED_WORDS = 12
_SIGN_OFF_WORDS, _SIGN_OFFS = 8, 3


def is_prose(block: Block) -> bool:
    """Whether a block reads as running text: it ends like a sentence, or is longer than any heading."""
    words = block.words
    return bool(_SENTENCE.search(words)) or words.count(" ") >= 30


def find_phrases(blocks: tuple[Block, ...], lexicon: Lexicon) -> dict[int, str]:
    """Blocks that known phrases, menus and ornaments give away, with the rule that did, before the front is known."""
    rules = lexicon.patterns("ingest.")
    prose = [n for n, block in enumerate(blocks) if is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    masked: dict[int, str] = {}
    for number, block in enumerate(blocks):
        words = block.words
        labels = _WHOLE[:-2] if is_reported(words, lexicon) else _WHOLE
        named = next((r.rule for r in rules if r.rule.label in labels and r.regex.search(words[:_PHRASE_REACH])), None)
        if not _LETTER.search(words):
            masked[number] = "ingest.ornament"
        elif len(words) <= _PHRASE_REACH and named is not None:
            masked[number] = named.id
            masked.update(_pointed(blocks, number, named.label))
        elif not first < number < last and (_is_bar(words) or _is_button_bar(block.text, lexicon)):
            masked[number] = "ingest.bar"
    return masked


def find_repeats(blocks: tuple[Block, ...], front: Front, masked: dict[int, str]) -> dict[int, str]:
    """Blocks whose words stand in another block of the same article. The first or longer copy stays."""
    keys = [_key(block) for block in blocks]
    found = _find_copies(keys, front, masked)
    holders: dict[str, int] = {}
    for number, key in enumerate(keys):
        if number not in masked and number not in found:
            for at in range(len(key) - _REPEAT_WORDS + 1):
                holders.setdefault(" ".join(key[at : at + _REPEAT_WORDS]), number)
    parts: dict[int, str] = {}
    for number in range(front.end, len(keys)):
        if number in masked or number in found or len(keys[number]) < _REPEAT_WORDS:
            continue
        holder = holders[" ".join(keys[number][:_REPEAT_WORDS])]
        before = [n for n in range(max(front.end, number - _NEAR_BACK), number) if n not in masked]
        if _is_part(keys[number], keys[holder]) or any(_nearly_in(keys[number], keys[n]) for n in before):
            parts[number] = "ingest.repeat"
    return {**found, **parts}


def _find_copies(keys: list[list[str]], front: Front, masked: dict[int, str]) -> dict[int, str]:
    seen: set[str] = set()
    found: dict[int, str] = {}
    for number, key in enumerate(keys):
        text = " ".join(key)
        if number in masked or len(key) < (_TITLE_WORDS if number < front.end else _REPEAT_WORDS):
            continue
        if text in seen:
            found[number] = "ingest.repeat"
        seen.add(text)
    return found


def _is_part(key: list[str], other: list[str]) -> bool:
    """Whether the words stand in a longer block, in one piece."""
    return len(key) < len(other) and f" {' '.join(key)} " in f" {' '.join(other)} "


def count_lines(files: Iterable[tuple[Block, ...]]) -> frozenset[str]:
    """The short lines, no sentences, that stand in more than one of the files."""
    counts: Counter[str] = Counter()
    for blocks in files:
        counts.update(short_lines(blocks))
    return frozenset(line for line, count in counts.items() if count > 1)


def short_lines(blocks: Iterable[Block]) -> frozenset[str]:
    """The short lines of a file, no sentences, by which it may resemble others."""
    lines = {" ".join(_key(b)) for b in blocks if not is_prose(b) and len(_key(b)) <= _SHARED_WORDS}
    return frozenset(lines - {""})


def title_block(blocks: tuple[Block, ...], front: Front) -> int:
    """The number of the headline that is the title: the first of some length, else the first; -1 without any."""
    heads = front.headlines
    return next((n for n in heads if blocks[n].words.count(" ") >= _TITLE_LENGTH - 1), heads[0] if heads else -1)


def find_shared(blocks: tuple[Block, ...], shared: frozenset[str], front: Front) -> dict[int, str]:
    """Blocks that are such lines, save the article's title."""
    title = title_block(blocks, front)
    return {
        number: "ingest.shared_line"
        for number, block in enumerate(blocks)
        if number != title and not is_prose(block) and " ".join(_key(block)) in shared
    }


def find_sign_offs(blocks: tuple[Block, ...], masked: dict[int, str]) -> dict[int, str]:
    """Short lines behind the last paragraph that are no sentences, quotations or figures."""
    found: dict[int, str] = {}
    for number in range(len(blocks) - 1, 0, -1):
        words = blocks[number].words
        if number in masked:
            continue
        bare = not is_prose(blocks[number]) and words.count(" ") < _SIGN_OFF_WORDS
        if (
            not bare
            or blocks[number].is_item
            or re.search(r"\d|^[\"“‘«'—–-]|,|[:;]$", words)
            or len(found) == _SIGN_OFFS
        ):
            break
        found[number] = "ingest.sign_off"
    text_left = any(is_prose(b) and n not in masked for n, b in enumerate(blocks))
    return found if text_left else {}


def _pointed(blocks: tuple[Block, ...], number: int, label: str) -> dict[int, str]:
    rest = range(number + 1, len(blocks))
    if label == "closing":
        return dict.fromkeys(rest, "ingest.closing_heading") if len(rest) <= _CLOSING else {}
    if label == "call":
        return dict.fromkeys(_above(blocks, number), "ingest.call_to_action")
    if label == "contact":
        return below_contact(blocks, number)
    if label == "advert":
        return dict.fromkeys(_below(blocks, number), "ingest.advertisement")
    if label != "pointer":
        return {}
    found: dict[int, str] = {}
    dense = bool(rest) and not blocks[rest[0]].gap
    for following in rest[:_POINTED]:
        words = blocks[following].words
        if dense and blocks[following].gap:
            break
        if is_prose(blocks[following]) and (words.count(" ") >= _SIGN_OFF_WORDS or not words.endswith("?")):
            break
        found[following] = "ingest.related_heading"
    return found


def _above(blocks: tuple[Block, ...], number: int) -> list[int]:
    """The few short blocks between a blank line and the block below them; none where no blank line sets them apart."""
    found: list[int] = []
    while not blocks[number].gap:
        number -= 1
        if number < 0 or len(found) == _PROMOTED or blocks[number].words.count(" ") >= _PROMOTED_WORDS:
            return []
        found.append(number)
    return found


def _below(blocks: tuple[Block, ...], number: int) -> list[int]:
    """The few blocks, no sentences, that follow without a blank line, up to the next one."""
    found: list[int] = []
    for following in range(number + 1, min(len(blocks), number + 1 + _PROMOTED)):
        if blocks[following].gap or is_prose(blocks[following]):
            break
        found.append(following)
    return found if number + 1 + len(found) == len(blocks) or blocks[number + 1 + len(found)].gap else []


def _is_bar(words: str) -> bool:
    segments = _BAR.split(words)
    return len(segments) >= 3 and all(
        segment and segment.count(" ") < 4 and not re.search(r"\d|[.!?]$", segment) for segment in segments
    )


def _is_button_bar(text: str, lexicon: Lexicon) -> bool:
    """Short labels side by side, divided by bars or by wide gaps, of which one is a button's."""
    segments = _BAR.split(_COLUMNS.sub(" | ", text.strip()))
    buttons = lexicon.words("page_furniture")
    return (
        len(segments) > 1
        and all(segment and segment.count(" ") < 4 and not re.search(r"[.!?]$", segment) for segment in segments)
        and any(s.casefold() in buttons or s.casefold().startswith("share on ") for s in segments)
    )


def _key(block: Block) -> list[str]:
    return re.findall(r"\w+", block.words.casefold())


def _nearly_in(key: list[str], other: list[str]) -> bool:
    if not _NEAR_WORDS <= len(key) <= len(other):
        return False
    triples = {tuple(key[n : n + 3]) for n in range(len(key) - 2)}
    others = {tuple(other[n : n + 3]) for n in range(len(other) - 2)}
    return len(triples & others) >= _NEAR_SHARE * len(triples)
