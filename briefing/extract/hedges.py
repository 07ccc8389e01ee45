"""Words that weaken, doubt or deny, with the span they govern.

The scope of a cue is read from the parse: an adverb, modal or negation governs the clause of its verb, an adjective
its noun phrase, a verb or conjunction what depends on it (after BioScope, Vincze et al. 2008, and its rules of scope).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Literal, cast, get_args

from briefing.errors import LexiconError
from briefing.extract.parse import Parsed
from briefing.lexicon import Lexicon
from briefing.model.observations import Hedge
from briefing.model.source import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

HedgeKind = Literal["hedge", "doubt", "denial", "negation", "plan", "condition"]
_CLAUSE_HEADS = frozenset(("VERB", "AUX"))


def find_hedges(parsed: Parsed) -> tuple[Hedge, ...]:
    """The hedges of a source, in text order; the longest cue at a place is the one that counts."""
    pattern, kinds = _cues(parsed.lexicon)
    found = []
    for match in pattern.finditer(parsed.text):
        span = parsed.doc.char_span(*match.span())
        if span is None or _is_name(span.root):
            continue
        cue = match[0].lower()
        kind = kinds[cue]
        found.append(
            Hedge(
                cue=cue,
                kind=kind,
                evidence=parsed.cite_sentence(match.start(), f"hedge.{kind}"),
                scope=_scope(parsed, span.root, match.start(), match.end()),
            )
        )
    return tuple(found)


@functools.lru_cache(maxsize=8)
def _cues(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, HedgeKind]]:
    kinds: dict[str, HedgeKind] = {}
    for cue, values in lexicon.table("hedge_cues").items():
        if len(values) != 1 or values[0] not in get_args(HedgeKind):
            raise LexiconError(f"hedge_cues: “{cue}” must have one of {', '.join(get_args(HedgeKind))}.")
        kinds[cue] = cast("HedgeKind", values[0])
    return lexicon.compile(r"(?i)(?:(?<!\w){hedge_cues}(?!\w)|n't\b)", "hedge"), kinds


def _is_name(token: Token) -> bool:
    """“May” the month, “Will” the man: a proper noun, or a capital inside a sentence."""
    return bool(token.pos_ == "PROPN" or (token.is_title and token.i > token.sent.start and token.nbor(-1).is_alpha))


def _scope(parsed: Parsed, root: Token, start: int, end: int) -> Span:
    governed = _governor(root)
    sent = root.sent
    tokens = [token for token in governed.subtree if not token.is_space and sent.start <= token.i < sent.end]
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    first = min(start, tokens[0].idx)
    last = max(end, tokens[-1].idx + len(tokens[-1]))
    return parsed.span(first, last)


def _governor(root: Token) -> Token:
    """The word whose subtree a cue governs."""
    if root.dep_ in ("amod", "compound"):
        return root.head
    if root.dep_ in ("advmod", "aux", "neg", "mark", "det", "cc", "preconj", "prep", "acomp"):
        above = root.head
        while above.pos_ not in _CLAUSE_HEADS and above.head != above and above.dep_ in ("amod", "det", "advmod"):
            above = above.head
        return above
    return root
