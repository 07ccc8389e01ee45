"""Finished documents on http://127.0.0.1, for nobody but this machine, and always the newest ones.

Only requests to 127.0.0.1 and localhost are answered, whatever other name a page gives this machine (DNS rebinding).
"""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefing.errors import UsageError

_TYPES = {".md": "text/markdown", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def serve(find: Callable[[], dict[str, Path]], port: int) -> ThreadingHTTPServer:
    """Starts to serve files by name, as `find` gives them at each request; port 0 takes a free one.

    It runs until `shutdown`. Raises `UsageError` when the port cannot be had.
    """

    class Handler(_Handler):
        files = staticmethod(find)

    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except (OSError, OverflowError) as error:
        raise UsageError(f"Port {port} cannot be used: {error}.", hint="Name another, or 0 for any.") from error
    Handler.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Handler(BaseHTTPRequestHandler):
    files: Callable[[], dict[str, Path]]
    port = 0
    server_version = "briefing"
    sys_version = ""

    def do_GET(self) -> None:
        """The page asked for, or a list of what there is."""
        status, kind, content = self._answer()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def do_HEAD(self) -> None:
        """The same without the content."""
        self.do_GET()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that is called
        """Nothing: who looks at a brief is nobody's business."""

    def _answer(self) -> tuple[HTTPStatus, str, bytes]:
        if self.headers.get("Host") not in (f"127.0.0.1:{self.port}", f"localhost:{self.port}"):
            return HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"Only for this machine.\n"
        files = self.files()
        name = self.path.partition("?")[0].removeprefix("/")
        if name in files:
            kind = _TYPES.get(files[name].suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
            return (
                HTTPStatus.OK,
                f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
                files[name].read_bytes(),
            )
        if name:
            return HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"There is no such document.\n"
        items = "".join(f'<li><a href="/{escape(n)}">{escape(n)}</a></li>' for n in sorted(files))
        page = f"<!doctype html><title>briefing</title><ul>{items or '<li>No document yet.</li>'}</ul>\n"
        return HTTPStatus.OK, "text/html; charset=utf-8", page.encode()
