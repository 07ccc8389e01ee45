"""The command line as its users run it: a process of its own, with its exit code and both streams."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
PROGRAM = (sys.executable, "-m", "briefing")


@dataclass(frozen=True, kw_only=True)
class Command:
    """Runs `briefing` with a cache of its own. What `environment` says is added to this process's."""

    cache: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: object, code: int = 0, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        """The finished process; fails unless it ended with the exit code `code`."""
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            check=False,
            cwd=cwd,
            env=self.variables,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == code, f"exit code {done.returncode}, not {code}:\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    @property
    def variables(self) -> dict[str, str]:
        """The environment of the process."""
        return {**os.environ, "XDG_CACHE_HOME": str(self.cache), "PYTHONPATH": str(ROOT), **self.environment}
