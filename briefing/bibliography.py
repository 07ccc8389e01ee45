"""The sources as a list that a reference manager takes: RIS, BibTeX or CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from briefing.model.source import Source

_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_ESCAPED |= {sign: f"\\{sign}" for sign in "#$%&_"}


def write_ris(sources: Iterable[Source]) -> str:
    """The RIS format of Research Information Systems, an entry for each source."""
    return "\r\n".join(line for source in sources for line in (*_ris_lines(source), ""))


def write_bibtex(sources: Iterable[Source]) -> str:
    """BibTeX, every source as `@misc`, with the date as biblatex has it and the year as BibTeX has."""
    return "\n".join(_bibtex_entry(source) for source in sources)


def write_csl(sources: Iterable[Source]) -> str:
    """CSL-JSON, the format of the Citation Style Language."""
    return json.dumps([_csl_item(source) for source in sources], ensure_ascii=False, indent=1) + "\n"


BIBLIOGRAPHIES: dict[str, Callable[[Iterable[Source]], str]] = {
    "ris": write_ris,
    "bibtex": write_bibtex,
    "csl": write_csl,
}
"""The formats of source lists, by the names that `briefing sources --format` takes."""


def _authors(source: Source) -> list[str]:
    return source.author.split(", ") if source.author else []


def _ris_lines(source: Source) -> Iterable[str]:
    yield "TY  - GEN"
    yield f"ID  - {source.id}"
    yield f"TI  - {source.title}"
    yield from (f"AU  - {name}" for name in _authors(source))
    if source.publisher:
        yield f"PB  - {source.publisher}"
    if source.published:
        yield f"PY  - {source.published[:4]}"
        yield f"DA  - {source.published.replace('-', '/')}"
    if source.language != "und":
        yield f"LA  - {source.language}"
    yield f"L1  - {source.path}"
    yield "ER  - "


def _bibtex_entry(source: Source) -> str:
    fields = {
        "title": f"{{{_escaped(source.title)}}}",
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in _authors(source)),
        "publisher": _escaped(source.publisher or ""),
        "date": source.published or "",
        "year": (source.published or "")[:4],
        "file": _escaped(source.path),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{source.id},\n{lines}}}\n"


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(character, character) for character in text)


def _csl_item(source: Source) -> dict[str, object]:
    item: dict[str, object] = {"id": source.id, "type": "document", "title": source.title}
    if source.author:
        item["author"] = [{"literal": name} for name in _authors(source)]
    if source.publisher:
        item["publisher"] = source.publisher
    if source.published:
        item["issued"] = {"date-parts": [[int(part) for part in source.published.split("-")]]}
    if source.language != "und":
        item["language"] = source.language
    return {**item, "custom": {"file": source.path}}
