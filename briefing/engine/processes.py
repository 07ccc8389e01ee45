"""Stage 2 in several processes of this machine. Each loads the model once; results come back in order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from briefing.extract import observe
from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Source


def observe_in_processes(
    sources: Sequence[Source], model: str, lexicon: Lexicon, workers: int
) -> Iterator[Observations]:
    """The observations of each source, in order, found by `workers` processes."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        yield from pool.map(partial(_observe_one, model=model, lexicon=lexicon), sources, chunksize=4)


def _observe_one(source: Source, *, model: str, lexicon: Lexicon) -> Observations:
    return next(iter(observe([source], model, lexicon)))
