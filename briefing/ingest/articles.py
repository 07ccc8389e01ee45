"""A document becomes a source: its passages, its metadata, and what is to be noted about it.

A document is read by itself but for the lines that it shares with others. What needs the others as well (a year that is
missing, copies that are nearly the same) is settled once it is known which sources there are (`finish_sources`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.ingest.dates import MonthDay
from briefing.ingest.documents import Document
from briefing.ingest.duplicates import find_near
from briefing.ingest.extracted import Extracted, count_hidden
from briefing.ingest.languages import NONE, Others, find_language, name_language
from briefing.ingest.lookalikes import find_lookalikes
from briefing.ingest.markings import find_marking, narrowest
from briefing.ingest.metadata import Metadata, read_metadata, shorten_title
from briefing.ingest.passages import read_article
from briefing.ingest.versions import read_prose, settle_versions
from briefing.ingest.years import settle_year
from briefing.lexicon import Lexicon, shipped_languages
from briefing.model.source import Passage, Problem, Severity, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A source without its number, what its dateline leaves open (`Metadata`), and what is noted about its text."""

    source: Source
    unread: str = ""
    day: MonthDay | None = None
    notes: tuple[Problem, ...] = ()


def read_document(document: Document, shared: frozenset[str], lexicon: Lexicon, others: Others = NONE) -> Draft:
    """The source that a document makes, when it shares some short lines with others.

    One in a language that is none of the lexicon's and of the others' is masked: listed, and not analysed.
    """
    language = find_language(document.text, document.extracted.language, lexicon)
    own = others.lexicons.get(language, lexicon)
    article = read_article(document.blocks, shared, own)
    metadata = _with_facts(read_metadata(article, document.where, own), document.extracted)
    apart = (Passage(start=b.start, end=b.end, kind="boilerplate") for b in document.apart)
    passages = sorted((*article.passages, *apart), key=lambda p: p.start)
    source = Source(
        id="S0",
        path=document.where,
        text=document.text,
        title=metadata.title,
        publisher=metadata.publisher,
        author=metadata.author,
        published=metadata.published,
        published_from=metadata.published_from,
        language=language,
        sha256=document.sha256,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        passages=tuple(p if language == own.language else replace(p, kind="boilerplate") for p in passages),
        pages=document.extracted.pages,
        marking=narrowest((find_marking(document.text), document.extracted.marking)),
        reliability=document.extracted.reliability,
    )
    notes = (*_text_notes(document), *_spelling_notes(document), *_language_notes(source, lexicon, others))
    return Draft(source=source, unread=metadata.unread, day=metadata.day, notes=notes)


def finish_sources(drafts: Sequence[Draft]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources, numbered in their order, with the notes on them."""
    sources = [replace(source, id=f"S{number}") for number, source in enumerate(_with_years(drafts), 1)]
    problems = [problem for draft in drafts for problem in draft.notes]
    for source, draft in zip(sources, drafts, strict=True):
        problems.extend(_notes(source, draft.unread))
    settled, changes = settle_versions(sources)
    return settled, (*problems, *changes, *_near_copies(settled))


def _with_facts(metadata: Metadata, said: Extracted) -> Metadata:
    """The metadata, with what the file itself says in place of what was read from its text."""
    found = replace(
        metadata,
        title=shorten_title(said.title) if said.title else metadata.title,
        author=said.author or metadata.author or said.sender or None,
        publisher=said.publisher or metadata.publisher,
    )
    if not said.published:
        return found
    return replace(found, published=said.published, published_from="metadata", unread="", day=None)


def _with_years(drafts: Sequence[Draft]) -> Iterator[Source]:
    """The sources, with the year of a dateline that has none taken from the dates of the others."""
    dates = [dt.date.fromisoformat(draft.source.published) for draft in drafts if draft.source.published]
    for draft in drafts:
        date = settle_year(draft.day, dates) if draft.day and not draft.unread else None
        source = draft.source
        yield replace(source, published=date.isoformat(), published_from="other sources") if date else source


def _near_copies(sources: Sequence[Source]) -> list[Problem]:
    standing = [source for source in sources if not source.version_of]
    return [
        _problem(
            "note",
            "near-duplicate",
            standing[number].path,
            f"Nearly the same text as {standing[other].path}.",
            "Both are kept; what they agree on has one origin.",
        )
        for number, other in find_near([read_prose(s) for s in standing]).items()
    ]


def _text_notes(document: Document) -> Iterator[Problem]:
    if document.extracted.encoding != "utf-8":
        yield _recoded(document.where, document.extracted.encoding)
    if count := count_hidden(document.text):
        message = f"The text holds {count} characters that are invisible or turn the direction of writing."
        yield _problem("note", "hidden-characters", document.where, message, "Read what is cited with care.")


def _spelling_notes(document: Document) -> Iterator[Problem]:
    if mixed := find_lookalikes(document.text):
        words = "A word mixes" if len(mixed) == 1 else f"{len(mixed)} words mix"
        message = f"{words} Latin letters with others that look the same: “{'”, “'.join(mixed[:3])}”."
        hint = "What is spelt so is not taken for the name that it looks like."
        yield _problem("warning", "lookalikes", document.where, message, hint)
    if find_lookalikes(document.where):
        message = "The name of the file mixes Latin letters with others that look the same."
        yield _problem("warning", "lookalikes", document.where, message, "See whether it is the file that it seems.")


def _language_notes(source: Source, lexicon: Lexicon, others: Others) -> Iterator[Problem]:
    if source.language in (lexicon.language, *others.lexicons):
        return
    own, name = name_language(lexicon.language), name_language(source.language)
    message = f"The text is not in {own}{f' but in {name}' if name else ''}: listed, and not analysed."
    known = source.language in shipped_languages()
    hint = "Add a translation in its place" + (", or name a model under analysis.also." if known else ".")
    if model := others.missing.get(source.language):
        message = f"The text is in {name}, whose language model “{model}” is not installed: listed, and not analysed."
        hint = "Install the model's package, or add a translation."
    yield _problem("warning", "other-language", source.path, message, hint)


def _recoded(where: str, encoding: str) -> Problem:
    if encoding.startswith("utf"):
        return _problem("note", "encoding", where, f"Read as {encoding}.")
    message = f"The file is not valid UTF-8; it was read as {encoding}."
    return _problem("warning", "encoding", where, message, "Save it as UTF-8 if letters look wrong.")


def _notes(source: Source, unread: str) -> Iterable[Problem]:
    where = source.path
    if unread:
        message = f"The date may be {unread}: day and month could be swapped."
        yield _problem("note", "ambiguous-date", where, message, "Write it year first in the file's name.")
    elif source.published_from == "other sources":
        message = f"The year of {source.published} is not in the text: it is the one of the other sources."
        yield _problem("note", "year-from-others", where, message, "Write the date into the file's name.")
    elif source.published_from == "embedded post":
        message = f"Dated {source.published} by the newest post that it shows; it may be some days younger."
        yield _problem("note", "dated-by-post", where, message, "Write the date into the file's name.")
    elif source.published is None:
        yield _problem("note", "undated", where, "No date of publication.", "Put it in the file's name: 2024-10-23_….")


def _problem(severity: Severity, code: str, where: str, message: str, hint: str = "") -> Problem:
    return Problem(severity=severity, code=code, where=where, message=message, hint=hint)
