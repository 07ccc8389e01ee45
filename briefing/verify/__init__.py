"""A finished document is proven: every statement as recorded, every citation verbatim, nothing else in it.

Four questions, each in a module of its own:

1. seals       is the embedded brief as it was written? (every item, line and reference has a digest)
2. citations   does every mark lead to a reference, and does every cited sentence hold the words printed as its own?
3. sources     does every source hold, at its place, every sentence that is cited from it?
4. printing    does the document print every line of the brief, in its order, and nothing but the brief?

The digests show what was changed, the sources prove what was said: without them the third question stays open. Who
made a PDF, and whether it was changed since, its signatures show, where it has any: signatures.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.documents import open_document
from briefing.errors import VerifyError
from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from briefing.model.source import Source
from briefing.verify.citations import check_citations
from briefing.verify.printing import check_printing
from briefing.verify.seals import check_seals
from briefing.verify.signatures import SignatureReport, check_signatures
from briefing.verify.sources import check_sources, read_corpus

_MOST_FAILURES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was checked and holds. `statements` are the printed lines that cite, `sources` those that were compared.

    `signatures` are those of a PDF: each holds, not each signer is trusted. `copy_for` is the mark of a reader's copy.
    """

    statements: int
    citations: int
    quotations: int
    sources: int | None
    printed: bool
    signatures: tuple[SignatureReport, ...] = ()
    copy_for: str = ""

    @property
    def summary(self) -> str:
        """The result in one or two sentences."""
        counts = [f"{self.statements} statements", f"{self.citations} citations", f"{self.quotations} quotations"]
        counts += [f"{self.sources} sources"] if self.sources is not None else []
        open_question = (
            "" if self.sources is not None else " The sources were not compared: add --sources DIR or --corpus FILE."
        )
        return f"{', '.join(counts)}: all hold.{open_question}"


def verify_file(
    file: Path, sources: Path | None = None, corpus: Path | None = None, authorities: Path | None = None
) -> Result:
    """Proves a document of any format; with a folder of `sources` or a `corpus`, also that these say what is cited.

    With `authorities`, a PEM file of certificates, it must be signed by somebody that one of them vouches for.

    Raises `VerifyError` that names the statements, sources or signatures that fail, `UsageError` when there is no such
    file, folder or corpus, `CorpusError` when the corpus cannot be read.
    """
    document = open_document(file)
    brief = document.brief
    signatures = _check_signatures(file, authorities)
    try:
        failures = [*check_seals(brief), *check_citations(brief)]
        if sources is not None or corpus is not None:
            failures += check_sources(brief, _read(brief, sources, corpus))
        failures += check_printing(brief, document.text) if document.text is not None and not failures else []
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise VerifyError(f"{file} carries a brief that cannot be read ({error!r}).", hint="Make it again.") from error
    if failures:
        raise _failed(file, failures)
    lines = [line for section in brief["sections"] for line in section["lines"]]
    return Result(
        statements=sum(1 for line in lines if line["cites"]),
        citations=sum(len(line["cites"]) for line in lines),
        quotations=sum(1 for line in lines for run in line["runs"] if "quote" in run),
        sources=len(brief["sources"]) if sources is not None or corpus is not None else None,
        printed=document.text is not None,
        signatures=signatures,
        copy_for=document.text.copy_for if document.text is not None else "",
    )


def _check_signatures(file: Path, authorities: Path | None) -> tuple[SignatureReport, ...]:
    """The signatures of a PDF. Raises `VerifyError` for one that does not hold, or is not the one that is asked for."""
    reports = check_signatures(file.read_bytes(), authorities) if file.suffix.lower() == ".pdf" else ()
    if authorities and not reports:
        raise VerifyError(f"{file} is not signed.", hint="Only a PDF can be: briefing sign FILE")
    wanted = {"trusted"} if authorities else {"trusted", "untrusted"}
    if failures := [report.summary for report in reports if report.validity not in wanted]:
        raise _failed(file, failures)
    return reports


def _read(brief: dict[str, Any], folder: Path | None, corpus: Path | None) -> tuple[Source, ...]:
    if corpus is not None:
        return read_corpus(brief, corpus)
    return read_folder(folder, load_lexicon())[0] if folder is not None else ()


def _failed(file: Path, failures: list[str]) -> VerifyError:
    told = "\n  ".join(failures[:_MOST_FAILURES])
    more = f"\n  and {len(failures) - _MOST_FAILURES} more" if len(failures) > _MOST_FAILURES else ""
    return VerifyError(f"{file} does not hold:\n  {told}{more}\n", hint="Make the brief again from its sources.")
