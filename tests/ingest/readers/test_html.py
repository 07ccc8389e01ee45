"""Saved web pages: the article comes out, the page around it does not."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest

from tests.ingest.readers.reading import PARAGRAPHS, TITLE, blocks, codes, page, read_file, read_text_of

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Norda"},
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2024-06-09T23:30:00+02:00",
            "author": [{"@type": "Person", "name": "Ola Lund"}, {"@type": "Person", "name": "Kari Vik"}],
            "publisher": {"@type": "Organization", "name": "Norda Times"},
        },
    ],
}


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_article_comes_out_without_menu_share_bar_and_foot() -> None:
    assert blocks(read_text_of(".html", page())) == [f"# {TITLE}", *PARAGRAPHS]


def test_linked_data_gives_title_date_authors_and_publisher() -> None:
    found = read_text_of(".html", page(head=linked(LINKED)))
    assert (found.title, found.published) == (TITLE, "2024-06-09")
    assert (found.author, found.publisher, found.language) == ("Ola Lund, Kari Vik", "Norda Times", "en")


def test_meta_elements_give_them_where_there_is_no_linked_data() -> None:
    head = (
        '<meta property="og:site_name" content="Norda Times"><meta name="author" content="Ola Lund">'
        '<meta property="article:published_time" content="2024-06-09T08:00:00Z">'
    )
    found = read_text_of(".html", page(head=head))
    assert (found.author, found.publisher, found.published) == ("Ola Lund", "Norda Times", "2024-06-09")


@pytest.mark.parametrize(
    "text", ["{", "[" * 5000, '{"@graph": 3, "headline": [1]}', '{"datePublished": "2024-99-99"}', "null"]
)
def test_broken_linked_data_is_passed_over(text: str) -> None:
    found = read_text_of(".html", page(head=f'<script type="application/ld+json">{text}</script>'))
    assert (found.title, found.published) == (TITLE, "")


def test_tables_lists_and_headings_keep_their_shape() -> None:
    more = (
        "<h2>What is at stake</h2><ul><li>Wider quays by 2027</li><li>Lower fees</li></ul>"
        "<table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2022</td><td>4.1 million</td></tr></table>"
    )
    data = page().replace(b"</article>", more.encode() + b"</article>")
    assert blocks(read_text_of(".html", data))[5:] == [
        "## What is at stake",
        "- Wider quays by 2027",
        "- Lower fees",
        "Year | Tonnes",
        "2022 | 4.1 million",
    ]


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "utf-16"])
def test_the_page_is_read_in_the_charset_that_it_names(charset: str) -> None:
    data = page("“Café owners met,” he said. " + PARAGRAPHS[0], *PARAGRAPHS[1:]).decode()
    encoded = data.replace("charset='utf-8'", f"charset='{charset}'").encode(
        "cp1252" if "-8859" in charset else charset
    )
    assert "“Café owners met,” he said." in read_text_of(".html", encoded).text


def test_a_page_archived_with_its_pictures() -> None:
    archive = EmailMessage()
    archive["Subject"] = TITLE
    archive.set_content(page().decode(), subtype="html")
    archive.add_related(b"\x89PNG", "image", "png", cid="<a>")
    assert blocks(read_text_of(".mhtml", archive.as_bytes())) == [f"# {TITLE}", *PARAGRAPHS]


def test_a_page_without_an_article_gives_all_its_text_and_says_so() -> None:
    rows = "".join(f"<div>Boat {n} landed {n * 3} tonnes of cod at the north quay.</div>" for n in range(12))
    reading = read_file(".html", f"<html><body>{rows}</body></html>".encode())
    assert "Boat 11 landed 33 tonnes of cod at the north quay." in reading.texts[0].text
    assert codes(reading) in ([], ["no-article"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"<div>" * 5000 + b"text", "too-deep"),
    ],
)
def test_a_page_that_is_none(data: bytes, code: str) -> None:
    reading = read_file(".html", data)
    assert (reading.texts, codes(reading)) == ((), [code])


def test_characters_that_hide_or_turn_text_are_taken_out() -> None:
    data = page("The \u202eevil\u202c min\u200bister said on Mon\u00adday that talks resume. " + PARAGRAPHS[0])
    assert "The evil minister said on Monday" in read_text_of(".html", data).text


def test_an_entity_from_outside_is_not_fetched() -> None:
    data = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page(PARAGRAPHS[0] + " &x;", *PARAGRAPHS[1:])
    assert "root:" not in read_text_of(".html", data).text
