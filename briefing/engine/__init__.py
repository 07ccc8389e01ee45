"""Where stage 2 runs, and what it remembers.

Observations depend on nothing but the source, the rules, the model and this program's own extract stage: these four
make the cache key, so a second run with other sections or another format never parses again.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from briefing import __version__
from briefing.engine.cache import Cache
from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Problem, Source

KINDS = ("auto", "serial", "processes", "ray")
PACKAGE = Path(__file__).parent.parent
PROGRAM = ("extract/**/*.py", "model/**/*.py", "lexicon.py", "naming.py", "kinds.py", "territories.py")
"""What of this program decides what is observed, beside the word lists and rules."""
LIBRARIES = ("spacy", "yake", "babel", "pycountry", "countryinfo")
"""Whose versions decide it as well."""
ANY_SOURCE = "S\x1f0"
"""The id under which observations are kept. No name or quotation is ever just that."""
_WORDS_FOR_PROCESSES = 40_000

Languages = Mapping[str, tuple[str, Lexicon]]
"""The name of the model and the word lists by the code of a language."""
Runner = Callable[[Sequence[Source], str, Lexicon], Iterator[Observations]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How stage 2 is run. Without a `cache` nothing is remembered.

    `kind` is serial, processes, ray (the cluster at `address`, else this machine), or auto: processes as soon as the
    parse costs more than starting them.

    `advance` is called after each source that had to be parsed, for a progress display.
    """

    kind: str = "auto"
    workers: int = 2
    address: str = ""
    cache: Cache | None = None
    advance: Callable[[int, int], None] | None = None

    def observe(
        self, sources: tuple[Source, ...], model: str, lexicon: Lexicon, others: Languages | None = None
    ) -> tuple[Observations, ...]:
        """The observations of each source, in order, from the cache where it has them.

        `others` are the model and the word lists for sources in other languages, by language.
        """
        spoken = others or {}
        found: dict[str, Observations] = {}
        with self.cache or nullcontext():
            for language in ("", *spoken):
                own = tuple(s for s in sources if (s.language if s.language in spoken else "") == language)
                found.update((o.source, o) for o in self._observe(own, *spoken.get(language, (model, lexicon))))
        return tuple(found[source.id] for source in sources)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong with the engine itself. It says nothing about the sources, and is in no brief."""
        return (self.cache.problem,) if self.cache and self.cache.problem else ()

    def provenance(self, model: str, lexicon: Lexicon) -> dict[str, str]:
        """What made the observations: versions and digests, as the brief prints them."""
        return {
            "briefing": __version__,
            "model": f"{model} {_version(model)}",
            "rules": lexicon.digest[:16],
            "program": _program_digest()[:16],
        }

    def _observe(self, sources: tuple[Source, ...], model: str, lexicon: Lexicon) -> tuple[Observations, ...]:
        rules = rules_digest(model, lexicon)
        keys = [cache_key(source_digest(source), rules) for source in sources]
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

    def _run(self, sources: Sequence[Source], model: str, lexicon: Lexicon) -> Iterator[Observations]:
        if not sources:
            return iter(())
        runner: Runner
        if self.kind == "ray":
            from briefing.engine.ray_cluster import observe_on_ray  # noqa: PLC0415  an extra

            return observe_on_ray(sources, model, lexicon, self.workers, self.address)
        many = sum(source.words for source in sources) > _WORDS_FOR_PROCESSES and self.workers > 1
        if len(sources) > 1 and (self.kind == "processes" or (self.kind == "auto" and many)):
            from briefing.engine.processes import observe_in_processes  # noqa: PLC0415

            return observe_in_processes(sources, model, lexicon, self.workers)
        from briefing.extract import observe as runner  # noqa: PLC0415  spaCy is imported only when something is new

        return runner(sources, model, lexicon)


def _read(blob: bytes, source_id: str) -> Observations:
    """Observations under the source's number in this run; they are kept under `ANY_SOURCE`."""
    named = blob.replace(msgspec.json.encode(ANY_SOURCE), msgspec.json.encode(source_id))
    return msgspec.json.decode(named, type=Observations)


def source_digest(source: Source) -> bytes:
    """The digest of what stage 2 sees of a source."""
    content = msgspec.json.encode(replace(source, id=ANY_SOURCE, path="", text=""))
    return hashlib.sha256(content + source.text_sha256.encode()).digest()


def rules_digest(model: str, lexicon: Lexicon) -> str:
    """The digest of all that decides what is observed in a source: program, words, rules and model."""
    parts = (model, _version(model), lexicon.digest_of(read_program(PROGRAM)), _program_digest())
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def cache_key(source: bytes, rules: str) -> str:
    """The key under which observations are kept, from these two digests."""
    return hashlib.sha256(source + rules.encode()).hexdigest()


@functools.cache
def read_program(patterns: tuple[str, ...]) -> str:
    """The text of the modules that match the patterns, each below its path."""
    paths = sorted(path for pattern in patterns for path in PACKAGE.glob(pattern))
    return "\n".join(f"{path.relative_to(PACKAGE).as_posix()}\n{path.read_text(encoding='utf-8')}" for path in paths)


@functools.cache
def _program_digest() -> str:
    """The digest of the extract stage and all it uses: a changed extractor never meets an old observation."""
    digest = hashlib.sha256(read_program(PROGRAM).encode())
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()


@functools.cache
def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return ""
