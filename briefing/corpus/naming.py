"""Names in running text, told by their capitals alone: enough to compare what sources are about, without a parse."""

from __future__ import annotations

import re
from collections import Counter

from briefing.naming import fold

MOST = 24
"""Names kept of one text: those that stand there most often."""
_WORD = r"[^\W\d_a-z][\w’'.-]*[\w]"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:of|for|and|the|de|la|van|von|al|bin|del|der|di)\s+){{0,2}}{_WORD})*")
_START = re.compile(r"(?:^|[.!?:;“\"‘(\[•–—-]\s*|[.!?][”\"’)]\s*)$")


def find_names(prose: str) -> tuple[str, ...]:
    """The folded names of a text, most frequent first.

    A single word at the start of a sentence counts only where it stands within another sentence as well.
    """
    within: Counter[str] = Counter()
    at_start: Counter[str] = Counter()
    for match in _NAME.finditer(prose):
        name = fold(re.sub(r"['’]s?$", "", match[0]))
        starts = " " not in name and _START.search(prose[max(0, match.start() - 3) : match.start()])
        (at_start if starts else within)[name] += 1
    counts = {name: count + at_start[name] for name, count in within.items() if len(name) > 1}
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:MOST])
