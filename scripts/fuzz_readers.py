"""Break small good files in every way at hand and read what comes out, for as long as asked: every reader in turn.

`python -m scripts.fuzz_readers --minutes 10 --keep FOLDER` takes each format's samples
(`tests.ingest.readers.samples`), mutates them, and sends them the whole way from bytes to a `Source`: through the
process that reads, with its bounds of time and memory, and then through the clean-up. A finding is a process that died,
a file that took more than some seconds, a reading whose offsets do not hold, an exception that is a slip of ours
rather than a broken file, or anything raised on the way. Each is kept as a file, once for each kind. The same seed
tries the same files.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import signal
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import FrameType

from briefing.ingest.articles import read_document
from briefing.ingest.child import Child
from briefing.ingest.documents import PLAIN, restore_document
from briefing.ingest.extracted import Extracted, Reading
from briefing.ingest.layout import is_white, split_blocks
from briefing.ingest.readers import READERS
from briefing.ingest.references import LISTS, read_references
from briefing.ingest.text import read_text
from briefing.lexicon import Lexicon, load_lexicon
from tests.ingest.readers.samples import find_samples, package

SLICE = 20.0
"""Seconds that a format gets before it is the next one's turn."""
SLOW = 6.0
"""Seconds from which on a small file is a finding."""
LARGEST = 400_000
"""Bytes that a mutated file may grow to."""
FORMATS = (
    *tuple({function: suffix for suffix, function in reversed(READERS.items())}.values())[::-1],
    *(PLAIN[0], *LISTS),
)
"""A suffix for each reader, one for plain text, and those of lists of references."""
PACKED = (".docx", ".odt", ".zip")
SLIPS = re.compile(
    r"\((AttributeError|TypeError|IndexError|KeyError|NameError|UnboundLocalError|AssertionError|ZeroDivisionError): "
)
TOKENS = (
    b"<", b">", b"</", b"&#0;", b"&#x10FFFF;", b"&lt;", b"\x00", b"\xff", b"\xfe\xff", b"\n", b"\r", b"\r\n\r\n",
    b"\t", b"{\\", b"}", b"{", b"=?", b"?=", b"=?utf-7?b?", b"--", b"%PDF-1.9", b"obj", b"endstream", b"stream\n",
    b"<<", b">>", b"[", b"]", b"(", b")", b'"', b"'", b"\\", b"\\u", b"\\ud800", b"\\bin9999", b"\\'", b";", b",",
    b":", b"-1", b"0", b"1e999", b"NaN", b"999999999999999999999999999999", b"null", b"From ", b"\nFrom x\n",
    b"Content-Type: message/rfc822\n", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    b"Content-Transfer-Encoding: base64\n", b"charset=idna", b"charset=rot13", b"<table>", b"<tr>", b"<td>", b"<li>",
    b"<ul>", b"<p>", b"<br>", b"<blockquote>", b"<div style='display:none'>", b"<![CDATA[", b"<!--",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"xmlns=''", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xed\xa0\x80", b"\xc2\xad",
    b"# ", b"- ", b" | ", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"www.", b"By ", b"(Reuters) - ", b"\xc2\xa9 2024 ",
    b"On Mon, wrote:", b"> ", b"2024-13-45", b"31 February",
)  # fmt: skip
NUMBER = re.compile(rb"\d+")


class TooLongError(Exception):
    """Some seconds have passed in this process."""


@dataclass(slots=True)
class Tally:
    """What became of one format's files."""

    seconds: float = 0.0
    files: int = 0
    texts: int = 0
    found: dict[str, int] = field(default_factory=dict)


# --- files that are a little wrong ----------------------------------------------------------------


def mutate(chance: random.Random, suffix: str, samples: tuple[bytes, ...]) -> bytes:
    """A sample with something wrong; of a package, mostly with something wrong in one of its files."""
    sample = chance.choice(samples)
    if suffix in PACKED and chance.random() < 0.85:
        with zipfile.ZipFile(io.BytesIO(sample)) as old:
            files = {name: old.read(name) for name in old.namelist()}
        name = chance.choice(sorted(files))
        files[name] = damage(chance, files[name], files[chance.choice(sorted(files))])
        return package(files)
    return damage(chance, sample, chance.choice(samples))


