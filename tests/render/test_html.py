"""The HTML file: one file, nothing fetched, nothing of a source can run, readable without script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from sample_brief import TEXTS

from briefing.errors import VerifyError
from briefing.model.brief import Brief, Bullets, Cite, Link, Paragraph, walk_lines
from briefing.model.brief import Line as BriefLine
from briefing.model.brief import Text as BriefText
from briefing.render import html
from briefing.settings import Settings
from briefing.verify import verify_file


@pytest.fixture(scope="module")
def made(sample_brief: Brief, settings: Settings) -> str:
    return html.render(sample_brief, settings).decode()


@pytest.fixture(scope="module")
def root(made: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(made)


def with_words(brief: Brief, words: str) -> Brief:
    """The brief with one more line in its first section, and the words in every field of its title block."""
    line = Paragraph(line=BriefLine(runs=(BriefText(text=words),)))
    first = replace(brief.sections[0], blocks=(*brief.sections[0].blocks, line))
    return replace(brief, title=words, deck=words, issuer=words, marking=words, sections=(first, *brief.sections[1:]))


def test_every_printed_line_can_be_proved_from_the_finished_file(made: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(made, encoding="utf-8")
    assert verify_file(path).printed


def test_a_changed_word_in_a_sentence_that_nobody_cites_is_found_too(made: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(made.replace("Представник судноплавної", "Представниця судноплавної", 1), encoding="utf-8")
    with pytest.raises(VerifyError, match="Представниця"):
        verify_file(path)


def test_the_whole_text_of_a_cited_source_stands_in_its_order(root: lxml_html.HtmlElement) -> None:
    for source, sentences in TEXTS.items():
        shown = root.xpath(f"//*[@data-source='{source}']//*[starts-with(@class, 's')]//*[@class='q']")
        assert [one.text_content() for one in shown] == sentences


def test_a_brief_without_texts_shows_its_cited_sentences(sample_brief: Brief, settings: Settings) -> None:
    bare = html.render(replace(sample_brief, excerpts=()), settings).decode()
    shown = lxml_html.document_fromstring(bare).xpath("//aside//*[@class='s cited']/@id")
    assert shown == [reference.id for reference in sample_brief.references]


def test_nothing_is_fetched(made: str, root: lxml_html.HtmlElement) -> None:
    assert root.xpath("//link | //img | //iframe | //*[@src]") == []
    assert re.findall(r"url\((?!data:)", made) == []
    assert all(address.startswith("#") for address in root.xpath("//@href"))


def test_only_the_style_and_the_script_of_the_templates_may_run(root: lxml_html.HtmlElement) -> None:
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    for element in ("style", "script[not(@type)]"):
        (text,) = root.xpath(f"//{element}/text()")
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    assert root.xpath("//*[@style] | //@*[starts-with(name(), 'on')]") == []


def test_words_of_a_source_are_escaped_wherever_they_stand(sample_brief: Brief, settings: Settings) -> None:
    words = '</script></style><script>alert(1)</script><img src=x onerror="alert(1)">&amp; {{ 7 * 7 }}'
    root = lxml_html.document_fromstring(html.render(with_words(sample_brief, words), settings).decode())
    assert root.xpath("//img") == []
    assert len(root.xpath("//script")) == 2
    assert root.xpath("//h1")[0].text_content() == words
    assert json.loads(root.get_element_by_id("evidence").text)["title"] == words


def test_each_line_is_one_element_that_knows_its_finding(root: lxml_html.HtmlElement, sample_brief: Brief) -> None:
    lines = [line for section in sample_brief.sections for block in section.blocks for line in walk_lines(block)]
    printed = root.xpath("//*[@data-line]")
    assert len(printed) == len([line for line in lines if line.runs])
    assert {element.get("data-item") for element in printed} - {None} == {line.item for line in lines if line.item}


def test_a_mark_leads_to_its_reference_and_the_reference_leads_back(root: lxml_html.HtmlElement) -> None:
    marks = root.xpath("//main//a[@class='cite']")
    assert len({mark.get("id") for mark in marks}) == len(marks)
    for mark in marks:
        reference = root.get_element_by_id(mark.get("href")[1:])
        assert reference.xpath(".//span[@class='back']/a")
    for link in root.xpath("//span[@class='back']/a"):
        assert root.get_element_by_id(link.get("href")[1:]).get("class") == "cite"


def test_a_range_of_sentences_is_marked_to_its_end(root: lxml_html.HtmlElement) -> None:
    (mark,) = (mark for mark in root.xpath("//main//a[@class='cite']") if mark.text == "1:3–5")
    assert (mark.get("href"), mark.get("data-last")) == ("#r1-3", "5")


def test_verbatim_words_stand_in_quotation_marks(root: lxml_html.HtmlElement) -> None:
    words = [element.text_content() for element in root.xpath("//blockquote//span[@class='q']")]
    assert "“A lease that nobody may read is a lease that nobody should" in words[1]


def test_a_link_to_a_place_that_is_not_printed_is_no_link(sample_brief: Brief, settings: Settings) -> None:
    line = BriefLine(runs=(BriefText(text="See"), Link(target="C99", label="C99")))
    section = replace(sample_brief.sections[0], blocks=(Bullets(lines=(line,)),))
    root = lxml_html.document_fromstring(html.render(replace(sample_brief, sections=(section,)), settings).decode())
    assert [element.tag for element in root.xpath("//*[@class='cx']")] == ["span"]


def test_more_latin_letters_bring_their_faces_and_others_do_not(sample_brief: Brief, settings: Settings) -> None:
    plain = replace(sample_brief, sections=sample_brief.sections[:1], references=sample_brief.references[:22])
    without = replace(plain, references=tuple(r for r in sample_brief.references if r.id != "r5-3"))
    cited = {cite.target for block in plain.sections[0].blocks for line in walk_lines(block) for cite in line.cites}
    assert Cite(source=5, first=3, last=3).target in cited
    assert b'Brief Sans Ext"; src' in html.render(sample_brief, settings)
    section = replace(plain.sections[0], blocks=())
    assert b'Brief Sans Ext"; src' not in html.render(replace(without, sections=(section,)), settings)
