"""Rich text: the words, in paragraphs, without what only formats them."""

from __future__ import annotations

from tests.ingest.readers.reading import blocks, codes, read_file, read_text_of


def test_words_come_out_and_formatting_does_not() -> None:
    data = rb"{\rtf1\ansi\ansicpg1252{\info{\title Harbour talks}{\author Ola Lund}}{\fonttbl{\f0 Times;}}\f0 "
    data += (
        rb"The {\b minister} said: \ldblquote We are r\'e9ady.\rdblquote\par Nobody in K\u322?d\u378? believed it.\par}"
    )
    found = read_text_of(".rtf", data)
    assert blocks(found) == ["The minister said: “We are réady.”", "Nobody in Kłdź believed it."]
    assert (found.title, found.author) == ("Harbour talks", "")


def test_what_is_no_rich_text() -> None:
    assert codes(read_file(".rtf", b"plain")) == ["damaged"]
