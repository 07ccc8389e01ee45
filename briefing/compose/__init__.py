"""Stage 4, compose: findings become a brief. It chooses, orders and words; it finds no new facts.

A section is one file in `compose/sections/` with a function `compose(desk, settings) -> Section`, and its line in
`SECTIONS`; another package brings one as `briefing.plugins` says. Order, titles and limits come from the configuration.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from msgspec.structs import replace

from briefing.changes import Earlier
from briefing.compose.citations import CitationBook
from briefing.compose.desk import Desk
from briefing.compose.layouts import Measure, choose_layout
from briefing.compose.markings import check_marking, choose_marking
from briefing.compose.sections import (
    about,
    agreements,
    changes,
    disputed,
    key_actors,
    key_figures,
    keywords,
    open_questions,
    positions,
    source_comparison,
    source_conflicts,
    summary,
    timeline,
)
from briefing.compose.sections import sources as source_table
from briefing.compose.titles import make_deck, make_facts, make_title
from briefing.errors import RenderError
from briefing.labels import say, speaking
from briefing.model.brief import Brief, Section, SourceEntry
from briefing.model.findings import Findings
from briefing.model.observations import Sentence
from briefing.model.source import UNJUDGED, Problem, Source
from briefing.plugins import load_plugin
from briefing.settings import SectionSettings, Settings, find_layout

SECTIONS: dict[str, Callable[[Desk, SectionSettings], Section]] = {
    "summary": summary.compose,
    "changes": changes.compose,
    "key_actors": key_actors.compose,
    "positions": positions.compose,
    "source_conflicts": source_conflicts.compose,
    "disputed": disputed.compose,
    "source_comparison": source_comparison.compose,
    "open_questions": open_questions.compose,
    "key_figures": key_figures.compose,
    "timeline": timeline.compose,
    "agreements": agreements.compose,
    "keywords": keywords.compose,
    "sources": source_table.compose,
    "about": about.compose,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything stage 4 needs: findings, the sources and their numbered sentences, problems, and what made them.

    `earlier` is the edition whose changes the brief tells; None when it tells none.
    """

    findings: Findings
    sources: tuple[Source, ...]
    sentences: tuple[Sentence, ...]
    problems: tuple[Problem, ...] = ()
    provenance: dict[str, str] = field(default_factory=dict)
    function_words: frozenset[str] = frozenset()
    earlier: Earlier | None = None


def compose(dossier: Dossier, settings: Settings, measure: Measure | None = None) -> Brief:
    """The brief as its layout prints it, with every cited sentence in its references.

    `measure` tells the number of pages of a brief; without it, lengths are estimated. Raises `ConfigError` for an
    unknown layout, `RenderError` for one that cannot be kept.
    """
    graded = tuple(_graded(source, settings) for source in dossier.sources)
    dossier = dataclasses.replace(dossier, sources=graded)
    with speaking(settings.brief.language, settings.brief.labels):
        return choose_layout(_compose_whole(dossier, settings), dossier.findings, find_layout(settings), measure)


def _compose_whole(dossier: Dossier, settings: Settings) -> Brief:
    """The brief with everything that was found.

    Its date changes only when a statement does: a brief that states what the earlier edition did has that one's date.
    """
    problems = (*dossier.problems, *check_marking(settings.brief.marking, dossier.sources))
    desk = Desk(
        findings=dossier.findings,
        sources=dossier.sources,
        problems=problems,
        provenance=dossier.provenance,
        citations=CitationBook(dossier.sources, dossier.sentences),
        sentences=dossier.sentences,
        function_words=dossier.function_words,
        as_of=_as_of(dossier.sources, settings),
        titles={s.type: say(s.title) for s in settings.section},
        earlier=dossier.earlier,
    )
    sections = _compose_sections(desk, settings)
    edition = settings.brief.edition
    if desk.earlier:
        same = not changes.find_changes(dataclasses.replace(desk, composed=sections), desk.earlier)
        number = desk.earlier.number if same else desk.earlier.following
        edition = edition or str(number or "")
        if same:
            desk = dataclasses.replace(desk, as_of=str(desk.earlier.brief["as_of"]))
            sections = _compose_sections(desk, settings)
    return Brief(
        title=settings.brief.title or make_title(desk),
        deck=make_deck(desk),
        kind=say(settings.brief.kind),
        issuer=settings.brief.issuer,
        desk=settings.brief.desk,
        marking=choose_marking(settings.brief.marking, dossier.sources),
        as_of=desk.as_of,
        language=settings.brief.language,
        facts=make_facts(desk, edition, sections),
        sections=sections,
        references=desk.citations.references(),
        sources=tuple(_describe(source) for source in dossier.sources),
        problems=problems,
        provenance=dossier.provenance,
        excerpts=desk.citations.excerpts(),
        layout=settings.brief.layout,
    )


def _compose_sections(desk: Desk, settings: Settings) -> tuple[Section, ...]:
    """The sections in their order; the one that compares comes last into being, and not without an earlier edition."""
    wanted = [replace(s, title=say(s.title)) for s in settings.section if s.type != "changes" or desk.earlier]
    composed = {s.type: _compose_section(desk, s) for s in wanted if s.type != "changes"}
    whole = dataclasses.replace(desk, composed=tuple(composed.values()))
    return tuple(composed.get(s.type) or _compose_section(whole, s) for s in wanted)


def _compose_section(desk: Desk, settings: SectionSettings) -> Section:
    """A section of this package, or one that another package brings."""
    function = SECTIONS.get(settings.type) or load_plugin("sections", settings.type, SECTIONS)
    section = function(desk, settings)
    if not isinstance(section, Section):
        raise RenderError(f"The section “{settings.type}” gives {type(section).__name__}, not a Section.")
    return section


def _as_of(sources: tuple[Source, ...], settings: Settings) -> str:
    """The date of issue: configured, else `SOURCE_DATE_EPOCH`, else the newest source's; empty when none has one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if settings.brief.as_of:
        return settings.brief.as_of
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return max((s.published for s in sources if s.published), default="")


def _graded(source: Source, settings: Settings) -> Source:
    """The source with the reliability that somebody gave it or its publisher; F, cannot be judged, where nobody did."""
    grades = {publisher.casefold(): grade for publisher, grade in settings.reliability.items()}
    given = source.reliability or grades.get((source.publisher or "").casefold(), UNJUDGED)
    return dataclasses.replace(source, reliability=given)


def _describe(source: Source) -> SourceEntry:
    return SourceEntry(
        id=source.id,
        number=source.number,
        path=source.path,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        published=source.published,
        published_from=source.published_from,
        words=source.words,
        sha256=source.sha256,
        text_sha256=source.text_sha256,
        reliability=source.reliability,
    )
