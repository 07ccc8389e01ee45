"""A folder on another machine as a channel, over SSH (SFTP, draft-ietf-secsh-filexfer), by asyncssh.

The machine must prove who it is: its key stands in the file of known hosts, or nothing is sent. A document is written
under another name, its size checked, and then renamed over its own (`posix-rename@openssh.com`), so that no half
document is ever seen under its name, and a second time changes nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from briefing.deliver.directory import ChannelSettings
from briefing.deliver.letters import choose_documents, name_file, slug_of
from briefing.deliver.parcels import DeferredError, Parcel, RefusedError
from briefing.errors import ConfigError, DeliveryError

_PORT = 22


class SftpChannel:
    """Writes each document whole or not at all. In `url`, `sftp://user@host/path`, `{reader}` stands for the reader.

    `secret` gives the password, or that of the key; None where the key has none.
    """

    repeatable = True

    def __init__(self, settings: ChannelSettings, secret: Callable[[], str] | None, start: Path) -> None:
        self._settings = settings
        self._address = urlsplit(settings.url)
        self._secret = secret
        self._start = start
        self._runner = asyncio.Runner()
        self._connection: Any = None

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Writes the documents of a reader; see `Channel.send`."""
        try:
            import asyncssh  # noqa: PLC0415
        except ImportError as error:
            raise ConfigError("SFTP needs more packages.", hint='Run: pip install "briefing[sftp]"') from error
        self._connect(asyncssh)
        folder = PurePosixPath(unquote(self._address.path).replace("{reader}", slug_of(parcel.reader.name)))
        files = {name_file(parcel.edition, d): d.content for d in choose_documents(parcel.edition, parcel.reader)}
        intend()
        try:
            self._runner.run(asyncio.wait_for(self._write(folder, files), self._settings.timeout))
        except asyncssh.SFTPPermissionDenied as error:
            raise RefusedError(f"{folder}: {error.reason}") from error
        except asyncssh.SFTPError as error:
            lost = isinstance(error, asyncssh.SFTPConnectionLost | asyncssh.SFTPNoConnection)
            self._drop()
            raise DeferredError(f"{folder}: {error.reason}", whole=lost) from error
        except (asyncssh.Error, OSError, TimeoutError) as error:
            self._drop()
            raise DeferredError(f"the connection broke: {error or 'no answer'}", whole=True) from error
        return f"in {self._address.hostname}:{folder}: {', '.join(files)}"

    def close(self) -> None:
        """Ends the connection."""
        self._drop()
        self._runner.close()

    # --- the connection -----------------------------------------------------------------------

    def _connect(self, asyncssh: Any) -> None:
        if self._connection is not None:
            return
        name = f"The server {self._address.hostname}:{self._address.port or _PORT}"
        try:
            self._connection = self._runner.run(
                asyncio.wait_for(asyncssh.connect(**self._options()), self._settings.timeout)
            )
        except asyncssh.HostKeyNotVerifiable as error:
            raise DeliveryError(
                f"{name} is not known by its key: {error.reason}.",
                hint="Put its key, from somebody who knows it, into the file that known_hosts names.",
            ) from error
        except (asyncssh.PermissionDenied, asyncssh.KeyImportError) as error:
            raise DeliveryError(f"{name} lets nobody in: {error}.", hint="See key and secret_from.") from error
        except (asyncssh.Error, OSError, TimeoutError) as error:
            raise DeferredError(f"no connection: {error or 'no answer'}", whole=True) from error

    def _options(self) -> dict[str, Any]:
        """How to connect: with the key that is named, else with a password. No agent is asked, no other file."""
        settings = self._settings
        secret = self._secret() if self._secret else None
        known = settings.known_hosts and str(self._start / Path(settings.known_hosts).expanduser())
        key = settings.key and str(self._start / Path(settings.key).expanduser())
        return {
            "host": self._address.hostname,
            "port": self._address.port or _PORT,
            "username": unquote(self._address.username or ""),
            "known_hosts": known or str(Path("~/.ssh/known_hosts").expanduser()),
            "client_keys": [key] if key else None,
            "passphrase": secret if key else None,
            "password": None if key else secret,
            "agent_path": None,
            "config": None,
        }

    async def _write(self, folder: PurePosixPath, files: dict[str, bytes]) -> None:
        """Writes every file beside its place, and moves them there once all are written."""
        async with self._connection.start_sftp_client() as sftp:
            await sftp.makedirs(str(folder), exist_ok=True)
            parts = {str(folder / f".{name}.{secrets.token_hex(4)}.part"): str(folder / name) for name in files}
            try:
                for part, content in zip(parts, files.values(), strict=True):
                    await _fill(sftp, part, content)
                for part, place in parts.items():
                    await sftp.posix_rename(part, place)
            except BaseException:
                for part in parts:
                    with contextlib.suppress(Exception):
                        await sftp.remove(part)
                raise

    def _drop(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(Exception):
                self._connection.abort()
            self._connection = None


async def _fill(sftp: Any, part: str, content: bytes) -> None:
    """Writes a file, to the server's disk where the server can do that, and looks whether all of it is there."""
    import asyncssh  # noqa: PLC0415

    async with sftp.open(part, "wb") as file:
        await file.write(content)
        with contextlib.suppress(asyncssh.SFTPOpUnsupported):
            await file.fsync()
    found = await sftp.stat(part)
    if found.size != len(content):
        raise OSError(f"{found.size} of {len(content)} bytes arrived")
