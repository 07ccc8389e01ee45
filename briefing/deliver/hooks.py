"""A WebHook and a command as channels.

A WebHook is signed as the Standard Webhooks specification (standardwebhooks.com, v1) says: HMAC-SHA256 over id, time
and body. Its id is that of the delivery, so that a receiver can drop a repeat. A command is started without a shell;
what it is told stands in its environment, so that no title is ever taken for an option.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO

import msgspec

from briefing.deliver.directory import ChannelSettings
from briefing.deliver.letters import choose_documents, name_file
from briefing.deliver.parcels import DeferredError, Parcel, RefusedError, UncertainError
from briefing.errors import DeliveryError

_LATER = {408, 425, 429, 500, 502, 503, 504}
_TRY_AGAIN = 75
"""EX_TEMPFAIL of sysexits.h: how a command says that it may work later."""


class WebHookChannel:
    """Posts each parcel as JSON. `secret` gives the key of the signature; without one, the post is not signed."""

    repeatable = False

    def __init__(self, settings: ChannelSettings, secret: Callable[[], str] | None) -> None:
        context = ssl.create_default_context(cafile=settings.ca_file or None)
        self._opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _NoRedirect)
        self._settings = settings
        self._secret = secret

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Posts a parcel; see `Channel.send`."""
        body = msgspec.json.encode(describe_parcel(parcel))
        headers = {"Content-Type": "application/json", "webhook-id": parcel.message_id.strip("<>")}
        if self._secret:
            headers |= sign_body(self._secret(), headers["webhook-id"], int(time.time()), body)
        request = urllib.request.Request(self._settings.url, data=body, headers=headers, method="POST")  # noqa: S310  checked to be https
        intend()
        try:
            with self._opener.open(request, timeout=self._settings.timeout) as answer:
                return f"{answer.status}"
        except urllib.error.HTTPError as error:
            if error.code in _LATER:
                raise DeferredError(f"HTTP {error.code}") from error
            raise RefusedError(f"HTTP {error.code}") from error
        except urllib.error.URLError as error:  # raised before the request was out
            raise _judge_opening(error, self._settings.url) from error
        except (OSError, HTTPException) as error:
            raise UncertainError(f"no answer: {error}") from error

    def close(self) -> None:
        """Every post has a connection of its own."""


def describe_parcel(parcel: Parcel) -> dict[str, object]:
    """What a WebHook is told: `briefing-delivery/1`. The documents are in Base64."""
    edition = parcel.edition
    return {
        "schema": "briefing-delivery/1",
        "series": edition.series,
        "edition": edition.number,
        "digest": edition.digest,
        "corrects": edition.corrects or None,
        "title": edition.title,
        "marking": edition.marking,
        "as_of": edition.as_of,
        "reader": parcel.reader.name,
        "bottom_line": list(edition.bottom_line),
        "documents": [
            {
                "name": name_file(edition, d),
                "format": d.format,
                "sha256": hashlib.sha256(d.content).hexdigest(),
                "base64": d.content,
            }
            for d in choose_documents(edition, parcel.reader)
        ],
    }


def sign_body(secret: str, name: str, seconds: int, body: bytes) -> dict[str, str]:
    """The headers of a signed post. `secret` is taken as it is; with the prefix `whsec_`, as Base64."""
    key = base64.b64decode(secret.removeprefix("whsec_")) if secret.startswith("whsec_") else secret.encode()
    digest = hmac.new(key, f"{name}.{seconds}.".encode() + body, hashlib.sha256).digest()
    return {"webhook-timestamp": str(seconds), "webhook-signature": f"v1,{base64.b64encode(digest).decode()}"}


def _judge_opening(error: urllib.error.URLError, url: str) -> Exception:
    if isinstance(error.reason, ssl.SSLCertVerificationError):
        return DeliveryError(
            f"{url} has no valid certificate: {error.reason.verify_message}.", hint="See ca_file of the channel."
        )
    if isinstance(error.reason, TimeoutError | BrokenPipeError | ConnectionResetError):
        return UncertainError(f"the connection broke: {error.reason}")
    return DeferredError(f"no connection: {error.reason}", whole=True)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Another address is another receiver, which nobody named."""

    def redirect_request(  # noqa: PLR0917  as it is in the library
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follows nowhere: the answer counts as an error."""


class CommandChannel:
    """Runs a command for each parcel. `{folder}` among its words is a folder with the documents, gone afterwards."""

    repeatable = False

    def __init__(self, settings: ChannelSettings, start: Path) -> None:
        self._settings = settings
        self._start = start

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Runs the command; exit code 0 is done, 75 try later, any other refused; see `Channel.send`."""
        with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
            for document in choose_documents(parcel.edition, parcel.reader):
                (Path(folder) / name_file(parcel.edition, document)).write_bytes(document.content)
            words = [word.replace("{folder}", folder) for word in self._settings.command]
            intend()
            try:
                done = subprocess.run(  # noqa: S603  the words are the user's own configuration
                    words,
                    check=False,
                    cwd=self._start,
                    env={**os.environ, **_environment(parcel, folder)},
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    timeout=self._settings.timeout,
                )
            except subprocess.TimeoutExpired as error:
                raise UncertainError(f"it ran longer than {self._settings.timeout:g} seconds") from error
            except OSError as error:
                raise DeliveryError(
                    f"{words[0]} cannot be run: {error.strerror or error}.", hint="See [channel] in the readers file."
                ) from error
        return _judge_exit(done.returncode)

    def close(self) -> None:
        """Nothing is held open."""


def _environment(parcel: Parcel, folder: str) -> dict[str, str]:
    edition = parcel.edition
    return {
        "BRIEFING_FOLDER": folder,
        "BRIEFING_ID": parcel.message_id.strip("<>"),
        "BRIEFING_READER": parcel.reader.name,
        "BRIEFING_ADDRESS": parcel.reader.address,
        "BRIEFING_TITLE": edition.title,
        "BRIEFING_SERIES": edition.series,
        "BRIEFING_EDITION": str(edition.number),
        "BRIEFING_MARKING": edition.marking,
    }


def _judge_exit(code: int) -> str:
    if code == _TRY_AGAIN:
        raise DeferredError(f"exit code {code}")
    if code < 0:
        raise UncertainError(f"ended by signal {-code}")
    if code:
        raise RefusedError(f"exit code {code}")
    return "exit code 0"
