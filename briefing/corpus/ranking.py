"""The best candidates for a brief: on the topic, about its actors, recent, and of independent origin.

The likeness of a source to the words (BM25, 1 for the best) is raised by up to `ACTORS` for the names that stand out
in the likest sources (relevance feedback: Rocchio, 1971), and by up to `RECENCY` for its age, halved every `HALF_LIFE`
days. The best is taken, then the best of the rest, and so on (Carbonell and Goldstein, “The use of MMR”, 1998): a
source that nearly repeats one already taken counts `COPY` as much, and every further one of a publisher a little less.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ingest.duplicates import find_near_sketches

ACTORS = 0.3
RECENCY = 0.3
HALF_LIFE = 30
COPY = 0.2
PUBLISHER = 0.05
_LIKEST = 10
"""Candidates from which the names are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A source that fits: its number in the corpus, what is known of it, and its score (BM25; 0 for no words)."""

    document: int
    path: str
    title: str
    publisher: str
    day: str
    names: tuple[str, ...]
    sketch: frozenset[int]
    score: float


def rank(pool: Sequence[Candidate], limit: int, today: str = "") -> tuple[Candidate, ...]:
    """The best of a pool, best first, at most so many. `today` is the day from which age counts; empty: the newest."""
    scores = _score(pool, today or max(c.day for c in pool))
    repeats, groups = find_near_sketches([c.sketch for c in pool]), list[int]()
    for number in range(len(pool)):
        groups.append(groups[repeats[number]] if number in repeats else number)
    seen, of_publisher = set[int](), Counter[str]()
    heap = [(-score, pool[n].path, n) for n, score in enumerate(scores)]
    heapq.heapify(heap)
    taken: list[Candidate] = []
    while heap and len(taken) < limit:
        value, path, number = heapq.heappop(heap)
        candidate = pool[number]
        worth = scores[number] / (1 + PUBLISHER * of_publisher[candidate.publisher or path])
        worth *= COPY if groups[number] in seen else 1
        if -value > worth:  # it was worth more before others were taken
            heapq.heappush(heap, (-worth, path, number))
            continue
        taken.append(candidate)
        seen.add(groups[number])
        of_publisher[candidate.publisher or path] += 1
    return tuple(taken)


def _score(pool: Sequence[Candidate], today: str) -> list[float]:
    best = max(c.score for c in pool) or 1.0
    standing = _names_of_topic(pool)
    most = max((sum(standing.get(name, 0.0) for name in c.names) for c in pool), default=0.0) or 1.0
    scores = []
    for candidate in pool:
        likeness = candidate.score / best if candidate.score else 1.0
        actors = sum(standing.get(name, 0.0) for name in candidate.names) / most
        scores.append(round(likeness * (1 + ACTORS * actors + RECENCY * _freshness(candidate.day, today)), 9))
    return scores


def _names_of_topic(pool: Sequence[Candidate]) -> dict[str, float]:
    """How much more often a name stands in the likest candidates than in all, 0 to 1, where it does."""
    likest = pool[:_LIKEST] if pool[0].score else ()
    if not likest or len(pool) <= len(likest):
        return {}
    here = Counter(name for c in likest for name in c.names)
    everywhere = Counter(name for c in pool for name in c.names)
    shares = {name: count / len(likest) - everywhere[name] / len(pool) for name, count in here.items() if count > 1}
    return {name: share for name, share in sorted(shares.items()) if share > 0}


def _freshness(day: str, today: str) -> float:
    """1 for today, half of it for every `HALF_LIFE` days before; 0 without a date."""
    if not day or not today:
        return 0.0
    age = abs((dt.date.fromisoformat(today) - dt.date.fromisoformat(day)).days)
    return float(0.5 ** (age / HALF_LIFE))
