"""What can be a cue, from the word lists, and what an extractor hands over: a candidate."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.lexicon import Lexicon
from briefing.model.observations import AttributionClass

if TYPE_CHECKING:
    from spacy.tokens import Token

VERB_LISTS: tuple[tuple[str, AttributionClass], ...] = (
    ("act_verbs", "act"),
    ("intention_verbs", "intention"),
    ("attitude_verbs", "attitude"),
    ("speech_verbs", "speech"),
)
_OWNERS = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_PERSONAL = frozenset(("he", "she", "they", "we", "i", "one"))
_VOICE_LISTS = ("role_heads", "group_heads", "spokes_nouns", "gendered_nouns", "organisation_heads", "company_nouns")
Place = tuple[int, int]
Frames = dict[str, AttributionClass]


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A possible statement: places are (start, end) offsets. `construction` names the rule: `statement.<construction>`.

    `lemma` is the cue's, with its particle or noun; `cue` the place of the whole cue; `anchor` the place of its head.
    `lead` is where the words begin without which the cue would say something else (“has not confirmed”, “may sign”).
    `gloss` is the place of an aside at the end of the content that explains a name. `cued` is False where the cue
    stands in another paragraph; `cue` is then the content's place.
    """

    construction: str
    lemma: str
    attribution: AttributionClass
    anchor: Place
    cue: Place
    speaker: Place | None
    content: list[Place]
    negated: bool = False
    via: Place | None = None
    target: Place | None = None
    clausal: bool = True
    lead: int | None = None
    gloss: Place | None = None
    cued: bool = True
    chars: set[int] = field(default_factory=set)

    @property
    def end(self) -> int:
        """Where cue and content end."""
        return max(self.cue[1], self.content[-1][1])


class Cues:
    """The word lists of attribution as tables: lemma → frame → class.

    A verb of two words (“rule out”, “make clear”) is found by its first word and the child that is the second.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, Frames] = {}
        self.phrasal: dict[str, frozenset[str]] = {}
        for name, attribution in VERB_LISTS:
            for lemma, frames in lexicon.table(name).items():
                self.verbs.setdefault(lemma, {}).update(dict.fromkeys(frames, attribution))
                first, _, second = lemma.partition(" ")
                if second:
                    self.phrasal[first] = self.phrasal.get(first, frozenset()) | {second}
        self.nouns = {noun: frozenset(frames) for noun, frames in lexicon.table("statement_nouns").items()}
        self.adjectives = {word: frozenset(frames) for word, frames in lexicon.table("statement_adjectives").items()}
        self.light_verbs = lexicon.words("light_verbs")
        self.message_nouns = lexicon.words("message_nouns")
        self.source_nouns = lexicon.words("source_nouns")
        self.bodies = lexicon.words("organisation_heads") | lexicon.words("company_nouns")
        self.roles = lexicon.words("role_heads") | lexicon.words("group_heads")
        self.judged = lexicon.words("judged_nouns")
        self.telling = lexicon.words("telling_verbs")
        self._voices = frozenset().union(*(lexicon.words(name) for name in _VOICE_LISTS))
        self.source_phrases = lexicon.compile(
            r"(?i)\b{source_phrases}\b(?! {not_sources}\b)", "statement.source-phrase"
        )

    def is_voice(self, noun: Token) -> bool:
        """Whether a noun or pronoun can be somebody who speaks: a person, a body, a people or state, a role."""
        if noun.pos_ == "PRON":
            return noun.lower_ in _PERSONAL
        named = noun.ent_type_ in _OWNERS or (noun.pos_ == "PROPN" and not noun.ent_type_)
        return named or noun.lemma_.lower() in self._voices

    def of_verb(self, verb: Token) -> tuple[str, Frames, Token | None]:
        """The cue that a verb is: its lemma (with particle), its frames (empty for no cue) and the particle."""
        lemma = verb.lemma_.lower()
        if lemma in self.phrasal:
            for child in verb.children:
                if child.i > verb.i and child.lower_ in self.phrasal[lemma]:
                    return f"{lemma} {child.lower_}", self.verbs[f"{lemma} {child.lower_}"], child
        return lemma, self.verbs.get(lemma, {}), None


def speaker_behind(subject: Token, cues: Cues) -> Token:
    """Whose message it is that says something: the owner of “the ministry's report”, of “a letter from the bank”."""
    if subject.pos_ == "PROPN":  # “the Harbour Post”
        return subject
    if subject.lower_ not in cues.message_nouns and subject.lemma_.lower() not in cues.message_nouns:
        return subject
    for child in subject.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child
    for child in subject.children:  # “a ministry document”
        if child.dep_ == "compound" and (child.ent_type_ in _OWNERS or child.lemma_.lower() in cues.bodies):
            return child
    for child in subject.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "by"):
            owners = [c for c in child.children if c.dep_ == "pobj" and (c.ent_type_ in _OWNERS or c.pos_ == "PROPN")]
            if owners:
                return owners[0]
    return subject


@functools.lru_cache(maxsize=8)
def read_cues(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, read once."""
    return Cues(lexicon)
