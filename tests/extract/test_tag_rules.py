"""The remembered tag rules annotate as spaCy's own attribute ruler does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

from briefing.extract.parse import load_model
from briefing.extract.tag_rules import NAME, RULER
from briefing.settings import load_settings

SEEDS = sorted((Path(__file__).parents[2] / "seeds").iterdir())
PLAIN = (
    "“I'm gonna let's see what y'all got ta do,” they said. There's one who gets it, and they got it.\n\n"
    "She hasn't been told that we'll go; c'mon, it wasn't 'em. Having done so, they had to, and did."
)


def annotate(nlp: Any, text: str) -> list[tuple[str, ...]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, str(t.morph), t.ent_type_) for t in nlp(text)]


@pytest.fixture(scope="module")
def stock() -> Any:
    """The pipeline as its package loads it, with our tokenizer."""
    name = load_settings().analysis.model
    nlp = spacy.load(name)
    nlp.tokenizer = load_model(name).tokenizer
    return nlp


@pytest.mark.parametrize("text", [PLAIN, *(path.read_text(encoding="utf-8") for path in SEEDS)])
def test_every_token_is_annotated_as_by_the_stock_pipeline(stock: Any, text: str) -> None:
    ours = load_model(load_settings().analysis.model)
    assert NAME in ours.pipe_names
    assert RULER in stock.pipe_names
    assert annotate(ours, text) == annotate(stock, text)
