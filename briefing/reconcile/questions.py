"""What stays open.

Doubts of one sentence add up (1 − Π(1 − weight)); sentences on one matter are grouped, so that a question carries what
several sources say on it. Open serious conflicts are questions too, and come from the conflict section alone; what they
rest on opens no second question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.likeness import Likeness
from briefing.model.findings import Conflict, ConflictSide, Question, QuestionReason, Silence
from briefing.model.observations import Doubt, Zone
from briefing.model.source import Evidence, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material

_LEAST_SCORE = 0.30
_SAME_MATTER, _SAME_QUESTION = 0.2, 0.5
_MOST = 12
_MOST_MATTERS = 200  # that are kept apart: a weaker sentence that joins none of them would never be printed
_MOST_CONFLICTS = 3
_MOST_EVIDENCE = 4
_SERIOUS = 1.1
_UNHEARD = 0.42
_MOST_UNHEARD = 2
_HEAD = 32  # characters of a question in which its subject stands
_LONGEST_CLAIM = 24
_DANGLING = re.compile(r"(?i)(?:this|these|such|it|that|he|she|they)\b")
_SAID = re.compile(
    r"(?i),(?: \w[\w.’'-]*){1,6} (?:said|says|told|learned|announced|reported|claimed)(?: [\w.’'-]+){0,3}$"
    r"|, according to [^,]*$"
)
_TELLS = re.compile(
    r"(?i)^[^,:;]{3,60}?\b(?:said|says|announced|claimed|reported|revealed|insisted|maintained|confirmed)\b"
    r"(?: [\w ]{3,20}?)? (?:that (?=\w)|(?=(?:the|an?|its|no) ))|^that (?=\w)"
)
_CONFIRMS = re.compile(
    r"(?i)^[^,:;]{3,90}?\b(?:ha(?:s|ve) |now |also |already ){0,3}confirmed "
    r"(?P<what>(?:the|an?) (?:(?! (?:has|have|had|is|are|was|were|will) )[^,;]){8,})$"
)
_LOOSE = re.compile(
    r"(?i)^(?:\w+ )?(?:he|she|him|her|his|it|its|they|their|them)\b"
    r"|\b(?:we|us|our|I|my|you|your|this|these|hers|theirs)\b|\b(?:him|them)\b|\b(?:her|it)$"
    r"|\b(?:when|if|because) they\b"
)
_WHEN = re.compile(r"^(?:Last|This|Earlier this|On) (?:week|month|year|night|\w+day),? (?=\w)")
_NONE = re.compile(r"(?i)no (?P<what>(?:\w+ ){0,2}\w+s) (?P<verb>were|are) (?P<rest>[^,;:“”\"]+)")
_COUNT = re.compile(r"(?i)^number of ")


@dataclass(slots=True)
class _Matter:
    """Sentences that leave one matter open, the most telling first."""

    score: float
    why: QuestionReason
    text: str
    stems: frozenset[str]
    asked: frozenset[str]
    evidence: list[Evidence] = field(default_factory=list)


def find_questions(
    material: Material, cast: Cast, conflicts: tuple[Conflict, ...], silences: tuple[Silence, ...] = ()
) -> tuple[Question, ...]:
    """The open questions, most consequential first, at most a dozen."""
    likeness = Likeness(material.sentences(), material.lexicon.words("function_words"))
    matters = list(_from_conflicts(material, conflicts, likeness))
    found = [*_open_sentences(material, cast, likeness), *_from_silences(cast, silences, likeness)]
    for matter in sorted(found, key=lambda m: (-m.score, m.evidence[0].span)):
        known = next((m for m in matters if _is_same(m, matter, likeness)), None)
        if known is not None:
            _join(known, matter)
        elif len(matters) < _MOST_MATTERS:
            matters.append(matter)
    worded = [m for m in matters if m.text and m.score >= _LEAST_SCORE]
    worded.sort(key=lambda m: (-m.score, m.evidence[0].span))
    return tuple(_question(matter, material, cast) for matter in worded[:_MOST])


def _is_same(known: _Matter, other: _Matter, likeness: Likeness) -> bool:
    if any(a.span.overlaps(b.span) for a in known.evidence for b in other.evidence):
        return True
    if known.asked and other.asked and likeness.between(known.asked, other.asked) >= _SAME_QUESTION:
        return True
    return known.why != "conflict" and likeness.between(known.stems, other.stems) >= _SAME_MATTER


# --- doubts ---------------------------------------------------------------------------------------


def _open_sentences(material: Material, cast: Cast, likeness: Likeness) -> Iterator[_Matter]:
    for observed in material.observations:
        by_sentence: dict[int, list[Doubt]] = {}
        zones: dict[int, Zone] = {s.number: s.zone for s in observed.sentences}
        for doubt in observed.doubts:
            by_sentence.setdefault(doubt.evidence.sentence, []).append(doubt)
        for number, doubts in by_sentence.items():
            yield _matter(material, cast, likeness, doubts, zones[number])


def _matter(material: Material, cast: Cast, likeness: Likeness, doubts: list[Doubt], zone: Zone) -> _Matter:
    weights = material.lexicon.table("doubt_weights")
    worth = {doubt.evidence.rule: float(weights.get(doubt.evidence.rule, ("0.3",))[0]) for doubt in doubts}
    strongest = max(doubts, key=lambda d: (worth[d.evidence.rule], d.evidence.rule))
    score = 1 - math.prod(1 - value for value in worth.values())
    score += 0.08 if zone in ("headline", "lead") else 0.0
    score += 0.03 * min(3, _actors_in(material, cast, doubts[0].evidence))
    score -= 0.1 if _DANGLING.match(doubts[0].evidence.quote) else 0.0
    return _Matter(
        score=score,
        why=strongest.why,
        text=doubts[0].text,
        stems=likeness.stems(doubts[0].evidence.quote),
        asked=likeness.stems(doubts[0].text),
        evidence=[strongest.evidence],
    )


def _actors_in(material: Material, cast: Cast, evidence: Evidence) -> int:
    mentions = material.observed(evidence.source).mentions
    inside = (n for n, m in enumerate(mentions) if evidence.span.contains(m.span))
    return len({cast.by_mention[evidence.source, n] for n in inside if (evidence.source, n) in cast.by_mention})


def _join(known: _Matter, other: _Matter) -> None:
    known.score = min(1.2, known.score + 0.05)
    known.text = known.text or other.text
    known.asked = known.asked or other.asked
    if len(known.evidence) < _MOST_EVIDENCE:
        known.evidence.append(other.evidence[0])


def _question(matter: _Matter, material: Material, cast: Cast) -> Question:
    return Question(
        id=content_id("q", matter.text, *(e.span for e in matter.evidence)),
        question=matter.text,
        why=matter.why,
        evidence=_without_headlines(matter.evidence, material),
        salience=matter.score,
        could_answer=_named_in(matter.text, cast) or _speaking_in(matter, material, cast),
    )


def _without_headlines(evidence: list[Evidence], material: Material) -> tuple[Evidence, ...]:
    """The evidence, headlines left out where a sentence of a text says the same."""
    told = [e for e in evidence if (s := material.sentence_of(e.span)) is None or s.zone not in ("headline", "heading")]
    return tuple(told or evidence)


def _named_in(question: str, cast: Cast) -> tuple[str, ...]:
    """The actor that a question names at its head: “Will the Norrland ministry …?” is for the ministry to answer."""
    found = [
        (place.start(), -len(name), actor.id)
        for actor in cast.actors
        if actor.kind != "group"
        for name in (actor.name, *actor.aliases)
        if name[:1].isupper() and (place := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question[:_HEAD]))
    ]
    return (min(found)[2],) if found else ()


def _speaking_in(matter: _Matter, material: Material, cast: Cast) -> tuple[str, ...]:
    """The actor that speaks in the sentence that leaves the matter open; in a conflict, none of them settles it."""
    if matter.why == "conflict":
        return ()
    evidence = matter.evidence[0]
    for number, mention in enumerate(material.observed(evidence.source).mentions):
        speaker = cast.by_mention.get((evidence.source, number))
        if speaker is None or cast.by_id[speaker].kind == "group":
            continue
        if mention.speaks and evidence.span.contains(mention.span):
            return (speaker,)
    return ()


# --- silences -------------------------------------------------------------------------------------


def _from_silences(cast: Cast, silences: tuple[Silence, ...], likeness: Likeness) -> Iterator[_Matter]:
    """What an actor says of whom all speak and whom none lets speak."""
    for silence in silences[:_MOST_UNHEARD]:
        name = cast.by_id[silence.actor].name
        text = (
            f"What does {name} itself say?" if cast.by_id[silence.actor].kind != "person" else f"What does {name} say?"
        )
        yield _Matter(
            score=_UNHEARD,
            why="missing information",
            text=text,
            stems=frozenset(),
            asked=likeness.stems(text),
            evidence=list(silence.evidence[:_MOST_EVIDENCE]),
        )


# --- conflicts ------------------------------------------------------------------------------------


def _from_conflicts(material: Material, conflicts: tuple[Conflict, ...], likeness: Likeness) -> Iterator[_Matter]:
    """The first few serious conflicts that stand open; two wordings of one quotation are no question."""
    asked = 0
    for conflict in conflicts:
        serious = conflict.resolution == "open" and conflict.severity == "high" and conflict.type != "quotation"
        text = _word_conflict(material, conflict) if serious else ""
        if text and asked < _MOST_CONFLICTS:
            asked += 1
            yield _Matter(
                score=_SERIOUS,
                why="conflict",
                text=text,
                stems=frozenset(),
                asked=likeness.stems(text),
                evidence=[e for side in conflict.sides for e in side.evidence[:2]],
            )


def _word_conflict(material: Material, conflict: Conflict) -> str:
    """The conflict as a question; empty where no clause of it can be asked."""
    about = conflict.about.strip(" .?")
    values = " or ".join(side.value.strip(" .") for side in conflict.sides)
    if about.startswith("whether "):
        return f"Is it true that {about.removeprefix('whether ')}?"
    if conflict.type == "role":
        return f"{about[:1].upper()}{about[1:]}: {values}?"
    if conflict.type == "numeric":
        counted = _COUNT.sub("", about)
        return f"How many {counted}: {values}?" if counted != about else f"What is the {about}: {values}?"
    if len(conflict.sides) != 2:
        return ""
    return _word_claim(material, conflict.sides[0]) or _word_denial(material, conflict.sides[1])


def _word_denial(material: Material, side: ConflictSide) -> str:
    """“No shots were fired” → “Were any shots fired?”."""
    for evidence in side.evidence:
        sentence = material.sentence_of(evidence.span)
        clause = _TELLS.sub("", _SAID.sub("", sentence.clause.rstrip(" .") if sentence is not None else ""))
        denied = _NONE.fullmatch(clause.strip())
        if denied is not None and len(clause.split()) <= _LONGEST_CLAIM and not _LOOSE.search(clause):
            return f"{denied['verb'].capitalize()} any {denied['what']} {denied['rest']}?"
    return ""


def _word_claim(material: Material, side: ConflictSide) -> str:
    """“Is it true that …?” with the clause of the side that asserts."""
    for evidence in side.evidence:
        sentence = material.sentence_of(evidence.span)
        clause = sentence.clause if sentence is not None and "anaphoric" not in sentence.traits else ""
        clause = _SAID.sub("", clause.rstrip(" .")).strip()
        confirmed = _CONFIRMS.match(clause)
        if confirmed is not None:
            return f"Can {_lower(confirmed['what'], material)} be confirmed?"
        clause = _WHEN.sub("", _TELLS.sub("", clause).strip())
        clause = re.sub(r"\b(has|have) now (?=\w)", r"\1 ", clause)
        if _LOOSE.search(clause):
            continue
        if clause and len(clause.split()) <= _LONGEST_CLAIM and not set('“"‘:;[') & set(clause):
            return f"Is it true that {_lower(clause, material)}?"
    return ""


def _lower(clause: str, material: Material) -> str:
    """The clause for the middle of a sentence: a grammatical word at its head loses its capital."""
    first = clause.split(maxsplit=1)[0]
    grammatical = first.casefold() in material.lexicon.words("function_words") and first != "I"
    return clause[:1].lower() + clause[1:] if grammatical else clause
