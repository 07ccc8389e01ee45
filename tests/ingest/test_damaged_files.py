"""Files that `scripts/fuzz_readers.py` found a fault with, each kept: none does it again."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.ingest.articles import read_document
from briefing.ingest.documents import Document, open_documents
from briefing.ingest.entries import Entries
from briefing.lexicon import load_lexicon

FOLDER = Path(__file__).with_name("damaged")
SLIP = re.compile(r"\((?:Attribute|Type|Index|Key|Name|Assertion|ZeroDivision)Error: ")


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_it_is_read_or_called_damaged(name: str) -> None:
    opened = list(open_documents(FOLDER, Entries(), [name]))
    assert opened
    for found in opened:
        if isinstance(found, Document):
            assert "\n" not in f"{found.extracted.title}{found.extracted.author}{found.extracted.publisher}"
            passages = read_document(found, frozenset(), load_lexicon()).source.passages
            assert all(one.end <= other.start for one, other in pairwise(passages))
        else:
            assert not SLIP.search(found.message)
