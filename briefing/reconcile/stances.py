"""Which statements are positions, and the drafts they make: a holder, a stretch of a source's words, and evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model.findings import Actor
from briefing.model.observations import Mention, Observations, Statement
from briefing.model.source import Evidence
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material
from briefing.reconcile.pieces import split_statement

SAME_SOURCE = 0.72  # share of content words that makes two statements of one holder one position
OTHER_SOURCE = 0.6  # the same between sources, which put things in their own words
_SHORT = 3
_GREAT = 3  # digits of a figure that hardly comes by chance
_VAGUE = re.compile(r"(?:(?:some|many|most|other|few) )?(?:people|others|ones)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_VOICE_LISTS = (
    "agency_nouns",
    "family_nouns",
    "group_heads",
    "kin",
    "media_nouns",
    "organisation_heads",
    "plain_persons",
    "role_heads",
    "voice_nouns",
)


@dataclass(slots=True)
class Draft:
    """A position in the making: its first statement and the evidence of all that say the same.

    `spokesman` is the nameless one who speaks for the holder.
    """

    holders: tuple[Actor, ...]
    spokesman: str | None
    statement: Statement
    source: str
    text: str
    words: frozenset[str]
    evidence: list[Evidence]

    def takes(self, other: Draft) -> bool:
        """Whether another of the same holders says the same, so that it only adds evidence."""
        if self.statement.negated == other.statement.negated and self._quotes_same(other):
            return True
        shared = len(self.words & other.words)
        smaller, larger = sorted((len(self.words), len(other.words)))
        enough = SAME_SOURCE if self.source == other.source else OTHER_SOURCE
        alike = smaller > _SHORT and (shared == smaller or shared / larger >= enough)
        told_again = self.source != other.source and (self._shares_figures(other) or self._shares_wording(other))
        return (alike or told_again) and _compatible(self.statement, other.statement) and self._same_figures(other)

    def _same_figures(self, other: Draft) -> bool:
        one, two = _figures(self), _figures(other)
        return one <= two or two <= one

    def _shares_figures(self, other: Draft) -> bool:
        """Whether both give one great figure and no other, with two words more in common: “up to 1,500 troops”."""
        figures = _figures(self)
        shared = [word for word in self.words & other.words if not word[0].isdigit()]
        great = any(len(figure) >= _GREAT for figure in figures)
        return great and figures == _figures(other) and len(shared) > 1

    def _shares_wording(self, other: Draft) -> bool:
        """Whether both quote the same words within a sentence of their own, and share another: “called it ‘absurd’”."""
        one, two = _quoted_words(self.statement), _quoted_words(other.statement)
        mixed = self.statement.mode == other.statement.mode == "mixed"
        return mixed and bool(one) and one == two and len(self.words & other.words - set(one)) > 0

    def _quotes_same(self, other: Draft) -> bool:
        """Whether the shorter of two quotations stands in the other word for word."""
        if "indirect" in (self.statement.mode, other.statement.mode):
            return False
        short, long = sorted((" ".join(words_of(d.text)) for d in (self, other)), key=len)
        return len(short.split()) > 2 and f" {short} " in f" {long} "

    def goes_on_in(self, other: Draft) -> bool:
        """Whether another is the participle that goes with this one: “rejected the claim, accusing the bank of …”."""
        one, two = self.statement, other.statement
        if one.cue_span is None or two.cue_span is None or one.evidence.span != two.evidence.span:
            return False
        after = one.cue_span < one.content[0] < two.cue_span
        return after and two.cue.endswith("ing") and two.lemma != "add"

    def join(self, other: Draft) -> None:
        """Take in the participle: the text runs on to its end, as the source has it."""
        sentence, cue = self.statement.evidence, self.statement.cue_span
        spoken = cue is None or not self.statement.text.startswith(self.statement.cue)
        start = self.statement.content[0].start if cue is None or spoken else cue.start
        end = max(span.end for span in other.statement.content)
        self.text = " ".join(sentence.quote[start - sentence.span.start : end - sentence.span.start].split())
        self.words |= other.words


def _figures(draft: Draft) -> set[str]:
    """The figures of a text, without the commas between their thousands."""
    return {re.sub(r",(?=\d{3})", "", word) for word in draft.words if word[0].isdigit()}


def _quoted_words(statement: Statement) -> tuple[str, ...]:
    """The words of a statement that stand in quotation marks."""
    whole = statement.evidence
    quoted = (whole.quote[q.start - whole.span.start : q.end - whole.span.start] for q in statement.quoted)
    return tuple(word for part in quoted for word in words_of(part))


def find_drafts(material: Material, cast: Cast) -> Iterator[Draft]:
    """The drafts of all sources, in text order: statements by an actor that take a stand on something."""
    judge = _Judge(material, cast)
    for observed in material.observations:
        for statement in observed.statements:
            if _in_heading(material, statement) or _names_within(statement):
                continue
            speakers = judge.by_name(cast.of_mentions(observed.source, statement.speakers))
            if speakers and judge.is_position(observed, statement, speakers):
                holders = judge.spoken_for(speakers, cast)
                spokesman = speakers[0].name if holders != speakers else None
                for text, evidence in split_statement(material, statement):
                    yield Draft(holders, spokesman, statement, observed.source, text, judge.content(text), evidence)


def _in_heading(material: Material, statement: Statement) -> bool:
    """Whether a statement stands in a section heading or a pull quote, which only repeats what the text says."""
    sentence = material.sentence_of(statement.evidence.span)
    return sentence is not None and sentence.zone == "heading"


def _names_within(statement: Statement) -> bool:
    """Whether the supposed speaker is somebody named in the quotation itself: “Proud of my friend for …”."""
    speaker = statement.speaker
    return speaker is not None and any(quote.contains(speaker) for quote in statement.quoted)


def words_of(text: str) -> list[str]:
    """The words of a text, without regard to case."""
    return [word.casefold() for word in _WORD.findall(text)]


class _Judge:
    """Which statements are positions: somebody who can speak takes a stand on something."""

    def __init__(self, material: Material, cast: Cast) -> None:
        lexicon = material.lexicon
        self._named: dict[str | None, list[Actor]] = defaultdict(list)
        for actor in cast.actors:
            if not actor.unnamed:
                self._named[actor.affiliation].append(actor)
        self._voices = frozenset().union(*(lexicon.words(name) for name in _VOICE_LISTS))
        self._spokes_nouns = lexicon.words("spokes_nouns")
        self._statement_nouns = lexicon.words("statement_nouns")
        self._no_stance = lexicon.words("no_stance")
        self._kin = lexicon.words("kin")
        self._function_words = lexicon.words("function_words")

    def is_position(self, observed: Observations, statement: Statement, holders: tuple[Actor, ...]) -> bool:
        """Whether a statement says something of its own, by a holder that has a voice."""
        content = self.content(statement.text)
        if not content or (len(content) < 2 and statement.mode == "indirect"):
            return False
        if statement.construction == "object" and len(content) < 3 and content & self._statement_nouns:
            return False  # “expressed concern”: about nothing that is said
        refused = statement.negated and statement.construction == "object"  # “would not discuss the sale”
        if statement.lemma in self._no_stance and statement.construction in ("object", "preposition") and not refused:
            return False
        if statement.construction == "colon" and (statement.text.endswith("?") or holders[0].mentions < _SHORT):
            return False
        return any(self._has_voice(observed.mentions[m]) for m in statement.speakers)

    def by_name(self, speakers: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The speakers, each described by kinship (“her brother”) as the one named person who is that to the same."""
        return tuple({actor.id: actor for actor in map(self._relative, speakers)}.values())

    def _relative(self, actor: Actor) -> Actor:
        ties = {role.role for role in actor.roles} & self._kin if actor.unnamed and actor.affiliation else set()
        if not ties:
            return actor
        near = self._named[actor.affiliation]
        named = [other for other in near if any(role.role in ties and role.of for role in other.roles)]
        return named[0] if len(named) == 1 else actor

    def content(self, text: str) -> frozenset[str]:
        """The words of a text that carry meaning."""
        return frozenset(word for word in words_of(text) if word not in self._function_words)

    def spoken_for(self, speakers: tuple[Actor, ...], cast: Cast) -> tuple[Actor, ...]:
        """The holders: for “a senior Norwegian official”, who has no name, the state or body that is spoken for."""
        return tuple({actor.id: actor for actor in (self._principal(a, cast) for a in speakers)}.values())

    def _principal(self, actor: Actor, cast: Cast) -> Actor:
        if not actor.unnamed or actor.affiliation is None or not set(words_of(actor.name)) & self._spokes_nouns:
            return actor
        principal = cast.actor(actor.affiliation)
        return principal if principal.kind in ("state", "organisation") else actor

    def _has_voice(self, mention: Mention) -> bool:
        """A name or pronoun speaks; a description does when its noun is one of persons or bodies, not “some people”."""
        if mention.form != "description":
            return True
        if _VAGUE.fullmatch(mention.surface):
            return False
        head = (mention.head or mention.surface.split()[-1]).casefold()
        return head in self._voices or head.removesuffix("s") in self._voices or f"{head}s" in self._voices


def _compatible(one: Statement, other: Statement) -> bool:
    return one.negated == other.negated and {one.polarity, other.polarity} != {"supports", "opposes"}
