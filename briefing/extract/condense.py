"""A sentence trimmed to what it asserts, for the bottom line: words are taken away, never added.

Asides, trailing participles and opening adverbials go; hedges, conditions, dates, figures and attributions stay. A
pronoun at the head is replaced by the name of its chain, in brackets. What cannot stand alone gives nothing.

The deletions follow the sentence compression rules of headline generation (Dorr, Zajic & Schwartz, “Hedge Trimmer”,
HLT-NAACL 2003), restricted to what leaves the assertion as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.interrogatives import Namer
from briefing.extract.parse import Parsed
from briefing.extract.quotes import QuoteIndex
from briefing.model.observations import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_KEPT_OPENINGS = ("if", "unless", "according", "allegedly", "reportedly", "until", "once", "when", "although", "while")
_LOOSE = ("with", "including", "amid", "despite", "given", "following", "such")
_MOST_OPENING = 12
_LONG_APPOSITION = 7
_LEAST_WORDS = 5
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|We|us|our|Our|you|You|your)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_POINTING = re.compile(r"(?i)(?:this|these|those|that|such|there|here|nor)\b")
_CONJUNCTION = re.compile(r"^(?:But|And|So|Then|Thus|Yet|Still|However|Meanwhile|Moreover|Also|Instead),?\s+")


def condense_sentences(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Sentence, ...]:
    """The numbered sentences of a source, each with its `clause` where it can stand alone."""
    namer = Namer(mentions)
    commentary = parsed.lexicon.words("commentary_verbs")
    quoted = QuoteIndex(parsed.quotations, parsed.source.text)
    return tuple(
        replace(sentence, clause=_condense(parsed, sentence, namer, commentary, quoted))
        for sentence in parsed.sentences
    )


def _condense(parsed: Parsed, sentence: Sentence, namer: Namer, commentary: frozenset[str], quoted: QuoteIndex) -> str:
    if sentence.zone == "heading" or not _stands_alone(sentence.evidence.quote):
        return ""
    tokens = parsed.tokens(sentence)
    root = next((t for t in tokens if t.head == t), None)
    if root is None or not _asserts(tokens) or root.lemma_.lower() in commentary or quoted.around(root.idx):
        return ""
    groups = (g for g in _droppable(tokens, root) if not any(quoted.around(t.idx) for t in g))
    dropped = {token.i for group in groups for token in group}
    names = _resolve(tokens, namer)
    if names is None:
        return ""
    text = _join(parsed, [t for t in tokens if t.i not in dropped], names)
    return text if len(text.split()) >= _LEAST_WORDS and text.count('"') % 2 == 0 else ""


def _stands_alone(quote: str) -> bool:
    outside = _QUOTED.sub("", quote)
    question = quote.rstrip("”\"'’ ").endswith("?")
    opens = quote[0].isupper() or quote[0].isdigit() or quote[0] in "“\"'‘«$€£"
    return opens and not question and not _FIRST_PERSON.search(outside) and not _POINTING.match(quote)


def _asserts(tokens: list[Token]) -> bool:
    return any(t.tag_ in _FINITE for t in tokens) and any(t.dep_ in _SUBJECTS for t in tokens)


def _resolve(tokens: list[Token], namer: Namer) -> dict[int, str] | None:
    """The name for a pronoun before the first noun; None when there is a pronoun and no name."""
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN"):
            return {}
        if token.pos_ == "PRON" and token.lower_ in ("he", "she", "it", "they", "his", "her", "its", "their"):
            if token.dep_ == "expl" or (token.lower_ == "it" and token.head.lemma_ == "be"):
                return {}
            name = namer.name(token)
            if not name:
                return None
            return {token.i: f"[{name}’s]" if token.dep_ == "poss" else f"[{name}]"}
    return {}


def _droppable(tokens: list[Token], root: Token) -> Iterator[list[Token]]:
    """Groups of tokens that may go, each with the comma that opens it."""
    yield from _parentheses(tokens)
    opening = _opening(tokens, root)
    if opening:
        yield opening
    for token in tokens:
        if _is_aside(token):
            group = _with_commas(token, tokens)
            if group and root not in group and _safe(group):
                yield group


def _parentheses(tokens: list[Token]) -> Iterator[list[Token]]:
    start = None
    for place, token in enumerate(tokens):
        if token.text == "(":
            start = place
        elif token.text == ")" and start is not None:
            yield tokens[start : place + 1]
            start = None


def _opening(tokens: list[Token], root: Token) -> list[Token]:
    """An adverbial before the first comma, left of the subject, without date, figure, hedge or condition."""
    comma = next((n for n, t in enumerate(tokens[: _MOST_OPENING + 1]) if t.text == ","), None)
    if comma is None or comma == 0:
        return []
    group = tokens[: comma + 1]
    subject = next((t for t in tokens if t.dep_ in _SUBJECTS and t.head == root), None)
    if subject is None or subject.i <= group[-1].i or root in group:
        return []
    if group[0].lower_ in _KEPT_OPENINGS or any(t.ent_type_ == "DATE" or t.like_num for t in group):
        return []
    adverbial = group[0].dep_ in ("advmod", "prep", "mark", "cc") or any(t.dep_ in ("advcl", "prep") for t in group)
    return group if adverbial and _safe(group) else []


def _is_aside(token: Token) -> bool:
    left = token.left_edge
    if left.i == 0 or left.nbor(-1).text not in (",", "–", "—", "--"):
        return False
    if token.dep_ == "relcl":
        return True
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return True
    if token.dep_ == "appos":
        length = token.right_edge.i - left.i + 1
        return length > _LONG_APPOSITION and not any(t.ent_type_ == "PERSON" for t in token.subtree)
    return token.dep_ == "prep" and token.lower_ in _LOOSE


def _with_commas(token: Token, tokens: list[Token]) -> list[Token]:
    """The token's subtree with the comma before it, and the one behind it where a verb goes on."""
    start, end = token.left_edge.i - 1, token.right_edge.i
    if any(t.dep_ == "conj" and t.i > end for t in token.head.children):
        return []
    following = end + 1 < len(token.doc) and token.nbor(end + 1 - token.i).text in (",", "–", "—", "--")
    return [t for t in tokens if start <= t.i <= (end + 1 if following else end)]


def _safe(group: list[Token]) -> bool:
    """Whether nothing is lost that a reader must see: a figure, or half a quotation."""
    text = "".join(t.text_with_ws for t in group)
    quotes = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return quotes and not any(t.like_num or t.is_currency or t.text == "%" for t in group)


def _join(parsed: Parsed, tokens: list[Token], names: dict[int, str]) -> str:
    """The remaining words with the source's own characters."""
    source = parsed.source.text
    pieces: list[str] = []
    for place, token in enumerate(tokens):
        gap = place + 1 < len(tokens) and tokens[place + 1].i > token.i + 1
        space = " " if token.whitespace_ or token.i in names or gap else ""
        pieces.append((names.get(token.i) or source[token.idx : token.idx + len(token)]) + space)
    text = re.sub(r"\s+([,.;:?!”’])", r"\1", " ".join("".join(pieces).split()))
    text = re.sub(r",\s*([,.;:])", r"\1", text).strip(" ,;–—-")
    text = _CONJUNCTION.sub("", text)
    text += "”" * (text.count("“") - text.count("”"))
    return text[:1].upper() + text[1:]
