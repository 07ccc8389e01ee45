"""A second language: German word lists and rules load, prove themselves, and read a German source beside English ones.

The German models of spaCy are on no package index that the project installs from; the tests that need one are skipped
where it is missing. What stands between a model and the rules is tested on a sentence annotated by hand as the models
annotate (STTS tags, TIGER dependencies).
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from briefing.engine import Engine
from briefing.errors import LexiconError
from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.ingest.languages import Others
from briefing.lexicon import CompiledRule, load_lexicon
from briefing.model.source import Passage, Source
from briefing.pipeline import open_others
from briefing.settings import AnalysisSettings, Settings
from tests.ingest.folders import LEAD, MORE, codes, passages
from tests.reading import MODEL

GERMAN_MODEL = "de_core_news_sm"
GERMAN = load_lexicon("de")
FRONT = "Larner Bote\n\nFähre liegt im Hafen fest\n\nVon Ane Holm\n9. Juni 2024\n\n"
BODY = (
    "Larnhafen (nda) - Die Fähre liegt seit dem Morgen im Hafen fest, und die Fahrgäste sollen mit Bussen nach Hause gebracht "
    "werden.\n\n"
    "Die Ministerin sagte, dass der Hafen am Freitag wieder öffnet. Der Sprecher der Reederei bestätigte das nicht, und er "
    "wollte sich auch zu den Kosten nicht äußern.\n\n"
    "Lesen Sie auch: Zehn Strände für den Sommer\n"
)


@pytest.mark.parametrize("rule", GERMAN.patterns(""), ids=lambda rule: rule.rule.id)
def test_a_rule_proves_itself(rule: CompiledRule) -> None:
    assert [text for text in rule.rule.fires if not rule.regex.search(text)] == []
    assert [text for text in rule.rule.silent if rule.regex.search(text)] == []


def test_a_list_that_a_language_lacks_is_empty_and_finds_nothing() -> None:
    assert GERMAN.words("wares") == frozenset()
    assert GERMAN.compile("a{wares}|b", "here").findall("a ab b") == ["b", "b"]
    assert set(load_lexicon()._tables) == set(GERMAN._tables)


def test_rules_of_the_program_hold_in_every_language_and_patterns_in_their_own() -> None:
    assert GERMAN.rule("statement.clause") == load_lexicon().rule("statement.clause")
    assert {rule.id for rule in GERMAN.rules("denial.") if rule.pattern} == set()


def read_mixed(folder: Path, others: Others) -> tuple[tuple[Source, ...], list[tuple[str, str]]]:
    (folder / "de.txt").write_text(FRONT + BODY, encoding="utf-8")
    (folder / "en.txt").write_text(f"{LEAD}\n\n{MORE}\n", encoding="utf-8")
    sources, problems = read_folder(folder, load_lexicon(), others)
    return sources, codes(problems)


def test_without_a_model_a_german_source_is_listed_and_that_is_said(tmp_path: Path) -> None:
    settings = Settings(analysis=AnalysisSettings(also={"de": "no_such_model"}))
    sources, told = read_mixed(tmp_path, open_others(settings))
    assert (sources[0].language, passages(sources[0], "paragraph")) == ("de", [])
    assert ("de.txt", "other-language") in told
    _, problems = read_folder(tmp_path, load_lexicon(), open_others(settings))
    assert [p.message for p in problems if p.code == "other-language"] == [
        "The text is in German, whose language model “no_such_model” is not installed: listed, and not analysed."
    ]


def test_a_german_source_is_told_how_it_could_be_analysed(tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text(FRONT + BODY, encoding="utf-8")
    _, problems = read_folder(tmp_path, load_lexicon())
    assert [p.hint for p in problems if p.code == "other-language"] == [
        "Add a translation in its place, or name a model under analysis.also."
    ]


def test_a_language_without_word_lists_is_named_with_those_that_have_some() -> None:
    with pytest.raises(LexiconError, match="no word lists for the language “sv”") as raised:
        load_lexicon("sv")
    assert raised.value.hint == "There are some for de, en."


def test_a_german_source_is_taken_apart_by_german_rules(tmp_path: Path) -> None:
    sources, told = read_mixed(tmp_path, Others(lexicons={"de": GERMAN}))
    german = sources[0]
    assert told == [("en.txt", "undated")]
    assert (german.title, german.published) == ("Fähre liegt im Hafen fest", "2024-06-09")
    assert passages(german, "paragraph")[0].startswith("Die Fähre liegt")
    assert "Lesen Sie auch: Zehn Strände für den Sommer" in passages(german, "boilerplate")


def test_a_german_run_leaves_english_sources_out(tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text(FRONT + BODY, encoding="utf-8")
    (tmp_path / "en.txt").write_text(f"{LEAD}\n\n{MORE}\n\n{LEAD}\n", encoding="utf-8")
    sources, problems = read_folder(tmp_path, GERMAN)
    assert [(s.language, bool(passages(s, "paragraph"))) for s in sources] == [("de", True), ("en", False)]
    assert [p.message for p in problems if p.code == "other-language"] == [
        "The text is not in German but in English: listed, and not analysed."
    ]


ANNOTATED = {
    "tags": ["ART", "NN", "VVFIN", "$,", "KOUS", "ART", "NN", "APPRART", "NN", "VVFIN", "$."],
    "pos": ["DET", "NOUN", "VERB", "PUNCT", "SCONJ", "DET", "NOUN", "ADP", "NOUN", "VERB", "PUNCT"],
    "deps": ["nk", "sb", "ROOT", "punct", "cp", "nk", "sb", "mo", "nk", "oc", "punct"],
    "heads": [1, 2, 2, 2, 9, 6, 9, 9, 7, 2, 2],
    "lemmas": ["der", "Ministerin", "sagen", "--", "dass", "der", "Hafen", "an", "Freitag", "öffnen", "--"],
}


class ByHand:
    """Gives the one sentence of these tests the annotation that a German model gives."""

    def __init__(self, nlp: Any) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        spaces = [bool(token.whitespace_) for token in doc]
        made = Doc(self.vocab, words=[token.text for token in doc], spaces=spaces, **ANNOTATED)  # type: ignore[arg-type]
        for token in made:
            token.set_morph("Tense=Past" if token.text == "sagte" else "Tense=Pres" if token.tag_ == "VVFIN" else "")
        return made


def test_what_a_german_model_annotates_becomes_a_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("de")
    spacy.Language.factory("by_hand", func=lambda nlp, name: ByHand(nlp))
    nlp.add_pipe("by_hand")
    monkeypatch.setattr("briefing.extract.parse.load_model", lambda _: nlp)
    text = "Die Ministerin sagte, dass der Hafen am Freitag öffnet."
    passage = Passage(start=0, end=len(text), kind="paragraph")
    source = Source(id="S1", path="a", text=text, title="", language="de", published="2024-06-09", passages=(passage,))
    (observed,) = observe([source], "by hand", GERMAN)
    (statement,) = observed.statements
    assert text[statement.content[0].start : statement.content[0].end] == "dass der Hafen am Freitag öffnet"
    assert statement.speaker is not None
    assert text[statement.speaker.start : statement.speaker.end] == "Die Ministerin"
    assert observed.figures == ()


def test_no_part_of_the_program_needs_an_english_word(tmp_path: Path) -> None:
    sources, _ = read_mixed(tmp_path, Others(lexicons={"de": GERMAN}))
    observed = Engine(kind="serial").observe(sources, MODEL, load_lexicon(), {"de": (MODEL, GERMAN)})
    assert [o.source for o in observed] == ["S1", "S2"]
    assert all(sources[0].holds(sentence.evidence) for sentence in observed[0].sentences)
    assert observed[0].sentences


@pytest.mark.skipif(importlib.util.find_spec(GERMAN_MODEL) is None, reason=f"the model {GERMAN_MODEL} is not installed")
def test_a_german_source_is_analysed_beside_an_english_one(tmp_path: Path) -> None:
    others = open_others(Settings(analysis=AnalysisSettings(also={"de": GERMAN_MODEL})))
    sources, _ = read_mixed(tmp_path, others)
    observed = Engine(kind="serial").observe(sources, MODEL, load_lexicon(), {"de": (GERMAN_MODEL, GERMAN)})
    said = [sources[0].text[s.content[0].start : s.content[0].end] for s in observed[0].statements]
    assert "dass der Hafen am Freitag wieder öffnet" in said
