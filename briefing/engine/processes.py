"""Stage 2 in several processes of this machine. Each loads the model once; results come back in order."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker

from briefing.errors import BriefingError
from briefing.extract import observe
from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Source

_CHUNK = 4
"""Sources that a process takes at a time."""


def observe_in_processes(
    sources: Sequence[Source], model: str, lexicon: Lexicon, workers: int
) -> Iterator[Observations]:
    """The observations of each source, in order, found by `workers` processes.

    When the caller stops early, what has begun is finished (a few sources) and the rest is dropped; no process stays
    behind. Raises `BriefingError` when a process dies.
    """
    pool = ProcessPoolExecutor(
        max_workers=min(workers, len(sources)),
        mp_context=multiprocessing.get_context("forkserver"),
        initializer=_Worker.prepare,
        initargs=(model, lexicon),
    )
    try:
        with _deaf_start():
            observed = pool.map(_observe_one, sources, chunksize=_CHUNK)
        yield from observed
    except BrokenProcessPool as error:
        raise BriefingError(
            "A process that parsed texts was stopped, perhaps for lack of memory.", hint="Try --engine serial."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_start() -> Iterator[None]:
    """Starts workers that never hear Ctrl-C, which goes to the whole group; here it counts once they are started.

    A worker that heard it while starting, or were left with half of what it needs, would die noisily.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    struck: list[int] = []
    resource_tracker.ensure_running()  # it would lift the block on signals, so it goes first
    let_through = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    forkserver.ensure_running()  # the workers are forked from it and inherit what it ignores
    signal.signal(signal.SIGINT, lambda number, _: struck.append(number))
    signal.pthread_sigmask(signal.SIG_SETMASK, let_through)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)
        if struck:
            signal.raise_signal(signal.SIGINT)


class _Worker:
    """What a process needs for every source, given to it once."""

    observe: Callable[[Source], Observations]

    @classmethod
    def prepare(cls, model: str, lexicon: Lexicon) -> None:
        cls.observe = lambda source: next(observe([source], model, lexicon))


def _observe_one(source: Source) -> Observations:
    return _Worker.observe(source)
