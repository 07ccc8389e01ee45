"""Marks and quotations within the brief: each mark leads to a reference, each quotation stands in a cited sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.verify.texts import squeeze

Values = dict[str, Any]
_MARK = re.compile(r"(\d+):(\d+)(?:–(\d+))?")
_QUOTES = str.maketrans("’‘“”«»", '\'\'""""')


def check_citations(brief: Values) -> list[str]:
    """The statements with a mark that leads nowhere, or with quoted words that no cited sentence has."""
    quotes = {reference["id"]: reference["evidence"]["text"] for reference in brief["references"]}
    return [
        f"Section “{section['title']}”: “{line['text'].strip()}” {fault}"
        for section in brief["sections"]
        for line in section["lines"]
        for fault in _faults(line, quotes)
    ]


def _faults(line: Values, quotes: dict[str, str]) -> Iterator[str]:
    cited = []
    for mark in line["cites"]:
        wanted = list(_references_of(mark))
        if not wanted or not set(wanted) <= quotes.keys():
            yield f"cites {mark}, which is no reference."
        cited += [quotes[identifier] for identifier in wanted if identifier in quotes]
    said = _comparable(" ".join(cited))
    for run in line["runs"]:
        if "quote" in run and line["cites"] and _comparable(run["quote"]) not in said:
            yield f"quotes “{run['quote']}”, which no sentence cited there says."


def _references_of(mark: str) -> Iterator[str]:
    found = _MARK.fullmatch(mark)
    if found:
        for sentence in range(int(found[2]), int(found[3] or found[2]) + 1):
            yield f"r{found[1]}-{sentence}"


def _comparable(text: str) -> str:
    return squeeze(text.translate(_QUOTES))
