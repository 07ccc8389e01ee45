"""Stage 2 in several processes of this machine. Each loads the model once; results come back in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

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
        yield from pool.map(_observe_one, sources, chunksize=_CHUNK)
    except BrokenProcessPool as error:
        raise BriefingError(
            "A process that parsed texts was stopped, perhaps for lack of memory.", hint="Try --engine serial."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker:
    """What a process needs for every source, given to it once."""

    observe: Callable[[Source], Observations]

    @classmethod
    def prepare(cls, model: str, lexicon: Lexicon) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the caller ends the work
        cls.observe = lambda source: next(observe([source], model, lexicon))


def _observe_one(source: Source) -> Observations:
    return _Worker.observe(source)
