"""A sentence that leaves something open, written as a question by rule.

The clause that is open is found in the parse and its auxiliary is put before its subject; nothing is added but the
auxiliary (“will”, “does”) and the question word. A pronoun is replaced by the name of its chain, or the sentence gives
no question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract import absences, deadlines, gaps, pending
from briefing.extract.interrogatives import Namer
from briefing.extract.parse import Parsed
from briefing.model.observations import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WH = ("when", "where", "who", "which", "how", "why", "what")
_OPENERS = ("is", "are", "was", "were", "will", "would", "can", "could", "do", "does", "did", "has", "have", "should")
_UNRESOLVED = re.compile(
    r"(?i)\b(?:he|she|him|her|his|hers|them|they|this(?! (?:week|month|year)\b)|these|such|I|we|us|me|my|our|you|your"
    r"|it)\b(?! take\b)"
    r"|^\w+ the (?:country|group|company|firm|man|woman|situation|matter|issue|document)\b"
    r"(?! (?:of|that|who|in|between))"
    r"|\b(?:hers|theirs|ours|yours|mine|the (?:former|latter|same))\b"
    r"|\bought\b|[;\[\]]|^\w+ (?:no|nobody|nothing|neither|none)\b"
    r"|\bthose\b(?! (?:who|present|in|of|from|\w+ed)\b)|[€$£] "
)
_EMPTY_END = re.compile(
    r"(?i)\b(?:options?|possibilit\w+|next steps?|situation|matter|issue|questions?|so|do|that|anything|something"
    r"|of|to|with|by|for|on|in|into|about|from|at)\?$"
    r"|\bgo ahead with (?:\w+ ){0,3}(?:scenarios|options|possibilities|alternatives)\b"
)
_TEASER = re.compile(
    r"(?i)^(?:what is to be done|what (?:now|next|more|else|choice)|so what|who (?:knows|cares)"
    r"|why (?:not|does it matter)|what does (?:it|this) mean"
    r"|why (?:should|would|on earth)|how (?:dare|could|can anyone)|are we to)\b"
)
_LINK = re.compile(r"^(?:And|But|So(?! far\b)|Or|Yet|Then),? (?=\w)|(?<=\w), (?:then|though|however|in fact),(?= )")
_LABEL = re.compile(r"^[A-Z][\w. ]{2,25}: (?=[A-Z])")
_OWN = ("hers", "theirs")
_DEED = re.compile(r"^What (?:will|did|can|does|should)(?: the)?(?: [A-Z][\w.’'-]*)+ do\?$")
_STRANDED = re.compile(r"(?i)^(?:which|what|who|where) .{12,} (?:from|for|with|by|on|to|in)\?$")
_SHORTEST = 4
_REACH = 30  # tokens between a thing that is owned and the “hers” that stands for it
_LONGEST = 34

RULES = (
    absences.from_no_evidence,
    absences.from_unpublished,
    gaps.from_unspecified,
    gaps.from_unknown,
    pending.from_whether,
    pending.from_question_word,
    deadlines.from_method,
    deadlines.from_awaited,
    deadlines.from_ruling,
    deadlines.from_wanted,
    pending.from_open_clause,
    pending.from_weighing,
    pending.from_pending,
    gaps.from_unproven,
    gaps.from_unclear,
    gaps.from_withheld,
    gaps.from_quality,
    gaps.from_settling,
    gaps.from_unverified,
    gaps.from_belief,
    gaps.from_supposed,
    gaps.from_unexplained,
    gaps.from_inquiry,
    pending.from_condition,
    pending.from_announced,
    pending.from_modal,
    pending.from_supposition,
    absences.from_unreached,
)


def word_question(parsed: Parsed, sentence: Sentence, namer: Namer, *, explicit: bool) -> str:
    """The question that a sentence leaves open; empty where no rule can word it."""
    if explicit:
        return _explicit(sentence.evidence.quote)
    tokens = parsed.tokens(sentence)
    for rule in RULES:
        question = _name_owned(rule(tokens, namer), tokens)
        if question and is_askable(question):
            return question
    return ""


def is_askable(question: str) -> bool:
    """Whether a question can be read alone: long enough, not too long, no pronoun without a noun, no bare “options”."""
    length = len(re.findall(r"[\w’'-]+", question))
    shortest = _SHORTEST - 1 if re.search(r"(?<=\w )[A-Z]", question) else _SHORTEST
    empty = _EMPTY_END.search(question) and not _DEED.match(question) and not _STRANDED.match(question)
    return shortest <= length <= _LONGEST and not _UNRESOLVED.search(question) and not empty


def _name_owned(question: str, tokens: list[Token]) -> str:
    """“Will Ms Ade keep hers?” after “… cost an earlier mayor his seat” → “Will Ms Ade keep the seat?”."""
    word = question.removesuffix("?").rpartition(" ")[2].lower()
    if word not in _OWN or not tokens:
        return question
    before = tokens[0].doc[: tokens[0].i]
    owned = next((t.head for t in reversed(before) if t.tag_ == "PRP$" and t.head.pos_ == "NOUN"), None)
    near = owned is not None and tokens[0].i - owned.i <= _REACH
    return f"{question.removesuffix(f'{word}?')}the {owned.text}?" if owned is not None and near else question


def _explicit(quote: str) -> str:
    text = _LINK.sub("", _LABEL.sub("", " ".join(quote.split())).strip("“”\"' "))
    text = text[:1].upper() + text[1:]
    head, _, rest = text.rpartition(": ")
    if head and rest.split()[0].lower() in (*_OPENERS, *_WH):
        text = rest
    first = text.split()[0].lower() if text.split() else ""
    if (first not in _OPENERS and first not in _WH) or not is_askable(text) or _TEASER.search(text):
        return ""
    return text[:1].upper() + text[1:]
