"""Whom a pronoun means: the nearest subject that fits in number and gender, or nobody where two are left.

A simplified ranking by salience after Lappin & Leass (1994, “An Algorithm for Pronominal Anaphora Resolution”): the
subject of a main clause before any other subject, that before all the rest, a nearer sentence before a farther one.
What binding forbids is no candidate (names inside what the pronoun's own verb reports), nor is what stands inside
quotation marks or in a heading. Sentences that are all quotation do not count as distance.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.drafts import Draft
from briefing.extract.parse import Parsed
from briefing.extract.quotes import QuoteIndex
from briefing.extract.voices import head_token
from briefing.model.observations import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
_WINDOW = 60
_BESIDE = 5
_MAIN, _SUBJECT, _OTHER = 2, 1, 0
_REPORTED = frozenset({"ccomp", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UNTELLING = frozenset(
    {"ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "initial", "full", "nsubj", "nsubjpass", "holder"}
)
"""What the model says of a name and where it stands: nothing in the text that makes it a body or a place."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Chains that a pronoun may mean together, how prominent they stand and how many sentences before.

    `told` says that the text tells its gender, `owned` that a pronoun like this one stands for another beside it.
    """

    chains: tuple[int, ...]
    rank: int
    distance: int
    speaks: bool
    told: bool
    owned: bool = False


class Antecedents:
    """The mentions of one source as pronouns find them."""

    def __init__(
        self, drafts: Sequence[Draft], kinds: dict[int, MentionKind], genders: dict[int, str], parsed: Parsed
    ) -> None:
        self._drafts = drafts
        self._kinds = kinds
        self._genders = genders
        self._quotes = QuoteIndex(parsed.quotations, parsed.source.text)
        self._told = [s.span.start for s in parsed.sentences if self._is_told(parsed.tokens(s))]
        self._ranks: dict[int, int] = {}
        titles = (s for s in parsed.sentences if s.zone in ("headline", "heading"))
        self._headed = {token.lower_ for s in titles for token in parsed.tokens(s)}

    def _is_told(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence has words of the narrator's, outside quotation marks."""
        return any(t.is_alpha and self._quotes.around(t.idx) is None for t in tokens)

    def meant_by(self, place: int) -> tuple[int, ...]:
        """The chains that the pronoun at a place means: one, two for a pair, none when unclear."""
        pronoun = self._drafts[place]
        found = list(self._candidates(place))
        if pronoun.surface in ("the former", "the latter"):
            return self._by_order(place)
        if self._is_joint(pronoun):
            found = [c for c in found if len(c.chains) > 1 or pronoun.surface == "they"]
        for distance in range(_REACH + 1):
            near = [c for c in found if c.distance == distance and not c.owned]
            if near:
                beyond = [c for c in found if c.distance == distance + 1 and c.rank == _MAIN and c.told]
                vague = pronoun.gender in ("f", "m") and not any(c.told or c.rank for c in near)
                return _choose(beyond if vague and beyond else near, speaks=pronoun.speaks)
            if distance and self._is_crossed(place, distance):
                return ()
        return self._subject_behind(pronoun) or self._untold_person(place)

    def one_talked_of(self, place: int, unclear: int) -> int:
        """The one person whom the last sentences name or take up, where the source gives that person no office.

        Meant for a description that nothing before it gives to anybody; `unclear` is its own chain, returned else, as
        it is where neither “also”, a heading with that noun nor a second mention tells that somebody known is meant.
        """
        own = self._drafts[place]
        before = [d for d in self._drafts[max(0, place - _WINDOW) : place] if self._distance(d, own) <= _REACH]
        named = {d.chain for d in self._drafts[:place] if d.form == "name" and self._kind(d) == "person"}
        talked = [d for d in before if d.chain in named and self._is_open(d, own) and self._distance(d, own)]
        chains = {d.chain for d in talked}
        offices = any(d.roles or d.title for d in self._drafts if d.chain in chains)
        words = own.line.words[own.last : own.last + 2]
        known = len(talked) > 1 or own.head in self._headed or any(w.low == "also" for w in words)
        alone = len(chains) == 1 and any(self._rank(d) == _MAIN for d in talked) and not offices
        return chains.pop() if alone and known else unclear

    # --- candidates ---------------------------------------------------------------------------------

    def _candidates(self, place: int) -> Iterator[Candidate]:
        pronoun = self._drafts[place]
        before = self._drafts[max(0, place - _WINDOW) : place]
        free = [d for d in before if d.chain >= 0 and d.end <= pronoun.start and self._is_open(d, pronoun)]
        for draft in free:
            if self._agrees(draft, pronoun):
                yield self._candidate((draft.chain,), draft, pronoun)
        if pronoun.plural:
            for one, other in itertools.pairwise(d for d in free if d.form != "pronoun" and not d.plural):
                if _are_joined(one, other) and self._kind(one) == self._kind(other) == "person":
                    yield self._candidate((one.chain, other.chain), one, pronoun)

    def _candidate(self, chains: tuple[int, ...], draft: Draft, pronoun: Draft) -> Candidate:
        told = draft.chain in self._genders
        owned = self._rank(draft) < _MAIN and _is_owned(draft, pronoun)
        return Candidate(chains, self._rank(draft), self._distance(draft, pronoun), draft.speaks, told, owned)

    def _distance(self, draft: Draft, pronoun: Draft) -> int:
        """How many sentences with words of the narrator's lie between, that of the pronoun counted."""
        low, high = draft.line.sentence.span.start, pronoun.line.sentence.span.start
        return bisect.bisect_left(self._told, high) - bisect.bisect_left(self._told, low)

    def _is_open(self, draft: Draft, pronoun: Draft) -> bool:
        """Whether a mention's place lets a pronoun look at it at all."""
        if draft.line.titled or draft.line.sentence.zone in ("headline", "heading"):
            return False
        around = self._quotes.around(draft.start)
        if around is not None and draft.end - draft.start < around.inner_end - around.inner_start - 1:
            inside = around.start < pronoun.start < around.end
            if not inside:
                return False
        elif self._quotes.around(pronoun.start) is not None:
            return False
        return draft.line is not pronoun.line or not _is_bound(draft, pronoun)

    def _agrees(self, draft: Draft, pronoun: Draft) -> bool:
        """Whether a mention fits a pronoun in kind, number and gender."""
        kind = self._kind(draft)
        if draft.form == "pronoun":
            same = draft.gender == pronoun.gender or not (draft.gender and pronoun.gender)
            return same and draft.plural == pronoun.plural and (draft.gender == "n") == (pronoun.gender == "n")
        if pronoun.plural:
            return (draft.plural and draft.form == "description") or (
                draft.form == "name" and kind == "group" and "adjective" not in draft.features
            )
        if draft.plural:
            return False
        if pronoun.gender == "n" and pronoun.form == "pronoun":
            return kind in ("organisation", "state") and not draft.place and "adjective" not in draft.features
        gender = self._genders.get(draft.chain, pronoun.gender)
        return kind == "person" and (not pronoun.gender or gender == pronoun.gender)

    def _kind(self, draft: Draft) -> MentionKind:
        return self._kinds.get(draft.chain, draft.kind)

    def _rank(self, draft: Draft) -> int:
        """How prominent a mention stands: subject of the main clause, other subject, anything else."""
        if id(draft) not in self._ranks:
            self._ranks[id(draft)] = _read_rank(draft)
        return self._ranks[id(draft)]

    # --- what forbids -------------------------------------------------------------------------------

    def _is_crossed(self, place: int, distance: int) -> bool:
        """Whether an institution speaks as subject of a sentence in between: a pronoun does not look past it."""
        pronoun = self._drafts[place]
        if pronoun.gender == "n" or pronoun.plural:
            return False
        before = (d for d in self._drafts[max(0, place - _WINDOW) : place] if d.form != "pronoun")
        between = (d for d in before if self._distance(d, pronoun) == distance)
        return any(d.speaks and self._kind(d) in ("organisation", "state") and self._rank(d) == _MAIN for d in between)

    @staticmethod
    def _is_joint(pronoun: Draft) -> bool:
        return pronoun.plural and pronoun.surface != "they"

    def _by_order(self, place: int) -> tuple[int, ...]:
        """“the former”, “the latter”: the first or the second of the two that the sentence before names."""
        pronoun = self._drafts[place]
        named = [d for d in self._drafts[max(0, place - _WINDOW) : place] if d.form == "name"]
        near = [d for d in named if self._distance(d, pronoun) == 1 and self._is_open(d, pronoun)]
        chains = list(dict.fromkeys(d.chain for d in near if "adjective" not in d.features and not d.place))
        return (chains[pronoun.surface == "the latter"],) if len(chains) == len("ab") else ()

    def _untold_person(self, place: int) -> tuple[int, ...]:
        """The only subject of the same or the last sentence whose kind the text does not tell: “she” makes it a person.

        Its name must have two words at least and may bear nothing but the model's tag.
        """
        pronoun = self._drafts[place]
        if pronoun.gender not in ("f", "m"):
            return ()
        before = [
            d for d in self._drafts[max(0, place - _WINDOW) : place] if d.form == "name" and d.end < pronoun.start
        ]
        subjects = [d for d in before if self._distance(d, pronoun) <= 1 and self._rank(d) > _OTHER]
        subjects = [d for d in subjects if self._is_open(d, pronoun)]
        chains = {d.chain for d in subjects}
        bearers = [d for d in self._drafts if d.form == "name" and d.chain in chains]
        untold = all(d.features <= _UNTELLING for d in subjects) and any(" " in d.surface for d in bearers)
        if len(chains) != 1 or not untold:
            return ()
        for draft in bearers:
            draft.kind, draft.features = "person", draft.features | {"taken up"}
        self._kinds[min(chains)] = "person"
        return tuple(chains)

    def _subject_behind(self, pronoun: Draft) -> tuple[int, ...]:
        """“After he left, Holm said …”: the subject of the main clause, where nobody before can be meant."""
        token = head_token(pronoun)
        if token is None or token.dep_ not in _SUBJECTS or token.head.dep_ != "advcl":
            return ()
        main = token.head.head
        behind = [d for d in self._drafts if d.line is pronoun.line and d.start > pronoun.end and d.chain >= 0]
        fit = {d.chain for d in behind if _verb(d) == main and d.form != "pronoun" and self._agrees(d, pronoun)}
        return (fit.pop(),) if len(fit) == 1 else ()


