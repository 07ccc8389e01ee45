"""The commands that bring a finished brief to its readers. A part of the command line: it prints.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.errors import DeliveryError, UsageError

if TYPE_CHECKING:
    from briefing.deliver.ledger import Entry
    from briefing.desks import Desk
    from briefing.distribution import Outcome, Preview

_OWN = Path("config/readers.toml")
_UNSETTLED = {"planned": "not tried", "claimed": "being sent by another run", "sending": "being sent by another run"}

BriefArgument = Annotated[
    Path, typer.Argument(metavar="[BRIEF]", help="A finished brief, or the folder with brief.*. Default: out.")
]
ReadersOption = Annotated[
    Path | None, typer.Option("--readers", "-r", metavar="FILE", help="The readers. Default: ./config/readers.toml.")
]
SeriesOption = Annotated[
    str, typer.Option("--series", metavar="NAME", help="The series that numbers the edition. Default: the title.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the program."""
    for command in (sign, send, status, resend, publish, diff):
        app.command()(command)


def sign(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Finished briefs as PDF.")],
    readers: ReadersOption = None,
) -> None:
    """Sign finished PDF files (PAdES), with the key that the readers file names under [signing].

    \b
    Example:
      briefing sign out/brief.pdf && briefing verify out/brief.pdf --trust authority.pem
    """
    from briefing.signatures import sign_files

    for path in sign_files(files, _desk(readers)):
        print(path)


def send(
    brief: BriefArgument = Path("out"),
    to: Annotated[
        list[str] | None,
        typer.Option("--to", "-t", metavar="GROUP", help="A group of readers, or all; may be repeated."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Send nothing: show who would get what, and write the messages.")
    ] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where --dry-run writes the messages (.eml).")
    ] = Path("out/messages"),
    test: Annotated[
        str,
        typer.Option("--test", metavar="ADDRESS", help="Send one message, marked as a test, to this address alone."),
    ] = "",
    corrects: Annotated[
        int,
        typer.Option(
            "--corrects", metavar="N", help="Send to exactly the readers who have edition N, as its correction."
        ),
    ] = 0,
    signed: Annotated[
        bool, typer.Option("--sign", help="Sign each PDF as it goes out, with the key under [signing].")
    ] = False,
    series: SeriesOption = "",
    readers: ReadersOption = None,
    quiet: QuietOption = False,
) -> None:
    """Send a finished brief to its readers, each once, however often this is run.

    \b
    Examples:
      briefing send --to ministers --dry-run      who would get what; the messages in out/messages
      briefing send out/brief.pdf --test desk@house.example
      briefing send --to ministers --to press
      briefing send --corrects 3                  to the readers of edition 3, and nobody else
    """
    from briefing.distribution import open_edition, preview_edition, send_edition, send_test
    from briefing.progress import Progress

    if sum(map(bool, (to, test, corrects))) != 1:
        raise UsageError("Say to whom, in one way.", hint="--to GROUP, --test ADDRESS or --corrects N.")
    desk = _desk(readers)
    edition = open_edition(brief, series, tuple(reader.variant for reader in desk.directory.reader))
    if test:
        print(send_test(edition, desk, test))
    elif dry_run:
        _show_preview(preview_edition(edition, desk, to or [], output, corrects=corrects))
    else:
        with Progress(shown=sys.stderr.isatty() and not quiet) as progress:
            outcome = send_edition(
                edition,
                desk,
                to or [],
                corrects=corrects,
                sign=signed,
                advance=lambda done, of: progress.count("sent", done, of),
            )
        _show_outcome(outcome, quiet=quiet)


def status(
    edition: Annotated[
        int, typer.Argument(metavar="[N]", help="Only the edition of this number, with every reader.")
    ] = 0,
    series: SeriesOption = "",
    readers: ReadersOption = None,
) -> None:
    """Show what went out: every edition, who has it, who has not, and what is in doubt.

    \b
    Examples:
      briefing status
      briefing status 3 --series "Fisheries talks"
    """
    from briefing.distribution import read_status

    shown = 0
    for issue, entries in read_status(_desk(readers)):
        if (edition and issue.number != edition) or (series and issue.series != series):
            continue
        shown += 1
        told = f", corrects {issue.corrects}" if issue.corrects else ""
        counts = ", ".join(f"{number} {state}" for state, number in issue.counts.items()) or "sent to nobody"
        about = f"{issue.digest[:12]}, {issue.marking or 'unmarked'}"
        print(f"{issue.series}, edition {issue.number}{told} ({about}): {counts}")
        for entry in entries:
            if edition or entry.state != "sent":
                print(f"  {_line(entry)}")
    if not shown:
        print("Nothing is on record.", file=sys.stderr)


