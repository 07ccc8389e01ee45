"""Finished documents go to their readers, in five steps. Beside `briefing.pipeline`, which makes them.

1. open      the documents of one edition are read back and proven (`briefing verify`)
2. select    the readers of the groups, without those whose clearance, channel, language or format does not fit
3. record    the edition gets its number, each delivery a line in the ledger
4. send      what the ledger holds as planned goes out, each once
5. report    who has it, who has not, and what is in doubt
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from briefing.changes import compare_briefs, tell_change
from briefing.deliver.addresses import check_address
from briefing.deliver.directory import Directory, Reader
from briefing.deliver.editions import Attachment, Edition, digest_edition, in_one_line
from briefing.deliver.finishing import FinishedChannel, Finisher
from briefing.deliver.folder import write_file
from briefing.deliver.ledger import EditionEntry, Entry, Key, Ledger
from briefing.deliver.letters import Letter, Seal, make_message_id, slug_of, write_letter
from briefing.deliver.markings import lowest
from briefing.deliver.parcels import (
    Channel,
    DeferredError,
    Parcel,
    RefusedError,
    UncertainError,
    Withheld,
    plan_parcels,
)
from briefing.deliver.readers import find_reader, select_readers
from briefing.deliver.sending import send_parcels
from briefing.desks import Desk, open_channels, open_finisher, open_mail, open_seal, patience_of
from briefing.documents import open_document
from briefing.errors import DeliveryError, UsageError
from briefing.verify import verify_file

_MOST_CHANGES = 20
"""Lines on what changed in one message."""
_ENDINGS = ("pdf", "docx", "html", "md", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a run ended: the edition with its number, its deliveries as the ledger has them, and who was left out."""

    edition: Edition
    entries: tuple[Entry, ...]
    withheld: tuple[Withheld, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Who would get an edition, the messages written, and who would not."""

    edition: Edition
    parcels: tuple[Parcel, ...]
    withheld: tuple[Withheld, ...]
    settled: dict[Key, str]
    files: tuple[Path, ...]


# --- 1 open ---------------------------------------------------------------------------------------


def open_edition(brief: Path, series: str = "", variants: tuple[str, ...] = ()) -> Edition:
    """The documents of one brief as an edition: those of its name in its folder, and in folders named like `variants`.

    `brief` is one of the files, or the folder that holds `brief.*`. Every document is proven first. Raises `UsageError`
    when there is none, or when they are of different briefs, `VerifyError` when one does not hold.
    """
    folder, stem = (brief, "brief") if brief.is_dir() else (brief.parent, brief.stem)
    places = [folder, *(folder / variant for variant in dict.fromkeys(variants) if variant)]
    paths = [p for place in places for ending in _ENDINGS if (p := place / f"{stem}.{ending}").is_file()]
    if not paths or (not brief.is_dir() and brief not in paths):
        raise UsageError(f"There is no brief at {brief}.", hint="Make one: briefing make --format all")
    documents, contents = [], {}
    for path in paths:
        content = path.read_bytes()
        verify_file(path)
        values = open_document(path).brief
        contents[path] = values
        documents.append(
            Attachment(
                format=path.suffix[1:].lower(), layout=values["layout"], language=values["language"], content=content
            )
        )
    digests = {path: digest_edition(values) for path, values in contents.items()}
    other = next((path for path, digest in digests.items() if digest != digests[paths[0]]), None)
    if other:
        raise UsageError(f"{paths[0]} and {other} are not of one edition.", hint="Make all formats again in one run.")
    values = contents[paths[0]]
    return Edition(
        digest=digests[paths[0]],
        series=in_one_line(series or values["title"]),
        brief=values,
        documents=tuple(documents),
    )


# --- 2 to 5 ---------------------------------------------------------------------------------------


def send_edition(
    edition: Edition,
    desk: Desk,
    groups: list[str],
    *,
    corrects: int = 0,
    sign: bool = False,
    advance: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Sends an edition to the readers of the groups, each once, however often this is called.

    With `corrects`, the number of an earlier edition of the series, it goes to exactly the readers who have that one.
    With `sign`, each PDF is signed as it goes out. Raises `DeliveryError` when the run cannot go on; what went out
    until then is on record.
    """
    with Ledger(desk.ledger) as ledger:
        corrected = _find_edition(ledger.editions(), edition.series, corrects) if corrects else None
        readers = _readers_of(desk, ledger, corrected) if corrected else tuple(select_readers(desk.directory, groups))
        parcels, withheld = plan_parcels(edition, readers, desk.directory)
        if not parcels:
            return Outcome(edition=edition, entries=(), withheld=withheld)
        number = register_edition(ledger, edition, corrects)
        numbered = replace(edition, number=number, corrects=corrects)
        parcels = _with_changes((_address(p, numbered, corrected, desk.directory) for p in parcels), ledger)
        channels = _open(desk, parcels, ledger, sign=sign)
        ledger.plan((parcel.key, parcel.message_id) for parcel in parcels)
        ledger.recover(name for name, channel in channels.items() if channel.repeatable)
        send_parcels(parcels, ledger, channels, patience_of(desk.directory), advance=advance)
        wanted = {parcel.key for parcel in parcels}
        entries = tuple(entry for entry in ledger.entries(edition.digest) if entry.key in wanted)
    return Outcome(edition=numbered, entries=entries, withheld=withheld)


def resend_edition(
    edition: Edition,
    desk: Desk,
    state: Literal["failed", "doubt"],
    *,
    advance: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Sends an edition again to the readers whose delivery failed, or is in doubt, under the same Message-IDs."""
    with Ledger(desk.ledger) as ledger:
        entry = next((e for e in ledger.editions() if e.digest == edition.digest), None)
        if entry is None:
            raise UsageError("This brief was not sent yet.", hint="Send it first: briefing send --to GROUP")
        corrected = _find_edition(ledger.editions(), entry.series, entry.corrects) if entry.corrects else None
        numbered = replace(edition, series=entry.series, number=entry.number, corrects=entry.corrects)
        ledger.recover()
        keys = {e.key for e in ledger.entries(edition.digest) if e.state == state}
        known = {(reader.key, reader.channel): reader for reader in desk.directory.reader}
        readers = tuple(known[k.reader, k.channel] for k in sorted(keys, key=str) if (k.reader, k.channel) in known)
        parcels, withheld = plan_parcels(numbered, readers, desk.directory)
        if not parcels:
            return Outcome(edition=numbered, entries=(), withheld=withheld)
        parcels = _with_changes((_address(p, numbered, corrected, desk.directory) for p in parcels), ledger)
        channels = _open(desk, parcels, ledger)
        ledger.reopen([parcel.key for parcel in parcels], state)
        send_parcels(parcels, ledger, channels, patience_of(desk.directory), advance=advance)
        entries = tuple(e for e in ledger.entries(edition.digest) if e.key in keys)
    return Outcome(edition=numbered, entries=entries, withheld=withheld)


def preview_edition(edition: Edition, desk: Desk, groups: list[str], output: Path, *, corrects: int = 0) -> Preview:
    """What `send_edition` would do: nothing is sent, no delivery put on record. Messages are written to `output`."""
    if desk.ledger.exists():
        with Ledger(desk.ledger) as ledger:
            return _preview(edition, desk, groups, output, corrects=corrects, ledger=ledger)
    if corrects:
        _find_edition((), edition.series, corrects)
    return _preview(edition, desk, groups, output, corrects=0, ledger=None)


def _preview(
    edition: Edition, desk: Desk, groups: list[str], output: Path, *, corrects: int, ledger: Ledger | None
) -> Preview:
    known = ledger.editions() if ledger else ()
    corrected = _find_edition(known, edition.series, corrects) if corrects else None
    readers = tuple(select_readers(desk.directory, groups))
    if ledger and corrected:
        readers = _readers_of(desk, ledger, corrected)
    numbers = {e.digest: e.number for e in known}
    following = max((e.number for e in known if e.series == edition.series), default=0) + 1
    numbered = replace(edition, number=numbers.get(edition.digest, following), corrects=corrects)
    parcels, withheld = plan_parcels(numbered, readers, desk.directory)
    parcels = tuple(replace(_address(p, numbered, corrected, desk.directory), dated=now()) for p in parcels)
    if ledger and parcels:
        parcels = _with_changes(parcels, ledger)
    entries = ledger.entries(edition.digest) if ledger else ()
    settled = {entry.key: str(entry.state) for entry in entries if entry.state != "planned"}
    files = []
    for parcel in parcels:
        if desk.directory.kind_of(parcel.reader.channel) == "mail" and parcel.key not in settled:
            files.append(output / f"{slug_of(parcel.reader.address)}.eml")
            write_file(files[-1], _write(Finisher().finish(parcel), desk.directory).content)
    return Preview(edition=numbered, parcels=parcels, withheld=withheld, settled=settled, files=tuple(files))


def send_test(edition: Edition, desk: Desk, address: str) -> str:
    """Sends one message marked as a test to an address, off the record, and gives the server's answer.

    An address that is no reader's is cleared as far as the archive is: a test must not leak what a delivery would not.
    """
    directory = desk.directory
    stranger = Reader(
        name="Test",
        address=check_address(address, "--test"),
        clearance=lowest(["TLP:GREEN", directory.archive.marking]),
    )
    known = find_reader(directory, address) or stranger
    reader = Reader(
        name=known.name, address=known.address, language=known.language, variant=known.variant,
        formats=known.formats, clearance=known.clearance, watermark=known.watermark,
    )  # by mail, whatever the reader's own channel  # fmt: skip
    parcels, withheld = plan_parcels(edition, (reader,), directory)
    if withheld:
        raise DeliveryError(
            f"{address} does not get it: {withheld[0].reason}.",
            hint="Change the readers file, or name another address.",
        )
    channel = open_mail(desk)
    message_id = make_message_id(now(), reader, directory.sender)
    parcel = replace(open_finisher(desk).finish(parcels[0]), dated=now(), message_id=message_id)
    letter = _write(parcel, directory, test=True, seal=open_seal(desk))
    try:
        return channel.send_letter(letter, lambda: None)
    except (RefusedError, DeferredError, UncertainError) as error:
        raise DeliveryError(f"The test to {address} failed: {error}.") from error
    finally:
        channel.close()


def register_edition(ledger: Ledger, edition: Edition, corrects: int) -> int:
    """The number of an edition, put on record when it is new.

    Raises `UsageError` when the brief prints another number than it would get.
    """
    known = ledger.editions()
    following = max((e.number for e in known if e.series == edition.series), default=0) + 1
    number = next((e.number for e in known if e.digest == edition.digest), following)
    if edition.printed_number not in {0, number}:
        raise UsageError(
            f"The brief says that it is edition {edition.printed_number}, and on record it is {number}.",
            hint=f"Make it again with --set brief.edition={number}, or with --since-edition last.",
        )
    return ledger.register(
        edition.digest,
        edition.series,
        title=edition.title,
        as_of=edition.as_of,
        marking=edition.marking,
        corrects=corrects,
        brief=msgspec.json.encode({**edition.brief, "excerpts": []}),
    )


def _with_changes(parcels: Iterable[Parcel], ledger: Ledger) -> tuple[Parcel, ...]:
    """The parcels, with what changed since the edition before for those readers who have that one, and for no others.

    The one before may have been marked more narrowly: what it said is no news for who was not to see it.
    """
    parcels = tuple(parcels)
    edition = parcels[0].edition
    before = edition.corrects or edition.number - 1
    old = next((e for e in ledger.editions() if (e.series, e.number) == (edition.series, before)), None)
    if old is None:
        return parcels
    lines = [
        tell_change(c) for c in compare_briefs(msgspec.json.decode(ledger.brief(old.series, before)), edition.brief)
    ]
    more = (f"and {len(lines) - _MOST_CHANGES} more",) if len(lines) > _MOST_CHANGES else ()
    changed = replace(edition, changes=(*lines[:_MOST_CHANGES], *more), changed_since=before)
    holders = {(e.key.reader, e.key.channel) for e in ledger.entries(old.digest) if e.state == "sent"}
    return tuple(
        replace(parcel, edition=changed) if (parcel.key.reader, parcel.key.channel) in holders else parcel
        for parcel in parcels
    )


def read_status(desk: Desk) -> tuple[tuple[EditionEntry, tuple[Entry, ...]], ...]:
    """Every edition on record with its deliveries; what dead runs left behind is shown for what it is."""
    if not desk.ledger.exists():
        return ()
    with Ledger(desk.ledger) as ledger:
        ledger.recover(name for name, channel in desk.directory.channel.items() if channel.kind in {"folder", "sftp"})
        return tuple((edition, ledger.entries(edition.digest)) for edition in ledger.editions())


def _open(desk: Desk, parcels: Iterable[Parcel], ledger: Ledger, *, sign: bool = False) -> dict[str, Channel]:
    """The channels of the parcels, each finishing what goes through it."""
    finisher = open_finisher(desk, sign=sign)
    channels = open_channels(desk, {parcel.reader.channel for parcel in parcels})
    return {name: FinishedChannel(channel, finisher, ledger) for name, channel in channels.items()}


def now() -> str:
    """The date of a message that is on no record."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def _write(parcel: Parcel, directory: Directory, *, test: bool = False, seal: Seal | None = None) -> Letter:
    return write_letter(
        parcel.edition, parcel.reader, directory.sender,
        message_id=parcel.message_id, dated=parcel.dated, answers=parcel.answers, test=test, seal=seal,
    )  # fmt: skip


def _address(parcel: Parcel, edition: Edition, corrected: EditionEntry | None, directory: Directory) -> Parcel:
    """The parcel with its numbered edition, and the message that it corrects."""
    answers = make_message_id(corrected.digest, parcel.reader, directory.sender) if corrected else ""
    return replace(parcel, edition=edition, answers=answers)


def _find_edition(known: tuple[EditionEntry, ...], series: str, number: int) -> EditionEntry:
    found = next((e for e in known if e.series == series and e.number == number), None)
    if found is None:
        there = ", ".join(str(e.number) for e in known if e.series == series) or "none"
        raise UsageError(
            f"There is no edition {number} of “{series}” on record.",
            hint=f"On record: {there}. See briefing status, --series.",
        )
    return found


def _readers_of(desk: Desk, ledger: Ledger, edition: EditionEntry) -> tuple[Reader, ...]:
    """The readers who have an edition, or may have it.

    Raises `DeliveryError` when one of them is in the file no more: a correction must not leave them out in silence.
    """
    holders = [e.key for e in ledger.entries(edition.digest) if e.state in {"sent", "doubt", "sending"}]
    known: Mapping[tuple[str, str], Reader] = {(r.key, r.channel): r for r in desk.directory.reader}
    lost = [f"{k.reader} ({k.channel})" for k in holders if (k.reader, k.channel) not in known]
    if lost:
        raise DeliveryError(
            f"Edition {edition.number} went to readers who are in the file no more: {', '.join(lost)}.",
            hint="Put them back until they have the correction.",
        )
    return tuple(known[k.reader, k.channel] for k in holders)
