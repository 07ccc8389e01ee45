"""Messages a second with an attachment of 1 MB, against bare smtplib: `python -m tests.benchmarks.bench_mail [MESSAGES]`.

Both send over one TLS connection on this machine to a server in a process of its own that throws everything away. Bare
smtplib sends the same bytes each time; `briefing` writes each reader's own message and keeps the ledger, on disk. They run
in turn, three rounds each; the best counts.
"""

from __future__ import annotations

import multiprocessing
import os
import smtplib
import ssl
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

from briefing.deliver.directory import Directory, MailServer, Reader, Sender
from briefing.deliver.editions import Attachment, Edition
from briefing.deliver.ledger import Ledger
from briefing.deliver.letters import write_letter
from briefing.deliver.mail import MailChannel
from briefing.deliver.parcels import plan_parcels
from briefing.deliver.sending import Patience, send_parcels
from tests.deliver.post_offices import PostOffice, free_port, make_authority

ROUNDS = 3
SIZE = 1_000_000
SENDER = Sender(name="Desk", address="desk@house.example")


class Sink(PostOffice):
    """A server that takes everything and keeps nothing."""

    async def handle_DATA(self, *_: object) -> str:  # noqa: N802  as aiosmtpd calls it
        return "250 taken"


def serve(port: int, folder: Path, ready: Event, done: Event) -> None:
    """The server's process."""
    from aiosmtpd.controller import Controller

    authority = make_authority(folder)
    controller = Controller(
        Sink(), hostname="127.0.0.1", port=port, tls_context=authority.context, require_starttls=True, data_size_limit=0
    )
    controller.start()
    ready.set()
    done.wait()
    controller.stop()


def edition() -> Edition:
    """An edition with one document of a megabyte that does not compress."""
    brief = {"title": "Quay", "marking": "", "as_of": "2031-03-18", "kind": "Brief", "language": "en", "sections": []}
    document = Attachment(format="pdf", layout="full", language="en", content=os.urandom(SIZE))
    return Edition(digest=os.urandom(32).hex(), series="Quay", number=1, brief=brief, documents=(document,))


def readers(number: int) -> tuple[Reader, ...]:
    return tuple(Reader(name=f"Reader {i}", address=f"r{i}@reader.example") for i in range(number))


def send_bare(port: int, ca_file: Path, number: int) -> None:
    """The same message to everybody, by smtplib alone."""
    letter = write_letter(
        edition(), readers(1)[0], SENDER, message_id="<1@house.example>", dated="2031-03-18T00:00:00+00:00"
    )
    with smtplib.SMTP("localhost", port) as connection:
        connection.starttls(context=ssl.create_default_context(cafile=str(ca_file)))
        for reader in readers(number):
            connection.sendmail(letter.sender, [reader.address], letter.content)


def send_ours(port: int, ca_file: Path, number: int) -> None:
    """To everybody their own message, on record."""
    server = MailServer(port=port, ca_file=str(ca_file), per_connection=number + 1)
    directory = Directory(sender=SENDER, mail=server, reader=readers(number))
    issue = edition()
    with tempfile.TemporaryDirectory(dir=ca_file.parent) as folder, Ledger(Path(folder) / "ledger.sqlite") as ledger:
        ledger.register(issue.digest, "Quay", title="Quay", as_of="", marking="")
        parcels, _ = plan_parcels(issue, directory.reader, directory)
        ledger.plan((parcel.key, parcel.message_id) for parcel in parcels)
        channel = MailChannel(server, SENDER, lambda: "")
        send_parcels(parcels, ledger, {"mail": channel}, Patience())
        assert {entry.state for entry in ledger.entries(issue.digest)} == {"sent"}


def rate(send: Callable[[int, Path, int], None], port: int, ca_file: Path, number: int) -> float:
    since = time.perf_counter()
    send(port, ca_file, number)
    return number / (time.perf_counter() - since)


def main(number: int) -> None:
    """Measures and prints both rates."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        ready, done = multiprocessing.Event(), multiprocessing.Event()
        server = multiprocessing.Process(target=serve, args=(port, folder, ready, done))
        server.start()
        ready.wait()
        ca_file = folder / "localhost.pem"
        rates = [
            (rate(send_bare, port, ca_file, number), rate(send_ours, port, ca_file, number)) for _ in range(ROUNDS)
        ]
        done.set()
        server.join()
    bare, ours = (max(values) for values in zip(*rates, strict=True))
    print(
        f"{number} messages with {SIZE / 1e6:g} MB attached, each a second: smtplib {bare:.1f}, briefing {ours:.1f}, ratio {ours / bare:.2f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
