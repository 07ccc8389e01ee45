"""How a corpus grows: adding, adding again, searching and choosing, with the number of sources; run by hand.

    python -m tests.benchmarks.bench_corpus [--sizes 1250,2500,5000,10000,20000] [--make 60]

The sources are invented articles (`invented.py`) under other names, nouns, numbers and years, ten to a matter, each a file
of its own with its date in the name. Stage 2 is left out (`--index-only`): it costs the same for each source. Measured
are processor seconds of one process, and its peak memory so far; the exponent is the slope of log time over log sources.

    add          all files, into an empty corpus
    add again    nothing changed
    add 50       fifty new files, into that corpus
    search       one topic, 100 sources: the mean of twenty
    newest       no words, 100 sources: the mean of twenty
    make         `--make` sources of one topic to a brief in JSON, parsed by then (once, for the largest corpus)
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.corpus.adding import add_folder
from briefing.corpus.choosing import Wish, choose
from briefing.corpus.settling import Rules, settle
from briefing.corpus.store import Store
from briefing.engine import Engine
from briefing.engine.cache import Cache
from briefing.lexicon import load_lexicon
from briefing.pipeline import Order, run
from briefing.settings import load_settings
from tests.benchmarks.bench_scale import fit
from tests.benchmarks.invented import NOUNS, TOWNS, make_source, make_swap

SIZES = "1250,2500,5000,10000,20000"
ROWS = ("add", "add again", "add 50", "search", "newest")
_TIMES = 20


def main() -> None:
    """A corpus of each size, then the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--make", type=int, default=60)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    rows: dict[str, list[float]] = {name: [] for name in (*ROWS, "peak MB", "file MB")}
    for size in sizes:
        with TemporaryDirectory() as folder:
            measure(Path(folder), size, rows)
            if size == sizes[-1] and options.make:
                make(Path(folder), options.make)
        print(size, *(f"{name} {values[-1]:.3f}" for name, values in rows.items()), file=sys.stderr, flush=True)
    print(f"\n{'sources':12}" + "".join(f"{size:>10}" for size in sizes) + f"{'exponent':>10}")
    for name, values in rows.items():
        print(f"{name:12}" + "".join(f"{value:10.3f}" for value in values) + f"{fit(sizes, values):10.2f}")


def measure(top: Path, size: int, rows: dict[str, list[float]]) -> None:
    """One corpus of so many sources, measured."""
    rules, chance = Rules(lexicon=load_lexicon(), model=load_settings().analysis.model), random.Random(size)
    write(top / "press", range(size), chance)
    with Store(top / "corpus.sqlite", create=True) as store:

        def add() -> None:
            add_folder(store, top / "press")
            settle(store, rules)

        time.sleep(2.1)  # files written within two seconds are read again
        rows["add"].append(timed(add))
        rows["add again"].append(timed(add))
        write(top / "press", range(size, size + 50), chance)
        rows["add 50"].append(timed(add))
        common = load_lexicon().words("function_words")
        words = [
            Wish(words=f"{chance.choice(NOUNS)} {chance.choice(TOWNS)}, {chance.choice(NOUNS)}") for _ in range(_TIMES)
        ]
        rows["search"].append(timed(lambda: [choose(store, wish, common) for wish in words]) / _TIMES)
        rows["newest"].append(timed(lambda: [choose(store, Wish(), common) for _ in range(_TIMES)]) / _TIMES)
    rows["peak MB"].append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    rows["file MB"].append((top / "corpus.sqlite").stat().st_size / 1e6)


def make(top: Path, limit: int) -> None:
    """A brief of some sources, twice: with their parse, and with all remembered."""
    file, wish = top / "corpus.sqlite", Wish(words=f"{NOUNS[3]} {TOWNS[2]}", limit=limit)
    for name in ("first", "again"):
        engine = Engine(kind="serial", cache=Cache(file, megabytes=0))
        order = Order(
            sources=file, settings=load_settings(), formats=("json",), output=top / "out", engine=engine, wish=wish
        )
        spent = timed(lambda order=order: run(order))  # type: ignore[misc]
        stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in order.timing.seconds.items())
        print(
            f"make, {name}: {order.timing.sources} sources, {spent:.2f} s of the processor; seconds of the clock: {stages}"
        )


def write(folder: Path, numbers: range, chance: random.Random) -> None:
    """Articles as files, in folders of a hundred."""
    for number in numbers:
        if number % 10 == 0 or number == numbers.start:
            swap = make_swap(random.Random(number))
        source = make_source(number, chance)
        path = folder / f"{number // 100:04}" / f"{source.published}_{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Note {number} on the matter\n\n{swap(source.text)}\n", encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
