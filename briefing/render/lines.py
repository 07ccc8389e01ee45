"""Lines made ready for paper: quotation marks, spaces before citation marks, marks kept with the word before them."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from briefing.model.brief import Cite, Line, Link, Mark, Run, Text
from briefing.render.wording import printable

_LONG = Markup('<span class="long">{}</span>')
Group = tuple[Run, ...]
"""Runs that must not be parted at the end of a line; most groups hold one run."""


def glue_runs(line: Line) -> list[Group]:
    """The runs in groups: the word before a citation mark or link stays with it.

    Verbatim words get their quotation marks “ ”, and every mark exactly one space before it. White space apart, the
    groups print what `printed_text` gives.
    """
    groups: list[Group] = []
    for run in line.runs:
        if isinstance(run, Text):
            groups += [(_quoted(run),)] if run.text else []
        elif isinstance(run, Mark):
            groups.append((run,))
        else:
            _append_mark(groups, run)
    return groups


def mark_long_words(text: str, longest: int = 24) -> Markup:
    """The text as markup in which words of more than `longest` letters may be parted at the end of a line."""
    words = re.split(r"(\s+)", text)
    return Markup("").join(_LONG.format(word) if len(word) > longest else word for word in words)


def printed_text(line: Line) -> str:
    """The line as HTML and PDF print it, without white space: words, quotation marks, marks and labels of links."""
    return "".join("".join(_printed(run) for run in line.runs).split())


def _append_mark(groups: list[Group], mark: Cite | Link) -> None:
    space = Text(text=" ")
    before = groups[-1][-1] if groups else None
    if not isinstance(before, Text):
        groups += [(space,), (mark,)] if groups else [(mark,)]
        return
    words = before.text.rstrip()
    start, gap, last = words.rpartition(" ")
    groups.pop()
    if start:
        groups += [(replace(before, text=start),), (Text(text=gap),)]
    groups.append((replace(before, text=last), space, mark) if last else (space, mark))


def _quoted(run: Text) -> Text:
    words = printable(run.text)
    return replace(run, text=f"“{words}”" if run.verbatim else words)


def _printed(run: Run) -> str:
    match run:
        case Text():
            return _quoted(run).text
        case Cite():
            return run.mark
        case Link():
            return run.label
        case Mark(kind="heard", count=int(count)):
            return str(count)
        case Mark(kind="absent"):
            return "–"
        case _:
            return ""
