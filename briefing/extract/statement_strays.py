"""What belongs to reported words though the parse hung it elsewhere, and who speaks in the midst of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.quotes import Quotation
from briefing.extract.statement_readings import VERBAL, VerbCue
from briefing.extract.statement_spans import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

CITING = frozenset(("citing", "quoting"))
_REASONS = frozenset(("because", "if", "unless", "until"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_ANSWERS = frozenset(("yes", "no"))
_ENDS_ANSWER = frozenset((",", ".", ";", "and", "but", "while", "when"))
_REACH = 14  # words between a verb and the “that” of a clause which the parse hung elsewhere


def one_word_answer(cue: VerbCue, quote: Quotation | None) -> list[Token]:
    """“Asked whether it would close, nine in ten said no”: the answer, where no quotation follows."""
    if quote is not None and quote.start > cue.verb.idx:
        return []
    following = cue.doc[cue.verb.i + 1 : cue.verb.i + 3]
    answered = [t for t in following[:1] if t.lower_ in _ANSWERS and t.head == cue.verb]
    alone = all(t.text in _ENDS_ANSWER for t in following[1:])
    return answered if alone and cue.frames.get("clause") == "speech" else []


def put_in_between(cue: VerbCue) -> Token | None:
    """“Holm, said Berg, won't go”: Berg, whom the parse takes for the subject of what Berg says; else None."""
    subject = next((s for s in cue.kids.get("nsubj", ()) if s.i < cue.verb.i), None)
    inner = [s for c in cue.kids.get("ccomp", ()) for s in c.lefts if s.dep_ == "nsubj"]
    said = next((s for s in (*cue.kids.get("nsubj", ()), *inner) if s.i > cue.verb.i), None)
    if subject is None or said is None or said.left_edge.i != cue.verb.i + 1 or said.pos_ not in _NOMINAL:
        return None
    between = [t.text for t in cue.doc[subject.i + 1 : cue.verb.i]]
    behind = cue.doc[said.right_edge.i + (said.right_edge.text != ",")].text
    return said if between == [","] and behind == "," else None


def loose_clause(cue: VerbCue) -> list[Token]:
    """A clause that the parse hung elsewhere: “said at the talks that …” under the noun, “said closing it would …”."""
    verb, sent = cue.verb, cue.verb.sent
    for citing in (child for child in verb.children if child.lower_ in CITING):
        for clause in (child for child in citing.children if child.dep_ == "ccomp"):
            return list(clause.subtree)
    follower = cue.doc[verb.i + 1] if verb.i + 1 < sent.end else verb
    if follower.lower_ == "that" and follower.dep_ == "prep":  # “noting that at one point she had won”
        return [t for t in verb.subtree if t.i > verb.i]
    for token in cue.doc[verb.i + 1 : min(verb.i + _REACH, sent.end)]:
        if token.lower_ in ("that", "whether") and token.head.pos_ in VERBAL and token.head.i > token.i:
            clause = token.head
            relative = token.dep_ in ("nsubj", "nsubjpass") and clause.dep_ == "relcl"  # “a tap that had never run”
            if clause.dep_ in ("relcl", "acl", "ccomp", "advcl") and verb.i <= clause.head.i < token.i and not relative:
                return [t for t in clause.subtree if t.i >= token.i]
        another = token.pos_ == "VERB" and token.dep_ != "amod"
        other = another and (token.head != verb or token.dep_ == "advcl")  # “said no when asked whether …”
        if other or token.text in (",", ";", ":"):
            break
    finite = [c for c in cue.kids.get("xcomp", ()) if c.i > verb.i and c.tag_ in FINITE]
    if verb.dep_ == "relcl" or is_relative(cue):  # “the laws that judges said failed”
        finite += [c for c in cue.kids.get("acomp", ()) if c.i == verb.i + 1 and c.tag_ in (*FINITE, "VBN")]
    if finite:  # “the plan, which they say left a hole”
        return list(finite[0].subtree)
    gerunds = [c for c in cue.kids.get("xcomp", ()) if c.i > verb.i and c.tag_ == "VBG"]
    return list(gerunds[0].subtree) if gerunds and "infinitive" not in cue.frames else []


def loose_subject(cue: VerbCue, governed: list[Token]) -> list[Token]:
    """“saying closing it would help”, “say the more it costs, the less it helps”: what the parse hung on the cue."""
    if not governed or {"object", "told", "named"} & cue.frames.keys():
        return []
    begun = [c for c in cue.kids.get("xcomp", ()) if c.i < governed[0].i]
    begun += [c for c in cue.kids.get("dobj", ()) if c.i < governed[0].i and _is_more(c)]
    return [t for c in begun if c.left_edge.i == cue.verb.i + 1 for t in c.subtree if t.i > cue.verb.i]


def _is_more(noun: Token) -> bool:
    """“the more votes she takes”: a noun that a comparison measures."""
    measured = any(c.tag_ == "JJR" for c in noun.children) and any(c.dep_ == "relcl" for c in noun.children)
    return measured and noun.left_edge.lower_ == "the"


def trailing_reason(cue: VerbCue, governed: list[Token]) -> list[Token]:
    """“said it would close because …”, where the parse hung the reason or condition on the cue."""
    if not governed or governed[-1].i < cue.verb.i or cue.quotes.around(governed[-1].idx) is not None:
        return []
    trailing = (c for c in cue.kids.get("advcl", ()) if c.i > governed[-1].i)
    reasons = (c for c in trailing if any(m.dep_ == "mark" and m.lower_ in _REASONS for m in c.children))
    return [t for reason in reasons for t in reason.subtree]


def is_relative(cue: VerbCue) -> bool:
    """“the laws, kept for years, that judges said failed”: a clause behind “that” reports nothing before it."""
    marked = any(mark.lower_ == "that" for mark in cue.kids.get("mark", ()))
    return marked and all(clause.i < cue.verb.i for clause in cue.kids.get("ccomp", ()))
