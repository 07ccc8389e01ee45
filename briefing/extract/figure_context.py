"""In which sense a figure holds: where and since when, planned or sent, and as of what date."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from briefing.extract.events import moment_token
from briefing.extract.moments import Moment
from briefing.extract.parse import Parsed
from briefing.extract.quantities import Quantity
from briefing.extract.tenses import governor
from briefing.model.observations import Stage

_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG"})
_INSIDE = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "pobj"})
_WHERE = frozenset(
    {"in", "at", "near", "across", "inside", "outside", "along", "around", "throughout", "on", "from", "to"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Scope words, stage and date of a figure."""

    scope: tuple[str, ...] = ()
    stage: Stage = ""
    as_of: str | None = None


def read_context(
    parsed: Parsed, tokens: list[Token], numbers: list[Token], moments: list[Moment], quantity: Quantity
) -> Context:
    """What the clause around a figure says about the sense in which it holds."""
    verb = governor(numbers[-1])
    scope = [*_where(numbers[-1], verb)]
    as_of: str | None = None
    for moment in moments:
        token = moment_token(tokens, moment)
        if token is None or (moment.start < quantity.end and moment.end > quantity.start):
            continue
        since = token.i > 0 and token.nbor(-1).lower_ == "since"
        if governor(token) == verb and since:
            scope.append(f"since {moment.expression}")
        elif governor(token) == verb and moment.date and as_of is None:
            as_of = moment.date
    return Context(scope=tuple(scope), stage=_stage(parsed, numbers[-1], verb), as_of=as_of)


def _where(number: Token, verb: Token) -> list[str]:
    """Places in prepositional phrases on the counted noun or on the verb."""
    heads = {verb.i, number.head.i, number.head.head.i}
    found: list[str] = []
    for preposition in verb.sent:
        if preposition.dep_ == "prep" and preposition.lower_ in _WHERE and preposition.head.i in heads:
            for place in preposition.children:
                if place.dep_ == "pobj" and place.ent_type_ in _PLACES and place.pos_ == "PROPN":
                    words = [t for t in place.subtree if t.i <= place.i and t.pos_ != "DET"]
                    found.append(f"{preposition.lower_} " + "".join(t.text_with_ws for t in words).strip())
    return found


def _stage(parsed: Parsed, number: Token, verb: Token) -> Stage:
    """Planned, sent, confirmed, total or previous: by the counted noun, or by the verb of which it is an argument."""
    table = parsed.lexicon.table("figure_stages")
    verbs = (verb, verb.head) if verb.dep_ in ("xcomp", "ccomp") else (verb,)
    nodes = (number.head, *(verbs if _is_argument(number, verb, through_of=True) else ()))
    for node in nodes:
        for word in (node, *(c for c in node.children if c.dep_ in ("advmod", "amod", "prep", "acomp"))):
            values = table.get(word.lemma_.lower()) or table.get(word.lower_)
            if values and not (values[0] == "sent" and word.pos_ != "VERB"):
                return _planned_if_future(values[0], verb)
    future = any(c.lower_ in ("will", "would") and c.dep_ == "aux" for c in verb.children)
    return "planned" if future and _is_argument(number, verb, through_of=False) else ""


def _is_argument(number: Token, verb: Token, *, through_of: bool) -> bool:
    """Whether what is counted is what the verb acts on or tells of, not something said beside it.

    No argument: the amount in “supplied under a contract worth $2m”, the size in “26% of the 400-strong staff”, the
    voters in “61 per cent would back it”.
    """
    node = number
    while node.head not in (node, verb) and (node.dep_ in _INSIDE or (through_of and _of_noun(node))):
        node = node.head
    if node.dep_ == "prep":
        return node.head == verb and node.lower_ in ("by", "to")
    told = node.dep_ == "nsubj" and not any(c.dep_ == "dobj" for c in verb.children)
    return node.head == verb and (told or node.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "npadvmod", "dative"))


def _of_noun(node: Token) -> bool:
    """Whether a token hangs on a noun by “of”, or is that “of”."""
    return (node.dep_ == "pobj" and node.head.lower_ == "of") or (node.dep_ == "prep" and node.lower_ == "of")


def _planned_if_future(stage: str, verb: Token) -> Stage:
    stages: dict[str, Stage] = {
        "planned": "planned",
        "sent": "sent",
        "confirmed": "confirmed",
        "total": "total",
        "previous": "previous",
    }
    future = any(
        c.lower_ in ("will", "would", "could", "may", "might", "to") and c.dep_ == "aux" for c in verb.children
    )
    return "planned" if stage == "sent" and future else stages[stage]
