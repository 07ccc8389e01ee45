"""Who changed position, where a source says so itself: “reversed its decision”, “after first denying it”.

Dates alone tell no change: two statements on one topic may differ and still agree. So only words of change count, with
the one who is their subject, and the sentence is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.findings import Turn
from briefing.model.observations import Sentence
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

TURN_RULE = "reconcile.turn"
_MOST = 12


def find_turns(material: Material, cast: Cast) -> tuple[Turn, ...]:
    """The changes of position that the sources tell, those of the most salient actors first."""
    rank = {actor.id: place for place, actor in enumerate(cast.actors)}
    cue = material.lexicon.patterns(TURN_RULE)[0].regex
    found: list[Turn] = []
    for observed in material.observations:
        for sentence in observed.sentences:
            told = cue.search(sentence.evidence.quote)
            if told is None or sentence.zone in ("headline", "heading"):
                continue
            end = len(sentence.evidence.quote) if told[0].casefold().startswith("after") else told.start()
            actor = next(_actors_before(material, cast, sentence, end), None)
            if actor is not None:
                evidence = (
                    material.source(observed.source).cite(*_place(sentence), TURN_RULE, sentence=sentence.number),
                )
                found.append(
                    Turn(
                        id=content_id("turn", actor, sentence.evidence.quote),
                        actor=actor,
                        cue=told[0],
                        evidence=evidence,
                    )
                )
    return tuple(sorted(found, key=lambda turn: (rank[turn.actor], turn.evidence[0].span))[:_MOST])


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.evidence.span.start, sentence.evidence.span.end


def _actors_before(material: Material, cast: Cast, sentence: Sentence, end: int) -> Iterator[str]:
    """The actors that act or speak in a sentence before some place in it, the nearest first."""
    source = sentence.evidence.source
    start, _ = _place(sentence)
    mentions = material.observed(source).mentions
    inside = [i for i, m in enumerate(mentions) if start <= m.span.start < start + end and (m.acts or m.speaks)]
    for index in reversed(inside):
        if (source, index) in cast.by_mention:
            yield cast.by_mention[source, index]
