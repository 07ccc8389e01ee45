"""Reads a Word document back for the tests: paragraphs, styles by name, links and bookmarks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from briefing.model.brief import Brief, Bullets, Line, walk_lines

MARK_STYLES = {"Brief Cite", "Brief Conflict", "Brief Sign", "Brief Sign Quiet", "Brief Back"}


def open_word(data: bytes) -> Any:
    """The document as python-docx opens it."""
    return docx.Document(io.BytesIO(data))


def walk_paragraphs(document: Any) -> Iterator[Any]:
    """Every paragraph element of the body, those in tables too, in reading order."""
    yield from document.element.body.iter(qn("w:p"))


def style_names(document: Any) -> dict[str, str]:
    """Style names by id, as a person reads them."""
    return {style.style_id: style.name for style in document.styles}


def style_of(document: Any, element: Any) -> str:
    """The name of the style of a paragraph or run; empty when it has none."""
    found = element.xpath("./w:pPr/w:pStyle/@w:val | ./w:rPr/w:rStyle/@w:val")
    return style_names(document)[found[0]] if found else ""


def text_of(element: Any) -> str:
    """Everything printed in an element."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def words_of(document: Any, paragraph: Any) -> str:
    """The words of a line as the brief holds them: without marks, and without the quotation marks set around quotes."""
    names, words = style_names(document), ""
    for run in paragraph.iter(qn("w:r")):
        style = names.get((run.xpath("./w:rPr/w:rStyle/@w:val") or [""])[0], "")
        text = text_of(run)
        if style.startswith("Brief Verbatim"):
            text = text[text[:1] in "“‘" : len(text) - (text[-1:] in "”’")]
        words += "" if style in MARK_STYLES else text
    return words


def bookmarks_of(document: Any) -> dict[str, Any]:
    """The paragraph that each bookmark stands in, by the bookmark's name."""
    starts = document.element.body.iter(qn("w:bookmarkStart"))
    return {start.get(qn("w:name")): start.getparent() for start in starts}


def links_of(element: Any) -> list[tuple[str, str]]:
    """Words and bookmark of each link in an element."""
    return [(text_of(link).strip("\u00a0 "), link.get(qn("w:anchor"))) for link in element.iter(qn("w:hyperlink"))]


def lines_of(brief: Brief) -> list[Line]:
    """Every line of the brief that has words, but for keywords, which run on in one paragraph."""
    blocks = [block for section in brief.sections for block in section.blocks]
    apart = [block for block in blocks if not (isinstance(block, Bullets) and block.style == "keywords")]
    return [line for block in apart for line in walk_lines(block) if line.plain.strip()]
