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
from collections.abc import Sequence

_RUN = 5
_SKETCH = 128
_COMMON = 50
RESEMBLANCE = 0.7
"""Share of the smaller sketch's digests that the other one must hold for a note."""
OVERLAP = 0.15
"""The same for a closer look: of two sketches, that of the longer text reaches less far into the shorter one."""


def fingerprint(text: str) -> str:
    """A digest that texts share when they differ in white space, case and punctuation only."""
    return hashlib.sha256(" ".join(_words(text)).encode()).hexdigest()


def find_overlaps(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of two texts each that may share a good part, the lower one first, in order."""
    sketches = [sketch(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    found: list[tuple[int, int]] = []
    for number, own in enumerate(sketches):
        shared = Counter(other for digest in sorted(own) for other in holders[digest][:_COMMON])
        found.extend((o, number) for o, n in shared.items() if n >= OVERLAP * min(len(own), len(sketches[o])))
        for digest in own:
            holders[digest].append(number)
    return sorted(found)


def find_near(texts: list[str]) -> dict[int, int]:
    """For the number of each text that nearly repeats an earlier one: the number of that earlier text."""
    return find_near_sketches([sketch(text) for text in texts])


def find_near_sketches(sketches: Sequence[frozenset[int]]) -> dict[int, int]:
    """The same for texts of which only the sketches are there."""
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for number, own in enumerate(sketches):
        shared = Counter(other for digest in sorted(own) for other in holders[digest][:_COMMON])
        near = [o for o, count in shared.items() if count >= RESEMBLANCE * min(len(own), len(sketches[o]))]
        if near:
            found[number] = min(near)
        for digest in own:
            holders[digest].append(number)
    return found


def sketch(text: str) -> frozenset[int]:
    """The sketch of a text: the smallest digests of its runs of words, each below 2^32."""
    words = _words(text)
    runs = {zlib.crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(len(words) - _RUN + 1)}
    return frozenset(sorted(runs)[:_SKETCH])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
