"""What a denial answers: the claim it points back to, found by predicate and participant.

The usual error is a right cue with a wrong claim, so that each step asks for more than a shared word: a denial that
names its content answers an assertion with the same event and a further tie; one that points back (“the rumours”)
answers the main claim; one that says “it” answers the clause before. Where none is sure there is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from briefing.model.observations import Clause, Denial, Statement
from briefing.model.source import Evidence
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import HELD, Assertion, Assertions, voice_of, words_of_names
from briefing.reconcile.material import Material

LEAST = 1.1
LOOSE = 1.0  # “the rumours” without a word of what they say: the main claim is likely, not sure enough for a verdict
SURE = 1.3
NOMINAL = 0.8  # “the deployment of troops” takes for granted what “has sent troops” asserts
PLAIN_LEAST = SURE
MOST_CLAIMS = 4
LEAST_THINGS = 2  # “tear gas”, “cluster bombs”: a single word is no thing of its own
NEAR = 2  # sentences between a claim and the retort to it
_WRITER = re.compile(
    r"(?i)\b(?:would|might|should|could)\s+(?:have\s+)?(?:say|said|reply|replied|answer|answered|add)\b"
)
_WE = re.compile(r"(?i)\b(?:we|i) (?:have|had|did|['’]ve)?\b")
_ALL = re.compile(r"(?i)\b(?:it all|all of (?:it|this|that)|everything)\b")  # the whole account, no claim of it
_ALONE = ("denial.issue_with", "denial.at_odds", "denial.other_count", "denial.open_fact", "denial.short_of",
          "denial.in_dispute")  # fmt: skip
_FACTORS = {"confirmed": 1.2, "asserted": 1.0, "hedged": 0.8, "planned": 0.6}


@dataclass(frozen=True, eq=False)
class Answer:
    """A denial with its source, the key of whoever denies, and the assertions it answers, best first.

    `about` are the words of the names of whoever denies and of whom they speak for.
    """

    source: str
    number: int
    denial: Denial
    voice: str
    about: frozenset[str] = frozenset()
    claims: tuple[Assertion, ...] = ()
    score: float = 0.0

    @property
    def evidence(self) -> Evidence:
        """The sentence with the denial."""
        return self.denial.evidence


def find_answers(material: Material, cast: Cast) -> tuple[Answer, ...]:
    """Every denial of every source with what it answers, in text order.

    A plain negation that answers nothing is left out, unless it is an outright one on what another source tells of too.
    """
    assertions = material.once(Assertions, cast)
    found: list[Answer] = []
    for observed in material.observations:
        before: Answer | None = None
        for number, denial in enumerate(observed.denials):
            voice = voice_of(material, cast, observed.source, denial.holders)
            about = _names(cast, observed.source, denial)
            answer = _answer(assertions, Answer(observed.source, number, denial, voice, about), before)
            if answer.claims or denial.explicit or (denial.outright and _is_told(assertions, answer)):
                found.append(answer)
                before = answer
    return tuple(found)


def _is_told(assertions: Assertions, answer: Answer) -> bool:
    """Whether another source of the topic names what is denied; who takes part in it says too little.

    “It was not late” takes what it is about from the sentence before, and so does somebody known who says “no list”.
    """
    told = assertions.in_sentence(answer.evidence)
    own = {*answer.denial.events, *answer.denial.terms, *(c for a in told for c in a.concepts)}
    own -= {*answer.denial.names, *(n for a in told for n in a.names)}
    if any(assertions.is_told_elsewhere(concept, answer.source) for concept in sorted(own)):
        return True
    points_back = answer.denial.points == "pronoun" or not answer.denial.terms
    before = {c for a in assertions.before(answer.evidence) for c in a.concepts - a.names}
    known = assertions.names_of(answer.voice)
    return points_back and bool(known) and any(assertions.is_told_elsewhere(c, answer.source) for c in sorted(before))


def own_words(material: Material, cast: Cast, answer: Answer) -> tuple[Evidence, ...]:
    """The sentence after a denial, when it quotes whoever denies, or somebody who speaks for the body that denies."""
    number = answer.evidence.sentence + 1
    for statement in material.observed(answer.source).statements:
        if statement.evidence.sentence == number and statement.quoted and _speaks(material, cast, answer, statement):
            return (statement.evidence,)
    return ()


def _speaks(material: Material, cast: Cast, answer: Answer, statement: Statement) -> bool:
    """Whether a quotation right after a denial is by whoever denies: by name, by affiliation, or as “a spokesman”."""
    voice = voice_of(material, cast, answer.source, statement.speakers)
    bodies = [a.affiliation for a in cast.of_mentions(answer.source, statement.speakers)]
    if voice == answer.voice or answer.voice in bodies:
        return True
    if voice == answer.source:
        return not _WRITER.search(statement.evidence.quote)
    mentions = material.observed(answer.source).mentions
    surfaces = {mentions[n].surface.casefold().removeprefix("a ") for n in statement.speakers}
    unnamed = bool(surfaces & material.lexicon.words("spokes_nouns"))
    return unnamed and any(a.kind != "person" for a in cast.of_mentions(answer.source, answer.denial.holders))


def _names(cast: Cast, source: str, denial: Denial) -> frozenset[str]:
    return words_of_names(cast, cast.of_mentions(source, denial.holders))


def _answer(assertions: Assertions, bare: Answer, before: Answer | None) -> Answer:
    denial = bare.denial
    if denial.cue.casefold() == "contrary to":  # what follows puts right what was reported: nothing before it does
        return bare
    if bare.evidence.rule in _ALONE or _ALL.search(
        denial.text
    ):  # such words name what they answer too loosely to look it up
        return bare
    if denial.points == "content":
        return _with(bare, _by_content(assertions, bare))
    pointed = assertions.at if denial.points == "claim" else partial(_telling, assertions, bare)
    local = [a for e in denial.claim if (a := pointed(e)) is not None and _answerable(bare, a)]
    if denial.points == "claim" and before is not None and _follows(before, bare):
        return _with(bare, [(before.score, claim) for claim in before.claims])
    if denial.points == "claim" and denial.owner:
        return _with(bare, _by_owner(assertions, bare))
    if denial.points == "claim" and (said := _said_before(assertions, bare)):
        return _with(bare, [(SURE, said), *_like(assertions, said)])
    if local:
        local += _same_voice(assertions, bare, local[0])
        alike = [entry for a in local for entry in _like(assertions, a)]
        sure = SURE if alike else LEAST
        return _with(bare, [(sure, a) for a in local] + alike)
    main = assertions.main.get(bare.source)
    if denial.points == "claim" and main is not None and not main.evidence.span.overlaps(denial.evidence.span):
        return _with(bare, [(LOOSE, main)])
    return bare


def _same_voice(assertions: Assertions, answer: Answer, claim: Assertion) -> list[Assertion]:
    """What the voice of a claim says besides, in the sentences right before “denies this”."""
    if answer.denial.points == "claim" or claim.voice == claim.source:
        return []
    told = (
        a for a in assertions.told_before(answer.evidence) if answer.evidence.sentence - a.evidence.sentence <= NEAR + 1
    )
    return [a for a in told if a is not claim and a.voice == claim.voice and _holds(a)]


def _telling(assertions: Assertions, answer: Answer, evidence: Evidence) -> Assertion | None:
    """What “it” denies: the clause before, or where that tells no act (“There was no handshake”), the one before it.

    Within the sentence of the denial nothing but the clause before is meant.
    """
    near = assertions.at(evidence)
    if near is not None and any(c.verbal for c in near.clauses):
        return near
    if evidence.sentence == answer.evidence.sentence:
        return None
    acts = (a for a in assertions.told_before(evidence) if any(c.verbal and c.status in HELD for c in a.clauses))
    found = next(acts, None)
    return found if found is not None and evidence.sentence - found.evidence.sentence <= NEAR else None


def _said_before(assertions: Assertions, answer: Answer) -> Assertion | None:
    """What somebody else is said to assert in the sentences right before “the claim”."""
    for claim in assertions.told_before(answer.evidence):
        if answer.evidence.sentence - claim.evidence.sentence > NEAR:
            return None
        if claim.voice not in (claim.source, answer.voice) and _holds(claim):
            return claim if _answerable(answer, claim) else None
    return None


def _by_owner(assertions: Assertions, answer: Answer) -> list[tuple[float, Assertion]]:
    """“The authority’s account”: the last thing before the denial that its owner says, in the same source."""
    owners = frozenset(answer.denial.owner)
    for claim in assertions.told_before(answer.evidence):
        if owners & assertions.names_of(claim.voice) and claim.voice != answer.voice and _holds(claim):
            return [(SURE, claim), *_like(assertions, claim)]
    return []


def _holds(claim: Assertion) -> bool:
    return any(c.status in HELD for c in claim.clauses)


def _answerable(answer: Answer, claim: Assertion) -> bool:
    """Whether the clause before a denial can be what it points back to.

    It must hold something to be so; where the denial names somebody (“the Harbour report”), it must name them too.
    """
    foreign = frozenset(answer.denial.names) - answer.about
    return _holds(claim) and (not foreign or bool(foreign & claim.names))


def _with(answer: Answer, scored: list[tuple[float, Assertion]]) -> Answer:
    if not scored:
        return answer
    return Answer(
        answer.source, answer.number, answer.denial, answer.voice, answer.about,
        claims=tuple(a for _, a in scored[:MOST_CLAIMS]), score=scored[0][0],
    )  # fmt: skip


def _follows(before: Answer, answer: Answer) -> bool:
    """Whether a denial stands right after another, so that “the reports” are what the other denied."""
    return before.source == answer.source and 0 <= answer.evidence.sentence - before.evidence.sentence <= 2


def _by_content(assertions: Assertions, answer: Answer) -> list[tuple[float, Assertion]]:
    """Assertions of the event that is denied, one for each source and voice, best first."""
    denial = answer.denial
    least = LEAST if denial.explicit else PLAIN_LEAST
    scored = []
    for event in denial.events:
        content = _content(assertions, answer, event)
        for claim in assertions.candidates(event, content):
            score = _tie(assertions, answer, claim, event, content)
            if score >= least:
                scored.append((score, claim))
    scored.extend(_of_the_same_thing(assertions, answer))
    scored.extend(_retorts(assertions, answer))
    scored.extend(_confirmed_elsewhere(assertions, answer))
    scored.sort(key=lambda entry: (-entry[0], entry[1].source, entry[1].order))
    chosen: dict[str, tuple[float, Assertion]] = {}
    for score, claim in scored:
        if score >= 0.5 * scored[0][0]:
            chosen.setdefault(claim.source, (score, claim))
    return list(chosen.values())


def _of_the_same_thing(assertions: Assertions, answer: Answer) -> Iterator[tuple[float, Assertion]]:
    """Where what is denied is only that something was used: what is told of that very thing, whatever was done."""
    denial, things = answer.denial, frozenset(answer.denial.terms)
    if not denial.explicit or len(things) < LEAST_THINGS or not assertions.general.issuperset(denial.events):
        return
    for claim in assertions.with_terms(things):
        done = any(c.verbal and c.patient in things and c.status in HELD for c in claim.clauses)
        own = claim.voice == answer.voice or claim.evidence.span.overlaps(denial.evidence.span)
        if done and not own and assertions.share_topic(claim.source, answer.source):
            yield (SURE * (1.1 if claim.source != answer.source else 1.0), claim)


def _retorts(assertions: Assertions, answer: Answer) -> Iterator[tuple[float, Assertion]]:
    """What another voice asserts of the event right before its denial, as in an exchange."""
    for claim in assertions.told_before(answer.evidence):
        if answer.evidence.sentence - claim.evidence.sentence > NEAR:
            return
        clause = next((c for e in answer.denial.events if (c := claim.on(e))), None)
        spoken = {claim.source, answer.voice}.isdisjoint({claim.voice}) and answer.voice != answer.source
        if clause is not None and clause.verbal and clause.status in HELD and spoken:
            yield (SURE, claim)
            yield from _like(assertions, claim)


def _confirmed_elsewhere(assertions: Assertions, answer: Answer) -> list[tuple[float, Assertion]]:
    """What another source calls confirmed, by the same voice or of the same participants, where this one does not."""
    denial = answer.denial
    if denial.kind != "unconfirmed":
        return []
    content = frozenset(denial.events) | frozenset(denial.terms)
    found = []
    for claim in assertions.confirmed(content):
        shared = content & claim.concepts
        sure = [c for c in claim.clauses if c.status == "confirmed" and c.patient in shared]
        if (
            claim.source != answer.source
            and sure
            and len(shared) > 1
            and assertions.share_topic(claim.source, answer.source)
        ):
            found.append((1.2 + assertions.weigh(shared), claim))
    return found


def _like(assertions: Assertions, claim: Assertion) -> list[tuple[float, Assertion]]:
    """What other sources assert of the same event and patient as a claim."""
    found = []
    for clause in claim.clauses:
        score = assertions.pull(clause.predicate) + assertions.weight(clause.patient)
        if clause.patient and clause.main and score >= LEAST:
            others = (a for a in assertions.like(claim.source, clause) if a.source != claim.source)
            found += [(score, other) for other in islice(others, MOST_CLAIMS)]
    return sorted(found, key=lambda e: (-e[0], e[1].source, e[1].order))


def _tie(assertions: Assertions, answer: Answer, claim: Assertion, event: str, content: frozenset[str]) -> float:
    """How strongly an assertion is tied to what is denied; 0 when it cannot be what is answered."""
    denial, clause = answer.denial, claim.on(event)
    if clause is None or clause.status not in HELD or claim.evidence.span.overlaps(denial.evidence.span):
        return 0.0
    if not assertions.share_topic(claim.source, answer.source):
        return 0.0
    if claim.voice == answer.voice and (claim.source == answer.source or clause.status != "confirmed"):
        return 0.0
    shared = content & claim.concepts
    named = frozenset(denial.names)
    if named and not named & claim.names and clause.patient not in content:
        return 0.0
    bare_noun = denial.explicit and not _names_content(denial, event) and not clause.verbal
    if bare_noun and clause.agent not in answer.about:
        return 0.0
    if not (denial.explicit and _names_content(denial, event)) and not _takes_part(
        assertions, answer, claim, clause, content
    ):
        return 0.0
    score = assertions.pull(event) + assertions.weigh(shared) + 0.4 * (clause.patient in shared)
    score *= _FACTORS[clause.status] * (1.1 if claim.source != answer.source else 1.0)
    score *= (1.15 if claim.prominent else 1.0) * (1.0 if clause.verbal else NOMINAL)
    return score / (1 + 0.03 * max(0, len(claim.concepts) - 12))


def _takes_part(
    assertions: Assertions, answer: Answer, claim: Assertion, clause: Clause, content: frozenset[str]
) -> bool:
    """Whether a claim names what a plain negation is about: its patient will do in another source only."""
    said_of_us = all(_WE.search(text) for text in (claim.evidence.quote, answer.denial.text))
    if clause.quoted and not clause.agent and said_of_us:  # “we have closed it”: whoever says so has
        return claim.voice == claim.source or bool(assertions.names_of(claim.voice) & answer.about)
    if answer.denial.explicit:  # “denied a takeover”; “did not say whether the leave was paid” is of nobody’s acts
        return answer.denial.kind in ("denies", "corrects") and bool(
            ({clause.agent, clause.patient} | claim.names) & answer.about
        )
    parts = {clause.agent} | claim.names | ({clause.patient} if claim.source != answer.source else set())
    return bool((parts - {""}) & (content | answer.about))


def _names_content(denial: Denial, event: str) -> frozenset[str]:
    return (frozenset(denial.events) | frozenset(denial.terms)) - {event}


def _content(assertions: Assertions, answer: Answer, event: str) -> frozenset[str]:
    """What a denial names beside the event; where it leaves the participants out, what stands around it.

    “We did not sell anything” takes them from the source's other words on the event, from the clause before and from
    the names of whoever speaks.
    """
    denial = answer.denial
    if named := _names_content(denial, event):
        return named
    told = [a.concepts for a in assertions.told_by(answer.source, event)]
    before = [a.concepts for a in assertions.before(answer.evidence)]
    return frozenset().union(*told, *before, answer.about) - {event}
