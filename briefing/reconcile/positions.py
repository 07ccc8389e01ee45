"""Who holds what, joined over the sources that tell it.

A position is a statement whose speaker is an actor with a voice. Statements of one holder that say the same (nearly the
same content words and no other figures, or one quotation inside the other) become one position with several pieces of
evidence. The text is a source's own: nothing is rephrased.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from briefing.model.findings import Keyword, Origin, Position
from briefing.model.observations import Statement
from briefing.model.source import Evidence, Span, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material
from briefing.reconcile.stances import Draft, find_drafts, words_of

MOST_COMPARED = 20  # about how many positions of its holder one is compared with

_BARE = ("currency_words", "units", "numbers", "date_units", "company_nouns", "organisation_heads", "place_heads")


def find_positions(
    material: Material,
    cast: Cast,
    keywords: tuple[Keyword, ...],
    origins: tuple[Origin, ...],  # noqa: ARG001  sources that copy each other are still several to cite
) -> tuple[Position, ...]:
    """The positions, by holder's salience, then in text order. Topics are taken from the keywords."""
    rank = {actor.id: place for place, actor in enumerate(cast.actors)}
    by_holder: dict[tuple[str, ...], _Held] = defaultdict(_Held)
    for draft in find_drafts(material, cast):
        by_holder[tuple(actor.id for actor in draft.holders)].take_in(draft)
    topics = _Topics(keywords, cast, material)
    ordered = sorted(by_holder, key=lambda holders: ([rank[i] for i in holders], holders))
    return tuple(_position(draft, material, cast, topics) for holders in ordered for draft in by_holder[holders].drafts)


class _Held:
    """What one holder holds, looked up by its words, so that many sources cost no square."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._places: dict[str, dict[int, None]] = defaultdict(dict)

    def take_in(self, draft: Draft) -> None:
        """Add a draft: as evidence of the first that says the same, as the end of the last, or as a new one."""
        same = next((self.drafts[place] for place in self._near(draft) if self.drafts[place].takes(draft)), None)
        if same is not None:
            same.evidence.extend(draft.evidence)
            return
        if self.drafts and self.drafts[-1].goes_on_in(draft):
            self.drafts[-1].join(draft)
        else:
            self.drafts.append(draft)
        for word in draft.words:
            self._places[word][len(self.drafts) - 1] = None

    def _near(self, draft: Draft) -> list[int]:
        """The places of drafts that share words with one, those with its rarest words, in order."""
        near: set[int] = set()
        for word in sorted(draft.words, key=lambda w: (len(self._places[w]), w)):
            if len(near) < MOST_COMPARED:
                near.update(islice(self._places[word], MOST_COMPARED))
        return sorted(near)


def _position(draft: Draft, material: Material, cast: Cast, topics: _Topics) -> Position:
    statement = draft.statement
    holder = " and ".join(actor.name for actor in draft.holders)
    evidence = tuple(_distinct(draft.evidence))
    told = " ".join(e.quote.casefold() for e in evidence)
    return Position(
        id=content_id("position", holder, draft.text, draft.source),
        holder=holder,
        actor=draft.holders[0].id,
        text=draft.text,
        topic=topics.of(draft, holder),
        verb=f"not {statement.lemma}" if statement.negated else statement.lemma,
        kind="act" if statement.attribution in ("act", "intention") else _speech_kind(statement),
        polarity=statement.polarity,
        via=_name_at(statement.via, material, cast) or draft.spokesman,
        hedges=tuple(h for h in statement.hedges if h.casefold() in told),  # a long quotation is several positions
        target=_name_at(statement.target, material, cast),
        date=material.source(draft.source).published,
        salience=max(actor.salience for actor in draft.holders),
        evidence=evidence,
    )


def _speech_kind(statement: Statement) -> Literal["direct", "indirect"]:
    verbatim = statement.mode != "indirect" or statement.construction in ("colon", "interview", "turn")
    return "direct" if verbatim else "indirect"


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
    """What a position is about: the best keyword in its words, else in its sentence.

    A topic is a keyword of several sources; persons, units and bare nouns for any body (“the lender”) are none.
    """

    def __init__(self, keywords: tuple[Keyword, ...], cast: Cast, material: Material) -> None:
        persons = {
            word for a in cast.actors if a.kind == "person" for n in (a.name, *a.aliases) for word in words_of(n)
        }
        bare = {word.casefold() for name in _BARE for word in material.lexicon.words(name)}
        shared = (k for k in keywords if len(k.sources) > 1 or len(material.sources) == 1)
        told = (k.text for k in shared if not {t := k.text.casefold(), t.removesuffix("s")} & bare)
        matters = ((text, frozenset(words_of(text))) for text in told)
        self._keywords = [(text, words) for text, words in matters if words and not words <= persons]

    def of(self, draft: Draft, holder: str) -> str:
        """The topic, or the empty string. A keyword that only names the holder is no topic."""
        named = set(words_of(holder))
        for text in (draft.text, draft.evidence[0].quote):
            words = set(words_of(text))
            for keyword, parts in self._keywords:
                if parts <= words and not parts <= named:
                    return keyword
        return ""