def _choose(near: list[Candidate], *, speaks: bool) -> tuple[int, ...]:
    """The most prominent candidate of one sentence; none when two stand alike."""
    best = max(c.rank for c in near)
    chosen = {c.chains for c in near if c.rank == best}
    if len(chosen) > 1 and speaks:
        chosen = {c.chains for c in near if c.rank == best and c.speaks}
    pairs = [c for c in chosen if len(c) > 1]
    if len(pairs) == 1:
        return pairs[0]
    return chosen.pop() if len(chosen) == 1 else ()


def _verb(draft: Draft) -> Token | None:
    """The verb that a mention is subject of, joined or apposed ones too; None for no subject."""
    token = head_token(draft)
    while token is not None and token.dep_ in ("appos", "conj") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token.head if token is not None and token.dep_ in _SUBJECTS else None


def _read_rank(draft: Draft) -> int:
    if not (draft.acts or draft.speaks):
        verb = _verb(draft)
        if verb is None:
            return _OTHER
    verb = _verb(draft)
    while verb is not None and verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    if verb is not None and (verb.dep_ == "ROOT" or verb.head == verb):
        return _MAIN
    return _SUBJECT


def _is_bound(draft: Draft, pronoun: Draft) -> bool:
    """Whether binding keeps a mention of the same sentence from being meant.

    A name inside what the pronoun's verb reports (“Norway has agreed, it said”) is somebody else (principle C); so is
    the noun of a relative clause whose subject the pronoun is (“the envoy he met”).
    """
    mention, own = head_token(draft), head_token(pronoun)
    if mention is None or own is None or own.dep_ not in _SUBJECTS:
        return False
    verb = own.head
    if verb.dep_ == "relcl":
        return bool(verb.head == mention)
    above = [mention, *mention.ancestors]
    if _shares_participle(above, own):
        return True
    if not pronoun.speaks or any(t.text == ":" for t in own.doc[mention.i : own.i]):
        return False
    if verb.dep_ == "parataxis" and verb.head in above:
        return not any(t.dep_ == "advcl" for t in above)
    reported = above[above.index(verb) - 1] if verb in above else mention
    return reported.dep_ in _REPORTED and not any(c.dep_ == "mark" for c in reported.children)


def _shares_participle(above: list[Token], subject: Token) -> bool:
    """“Pressed by Holm, he …”, “Meeting Holm, she …”: whom the participle names is not its understood subject."""
    steps = [t for t in above if t.dep_ not in ("agent", "pobj", "compound")][:2]
    led = next((t for t in steps if t.dep_ == "advcl" and t.tag_ in ("VBN", "VBG")), None)
    return led is not None and led.head == subject.head and not any(c.dep_ in _SUBJECTS for c in led.children)


def _is_owned(draft: Draft, pronoun: Draft) -> bool:
    """“… signed by her deputy, Piet Vos. She …”: the woman whose deputy he is stays the one talked of."""
    own = {"f": "her", "m": "his"}.get(pronoun.gender, "")
    before = [w.low for w in draft.line.words[max(0, draft.first - _BESIDE) : draft.last]]
    return bool(own) and own in before and not {".", ";", "and"} & set(before[before.index(own) :])


def _are_joined(one: Draft, other: Draft) -> bool:
    """“Holm and Vos” as one subject."""
    first, second = head_token(one), head_token(other)
    return first is not None and second is not None and second.dep_ == "conj" and second.head == first
