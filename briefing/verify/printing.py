"""The visible text of a document against the brief embedded in it: every line in its order, and nothing else.

The brief gives the sequence of what must be printed (lines, titles, references) and the words that may stand between.
The document holds if its text is that sequence with nothing but such words in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefing.documents import VisibleText
from briefing.labels import known_language, say, speaking
from briefing.verify.matching import Free, Piece, find_faults
from briefing.verify.texts import squeeze, squeeze_visible, turns_brackets, without_brackets

Values = dict[str, Any]
_LONGEST_MARK = 140
_NAMES = ("title", "publisher")
"""What a source is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What a document must print, in order, and what it may print around it."""

    pieces: tuple[Piece, ...]
    free: tuple[Free, ...]


def check_printing(brief: Values, text: VisibleText) -> list[str]:
    """What the document prints otherwise than the brief says, or beside it.

    Brackets do not count in a document with letters from right to left: what reads them back turns and moves them.
    """
    if turns_brackets(text.body):
        brief = _without_brackets(brief)
        text = replace(text, body=without_brackets(text.body), margins=tuple(map(without_brackets, text.margins)))
    script = write_script(brief, text)
    failures = find_faults(script.pieces, script.free, squeeze_visible(text.body))
    mark = (_words([text.copy_for], 0, None),) if _is_mark(text.copy_for, brief["language"]) else ()
    margin_words = (
        *mark,
        *(replace(free, first=0, last=None) for free in script.free),
        Free(pattern=_compile(r"\d+|[/.]")),
    )
    for margin in text.margins:
        failures += find_faults((), margin_words, squeeze_visible(margin))
    return failures


def _is_mark(words: str, language: str) -> bool:
    """Whether the words are the mark of a reader's copy, in one line of a bounded length."""
    with speaking(known_language(language)):
        before, _, after = say("Copy for {name}").partition("{name}")
    fits = words.startswith(before) and words.endswith(after) and before + after != words
    return fits and len(words) <= _LONGEST_MARK and words.isprintable()


def _without_brackets(value: Any) -> Any:
    match value:
        case str():
            return without_brackets(value)
        case list():
            return [_without_brackets(inner) for inner in value]
        case dict():
            return {key: _without_brackets(inner) for key, inner in value.items()}
    return value


def write_script(brief: Values, text: VisibleText) -> Script:
    """The script for a document whose visible text has the properties of `text`."""
    pieces: list[Piece] = []
    free = list(_words_everywhere(brief))
    free += [_words(facts, 0, 0) for fact in brief["facts"] if (facts := [v for v in fact.values() if v])]
    for section in brief["sections"]:
        starts = _add_section(section, text, pieces)
        free += [_words(words["texts"], starts[words["since"]], starts[words["before"]]) for words in section["words"]]
    first = len(pieces)
    pieces += map(_reference, _printed_sentences(brief))
    free += _words_of_references(brief, text, first, len(pieces))
    return Script(pieces=tuple(pieces), free=tuple(free))


def _add_section(section: Values, text: VisibleText, pieces: list[Piece]) -> list[int]:
    """Adds lines and titles in their order, and gives for each line the place of what comes first before it."""
    where = f"Section “{section['title']}”"
    place = "since" if text.columns_first else "before"
    starts = []
    for number, line in enumerate([*section["lines"], None]):
        starts.append(len(pieces))
        titles = (title["text"] for title in section["titles"] if title[place] == number)
        pieces += [Piece(pattern=_compile(_plain(title)), text=title, where=where) for title in titles]
        if line is not None:
            shown = " ".join(filter(None, [line["text"].strip(), *line["cites"]]))
            pattern = _compile(_line(line, draws_signs=text.draws_signs))
            pieces.append(Piece(pattern=pattern, text=shown, where=where, item=line["item"]))
    return starts


def _line(line: Values, *, draws_signs: bool) -> str:
    """A line as a regular expression over squeezed text."""
    return "".join(_run(run, draws_signs=draws_signs) for run in line["runs"]).replace("””“", "”(?:”“)?")


def _run(run: Values, *, draws_signs: bool) -> str:
    if "quote" in run:
        return f"[“‘]?{_plain(run['quote'])}[”’]?" if run["quote"] else ""
    if "sign" in run:
        label = f"(?:{_plain(run['label'])})?" if "label" in run else ""
        sign = _plain(run["sign"]) + label
        return f"(?:{sign})?" if run["drawn"] and draws_signs else sign
    return _plain(next(iter(run.values())))


def _printed_sentences(brief: Values) -> list[Values]:
    """The references and, where the document prints whole texts, the sentences between them, in their order."""
    found = {_place(reference["id"]): reference for reference in brief["references"]}
    for excerpt in brief.get("excerpts", []):
        for evidence in excerpt["sentences"]:
            identifier = f"r{excerpt['source']}-{evidence['sentence']}"
            found.setdefault(_place(identifier), {"id": identifier, "evidence": evidence})
    return [found[place] for place in sorted(found)]


def _place(identifier: str) -> tuple[int, int]:
    source, _, sentence = identifier[1:].partition("-")
    return int(source), int(sentence)


def _reference(reference: Values) -> Piece:
    mark = reference["id"][1:].replace("-", ":")
    quote = reference["evidence"]["text"]
    return Piece(pattern=_compile(_plain(mark) + _plain(quote)), text=quote, where=f"Reference {mark}")


def _words_everywhere(brief: Values) -> Iterator[Free]:
    """Titles, names and the template's own words: they may stand anywhere, as often as the layout needs them."""
    titles = [section["title"] for section in brief["sections"]]
    house = ", ".join(filter(None, (brief["issuer"], brief["desk"])))
    head = [brief[key] for key in ("title", "deck", "kind", "issuer", "desk", "marking")]
    actors = [title["text"] for section in brief["sections"] for title in section["titles"][1:]]
    keyed = [section for section in brief["sections"] if section["type"] == "key_actors"]
    names = [line["text"] for section in keyed for line in section["lines"] if line["item"] and not line["cites"]]
    names += [item["name"][:1].upper() + item["name"][1:] for section in keyed for item in section["items"]]
    choices = [f"{source['number']} {source[key]}" for source in brief["sources"] for key in _NAMES if source[key]]
    yield _words([*head, house, *titles, *actors, *names, *choices, *brief["words"]], 0, None)
    contents = "|".join(filter(None, map(_plain, (*titles, *brief["words"]))))
    yield Free(pattern=_compile(rf"[,;·|()•]|(?:{contents})\.*\d+"))


def _words_of_references(brief: Values, text: VisibleText, first: int, last: int) -> Iterator[Free]:
    keys = (*_NAMES, "author", "published_in_words", "path")
    heads = [source[key] for source in brief["sources"] for key in keys if source[key]]
    numbers = [source["printed_as"] for source in brief["sources"]]
    places = [reference["place"] for reference in brief["references"]]
    yield _words([*heads, *numbers, *places], first, last)
    if text.numbers_pages:
        yield Free(pattern=_compile(r"\d+"), first=first, last=last)


def _words(texts: list[str], first: int, last: int | None) -> Free:
    return Free(texts=tuple(sorted({squeeze(text) for text in texts} - {""})), first=first, last=last)


def _plain(text: str) -> str:
    return re.escape(squeeze(text))


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
