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
from briefing.model.observations import Mention, Observations, Statement
from briefing.model.source import Evidence, Span, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

SAME_SHARE = 0.72
APART = 60  # characters: a quotation that goes on after its cue, and is no shorter, is a position of its own
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SHORT = 3
_VOICE_LISTS = (
    "agency_nouns",
    "family_nouns",
    "group_heads",
    "kin",
    "media_nouns",
    "organisation_heads",
    "role_heads",
    "voice_nouns",
)
_MODES = {"direct": "direct", "mixed": "direct", "indirect": "indirect"}


@dataclass(slots=True)
class _Draft:
    """A position in the making: its best statement and all that say the same."""

    holders: tuple[Actor, ...]
    statement: Statement
    source: str
    text: str
    words: frozenset[str]
    evidence: list[Evidence]

    def takes(self, other: _Draft) -> bool:
        """Whether another says the same, so that it only adds evidence."""
        if self.holders != other.holders or not _compatible(self.statement, other.statement):
            return False
        shared = len(self.words & other.words)
        smaller, larger = sorted((len(self.words), len(other.words)))
        return smaller > _SHORT and (shared == smaller or shared / larger >= SAME_SHARE)

    def goes_on_in(self, other: _Draft) -> bool:
        """Whether another is the participle that goes with this one: “rejected the claim, accusing the bank of …”."""
        one, two = self.statement, other.statement
        together = one.evidence.span == two.evidence.span and one.cue_span is not None and two.cue_span is not None
        return together and two.cue.endswith("ing") and two.lemma != "add" and two.cue_span > one.cue_span

    def join(self, other: _Draft) -> None:
        """Take in the participle: the text runs from the first cue to its end, as the source has it."""
        sentence, first = self.statement.evidence, self.statement.cue_span
        start = first.start if first is not None else sentence.span.start
        end = max(span.end for span in other.statement.content)
        self.text = " ".join(sentence.quote[start - sentence.span.start : end - sentence.span.start].split())
        self.words |= other.words


def find_positions(
    material: Material, cast: Cast, keywords: tuple[Keyword, ...], origins: tuple[Origin, ...]
) -> tuple[Position, ...]:
    """The positions, by holder's salience, then in text order. Topics are taken from the keywords."""
    _ = origins  # sources that copy each other still are several sources to cite
    rank = {actor.id: place for place, actor in enumerate(cast.actors)}
    drafts: dict[tuple[str, ...], list[_Draft]] = {}
    for draft in _drafts(material, cast):
        key = tuple(actor.id for actor in draft.holders)
        known = drafts.setdefault(key, [])
        same = next((d for d in known if d.takes(draft)), None)
        if same is None and known and known[-1].goes_on_in(draft):
            known[-1].join(draft)
        elif same is None:
            known.append(draft)
        else:
            same.evidence.extend(draft.evidence)
    topics = _Topics(material, keywords)
    ordered = sorted(drafts, key=lambda key: ([rank[i] for i in key], key))
    return tuple(_position(draft, material, cast, topics) for key in ordered for draft in drafts[key])


def _drafts(material: Material, cast: Cast) -> Iterator[_Draft]:
    judge = _Judge(material)
    for observed in material.observations:
        for statement in observed.statements:
            holders = cast.of_mentions(observed.source, statement.speakers)
            if holders and judge.is_position(observed, statement, holders):
                yield from _pieces(material, observed.source, statement, holders)


