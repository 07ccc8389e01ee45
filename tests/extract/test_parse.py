"""The one parse: as long as the text, and cut into sentences where a reader would."""

from __future__ import annotations

import dataclasses

import pytest

from briefing.errors import ConfigError
from briefing.extract import parse
from briefing.extract.parse import Parsed, parsable_text, parse_sources
from briefing.lexicon import load_lexicon
from briefing.model.source import Passage, Source
from tests.reading import MODEL, read_texts


def parsed(text: str) -> Parsed:
    (result,) = parse_sources(read_texts(text), MODEL, load_lexicon())
    return result


def sentences(text: str) -> list[str]:
    return [s.evidence.quote for s in parsed(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” he said.\r\n\r\nThe harbour closed.\r\n",
        "''It is late,'' he said. ``No,'' she said.",
        "The harbour\u00a0closed\tat noon.\n\n\n* one\n* two\n",
        "\ufeffThe harbour closed.",
    ],
)
def test_the_parse_is_as_long_as_the_text(text: str) -> None:
    result = parsed(text)
    assert len(result.doc.text) == len(result.source.text)
    for sentence in result.sentences:
        assert result.source.holds(sentence.evidence)


def test_boilerplate_becomes_blanks_of_the_same_length() -> None:
    text = "The harbour closed. Subscribe now! It opens on Monday."
    passages = (
        Passage(start=0, end=19, kind="paragraph"),
        Passage(start=20, end=34, kind="boilerplate"),
        Passage(start=35, end=len(text), kind="paragraph"),
    )
    source = Source(id="S1", path="a.txt", text=text, title="", passages=passages)
    assert "Subscribe" not in parsable_text(source)
    assert len(parsable_text(source)) == len(text)


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert sentences("Bridge closed\n\nThe bridge was closed on Monday.")[0] == "Bridge closed"


def test_a_quotation_and_its_cue_are_one_sentence() -> None:
    assert sentences('"Is it late?" he asked.') == ['"Is it late?" he asked.']


def test_a_mark_is_never_a_sentence_by_itself() -> None:
    text = 'The mayor spoke.\n\n"It is over," he said. "We have won the case."\n'
    assert all(any(c.isalpha() for c in s) for s in sentences(text))


def test_sentences_are_numbered_from_one_without_gaps() -> None:
    result = parsed("The harbour closed. The ferry left.\n\nIt rained.")
    assert [s.number for s in result.sentences] == [1, 2, 3]


def test_a_long_text_is_parsed_in_chunks_of_whole_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"The ferry number {n} left the harbour at noon." for n in range(60))
    whole = [s.evidence.quote for s in parsed(text).sentences]
    monkeypatch.setattr(parse, "CHUNK", 500)
    assert [s.evidence.quote for s in parsed(text).sentences] == whole


def test_a_text_without_breaks_is_cut_at_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "CHUNK", 100)
    text = "wind " * 200
    source = dataclasses.replace(
        read_texts("The harbour closed.")[0], text=text, passages=(Passage(start=0, end=999, kind="paragraph"),)
    )
    (result,) = parse_sources([source], MODEL, load_lexicon())
    assert result.doc.text == text


def test_a_parse_does_not_depend_on_the_other_sources() -> None:
    alone = [(t.text, t.tag_, t.dep_) for t in parsed("The mayor said the ferry left.").doc]
    sources = read_texts("Rain fell all day in the valley.", "The mayor said the ferry left.")
    second = list(parse_sources(sources, MODEL, load_lexicon()))[1]
    assert [(t.text, t.tag_, t.dep_) for t in second.doc] == alone


def test_a_model_that_is_not_installed_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="xx_none_sm"):
        list(parse_sources(read_texts("The harbour closed."), "xx_none_sm", load_lexicon()))


HEADED = (
    "{}\n\nThe council said that the bridge in Graz stays closed. Many visits to the bridge were planned for May.\n"
)


@pytest.mark.parametrize(
    ("heading", "parsed_as"),
    [
        ("Council Says Graz Bridge Stays Closed", "Council Says Graz bridge stays closed"),
        ("VISITS PLANNED: GRAZ BRIDGE STAYS CLOSED", "VISITS planned: Graz bridge stays closed"),
        ("Bridge in Graz stays closed for months", "Bridge in Graz stays closed for months"),
    ],
)
def test_a_heading_in_capitals_is_parsed_in_the_case_of_the_running_text(heading: str, parsed_as: str) -> None:
    result = parsed(HEADED.format(heading))
    assert result.doc.text[: len(heading)] == parsed_as
    assert result.sentences[0].evidence.quote == heading


@pytest.mark.parametrize(
    "text", ["Gens. Ro and Sol said so.", "They met Atty. Gen. Rita Sloan.", "He told Profs. Karen Holm and Piet Vos."]
)
def test_no_sentence_ends_behind_a_title_cut_short(text: str) -> None:
    assert sentences(text) == [text]


def test_a_sentence_may_end_behind_other_short_words() -> None:
    assert len(sentences("He works for Delta Foods Inc. She left.")) == 2


@pytest.mark.parametrize(
    ("lead", "parsed_as"),
    [
        ("A FERRY boss has left the ferry", "A ferry boss has left the ferry"),
        ("FURIOUS crews left; more furious crews stayed", "Furious crews left; more furious crews stayed"),
        ("A NATO ship has left the ferry", "A NATO ship has left the ferry"),
    ],
)
def test_an_opening_in_capitals_is_parsed_as_the_text_writes_its_words(lead: str, parsed_as: str) -> None:
    result = parsed(f"{lead}.\n\nThe ship was gone by noon.\n")
    assert result.doc.text[: len(lead)] == parsed_as
    assert result.sentences[0].evidence.quote == f"{lead}."
