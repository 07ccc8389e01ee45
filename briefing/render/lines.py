"""Lines made ready for paper: quotation marks, spaces before citation marks, marks kept with the word before them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from markupsafe import Markup

from briefing.model.brief import Cite, Line, Link, Mark, Run, Text
from briefing.render.wording import printable, quoted

SPACE = Text(text=" ")
LONGEST_WORD = 24
"""Words of more letters may be parted at the end of a line."""
_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_TO_LEFT = re.compile(rf"({_LETTERS}+(?:[\s\d.,:'’-]*{_LETTERS}+)*)")
_TURNED = Markup("<bdi>{}</bdi>")
_LONG = Markup('<span class="long">{}</span>')
Group = tuple[Run, ...]
"""Runs that must not be parted at the end of a line; most groups hold one run."""


def glue_runs(line: Line) -> list[Group]:
    """The runs in groups: the word before a citation mark or link stays with it.

    Verbatim words get their quotation marks “ ”, and every mark exactly one space before it. A space between two runs
    is a run of its own (`SPACE`): WeasyPrint breaks a line too early at one that ends a text.
    """
    groups: list[Group] = []
    for run in line.runs:
        if isinstance(run, Text):
            groups += [(piece,) for piece in _split_spaces(_quoted(run))]
        elif isinstance(run, Mark):
            groups.append((run,))
        else:
            _append_mark(groups, run)
    return _keep_signs(groups)


def _keep_signs(groups: list[Group]) -> list[Group]:
    """The groups with each sign kept beside the first word that explains it."""
    kept: list[Group] = []
    for group in groups:
        words = group[0]
        if len(group) > 1 or not isinstance(words, Text) or words == SPACE or not _ends_in_sign(kept):
            kept.append(group)
            continue
        first, _, rest = words.text.partition(" ")
        kept[-2:] = [(*kept[-2], SPACE, replace(words, text=first))]
        kept += [(SPACE,), (replace(words, text=rest),)] if rest else []
    return kept


def _ends_in_sign(groups: list[Group]) -> bool:
    return len(groups) > 1 and groups[-1] == (SPACE,) and isinstance(groups[-2][-1], Mark)


def short_title(title: str) -> str:
    """A title as running heads show it: at most 36 columns."""
    return shorten(title, 36)


def short_actor(name: str) -> str:
    """A name as running heads show it beside title and section: at most 30 columns."""
    return shorten(name, 30)


def shorten(text: str, most: int) -> str:
    """The first words of a text, with “…” where some are left out, in at most `most` columns; wide letters take two."""
    text = printable(text)
    if _columns(text) <= most:
        return text
    kept = ""
    for letter in text:
        if _columns(kept + letter) >= most:
            break
        kept += letter
    words = kept.rpartition(" ")[0] if text[len(kept)] != " " else kept
    return (words if 2 * len(words) > len(kept) else kept).rstrip(" ,;:–-") + "…"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def mark_long_words(text: str, longest: int = LONGEST_WORD) -> Markup:
    """The text as markup in which words of more than `longest` letters may be parted at the end of a line.

    Words written from right to left are set apart (`bdi`), so that they turn no bracket or number beside them.
    """
    parts = _RIGHT_TO_LEFT.split(text)
    marked = (_TURNED.format(part) if place % 2 else _mark_words(part, longest) for place, part in enumerate(parts))
    return Markup("").join(marked)


def _mark_words(text: str, longest: int) -> Markup:
    words = re.split(r"(\s+)", text)
    return Markup("").join(_LONG.format(word) if _longest_part(word) > longest else word for word in words)


def _longest_part(word: str) -> int:
    """Letters between two hyphens: after a hyphen a line may end anyway."""
    return max(map(len, word.split("-")))


def _split_spaces(text: Text) -> list[Text]:
    words = text.text.strip(" ")
    before, after = text.text.startswith(" "), text.text.endswith(" ")
    if not words:
        return [SPACE] if text.text else []
    return [*([SPACE] if before else []), replace(text, text=words), *([SPACE] if after else [])]


def _append_mark(groups: list[Group], mark: Cite | Link) -> None:
    while groups and groups[-1] == (SPACE,):
        groups.pop()
    before = groups[-1][-1] if groups else None
    if not isinstance(before, Text):
        groups += [(SPACE,), (mark,)] if groups else [(mark,)]
        return
    start, _, last = before.text.rpartition(" ")
    groups.pop()
    if start:
        groups += [(replace(before, text=start),), (SPACE,)]
    word = replace(before, text=last)
    groups += [(word, SPACE, mark)] if len(last) <= LONGEST_WORD else [(word,), (SPACE,), (mark,)]


def _quoted(run: Text) -> Text:
    words = printable(run.text)
    return replace(run, text=quoted(words) if run.verbatim else words)
