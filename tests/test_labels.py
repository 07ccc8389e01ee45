"""Labels in other languages: catalogues that are complete and in step, and pages without a word of English left."""

from __future__ import annotations

import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any, get_args

import lxml.html
import pytest
from commands import ROOT, SEEDS, Command

from briefing import labels
from briefing.compose.phrases import say_derivation, say_value
from briefing.errors import ConfigError
from briefing.labels import any_of, count, decimal, long_date, percent, say, short_day, short_month, speaking
from briefing.lexicon import load_lexicon
from briefing.model.findings import QuestionReason
from briefing.render.samples import read_sample
from briefing.settings import load_settings

CATALOGUES = ROOT / "config" / "labels"
LANGUAGES = ("de", "es", "fr")
OTHER_PAGES = {"de": "Kernaussagen", "es": "Lo esencial", "fr": "L’essentiel"}
_PLACE = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def updating() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "update_labels.py"))


def test_there_are_four_languages() -> None:
    assert labels.known_languages() == ["de", "en", "es", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_in_step_with_what_code_and_templates_say(updating: dict[str, Any], language: str) -> None:
    path = CATALOGUES / f"{language}.po"
    kept = updating["as_text"](updating["update"](labels.read_catalogue(path, language)))
    assert path.read_text(encoding="utf-8") == kept, "run: python scripts/update_labels.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_message_with_its_places(language: str) -> None:
    for message in labels.read_catalogue(CATALOGUES / f"{language}.po", language):
        if not message.id:
            continue
        english = (message.id,) if isinstance(message.id, str) else message.id
        translated = (message.string,) if isinstance(message.string, str) else message.string
        for text in translated:
            assert text.strip(), f"{language}: {english[0]!r} has no translation"
            assert sorted(_PLACE.findall(text)) == sorted(_PLACE.findall(english[-1])), text
            assert text.endswith(".") == english[0].endswith("."), text


def test_dates_and_numbers_follow_the_language() -> None:
    found = {}
    for language in ("en", *LANGUAGES):
        with speaking(language):
            day = date(2031, 3, 9)
            found[language] = (long_date("2031-03-09"), long_date("2031-03"), short_day(day), short_month(day))
            found[language] += (decimal(12345), percent(0.456), any_of(("a", "b", "c")))
    assert found["en"] == ("9 March 2031", "March 2031", "9 Mar", "Mar 2031", "12,345", "46%", "a, b or c")
    assert found["de"] == ("9. März 2031", "März 2031", "9. März", "März 2031", "12.345", "46\xa0%", "a, b oder c")
    assert found["es"][:2] == ("9 de marzo de 2031", "marzo de 2031")
    assert found["fr"] == ("9 mars 2031", "mars 2031", "9 mars", "mars 2031", "12\u202f345", "46\xa0%", "a, b ou c")


def test_a_count_takes_the_plural_of_its_language() -> None:
    with speaking("fr"):
        assert [count(n, "{n} source", "{n} sources") for n in (0, 1, 2)] == ["0 source", "1 source", "2 sources"]
    with speaking("de"):
        assert [count(n, "{n} source", "{n} sources") for n in (0, 1, 2)] == ["0 Quellen", "1 Quelle", "2 Quellen"]


def test_what_is_put_into_a_message_is_never_read_as_one() -> None:
    with speaking("de"):
        assert say("also {names}", names="{names} and {0}") == "auch {names} and {0}"


def test_the_words_of_findings_are_said_and_a_source_s_are_left() -> None:
    with speaking("de"):
        assert say_value("denied") == "bestritten"
        assert say_value("Ottar Brekke") == "Ottar Brekke"
        assert (
            say_derivation("year from the article’s date, 2031-03-09") == "Jahr nach dem Datum des Artikels, 2031-03-09"
        )


def test_every_reason_and_every_stage_that_a_finding_may_have_is_a_message(updating: dict[str, Any]) -> None:
    messages = updating["find_messages"]()
    stages = {stage for found in load_lexicon("en").table("figure_stages").values() for stage in found}
    assert set(get_args(QuestionReason)) <= set(messages)
    assert stages <= set(messages)


def test_the_language_ends_where_it_was_set() -> None:
    with speaking("de"), pytest.raises(ConfigError), speaking("xx"):
        pass
    assert say("Sources") == "Sources"


# --- a house's own words --------------------------------------------------------------------------


def test_a_house_rewords_labels_and_adds_a_language(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (tmp_path / "en.po").write_text(head + 'msgid "Bottom line"\nmsgstr "In short"\n', encoding="utf-8")
    (tmp_path / "sv.po").write_text(head + 'msgid "Sources"\nmsgstr "Källor"\n', encoding="utf-8")
    with speaking("en", str(tmp_path)):
        assert (say("Bottom line"), say("Sources")) == ("In short", "Sources")
    with speaking("sv", str(tmp_path)):
        assert (say("Sources"), long_date("2031-03-09")) == ("Källor", "9 mars 2031")


@pytest.mark.parametrize(
    ("language", "catalogue", "said"),
    [
        ("dee", "", "There are no labels in the language “dee”. Did you mean “de”?"),
        ("sv", 'msgid "Sources"\nmsgstr "Källor"\nnonsense\n', "sv.po, line 3"),
    ],
)
def test_a_language_that_cannot_be_had_is_an_error(tmp_path: Path, language: str, catalogue: str, said: str) -> None:
    if catalogue:
        (tmp_path / f"{language}.po").write_text(catalogue, encoding="utf-8")
    with pytest.raises(ConfigError) as raised, speaking(language, str(tmp_path)):
        pass
    assert said in f"{raised.value.message} {raised.value.hint}"


# --- finished pages -------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=LANGUAGES)
def translated(
    request: pytest.FixtureRequest, briefing: Command, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The language, and the folder with the brief of the sample corpus in it."""
    folder = tmp_path_factory.mktemp(request.param)
    chosen = ("--set", f"brief.language={request.param}", "--layout", "full")
    briefing("make", "--sources", SEEDS, "--format", "html", "--format", "docx", *chosen, "--output", folder)
    return request.param, folder


def test_no_english_label_is_left_on_the_page(translated: tuple[str, Path]) -> None:
    language, folder = translated
    page = lxml.html.fromstring((folder / "brief.html").read_text(encoding="utf-8"))
    said = [" ".join(text.split()) for text in _own_texts(page)]
    assert OTHER_PAGES[language] in said
    english = _english(language)
    assert [text for text in said if any(pattern.fullmatch(text) for pattern in english)] == []


def test_the_document_says_its_language(translated: tuple[str, Path]) -> None:
    language, folder = translated
    assert f'<html lang="{language}">' in (folder / "brief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_the_finished_brief_holds(briefing: Command, translated: tuple[str, Path], kind: str) -> None:
    assert "all hold" in briefing("verify", translated[1] / f"brief.{kind}", "--sources", SEEDS).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_for_previews_speaks_the_language(language: str) -> None:
    sample = read_sample(load_settings(None, changes=[f"brief.language={language}"]))
    assert sample.language == language
    assert sample.sections[0].title == OTHER_PAGES[language]


def _english(language: str) -> list[re.Pattern[str]]:
    """What a page in another language may not say: each English message that its catalogue says otherwise."""
    found = []
    for message in labels.read_catalogue(CATALOGUES / f"{language}.po", language):
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        translated = [message.string] if isinstance(message.string, str) else list(message.string)
        found += [text for text in english if text and text not in translated and _PLACE.sub("", text).strip(" (),:.")]
    return [re.compile(_any_value(text).join(map(re.escape, _PLACE.split(text)))) for text in found]


def _any_value(message: str) -> str:
    """What may stand in a place of a message; a number or a date where “of” or “to” is all that it says."""
    return ".+" if len(_PLACE.sub("", message).strip()) > 2 else r"[\d.,-]+"


def _own_texts(page: lxml.html.HtmlElement) -> list[str]:
    """The texts and labels of the page that no source wrote.

    Quotations, statements with a mark, values and topics are the sources' words.
    """
    cited = "//*[@class='l' and .//a[@class='cite']]"
    topics = "//*[@class='on']|//*[@id='by-topic']/option[@value!='' or not(@value)]"
    for element in page.xpath(f"//script|//style|//*[@class='q']|{cited}|{topics}|//*[@data-item]//b"):
        element.text = None
        for child in list(element):
            element.remove(child)
    names = ("aria-label", "title", "data-none", "data-link", "data-dark", "data-where")
    texts = [str(text) for text in page.xpath("//text()") if text.strip()]
    return texts + [str(value) for name in names for value in page.xpath(f"//@{name}")]
