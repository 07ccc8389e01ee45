"""What may stand in the bottom line: leads, serious conflicts and denials, each worded, cited and weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.compose.desk import Desk
from briefing.labels import any_of, say
from briefing.likeness import Likeness
from briefing.model.findings import Conflict, Lead
from briefing.model.source import Evidence

Slot = Literal["conflict", "figure", "holder", "decision", "newest"]
"""What a bottom line should tell besides the main event: “newest” is the newest source's word."""

_SERIOUS = {"high": 0.2, "medium": 0.1}
_DENIED = 0.2
_MOST_A_SIDE = 2
_FRAMES = {"role": "{}", "numeric": "the {}"}
_NOT_TOLD = ("quotation",)
_MINOR = 0.5
_DIFFERS: frozenset[Slot] = frozenset(("conflict",))
_KEY_ACTORS, _KEY_FIGURES, _QUESTIONS = 5, 6, 6
_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"\w[\w.’'-]*\w|\w")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
"""A figure as written."""
_OPENING = re.compile(
    r"^(?:The|An?|In|On|At|By|For|From|Some|Both|Two|Three|More|His|Her|Its|Their|While|When|If|As|After|According"
    r"|Former|Most|Many|Several|About|Nearly|Nobody|No|It|There|All|Under|With|Since|Until)\b"
    r"(?! (?:Hague|Gambia|Bahamas)|: )"
)
_LOOSE_COMMA = re.compile(r",(?=[”’\"']$)")
_CAPITAL = re.compile(r"(?<!^)(?<![“\"‘«] )\b[A-Z][\w-]+")
_INNER_STOP = re.compile(r"\.(?=[”\"’»]$)")
_CLOSED = re.compile(r"[.!?][”\"’»]$")

Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One or two clauses that may be printed; `worth` is between 0 and about 1.

    `common` says that its first word is no name: it has a capital at the head of a point alone.
    """

    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    worth: float
    stems: frozenset[str]
    matters: frozenset[str] = frozenset()
    link: str = ""
    clauses: int = 1
    framed: bool = False
    common: bool = False
    fills: frozenset[Slot] = frozenset()

    @property
    def words(self) -> int:
        """Its length."""
        return len(_WORD.findall(self.text))

    @property
    def continued(self) -> str:
        """The text behind a semicolon."""
        return lower_first(self.text) if self.common else self.text

    @property
    def names(self) -> frozenset[str]:
        """The words with a capital in it, but for its first."""
        return frozenset(_CAPITAL.findall(self.text)) - {"The", "A", "An", "In", "On"}

    @property
    def all_words(self) -> frozenset[str]:
        """Its words as written, without possessive endings."""
        return frozenset(word.removesuffix("’s").removesuffix("'s") for word in _WORDS.findall(self.text))

    @property
    def name_words(self) -> frozenset[str]:
        """The words of its names in small letters, hyphens parting them."""
        return frozenset(word.casefold() for name in self.names for word in name.split("-"))

    @property
    def numbers(self) -> frozenset[str]:
        """The figures in it."""
        return frozenset(NUMBER.findall(self.text))


def lower_first(text: str) -> str:
    """The text with a small letter at its start."""
    return text[:1].lower() + text[1:]


def join_clauses(texts: Iterable[str]) -> str:
    """Clauses joined by semicolons, closed by one full stop, be it inside quotation marks."""
    *before, last = (_LOOSE_COMMA.sub("", text.rstrip(" .;")) for text in texts)
    parts = [*(_INNER_STOP.sub("", text) for text in before), last]
    joined = "; ".join([parts[0], *(_OPENING.sub(lambda m: m[0].lower(), text) for text in parts[1:])])
    return joined if _CLOSED.search(joined) else joined + "."


def find_candidates(desk: Desk, likeness: Likeness) -> list[Candidate]:
    """Everything that may be a point: conflicts and denials with both sides, and the leads."""
    return [*_conflicts(desk, likeness), *_disputes(desk, likeness), *_leads(desk, likeness)]


def _leads(desk: Desk, likeness: Likeness) -> Iterator[Candidate]:
    slots = _slots(desk)
    for lead in desk.findings.leads:
        if not lead.alone:
            continue
        stems, fills = likeness.stems(lead.text), slots.get((lead.source, lead.evidence.sentence), ())
        yield Candidate(
            kind="lead",
            text=lead.text,
            evidence=(lead.evidence,),
            worth=lead.score,
            stems=stems,
            matters=lead.matters,
            common=_is_common(desk, lead),
            fills=frozenset(fills),
        )


def _is_common(desk: Desk, lead: Lead) -> bool:
    """Whether the lead opens with the first word of its sentence, and that is no name."""
    opener = lead.text.split(" ", 1)[0]
    return lead.evidence.quote.startswith(opener) and "common" in desk.citations.sentence(lead.evidence).traits


def _slots(desk: Desk) -> dict[Key, set[Slot]]:
    """What the sentence can tell: a key figure, a key actor's position, what is open, the newest source's word."""
    found: dict[Key, set[Slot]] = {}
    keys = {actor.id for actor in [a for a in desk.findings.actors if a.key][:_KEY_ACTORS]}
    newest = max((s.published for s in desk.sources if s.published), default="")
    oldest = min((s.published for s in desk.sources if s.published), default="")

    def put(evidence: Iterable[Evidence], slot: Slot) -> None:
        for e in evidence:
            found.setdefault((e.source, desk.citations.sentence(e).number), set()).add(slot)

    for figure in desk.findings.figures[:_KEY_FIGURES]:
        put(figure.evidence, "figure")
    for position in desk.findings.positions:
        if position.actor in keys:
            put(position.evidence, "holder")
    for question in desk.findings.questions[:_QUESTIONS]:
        put(question.evidence, "decision")
    if newest > oldest:
        fresh = {s.id for s in desk.sources if s.published == newest}
        put((lead.evidence for lead in desk.findings.leads if lead.source in fresh), "newest")
    return found


def _conflicts(desk: Desk, likeness: Likeness) -> Iterator[Candidate]:
    """The two sides of each serious conflict, with a link to its card. Two wordings of one quotation are no matter."""
    known = _by_sentence(desk)
    for number, conflict in enumerate(desk.findings.conflicts, 1):
        if conflict.severity not in _SERIOUS or conflict.type in _NOT_TOLD or conflict.resolution != "open":
            continue
        sides = [_said(desk, known, side.evidence) for side in conflict.sides[:2]]
        leads = [lead for lead in sides if lead is not None]
        paired = _is_pair(leads)
        if _is_choice(conflict) and (conflict.type == "role" or not paired):
            yield _framed(desk, conflict, likeness, f"C{number}")
        elif paired:
            extra = [e for side in conflict.sides[:2] for e in side.evidence[:_MOST_A_SIDE]]
            yield _joined(
                desk, leads, "conflict", _SERIOUS[conflict.severity], likeness, link=f"C{number}", extra=extra
            )


def _is_choice(conflict: Conflict) -> bool:
    """Whether the sides are two values of one thing, not a claim and its denial."""
    return conflict.type in _FRAMES and not conflict.about.startswith("whether ")


def _is_pair(leads: list[Lead]) -> bool:
    """Whether there are two sentences, of which the second may point back to the first."""
    return len(leads) == 2 and leads[0].evidence != leads[1].evidence and leads[0].alone


def _framed(desk: Desk, conflict: Conflict, likeness: Likeness, link: str) -> Candidate:
    """One line for two values: “The sources differ on who is …: a or b”."""
    about = _FRAMES[conflict.type].format(conflict.about)
    text = say("The sources differ on {about}: {values}.", about=about, values=any_of(s.value for s in conflict.sides))
    evidence = tuple(e for side in conflict.sides for e in side.evidence[:_MOST_A_SIDE])
    scores = {(lead.source, lead.evidence.sentence): lead.score for lead in desk.findings.leads}
    worth = max(scores.get((e.source, desk.citations.sentence(e).number), 0.0) for e in evidence)
    worth += _MINOR * _SERIOUS[conflict.severity]
    stems = likeness.stems(text)
    return Candidate(
        kind="conflict",
        text=text,
        evidence=evidence,
        worth=worth,
        stems=stems,
        link=link,
        framed=True,
        fills=_DIFFERS,
    )


def _disputes(desk: Desk, likeness: Likeness) -> Iterator[Candidate]:
    """A claim and the denial that answers it."""
    known = _by_sentence(desk)
    for disputed in desk.findings.disputed:
        sides = [_said(desk, known, disputed.claim), _said(desk, known, disputed.evidence)]
        leads = [lead for lead in sides if lead is not None]
        if _is_pair(leads):
            yield _joined(desk, leads, "dispute", _DENIED, likeness)


def _joined(
    desk: Desk,
    leads: list[Lead],
    kind: str,
    bonus: float,
    likeness: Likeness,
    *,
    link: str = "",
    extra: Iterable[Evidence] = (),
) -> Candidate:
    first, second = leads
    text = join_clauses([first.text, lower_first(second.text) if _is_common(desk, second) else second.text])
    worth = max(lead.score for lead in leads) + bonus
    told = [lead.evidence for lead in leads]
    further = [e for e in extra if not any(e.span.overlaps(known.span) for known in told)]
    stems = likeness.stems(text)
    return Candidate(
        kind=kind,
        text=text,
        common=_is_common(desk, first),
        evidence=(*told, *further),
        worth=worth,
        stems=stems,
        matters=frozenset[str]().union(*(lead.matters for lead in leads)),
        link=link,
        clauses=2,
        fills=_DIFFERS,
    )


def _by_sentence(desk: Desk) -> dict[tuple[str, int], Lead]:
    return {(lead.source, lead.evidence.sentence): lead for lead in desk.findings.leads}


def _said(desk: Desk, known: dict[tuple[str, int], Lead], evidence: Iterable[Evidence]) -> Lead | None:
    """The first piece of evidence that can be printed as a clause."""
    numbers = ((e.source, desk.citations.sentence(e).number) for e in evidence)
    return next((known[key] for key in numbers if key in known), None)
