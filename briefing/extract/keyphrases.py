"""Noun phrases scored by YAKE.

Campos et al., “YAKE! Keyword extraction from single documents using multiple local features”, Information Sciences 509
(2020).

YAKE knows frequency, position and spread, and nothing of grammar: it offers shards such as a possessive's half or a
name with its verb. So the parse offers the candidates, whole noun phrases and names, and YAKE scores them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed, parsable_text
from briefing.extract.yake_scores import score_phrases
from briefing.model.observations import Keyphrase

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "keyphrase.noun_phrase"
_MOST_WORDS = 4
_TOP = 400
_NOUNS = ("NOUN", "PROPN")
_NUMBERED_NAME = re.compile(r"[A-Za-z][\w.]*-\d+\w*")
_TIES = ("of", "for")
_LETTER = re.compile(r"[^\W\d_]")


def find_keyphrases(parsed: Parsed) -> tuple[Keyphrase, ...]:
    """The keyphrases of a source, best (lowest score) first; headings give none, boilerplate neither."""
    found: dict[str, list[tuple[int, int]]] = {}
    surfaces: dict[str, Counter[str]] = {}
    for tokens in _candidates(parsed):
        key = " ".join(t.lemma_.casefold() for t in tokens)
        found.setdefault(key, []).append((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
        surfaces.setdefault(key, Counter())[_surface(parsed, tokens)] += 1
    if not found:
        return ()
    scores = _yake_scores(parsed)
    phrases = [
        Keyphrase(
            text=min(surfaces[key], key=lambda s: (-surfaces[key][s], s)),
            lemma=key,
            score=_score(surfaces[key], scores, len(places)),
            count=len(places),
            evidence=parsed.cite(*places[0], RULE),
        )
        for key, places in found.items()
    ]
    return tuple(sorted(phrases, key=lambda p: (p.score, p.evidence.span)))


def _candidates(parsed: Parsed) -> Iterator[list[Token]]:
    """Every noun phrase of up to four words that ends in a noun and cuts no name in two."""
    stop = parsed.lexicon.words("keyphrase_stop")
    for sentence in parsed.sentences:
        if sentence.zone in ("headline", "heading"):
            continue
        for run in _runs(parsed.tokens(sentence), stop):
            for start in range(len(run)):
                for end in range(start + 1, min(len(run), start + _MOST_WORDS) + 1):
                    if _stands_alone(run, start, end):
                        yield run[start:end]


def _runs(tokens: list[Token], stop: frozenset[str]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and _belongs(token, stop):
            run.append(token)
            continue
        if run:
            yield run
        run = []


def _belongs(token: Token, stop: frozenset[str]) -> bool:
    if token.lower_ in stop or token.is_quote:
        return False
    if _NUMBERED_NAME.fullmatch(token.text):
        return True
    if not _LETTER.search(token.text):
        return token.text == "-" and bool(token.i) and not token.nbor(-1).whitespace_
    return token.pos_ in _NOUNS or (token.pos_ == "ADJ" and not token.is_stop)


def _stands_alone(run: list[Token], start: int, end: int) -> bool:
    first, last = run[start], run[end - 1]
    if "-" in (first.text, last.text) or (last.pos_ not in _NOUNS and not last.text[-1].isdigit()):
        return False
    before = run[start - 1] if start else None
    after = run[end] if end < len(run) else None
    if (before is not None and before.text == "-") or (after is not None and after.text == "-"):
        return False
    inside_name = before is not None and _capital(before) and _capital(first)
    cut_name = after is not None and _capital(after) and _capital(last)
    return not (inside_name or cut_name or _within_of_name(first, last))


def _within_of_name(first: Token, last: Token) -> bool:
    """Whether “of” or “for” ties the phrase to a longer name, as both halves of “Institute for Peace Studies”."""
    doc = first.doc
    if _capital(last) and last.i + 2 < len(doc) and doc[last.i + 1].lower_ in _TIES:
        after = doc[last.i + 3] if doc[last.i + 2].lower_ == "the" and last.i + 3 < len(doc) else doc[last.i + 2]
        if _capital(after) and after.ent_type_ == last.ent_type_ == "ORG":
            return True
    back = first.i - (2 if first.i > 1 and doc[first.i - 1].lower_ == "the" else 1)
    tied = back > 0 and _capital(first) and doc[back].lower_ in _TIES and _capital(doc[back - 1])
    return tied and first.ent_type_ not in ("GPE", "LOC", "PERSON")


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _surface(parsed: Parsed, tokens: list[Token]) -> str:
    text = parsed.source.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
    return " ".join(text.split())


def _score(surfaces: Counter[str], scores: dict[str, float], count: int) -> float:
    """YAKE's own score, or one and a half times the mean of its words' scores where YAKE has not the phrase."""
    keys = [_key(surface) for surface in sorted(surfaces)]
    own = [scores[key] for key in keys if key in scores]
    if own:
        return min(own)
    parts = [scores[word] for key in keys for word in key.split() if word in scores]
    return 1.5 * sum(parts) / len(parts) / (1 + math.log(count)) if parts else 1.0


def _yake_scores(parsed: Parsed) -> dict[str, float]:
    found: dict[str, float] = {}
    for phrase, score in score_phrases(parsable_text(parsed.source), _TOP):
        found.setdefault(_key(phrase), score)
    return found


def _key(text: str) -> str:
    return " ".join(re.findall(r"[\w-]+", text.casefold()))
