"""Who holds what, joined over the sources that tell it.

A position is a statement whose speaker is an actor. Statements of one holder that say the same (nearly the same content
words, or one quotation inside the other) become one position with several pieces of evidence. The text is a source's
own: nothing is rephrased.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.model.findings import Actor, Keyword, Origin, Position
from briefing.model.observations import Observations, Statement
from briefing.model.source import Evidence, Span, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

SAME_SHARE = 0.72
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SHORT = 3
_MODES = {"direct": "direct", "mixed": "direct", "indirect": "indirect"}


@dataclass(slots=True)
class _Draft:
    """A position in the making: its best statement and all that say the same."""

    holders: tuple[Actor, ...]
    statement: Statement
    source: str
    words: frozenset[str]
    evidence: list[Evidence]

    def takes(self, other: _Draft) -> bool:
        """Whether another says the same, so that it only adds evidence."""
        if self.holders != other.holders or not _compatible(self.statement, other.statement):
            return False
        shared = len(self.words & other.words)
        smaller, larger = sorted((len(self.words), len(other.words)))
        return smaller > _SHORT and (shared == smaller or shared / larger >= SAME_SHARE)


def find_positions(
    material: Material, cast: Cast, keywords: tuple[Keyword, ...], origins: tuple[Origin, ...]
) -> tuple[Position, ...]:
    """The positions, by holder's salience, then in text order. Topics are taken from the keywords."""
    _ = origins  # sources that copy each other still are several sources to cite
    rank = {actor.id: place for place, actor in enumerate(cast.actors)}
    drafts: dict[tuple[str, ...], list[_Draft]] = {}
    for draft in _drafts(material, cast):
        key = tuple(actor.id for actor in draft.holders)
        same = next((d for d in drafts.setdefault(key, []) if d.takes(draft)), None)
        if same is None:
            drafts[key].append(draft)
        else:
            same.evidence.extend(draft.evidence)
    topics = _Topics(material, keywords)
    ordered = sorted(drafts, key=lambda key: ([rank[i] for i in key], key))
    return tuple(_position(draft, material, cast, topics) for key in ordered for draft in drafts[key])


def _drafts(material: Material, cast: Cast) -> Iterator[_Draft]:
    function_words = material.lexicon.words("function_words")
    for observed in material.observations:
        for statement in observed.statements:
            holders = cast.of_mentions(observed.source, statement.speakers)
            words = frozenset(w for w in _words(statement.text) if w not in function_words)
            if holders and words and not _is_empty(statement, words):
                evidence = [_with_content(statement)]
                yield _Draft(holders, statement, observed.source, words, evidence)


def _with_content(statement: Statement) -> Evidence:
    return statement.evidence


def _is_empty(statement: Statement, words: frozenset[str]) -> bool:
    """Whether a statement says nothing by itself: a bare pronoun, or a word of agreement."""
    return len(words) < 2 and statement.mode == "indirect" and statement.attribution in ("speech", "attitude")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _compatible(one: Statement, other: Statement) -> bool:
    return one.negated == other.negated and {one.polarity, other.polarity} != {"supports", "opposes"}


def _position(draft: _Draft, material: Material, cast: Cast, topics: _Topics) -> Position:
    statement, first = draft.statement, draft.holders[0]
    holder = " and ".join(actor.name for actor in draft.holders)
    kind = "act" if statement.attribution in ("act", "intention") else _MODES[statement.mode]
    return Position(
        id=content_id("position", holder, statement.text, draft.source),
        holder=holder,
        actor=first.id,
        text=statement.text,
        topic=topics.of(draft.source, statement, holder),
        verb=statement.lemma or statement.cue,
        kind=kind,  # type: ignore[arg-type]
        polarity=statement.polarity,
        via=_name_at(statement.via, material, cast),
        hedges=statement.hedges,
        target=_name_at(statement.target, material, cast),
        date=material.source(draft.source).published,
        salience=max(actor.salience for actor in draft.holders),
        evidence=tuple(_distinct(draft.evidence)),
    )


def _distinct(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    seen: set[Span] = set()
    for item in evidence:
        if item.span not in seen:
            seen.add(item.span)
            yield item


def _name_at(span: Span | None, material: Material, cast: Cast) -> str | None:
    """The actor named in a span; a mention that is no actor goes by its surface."""
    if span is None:
        return None
    mentions = material.observed(span.source).mentions
    inside = tuple(i for i, mention in enumerate(mentions) if span.overlaps(mention.span))
    actors = cast.of_mentions(span.source, inside)
    if actors:
        return actors[0].name
    return mentions[inside[0]].surface if inside else None


class _Topics:
    """What a statement is about: the best keyword in its words, else in its sentence, else its own first keyphrase."""

    def __init__(self, material: Material, keywords: tuple[Keyword, ...]) -> None:
        self._material = material
        self._keywords = [(k.text, frozenset(_words(k.text))) for k in keywords]

    def of(self, source: str, statement: Statement, holder: str) -> str:
        """The topic, or the empty string."""
        named = set(_words(holder))
        for text in (statement.text, statement.evidence.quote):
            words = set(_words(text))
            for keyword, parts in self._keywords:
                if parts <= words and not parts <= named:
                    return keyword
        return self._own(self._material.observed(source), statement)

    def _own(self, observed: Observations, statement: Statement) -> str:
        words = set(_words(statement.text))
        fitting = (p.text for p in observed.keyphrases if set(_words(p.text)) <= words)
        return next(fitting, "")
