"""YAKE's scores of the words and phrases of a text, for what only the scores are wanted of.

Campos et al., “YAKE! Keyword extraction from single documents using multiple local features”, Information Sciences 509
(2020), as the package `yake` works it out: its tokens, tags, stop words, features and formulas, and to the last digit
its scores, in a fraction of its time. The package keeps a graph object for what two counts can say, makes an object of
every run of words, also of those that can be no keyword, and compares all it found with each other.
"""

from __future__ import annotations

import functools
import math
import string
from collections.abc import Iterator
from typing import Any

import numpy as np

LONGEST = 3  # words of a phrase
_PUNCTUATION = frozenset(string.punctuation)
_UNFIT = ("u", "d")  # YAKE's tags of odd tokens and of numbers
_SHORTEST = 3  # characters of a word that is no stop word


class Term:
    """A word of the text, its plural included, with what YAKE counts of it; `h` is its score, lower is better."""

    __slots__ = ("acronyms", "after", "before", "before_sum", "count", "h", "names", "sentences", "stop")

    def __init__(self, *, stop: bool) -> None:
        self.stop = stop
        self.count = self.acronyms = self.names = 0
        self.sentences: list[int] = []
        self.after: dict[Term, int] = {}
        self.before: set[Term] = set()
        self.before_sum = 0
        self.h = 0.0

    def add(self, tag: str, sentence: int) -> None:
        """One more occurrence, with YAKE's tag."""
        self.count += 1
        self.acronyms += tag == "a"
        self.names += tag == "n"
        if not self.sentences or self.sentences[-1] != sentence:
            self.sentences.append(sentence)

    def follow(self, left: Term) -> None:
        """Counts that the word stands right behind another."""
        left.after[self] = left.after.get(self, 0) + 1
        self.before.add(left)
        self.before_sum += 1

    def weigh(self, most: int, usual: float, sentences: int) -> None:
        """Sets the score. `most` is the largest count of a word, `usual` the mean count and its deviation added up."""
        after_sum = sum(self.after.values())
        share = self.count / most
        left = len(self.before) / self.before_sum if self.before_sum else 0
        right = len(self.after) / after_sum if after_sum else 0
        related = (0.5 + left * share) + (0.5 + right * share)
        case = max(self.acronyms, self.names) / (1.0 + math.log(self.count))
        place = math.log(math.log(3.0 + _median(self.sentences)))
        spread = len(self.sentences) / sentences
        self.h = (place * related) / (case + (self.count / usual / related) + (spread / related))


def score_phrases(text: str, top: int) -> list[tuple[str, float]]:
    """The `top` words and phrases of a text in lower case with their scores, best (lowest) first."""
    sentences = _tokenize(text)
    terms: dict[str, Term] = {}
    counts: dict[str, int] = {}
    parts: dict[str, tuple[Term, ...]] = {}
    for number, words in enumerate(sentences):
        for phrase, made_of in _phrases(words, number, terms):
            counts[phrase] = counts.get(phrase, 0) + 1
            parts.setdefault(phrase, made_of)
    _weigh(list(dict.fromkeys(terms.values())), len(sentences))
    found = [(phrase, _score(made_of, counts[phrase])) for phrase, made_of in parts.items()]
    return sorted(found, key=lambda entry: entry[1])[:top]


def _phrases(words: list[str], number: int, terms: dict[str, Term]) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """What may be a keyword in a sentence, with repetitions; counts the words on the way.

    Nothing that begins or ends with a stop word is, nor anything with a number or an odd token in it.
    """
    block: list[tuple[str, Term, bool]] = []
    for place, word in enumerate(words):
        low, tag = _read(word, bool(place))
        if not tag:
            block = []
            continue
        term = terms.get(low) or _add_term(low, terms)
        term.add(tag, number)
        fit = tag not in _UNFIT
        if fit and block and block[-1][2]:
            term.follow(block[-1][1])
        block.append((low, term, fit))
        if term.stop:
            continue
        for length in range(1, min(LONGEST, len(block)) + 1):
            run = block[-length:]
            if not run[0][2]:
                break
            if not run[0][1].stop:
                yield " ".join([entry[0] for entry in run]), tuple([entry[1] for entry in run])


def _add_term(low: str, terms: dict[str, Term]) -> Term:
    """The term of a word not met before; singular and plural are one, and whichever comes first decides."""
    single = low[:-1] if low.endswith("s") and len(low) > _SHORTEST else low
    if single not in terms:
        stops = _stop_words()
        bare = sum(c not in _PUNCTUATION for c in single)
        terms[single] = Term(stop=low in stops or single in stops or bare < _SHORTEST)
    terms[low] = terms[single]
    return terms[low]


def _weigh(terms: list[Term], sentences: int) -> None:
    counts = np.array([float(term.count) for term in terms if not term.stop])
    if not counts.size:
        return
    usual = float(counts.mean() + counts.std())
    most = max(term.count for term in terms)
    for term in terms:
        term.weigh(most, usual, sentences)


def _score(terms: tuple[Term, ...], count: int) -> float:
    """A phrase's score; a stop word inside counts by how often it ties its neighbours together."""
    total, product = 0.0, 1.0
    for place, term in enumerate(terms):
        if not term.stop:
            total += term.h
            product *= term.h
            continue
        left, right = terms[place - 1], terms[place + 1]
        tie = (left.after.get(term, 0) / left.count) * (term.after.get(right, 0) / right.count)
        product *= 1 + (1 - tie)
        total -= 1 - tie
    return product / ((total + 1) * count)


def _median(ordered: list[int]) -> float:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


@functools.lru_cache(maxsize=1 << 16)
def _read(word: str, inside: bool) -> tuple[str, str]:
    """A token in lower case and YAKE's tag of it, by whether it stands inside its sentence; no tag for mere signs."""
    if all(c in _PUNCTUATION for c in word):
        return "", ""
    return word.lower(), _yake().data.utils.get_tag(word, int(inside), _PUNCTUATION)


def _tokenize(text: str) -> list[list[str]]:
    utils = _yake().data.utils
    found: list[list[str]] = utils.tokenize_sentences(utils.pre_filter(text.replace("\n", " ")))
    return found


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(_yake().KeywordExtractor(lan="en").stopword_set)


@functools.cache
def _yake() -> Any:
    import yake.data.utils  # noqa: PLC0415  0.75 s: only where something is parsed

    return yake
