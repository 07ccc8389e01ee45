"""Readers at arm's length: a process of their own with bounds on time and memory, started when first needed.

Parsers of foreign formats meet hostile files. Whatever one does to its process, the run goes on: a reader that takes
too long is killed, one that asks for too much memory fails, and the next file gets a new process.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import IO, Self

import msgspec

from briefing.ingest.extracted import Flaw, Reading, UnreadableError
from briefing.ingest.readers import find_reader

SECONDS = 10.0
"""How long one file may take."""
MEGABYTES = 1000
"""How much memory a reader may use."""
SLOW = {".doc": ("soffice", 60.0), ".pdf": ("tesseract", 120.0)}
"""Formats that may take longer, by the program that is why, where it is installed."""
_LENGTH = struct.Struct(">Q")


class _Request(msgspec.Struct, frozen=True):
    suffix: str
    data: bytes
    columns: dict[str, str]


def seconds_for(suffix: str, seconds: float) -> float:
    """How long a file of a format may take, given how long others may."""
    program, longer = SLOW.get(suffix, ("", 0.0))
    return longer if program and shutil.which(program) else seconds


class Child:
    """The process that reads. Use it as a context manager: leaving ends the process.

    `columns` are the names of columns in exports, by what they hold (`readers.records`).
    """

    def __init__(self, columns: Mapping[str, str] | None = None, seconds: float = SECONDS) -> None:
        self._columns = dict(columns or {})
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, suffix: str, data: bytes) -> Reading:
        """What the reader for the suffix finds in the bytes; a reader that fails gives a `Reading` with a flaw.

        One that breaks down after other files have been read is tried again in a new process: what earlier files left
        behind must not cost this one.
        """
        used = self._process is not None
        reading = self._read(suffix, data)
        if used and reading.flaws == (_BROKE,):
            self._end()
            return self._read(suffix, data)
        return reading

    def _read(self, suffix: str, data: bytes) -> Reading:
        seconds = seconds_for(suffix, self._seconds)
        process = self._process or self._start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(process)

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            answer = _ask(process, _Request(suffix, data, self._columns))
        finally:
            timer.cancel()
        if answer is None:
            self._end()
            return Reading(flaws=(_too_slow(seconds) if late.is_set() else _BROKE,))
        return msgspec.msgpack.decode(answer, type=Reading)

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "briefing.ingest.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


_BROKE = Flaw(
    severity="error",
    code="reader-failed",
    message=f"Its reader broke down, or needed more than {MEGABYTES} megabytes of memory.",
    hint="Open the file and save its text as .txt.",
)

_DEEP = Flaw(
    severity="error",
    code="too-deep",
    message="It is nested deeper than its reader can follow.",
    hint="Open the file and save its text as .txt.",
)


def _too_slow(seconds: float) -> Flaw:
    message = f"Reading it took more than {seconds:.0f} seconds."
    return Flaw(severity="error", code="too-slow", message=message, hint="Cut out the part that matters.")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and whatever it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _ask(process: subprocess.Popen[bytes], request: _Request) -> bytes | None:
    """The answer, or None from a process that died."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        _send(process.stdin, msgspec.msgpack.encode(request))
        return _receive(process.stdout)
    except OSError:
        return None


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


# --- within the process ---------------------------------------------------------------------------


def read_bounded(suffix: str, data: bytes, columns: Mapping[str, str] | None = None) -> Reading:
    """What the reader for the suffix finds, in this process; failures become flaws."""
    try:
        return find_reader(suffix, columns or {})(data)
    except UnreadableError as error:
        return Reading(flaws=(error.flaw,))
    except MemoryError:
        return Reading(flaws=(_BROKE,))
    except RecursionError:
        return Reading(flaws=(_DEEP,))
    except Exception as error:  # noqa: BLE001 - a broken file makes parsers raise anything
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:160]
        message = f"The file is damaged, or not what its name says ({reason})."
        hint = "Open it in its own program and save it anew."
        return Reading(flaws=(Flaw(severity="error", code="damaged", message=message, hint=hint),))


def _begin() -> None:
    """Serves the process that started this one. What readers print goes nowhere."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit_memory()
    serve(questions, answers)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answers requests until the other side closes. However long it then waits for the next, no alarm ends it."""
    while (message := _receive(questions)) is not None:
        request = msgspec.msgpack.decode(message, type=_Request)
        _set_alarm(int(2 * seconds_for(request.suffix, SECONDS)))
        _send(answers, msgspec.msgpack.encode(read_bounded(request.suffix, request.data, request.columns)))
        _set_alarm(0)


def _set_alarm(seconds: int) -> None:
    """Ends this process after some seconds, should the other side be gone by then; 0 for not at all."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, hard))


if __name__ == "__main__":
    _begin()
