"""How stages 2, 3 and 4 grow with the number of sources: time, memory and fitted exponents, run by hand.

    python -m tests.benchmarks.bench_scale [--matter 10] [--sizes 50,250,500,1000,2000] [--skip-parse] [--skip-memory]

Stage 2 runs once, with the real model, on `POOL` articles recombined from invented paragraphs. Larger sets are these
observations again under other ids, names, nouns, numbers and years. `--matter` says how many sources share those: 10 by
default, so that the matters grow with the sources; 0 puts all sources on one matter, the hardest case. The exponent is
the slope of log time over log sources, over the sizes from `FITTED` on. Times are processor seconds, without what the
garbage collector would take to walk through the sources themselves (`gc.freeze`).
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import spacy

import briefing.extract
import briefing.reconcile
from briefing.compose import Dossier, compose
from briefing.engine.processes import observe_in_processes
from briefing.lexicon import Lexicon, load_lexicon
from briefing.model.observations import Observations
from briefing.model.source import Source
from briefing.settings import load_settings
from tests.benchmarks.invented import make_source, make_swap, rename

POOL = 100
SIZES = "50,250,500,1000,2000"
FITTED = 250
STAGE_2 = (
    "find_hedges", "find_statements", "find_denials", "find_mentions", "link_statements", "condense_sentences",
    "find_figures", "find_events", "find_clauses", "find_doubts", "link_denials", "find_keyphrases",
)  # fmt: skip
STAGE_3 = (
    "group_origins", "identify_actors", "select_keywords", "select_figures", "find_disputed", "find_conflicts",
    "find_positions", "compare_sources", "find_questions", "build_timeline", "find_agreements", "rank_leads",
)  # fmt: skip

Material = tuple[tuple[Source, ...], tuple[Observations, ...]]


class Clock:
    """Puts functions in the place of a module's own that add up the processor seconds spent in each."""

    def __init__(self, module: Any, names: tuple[str, ...]) -> None:
        self.spent = dict.fromkeys(names, 0.0)
        for name in names:
            setattr(module, name, self._timed(name, getattr(module, name)))

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any) -> Any:
            begun = time.process_time()
            found = function(*given)
            self.spent[name] += time.process_time() - begun
            return found

        return timed


def main() -> None:
    """Stage 2 against the bare parse, then stages 3 and 4 for each size."""
    options = read_options()
    sizes = [int(size) for size in options.sizes.split(",")]
    lexicon, model = load_lexicon(), load_settings().analysis.model
    chance = random.Random(7)
    pool = [make_source(number, chance) for number in range(1, POOL + 1)]
    observed = observe(pool, model, lexicon, compare=not options.skip_parse)
    clock = Clock(briefing.reconcile, STAGE_3)
    rows: dict[str, list[float]] = {name: [] for name in (*STAGE_3, "stage 3", "stage 4", "peak MB")}
    for size in sizes:
        material = multiply(pool, observed, size, options.matter or size)
        clock.spent.update(dict.fromkeys(STAGE_3, 0.0))
        whole, findings = timed(lambda m=material: briefing.reconcile.reconcile(*m, lexicon))
        for name, spent in clock.spent.items():
            rows[name].append(spent)
        rows["stage 3"].append(whole)
        rows["stage 4"].append(timed(lambda m=material, f=findings: compose(gather(m, f), load_settings()))[0])
        rows["peak MB"].append(0.0 if options.skip_memory else weigh(material, lexicon))
        print(size, *(f"{name} {values[-1]:.2f}" for name, values in rows.items()), file=sys.stderr, flush=True)
    tell(sizes, rows)


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--matter", type=int, default=10)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--skip-parse", action="store_true")
    parser.add_argument("--skip-memory", action="store_true")
    return parser.parse_args()


def wall(work: Callable[[], Any]) -> float:
    """Seconds of the clock that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of some work, and what it gives."""
    gc.collect()
    gc.freeze()
    begun = time.process_time()
    found = work()
    spent = time.process_time() - begun
    gc.unfreeze()
    return spent, found


def observe(pool: list[Source], model: str, lexicon: Lexicon, *, compare: bool) -> list[Observations]:
    """The pool through stage 2, its throughput printed against that of spaCy alone, and the share of each extractor.

    Alone means: the package's own pipeline as `spacy.load` gives it, all its pipes, one text at a time, nothing else.
    """
    nlp, words = spacy.load(model), sum(source.words for source in pool)
    list(briefing.extract.observe(pool[:3], model, lexicon))
    if not compare:
        return list(briefing.extract.observe(pool, model, lexicon))
    bare = min(timed(lambda: [nlp(source.text) for source in pool])[0] for _ in range(2))
    plain, _ = timed(lambda: list(briefing.extract.observe(pool, model, lexicon)))
    two = wall(lambda: list(observe_in_processes(pool * 4, model, lexicon, 2)))
    one = wall(lambda: list(briefing.extract.observe(pool * 4, model, lexicon)))
    clock = Clock(briefing.extract, STAGE_2)
    again, found = timed(lambda: list(briefing.extract.observe(pool, model, lexicon)))
    whole = min(plain, again)
    print(f"stage 2: {POOL} sources, {words} words")
    print(f"{'spaCy alone':20} {bare:8.2f} s {words / bare:9.0f} words/s")
    print(f"{'stage 2':20} {whole:8.2f} s {words / whole:9.0f} words/s, {bare / whole:.2f} of the bare parse")
    print(f"{'2 processes':20} {one / two:8.2f} times one, 4 × the sources, by the clock, start included")
    for name, spent in sorted(clock.spent.items(), key=lambda item: -item[1]):
        print(f"  {name:18} {spent:8.2f} s {words / max(spent, 1e-9):9.0f} words/s {spent / whole:6.1%}")
    return list(found)


def multiply(pool: list[Source], observed: list[Observations], size: int, matter: int) -> Material:
    """A number of sources made of the pool's, so many to a matter."""
    swaps = [make_swap(random.Random(number)) for number in range(-(-size // matter))]
    made = [
        rename(pool[place % POOL], observed[place % POOL], place + 1, swaps[place // matter]) for place in range(size)
    ]
    sources, observations = zip(*made, strict=True)
    return sources, observations


def gather(material: Material, findings: Any) -> Dossier:
    """What stage 4 takes."""
    sources, observations = material
    sentences = tuple(s for o in observations for s in o.sentences)
    return Dossier(findings=findings, sources=sources, sentences=sentences)


def weigh(material: Material, lexicon: Lexicon) -> float:
    """The peak memory of stage 3 in megabytes, what it is given not counted."""
    tracemalloc.start()
    briefing.reconcile.reconcile(*material, lexicon)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def tell(sizes: list[int], rows: dict[str, list[float]]) -> None:
    """The table: a row for each function, a column for each size, and the exponent."""
    print(f"\n{'sources':18}" + "".join(f"{size:>9}" for size in sizes) + f"{'exponent':>10}")
    for name, values in rows.items():
        print(f"{name:18}" + "".join(f"{value:9.2f}" for value in values) + f"{fit(sizes, values):10.2f}")


def fit(sizes: list[int], values: list[float]) -> float:
    """The slope of the logarithms by least squares; not a number where there are fewer than two points."""
    points = [(math.log(s), math.log(v)) for s, v in zip(sizes, values, strict=True) if s >= FITTED and v > 0]
    if len(points) < 2:
        return math.nan
    across, up = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


if __name__ == "__main__":
    main()
