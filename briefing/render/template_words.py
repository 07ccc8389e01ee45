"""The words that stand in the templates themselves: the house's own, beside what the brief puts between them.

Read from the template files, never from a finished page: a word that came from a source is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

import jinja2

from briefing.errors import TemplateError
from briefing.render.wording import say_parts

_MARK = re.compile(r"\d+:\d+")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_VALUE = "\x00"
_CONTENT = re.compile(r"\bcontent\s*:([^;}]*)")
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")


def find_template_words(environment: jinja2.Environment, sheets: Iterable[str] = ()) -> list[str]:
    """Every text that stands in a template or in the `content` of a style sheet, sorted.

    Raises `TemplateError` for a template that prints what looks like a citation mark: only the brief may cite.
    """
    found: set[str] = set()
    for name in environment.list_templates(extensions=["j2"]):
        source, path, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        for text in _words_in(environment, source, path or name):
            if _MARK.search(text):
                raise TemplateError(f"{path} prints “{text}”, which looks like a citation mark.", hint="Take it out.")
            found.add(text)
    found.update(text for sheet in sheets for text in _contents_of(sheet))
    return sorted(found)


def _words_in(environment: jinja2.Environment, source: str, file: str) -> Iterator[str]:
    """The texts between the tags of a template, and the texts within expressions that print there, as they are said."""
    page, strings, prints = "", list[str](), False
    for _, kind, value in environment.lex(source, file, file):
        if kind == "data":
            page += value
        elif kind in {"variable_begin", "block_begin"}:
            prints = kind == "variable_begin" and page.rfind(">") >= page.rfind("<")
            page += _VALUE
        elif kind == "string" and prints:
            strings.append(value[1:-1])
    texts = [part for text in _MARKUP.split(page) for part in (text or "").split(_VALUE)]
    said = (part for text in strings for part in (text, *say_parts(text)))
    for text in (*texts, *said):
        words = " ".join(unescape(text).split())
        if words:
            yield words


def _contents_of(sheet: str) -> Iterator[str]:
    for declaration in _CONTENT.findall(sheet):
        for double, single in _STRING.findall(declaration):
            words = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), double or single).strip()
            if re.search(r"\w", words):
                yield words
