"""Secrets, fetched when they are needed: from the environment, a file of one's own, or the system's keyring.

They are handed to the channel and to nothing else: no message, log or ledger holds one.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

from briefing.errors import DeliveryError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def fetch_secret(where: str, user: str, start: Path) -> str:
    """The secret at `env:NAME`, `file:PATH` (below `start`, unless absolute) or `keyring:SERVICE` (of the user).

    Raises `DeliveryError` that names the place, never the secret.
    """
    kind, _, name = where.partition(":")
    match kind:
        case "env":
            secret = os.environ.get(name, "")
        case "file":
            secret = _read_own(start / Path(name).expanduser())
        case "keyring":
            secret = _ask_keyring(name, user)
        case _:
            raise DeliveryError(
                f"“{kind}” is no place for a secret.", hint="Write env:NAME, file:PATH or keyring:SERVICE."
            )
    if not secret:
        raise DeliveryError(
            f"There is no secret at {where}.", hint="Put it there, or name another place in the readers file."
        )
    return secret


def _read_own(path: Path) -> str:
    try:
        if path.stat().st_mode & _OTHERS:
            raise DeliveryError(f"Others may read the secret in {path}.", hint=f"Run: chmod 600 {path}")
        return path.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DeliveryError(
            f"The secret in {path} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}."
        ) from error


def _ask_keyring(service: str, user: str) -> str:
    program = shutil.which("keyring")
    if program is None:
        raise DeliveryError(
            "The command `keyring` is not installed.", hint="Install the package keyring, or use env: or file:."
        )
    asked = subprocess.run([program, "get", service, user], check=False, capture_output=True, text=True, timeout=60)  # noqa: S603
    return asked.stdout.strip("\r\n") if asked.returncode == 0 else ""
