"""`briefing add`: pages from the web into the folder of sources, only when asked, and only what anybody may fetch.

A page is saved as it came, so that a brief made of it is the same tomorrow; a hidden file beside it keeps the address,
the time and the headers. Refused are addresses that are not public (of this machine, of its network), also behind a
redirect or a name that points there; what the site's robots.txt forbids (RFC 9309); and pages that are too large.
"""

from __future__ import annotations

import datetime as dt
import http.client
import ipaddress
import json
import re
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from briefing import __version__
from briefing.errors import IngestError

AGENT = "briefing"
LARGEST = 20_000_000
"""Bytes of a page."""
SECONDS = 30.0
"""For one page, redirects included."""
REDIRECTS = 5
_WAIT = 10.0
_ROBOTS = 500_000
_REDIRECTING = (301, 302, 303, 307, 308)
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


class _Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses. `allow_private` lets tests reach a server of their own; no command sets it."""

    allow_private: bool = False

    def add(self, addresses: Iterable[str], folder: Path) -> tuple[Path, ...]:
        """Saves the page of each address in the folder; the files, in the order of the addresses.

        Raises `IngestError` for the first that is refused or cannot be had; those before it stay saved.
        """
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(self._add(address, folder) for address in addresses)

    def _add(self, address: str, folder: Path) -> Path:
        deadline = time.monotonic() + SECONDS
        final, answer = self._follow(address, deadline)
        if answer.status != http.client.OK:
            raise _refused(address, f"the server answered {answer.status}")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in _SUFFIXES:
            raise _refused(address, f"it is of a kind that is not read ({kind or 'not said'})")
        path = _free(folder, _name_of(final), _SUFFIXES[kind])
        record = {
            "address": address,
            "final_address": final,
            "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "headers": answer.headers,
        }
        path.write_bytes(answer.body)
        path.with_name(f".{path.name}.fetched.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
        return path

    def _follow(self, address: str, deadline: float) -> tuple[str, _Answer]:
        current = address
        for _ in range(REDIRECTS + 1):
            parts = _checked(current)
            if not self._may_fetch(parts, deadline):
                raise _refused(current, "the site's robots.txt forbids it")
            answer = self._get(parts, LARGEST, deadline)
            if answer.status not in _REDIRECTING or "location" not in answer.headers:
                return current, answer
            current = urljoin(current, answer.headers["location"])
        raise _refused(address, f"it leads through more than {REDIRECTS} redirects")

    def _may_fetch(self, parts: SplitResult, deadline: float) -> bool:
        robots = RobotFileParser()
        answer = self._get(parts._replace(path="/robots.txt", query=""), _ROBOTS, deadline, cut=True)
        if answer.status >= http.client.INTERNAL_SERVER_ERROR:
            return False
        robots.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status == http.client.OK else [])
        return robots.can_fetch(AGENT, parts.geturl())

    def _get(self, parts: SplitResult, largest: int, deadline: float, *, cut: bool = False) -> _Answer:
        connection = self._connect(parts)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", target, headers={"User-Agent": f"{AGENT}/{__version__}", "Accept": "*/*"})
            response = connection.getresponse()
            body = bytearray()
            while chunk := response.read1(65_536):
                body += chunk
                if time.monotonic() > deadline:
                    raise _refused(parts.geturl(), f"it took more than {SECONDS:.0f} seconds")
                if len(body) > largest:
                    if cut:
                        break
                    raise _refused(parts.geturl(), f"it has more than {largest // 1_000_000} megabytes")
            headers = {name.lower(): value for name, value in response.getheaders()}
            return _Answer(response.status, headers, bytes(body))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _refused(parts.geturl(), str(error) or type(error).__name__) from error
        finally:
            connection.close()

    def _connect(self, parts: SplitResult) -> http.client.HTTPConnection:
        """A connection to an address that was checked, not to a name that could mean another one by now."""
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise _refused(parts.geturl(), f"there is no host {host}") from error
        for *_, place in found:
            if not self.allow_private and not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
                raise _refused(parts.geturl(), f"{host} is no public address")
        try:
            wire = socket.create_connection((str(found[0][4][0]), port), timeout=_WAIT)
            wire = ssl.create_default_context().wrap_socket(wire, server_hostname=host) if secure else wire
        except OSError as error:
            raise _refused(parts.geturl(), str(error)) from error
        connection = http.client.HTTPConnection(host, port, timeout=_WAIT)
        connection.sock = wire
        return connection


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError as error:
        raise _refused(address, "it is no web address") from error
    if not usable or re.search(r"[\s\x00-\x1f]", address):
        raise _refused(address, "it is no web address")
    if parts.username or parts.password:
        raise _refused(address, "it holds a user name")
    return parts


def _name_of(address: str) -> str:
    parts = urlsplit(address)
    words = re.findall(r"[a-z0-9]+", f"{parts.hostname} {Path(parts.path).with_suffix('')} {parts.query}".lower())
    return "-".join(words)[:100] or "page"


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """A file's path that is not taken yet."""
    path, count = folder / f"{stem}{suffix}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{suffix}"
    return path


def _refused(address: str, reason: str) -> IngestError:
    return IngestError(f"{address} was not added: {reason}.", hint="Save the page by hand if you may.")