class _Judge:
    """Which statements are positions: somebody who can speak takes a stand on something."""

    def __init__(self, material: Material) -> None:
        lexicon = material.lexicon
        self._voices = frozenset().union(*(lexicon.words(name) for name in _VOICE_LISTS))
        self._no_stance = lexicon.words("no_stance")
        self._function_words = lexicon.words("function_words")

    def is_position(self, observed: Observations, statement: Statement, holders: tuple[Actor, ...]) -> bool:
        """Whether a statement says something of its own, by a holder that has a voice."""
        content = [w for w in _words(statement.text) if w not in self._function_words]
        if not content or (len(content) < 2 and statement.mode == "indirect"):
            return False
        if statement.lemma in self._no_stance and statement.construction in ("object", "preposition"):
            return False
        if statement.construction == "noun" and statement.negated:
            return False
        if statement.construction == "colon" and (statement.text.endswith("?") or holders[0].mentions < 3):
            return False
        return any(self._has_voice(observed.mentions[m]) for m in statement.speakers)

    def _has_voice(self, mention: Mention) -> bool:
        """A name or pronoun speaks; a description does when its noun is one of persons or bodies."""
        if mention.form != "description":
            return True
        head = (mention.head or mention.surface.split()[-1]).casefold()
        return head in self._voices or head.removesuffix("s") in self._voices or f"{head}s" in self._voices


def _pieces(material: Material, source: str, statement: Statement, holders: tuple[Actor, ...]) -> Iterator[_Draft]:
    """A statement as drafts: a long quotation that goes on apart from its cue is one of its own.

    Such a part cites its own sentences first, then the sentence that says whose words they are.
    """
    function_words = material.lexicon.words("function_words")
    parts = _later_parts(statement)
    text, near = statement.text, statement.evidence
    if parts and statement.cue_span is not None:
        kept = [span for span in statement.content if span not in parts]
        text = _text_of(statement, kept)
        start = min(statement.cue_span.start, kept[0].start)
        near = _sentences(material, statement, start, max(statement.cue_span.end, kept[-1].end))
    yield _Draft(holders, statement, source, text, _content_words(text, function_words), [near])
    for part in parts:
        text = _text_of(statement, [part])
        evidence = [_sentences(material, statement, part.start, part.end), near]
        yield _Draft(holders, statement, source, text, _content_words(text, function_words), evidence)


def _later_parts(statement: Statement) -> list[Span]:
    """The quoted parts that stand apart from the cue and are long enough to say something by themselves."""
    if len(statement.content) < 2 or statement.cue_span is None:
        return []
    apart = [s for s in statement.content[1:] if s.start > statement.cue_span.end and s.end - s.start > APART]
    return [s for s in apart if any(s.contains(quote) for quote in statement.quoted)]


def _text_of(statement: Statement, spans: Iterable[Span]) -> str:
    """The words of some spans of the content, from the evidence that holds them."""
    whole = statement.evidence
    pieces = (whole.quote[s.start - whole.span.start : s.end - whole.span.start] for s in spans)
    return " … ".join(" ".join(piece.split()).strip(" ,;:") for piece in pieces)


def _sentences(material: Material, statement: Statement, first: int, last: int) -> Evidence:
    """The sentences from the one at `first` to the one at `last` (offsets), as evidence of the statement's rule."""
    source, rule = material.source(statement.evidence.source), statement.evidence.rule
    opening = material.sentence_of(Span(source=source.id, start=first, end=first + 1))
    closing = material.sentence_of(Span(source=source.id, start=last - 1, end=last))
    if opening is None or closing is None:
        return statement.evidence
    return source.cite(opening.span.start, max(closing.span.end, last), rule, sentence=opening.number)


def _content_words(text: str, function_words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in _words(text) if word not in function_words)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _compatible(one: Statement, other: Statement) -> bool:
    return one.negated == other.negated and {one.polarity, other.polarity} != {"supports", "opposes"}


def _position(draft: _Draft, material: Material, cast: Cast, topics: _Topics) -> Position:
    statement, first = draft.statement, draft.holders[0]
    holder = " and ".join(actor.name for actor in draft.holders)
    kind = "act" if statement.attribution in ("act", "intention") else _MODES[statement.mode]
    return Position(
        id=content_id("position", holder, draft.text, draft.source),
        holder=holder,
        actor=first.id,
        text=draft.text,
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
