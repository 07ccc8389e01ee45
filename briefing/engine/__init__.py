"""Where stage 2 runs, and what it remembers.

Observations depend on nothing but the source, the rules, the model and this program's own extract stage: these four
make the cache key, so a second run with other sections or another format never parses again.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from briefing import __version__
from briefing.engine.cache import Cache
from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Source

KINDS = ("auto", "serial", "processes")
EXTRACT = Path(__file__).parent.parent / "extract"
ANY_SOURCE = "S0"
_WORDS_FOR_PROCESSES = 40_000

Runner = Callable[[Sequence[Source], str, Lexicon], Iterator[Observations]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How stage 2 is run. Without a `cache` nothing is remembered.

    `kind` is serial, processes, or auto: processes as soon as the parse costs more than starting them.

    `advance` is called after each source that had to be parsed, for a progress display.
    """

    kind: str = "auto"
    workers: int = 2
    cache: Cache | None = None
    advance: Callable[[int, int], None] | None = None

    def observe(self, sources: tuple[Source, ...], model: str, lexicon: Lexicon) -> tuple[Observations, ...]:
        """The observations of each source, in order, from the cache where it has them."""
        keys = [_cache_key(source, model, lexicon) for source in sources]
        known = {key: blob for key in keys if self.cache and (blob := self.cache.get(key)) is not None}
        missing = {key: source for key, source in zip(keys, sources, strict=True) if key not in known}
        fresh = self._run(tuple(replace(s, id=ANY_SOURCE) for s in missing.values()), model, lexicon)
        for done, (key, observed) in enumerate(zip(missing, fresh, strict=True), 1):
            known[key] = msgspec.json.encode(observed)
            if self.cache:
                self.cache.put(key, known[key])
            if self.advance:
                self.advance(done, len(missing))
        return tuple(_read(known[key], source.id) for key, source in zip(keys, sources, strict=True))

    def provenance(self, model: str, lexicon: Lexicon) -> dict[str, str]:
        """What made the observations: versions and digests, as the brief prints them."""
        return {
            "briefing": __version__,
            "model": f"{model} {_model_version(model)}",
            "rules": lexicon.digest[:16],
            "program": _program_digest()[:16],
        }

    def _run(self, sources: Sequence[Source], model: str, lexicon: Lexicon) -> Iterator[Observations]:
        if not sources:
            return iter(())
        runner: Runner
        many = sum(source.words for source in sources) > _WORDS_FOR_PROCESSES and self.workers > 1
        if len(sources) > 1 and (self.kind == "processes" or (self.kind == "auto" and many)):
            from briefing.engine.processes import observe_in_processes  # noqa: PLC0415

            return observe_in_processes(sources, model, lexicon, self.workers)
        from briefing.extract import observe as runner  # noqa: PLC0415  spaCy is imported only when something is new

        return runner(sources, model, lexicon)


def _read(blob: bytes, source_id: str) -> Observations:
    """Observations under the source's number in this run; they are kept under `ANY_SOURCE`.

    A JSON string equal to `"S0"` can only be an id: inside a longer string the quotation marks would be escaped.
    """
    named = blob.replace(f'"{ANY_SOURCE}"'.encode(), f'"{source_id}"'.encode())
    return msgspec.json.decode(named, type=Observations)


def _cache_key(source: Source, model: str, lexicon: Lexicon) -> str:
    content = msgspec.json.encode(replace(source, id=ANY_SOURCE, path="", text=""))
    parts = (content, source.text_sha256, model, _model_version(model), lexicon.digest, _program_digest())
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


@functools.cache
def _program_digest() -> str:
    """The digest of the extract stage and the model it fills: a changed extractor never meets an old observation."""
    files = [*EXTRACT.rglob("*.py"), *(EXTRACT.parent / "model").rglob("*.py"), EXTRACT.parent / "lexicon.py"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(EXTRACT.parent).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


@functools.cache
def _model_version(model: str) -> str:
    import importlib.metadata  # noqa: PLC0415

    try:
        return importlib.metadata.version(model.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return ""