def damage(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The bytes after one to eight changes, some of which take pieces from the other bytes."""
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        data = chance.choice(CHANGES)(chance, data, other)[:LARGEST]
    return data


def _piece(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 8, 40, 200, 2_000)))


def _flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _insert(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 3, 50)) + data[at:]


def _remove(chance: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _piece(chance, data)
    return data[:start] + data[end:]


def _repeat(chance: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _piece(chance, data)
    return data[:start] + data[start:end] * chance.choice((2, 3, 30, 1_000)) + data[end:]


def _borrow(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    start, end = _piece(chance, other)
    return data[:at] + other[start:end] + data[at:]


def _cut(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return chance.choice((data[:at], data[at:]))


def _number(chance: random.Random, data: bytes, _: bytes) -> bytes:
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    where = chance.choice(found)
    value = chance.choice((b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"9" * 25, b"1e400", b""))
    return data[: where.start()] + value + data[where.end() :]


CHANGES: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    _flip, _insert, _insert, _remove, _repeat, _borrow, _cut, _number,
)  # fmt: skip


# --- what becomes of them -------------------------------------------------------------------------


def examine(suffix: str, data: bytes, child: Child, lexicon: Lexicon) -> Iterator[str]:
    """What is wrong with the way that a file takes from bytes to sources; nothing for a file that is only damaged."""
    begun = time.monotonic()
    if suffix in LISTS:
        with suppress(ValueError, RecursionError):
            read_references(f"a{suffix}", data)
    reading = Reading() if suffix in LISTS else _read(suffix, data, child)
    if (took := time.monotonic() - begun) > SLOW:
        yield f"slow: read in {took:.0f} s"
    for flaw in reading.flaws:
        if flaw.code in ("reader-failed", "too-slow"):
            yield flaw.code
        if slip := SLIPS.search(flaw.message):
            yield f"slip: {slip[1]} {re.sub(r'[0-9]+', 'N', flaw.message.partition(slip[0])[2])[:60]}"
    for text in reading.texts:
        yield from _check(text)
        yield from _follow(text, lexicon)


def _read(suffix: str, data: bytes, child: Child) -> Reading:
    if suffix not in PLAIN:
        return child.read(suffix, data)
    text = read_text(data)
    return Reading(texts=(text,) if text else ())


def _check(text: Extracted) -> Iterator[str]:
    if list(text.pages) != sorted(text.pages) or not all(0 <= at <= len(text.text) + 2 for at in text.pages):
        yield "broken: pages"
    if not all(0 <= start < end <= len(text.text) for start, end in text.masked):
        yield "broken: masked"
    blocks = "".join(b.text for b in split_blocks(text.text))
    if [c for c in text.text if not is_white(c)] != [c for c in blocks if not is_white(c)]:
        yield "broken: blocks"
    if any("\n" in line for line in (text.title, text.author, text.publisher)):
        yield "broken: a fact on two lines"


def _follow(text: Extracted, lexicon: Lexicon) -> Iterator[str]:
    """The way from a text to a source, in this process."""
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    try:
        source = read_document(restore_document("a.txt", "", text), frozenset(), lexicon).source
        source.text.encode()
        spans = [(p.start, p.end) for p in source.passages]
        if spans != sorted(spans) or any(a[1] > b[0] for a, b in pairwise(spans)):
            yield "broken: passages overlap"
    except TooLongError:
        yield f"slow: clean-up of {len(text.text)} characters"
    except Exception as error:  # noqa: BLE001 - whatever is raised here is a finding
        yield f"raised: {type(error).__name__} {re.sub('[0-9]+', 'N', str(error))[:60]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def run(suffixes: list[str], minutes: float, seed: int, keep: Path, tallies: dict[str, Tally]) -> None:
    """Fuzzes each format for some minutes, a slice at a time, and fills in the tallies."""
    lexicon = load_lexicon()
    chances = {suffix: random.Random(f"{seed}{suffix}") for suffix in suffixes}  # noqa: S311 - no secret
    keep.mkdir(parents=True, exist_ok=True)
    with Child() as child:
        while any(tallies[suffix].seconds < 60 * minutes for suffix in suffixes):
            for suffix in suffixes:
                _run_slice(
                    suffix, chances[suffix], keep, tallies[suffix], lambda s, d: _confirmed(s, d, child, lexicon)
                )


def _run_slice(
    suffix: str, chance: random.Random, keep: Path, tally: Tally, find: Callable[[str, bytes], list[str]]
) -> None:
    samples = find_samples(suffix)
    begun = time.monotonic()
    while time.monotonic() - begun < SLICE:
        data = mutate(chance, suffix, samples)
        tally.files += 1
        for finding in find(suffix, data):
            kind = re.sub(r"\d+", "N", finding)
            if kind not in tally.found:
                path = keep / f"{re.sub(r'[^a-zA-Z]+', '-', kind)[:50]}-{zlib.crc32(data):08x}{suffix}"
                path.write_bytes(data)
                print(f"{suffix}: {finding}: {path}", flush=True)
            tally.found[kind] = tally.found.get(kind, 0) + 1
    tally.seconds += time.monotonic() - begun


def _confirmed(suffix: str, data: bytes, child: Child, lexicon: Lexicon) -> list[str]:
    """The findings on a file, without slowness that a second try does not show: the machine may have been busy."""
    found = list(dict.fromkeys(examine(suffix, data, child, lexicon)))
    if not any("slow" in finding for finding in found):
        return found
    again = {re.sub(r"\d+", "N", finding) for finding in examine(suffix, data, child, lexicon)}
    return [finding for finding in found if "slow" not in finding or re.sub(r"\d+", "N", finding) in again]


def main() -> int:
    """Fuzz, and print a table of what was tried; the exit code is 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suffixes", nargs="*", default=list(FORMATS), help=f"default: {' '.join(FORMATS)}")
    parser.add_argument("--minutes", type=float, default=10, help="for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, required=True, help="folder for the files that were findings")
    options = parser.parse_args()
    tallies = {suffix: Tally() for suffix in options.suffixes}
    signal.signal(signal.SIGPROF, _too_long)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        run(options.suffixes, options.minutes, options.seed, options.keep, tallies)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    for suffix, tally in tallies.items():
        print(f"{suffix:6}{tally.seconds / 60:6.1f} min {tally.files:8d} files  {json.dumps(tally.found)}")
    return int(any(tally.found for tally in tallies.values()))


def _too_long(_: int, __: FrameType | None) -> None:
    raise TooLongError


if __name__ == "__main__":
    sys.exit(main())
