"""Files watched by looking at them: the folder of sources, the configuration, templates, word lists and rules.

Looking works on every file system, network drives included, where notifications of the system miss what others write.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.settings import Settings

State = dict[str, tuple[int, int, int]]
"""Size and both times (modified, changed; nanoseconds) of each file, by path."""
_SHORTEST = 0.2
_SHARE = 20
"""A look at the files may take one in so many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched: files and folders, all that is below them but hidden files and `apart`.

    `quiet` is for how many seconds nothing may have changed before a change counts.
    """

    roots: tuple[Path, ...]
    apart: Path
    quiet: float = 1.0

    def look(self) -> State:
        """The files as they are now."""
        found: State = {}
        for path in self._files():
            try:
                state = os.stat(path)  # noqa: PTH116 - of many thousand files
            except OSError:
                continue
            found[path] = (state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        return found

    def wait(self, before: State, sleep: Callable[[float], None] = time.sleep) -> tuple[str, ...]:
        """Waits until files are other than they were before and have come to rest; gives their paths."""
        seen, still, pause = before, 0.0, 0.0
        while True:
            sleep(pause)
            begun = time.monotonic()
            now = self.look()
            took = time.monotonic() - begun
            still = still + pause + took if now == seen else 0.0
            if now != before and still >= self.quiet:
                return tuple(sorted(path for path in {*now, *before} if now.get(path) != before.get(path)))
            seen, pause = now, max(_SHORTEST, _SHARE * took)

    def _files(self) -> Iterator[str]:
        apart = str(self.apart.absolute())
        for root in map(str, (root.absolute() for root in self.roots)):
            if not os.path.isdir(root):  # noqa: PTH112
                yield root
            for folder, folders, files in os.walk(root):
                inside = f"{folder}{os.sep}"
                folders[:] = [name for name in folders if not name.startswith(".") and inside + name != apart]
                yield from (inside + name for name in files if not name.startswith(".") and inside + name != apart)


def list_roots(sources: Path, config: Path, settings: Settings | None) -> tuple[Path, ...]:
    """What a brief depends on; without settings (they may be faulty), the sources and the configuration alone."""
    if settings is None:
        return sources, config
    own = (settings.analysis.lexicons, settings.analysis.rules, settings.render.html, settings.render.docx)
    return (sources, config, *(Path(path) for path in own if path))
