"""Rules prove themselves: the sentences in `fires` make a rule fire, those in `silent` don't.

A rule of stage 1 is tried inside an article, where it looks; one of stage 2 in a text by itself; one of stage 3 in
several, which a line of five equals signs parts. An example of stage 1 may show several files, parted by `<<<>>>`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.ingest.clean import count_lines
from briefing.ingest.layout import split_blocks
from briefing.ingest.passages import Article, read_article
from briefing.lexicon import Lexicon, Rule, load_lexicon
from briefing.model.source import Evidence
from briefing.reconcile import reconcile
from briefing.settings import Settings

_FILES, _SOURCES = "<<<>>>", "\n=====\n"
_PARTS = ("ingest.markup",)
"""Rules that mask a part of a block, whatever their label."""
_LEAD = "Ministers left the talks without a deal on Monday, the commission said in Bergen."
_MORE = "The union had asked for a pause of two weeks, and its leader said that he would ask again."
_LAST = "The talks go on next week, when the ministers of six more countries are to arrive."
"""Three paragraphs of an invented article, for an example to stand between."""


def prove_rules(settings: Settings) -> tuple[int, list[str]]:
    """How many rules were tried, and what failed.

    Only the house's own rules are tried, where the settings name a folder of them; else all that are shipped. Raises
    `LexiconError` for a rule that does not load.
    """
    analysis = settings.analysis
    lexicon = load_lexicon(analysis.language, analysis.lexicons, analysis.rules)
    shipped = {rule.id for rule in load_lexicon(analysis.language).rules()} if analysis.rules else set()
    rules = [rule for rule in lexicon.rules() if rule.id not in shipped]
    return len(rules), [fault for rule in rules for fault in _try(rule, analysis.model, lexicon)]


def fires(rule: Rule, text: str, model: str, lexicon: Lexicon) -> bool:
    """Whether a rule fires in an example, in the stage that it belongs to."""
    match rule.id.partition(".")[0]:
        case "ingest":
            return _masks(rule, text, lexicon)
        case "reconcile":
            return rule.id in _fired(text.split(_SOURCES), model, lexicon, together=True)
    return rule.id in _fired([text], model, lexicon, together=False)


def _try(rule: Rule, model: str, lexicon: Lexicon) -> Iterator[str]:
    if not rule.fires or not rule.silent:
        yield f"{rule.id} shows no sentence that makes it fire, or none that leaves it silent."
    for text in rule.fires:
        if not fires(rule, text, model, lexicon):
            yield f"{rule.id} does not fire in “{text}”"
    for text in rule.silent:
        if fires(rule, text, model, lexicon):
            yield f"{rule.id} is not silent in “{text}”"


def _fired(texts: list[str], model: str, lexicon: Lexicon, *, together: bool) -> set[str]:
    """The ids of the rules whose evidence stands in what stage 2 finds, or stage 3 in all texts `together`."""
    with TemporaryDirectory() as folder:
        for number, text in enumerate(texts, 1):
            (Path(folder) / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="")
        sources, _ = read_folder(Path(folder), lexicon)
    observations = tuple(observe(sources, model, lexicon))
    found = reconcile(sources, observations, lexicon) if together else observations
    return {evidence.rule for evidence in _walk(found)}


def _walk(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _walk(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name))


# --- stage 1 --------------------------------------------------------------------------------------


def _masks(rule: Rule, example: str, lexicon: Lexicon) -> bool:
    """Whether the rule masks something of the example, put where the rule looks."""
    if rule.label in ("head", "tail") or rule.id in _PARTS:
        first = _read(_article(example, _MORE, _LAST), lexicon)[0]
        part = first.passages[0 if rule.label != "tail" else 1]
        return part.kind == "boilerplate" and part.end - part.start < first.blocks[0].end
    if rule.label == "closing":
        example = _article(_LEAD, _MORE, example)
    elif rule.label:
        example = _article(_LEAD, _MORE, example, _LAST)
    return any(rule.id in found.masked.values() for found in _read(example, lexicon))


def _read(text: str, lexicon: Lexicon) -> list[Article]:
    files = [split_blocks(part.strip("\n")) for part in text.split(_FILES)]
    return [read_article(blocks, count_lines(files), lexicon) for blocks in files]


def _article(*blocks: str) -> str:
    return "\n\n".join(blocks)
