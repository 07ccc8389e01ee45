"""A static archive: an index, one permanent page for each edition, and an Atom feed (RFC 4287) with ids that stay.

What an edition's page says is kept beside it in `edition.json`; index and feed are made from these files. Documents
that are published are never written again; an older page is, to say that it is superseded. Nothing is fetched from
elsewhere. The index has one script, in the page, named by its digest in the policy of the page: it searches what the
index holds, which is nothing above the archive's marking. Without scripts the index is a list.
"""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from pathlib import Path
from typing import Any

import msgspec

from briefing import resources
from briefing.deliver.directory import ArchiveSettings
from briefing.deliver.editions import Edition
from briefing.deliver.folder import write_file
from briefing.deliver.forms import fill_form
from briefing.deliver.letters import name_file, slug_of
from briefing.deliver.markings import may_see
from briefing.errors import DeliveryError, RenderError

Record = dict[str, Any]
_MARK = re.compile(r"\[\d+:[\d–:, ]+\]")
"""The citation marks at the end of a bottom line."""


def publish_edition(
    edition: Edition, settings: ArchiveSettings, folder: Path, *, label: str, since: str, changes: tuple[str, ...] = ()
) -> Path:
    """Adds an edition to the archive in `folder` and gives its page; an edition that is there already changes nothing.

    `label` is what its marking counts as, `since` when it was put on record, `changes` are lines on what changed since
    the edition before. Raises `DeliveryError` when it is marked above the archive, has no document for it, or when its
    place is taken.
    """
    if not may_see(settings.marking, label):
        raise DeliveryError(
            f"The brief counts as {label}, the archive holds up to {settings.marking}.",
            hint="Publish it elsewhere, or change archive.marking.",
        )
    place = folder / slug_of(edition.series) / str(edition.number)
    try:
        if not _is_there(place, edition):
            _add(edition, settings, place, since, changes)
        records = read_records(folder)
        for record in records:
            _write_page(folder, record, records, settings)
        _write_lists(folder, records, settings)
    except (OSError, RenderError) as error:
        raise DeliveryError(f"The archive {folder} cannot be written: {error}.") from error
    return place / "index.html"


def read_records(folder: Path) -> list[Record]:
    """What the archive holds, the newest edition of each series first."""
    records = [msgspec.json.decode(path.read_bytes()) for path in folder.glob("*/*/edition.json")]
    return sorted(records, key=lambda record: (record["series"], -record["number"]))


def _is_there(place: Path, edition: Edition) -> bool:
    """Whether this edition has its place already. Raises `DeliveryError` when another one has it."""
    if not (place / "edition.json").exists():
        return False
    record = msgspec.json.decode((place / "edition.json").read_bytes())
    if (record["digest"], record["series"]) != (edition.digest, edition.series):
        raise DeliveryError(f"{place} holds another edition, of “{record['series']}”.", hint="Use another --series.")
    return True


def _add(edition: Edition, settings: ArchiveSettings, place: Path, since: str, changes: tuple[str, ...]) -> None:
    documents = [document for name in settings.formats if (document := edition.find(name, ""))]
    if not documents:
        raise DeliveryError(
            f"There is no document in {' or '.join(settings.formats)} to publish.", hint="briefing make --format all"
        )
    for document in documents:
        write_file(place / name_file(edition, document), document.content)
    record = {
        "schema": "briefing-edition/1",
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"briefing:{edition.digest}").urn,
        "place": f"{slug_of(edition.series)}/{edition.number}",
        "series": edition.series,
        "number": edition.number,
        "corrects": edition.corrects,
        "digest": edition.digest,
        "title": edition.title,
        "kind": str(edition.brief["kind"]),
        "marking": edition.marking,
        "as_of": edition.as_of,
        "language": str(edition.brief["language"]),
        "since": since,
        "bottom_line": list(edition.bottom_line),
        "since_edition": edition.number - 1,
        "changes": list(changes),
        "documents": [
            {
                "name": name_file(edition, document),
                "bytes": len(document.content),
                "sha256": hashlib.sha256(document.content).hexdigest(),
            }
            for document in documents
        ],
    }
    write_file(place / "edition.json", msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")


def _write_page(folder: Path, record: Record, records: list[Record], settings: ArchiveSettings) -> None:
    later = [r for r in records if r["series"] == record["series"] and r["number"] > record["number"]]
    values = {
        "archive": settings.title,
        "edition": record,
        "superseded_by": max((r["number"] for r in later), default=0),
        "corrected_by": max((r["number"] for r in later if r["corrects"] == record["number"]), default=0),
    }
    _write(folder / record["place"] / "index.html", fill_form("archive", "", "edition.html.j2", values))


def _write_lists(folder: Path, records: list[Record], settings: ArchiveSettings) -> None:
    url = f"{settings.url.rstrip('/')}/" if settings.url else ""
    names = dict.fromkeys(record["series"] for record in records)
    listing = [_describe_series(name, [r for r in records if r["series"] == name]) for name in names]
    script = (resources.templates("archive") / "search.js").read_text(encoding="utf-8")
    values = {
        "archive": settings.title,
        "marking": settings.marking,
        "author": settings.title,
        "url": url,
        "id": uuid.uuid5(uuid.NAMESPACE_URL, url or settings.title).urn,
        "listing": listing,
        "index": [{"place": record["place"], "words": _searched(record)} for record in records],
        "script": script,
        "script_hash": f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        "editions": sorted(records, key=lambda r: (r["since"], r["series"], r["number"]), reverse=True),
        "updated": max(record["since"] for record in records),
    }
    _write(folder / "archive.css", (resources.templates("archive") / "archive.css").read_text(encoding="utf-8"))
    _write(folder / "feed.xml", fill_form("archive", "", "feed.xml.j2", values))
    _write(folder / "index.html", fill_form("archive", "", "index.html.j2", values))


def _describe_series(name: str, editions: list[Record]) -> dict[str, Any]:
    """A series with its editions, the newest first, and the numbers of those that the newest corrects."""
    return {"name": name, "editions": editions, "corrected": [r["corrects"] for r in editions[:1] if r["corrects"]]}


def _searched(record: Record) -> str:
    """What of an edition is searched."""
    told = [record["series"], record["title"], f"edition {record['number']}", record["as_of"], record["marking"]]
    return " ".join([*told, *(_MARK.sub("", point) for point in record["bottom_line"])])


def _write(path: Path, text: str) -> None:
    """Writes a page when it differs from what stands there, so that its time of change tells something."""
    content = text.encode()
    if not path.exists() or path.read_bytes() != content:
        write_file(path, content)
