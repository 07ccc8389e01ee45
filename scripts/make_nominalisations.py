#!/usr/bin/env python3
"""Write `config/lexicons/en/nominalisations.txt` from the WordNet 3.0 database files.

    make_nominalisations.py [FOLDER]        FOLDER holds data.noun, data.verb, index.noun (default /usr/share/wordnet,
                                            Debian's package wordnet-base)

A noun is kept when one of its two most frequent senses is an act, an event, a process, a state or a communication,
when WordNet links a sense of it to a common verb by derivation, and when the two share their stem. Needed only to
make the list again, never at run time.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "config" / "lexicons" / "en" / "nominalisations.txt"
EVENTIVE = {"04", "10", "11", "22", "26"}  # lexicographer files: act, communication, event, process, state
HEADER = """\
# Nouns that name what a verb does: noun: verb. Made by scripts/make_nominalisations.py from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 licence,
# which permits use, copying, modification and distribution for any purpose without fee when this notice is kept.
# THE DATABASE IS PROVIDED "AS IS", WITHOUT ANY WARRANTY; the name of Princeton University may not be used in
# advertising. https://wordnet.princeton.edu/license-and-commercial-use
"""


def read_synsets(path: Path) -> Iterator[tuple[str, str, list[str], list[list[str]]]]:
    """Offset, lexicographer file, words and pointers (symbol, offset, part of speech, places) of each synset."""
    with path.open(encoding="latin-1") as lines:
        for line in lines:
            if line.startswith("  "):
                continue
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            words = [parts[4 + 2 * i].lower() for i in range(count)]
            at = 5 + 2 * count
            yield parts[0], parts[1], words, [parts[at + 4 * i : at + 4 * i + 4] for i in range(int(parts[at - 1]))]


def read_senses(path: Path) -> dict[str, tuple[int, list[str]]]:
    """Per lemma how many of its senses occur in tagged text, and its synset offsets, most frequent first."""
    with path.open(encoding="latin-1") as lines:
        rows = [line.split() for line in lines if not line.startswith("  ")]
    return {row[0]: (int(row[-int(row[2]) - 1]), row[-int(row[2]) :]) for row in rows}


def shared_stem(a: str, b: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def find_verbs(folder: Path) -> dict[str, str]:
    """The verb behind each eventive noun."""
    verbs = {offset: words for offset, _, words, _ in read_synsets(folder / "data.verb")}
    tagged = {lemma: count for lemma, (count, _) in read_senses(folder / "index.verb").items()}
    files: dict[str, str] = {}
    linked: dict[str, set[str]] = defaultdict(set)
    for offset, file, words, links in read_synsets(folder / "data.noun"):
        files[offset] = file
        for symbol, target, part, places in links:
            if symbol == "+" and part == "v" and places != "0000":
                linked[words[int(places[:2], 16) - 1]].add(verbs[target][int(places[2:4], 16) - 1])
    found = {}
    for noun, (count, offsets) in sorted(read_senses(folder / "index.noun").items()):
        if noun not in linked or noun.endswith("ing") or "_" in noun:
            continue
        verb = max(sorted(linked[noun]), key=lambda v: (shared_stem(noun, v), tagged.get(v, 0)))
        eventive = EVENTIVE & {files[o] for o in offsets[: 2 if count else 1]}
        if eventive and tagged.get(verb) and shared_stem(noun, verb) >= min(4, len(verb)) and "_" not in verb:
            found[noun] = verb
    return found


def main() -> None:
    """Write the list."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    rows = [f"{noun}: {verb}" for noun, verb in find_verbs(folder).items()]
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {len(rows)} nouns\n")


if __name__ == "__main__":
    main()
