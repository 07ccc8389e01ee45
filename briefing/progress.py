"""A progress display on a terminal, for anything over a second; silent in a pipe."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Display

_PATIENCE = 1.0


class Progress(AbstractContextManager["Progress"]):
    """Shows how many sources have been parsed, once that has taken longer than a second."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._started = time.monotonic()
        self._display: Display | None = None

    def advance(self, done: int, total: int) -> None:
        """To be called after each source."""
        if not self._shown or (self._display is None and time.monotonic() - self._started < _PATIENCE):
            return
        if self._display is None:
            self._display = _open_display(total)
        self._display.update(self._display.task_ids[0], completed=done)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._display is not None:
            self._display.stop()


def _open_display(total: int) -> Display:
    from rich.console import Console  # noqa: PLC0415  190 ms, only when something is shown
    from rich.progress import Progress as Display  # noqa: PLC0415

    display = Display(console=Console(stderr=True), transient=True)
    display.add_task("Reading sources", total=total)
    display.start()
    return display
