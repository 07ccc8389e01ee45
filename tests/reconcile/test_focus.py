"""`--focus` keeps what is on the words, says what it left out, and two topics in one folder are noticed."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.lexicon import load_lexicon
from briefing.reconcile import reconcile
from briefing.reconcile.focus import Focus, focus_on
from briefing.reconcile.mixtures import describe_topics, find_topics
from tests.reading import observe_texts, read_texts

FERRY_FARES = (
    "Ferry fares rise in Norrland\n\nThe Norrland Ferry Company raised its fares by ten per cent on Monday.\n\n"
    "Commuters on the islands protested against the ferry fares. Mayor Irma Tolland said the ferry was a lifeline.\n"
)
FERRY_STRIKE = (
    "Ferry crews walk out\n\nCrews of the Norrland Ferry Company stopped work on Tuesday over the new fares.\n\n"
    "Mayor Irma Tolland said the islands needed their ferry. The ferry crews want a share of the higher fares.\n"
)
BEAN_BLIGHT = (
    "Blight spreads in bean fields\n\nA fungal blight has reached the bean fields of the Osk valley, growers said.\n\n"
    "The plant health institute in Osk told growers to burn infected beans. Inspector Paavo Risto blamed the seeds.\n"
)
BEAN_SEEDS = (
    "Seeds blamed for bean blight\n\nInspector Paavo Risto of the plant health institute said infected seeds had\n"
    "brought the blight to the bean fields.\n\nGrowers in the Osk valley lost half of their beans to the blight.\n"
)
DIGEST = (
    "News of the week\n\nThe council opened a library in the old mint. Librarian Asta Holm said it was full.\n\n"
    "A choir from the coast sang in the square. Conductor Ivo Brandt praised the singers.\n\n"
    "The Norrland Ferry Company raised its fares on Monday.\n\n"
    "Snow closed the pass road on Wednesday. Driver Olga Wendt said she had waited nine hours.\n\n"
    "The chess club won its match. Captain Uwe Lindt said the team had trained all winter.\n"
)


def focus(words: str, *texts: str) -> Focus:
    return focus_on(words, read_texts(*texts), observe_texts(*texts), load_lexicon())


def kept(words: str, *texts: str) -> list[str]:
    return [source.id for source in focus(words, *texts).sources]


def test_only_sources_with_a_passage_on_the_words_are_kept() -> None:
    assert kept("ferry", FERRY_FARES, BEAN_BLIGHT, FERRY_STRIKE) == ["S1", "S3"]


def test_another_form_of_the_word_is_the_same_word() -> None:
    assert kept("growers", FERRY_FARES, BEAN_BLIGHT) == ["S2"]


def test_commas_part_alternatives() -> None:
    assert kept("library, blight", FERRY_FARES, BEAN_BLIGHT, DIGEST) == ["S2", "S3"]


def test_of_two_words_one_alone_is_not_enough() -> None:
    assert kept("Ferry crews", FERRY_STRIKE, DIGEST) == ["S1"]


def test_what_is_left_out_is_listed_with_the_reason() -> None:
    notes = focus("ferry", FERRY_FARES, BEAN_BLIGHT).left_out
    assert [(n.where, n.message) for n in notes] == [
        ("--focus", "The brief is restricted to “ferry”: 1 of 2 sources."),
        ("002.txt", "Left out: no passage is on “ferry”."),
    ]


def test_of_a_source_on_many_things_only_the_passages_on_the_words_count() -> None:
    found = focus("ferry fares", FERRY_FARES, DIGEST)
    names = {actor.name for actor in reconcile(found.sources, found.observations, load_lexicon()).actors}
    assert "Irma Tolland" in names
    assert not names & {"Asta Holm", "Ivo Brandt", "Olga Wendt", "Uwe Lindt"}
    assert "passages are on “ferry fares”" in found.left_out[-1].message


def test_words_that_no_source_has_are_an_error() -> None:
    with pytest.raises(UsageError, match="No source has a passage on “zeppelin”"):
        focus("zeppelin", FERRY_FARES)


def test_two_topics_in_one_folder_are_named_with_the_focus_that_chooses_each() -> None:
    texts = (FERRY_FARES, BEAN_BLIGHT, FERRY_STRIKE, BEAN_SEEDS)
    sources, observations = read_texts(*texts), observe_texts(*texts)
    topics = find_topics(sources, observations, load_lexicon())
    assert [topic.sources for topic in topics] == [("S1", "S3"), ("S2", "S4")]
    for topic in topics:
        chosen = focus_on(topic.words, sources, observations, load_lexicon()).sources
        assert topic.exact
        assert tuple(source.id for source in chosen) == topic.sources
    first, second, third = describe_topics(topics, sources)
    assert "2 topics" in first.message
    assert second.message == "001.txt, 003.txt."
    assert f"--focus “{topics[1].words}”" in third.hint


def test_sources_on_one_topic_are_one_folder() -> None:
    texts = (FERRY_FARES, FERRY_STRIKE, FERRY_FARES.replace("Monday", "Sunday"), FERRY_STRIKE.replace("crews", "crew"))
    assert find_topics(read_texts(*texts), observe_texts(*texts), load_lexicon()) == ()


def test_a_single_stray_source_makes_no_second_topic() -> None:
    texts = (FERRY_FARES, FERRY_STRIKE, FERRY_FARES.replace("Monday", "Sunday"), BEAN_BLIGHT)
    assert find_topics(read_texts(*texts), observe_texts(*texts), load_lexicon()) == ()
