"""Blocks to passages: what each one is, with markers, datelines and credits taken off as passages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ingest import clean
from briefing.ingest.front import Front, read_front
from briefing.ingest.layout import Block
from briefing.ingest.notes import find_notes
from briefing.lexicon import Lexicon
from briefing.model.source import Passage, PassageKind

_OPENING = 2
_HEADING_WORDS = 12
_QUESTION_WORDS = 9
_COLON_WORDS = 5
_HEADING_RUN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text taken apart: its blocks, its front, what is masked and by which rule, and its datelines."""

    blocks: tuple[Block, ...]
    front: Front
    masked: dict[int, str]
    passages: tuple[Passage, ...]
    datelines: tuple[str, ...]


def read_article(blocks: tuple[Block, ...], shared: frozenset[str], lexicon: Lexicon) -> Article:
    """The passages of a text and what its front says. `shared` are the lines that other files have as well."""
    masked = clean.find_phrases(blocks, lexicon)
    front = read_front(blocks, masked, lexicon)
    masked = {**front.masked, **masked}
    masked = {**clean.find_repeats(blocks, front, masked), **masked}
    masked = {**clean.find_shared(blocks, shared, front), **masked}
    masked = {**find_notes(blocks, front, masked, lexicon), **masked}
    masked = {**clean.find_sign_offs(blocks, masked), **masked}
    front.headlines = [n for n in front.headlines if n not in masked]
    kinds = _find_kinds(blocks, front, masked)
    passages: list[Passage] = []
    datelines: list[str] = []
    opening = [n for n, kind in enumerate(kinds) if kind == "paragraph"][:_OPENING]
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        for passage in _split(block, kind, lexicon, opening=number in opening):
            passages.append(passage)
            if (
                kind == "paragraph"
                and number in opening
                and passage.kind == "boilerplate"
                and passage.start == block.start
            ):
                datelines.append(block.text[: passage.end - block.start])
    return Article(blocks=blocks, front=front, masked=masked, passages=tuple(passages), datelines=tuple(datelines))


def _find_kinds(blocks: tuple[Block, ...], front: Front, masked: dict[int, str]) -> list[PassageKind]:
    kinds: list[PassageKind] = []
    for number, block in enumerate(blocks):
        if number in masked:
            kinds.append("boilerplate")
        elif number in front.headlines:
            kinds.append("headline")
        elif block.is_item and not _is_numbered_heading(blocks, number):
            kinds.append("item")
        else:
            kinds.append("heading" if block.is_titled or block.is_item or _is_heading(block) else "paragraph")
    return _settle_headings(kinds, blocks)


def _settle_headings(kinds: list[PassageKind], blocks: tuple[Block, ...]) -> list[PassageKind]:
    """A heading has text below it: the last lines are none, and three in a row are a list."""
    settled = list(kinds)
    run: list[int] = []
    for number, kind in enumerate([*kinds, "boilerplate"]):
        if kind == "heading" and not blocks[number].is_titled:
            run.append(number)
        elif kind != "boilerplate" or number == len(kinds):
            if len(run) >= _HEADING_RUN or number == len(kinds):
                for member in run:
                    settled[member] = "item" if len(run) >= _HEADING_RUN else "paragraph"
            run = []
    return settled


def _is_numbered_heading(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether a numbered line is a section's title: no sentence, alone, and a paragraph below it."""
    block = blocks[number]
    before, after = blocks[max(0, number - 1)], blocks[min(len(blocks) - 1, number + 1)]
    alone = not after.is_item and (number == 0 or not before.is_item)
    return block.text[0].isdigit() and alone and _is_heading(block) and clean.is_prose(after)


def _is_heading(block: Block) -> bool:
    words = block.words
    count = words.count(" ") + 1
    if words.endswith("?"):
        return count <= _QUESTION_WORDS and not re.match(r"[\"“‘«']|[\w .’']{1,40}: ", words)
    if words.endswith(":"):
        return count <= _COLON_WORDS
    return count <= _HEADING_WORDS and not re.search(r"[.!,;…][\"”’'»)\]]*$|^\(.*\)$", words)


def _split(block: Block, kind: PassageKind, lexicon: Lexicon, *, opening: bool) -> Iterator[Passage]:
    """The passages of one block: marker, dateline, text, credits."""
    start, end = block.body, block.end
    if kind in ("paragraph", "item"):
        end -= _tail(block.text, lexicon)
    if kind == "paragraph" and opening:
        start += _head(block.text[start - block.start :], lexicon)
    if kind == "boilerplate" or not block.start <= start < end:
        yield Passage(start=block.start, end=block.end, kind=kind)
        return
    if start > block.start:
        head = block.text[: start - block.start].rstrip()
        yield Passage(start=block.start, end=block.start + len(head), kind="boilerplate")
    body = block.text[start - block.start : end - block.start].rstrip()
    yield Passage(start=start, end=start + len(body), kind=kind)
    if end < block.end:
        yield Passage(start=end, end=block.end, kind="boilerplate")


def _head(text: str, lexicon: Lexicon) -> int:
    """How many characters of a dateline an opening paragraph begins with."""
    for rule in lexicon.patterns("ingest."):
        if rule.rule.label == "head" and (found := rule.regex.match(text.replace("\n", " ").replace("\r", " ")[:200])):
            return found.end()
    return 0


def _tail(text: str, lexicon: Lexicon) -> int:
    """How many characters of credits a paragraph ends with."""
    flat = text.replace("\n", " ").replace("\r", " ")[-600:]
    for rule in lexicon.patterns("ingest."):
        if rule.rule.label == "tail" and (found := rule.regex.search(flat)):
            return len(flat) - found.start()
    return 0
