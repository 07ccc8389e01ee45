"""Our YAKE scores are the package's own, to the last digit."""

from __future__ import annotations

from pathlib import Path

import pytest
import yake
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.yake_scores import score_phrases

SEEDS = sorted((Path(__file__).parents[2] / "seeds").iterdir())
WORDS = [
    "the",
    "of",
    "U.S.",
    "dams",
    "dam",
    "Dam",
    "DAM",
    "COVID-19",
    "4,000",
    "“",
    "”",
    ".",
    ",",
    "is",
    "it's",
    "water",
]


def score_by_package(text: str, top: int = 400) -> list[tuple[str, float]]:
    extractor = yake.KeywordExtractor(lan="en", n=3, dedup_lim=1.0, top=top)
    return [(phrase, float(score)) for phrase, score in extractor.extract_keywords(text)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_an_article_has_the_scores_of_the_package(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert score_phrases(text, 400) == score_by_package(text)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_words_in_any_order_have_the_scores_of_the_package(text: str) -> None:
    assert score_phrases(text, 400) == score_by_package(text)


def test_only_the_best_are_given() -> None:
    text = "The water board runs the Orsa dam. The Orsa dam holds the water of two valleys."
    assert score_phrases(text, 3) == score_by_package(text)[:3]


def test_a_text_without_words_has_no_phrases() -> None:
    assert score_phrases("", 400) == []
    assert score_phrases("… — !", 400) == []
