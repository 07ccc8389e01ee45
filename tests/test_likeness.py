"""Two texts are alike by the rare words they share."""

from __future__ import annotations

from briefing.likeness import Likeness
from briefing.model.observations import Sentence
from briefing.model.source import Evidence, Span


def sentence(source: str, quote: str, number: int = 1) -> Sentence:
    evidence = Evidence(
        span=Span(source=source, start=0, end=len(quote)), quote=quote, rule="sentence", sentence=number
    )
    return Sentence(number=number, zone="body", evidence=evidence)


COMMON = frozenset({"the", "of", "was", "is"})
SENTENCES = (
    sentence("S1", "The lock of Port Sund was closed"),
    sentence("S2", "Port Sund is closing the lock"),
    sentence("S2", "The herring was cheap", 2),
    sentence("S3", "Herring is cheap"),
)


def test_common_words_and_endings_do_not_count() -> None:
    likeness = Likeness(SENTENCES, COMMON)
    assert likeness.stems("The locks of the closing") == likeness.stems("lock closed")


def test_the_same_words_are_wholly_alike_and_different_ones_not_at_all() -> None:
    likeness = Likeness(SENTENCES, COMMON)
    lock, herring = likeness.stems("The lock closed"), likeness.stems("cheap herring")
    assert likeness.between(lock, lock) == 1.0
    assert likeness.between(lock, herring) == 0.0
    assert likeness.between(frozenset(), frozenset()) == 0.0


def test_the_likest_sentence_is_looked_for_in_other_sources_only() -> None:
    likeness = Likeness(SENTENCES, COMMON)
    lock, herring = likeness.stems("The lock of Port Sund was closed"), likeness.stems("The herring was cheap")
    assert likeness.likest(lock, "S1") == 1.0
    assert likeness.likest(herring, "S3") == 1.0
    assert likeness.likest(lock, "S2") == 1.0
    assert likeness.likest(lock | {"tunnel"}, "S2") == likeness.between(lock | {"tunnel"}, lock)
    assert likeness.likest(frozenset({"tunnel"}), "S2") == 0.0


def test_the_likest_sentence_is_found_among_many_that_share_common_words() -> None:
    crowd = tuple(sentence(f"S{n}", f"The lock of Port {n} leaks") for n in range(10, 400))
    likeness = Likeness((*SENTENCES, *crowd), COMMON)
    assert likeness.likest(likeness.stems("The lock of Port Sund is closed"), "S1") == 1.0


def test_spread_counts_sources_not_sentences() -> None:
    likeness = Likeness(SENTENCES, COMMON)
    (herring,) = likeness.stems("herring")
    assert likeness.spread()[herring] == 2
