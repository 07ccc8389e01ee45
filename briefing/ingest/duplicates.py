"""Sources that are the same text twice, and sources that are nearly so.

Near-duplicates are found by sketches: the smallest digests of a text's runs of five words (A. Broder, “On the
resemblance and containment of documents”, 1997). Texts are compared only if their sketches share a digest, so the cost
grows with the number of texts and not with its square.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter, defaultdict

_RUN = 5
_SKETCH = 128
_COMMON = 50
RESEMBLANCE = 0.7
"""Share of the smaller sketch's digests that the other one must hold for a note."""


def fingerprint(text: str) -> str:
    """A digest that texts share when they differ in white space, case and punctuation only."""
    return hashlib.sha256(" ".join(_words(text)).encode()).hexdigest()


def find_near(texts: list[str]) -> dict[int, int]:
    """For the number of each text that nearly repeats an earlier one: the number of that earlier text."""
    holders: dict[int, list[int]] = defaultdict(list)
    sketches: list[frozenset[int]] = []
    found: dict[int, int] = {}
    for number, text in enumerate(texts):
        sketch = _sketch(text)
        shared = Counter(other for digest in sorted(sketch) for other in holders[digest][:_COMMON])
        near = [o for o, count in shared.items() if count >= RESEMBLANCE * min(len(sketch), len(sketches[o]))]
        if near:
            found[number] = min(near)
        for digest in sketch:
            holders[digest].append(number)
        sketches.append(sketch)
    return found


def _sketch(text: str) -> frozenset[int]:
    words = _words(text)
    runs = {zlib.crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(len(words) - _RUN + 1)}
    return frozenset(sorted(runs)[:_SKETCH])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
