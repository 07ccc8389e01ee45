"""Whether the embedded brief is as it was written: every digest in it against the content beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.render.json import check_of

Values = dict[str, Any]
_NAMES = ("text", "question", "about", "name", "counts", "printed", "id")


def check_seals(brief: Values) -> list[str]:
    """What was changed, by name; the whole is named only where none of its parts was."""
    failures = [f"{what} was changed." for what, sealed in _walk_sealed(brief) if check_of(sealed) != sealed["check"]]
    if not failures and check_of(brief) != brief["check"]:
        failures.append("The embedded brief was changed outside of its statements: title, words or provenance.")
    return failures


def _walk_sealed(brief: Values) -> Iterator[tuple[str, Values]]:
    for section in [*brief["sections"], *brief["unprinted"]]:
        where = f"Section “{section['title']}”"
        for item in [*section["items"], *section["remarks"]]:
            yield f"{where}: the item {_name(item)}", item
        for line in section["lines"]:
            yield f"{where}: the recorded statement {_name(line)}", line
    for reference in brief["references"]:
        yield f"The recorded sentence {reference['id'][1:].replace('-', ':')}", reference
    for source in brief["sources"]:
        yield f"The entry of source {source['number']} ({source['path']})", source


def _name(item: Values) -> str:
    words = next((str(item[key]) for key in _NAMES if item.get(key)), "")
    known = item.get("id") or item.get("item")
    return f"“{words}”" + (f" ({known})" if known and known != words else "")
