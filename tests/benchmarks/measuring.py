"""Processes measured: CPU time, wall time and peak memory, taken in turn so that other load on the machine hits all."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a process took: CPU seconds (user and system, its children included), wall seconds, peak megabytes."""

    cpu: float
    wall: float
    megabytes: float


def measure(arguments: Sequence[str], environment: dict[str, str]) -> Cost:
    """The cost of one process, its output thrown away. Raises `RuntimeError` when it fails."""
    begun = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    process = os.posix_spawn(arguments[0], arguments, environment, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{' '.join(arguments)} ended with {code}")
    wall = time.perf_counter() - begun
    return Cost(cpu=used.ru_utime + used.ru_stime, wall=wall, megabytes=used.ru_maxrss / 1024)


def measure_in_turn(rounds: int, environment: dict[str, str], **commands: Sequence[str]) -> dict[str, Cost]:
    """The least cost of each command in some rounds, each round running all of them once."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, arguments in commands.items():
            costs[name].append(measure(arguments, environment))
    return {name: _least(found) for name, found in costs.items()}


def _least(costs: list[Cost]) -> Cost:
    return Cost(
        cpu=min(cost.cpu for cost in costs),
        wall=min(cost.wall for cost in costs),
        megabytes=min(cost.megabytes for cost in costs),
    )
