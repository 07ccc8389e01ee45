"""Grouping by origin as the number of articles grows: time and memory, run by hand.

    python -m tests.benchmarks.bench_origins [ARTICLES]

Made-up articles of 30 sentences; one in five is an edited copy of another. Prints a row for each size; memory for each
article stays the same when it does not grow with the square.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Iterator

from briefing.lexicon import load_lexicon
from briefing.model.observations import Observations, Sentence
from briefing.model.source import Source
from briefing.reconcile.material import Material
from briefing.reconcile.origins import group_origins

SENTENCES = 30
COPIES = 5  # one article in so many is an edited copy


def main() -> None:
    """Measures 1/8, 1/4, 1/2 and all of the articles."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{'articles':>9} {'groups':>7} {'copies found':>13} {'seconds':>8} {'peak MB':>8} {'kB an article':>14}")
    for size in (most // 8, most // 4, most // 2, most):
        material, copies = make_material(size)
        tracemalloc.start()
        begun = time.perf_counter()
        origins = group_origins(material)
        seconds = time.perf_counter() - begun
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        together = {frozenset(o.sources) for o in origins if len(o.sources) > 1}
        found = (
            sum(any(pair <= group for group in together) for pair in copies) if size <= 2000 else size - len(origins)
        )
        print(
            f"{size:9} {len(origins):7} {found:6}/{len(copies):6} {seconds:8.1f} {peak / 1e6:8.1f} {peak / size / 1e3:14.1f}"
        )


def make_material(size: int) -> tuple[Material, list[frozenset[str]]]:
    """Articles of random words, and the pairs of which one is an edited copy of the other."""
    chance = random.Random(7)
    words = [f"w{number}" for number in range(8000)]
    articles: list[list[list[str]]] = []
    copies: list[frozenset[str]] = []
    for number in range(size):
        if number % COPIES == COPIES - 1:
            model = chance.randrange(len(articles))
            articles.append([edit(sentence, words, chance) for sentence in articles[model]])
            copies.append(frozenset({f"S{model + 1}", f"S{number + 1}"}))
        else:
            articles.append([chance.choices(words, k=chance.randint(12, 26)) for _ in range(SENTENCES)])
    sources, observations = zip(*(observe(n, a) for n, a in enumerate(articles, 1)), strict=True)
    return Material(tuple(sources), tuple(observations), load_lexicon()), copies


def edit(sentence: list[str], words: list[str], chance: random.Random) -> list[str]:
    """The sentence with, in one case of three, one word changed."""
    changed = list(sentence)
    if chance.random() < 1 / 3:
        changed[chance.randrange(len(changed))] = chance.choice(words)
    return changed


def observe(number: int, sentences: list[list[str]]) -> tuple[Source, Observations]:
    """A source and its sentences, without a parse."""
    lines = [" ".join(s) + "." for s in sentences]
    source = Source(id=f"S{number}", path=f"{number}.txt", text="\n".join(lines), title="")
    return source, Observations(source=source.id, sentences=tuple(number_lines(source, lines)))


def number_lines(source: Source, lines: list[str]) -> Iterator[Sentence]:
    """Each line as a sentence of the body."""
    place = 0
    for number, line in enumerate(lines, 1):
        evidence = source.cite(place, place + len(line), "sentence", sentence=number)
        yield Sentence(number=number, zone="body", evidence=evidence)
        place += len(line) + 1


if __name__ == "__main__":
    main()
