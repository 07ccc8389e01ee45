"""Which sources go back to one text or one agency: they count once when it is asked how many say a thing.

Five signs, the reason of each kept: versions of one article, passages nearly word for word alike, several long
quotations alike, one publisher or agency, one source citing another. Passages are compared through MinHash with
locality-sensitive hashing, sentence by sentence, against the first sentence of a bucket only: time and memory grow with
the text, never with pairs.

One-permutation MinHash: Li, Owen and Zhang, NIPS 2012; empty bins filled by rotation: Shrivastava and Li, ICML 2014.
Banding: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator

from briefing.labels import count, percent, say
from briefing.model.findings import Origin
from briefing.model.observations import Observations, Sentence
from briefing.naming import fold
from briefing.reconcile.material import Material

SHINGLE = 3  # words
SHORTEST = 8  # words of a sentence or quotation that is compared
BINS = 16
ROWS = 4  # bins in a band: four bands of four let 0.7 similar sentences meet with a chance of two in three
ALIKE = 0.6  # least estimated Jaccard similarity of two sentences taken for one
SAME_TEXT = 0.4  # least part of the shorter source that is shared
SAME_QUOTES = 3  # least number of long quotations in common, which must also be half of the fewer
_EMPTY = (1 << 32) - 1
_MIX = 0x9E3779B1
_CITES = re.compile(
    r"\b(?:citing|according to|first reported (?:by|in)|(?:was |as )?reported by|quoting)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*)*)"
)


def group_origins(material: Material) -> tuple[Origin, ...]:
    """The groups of sources that share an origin; every source is in exactly one group, in the order of sources."""
    ties: list[tuple[str, str, str]] = [
        *_versions(material),
        *_same_passages(material),
        *_same_quotes(material),
        *_same_publisher(material),
        *_citing(material),
    ]
    leader = {source.id: source.id for source in material.sources}

    def find(source: str) -> str:
        while leader[source] != source:
            leader[source] = leader[leader[source]]
            source = leader[source]
        return source

    rank = {source.id: place for place, source in enumerate(material.sources)}
    reasons: dict[str, list[str]] = defaultdict(list)
    for one, other, reason in ties:
        first, second = sorted((find(one), find(other)), key=lambda s: rank[s])
        if first != second:
            leader[second] = first
            reasons[first] += [*reasons.pop(second, []), reason]
    groups: dict[str, list[str]] = defaultdict(list)
    for source in material.sources:
        groups[find(source.id)].append(source.id)
    return tuple(Origin(sources=tuple(s), reason="; ".join(reasons.get(first, []))) for first, s in groups.items())


def _versions(material: Material) -> Iterator[tuple[str, str, str]]:
    """Pairs of a source and the newer version of it."""
    known = {source.id for source in material.sources}
    for source in material.sources:
        if source.version_of in known:
            yield source.id, source.version_of, f"{source.id} is an earlier version of {source.version_of}"


def _same_passages(material: Material) -> Iterator[tuple[str, str, str]]:
    """Pairs of sources of which the shorter has a large part of its words in sentences that the other has too."""
    index = PassageIndex()
    lengths: Counter[int] = Counter()
    shared: Counter[tuple[int, int]] = Counter()
    for place, observed in enumerate(material.observations):
        for sentence in observed.sentences:
            words = _words(sentence.evidence.quote)
            lengths[place] += len(words)
            if len(words) >= SHORTEST and sentence.zone not in ("headline", "heading"):
                for other in index.add(place, words):
                    shared[other, place] += len(words)
    ids = [observed.source for observed in material.observations]
    for (one, other), words_shared in sorted(shared.items()):
        part = words_shared / max(1, min(lengths[one], lengths[other]))
        if part >= SAME_TEXT:
            yield (
                ids[one],
                ids[other],
                say(
                    "{one} and {other} share {part} of the shorter text",
                    one=ids[one],
                    other=ids[other],
                    part=percent(min(part, 1)),
                ),
            )


class PassageIndex:
    """Sentences by their MinHash bands; each bucket remembers the first sentence that fell into it."""

    def __init__(self) -> None:
        self._signatures = array("I")
        self._owners = array("I")
        self._buckets: dict[int, int] = {}

    def add(self, owner: int, words: list[str]) -> list[int]:
        """Adds a sentence and gives the owners of earlier sentences nearly like it, this owner left out."""
        signature = sign(words)
        number = len(self._owners)
        owners: set[int] = set()
        for band in range(0, BINS, ROWS):
            key = hash((band, *signature[band : band + ROWS]))
            other = self._buckets.setdefault(key, number)
            if other != number and self._owners[other] != owner and self._alike(other, signature):
                owners.add(self._owners[other])
        self._owners.append(owner)
        self._signatures.extend(signature)
        return sorted(owners)

    def _alike(self, other: int, signature: list[int]) -> bool:
        stored = self._signatures[other * BINS : (other + 1) * BINS]
        return sum(a == b for a, b in zip(stored, signature, strict=True)) >= ALIKE * BINS


def sign(words: list[str]) -> list[int]:
    """The one-permutation MinHash signature of a sentence of at least `SHINGLE` words: `BINS` numbers under 2³²."""
    bins = [_EMPTY] * BINS
    for place in range(len(words) - SHINGLE + 1):
        code = zlib.crc32(" ".join(words[place : place + SHINGLE]).encode()) * _MIX & 0xFFFFFFFF
        slot = code % BINS
        bins[slot] = min(bins[slot], code // BINS)
    filled = [(b if b != _EMPTY else None) for b in bins]
    return [next(_borrowed(filled, slot)) for slot in range(BINS)]


def _borrowed(bins: list[int | None], slot: int) -> Iterator[int]:
    """The value of a bin, or of the next filled one to the right, marked by how far it came."""
    for step in range(len(bins)):
        value = bins[(slot + step) % len(bins)]
        if value is not None:
            yield (value + step * 0x01000193) & 0xFFFFFFFF


def _same_quotes(material: Material) -> Iterator[tuple[str, str, str]]:
    """Pairs of sources that share most of their long quotations: reports of one statement or interview."""
    first_with: dict[str, str] = {}
    counts: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for observed in material.observations:
        for quote in sorted(_long_quotes(observed)):
            counts[observed.source] += 1
            other = first_with.setdefault(quote, observed.source)
            if other != observed.source:
                shared[other, observed.source] += 1
    for (one, other), number in sorted(shared.items()):
        if number >= SAME_QUOTES and 2 * number >= min(counts[one], counts[other]):
            yield (
                one,
                other,
                count(
                    number,
                    "{one} and {other} share {n} quotation",
                    "{one} and {other} share {n} quotations",
                    one=one,
                    other=other,
                ),
            )


def _long_quotes(observed: Observations) -> set[str]:
    """The first words of each long quotation inside one sentence."""
    by_start = {s.span.start: s for s in observed.sentences}
    starts = sorted(by_start)
    found = set()
    for statement in observed.statements:
        for span in statement.quoted:
            sentence = by_start[max((s for s in starts if s <= span.start), default=starts[0])]
            inside = sentence.evidence.quote[span.start - sentence.span.start : span.end - sentence.span.start]
            words = _words(inside)
            if len(words) >= SHORTEST:
                found.add(" ".join(words[:SHORTEST]))
    return found


def _same_publisher(material: Material) -> Iterator[tuple[str, str, str]]:
    """Sources of one publisher, or that credit one agency."""
    first_of: dict[str, str] = {}
    for source in material.sources:
        name = fold(source.publisher or "")
        if name and (other := first_of.setdefault(name, source.id)) != source.id:
            yield (
                other,
                source.id,
                say(
                    "{one} and {other} are both from {publisher}",
                    one=other,
                    other=source.id,
                    publisher=source.publisher,
                ),
            )


def _citing(material: Material) -> Iterator[tuple[str, str, str]]:
    """A source whose lead cites another source's publisher."""
    by_name = {fold(s.publisher): s.id for s in reversed(material.sources) if s.publisher}
    for observed in material.observations:
        for sentence in _opening(observed.sentences):
            for m in _CITES.finditer(sentence.evidence.quote):
                other = by_name.get(fold(m["name"]))
                if other is not None and other != observed.source:
                    yield (
                        other,
                        observed.source,
                        say("{one} cites {name} ({other})", one=observed.source, name=m["name"], other=other),
                    )


def _opening(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    return (s for s in sentences if s.zone in ("headline", "lead"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
