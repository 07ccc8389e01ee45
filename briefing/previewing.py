"""A preview in the browser that follows its files: made again whenever a template or the configuration is saved.

It is served on the loopback interface alone, to requests that name it as their host, from memory: no file of the
machine can be asked for. The page is a frame around the document, so that the document itself stays as readers get it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NoReturn

from briefing.errors import BriefingError, UsageError
from briefing.watching import Watch

HOST = "127.0.0.1"
_LONGEST_WAIT = 10.0  # seconds that a browser waits for news
_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
_FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title>
<style>
html, body, iframe { margin: 0; border: 0; width: 100%; height: 100% }
pre { margin: 0; padding: 1rem; background: #8a0f1c; color: #fff; white-space: pre-wrap; font: 1rem/1.4 monospace }
pre:empty { display: none }
</style></head><body><pre id="fault" role="alert"></pre><iframe id="document" title="Document"></iframe>
<script>
const frame = document.getElementById("document"), fault = document.getElementById("fault");
let version = 0, turn = -1;
async function look() {
  try {
    const state = await (await fetch("state?seen=" + turn)).json();
    turn = state.turn;
    fault.textContent = state.fault;
    if (state.version !== version) {
      const place = version ? frame.contentWindow.scrollY : 0;
      frame.onload = () => { try { frame.contentWindow.scrollTo(0, place) } catch (error) { } };
      version = state.version;
      frame.src = "document?" + version;
    }
  } catch (error) { fault.textContent = "The preview has ended."; await new Promise(done => setTimeout(done, 1000)) }
  look();
}
look();
</script></body></html>
"""


@dataclass(slots=True)
class State:
    """What is shown: the last document that could be made, and what is wrong with the files since."""

    make: Callable[[], bytes]
    version: int = 0
    turn: int = 0
    content: bytes = b""
    fault: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def renew(self) -> None:
        """Makes the document again; on a fault the last good one stays."""
        try:
            content, fault = self.make(), ""
        except BriefingError as error:
            content, fault = self.content, " ".join(filter(None, (error.message, error.hint)))
        with self.changed:
            self.turn += 1
            self.version += content != self.content
            self.content, self.fault = content, fault
            self.changed.notify_all()

    def describe(self, seen: int) -> bytes:
        """The state as JSON, as soon as its turn is another than the one seen, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.turn != seen, _LONGEST_WAIT)
            told = {"turn": self.turn, "version": self.version, "fault": self.fault}
            return json.dumps(told).encode()


@contextmanager
def serve(state: State, kind: str, port: int = 0) -> Iterator[str]:
    """Serves the state while the block runs, and gives its address. Raises `UsageError` for a port in use."""
    try:
        server = _Server((HOST, port), _Handler)
    except OSError as error:
        raise UsageError(f"Port {port} is not free: {error.strerror or error}.", hint="Name another one.") from error
    server.state, server.kind = state, kind
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def follow(state: State, watch: Watch) -> NoReturn:
    """Renews the state whenever one of the files is saved, comes or goes."""
    known = watch.look()
    while True:
        watch.wait(known)
        known = watch.look()
        state.renew()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    state: State
    kind: str


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """The frame, the document, or the state."""
        place, _, query = self.path.partition("?")
        port = self.server.server_address[1]
        if self.headers.get("Host", "") not in {f"{HOST}:{port}", f"localhost:{port}"}:
            self.send_error(403)
        elif place == "/":
            self._answer(_FRAME.encode(), "text/html; charset=utf-8")
        elif place == "/document":
            self._answer(self.server.state.content, _TYPES[self.server.kind])
        elif place == "/state":
            seen = query.removeprefix("seen=")
            self._answer(self.server.state.describe(int(seen) if seen.isdigit() else -1), "application/json")
        else:
            self.send_error(404)

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name of the standard library
        """Says nothing: every look of the page would be a line."""
