"""What a text says of itself and of those who issued it, above its first paragraphs and at its foot.

Such notes are real sentences, so words alone do not tell them: their place does, and what stands around them.
"""

from __future__ import annotations

import re

from briefing.ingest.front import Front
from briefing.ingest.layout import Block
from briefing.lexicon import Lexicon

_FOOT = 4
_ABOUT = 3
_BIO_WORDS = 50
_CONTACT, _CONTACT_WORDS = 6, 12
_RELEASE = ("ingest.genre", "ingest.end_mark", "ingest.press_contact")
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*$")
ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?:\+|\b00|\(0|\b(?=0\d))[\d ()./-]{7,}\d"
    r"|(?i:\b(?:tel|phone|mob(?:ile)?|cell|fax)\b[.:]+\s?)\d"
)
"""An e-mail address or a telephone number."""


def find_notes(blocks: tuple[Block, ...], front: Front, masked: dict[int, str], lexicon: Lexicon) -> dict[int, str]:
    """The blocks that are notes, with the rule that says so, given those masked already."""
    found: dict[int, str] = {}
    for number in _at_ends(blocks, masked):
        if rule := _note(blocks[number].words, lexicon):
            found[number] = rule
    found.update(_find_contacts(blocks, {**masked, **found}))
    found.update(_find_abouts(blocks, {**masked, **found}, lexicon))
    return {**found, **_find_authors(blocks, front, {**masked, **found})}


def _at_ends(blocks: tuple[Block, ...], masked: dict[int, str]) -> list[int]:
    """The first and the last blocks that nothing has masked."""
    left = [n for n in range(len(blocks)) if n not in masked]
    first = next((at for at, n in enumerate(left) if _ENDED.search(blocks[n].words)), 0)
    return sorted({*left[: first + 1], *left[-_FOOT:]})


def is_reported(words: str, lexicon: Lexicon) -> bool:
    """Whether a sentence tells what somebody said: it is the article's own, whatever it begins with."""
    marks = "|".join(sorted(map(re.escape, lexicon.words("reported_marks"))))
    return bool(re.search(rf"(?i)\b(?:{marks})\b", words))


def _note(words: str, lexicon: Lexicon) -> str:
    if is_reported(words, lexicon):
        return ""
    rules = (r for r in lexicon.patterns("ingest.") if r.rule.label == "note")
    return next((r.rule.id for r in rules if r.regex.search(words)), "")


def _find_contacts(blocks: tuple[Block, ...], masked: dict[int, str]) -> dict[int, str]:
    """Short lines with an address or a number, no sentences, at the foot."""
    foot = [n for n in range(len(blocks)) if n not in masked][-_FOOT:]
    return {
        n: "ingest.contact_line"
        for n in foot
        if ADDRESS.search(blocks[n].words)
        and blocks[n].words.count(" ") < _CONTACT_WORDS
        and not _ENDED.search(blocks[n].words)
    }


def below_contact(blocks: tuple[Block, ...], number: int) -> dict[int, str]:
    """The lines below a contact's label: names and offices, no sentences, and whatever holds an address."""
    found: dict[int, str] = {}
    for following in range(number + 1, min(len(blocks), number + 1 + _CONTACT)):
        block = blocks[following]
        bare = block.words.count(" ") < _CONTACT_WORDS and not _ENDED.search(block.words)
        if not ADDRESS.search(block.words) and not (bare and not block.words.startswith(("About ", "ABOUT "))):
            break
        found[following] = "ingest.press_contact"
    last = max((n for n in found if ADDRESS.search(blocks[n].words)), default=number)
    return {n: rule for n, rule in found.items() if n <= last}


def _find_abouts(blocks: tuple[Block, ...], masked: dict[int, str], lexicon: Lexicon) -> dict[int, str]:
    """“About Norda” at the foot of a release, with the paragraphs below it."""
    pattern = next((r.regex for r in lexicon.patterns("ingest.") if r.rule.label == "about"), None)
    if pattern is None:
        return {}
    released = any(rule in _RELEASE for rule in masked.values())
    found: dict[int, str] = {}
    for number in range(len(blocks) // 2, len(blocks)):
        title = pattern.match(blocks[number].words)
        if number in masked or not title:
            continue
        below = _below(blocks, number, masked)
        told = " ".join(blocks[n].words for n in (number, *below))[title.end("body") :]
        name = re.sub(r"(?i)^the\s+|\s*\(.*$", "", title["body"])
        if told and (released or re.match(rf"\W*(?:The\s)?{re.escape(name)}\b", told)) and _is_told_of(name, told):
            found.update(dict.fromkeys((number, *below), "ingest.about_body"))
    return found


def _is_told_of(name: str, told: str) -> bool:
    return name.casefold() in told.casefold() or bool(re.match(r"\W*(?:Founded|Established|Based|We)\b", told))


def _below(blocks: tuple[Block, ...], number: int, masked: dict[int, str]) -> list[int]:
    """The paragraphs below a title, to the next line that is none."""
    found: list[int] = []
    inline = bool(_ENDED.search(blocks[number].words))
    for following in range(number + 1, min(len(blocks), number + 1 + _ABOUT)):
        block = blocks[following]
        if inline or following in masked or block.is_item or not _ENDED.search(block.words):
            break
        found.append(following)
    return found


def _find_authors(blocks: tuple[Block, ...], front: Front, masked: dict[int, str]) -> dict[int, str]:
    """Sentences at the foot that begin with the name of the byline and say who that is."""
    bylines = " ".join(blocks[n].words.casefold() for n in front.bylines)
    found: dict[int, str] = {}
    for number in [n for n in range(len(blocks)) if n not in masked][-_FOOT:]:
        words = blocks[number].words
        name = re.match(r"\W{0,3}(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:\s[\w.’'-]+){1,3}?)\s(?:is|was|has|[a-z]+s)\b", words)
        if name and words.count(" ") < _BIO_WORDS and name["name"].casefold() in bylines:
            found[number] = "ingest.author_note"
    return found
