"""Which side a statement takes towards what it is about: for it, against it, under a condition, or none to be seen.

Read from the cue first (“condemned”, “welcomed”), with negation and with cues that contradict a clause (“denied that it
would not” is for it); for cues that take no side, from the judging words of the content, each turned by a negation of
its clause. Without a clear majority the answer is neutral.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from briefing.extract.parse import Parsed
from briefing.extract.statement_cues import Candidate
from briefing.lexicon import Lexicon
from briefing.model.observations import Hedge

if TYPE_CHECKING:
    from spacy.tokens import Token

Polarity = Literal["supports", "opposes", "neutral", "conditional"]
_SIGNS = {"supports": 1, "opposes": -1, "reverses": -1}
_WEIGHING = frozenset(("consider", "contemplate", "mull", "weigh"))


def judge_polarity(parsed: Parsed, found: Candidate, hedges: Iterable[Hedge]) -> Polarity:
    """The side that a statement takes. `hedges` are those of its sentences."""
    content = _content_tokens(parsed, found)
    if found.lemma in _WEIGHING or _has_condition(found, hedges):
        return "conditional"
    kind = _cue_kind(parsed.lexicon, found.lemma)
    if kind is not None:
        sign = _SIGNS[kind]
        if kind == "reverses" and found.clausal and _is_negated(content):
            sign = -sign
        if found.negated:
            sign = -1 if sign > 0 else 0
        return _named(sign)
    total = _judgement(content, _evaluations(parsed.lexicon))
    return _named(-total if found.negated else total)


def _named(sign: int) -> Polarity:
    return "supports" if sign > 0 else "opposes" if sign < 0 else "neutral"


def _cue_kind(lexicon: Lexicon, lemma: str) -> str | None:
    kind = lexicon.table("polarity_cues").get(lemma)
    return kind[0] if kind else None


@functools.lru_cache(maxsize=8)
def _evaluations(lexicon: Lexicon) -> dict[str, int]:
    return {word: _SIGNS[values[0]] for word, values in lexicon.table("evaluations").items()}


def _content_tokens(parsed: Parsed, found: Candidate) -> list[Token]:
    tokens: list[Token] = []
    for start, end in found.content:
        span = parsed.doc.char_span(start, end, alignment_mode="contract")
        tokens.extend(span or ())
    return tokens


def _has_condition(found: Candidate, hedges: Iterable[Hedge]) -> bool:
    conditions = [h for h in hedges if h.kind == "condition"]
    return any(start < h.scope.start < end for h in conditions for start, end in found.content)


def _judgement(tokens: list[Token], evaluations: dict[str, int]) -> int:
    """The balance of the judging words; a negated clause turns those in it, and counts against when it has none."""
    total, judged, negations = 0, False, 0
    for token in tokens:
        sign = evaluations.get(token.lemma_.lower(), 0)
        if sign:
            judged = True
            total += -sign if _in_negated_clause(token) else sign
        negations += token.dep_ == "neg"
    if not judged and negations:
        return -1
    return total


def _in_negated_clause(token: Token) -> bool:
    above = token
    for _ in range(4):
        if any(child.dep_ == "neg" or child.lower_ == "no" for child in above.children):
            return True
        if above.pos_ in ("VERB", "AUX") or above.head == above:
            return False
        above = above.head
    return False


def _is_negated(tokens: list[Token]) -> bool:
    """Whether the main clause of the content is negated."""
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.head.i not in inside]
    return any(child.dep_ == "neg" for head in heads for child in head.children)
