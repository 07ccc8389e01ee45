"""A progress display on a terminal, for anything over a second.

It listens to the log, which tells the stages by number, so that no stage knows of it.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.status import Status

_PATIENCE = 1.0
_LOG = logging.getLogger("briefing")


class Progress(AbstractContextManager["Progress"]):
    """Shows the stage that runs, once the run has taken a second; nothing at all unless `shown`.

    `parsed` is how many sources had to be parsed.
    """

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self.parsed = 0
        self._text = "briefing"
        self._counted, self._begun = "", (0.0, 0)
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(_PATIENCE, self._open)
        self._timer.daemon = True
        self._listener = _Listener(self)

    def __enter__(self) -> Self:
        if self._shown:
            self._level = _LOG.level
            _LOG.addHandler(self._listener)
            _LOG.setLevel(logging.INFO)
            _LOG.propagate = False
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._shown:
            return
        self._timer.cancel()
        _LOG.removeHandler(self._listener)
        _LOG.setLevel(self._level)
        _LOG.propagate = True
        with self._lock:
            self._shown = False
            if self._status is not None:
                self._status.stop()

    def advance(self, done: int, total: int) -> None:
        """To be called after each source that was parsed."""
        self.parsed = total
        self.count("2 extract   ", done, total)

    def count(self, what: str, done: int, total: int) -> None:
        """How much of something is done, with its rate and the time that is left at that rate."""
        now = time.monotonic()
        if what != self._counted:
            self._counted, self._begun = what, (now, done)
        spent, made = now - self._begun[0], done - self._begun[1]
        self.tell(f"{what} {done:,} of {total:,}{_describe_rate(spent, made, total - done)}")

    def tell(self, text: str) -> None:
        """What is being done."""
        self._text = text
        if self._status is not None:
            self._status.update(text)

    def _open(self) -> None:
        from rich.console import Console  # noqa: PLC0415  190 ms, only when something is shown

        status = Console(stderr=True, highlight=False).status(self._text)
        with self._lock:
            if self._shown:
                status.start()
                self._status = status


def _describe_rate(seconds: float, made: int, left: int) -> str:
    """`, 12/s, 3 min left`; empty as long as too little was seen to tell."""
    if seconds < _PATIENCE or made < 1:
        return ""
    rate = made / seconds
    pace = f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s" if rate >= 1 else f"{rate * 60:.1f}/min"
    rest = left / rate
    if rest >= 2 * 3600:
        return f", {pace}, {rest / 3600:.0f} h left"
    return f", {pace}, {rest / 60:.0f} min left" if rest >= 120 else f", {pace}, {rest:.0f} s left"


class _Listener(logging.Handler):
    """Hands the stages of the log to the display."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        """Shows a line of the log."""
        self._progress.tell(record.getMessage())
