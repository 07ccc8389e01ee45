"""Who says, holds or does what: direct, mixed and indirect attribution.

An attribution has a source, a cue and a content (Pareti 2012, “A database of attribution relations”). Extractors of a
few general kinds propose candidates from the parse and the quotation marks; the word lists say which cues count and
what they govern; then quotations are taken whole, doubles and inner ones dropped, and quoted passages carried on.
"""

from __future__ import annotations

import bisect
import re

from briefing.extract.parse import Parsed
from briefing.extract.polarity import judge_polarity
from briefing.extract.quotes import QuoteIndex
from briefing.extract.statement_answers import find_answers
from briefing.extract.statement_carrying import carry_on
from briefing.extract.statement_cues import Candidate, Place, read_cues
from briefing.extract.statement_interviews import find_interview
from briefing.extract.statement_issuers import find_own_voice
from briefing.extract.statement_lists import find_listed
from briefing.extract.statement_neighbours import find_misread_cues, find_neighbours
from briefing.extract.statement_phrases import (
    find_judgements,
    find_noun_candidates,
    find_quoted_colons,
    find_reckonings,
    find_source_phrases,
)
from briefing.extract.statement_readings import Reading
from briefing.extract.statement_selection import select_candidates
from briefing.extract.statement_turns import find_turns
from briefing.extract.statement_verbs import find_verb_candidates
from briefing.extract.statement_wordings import find_claimed_quotations
from briefing.extract.trimming import dateline_length
from briefing.model.observations import Hedge, Mode, Statement
from briefing.model.source import Evidence, Span

_NEAR = 60
_THAT = re.compile(
    r"^that(?:,\s|\s)(?!(?:is|was|will|wo|would|has|had|can|could|does|did|may|might|must|should)(?:n['’]t)?\b)"
)
_EDGES = " \t\r\n\xa0,;:.–—-"


def find_statements(parsed: Parsed, hedges: tuple[Hedge, ...]) -> tuple[Statement, ...]:
    """The statements of a source, in text order; speakers are spans, not yet linked to mentions."""
    cues, quotes = read_cues(parsed.lexicon), QuoteIndex(parsed.quotations, parsed.source.text)
    doc, text = parsed.doc, parsed.text
    readable = [p for p in parsed.source.passages if p.kind != "boilerplate"]
    reading = Reading(doc=doc, text=text, cues=cues, quotes=quotes)
    candidates = [
        *find_noun_candidates(doc, cues, quotes),
        *find_verb_candidates(reading),
        *find_source_phrases(doc, cues, quotes, text),
        *find_reckonings(doc, cues, quotes),
        *find_judgements(doc, cues, quotes),
        *find_misread_cues(reading),
        *find_turns(reading, [(p.start, p.end) for p in readable]),
        *find_interview(reading, readable),
        *find_quoted_colons(doc, quotes, text),
        *find_claimed_quotations(reading),
        *find_neighbours(reading),
        *find_listed(reading, readable),
    ]
    selected = select_candidates(candidates, quotes, text)
    selected = find_own_voice(reading, parsed.source, parsed.lexicon, selected)
    answered = sorted([*selected, *find_answers(reading, selected)], key=lambda c: c.anchor)
    kept = carry_on(answered, quotes, text)
    starts = [hedge.evidence.span.start for hedge in hedges]
    found = []
    for candidate in kept:
        evidence = _evidence(parsed, candidate)
        candidate.content = _without_gloss(_without_dateline(candidate.content, evidence), candidate.gloss)
        first = bisect.bisect_left(starts, evidence.span.start)
        near = hedges[first : bisect.bisect_left(starts, evidence.span.end)]
        found.append(_statement(parsed, candidate, evidence, quotes, near))
    return tuple(found)


def _without_dateline(content: list[Place], evidence: Evidence) -> list[Place]:
    """The content from behind the dateline of its sentence: “TESVIK - The bank will close, …”."""
    begins = evidence.span.start + dateline_length(evidence.quote)
    return [(max(start, begins), end) for start, end in content if end > begins]


def _without_gloss(content: list[Place], gloss: Place | None) -> list[Place]:
    """The content without the aside at the end of one of its parts."""
    if gloss is None:
        return content
    return [(start, gloss[0]) if start < gloss[0] and end == gloss[1] else (start, end) for start, end in content]


def _statement(
    parsed: Parsed, found: Candidate, evidence: Evidence, quotes: QuoteIndex, hedges: tuple[Hedge, ...]
) -> Statement:
    """A candidate as a statement; `hedges` are those of its sentences."""
    quoted = _quoted_parts(found.content, quotes)
    content = tuple(parsed.span(start, end) for start, end in found.content)
    return Statement(
        cue=parsed.source.text[found.cue[0] : found.cue[1]] if found.cued else "",
        cue_span=parsed.span(*found.cue) if found.cued else None,
        speaker=parsed.span(*found.speaker) if found.speaker else None,
        content=content,
        quoted=tuple(parsed.span(start, end) for start, end in quoted),
        mode=_mode(found.content, quotes),
        attribution=found.attribution,
        construction=found.construction,
        text=_printable(parsed.source.text, found),
        negated=found.negated,
        hedges=_hedges_on(content, hedges),
        via=parsed.span(*found.via) if found.via else None,
        target=parsed.span(*found.target) if found.target else None,
        polarity=judge_polarity(parsed, found, hedges),
        lemma=found.lemma,
        evidence=evidence,
    )


def _hedges_on(content: tuple[Span, ...], hedges: tuple[Hedge, ...]) -> tuple[str, ...]:
    """The words that weaken the content: those whose scope reaches into it. Mere negation is left out."""
    weakening = (h for h in hedges if h.kind != "negation")
    return tuple(dict.fromkeys(h.cue for h in weakening if any(h.scope.overlaps(c) for c in content)))


def _quoted_parts(content: list[Place], quotes: QuoteIndex) -> list[Place]:
    parts = []
    for start, end in content:
        for quote in quotes.touching(start, end):
            inner = max(start, quote.inner_start), min(end, quote.inner_end)
            if inner[0] < inner[1]:
                parts.append(inner)
    return parts


def _mode(content: list[Place], quotes: QuoteIndex) -> Mode:
    touched = [quote for start, end in content for quote in quotes.touching(start, end)]
    if not touched:
        return "indirect"
    whole = all(any(q.start - 1 <= start and end <= q.end + 1 for q in touched) for start, end in content)
    return "direct" if whole else "mixed"


def _printable(text: str, found: Candidate) -> str:
    """The content as one line; with its cue where that carries the meaning (“condemned it”, “did not say …”)."""
    pieces = list(found.content)
    telling = not found.clausal or found.lead is not None
    behind = next((i for i, piece in enumerate(pieces) if piece[0] >= found.cue[1]), 0)
    if telling and 0 <= pieces[behind][0] - found.cue[1] < _NEAR:
        pieces[behind] = (found.cue[0] if found.lead is None else found.lead, pieces[behind][1])
    words = [" ".join(text[start:end].split()).strip(_EDGES) for start, end in pieces]
    joined = " … ".join(word for word in words if word)
    return _THAT.sub("", joined)


def _evidence(parsed: Parsed, found: Candidate) -> Evidence:
    """The sentences from the first that holds content or cue to the last that holds content."""
    start = min(found.cue[0], found.content[0][0])
    end = max(found.cue[1], found.content[-1][1])
    first, last = parsed.sentence_at(start), parsed.sentence_at(end - 1)
    if first is None or last is None:
        return parsed.cite(start, end, f"statement.{found.construction}")
    return parsed.cite(first.span.start, max(last.span.end, end), f"statement.{found.construction}")
