"""Mail: one envelope for each reader, over a verified connection that is kept for many messages.

The dialogue is spelled out (RFC 5321, 3.3 and 4.2) because of one moment: between the last byte of a message and the
answer to it, nobody can tell whether it arrived (RFC 1047). `intend` is called before that; what fails earlier surely
did not arrive. DKIM is left to the server, which has the key and sees the message last.
"""

from __future__ import annotations

import contextlib
import smtplib
import ssl
import time
from collections.abc import Callable

from briefing.deliver.directory import MailServer, Sender
from briefing.deliver.letters import Letter, Seal, write_letter
from briefing.deliver.parcels import DeferredError, Parcel, RefusedError, UncertainError
from briefing.errors import DeliveryError

_UNAUTHORISED = {530, 534, 535, 538}
_CLOSING = 421
_GO_AHEAD = 354
_DONE = 250


class MailChannel:
    """A mail server. `secret` gives the password when it is needed; it is kept by no object. `seal` signs (S/MIME)."""

    repeatable = False

    def __init__(
        self,
        server: MailServer,
        sender: Sender,
        secret: Callable[[], str],
        sleep: Callable[[float], None] = time.sleep,
        *,
        seal: Seal | None = None,
    ) -> None:
        self._server = server
        self._sender = sender
        self._secret = secret
        self._sleep = sleep
        self._seal = seal
        self._connection: smtplib.SMTP | None = None
        self._sent_on_connection = 0
        self._next = 0.0

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Sends the message for a reader; see `Channel.send`."""
        letter = write_letter(
            parcel.edition,
            parcel.reader,
            self._sender,
            message_id=parcel.message_id,
            dated=parcel.dated,
            answers=parcel.answers,
            seal=self._seal,
        )
        return self.send_letter(letter, intend)

    def send_letter(self, letter: Letter, intend: Callable[[], None]) -> str:
        """Sends a message that was written already."""
        connection = self._connect()
        self._wait_for_turn()
        try:
            self._open_envelope(connection, letter)
            intend()
            answer = self._hand_over(connection, letter.content)
        except smtplib.SMTPServerDisconnected as error:
            self._drop()
            raise DeferredError(f"the server hung up: {error}", whole=True) from error
        except OSError as error:
            self._drop()
            raise DeferredError(f"the connection broke: {error}", whole=True) from error
        except (RefusedError, DeferredError):
            self._reset()
            raise
        except BaseException:
            self._drop()
            raise
        self._sent_on_connection += 1
        if self._sent_on_connection >= self._server.per_connection:
            self.close()
        return answer

    def close(self) -> None:
        """Ends the connection politely."""
        if self._connection is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._connection.quit()
        self._drop()

    # --- the dialogue -------------------------------------------------------------------------

    def _open_envelope(self, connection: smtplib.SMTP, letter: Letter) -> None:
        size = [f"SIZE={len(letter.content)}"] if connection.has_extn("size") else []
        for code, answer, wanted in (
            (*connection.mail(letter.sender, size), _DONE),
            (*connection.rcpt(letter.recipient), _DONE),
            (*connection.docmd("DATA"), _GO_AHEAD),
        ):
            if code != wanted and not (wanted == _DONE and code == 251):
                self._judge(code, answer)

    def _hand_over(self, connection: smtplib.SMTP, content: bytes) -> str:
        """The whole message with its end mark. An error while writing is one before the end mark was out."""
        stuffed = content.replace(b"\r\n.", b"\r\n..")
        connection.send((b"." if stuffed.startswith(b".") else b"") + stuffed + b".\r\n")
        try:
            assert connection.sock is not None
            connection.sock.settimeout(self._server.final_timeout)
            code, answer = connection.getreply()
            connection.sock.settimeout(self._server.timeout)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise UncertainError(f"no answer to the whole message: {error}") from error
        if code != _DONE:
            self._judge(code, answer)
        return _said(code, answer)

    def _judge(self, code: int, answer: bytes) -> None:
        """What an answer other than the wanted one means."""
        said = _said(code, answer)
        if code in _UNAUTHORISED:
            raise DeliveryError(
                f"{self._name} wants other credentials: {said}.", hint="See [mail] in the readers file."
            )
        if code // 100 == 4:
            if code == _CLOSING:
                self._drop()
            raise DeferredError(said, whole=code == _CLOSING)
        raise RefusedError(said)

    # --- the connection -----------------------------------------------------------------------

    @property
    def _name(self) -> str:
        return f"The mail server {self._server.host}:{self._server.port}"

    def _connect(self) -> smtplib.SMTP:
        if self._connection is None:
            try:
                self._connection = self._open()
            except ssl.SSLCertVerificationError as error:
                raise DeliveryError(
                    f"{self._name} has no valid certificate: {error.verify_message}.",
                    hint="Name its authority with mail.ca_file; nothing goes over a connection that is not verified.",
                ) from error
            except smtplib.SMTPAuthenticationError as error:
                if error.smtp_code // 100 == 4:
                    raise DeferredError(_said(error.smtp_code, error.smtp_error), whole=True) from error
                self._judge(535, b"the password was not accepted")
            except smtplib.SMTPNotSupportedError as error:
                raise DeliveryError(f"{self._name}: {error}.", hint="See mail.tls in the readers file.") from error
            except (smtplib.SMTPException, OSError) as error:
                raise DeferredError(f"no connection: {error}", whole=True) from error
            self._sent_on_connection = 0
        assert self._connection is not None
        return self._connection

    def _open(self) -> smtplib.SMTP:
        server = self._server
        context = ssl.create_default_context(cafile=server.ca_file or None)
        connection: smtplib.SMTP
        if server.tls == "implicit":
            connection = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        try:
            if server.tls == "starttls":
                connection.starttls(context=context)
            connection.ehlo_or_helo_if_needed()
            if server.user:
                connection.login(server.user, self._secret())
        except BaseException:
            connection.close()
            raise
        return connection

    def _wait_for_turn(self) -> None:
        if self._server.per_second:
            now = time.monotonic()
            if now < self._next:
                self._sleep(self._next - now)
            self._next = max(now, self._next) + 1 / self._server.per_second

    def _reset(self) -> None:
        """Makes the connection ready for the next envelope, or drops it."""
        try:
            if self._connection is not None and self._connection.rset()[0] != _DONE:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _said(code: int, answer: bytes | str) -> str:
    """The answer of a server in one line."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(''.join(c if c.isprintable() else ' ' for c in text).split())[:200]}".strip()
