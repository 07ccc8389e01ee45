"""Files of every format in a test: made by real libraries, read by the real readers."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape

from briefing.ingest.child import read_bounded
from briefing.ingest.extracted import Extracted, Reading

TITLE = "Harbour talks resume in Bergen"
PARAGRAPHS = (
    "Ministers left the talks without a deal on Monday, the commission said in Bergen, and no date was set at first.",
    "The union had asked for a pause of two weeks, and its leader, Ane Holm, said that he would ask again.",
    "“No vessel will wait at the quay for a second longer than it must,” Holm said after the meeting on Monday.",
    "The talks go on next week, when the ministers of six more countries are to arrive in the city with advisers.",
)


def read_file(suffix: str, data: bytes) -> Reading:
    """What the reader of a format makes of a file."""
    return read_bounded(suffix, data)


def read_text_of(suffix: str, data: bytes) -> Extracted:
    """The one text of a file that has nothing wrong with it."""
    reading = read_file(suffix, data)
    assert reading.flaws == ()
    (text,) = reading.texts
    return text


def blocks(extracted: Extracted) -> list[str]:
    """The blocks of a text."""
    return extracted.text.split("\n\n")


def codes(reading: Reading) -> list[str]:
    """What is wrong with a file, as codes."""
    return [flaw.code for flaw in reading.flaws]


def page(*paragraphs: str, head: str = "", around: bool = True) -> bytes:
    """A saved web page: the article between a menu, a share bar, a list of other articles and a foot."""
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs or PARAGRAPHS)
    article = f'<article><h1>{TITLE}</h1><div class="share"><a href="#">Share on Chirper</a></div>{body}</article>'
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    more = "<aside><h3>Most read</h3><ul><li><a href='/1'>Ten beaches to see</a></li></ul></aside>"
    foot = "<footer>© 2024 Norda Times. <a href='/p'>Privacy policy</a></footer>"
    whole = f"{menu}{article}{more}{foot}" if around else article
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{whole}</body></html>".encode()
    )


def pdf(markup: str, css: str = "") -> bytes:
    """A PDF set by WeasyPrint."""
    from weasyprint import HTML

    data = HTML(string=f"<html lang='en'><style>{css}</style><body>{markup}</body></html>").write_pdf()
    assert isinstance(data, bytes)
    return data


def word(write: Callable[..., None]) -> bytes:
    """A Word document that the function fills in."""
    from docx import Document

    document = Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
