"""A real mail server on this machine, over TLS, that can be told to misbehave; and a desk that sends to it."""

from __future__ import annotations

import asyncio
import contextlib
import email
import email.policy
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.commands import Command

Answer = str | None


@dataclass
class PostOffice:
    """What the server took, in order, as (recipient, message). `misbehave` may give another answer to RCPT or DATA.

    It is called with the verb, the recipient and how often that recipient came; it may sleep or raise `HangUp`.
    """

    misbehave: Callable[[str, str, int], Answer] = lambda verb, recipient, times: None
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    visits: Counter[tuple[str, str]] = field(default_factory=Counter)
    envelopes: list[list[str]] = field(default_factory=list)
    connections: int = 0
    secure: list[bool] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._ask("RCPT", address, server)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(list(envelope.rcpt_tos))
        self.secure.append(session.ssl is not None)
        (recipient,) = envelope.rcpt_tos
        answer = await self._ask("DATA", recipient, server)
        if answer:
            return answer
        self.taken.append((recipient, bytes(envelope.content)))
        late = await self._ask("TAKEN", recipient, server)
        return late or "250 taken"

    async def _ask(self, verb: str, recipient: str, server: SMTP) -> Answer:
        self.visits[verb, recipient] += 1
        answer = self.misbehave(verb, recipient, self.visits[verb, recipient])
        if answer == "hang up":
            server.transport.abort()
            await asyncio.sleep(0.05)
            return "421 gone"
        if answer and answer.startswith("wait "):
            await asyncio.sleep(float(answer.removeprefix("wait ")))
            return None
        return answer

    @property
    def recipients(self) -> Counter[str]:
        """How many messages each recipient got."""
        return Counter(recipient for recipient, _ in self.taken)

    def message_to(self, recipient: str) -> EmailMessage:
        """The one message of a recipient."""
        (content,) = [content for to, content in self.taken if to == recipient]
        return email.message_from_bytes(content, policy=email.policy.default)


class _Quiet(Controller):
    def factory(self) -> SMTP:
        self.handler.connections += 1
        return super().factory()


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the tests: the file that names it, and the server's side."""

    ca_file: Path
    context: ssl.SSLContext


def make_authority(folder: Path, name: str = "localhost") -> Authority:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / f"{name}.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return Authority(folder / f"{name}.pem", context)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextlib.contextmanager
def serving(office: PostOffice, authority: Authority, *, implicit: bool = False, password: str = "") -> Iterator[int]:
    """Runs the server and gives its port."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=data.password == password.encode(), handled=False)

    options = (
        {"ssl_context": authority.context} if implicit else {"tls_context": authority.context, "require_starttls": True}
    )
    if password:
        options |= {"authenticator": check, "auth_required": True}
    controller = _Quiet(office, hostname="127.0.0.1", port=free_port(), data_size_limit=50_000_000, **options)
    controller.start()
    office.connections = 0  # the controller tried it once
    try:
        yield controller.port
    finally:
        controller.stop()


READERS = """\
groups = ["ministers", "press"]
{more_top}
[sender]
name = "Harbour desk"
address = "desk@house.example"
reply_to = "answers@house.example"
list_id = "briefs.house.example"
unsubscribe = "mailto:desk@house.example?subject=unsubscribe"
unmarked = "TLP:GREEN"

[mail]
host = "localhost"
port = {port}
tls = "{tls}"
ca_file = "{ca_file}"
backoff = 0.01
timeout = 5
final_timeout = 5
{more_mail}
"""


@dataclass(frozen=True, kw_only=True)
class House:
    """A folder with a brief, a file of readers and a ledger, and the command run in it."""

    folder: Path
    command: Command
    ca_file: Path

    def write_readers(
        self, port: int, readers: str, *, tls: str = "starttls", more_top: str = "", more_mail: str = "", more: str = ""
    ) -> None:
        (self.folder / "config").mkdir(exist_ok=True)
        text = READERS.format(port=port, tls=tls, ca_file=self.ca_file, more_top=more_top, more_mail=more_mail)
        (self.folder / "config" / "readers.toml").write_text(f"{text}{more}\n{readers}", encoding="utf-8")

    def run(self, *arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        return self.command(*arguments, code=code, cwd=self.folder)

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "briefing", *map(str, arguments)],
            cwd=self.folder, env=self.command.variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip


def reader(name: str, address: str = "", **more: object) -> str:
    """A `[[reader]]` table."""
    values = {
        "name": name,
        "address": address or f"{name.lower()}@reader.example",
        "groups": ["ministers"],
        "formats": ["json"],
        **more,
    }
    lines = [
        f"{key} = {str(value).replace(chr(39), chr(34)) if isinstance(value, list) else chr(34) + str(value) + chr(34)}"
        for key, value in values.items()
    ]
    return "[[reader]]\n" + "\n".join(lines) + "\n"


def many_readers(number: int, **more: object) -> str:
    return "\n".join(reader(f"R{i:04d}", **more) for i in range(number))


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """SIGKILL after a while, unless the process ended by itself."""
    timer = threading.Timer(seconds, lambda: process.poll() is None and os.kill(process.pid, signal.SIGKILL))
    timer.start()
    process.communicate()
    timer.cancel()
