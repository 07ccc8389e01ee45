"""Denied or unconfirmed in one place, asserted in another.

A denial without a claim found for it, or with a claim by the same voice, stays in the list of disputed statements; so
does one that says “it” or “the claims” in place of what it denies.
What is not confirmed by one and later confirmed by another is superseded.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from briefing.labels import label, say
from briefing.model.findings import Conflict, ConflictSeverity, ConflictSide
from briefing.model.source import Evidence, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.answers import Answer, find_answers, own_words
from briefing.reconcile.assertions import Assertion, Assertions
from briefing.reconcile.disputes import name_holder
from briefing.reconcile.material import Material

LEAST = {"denies": 1.1, "corrects": 1.1, "unconfirmed": 1.3, "doubts": 1.3}
LONGEST = 140
_PERCEIVED = re.compile(
    r"(?i)\b(?:s(?:ee|een|aw)|hear|heard|witness(?:ed)?|noticed|kn[eo]w|known|recall(?:ed)?|remember(?:ed)?|find|found)\b"
)
_POINTING = re.compile(
    r"(?i)\b(?:it|this|that|so|either|neither|both)\b"
    r"(?=\W*$|[.,;:!?”\"]|\s(?:on|in|as|but|and|when|saying|last|yesterday|today)\b)"
    r"|\bneither (?:it|he|she|they)\b|\b(?:denie[sd]|disputes|rejects|contradicts|dismisses)(?:\s\w+ly)?[.,;”\"]*$"
)
SOFT = ("unconfirmed", "doubts")
_UNNAMED = {"denies": "a claim denied", "corrects": "a statement corrected",
            "unconfirmed": "a report not confirmed", "doubts": "a claim doubted"}  # fmt: skip
_WORDS = {"denies": "denied", "corrects": "corrected", "unconfirmed": "not confirmed", "doubts": "doubted"}
_SAME = {
    "denies": label("What the same source reports is denied"),
    "corrects": label("What the same source reports is corrected"),
    "unconfirmed": label("What the same source reports is not confirmed"),
    "doubts": label("What the same source reports is doubted"),
}
_ANOTHER = {
    "denies": label("What another source reports is denied"),
    "corrects": label("What another source reports is corrected"),
    "unconfirmed": label("What another source reports is not confirmed"),
    "doubts": label("What another source reports is doubted"),
}


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The conflicts of denial and of status, strongest first; denials of one claim are one conflict."""
    assertions = material.once(Assertions, cast)
    answers = [a for a in material.once(find_answers, cast) if _sure(a)]
    answers.sort(key=lambda a: (-a.score, int(a.source[1:]), a.number))
    found = (_conflict(material, cast, assertions, matter.answers) for matter in _join(assertions, answers))
    return tuple(conflict for conflict in found if conflict is not None)


def _sure(answer: Answer) -> bool:
    """Whether a denial says what it denies, or “denied it” right behind it, and is tied to the claim surely enough.

    “The rumours” and “the accusations” are right too seldom on texts never met: they stay in the list of denials. Who
    has not seen a thing does not deny it.
    """
    denial = answer.denial
    if denial.points == "content" and not denial.explicit and _PERCEIVED.search(denial.text):
        return False
    if denial.points == "claim" or (denial.points == "pronoun" and not _POINTING.search(denial.evidence.quote)):
        return False
    return bool(answer.claims) and answer.score >= LEAST.get(answer.denial.kind, 9.0)


@dataclass(slots=True)
class _Matter:
    """Denials that answer one thing, strongest first, and the claims they answer."""

    answers: list[Answer] = field(default_factory=list)
    claims: set[Assertion] = field(default_factory=set)


def _join(assertions: Assertions, answers: list[Answer]) -> list[_Matter]:
    """The matters of some denials: each joins the first of those that share a claim, an event or a source with it."""
    matters: list[_Matter] = []
    homes: dict[object, set[int]] = defaultdict(set)
    for answer in answers:
        handles: list[object] = [answer.source, answer.claims[0]]
        if answer.denial.predicate:
            handles.append((assertions.topic(answer.source), answer.denial.predicate))
        near = sorted({place for handle in handles for place in homes[handle]})
        place = next((n for n in near if _same_matter(assertions, matters[n], answer)), len(matters))
        if place == len(matters):
            matters.append(_Matter())
            for handle in handles:
                homes[handle].add(place)
        matters[place].answers.append(answer)
        matters[place].claims.update(answer.claims)
        for claim in answer.claims:
            homes[claim].add(place)
    return matters


