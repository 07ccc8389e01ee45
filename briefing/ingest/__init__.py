"""Stage 1, ingest: a folder of files in, `Source`s out, and a `Problem` for each file that gave trouble.

Knows file formats, layout, boilerplate, titles, dates, publishers and duplicates. Judges no content. In four steps:
the files are opened (`documents`, `readers`), texts that are there twice are left out, lines that several files share
are counted, and each text is taken apart into passages and metadata.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.errors import IngestError, UsageError
from briefing.ingest.clean import count_lines
from briefing.ingest.documents import Document, open_documents
from briefing.ingest.duplicates import find_near, fingerprint
from briefing.ingest.entries import NAME, Entries, load_entries
from briefing.ingest.extracted import Extracted, count_hidden
from briefing.ingest.languages import find_language, name_language
from briefing.ingest.markings import find_marking
from briefing.ingest.metadata import Metadata, read_metadata, shorten_title
from briefing.ingest.passages import read_article
from briefing.ingest.years import settle_year
from briefing.lexicon import Lexicon
from briefing.model.source import Passage, Problem, Severity, Source


def read_folder(folder: Path, lexicon: Lexicon) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources of a folder, numbered by path, and what was wrong with its files.

    The numbers do not depend on the order in which the file system lists the files. Raises `UsageError` when there is
    no such folder, `ConfigError` for a faulty `sources.toml` and `IngestError` when not one source can be read.
    """
    if not folder.exists():
        raise UsageError(f"There is no folder {folder}.", hint="Name the folder that holds the sources.")
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file.", hint="Name the folder that holds it.")
    entries = load_entries(folder)
    problems: list[Problem] = []
    documents = _without_copies(_opened(folder, entries, problems), problems)
    if not documents:
        raise _nothing_read(folder, problems)
    known = [*(d.file.where for d in documents), *(p.where for p in problems)]
    problems.extend(_unmatched(pattern) for pattern in entries.unmatched(known))
    shared = count_lines(document.blocks for document in documents)
    read = [_read_source(d, number, shared, lexicon) for number, d in enumerate(documents, 1)]
    sources = list(_with_years(read))
    for source, (_, metadata) in zip(sources, read, strict=True):
        problems.extend(_notes(source, metadata.unread))
    problems.extend(_near_copies(sources))
    return tuple(sources), tuple(sorted(problems, key=lambda p: (p.where.casefold(), p.where, p.code)))


