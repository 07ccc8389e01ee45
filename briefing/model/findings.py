"""What stage 3 concludes from all observations together. Every finding holds evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.source import Evidence

ActorKind = Literal["person", "state", "organisation", "group"]
Polarity = Literal["supports", "opposes", "neutral", "conditional"]
ConflictType = Literal["numeric", "role", "quotation", "status", "denial", "temporal", "geographic", "characterisation"]
Resolution = Literal["open", "superseded", "scope"]
ConflictSeverity = Literal["high", "medium", "low"]
QuestionReason = Literal[
    "hedge", "unconfirmed", "decision pending", "conflict", "explicit question", "missing information"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or function of an actor."""

    role: str
    of: str | None
    evidence: tuple[Evidence, ...]
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two names taken for one actor, the reason, and the sentence that justifies it."""

    name: str
    alias: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How an actor stands in one source: statements heard from it, mentions of it."""

    source: str
    statements: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who or what speaks, acts or is addressed, under one canonical name.

    `key` says that it belongs among the key actors; `evidence` starts with the first mention. `mentions` counts names
    and descriptions in all sources. `affiliation` is the id of the actor it speaks for. `adjectives` are those of a
    state's `aliases` that never stand as a name (“Norwegian”).
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    affiliation: str | None = None
    mentions: int = 0
    presence: tuple[Presence, ...] = ()
    salience: float = 0.0
    key: bool = False
    unnamed: bool = False
    merges: tuple[Merge, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that mention it."""
        return tuple(p.source for p in self.presence if p.mentions or p.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An actor that many sources speak of and none lets speak; `evidence` is its first naming in each source.

    `origins` counts the independent origins of `sources`.
    """

    id: str
    actor: str
    sources: tuple[str, ...]
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change of position that a source tells itself; `cue` are its words for it."""

    id: str
    actor: str
    cue: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A short name that two or more actors bear and that was counted for none of them; `evidence` is each naming."""

    id: str
    name: str
    actors: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one holder holds. `actor` is None when the holder is unclear; `text` never adds to the source's words."""

    id: str
    holder: str
    actor: str | None
    text: str
    topic: str
    verb: str
    kind: Literal["direct", "indirect", "act"]
    polarity: Polarity
    via: str | None = None
    hedges: tuple[str, ...] = ()
    target: str | None = None
    date: str | None = None
    salience: float = 0.0
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSide:
    """One of the things that cannot all hold."""

    value: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more sides that cannot both be right, with a verdict on why."""

    id: str
    type: ConflictType
    about: str
    sides: tuple[ConflictSide, ...]
    resolution: Resolution
    severity: ConflictSeverity
    explanation: str
    within_one_source: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A denial, doubt or refusal to confirm, and the claim it answers (none when unsure).

    `words` are sentences right after it in which whoever denies is quoted: often they alone say what is denied.
    """

    id: str
    holder: str
    actor: str | None
    cue: str
    text: str
    evidence: tuple[Evidence, ...]
    words: tuple[Evidence, ...] = ()
    claim: tuple[Evidence, ...] = ()
    salience: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one source fills a slot."""

    source: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How each source puts one thing: no judgement, every cell cited."""

    id: str
    about: str
    cells: tuple[Cell, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What stays open, and why; `could_answer` are the ids of the actors whom the question names, first named first."""

    id: str
    question: str
    why: QuestionReason
    evidence: tuple[Evidence, ...]
    salience: float = 0.0
    could_answer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure that one or more sources give. `printed` is the source's own writing of it."""

    id: str
    printed: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    counts: str
    stage: str
    approximate: bool
    attributed_to: str | None
    as_of: str | None
    salience: float
    evidence: tuple[Evidence, ...]
    bound: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A dated or ordered event, joined over the sources that tell it."""

    id: str
    date: str
    precision: str
    derivation: str
    expression: str
    text: str
    salience: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two or more independent origins assert alike."""

    id: str
    text: str
    sources: tuple[str, ...]
    origins: int
    salience: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A term that a human would index, with the sources that use it."""

    text: str
    score: float
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Sources that go back to one text or one agency, and why we think so."""

    sources: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A sentence or position worth telling first, as a clause; not `alone` when it points to what stands before.

    `matters` are the concepts of its common nouns, those that say what it is about.
    """

    source: str
    text: str
    score: float
    evidence: Evidence
    alone: bool = True
    matters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything the brief may print, all of it cited; each tuple in its order of importance."""

    actors: tuple[Actor, ...] = ()
    silences: tuple[Silence, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    turns: tuple[Turn, ...] = ()
    positions: tuple[Position, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    questions: tuple[Question, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    timeline: tuple[Occurrence, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    origins: tuple[Origin, ...] = ()
    leads: tuple[Lead, ...] = ()
