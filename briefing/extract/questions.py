"""A sentence that leaves something open, written as a question by rule.

The clause that is open is found in the parse and its auxiliary is put before its subject; nothing is added but the
auxiliary (“will”, “does”) and the question word. A pronoun is replaced by the name of its chain, or the sentence gives
no question.
"""

from __future__ import annotations

import re

from briefing.extract import gaps, pending
from briefing.extract.interrogatives import Namer
from briefing.extract.parse import Parsed
from briefing.model.observations import Sentence

_WH = ("when", "where", "who", "which", "how", "why", "what")
_OPENERS = ("is", "are", "was", "were", "will", "would", "can", "could", "do", "does", "did", "has", "have", "should")
_UNRESOLVED = re.compile(
    r"(?i)\b(?:he|she|him|her|his|hers|them|they|this|these|such|I|we|us|me|my|our|you|your|it)\b(?! take\b)"
    r"|^\w+ the (?:country|group|company|firm|man|woman)\b(?! (?:of|that|who))"
    r"|\bthose\b(?! (?:who|present|in|of|from|\w+ed)\b)|[€$£] "
)
_EMPTY_END = re.compile(
    r"(?i)\b(?:options?|possibilit\w+|next steps?|situation|matter|issue|questions?|so|do|that"
    r"|of|to|with|by|for|on|in|into|about|from|at)\?$"
)
_TEASER = re.compile(
    r"(?i)^(?:what is to be done|what (?:now|next)|so what|who knows|why (?:not|does it matter)"
    r"|what does (?:it|this) mean)\b"
)
_SHORTEST = 4
_LONGEST = 34

RULES = (
    gaps.from_unspecified,
    gaps.from_unknown,
    pending.from_whether,
    pending.from_question_word,
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
    pending.from_modal,
    pending.from_supposition,
)


def word_question(parsed: Parsed, sentence: Sentence, namer: Namer, *, explicit: bool) -> str:
    """The question that a sentence leaves open; empty where no rule can word it."""
    if explicit:
        return _explicit(sentence.evidence.quote)
    tokens = parsed.tokens(sentence)
    for rule in RULES:
        question = rule(tokens, namer)
        if question and is_askable(question):
            return question
    return ""


def is_askable(question: str) -> bool:
    """Whether a question can be read alone: long enough, not too long, no pronoun without a noun, no bare “options”."""
    length = len(re.findall(r"[\w’'-]+", question))
    shortest = _SHORTEST - 1 if re.search(r"(?<=\w )[A-Z]", question) else _SHORTEST
    return shortest <= length <= _LONGEST and not _UNRESOLVED.search(question) and not _EMPTY_END.search(question)


def _explicit(quote: str) -> str:
    text = re.sub(r"^[A-Z][\w. ]{2,25}: (?=[A-Z])", "", " ".join(quote.split())).strip("“”\"' ")
    head, _, rest = text.rpartition(": ")
    if head and rest.split()[0].lower() in (*_OPENERS, *_WH):
        text = rest
    first = text.split()[0].lower() if text.split() else ""
    if (first not in _OPENERS and first not in _WH) or not is_askable(text) or _TEASER.search(text):
        return ""
    return text[:1].upper() + text[1:]
