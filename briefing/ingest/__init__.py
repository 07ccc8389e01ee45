"""Stage 1, ingest: a folder of files in, `Source`s out, and a `Problem` for each file that gave trouble.

Knows file formats, layout, boilerplate, titles, dates, publishers and duplicates. Judges no content. In four steps:
the files are opened (`documents`, `readers`), texts that are there twice are left out, lines that several files share
are counted, and each text is taken apart into passages and metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import IngestError, UsageError
from briefing.ingest.articles import finish_sources, read_document
from briefing.ingest.clean import count_lines
from briefing.ingest.documents import Document, open_documents
from briefing.ingest.duplicates import fingerprint
from briefing.ingest.entries import NAME, Entries, load_entries
from briefing.ingest.folder import printable
from briefing.ingest.languages import NONE, Others
from briefing.lexicon import Lexicon
from briefing.model.source import Problem, Severity, Source


def read_folder(
    folder: Path, lexicon: Lexicon, others: Others = NONE
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
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
    known = [*(d.where for d in documents), *(p.where for p in problems)]
    problems.extend(_unlisted(name, reason) for name, reason in entries.faults)
    problems.extend(_unmatched(pattern) for pattern in entries.unmatched(known))
    shared = count_lines(document.blocks for document in documents)
    sources, notes = finish_sources([read_document(document, shared, lexicon, others) for document in documents])
    return sources, tuple(sorted((*problems, *notes), key=lambda p: (p.where.casefold(), p.where, p.code)))


def read_one(path: Path) -> tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """The texts of one file with their names, and what was wrong with it.

    Raises `UsageError` when there is no such file and `IngestError` when nothing in it can be read.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", hint="Name one of the sources.")
    opened = list(open_documents(path.parent, load_entries(path.parent), [path.name]))
    problems = tuple(p for p in opened if isinstance(p, Problem))
    texts = tuple((d.where, d.text) for d in opened if isinstance(d, Document))
    if not texts:
        raise IngestError(" ".join([f"{path}: {problems[0].message}", problems[0].hint]).strip())
    return texts, problems


def _opened(folder: Path, entries: Entries, problems: list[Problem]) -> Iterator[Document]:
    for document in open_documents(folder, entries):
        if isinstance(document, Problem):
            problems.append(document)
        else:
            yield document


def _without_copies(documents: Iterable[Document], problems: list[Problem]) -> list[Document]:
    kept: dict[str, Document] = {}
    for document in documents:
        first = kept.setdefault(fingerprint(document.text), document)
        if first is not document:
            same = "file" if first.sha256 == document.sha256 else "text"
            message = f"The same {same} as {first.where}: left out."
            problems.append(_problem("warning", "duplicate", document.where, message))
    return list(kept.values())


def _unmatched(pattern: str) -> Problem:
    message = f"No file that is read matches “{pattern}”."
    return _problem(
        "note", "unmatched-entry", NAME, message, "Patterns are paths below the folder, such as news/*.pdf."
    )


def _unlisted(name: str, reason: str) -> Problem:
    message = f"The list of references cannot be read: {printable(reason)[:160]}."
    return _problem("warning", "unreadable-list", name, message, "Export it anew.")


def _problem(severity: Severity, code: str, where: str, message: str, hint: str = "") -> Problem:
    return Problem(severity=severity, code=code, where=where, message=message, hint=hint)


def _nothing_read(folder: Path, problems: list[Problem]) -> IngestError:
    hint = "Put text, HTML, PDF, Word or mail files there."
    if not problems:
        return IngestError(f"{folder} is empty: no source to read.", hint=hint)
    reasons = "; ".join(f"{p.where}: {p.message}" for p in problems[:3])
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return IngestError(f"Not one source could be read in {folder}. {reasons}{more}", hint=hint)
