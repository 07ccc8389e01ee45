"""Files that `scripts/fuzz_readers.py` found a fault with, each kept: none does it again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.ingest.articles import read_document
from briefing.ingest.child import read_bounded
from briefing.ingest.documents import restore_document
from briefing.lexicon import load_lexicon

FOLDER = Path(__file__).with_name("damaged")
SLIP = re.compile(r"\((?:Attribute|Type|Index|Key|Name|Assertion|ZeroDivision)Error: ")


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_it_is_read_or_called_damaged(name: str) -> None:
    path = FOLDER / name
    reading = read_bounded(path.suffix, path.read_bytes())
    assert reading.texts or reading.flaws or reading.members
    assert [flaw.message for flaw in reading.flaws if SLIP.search(flaw.message)] == []
    for text in reading.texts:
        assert "\n" not in f"{text.title}{text.author}{text.publisher}"
        source = read_document(restore_document(path.name, "", text), frozenset(), load_lexicon()).source
        assert all(a.end <= b.start for a, b in zip(source.passages, source.passages[1:], strict=False))
