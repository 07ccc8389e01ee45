"""Keyphrases are whole noun phrases and names, scored by YAKE."""

from __future__ import annotations

from tests.reading import observe_text

TEXT = (
    "The Harbour Commission closed the northern lock on Monday. The commission’s engineers blamed old lock gates. "
    "The Institute for Harbour Studies had warned of a potential flood. A new K-19 dredger and several ferries wait."
)


def phrases(text: str = TEXT) -> set[str]:
    return {phrase.text for phrase in observe_text(text).keyphrases}


def test_names_and_noun_phrases_are_found_whole() -> None:
    assert {"Harbour Commission", "northern lock", "lock gates"} <= phrases()


def test_a_name_is_not_cut_in_two() -> None:
    assert not {"Commission", "Harbour", "Harbour Studies", "Institute"} & phrases()


def test_a_name_with_a_number_stays_whole() -> None:
    assert any(phrase.startswith("K-19") for phrase in phrases())


def test_no_phrase_holds_a_verb_a_weekday_or_a_possessive() -> None:
    for phrase in phrases():
        assert not {"closed", "blamed", "Monday", "had"} & set(phrase.split())
        assert not phrase.endswith(("’s", "'s"))


def test_empty_adjectives_open_no_phrase() -> None:
    assert "potential flood" not in phrases()
    assert "several ferries" not in phrases()


def test_the_same_phrase_in_two_numbers_is_counted_once() -> None:
    found = observe_text(
        "Norway has a lock gate in Bergen. Lock gates are heavy, and a lock gate needs care."
    ).keyphrases
    counts = [phrase.count for phrase in found if phrase.lemma == "lock gate"]
    assert counts == [3]


def test_each_phrase_is_cited_where_it_first_stands() -> None:
    for phrase in observe_text(TEXT).keyphrases:
        assert phrase.evidence.quote.casefold().split()[-1][:3] == phrase.text.casefold().split()[-1][:3]