def _same_matter(assertions: Assertions, matter: _Matter, answer: Answer) -> bool:
    """Whether a denial answers what others answer: the same claim or the same event.

    Several who cannot confirm one claim are one matter, whatever they say of it; to deny it is another.
    """
    first, mine = matter.answers[0], answer.denial
    if not assertions.share_topic(first.source, answer.source):
        return False
    if (mine.kind in SOFT) != (first.denial.kind in SOFT):
        return False
    if answer.claims[0] in matter.claims:
        return True
    if mine.predicate and first.denial.predicate:
        return mine.predicate == first.denial.predicate
    return answer.source == first.source and _adjoins(first, answer)


def _adjoins(a: Answer, b: Answer) -> bool:
    return abs(a.evidence.sentence - b.evidence.sentence) <= 1


def _conflict(material: Material, cast: Cast, assertions: Assertions, group: list[Answer]) -> Conflict | None:
    """The conflict of a group; None when nothing is left that is asserted and not itself a denial."""
    denials = {a.evidence.span for a in group}
    claims = _unique([c for a in group for c in a.claims if c.evidence.span not in denials])
    if not claims:
        return None
    first = group[0]
    kind = Counter(a.denial.kind for a in group).most_common(1)[0][0]
    claimed = tuple(c.evidence for c in claims[:6])
    answered = [e for a in group for e in (a.evidence, *own_words(material, cast, a))]
    denied = tuple({e.span: e for e in answered}.values())
    sides = (
        ConflictSide(value="asserted", sources=_sources(claimed), evidence=claimed),
        ConflictSide(value=_WORDS[kind], sources=_sources(denied), evidence=denied),
    )
    return Conflict(
        id=content_id("C", "denial", *(f"{e.source}:{e.span.start}" for e in (*claimed, *denied))),
        type="denial" if kind in ("denies", "corrects") else "status",
        about=_about(material, cast, group),
        sides=sides,
        resolution="superseded" if _superseded(material, claims, group) else "open",
        severity=_severity(assertions, claims, group),
        explanation=_explain(material, cast, first, claims[0]),
        within_one_source=len({e.source for e in (*claimed, *denied)}) == 1,
    )


def _unique(claims: list[Assertion]) -> list[Assertion]:
    return list({c.evidence.span: c for c in claims}.values())


def _sources(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(sorted({e.source for e in evidence}, key=lambda s: int(s[1:])))


def _about(material: Material, cast: Cast, group: list[Answer]) -> str:
    """What is disputed, as a phrase: the first that a denial of the group gives, questions before things."""
    matters = [a.denial.matter for a in group if a.denial.matter and len(a.denial.matter) <= LONGEST]
    asked = [m for m in matters if m.startswith("whether")]
    if matters:
        return (asked or matters)[0]
    return f"{_UNNAMED[group[0].denial.kind]} by {name_holder(material, cast, group[0]) or 'the source itself'}"


def _superseded(material: Material, claims: list[Assertion], group: list[Answer]) -> bool:
    """Whether what was not confirmed is called confirmed by a later source."""
    if any(a.denial.kind != "unconfirmed" for a in group):
        return False
    before = max(material.source(a.source).published or "9999" for a in group)
    return any(
        (material.source(c.source).published or "") > before and any(k.status == "confirmed" for k in c.clauses)
        for c in claims
    )


def _severity(assertions: Assertions, claims: list[Assertion], group: list[Answer]) -> ConflictSeverity:
    wide = len({c.source for c in claims} | {a.source for a in group}) > 2
    main = any(assertions.main.get(c.source) is c for c in claims)
    return "high" if wide or main or any(c.prominent for c in claims) else "medium"


def _explain(material: Material, cast: Cast, answer: Answer, claim: Assertion) -> str:
    """One sentence: where the claim stands, and who denies it."""
    holder = name_holder(material, cast, answer)
    same = claim.source == answer.source
    what = say(_SAME[answer.denial.kind] if same else _ANOTHER[answer.denial.kind])
    return say("{what} by {holder}.", what=what, holder=holder) if holder else f"{what}."
