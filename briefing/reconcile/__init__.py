"""Stage 3, reconcile: the observations of all sources become findings.

It knows what every source said and nothing of how anything will look; it never reads raw text or parses. Order: which
sources share an origin, who is who and whose voice is missing, then what each holds, then what differs, what is shared
and what stays open.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.lexicon import Lexicon
from briefing.model.findings import Findings
from briefing.model.observations import Observations
from briefing.model.source import Source
from briefing.reconcile.actors import identify_actors
from briefing.reconcile.agreements import find_agreements
from briefing.reconcile.comparisons import compare_sources
from briefing.reconcile.conflicts import find_conflicts
from briefing.reconcile.disputes import find_disputed
from briefing.reconcile.figures import select_figures
from briefing.reconcile.keywords import select_keywords
from briefing.reconcile.leads import Found, rank_leads
from briefing.reconcile.material import Material
from briefing.reconcile.origins import group_origins
from briefing.reconcile.positions import find_positions
from briefing.reconcile.questions import find_questions
from briefing.reconcile.timeline import build_timeline
from briefing.reconcile.turns import find_turns
from briefing.reconcile.voices import find_ambiguities, find_silences


def reconcile(
    sources: tuple[Source, ...],
    observations: tuple[Observations, ...],
    lexicon: Lexicon,
    preferred: Mapping[str, tuple[str, ...]] | None = None,
) -> Findings:
    """What all sources together give, each tuple in its order of importance.

    `preferred` are names of actors that a house prefers, each with the other names that stand for the same.
    """
    material = Material(sources, observations, lexicon, preferred)
    origins = group_origins(material)
    cast = identify_actors(material, origins)
    keywords = select_keywords(material, cast)
    figures = select_figures(material, cast)
    disputed = find_disputed(material, cast)
    conflicts = find_conflicts(material, cast)
    positions = find_positions(material, cast, keywords, origins)
    silences = find_silences(material, cast, origins)
    questions = find_questions(material, cast, conflicts, silences)
    timeline = build_timeline(material)
    found = Found(
        keywords=keywords,
        actors=cast.actors,
        positions=positions,
        figures=figures,
        questions=questions,
        disputed=disputed,
        conflicts=conflicts,
        timeline=timeline,
    )
    return Findings(
        actors=cast.actors,
        silences=silences,
        ambiguities=find_ambiguities(material, cast),
        turns=find_turns(material, cast),
        positions=positions,
        conflicts=conflicts,
        disputed=disputed,
        comparisons=compare_sources(material, cast, conflicts),
        questions=questions,
        figures=figures,
        timeline=timeline,
        agreements=find_agreements(material, cast, origins),
        keywords=keywords,
        origins=origins,
        leads=rank_leads(material, found),
    )
