"""What the markup of a template would fetch or run: nothing but files of the template folder, and no script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.render.faults import Fault
from briefing.render.sheets import check_name

_TAG = re.compile(r"<\s*(base|iframe|object|embed|link|frame|applet)\b|<meta[^>]*http-equiv=.refresh", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(?:src|srcset|poster|data|background|xlink:href)\s*=\s*(["'])(.*?)\1""", re.IGNORECASE)
_BORN_IN = re.compile(r"<image\b[^>]*\bhref\s*=\s*([\"'])(.*?)\1", re.IGNORECASE)
_IN_STYLE = re.compile(r"@import\b|\burl\(\s*[\"']?(?!#|\{\{)([^)\"']*)", re.IGNORECASE)
_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)


def find_addresses(file: str, source: str, has: Callable[[str], bool]) -> Iterator[Fault]:
    """The faults of a template's markup, line by line; `has` says whether a template folder has a file."""
    for number, line in enumerate(source.splitlines(), 1):
        for match in _TAG.finditer(line):
            message = f"“{match[0]}” has no place in a brief: nothing is fetched"
            yield Fault(file=file, line=number, column=match.start() + 1, message=message, hint="Take it out.")
        for match in _HANDLER.finditer(line):
            message = "no script runs from a template"
            yield Fault(file=file, line=number, column=match.start() + 1, message=message, hint="Take it out.")
        for match in _IN_STYLE.finditer(line):
            message, hint = check_name(match[1], has) if match[1] is not None else ("a style sheet imports nothing", "")
            if message:
                yield Fault(
                    file=file, line=number, column=match.start() + 1, message=message, hint=hint or "Take it out."
                )
        for match in (*_ATTRIBUTE.finditer(line), *_BORN_IN.finditer(line)):
            if "{{" in match[2] or match[2].startswith("#"):
                continue
            message, hint = check_name(match[2], has)
            if message:
                yield Fault(file=file, line=number, column=match.start(2) + 1, message=message, hint=hint)
