"""Stage 2 on a Ray cluster: an actor for each worker loads the model once, batches go out, results come back in order.

Ray starts a lost actor anew and gives it its batches again. At most `_AHEAD` batches for each worker are under way or
wait to be taken, so memory does not grow with the sources. Without an address Ray runs on this machine alone, bound to
the loopback, without dashboard and without usage reports.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.errors import BriefingError, UsageError
from briefing.extract import observe
from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Source

_BATCH = 8
"""Sources that a worker takes at a time."""
_AHEAD = 4
_RETRIES = 5
_LOOPBACK = "127.0.0.1"


class Observer:
    """A worker of the cluster: what it needs for every source, loaded once."""

    def __init__(self, model: str, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon

    def observe(self, sources: list[Source]) -> list[Observations]:
        """The observations of each source of a batch, in order."""
        return list(observe(sources, self._model, self._lexicon))


def observe_on_ray(
    sources: Sequence[Source], model: str, lexicon: Lexicon, workers: int, address: str = ""
) -> Iterator[Observations]:
    """The observations of each source, in order, found by `workers` actors of the cluster at `address`.

    Raises `UsageError` where Ray is not installed or the cluster cannot be reached, `BriefingError` when a batch fails
    on every worker that tries it.
    """
    ray = _import_ray(alone=not address)
    _join(ray, workers, address)
    try:
        with contextlib.redirect_stdout(sys.stderr):  # where Ray tells of lost workers; standard output is for results
            yield from _spread(ray, sources, model, lexicon, workers)
    except ray.exceptions.RayError as error:
        raise BriefingError(f"The Ray cluster gave up: {error}", hint="Try --engine processes.") from error
    finally:
        ray.shutdown()


def _spread(ray: Any, sources: Sequence[Source], model: str, lexicon: Lexicon, workers: int) -> Iterator[Observations]:
    actor = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=_RETRIES)(Observer)
    words = ray.put(lexicon)
    batches = [list(sources[i : i + _BATCH]) for i in range(0, len(sources), _BATCH)]
    actors = [actor.remote(model, words) for _ in range(min(workers, len(batches)))]
    waiting: deque[Any] = deque()
    for batch, worker in zip(batches, itertools.cycle(actors), strict=False):
        waiting.append(worker.observe.remote(batch))
        if len(waiting) >= _AHEAD * len(actors):
            yield from ray.get(waiting.popleft())
    while waiting:
        yield from ray.get(waiting.popleft())


def _import_ray(*, alone: bool) -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if alone:
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # on any system: Ray then binds to the loopback
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise UsageError("Ray is not installed.", hint="pip install 'briefing[ray]'") from error
    return ray


def _join(ray: Any, workers: int, address: str) -> None:
    try:
        if address:
            ray.init(address=address, log_to_driver=False, logging_level="error")
            return
        ray.init(
            num_cpus=workers,
            include_dashboard=False,
            log_to_driver=False,
            logging_level="error",
            _node_ip_address=_LOOPBACK,
        )
    except (ConnectionError, ValueError) as error:
        raise UsageError(
            f"There is no Ray cluster at “{address}”.", hint="Start one with `ray start --head`."
        ) from error
