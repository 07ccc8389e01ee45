"""What stage 2 finds in one source, looking at no other.

Observations keep the evidence for every reading; what needs all sources to be decided is decided in stage 3.
Mentions are referred to by their index in `Observations.mentions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.source import Evidence, Problem, Span

MentionKind = Literal["person", "state", "organisation", "group", "place", "unknown"]
Mode = Literal["direct", "mixed", "indirect"]
AttributionClass = Literal["speech", "attitude", "intention", "act"]
Zone = Literal["headline", "heading", "lead", "body"]
Precision = Literal["day", "month", "year", "interval", "relative", "undated"]
Stage = Literal["", "planned", "sent", "confirmed", "total", "previous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A numbered sentence; headings are numbered too. `number` is 1-based and is what marks print.

    `clause` is the sentence trimmed for the bottom line, a pronoun at its head replaced by a name in brackets; empty
    when it cannot stand alone (a question, a fragment, an unresolved pronoun, commentary). `traits` name what it
    carries: “event” (a verb of consequence), “perfect” (present perfect), “named” (a name as subject), “quoted”
    (mostly a quotation), “anaphoric” (it points back), “common” (its first word is no name), “verbless”.
    """

    number: int
    zone: Zone
    evidence: Evidence
    clause: str = ""
    traits: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.evidence.span


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """An office or function that the text gives to a mention: `role` “foreign minister”, `of` “Estonia”."""

    role: str
    of: str | None
    evidence: Evidence
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of somebody or something.

    `surface` is the name without title, possessive or line break; `chain` numbers the coreference chain within this
    source (equal numbers name the same thing); `label` is the model's tag, one vote among others. `title` are the words
    of title before a name, `world` is the ISO code of the state that a name or adjective denotes. A description has its
    noun as `head`, and as `owner` the phrase that says whose it is (“Iraqi”, “the fund”).
    """

    span: Span
    surface: str
    kind: MentionKind
    chain: int
    zone: Zone
    sentence: int
    label: str = ""
    form: Literal["name", "pronoun", "description", "acronym", "metonym"] = "name"
    roles: tuple[RoleWords, ...] = ()
    aliases: tuple[str, ...] = ()
    speaks: bool = False
    acts: bool = False
    place: bool = False
    gender: Literal["", "f", "m", "n"] = ""
    plural: bool = False
    head: str = ""
    owner: str = ""
    title: str = ""
    world: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that weakens, doubts or denies, and the span it governs (its scope)."""

    cue: str
    kind: Literal["hedge", "doubt", "denial", "negation", "plan", "condition"]
    evidence: Evidence
    scope: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody says, holds or does something: source, cue and content of an attribution (PARC 3; Pareti 2012).

    `speaker` is the phrase as it stands, `speakers` the mentions it resolves to (several for a joint statement, none
    when unclear). `content` are the spans of what is said, without the cue; `quoted` the parts of it inside quotation
    marks, marks excluded. `evidence` is the sentence (or sentences) that carry it. `text` is the content as a short
    faithful clause for printing, with the cue where the cue carries the meaning (“condemned the raid”). `lemma` is the
    cue's, with its particle (“rule out”).
    """

    cue: str
    cue_span: Span | None
    speaker: Span | None
    speakers: tuple[int, ...] = ()
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    mode: Mode
    attribution: AttributionClass = "speech"
    construction: str = ""
    lemma: str = ""
    text: str = ""
    negated: bool = False
    hedges: tuple[str, ...] = ()
    via: Span | None = None
    target: Span | None = None
    polarity: Literal["supports", "opposes", "neutral", "conditional"] = "neutral"
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity: one value or a range, what it counts, and in which sense it holds.

    `printed` is the figure as the source writes it; `value`, `low` and `high` are in `unit`, never converted.
    """

    printed: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    counts: str = ""
    head: str = ""
    scope: tuple[str, ...] = ()
    stage: Stage = ""
    bound: Literal["", "at least", "at most"] = ""
    approximate: bool = False
    attributed_to: Span | None = None
    as_of: str | None = None
    span: Span
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened or is due, with a date or a place in the order of things.

    `date` is ISO (`2024`, `2024-10`, `2024-10-23`) or an interval `a/b`; empty when the source gives none.
    `derivation` says in words how the date was got (“stated”, “‘last week’ before 2024-10-23”). `agent` and `patient`
    are the concepts of who did it and whom or what it befell, as in `Clause`.
    """

    date: str
    precision: Precision
    derivation: str
    expression: str
    text: str
    predicate: str = ""
    agent: str = ""
    patient: str = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """An assertion reduced to predicate and participants: what comparisons and conflicts are looked up by.

    `predicate` is a concept (synonyms and nominalisations share one), `agent` and `patient` are concepts of head words;
    `status` is how the text stands to it. `terms` are the concepts of all nouns of the clause, `names` those that are
    names, `events` those of all verbs and event nouns; each sorted. `places` and `days` are the clause's adjuncts as
    written; `voice` is the phrase that says it, `quoted` whether it stands in quotation marks,
    `verbal` whether a verb (not a noun) names the event.
    `evidence` is the clause.
    """

    predicate: str
    agent: str
    patient: str
    status: Literal["asserted", "confirmed", "hedged", "doubted", "denied", "planned", "negated"]
    zone: Zone
    main: bool = False
    statement: int | None = None
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    voice: Span | None = None
    quoted: bool = False
    verbal: bool = True
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An open matter found in one sentence: a question, something unconfirmed, pending, or conditional."""

    why: Literal["hedge", "unconfirmed", "decision pending", "explicit question", "missing information"]
    cue: str
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denial, doubt or refusal to confirm, with who says so and what it answers within the source.

    `points` tells how it names what it answers: by its content (concepts: `events` are those that stand highest,
    `predicate` the first of them, `terms` everything else, `names` the names among these), back by a noun for a claim
    (“the rumours”), or back by a pronoun. `explicit` is false for a plain negation in direct speech (“we did not
    sell”), which answers something only if somebody asserts it; `outright` marks those of them that contradict by
    themselves (“there was no alarm”).
    `predicate` is “office” where an office is denied: `terms` is the office, `names` who has it not, else the holder.
    `owner` are the words for whose claim it is (“the ministry’s account”).
    `claim` is what it answers in the same source, when that is sure; `matter` a phrase for what it is about, empty
    where its words give none (“whether the bridge was closed”).
    """

    cue: str
    kind: Literal["denies", "doubts", "unconfirmed", "declines", "corrects"]
    holder: Span | None
    holders: tuple[int, ...] = ()
    text: str
    points: Literal["content", "claim", "pronoun"] = "content"
    explicit: bool = True
    outright: bool = False
    predicate: str = ""
    events: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    evidence: Evidence
    claim: tuple[Evidence, ...] = ()
    matter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyphrase:
    """A noun phrase scored by YAKE (Campos et al. 2020): the lower the score, the more it matters."""

    text: str
    lemma: str
    score: float
    count: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """Everything stage 2 found in the source with id `source`."""

    source: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    clauses: tuple[Clause, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    denials: tuple[Denial, ...] = ()
    keyphrases: tuple[Keyphrase, ...] = ()
    problems: tuple[Problem, ...] = ()
