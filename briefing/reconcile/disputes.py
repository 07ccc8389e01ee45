"""What is denied, doubted or unconfirmed."""

from __future__ import annotations

from briefing.model.findings import Disputed
from briefing.model.source import Evidence, Span, content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.answers import Answer, find_answers, own_words
from briefing.reconcile.assertions import Assertions
from briefing.reconcile.material import Material

_SERIOUSNESS = {"denies": 1.0, "corrects": 0.9, "unconfirmed": 0.8, "doubts": 0.7, "declines": 0.5}
OUTSPOKEN = ("denies", "corrects", "doubts")  # after these a quotation of the same voice says what is so instead
UNCLEAR = "not attributed"


def find_disputed(material: Material, cast: Cast) -> tuple[Disputed, ...]:
    """The disputed statements, most serious first: what several sources tell of one holder and claim is one item."""
    assertions = material.once(Assertions, cast)
    answers = material.once(find_answers, cast)
    words = {
        a: own_words(material, cast, a) if a.denial.explicit and a.denial.kind in OUTSPOKEN else () for a in answers
    }
    spoken = {e.span for found in words.values() for e in found}
    groups: dict[tuple[str, ...], list[Answer]] = {}
    for answer in answers:
        if answer.denial.explicit or answer.claims or not _stands_in(answer, spoken):
            groups.setdefault(_key(answer), []).append(answer)
    found = [_disputed(material, cast, assertions, group, words) for group in groups.values()]
    return tuple(sorted(found, key=lambda d: -d.salience))


def _stands_in(answer: Answer, spoken: set[Span]) -> bool:
    """Whether a plain negation is among the words that stand with a denial already: “It denied that. “We did not …”."""
    return any(span.overlaps(answer.evidence.span) for span in spoken)


def _key(answer: Answer) -> tuple[str, ...]:
    """Same voice, same event, same kind; where the voice or the event is unclear a denial stands alone."""
    denial = answer.denial
    if answer.voice == answer.source or ":" in answer.voice or not denial.predicate:
        return (answer.source, str(answer.number))
    return (answer.voice, denial.kind, denial.predicate)


def _disputed(
    material: Material,
    cast: Cast,
    assertions: Assertions,
    group: list[Answer],
    words: dict[Answer, tuple[Evidence, ...]],
) -> Disputed:
    first = group[0]
    actors = cast.of_mentions(first.source, first.denial.holders)
    claims = {c.evidence.span: c.evidence for a in group for c in a.claims}
    evidence = {a.evidence.span: a.evidence for a in group}
    spoken = {e.span: e for a in group for e in words[a] if e.span not in evidence}
    return Disputed(
        id=content_id("D", *sorted(f"{s.source}:{s.start}" for s in evidence), first.denial.cue),
        holder=name_holder(material, cast, first) or UNCLEAR,
        actor=actors[0].id if actors else None,
        cue=first.denial.cue,
        text=first.denial.text,
        evidence=tuple(evidence.values()),
        words=tuple(spoken.values()),
        claim=tuple(claims.values()),
        salience=_salience(assertions, group),
    )


def name_holder(material: Material, cast: Cast, answer: Answer) -> str:
    """The name of whoever denies, or the words that the source has for them; empty when nobody is named."""
    actors = cast.of_mentions(answer.source, answer.denial.holders)
    if actors:
        return " and ".join(actor.name for actor in actors)
    holder, evidence = answer.denial.holder, answer.denial.evidence
    if holder is None:
        return ""
    if evidence.span.contains(holder):
        return " ".join(evidence.quote[holder.start - evidence.span.start : holder.end - evidence.span.start].split())
    mentions = material.observed(answer.source).mentions
    return next((m.surface for m in mentions if m.span.overlaps(holder)), "")


def _salience(assertions: Assertions, group: list[Answer]) -> float:
    """How much it matters: the kind, how many sources tell it, how many assert what it answers, where it stands."""
    kind = max(_SERIOUSNESS[a.denial.kind] for a in group)
    claimed = len({c.source for a in group for c in a.claims})
    told = len({a.source for a in group})
    main = any(c is assertions.main.get(c.source) for a in group for c in a.claims)
    return kind + 0.25 * min(claimed, 4) + 0.25 * (told - 1) + 0.5 * main
