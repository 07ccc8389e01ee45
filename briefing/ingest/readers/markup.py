"""Trees of HTML, and the text of markup that is no page of its own: a mail, an item of a feed."""

from __future__ import annotations

import re
from typing import Any

from briefing.ingest.extracted import UnreadableError, Writer

DEEPEST = 200
"""Levels of nesting. No page has more, and parsers that call themselves need a bound."""
_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "head",
        "iframe",
        "math",
        "noscript",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "textarea",
        "select",
        "button",
    ]
)
_HEADING = re.compile(r"h[1-6]")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


def parse_markup(markup: str) -> Any:
    """The tree of a page or a fragment. No entity beyond HTML's own is known, nothing is fetched.

    Raises `UnreadableError` for markup without any element and for one that is nested deeper than any page is.
    """
    from lxml import etree, html  # noqa: PLC0415 - slow to import

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = markup.replace("\0", " ").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise UnreadableError("empty", "The page is empty.") from error
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise UnreadableError("too-deep", f"It is nested more than {DEEPEST} deep.", "Save its text as .txt.")
    return tree


def write_markup(writer: Writer, markup: str, *, quoted: bool = False) -> None:
    """Adds the visible text of markup block by block. With `quoted`, what stands in a quotation element is masked."""
    _Flattener(writer, quoted=quoted).flatten(parse_markup(markup))


class _Flattener:
    def __init__(self, writer: Writer, *, quoted: bool) -> None:
        self._writer = writer
        self._quoted = quoted
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._kind = ""
        self._depth = 0

    def flatten(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED or not tag or _HIDDEN.search(element.get("style", "")):
            return
        if tag in _BREAKING:
            self._enter(tag)
        self._words.append(element.text or "")
        for child in element:
            self.flatten(child)
            self._words.append(child.tail or "")
        if tag in _BREAKING:
            self._leave(tag)

    def _enter(self, tag: str) -> None:
        self._close()
        self._kind = tag
        self._depth += tag == "blockquote"
        if tag == "tr":
            self._cells = []

    def _leave(self, tag: str) -> None:
        self._close()
        self._depth -= tag == "blockquote"
        if tag == "tr" and self._cells is not None:
            self._writer.add_row(self._cells)
            self._cells = None

    def _close(self) -> None:
        line, kind = "".join(self._words), self._kind
        self._words, self._kind = [], ""
        masked = self._quoted and self._depth > 0
        if self._cells is not None:
            self._cells.append(line)
        elif _HEADING.fullmatch(kind) and not masked:
            self._writer.add_heading(line, int(kind[1]))
        elif kind == "li" and not masked:
            self._writer.add_item(line)
        else:
            self._writer.add(line, masked=masked)
