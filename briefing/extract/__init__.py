"""Stage 2, extract: one source becomes observations, without a look at any other.

Pure, so that it is cached by digest and runs in parallel: the same source, rules and model give the same observations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.extract.clauses import find_clauses
from briefing.extract.condense import condense_sentences
from briefing.extract.denials import find_denials
from briefing.extract.doubts import find_doubts
from briefing.extract.events import find_events
from briefing.extract.figures import find_figures
from briefing.extract.hedges import find_hedges
from briefing.extract.keyphrases import find_keyphrases
from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed, parse_sources
from briefing.extract.speakers import link_denials, link_statements
from briefing.extract.statements import find_statements
from briefing.lexicon import Lexicon
from briefing.model.observations import Observations
from briefing.model.source import Source


def observe(sources: Iterable[Source], model: str, lexicon: Lexicon) -> Iterator[Observations]:
    """The observations of each source, in order. `model` names an installed spaCy pipeline."""
    for parsed in parse_sources(sources, model, lexicon):
        yield _observe(parsed)


def _observe(parsed: Parsed) -> Observations:
    hedges = find_hedges(parsed)
    statements = find_statements(parsed, hedges)
    denials = find_denials(parsed, statements)
    holders = [s.speaker for s in statements if s.speaker] + [d.holder for d in denials if d.holder]
    mentions = find_mentions(parsed, holders)
    statements = link_statements(parsed, statements, mentions)
    return Observations(
        source=parsed.source.id,
        sentences=condense_sentences(parsed, mentions),
        mentions=mentions,
        statements=statements,
        figures=find_figures(parsed, statements) if parsed.lexicon.words("numbers") else (),
        events=find_events(parsed),
        hedges=hedges,
        clauses=find_clauses(parsed, statements, hedges),
        doubts=find_doubts(parsed, mentions),
        denials=link_denials(parsed, denials, mentions),
        keyphrases=find_keyphrases(parsed),
        problems=tuple(parsed.problems),
    )
