"""Rules prove themselves: the sentences in `fires` make a rule fire, those in `silent` don't."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.lexicon import Lexicon, Rule, load_lexicon
from briefing.model.source import Evidence
from briefing.settings import Settings

OTHER_STAGES = ("ingest.", "reconcile.")
"""Rules of these stages leave no evidence in a single text; their own tests prove them."""


def prove_rules(settings: Settings) -> tuple[int, list[str]]:
    """How many rules were tried, and what failed.

    Only the house's own rules are tried, where the settings name a folder of them; else all that are shipped. Raises
    `LexiconError` for a rule that does not load.
    """
    analysis = settings.analysis
    lexicon = load_lexicon(analysis.language, analysis.lexicons, analysis.rules)
    shipped = {rule.id for rule in load_lexicon(analysis.language).rules()} if analysis.rules else set()
    rules = [rule for rule in lexicon.rules() if rule.id not in shipped and not rule.id.startswith(OTHER_STAGES)]
    return len(rules), [fault for rule in rules for fault in _try(rule, analysis.model, lexicon)]


def _try(rule: Rule, model: str, lexicon: Lexicon) -> Iterator[str]:
    if not rule.fires or not rule.silent:
        yield f"{rule.id} shows no sentence that makes it fire, or none that leaves it silent."
    for text in rule.fires:
        if rule.id not in _fired(text, model, lexicon):
            yield f"{rule.id} does not fire in “{text}”"
    for text in rule.silent:
        if rule.id in _fired(text, model, lexicon):
            yield f"{rule.id} is not silent in “{text}”"


def _fired(text: str, model: str, lexicon: Lexicon) -> set[str]:
    """The ids of the rules whose evidence stands in what stage 2 finds."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "001.txt").write_text(text, encoding="utf-8", newline="")
        sources, _ = read_folder(Path(folder), lexicon)
    return {evidence.rule for observed in observe(sources, model, lexicon) for evidence in _walk(observed)}


def _walk(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _walk(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name))
