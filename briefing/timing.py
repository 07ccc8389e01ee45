"""How long a run took and on what: time per stage, sources, words, what was remembered. Never a part of a brief."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import msgspec

SCHEMA = "briefing-profile/1"


@dataclass(slots=True)
class Timing:
    """A run, measured while it goes on. `remembered` of the sources did not have to be parsed."""

    sources: int = 0
    words: int = 0
    remembered: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    _stage: str = ""
    _begun: float = 0.0

    def begin(self, stage: str) -> None:
        """A stage begins, and the one before it ends. An empty name ends the run."""
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._begun
        self._stage, self._begun = stage, now

    @property
    def total(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())

    @property
    def pace(self) -> float:
        """Words a second, over the whole run."""
        return self.words / self.total if self.total else 0.0

    @property
    def summary(self) -> str:
        """The run on one line."""
        stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in self.seconds.items())
        known = f"{self.remembered:,} of them remembered, " if self.remembered else ""
        what = f"{self.sources:,} sources, {known}{self.words:,} words"
        return f"{what}: {self.total:.1f} s ({stages}), {self.pace:,.0f} words/s"

    def describe(self) -> bytes:
        """The run as indented UTF-8 JSON, format `briefing-profile/1`."""
        told = {
            "schema": SCHEMA,
            "sources": self.sources,
            "words": self.words,
            "remembered": self.remembered,
            "parsed": self.sources - self.remembered,
            "seconds": {stage: round(seconds, 4) for stage, seconds in self.seconds.items()},
            "total_seconds": round(self.total, 4),
            "words_per_second": round(self.pace, 1),
            "peak_megabytes": round(_peak(), 1),
        }
        return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def _peak() -> float:
    """The most memory that this process has used, in megabytes; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
