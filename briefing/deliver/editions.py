"""An edition: what one brief says, whatever its formats and layouts, under a digest of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from briefing.changes import Values, walk_sections
from briefing.labels import known_language, say, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One document of an edition: its format (also the ending of its file), layout, language and bytes."""

    format: str
    layout: str
    language: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A brief ready to go out: `brief` in its JSON form, `number` within its `series`, 0 before the ledger gave one.

    `corrects` is the number of the edition that this one replaces for its readers, 0 for none; `changes` are lines on
    what changed since the edition `changed_since`.
    """

    digest: str
    series: str
    brief: Values
    documents: tuple[Attachment, ...]
    number: int = 0
    corrects: int = 0
    changes: tuple[str, ...] = ()
    changed_since: int = 0

    @property
    def title(self) -> str:
        """The title in one line."""
        return in_one_line(self.brief["title"])

    @property
    def marking(self) -> str:
        """The marking as printed; empty when there is none."""
        return in_one_line(self.brief["marking"])

    @property
    def as_of(self) -> str:
        """The date up to which the brief is informed, in ISO form; empty when unknown."""
        return str(self.brief["as_of"])

    @property
    def printed_number(self) -> int:
        """The number that the brief prints as its edition; 0 when it prints none, or words."""
        with speaking(known_language(str(self.brief["language"]))):
            name = say("Edition")
        told = next((str(fact["value"]) for fact in self.brief["facts"] if fact["label"] == name), "")
        return int(told) if told.isascii() and told.isdigit() else 0

    @property
    def bottom_line(self) -> tuple[str, ...]:
        """The points of the summary, quotations in quotation marks, with their citation marks."""
        return tuple(
            _read_line(line)
            for section in self.brief["sections"]
            if section["type"] == "summary"
            for line in section["lines"]
            if line["item"] and line["cites"]
        )

    def find(self, format_: str, variant: str) -> Attachment | None:
        """The document in a format and layout; an empty `variant` takes the first layout there is."""
        return next((d for d in self.documents if d.format == format_ and variant in {"", d.layout}), None)


def digest_edition(brief: Values) -> str:
    """SHA-256 over what a brief states: title, marking, sources and findings, in hexadecimal digits.

    The same for every format and layout of a brief, and for a brief made again, on whatever day, that states the same.
    """
    findings = {s["type"]: sorted(_bare(item) for item in s["items"]) for s in walk_sections(brief)}
    stated = {
        "head": [brief[key] for key in ("title", "marking", "language", "issuer", "desk", "kind")],
        "sources": [source["text_sha256"] for source in brief["sources"]],
        "findings": findings,
    }
    return hashlib.sha256(msgspec.json.encode(stated, order="deterministic")).hexdigest()


def _bare(item: Values) -> str:
    rest = {key: value for key, value in item.items() if key != "check"}
    return msgspec.json.encode(rest, order="deterministic").decode()


def _read_line(line: Values) -> str:
    words = ""
    for run in line["runs"]:
        words += f"“{run['quote']}”" if "quote" in run else str(run.get("text", ""))
    return f"{in_one_line(words)} [{', '.join(line['cites'])}]"


def in_one_line(text: object) -> str:
    """Printable words with single spaces: what may stand in a header, a page and a feed."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