def read_one(path: Path) -> tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """The texts of one file with their names, and what was wrong with it.

    Raises `UsageError` when there is no such file and `IngestError` when nothing in it can be read.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", hint="Name one of the sources.")
    opened = list(open_documents(path.parent, load_entries(path.parent), path.name))
    problems = tuple(p for p in opened if isinstance(p, Problem))
    texts = tuple((d.file.where, d.text) for d in opened if isinstance(d, Document))
    if not texts:
        raise IngestError(" ".join([f"{path}: {problems[0].message}", problems[0].hint]).strip())
    return texts, problems


def _read_source(document: Document, number: int, shared: frozenset[str], lexicon: Lexicon) -> tuple[Source, Metadata]:
    article = read_article(document.blocks, shared, lexicon)
    metadata = _with_facts(read_metadata(article, document.file.where, lexicon), document.extracted)
    language = find_language(document.text, document.extracted.language, lexicon)
    apart = (Passage(start=b.start, end=b.end, kind="boilerplate") for b in document.apart)
    passages = sorted((*article.passages, *apart), key=lambda p: p.start)
    source = Source(
        id=f"S{number}",
        path=document.file.where,
        text=document.text,
        title=metadata.title,
        publisher=metadata.publisher,
        author=metadata.author,
        published=metadata.published,
        published_from=metadata.published_from,
        language=language,
        sha256=hashlib.sha256(document.file.data).hexdigest(),
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        passages=tuple(p if language == "en" else replace(p, kind="boilerplate") for p in passages),
        pages=document.extracted.pages,
        marking=find_marking(document.text),
    )
    return source, metadata


def _with_facts(metadata: Metadata, said: Extracted) -> Metadata:
    """The metadata, with what the file itself says in place of what was read from its text."""
    found = replace(
        metadata,
        title=shorten_title(said.title) if said.title else metadata.title,
        author=said.author or metadata.author,
        publisher=said.publisher or metadata.publisher,
    )
    if not said.published:
        return found
    return replace(found, published=said.published, published_from="metadata", unread="", day=None)


def _with_years(read: list[tuple[Source, Metadata]]) -> Iterator[Source]:
    """The sources, with the year of a dateline that has none taken from the dates of the others."""
    dates = [dt.date.fromisoformat(source.published) for source, _ in read if source.published]
    for source, metadata in read:
        date = settle_year(metadata.day, dates) if metadata.day and not metadata.unread else None
        yield replace(source, published=date.isoformat(), published_from="other sources") if date else source


def _opened(folder: Path, entries: Entries, problems: list[Problem]) -> Iterator[Document]:
    for document in open_documents(folder, entries):
        if isinstance(document, Problem):
            problems.append(document)
            continue
        if document.extracted.encoding != "utf-8":
            problems.append(_recoded(document.file.where, document.extracted.encoding))
        if count := count_hidden(document.text):
            problems.append(_hidden(document.file.where, count))
        yield document


def _without_copies(documents: Iterable[Document], problems: list[Problem]) -> list[Document]:
    kept: dict[str, Document] = {}
    for document in documents:
        first = kept.setdefault(fingerprint(document.text), document)
        if first is not document:
            same = "file" if first.file.data == document.file.data else "text"
            message = f"The same {same} as {first.file.where}: left out."
            problems.append(_problem("warning", "duplicate", document.file.where, message))
    return list(kept.values())


def _near_copies(sources: list[Source]) -> list[Problem]:
    texts = [" ".join(s.text[p.start : p.end] for p in s.passages if p.kind in ("paragraph", "item")) for s in sources]
    return [
        _problem(
            "note",
            "near-duplicate",
            sources[number].path,
            f"Nearly the same text as {sources[other].path}.",
            "Both are kept; what they agree on has one origin.",
        )
        for number, other in find_near(texts).items()
    ]


def _notes(source: Source, unread: str) -> Iterable[Problem]:
    where = source.path
    if unread:
        message = f"The date may be {unread}: day and month could be swapped."
        yield _problem("note", "ambiguous-date", where, message, "Write it year first in the file's name.")
    elif source.published_from == "other sources":
        message = f"The year of {source.published} is not in the text: it is the one of the other sources."
        yield _problem("note", "year-from-others", where, message, "Write the date into the file's name.")
    elif source.published is None:
        yield _problem("note", "undated", where, "No date of publication.", "Put it in the file's name: 2024-10-23_….")
    if source.language != "en":
        message = f"The text is not in English{name_language(source.language)}: listed, and not analysed."
        yield _problem("warning", "not-english", where, message, "Add a translation in its place.")


def _unmatched(pattern: str) -> Problem:
    message = f"No file that is read matches “{pattern}”."
    return _problem(
        "note", "unmatched-entry", NAME, message, "Patterns are paths below the folder, such as news/*.pdf."
    )


def _hidden(where: str, count: int) -> Problem:
    message = f"The text holds {count} characters that are invisible or turn the direction of writing."
    return _problem("note", "hidden-characters", where, message, "Read what is cited with care.")


def _recoded(where: str, encoding: str) -> Problem:
    if encoding.startswith("utf"):
        return _problem("note", "encoding", where, f"Read as {encoding}.")
    message = f"The file is not valid UTF-8; it was read as {encoding}."
    return _problem("warning", "encoding", where, message, "Save it as UTF-8 if letters look wrong.")


def _problem(severity: Severity, code: str, where: str, message: str, hint: str = "") -> Problem:
    return Problem(severity=severity, code=code, where=where, message=message, hint=hint)


def _nothing_read(folder: Path, problems: list[Problem]) -> IngestError:
    hint = "Put text, HTML, PDF, Word or mail files there."
    if not problems:
        return IngestError(f"{folder} is empty: no source to read.", hint=hint)
    reasons = "; ".join(f"{p.where}: {p.message}" for p in problems[:3])
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return IngestError(f"Not one source could be read in {folder}. {reasons}{more}", hint=hint)
