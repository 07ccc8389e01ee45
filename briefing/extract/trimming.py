"""A sentence shortened to one line: side clauses out, everything that carries, weakens or attributes the news kept."""

from __future__ import annotations

import re

from spacy.tokens import Token

LONG = 110  # characters from which a sentence is shortened
_SIDE = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
_MARKS = frozenset({",", "--", "—", "–", "(", ")", ";"})
_KEPT = frozenset({"if", "unless", "although", "though", "whether", "until"})
_OPENERS = re.compile(r"^(?:(?:But|And|Meanwhile|However|Still|Also|In fact|Yet|So(?! far\b)|Then|Now)\b,?\s*)+(?=\S)")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Za-z.]+(?:[ ,/]+[A-Z0-9][\w.]*){0,4}\s*)?(?:\([A-Z][\w ]+\)\s*(?:--|[-–—])\s*|—\s?(?=[A-Z]))"
    r"|^[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3}(?:,(?: [A-Z0-9][\w.]*){1,3}){0,2}\s+(?:--|[-–—])\s+(?=[“\"]?[A-Z])"
)


def trim_sentence(tokens: list[Token], start: int, end: int) -> str:
    """The sentence without side clauses set off by commas or dashes that do not hold `start`–`end` (source offsets).

    A sentence that would come out with an odd number of quotation marks is left whole.
    """
    whole = _joined(tokens)
    if len(whole) <= LONG:
        return _tidy(whole)
    held = {t.i for t in tokens if t.idx < end and t.idx + len(t) > start}
    needed = {a.i for t in tokens if t.i in held for a in t.ancestors} | held
    dropped: set[int] = set()
    for token in tokens:
        if token.i not in needed and (_side_clause(token) or _second_clause(token)):
            part = {t.i for t in token.subtree}
            if not part & needed:
                dropped |= _set_off(tokens, part)
    short = _joined([t for t in tokens if t.i not in dropped])
    return _tidy(whole if _odd_quotes(short) else short)


def dateline_length(sentence: str) -> int:
    """How many characters of a sentence are its dateline (“TESVIK, 4 March - ”); 0 for none."""
    found = _DATELINE.match(sentence)
    return found.end() if found else 0


def _side_clause(token: Token) -> bool:
    return token.dep_ in _SIDE and not any(c.lower_ in _KEPT for c in token.children)


def _second_clause(token: Token) -> bool:
    """A further main clause with a subject of its own."""
    return (
        token.dep_ == "conj"
        and token.pos_ in ("VERB", "AUX")
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    )


def _set_off(tokens: list[Token], part: set[int]) -> set[int]:
    """What may go with a part that stands between marks: it and the mark before it, or behind it at the start.

    Nothing when the part is restrictive (no marks) or not in one piece.
    """
    first, last = min(part), max(part)
    inside = [t for t in tokens if first <= t.i <= last]
    if any(t.i not in part and not t.is_punct for t in inside):
        return set()
    before = next((t for t in reversed(tokens) if t.i < first), None)
    behind = next((t for t in tokens if t.i > last), None)
    gone = {t.i for t in inside}
    if before is None:
        return gone | {behind.i} if behind is not None and behind.text == "," else set()
    if before.text in _MARKS and (behind is None or behind.text in (".", "!", *_MARKS)):
        closes = behind is not None and behind.text in _MARKS and behind.text != ";"
        return gone | {before.i} | ({behind.i} if closes and behind is not None else set())
    return set()


def _joined(tokens: list[Token]) -> str:
    """The words as they stand in the source; where something was left out, one space."""
    text, last = "", -1
    for token in tokens:
        text += " " if text and token.i != last + 1 and not text.endswith(" ") else ""
        text += token.text_with_ws
        last = token.i
    return text.strip()


def _odd_quotes(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("(") != text.count(")")


def _tidy(text: str) -> str:
    """Dateline and opening connectives off, marks that lost their clause closed up, no full stop at the end."""
    text = re.sub(r"\s+", " ", text)
    text = _OPENERS.sub("", _DATELINE.sub("", text))
    text = re.sub(r"(?:\s*(?:,|--|—|–|;))+\s*([,.;])", r"\1", text)
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    text = re.sub(r",\s*(?:and|but|while)?\s*\.?$", "", text)
    text = re.sub(r"(?:\s(?:and|but|while|--|—|–))+\.?$", "", text).strip()
    text = text[:-1] if text.endswith(".") and not re.search(r"\b[A-Z]\.$|\b(?:a|p)\.m\.$", text) else text
    return text[:1].upper() + text[1:]