def resend(
    brief: BriefArgument = Path("out"),
    failed: Annotated[bool, typer.Option("--failed", help="To the readers whose delivery failed.")] = False,
    in_doubt: Annotated[
        bool, typer.Option("--in-doubt", help="To the readers whose delivery is in doubt, under the same Message-ID.")
    ] = False,
    readers: ReadersOption = None,
    quiet: QuietOption = False,
) -> None:
    """Send an edition again to those who did not get it, or may not have.

    \b
    Examples:
      briefing resend --failed
      briefing resend out/brief.pdf --in-doubt
    """
    from briefing.distribution import open_edition, resend_edition

    if failed == in_doubt:
        raise UsageError("Say which deliveries.", hint="--failed or --in-doubt.")
    desk = _desk(readers)
    edition = open_edition(brief, "", tuple(reader.variant for reader in desk.directory.reader))
    _show_outcome(resend_edition(edition, desk, "failed" if failed else "doubt"), quiet=quiet)


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The archive: a folder that a web server shows.")],
    brief: BriefArgument = Path("out"),
    corrects: Annotated[int, typer.Option("--corrects", metavar="N", help="The edition that this one corrects.")] = 0,
    series: SeriesOption = "",
    readers: ReadersOption = None,
) -> None:
    """Add a finished brief to a static archive: index, one permanent page for each edition, Atom feed.

    \b
    Examples:
      briefing publish public
      briefing publish public out/talks.pdf --series "Fisheries talks"
    """
    from briefing.distribution import open_edition
    from briefing.publishing import publish_edition

    print(publish_edition(open_edition(brief, series), _desk(readers), folder, corrects=corrects))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A finished brief in any format.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A later one.")],
) -> None:
    """Show what changed from one brief to another: statements added, withdrawn, changed, conflicts resolved.

    \b
    Example:
      briefing diff editions/3/brief.json out/brief.json
    """
    from briefing.changes import compare_briefs, tell_change
    from briefing.documents import open_document

    changes = compare_briefs(open_document(old).brief, open_document(new).brief)
    for change in changes:
        print(tell_change(change))
    if not changes:
        print("Not one statement differs.", file=sys.stderr)


def _desk(path: Path | None) -> Desk:
    from briefing.deliver.readers import load_readers, start_of
    from briefing.desks import Desk

    file = path or _OWN
    return Desk(directory=load_readers(file), start=start_of(file))


def _show_preview(preview: Preview) -> None:
    edition = preview.edition
    told = f", correcting {edition.corrects}" if edition.corrects else ""
    print(f"Edition {edition.number} of “{edition.series}”{told}, {edition.marking or 'unmarked'}. Nothing is sent.")
    for parcel in preview.parcels:
        reader = parcel.reader
        state = preview.settled.get(parcel.key)
        what = f"has it already ({state})" if state else f"gets {', '.join(reader.formats)} by {reader.channel}"
        print(f"  {reader.name} {f'<{reader.address}>' if reader.address else ''}: {what}")
    for withheld in preview.withheld:
        print(f"  {withheld.reader.name}: gets nothing, {withheld.reason}")
    for file in preview.files:
        print(file)


def _show_outcome(outcome: Outcome, *, quiet: bool) -> None:
    """Who has it on standard output; who has not on standard error, with exit code 5."""
    sent = sum(entry.state == "sent" for entry in outcome.entries)
    for withheld in outcome.withheld:
        print(f"{withheld.reader.name} gets nothing: {withheld.reason}.", file=sys.stderr)
    others = [entry for entry in outcome.entries if entry.state != "sent"]
    for entry in others:
        print(_line(entry), file=sys.stderr)
    if not quiet:
        name = f"Edition {outcome.edition.number} of “{outcome.edition.series}”"
        print(f"{name}: {sent} of {len(outcome.entries)} readers have it.")
    if any(entry.state in {"failed", "doubt"} for entry in others):
        raise DeliveryError(
            f"{len(others)} of {len(outcome.entries)} deliveries are not settled.",
            hint="See `briefing status`, then `briefing resend --failed` or `--in-doubt`.",
        )


def _line(entry: Entry) -> str:
    state = "in doubt" if entry.state == "doubt" else _UNSETTLED.get(entry.state, entry.state)
    detail = f": {entry.detail}" if entry.detail and entry.state in {"failed", "doubt", "sent"} else ""
    return f"{entry.key.reader} by {entry.key.channel}, {state}{detail} {entry.message_id}{_tell_documents(entry)}"


def _tell_documents(entry: Entry) -> str:
    """The first digits of what was handed over: ` (pdf 3f2a9c01d4e5)`."""
    parts = [document.partition(":") for document in entry.documents.split()]
    return f" ({', '.join(f'{name} {digest[:12]}' for name, _, digest in parts)})" if parts else ""
