"""The earlier edition that a brief is compared with: a finished document, or one that the ledger has on record."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefing.changes import Earlier
from briefing.deliver.ledger import Ledger
from briefing.deliver.readers import load_readers, start_of
from briefing.desks import Desk
from briefing.documents import open_document
from briefing.errors import UsageError

LAST = "last"


def find_earlier(wanted: str, readers: Path, series: str = "") -> Earlier | None:
    """The edition that `wanted` names: a file, a number, or `last`; None where `last` finds nothing on record yet.

    Numbers are those of the ledger that the readers file names. Without a `series`, the ledger must have only one.
    Raises `UsageError` when there is no such edition.
    """
    if wanted != LAST and not wanted.isdigit():
        return Earlier(brief=open_document(Path(wanted)).brief)
    desk = Desk(directory=load_readers(readers), start=start_of(readers))
    if not desk.ledger.exists():
        if wanted == LAST:
            return None
        raise UsageError("Nothing is on record yet.", hint="Name a finished brief: --since-edition FILE.")
    with Ledger(desk.ledger) as ledger:
        known = ledger.editions()
        names = sorted({entry.series for entry in known if series in {"", entry.series}})
        if len(names) > 1:
            raise UsageError(f"On record are {', '.join(names)}.", hint="Say which: --set brief.title=NAME.")
        numbers = [entry.number for entry in known if entry.series in names]
        if wanted == LAST and not numbers:
            return None
        number = max(numbers) if wanted == LAST else int(wanted)
        if number not in numbers:
            there = ", ".join(map(str, numbers)) or "none"
            raise UsageError(f"There is no edition {number} on record.", hint=f"On record: {there}.")
        brief = msgspec.json.decode(ledger.brief(names[0], number))
    return Earlier(brief=brief, number=number, following=max(numbers) + 1)
