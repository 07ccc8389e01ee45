#!/usr/bin/env python3
"""Write `config/lexicons/en/telling_verbs.txt` from the WordNet 3.0 database files.

    make_telling_verbs.py [FOLDER]          FOLDER holds data.verb and index.verb (default /usr/share/wordnet,
                                            Debian's package wordnet-base)

A verb is kept when one of its three most frequent senses is an act of communication with the sentence frame “Somebody
----s that CLAUSE”. Needed only to make the list again, never at run time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "config" / "lexicons" / "en" / "telling_verbs.txt"
COMMUNICATION = "32"  # lexicographer file verb.communication
THAT_CLAUSE = 26  # sentence frame “Somebody ----s that CLAUSE”
SENSES = 3  # most frequent senses looked at
NOT_TELLING = {"disregard", "dissemble", "feign", "ignore", "pretend", "prove", "provide", "sham"}
HEADER = """\
# Verbs of communication that take a clause; a cue only with a person or body for subject and “that” before the clause.
# The common ones, with all they govern, stand in speech_verbs.txt.
# Made by scripts/make_telling_verbs.py from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 licence,
# which permits use, copying, modification and distribution for any purpose without fee when this notice is kept.
# THE DATABASE IS PROVIDED "AS IS", WITHOUT ANY WARRANTY; the name of Princeton University may not be used in
# advertising. https://wordnet.princeton.edu/license-and-commercial-use
"""


def read_frames(path: Path) -> Iterator[tuple[str, str, list[str], dict[str, set[int]]]]:
    """Offset, lexicographer file, words, and the sentence frames of each word, for each verb synset."""
    with path.open(encoding="latin-1") as lines:
        for line in lines:
            if line.startswith("  "):
                continue
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            words = [parts[4 + 2 * i].lower() for i in range(count)]
            at = 5 + 2 * count + 4 * int(parts[4 + 2 * count])
            frames: dict[str, set[int]] = {word: set() for word in words}
            for _, number, word in zip(*[iter(parts[at + 1 :])] * 3, strict=False):
                chosen = words if word == "00" else [words[int(word, 16) - 1]]
                for one in chosen:
                    frames[one].add(int(number))
            yield parts[0], parts[1], words, frames


def find_telling(folder: Path) -> list[str]:
    """The verbs of communication that take a clause, in order."""
    synsets = {offset: (file, frames) for offset, file, _, frames in read_frames(folder / "data.verb")}
    found = []
    with (folder / "index.verb").open(encoding="latin-1") as lines:
        rows = [line.split() for line in lines if not line.startswith("  ")]
    for row in sorted(rows):
        senses = [synsets[offset] for offset in row[-int(row[2]) :][:SENSES]]
        telling = any(file == COMMUNICATION and THAT_CLAUSE in frames[row[0]] for file, frames in senses)
        if telling and row[0].isalpha() and row[0] not in NOT_TELLING:
            found.append(row[0])
    return found


def main() -> None:
    """Write the list."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    rows = find_telling(folder)
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {len(rows)} verbs\n")


if __name__ == "__main__":
    main()
