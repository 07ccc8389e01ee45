"""The words in which a sentence or position may stand in the bottom line: its own clause, or its holder's words."""

from __future__ import annotations

import re

from briefing.model.findings import Position
from briefing.model.observations import Sentence

_LONGEST = 32
_LONGEST_QUOTE = 26
_LONGEST_OPENING = 45
_SHORTEST = 4
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’»]?\s+(?=[“\"‘«]?[A-Z])")
_OPENING_MARKS = "“\"‘'«„"


def word_lead(sentence: Sentence, position: Position | None, bare: frozenset[str], *, opening: bool = False) -> str:
    """The sentence's own clause where it is short, else its holder's words, else nothing.

    What opens a source tells who, what, when and where at once: it may be longer.
    """
    clause = sentence.clause
    if clause and len(clause.split()) <= (_LONGEST_OPENING if opening else _LONGEST_QUOTE):
        return clause
    named = position is not None and position.holder.casefold() not in bare
    whole = "verbless" not in sentence.traits
    attributed = attribute_words(position) if position is not None and named and whole else ""
    if attributed and (not clause or len(clause.split()) > _LONGEST):
        return attributed
    return clause if len(clause.split()) <= _LONGEST else ""


def _is_cut(words: str, position: Position) -> bool:
    """Whether the sentence goes straight on behind the words: what is missing may be the very hedge."""
    if words[-1] in "”’\"'»":
        return False
    for evidence in position.evidence:
        _, found, rest = " ".join(evidence.quote.split()).partition(words)
        if found:
            return bool(re.match(r" \w", rest))
    return False


def attribute_words(position: Position) -> str:
    """“Holder: words”, or “Holder denied it” where the text opens with its verb; empty where it is too long."""
    words = _SENTENCE_END.split(" ".join(position.text.split()))[0].strip(" ,")
    if not _SHORTEST <= len(words.split()) <= _LONGEST_QUOTE or words.endswith("?") or _is_cut(words, position):
        return ""
    if _BACK.search(words) or _OWN.match(position.holder) or _UNNAMED_THING.match(words):
        return ""
    opener = re.split(r"[ ’']", words.strip(_OPENING_MARKS))[0].casefold()
    quoted = words[0] in _OPENING_MARKS
    if opener in _POINTING or (opener.endswith("ing") and not quoted) or (not quoted and _FIRST_PERSON.search(words)):
        return ""
    words = _DOUBLE_THAT.sub(r"\1", words)
    holder = _article(position.holder)
    same = opener[:4] == position.verb.split()[0].casefold()[:4]
    verbal = not quoted and (same or (opener.endswith("ed") and words[0].islower()) or opener in _FINITE)
    return f"{holder} {_close(words)}" if verbal else f"{holder}: {_close(words)}"


def _article(holder: str) -> str:
    """The holder as a sentence begins with it: “a security source” has its article, “the United States” too."""
    first = holder.split(" ", 1)[0]
    bare = (
        first.islower() and first not in ("a", "an", "the") and not first.endswith("s") and not _PLURAL.search(holder)
    )
    named = f"{'an' if first[0] in 'aeiou' else 'a'} {holder}" if bare else holder
    named = f"the {named}" if _NEEDS_THE.match(named) else named
    return named[:1].upper() + named[1:]


_DOUBLE_THAT = re.compile(r"\b(and|but) that\b(?= (?:the|an?|it|they|[A-Z]))")
_PLURAL = re.compile(
    r"(?:s|police|people|men|women)$|(?:s|police|people|men|women) (?:in|of|with|familiar|who|from|close|at)\b"
)
_NEEDS_THE = re.compile(
    r"(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia)\b|[A-Z]\w+ (?:Union|Ministry|Republic)$"
)
_UNNAMED_THING = re.compile(r"(?:called|labell?ed|dubbed|described as|termed|branded) [“\"'‘«]")  # what it called “…”
_BACK = re.compile(r"(?i)\b(?:of|all|both|some|most|none) (?:these|those|them)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_OWN = re.compile(r"(?i)(?:my|our|your|his|her|its|their)\b")
_LOOSE_COMMA = re.compile(r",([”\"’»])$")
_SHOUTED = re.compile(r"^(?:THE|AN|IN|ON|AT|FOR)(?= [a-z])")
_FINITE = ("is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "could", "may", "might", "does")
_POINTING = (
    "he",
    "she",
    "what",
    "how",
    "why",
    "that",
    "this",
    "these",
    "those",
    "it",
    "its",
    "they",
    "her",
    "his",
    "their",
    "and",
    "but",
    "so",
    "such",
    "which",
    "who",
    "there",
)


def _close(words: str) -> str:
    """The words with their quotation mark closed."""
    words = _SHOUTED.sub(lambda match: match[0].lower(), _LOOSE_COMMA.sub(r"\1", words))
    for opening, closing in ("“”", '""', "‘’", "«»"):
        if words[0] == opening and not words.rstrip(" .").endswith(closing):
            return words.rstrip(" ,") + closing
    return words
