"""How well articles are made out on web pages: the reader of HTML against the evaluation set of trafilatura.

`python -m tests.benchmarks.bench_pages FOLDER` takes the folder `tests` of a checkout of github.com/adbar/trafilatura,
whose `evaldata.json` names, for each of its pages, segments that belong to the article and segments that do not. They
are counted as its own `evaluate.py` does: a segment counts as found where it stands in the text, white space apart. Beside
the reader stand what is left after the clean-up, and trafilatura's own standard setting in the version installed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from trafilatura import extract

from briefing.ingest.articles import read_article
from briefing.ingest.child import read_bounded
from briefing.ingest.layout import split_blocks
from briefing.lexicon import load_lexicon

Counts = tuple[int, int, int, int]


def read_text(data: bytes) -> str:
    """The reader's text."""
    return "\n".join(text.text for text in read_bounded(".html", data).texts)


def read_clean(data: bytes) -> str:
    """The reader's text without what the clean-up masks."""
    text = read_text(data)
    article = read_article(split_blocks(text), frozenset(), LEXICON)
    return "\n".join(text[p.start : p.end] for p in article.passages if p.kind != "boilerplate")


def read_theirs(data: bytes) -> str:
    """The library's own text in the setting that its published table calls standard."""
    return extract(data, include_comments=False, include_tables=True, include_formatting=False) or ""


LEXICON = load_lexicon()
WAYS: dict[str, Callable[[bytes], str]] = {
    "reader": read_text,
    "reader and clean-up": read_clean,
    "trafilatura, standard": read_theirs,
}


def count(entry: dict[str, list[str]], text: str) -> Counts:
    """Segments of the article found and missed, segments of the page around it found and left out."""
    flat = " ".join(text.split())
    found, wrong = (sum(" ".join(segment.split()) in flat for segment in entry[key]) for key in ("with", "without"))
    return found, len(entry["with"]) - found, wrong, len(entry["without"]) - wrong


def main() -> int:
    """Print precision, recall, accuracy and F-score of each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    entries = json.loads((options.folder / "evaldata.json").read_text(encoding="utf-8"))
    totals = dict.fromkeys(WAYS, (0, 0, 0, 0))
    pages = 0
    for _, entry in sorted(entries.items()):
        paths = [path for part in ("cache", "eval") if (path := options.folder / part / entry["file"]).is_file()]
        if not paths:
            continue
        pages += 1
        data = paths[0].read_bytes()
        for name, way in WAYS.items():
            totals[name] = tuple(map(sum, zip(totals[name], count(entry, way(data)), strict=True)))  # type: ignore[assignment]
    print(f"{pages} of {len(entries)} pages\n{'':24}precision  recall accuracy  F-score")
    for name, (found, missed, wrong, left) in totals.items():
        precision, recall = found / (found + wrong), found / (found + missed)
        accuracy = (found + left) / (found + missed + wrong + left)
        print(
            f"{name:24}{precision:9.3f}{recall:8.3f}{accuracy:9.3f}{2 * precision * recall / (precision + recall):9.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
