"""Keywords are terms that a human would index."""

from __future__ import annotations

from tests.reading import reconcile_texts

FIRST = (
    "Lock closed\n\nNorway closed the northern lock after the flood. The Harbour Commission blamed the ageing lock gates. "
    "Commission president Astrid Holm said the lock gates would be replaced. “The lock gates failed,” Holm said on Monday."
)
SECOND = (
    "Gates to be replaced\n\nThe Harbour Commission will replace the lock gates in Norway. Astrid Holm, the president of the "
    "Harbour Commission, promised new lock gates by May. The group of families watched the support for the lock gates."
)


def keywords(*texts: str) -> list[str]:
    return [keyword.text for keyword in reconcile_texts(*texts).keywords]


def test_names_and_terms_of_several_sources_are_kept() -> None:
    found = keywords(FIRST, SECOND)
    assert {"Harbour Commission", "lock gates", "Norway"} <= set(found)


def test_a_person_is_one_term_under_the_full_name() -> None:
    found = keywords(FIRST, SECOND)
    assert "Astrid Holm" in found
    assert not [text for text in found if "Holm" in text and text != "Astrid Holm"]


def test_no_term_ends_or_starts_in_an_office_a_generic_word_or_a_possessive() -> None:
    found = keywords(FIRST, SECOND)
    assert not {"president", "group", "families", "support", "Commission president"} & set(found)
    assert not [text for text in found if text.endswith(("’s", "'s", "’"))]


def test_a_word_inside_a_longer_term_is_not_listed_beside_it() -> None:
    assert "gates" not in keywords(FIRST, SECOND)


def test_each_keyword_has_a_sentence_from_every_source_that_uses_it() -> None:
    for keyword in reconcile_texts(FIRST, SECOND).keywords:
        assert [e.source for e in keyword.evidence] == list(keyword.sources)


def test_the_noun_that_most_sources_have_in_their_titles_comes_before_a_name_of_one_source() -> None:
    first = "Blight hits beans\n\nThe blight has reached the coast. Growers burned beans. Growers feared the blight."
    second = "Beans burn as blight spreads\n\nThe blight crossed the Osk on Sunday, Ivo Brandt said. Brandt saw it. Brandt left."
    found = keywords(first, second)
    assert found.index("blight") < (found.index("Ivo Brandt") if "Ivo Brandt" in found else len(found))


def test_a_word_in_capitals_is_printed_as_the_other_sources_write_it() -> None:
    first = "Blight\n\nA BLIGHT has reached the coast. The BLIGHT came by sea."
    second = "Blight\n\nThe blight crossed the Osk. The blight came by sea, and the blight stayed."
    found = keywords(first, second)
    assert "blight" in found
    assert "BLIGHT" not in found


def test_a_phrase_with_an_ordinal_and_a_bare_office_are_not_kept() -> None:
    first = "Fares\n\nThe 11th rate rise came on Monday. The general manager of the ferry defended the 11th rate rise."
    second = "Ferry\n\nThe 11th rate rise was too much for the islands. The general manager left the ferry."
    found = keywords(first, second)
    assert not {"11th rate rise", "general manager"} & set(found)
