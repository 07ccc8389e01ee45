"""A finished brief goes into the static archive, under the number that the ledger gives it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.changes import compare_briefs, tell_change
from briefing.deliver import archive
from briefing.deliver.editions import Edition
from briefing.deliver.ledger import Ledger
from briefing.deliver.markings import may_see, translate_marking
from briefing.desks import Desk
from briefing.distribution import register_edition
from briefing.documents import open_document


def publish_edition(edition: Edition, desk: Desk, folder: Path, *, corrects: int = 0) -> Path:
    """Adds an edition to the static archive in `folder`, with what changed since the one before, and gives its page."""
    settings, sender = desk.directory.archive, desk.directory.sender
    label = translate_marking(edition.marking, sender.unmarked, desk.directory.equivalents)
    if not may_see(settings.marking, label):  # before the edition takes a number
        archive.publish_edition(edition, settings, folder, label=label, since="")
    with Ledger(desk.ledger) as ledger:
        number = register_edition(ledger, edition, corrects)
        (entry,) = [e for e in ledger.editions() if e.digest == edition.digest]
    numbered = replace(edition, number=number, corrects=entry.corrects)
    changes = _changes_since(folder, numbered)
    return archive.publish_edition(numbered, settings, folder, label=label, since=entry.since, changes=changes)


def _changes_since(folder: Path, edition: Edition) -> tuple[str, ...]:
    """Lines on what changed since the edition before, where the archive holds it."""
    before = [
        r for r in archive.read_records(folder) if (r["series"], r["number"]) == (edition.series, edition.number - 1)
    ]
    if not before:
        return ()
    old = open_document(folder / before[0]["place"] / before[0]["documents"][0]["name"]).brief
    return tuple(tell_change(change) for change in compare_briefs(old, edition.brief))
