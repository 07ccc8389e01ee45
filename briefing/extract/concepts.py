"""Predicate concepts: one name for the words by which different sources call one kind of event or thing.

A word's concept is its synonym group's head; else, for a noun, the verb it nominalises (and that verb's group); else
its own lemma. Synonym groups are `event_synonyms.txt`, nominalisations come from WordNet (`nominalisations.txt`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.lexicon import Lexicon
from briefing.naming import fold
from briefing.territories import load_territories

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_GRAMMATICAL = ("PRON", "DET", "AUX", "ADP", "PUNCT", "SPACE", "NUM", "SYM", "PART", "CCONJ", "SCONJ")


class Concepts:
    """The concepts of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = {noun: verb[0] for noun, verb in lexicon.table("nominalisations").items()}
        self._heads: dict[tuple[str, str], str] = {}
        for head, members in lexicon.table("event_synonyms").items():
            for member in (head, *members):
                word, _, part = member.partition("/")
                self._heads[word, part.upper()] = head.partition("/")[0]
        self._light = lexicon.words("light_words")
        things = lexicon.table("thing_synonyms").items()
        self._things = {word: head for head, members in things for word in (head, *members)}
        self._territories = load_territories(lexicon)
        self._bodies = lexicon.words("not_events")
        self._claims = lexicon.words("claim_nouns")
        self._sayings = lexicon.words("saying_verbs")

    def of(self, lemma: str, part: str) -> str:
        """The concept of a lemma with its universal part of speech; empty for a word without weight."""
        if lemma in self._light or (len(lemma) < 3 and part != "PROPN"):
            return ""
        if part == "PROPN":
            return lemma
        if part == "NOUN" and lemma in self._things:
            return self._things[lemma]
        root = self._verbs.get(lemma, lemma) if part == "NOUN" else lemma
        verb = () if root == lemma else ((root, "VERB"), (root, ""))  # “polling stations” station nobody
        for word, tag in ((lemma, part), (lemma, ""), *verb):
            if (word, tag) in self._heads:
                return self._heads[word, tag]
        return root

    def of_token(self, token: Token) -> str:
        """The concept of a token; empty for grammatical words, numbers and words without weight."""
        if token.pos_ in _GRAMMATICAL or token.like_num or not token.text[0].isalpha():
            return ""
        if token.pos_ == "PROPN":
            return self._name(token)
        if token.ent_type_ == "NORP" and (code := self._adjective(token)):
            return self._territories.title(code).lower()
        return self.of(fold(token.lemma_.lower()), token.pos_)

    def _name(self, token: Token) -> str:
        """A name by its last word; states by their name, whatever it is written like; empty inside a longer name."""
        if token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.i == token.i + 1:
            return ""
        words = [token]
        while words[0].i and (before := words[0].nbor(-1)).dep_ == "compound" and before.pos_ == "PROPN":
            words.insert(0, before)
        for name in (" ".join(w.text for w in words), token.text):
            if code := self._territories.known(name):
                return self._territories.title(code).lower()
        return fold(token.text).removesuffix("'s")

    def _adjective(self, token: Token) -> str | None:
        """The code behind “Sudanese” in “South Sudanese”, or behind “Sudanese” alone."""
        before = token.nbor(-1).text + " " if token.i else ""
        return self._territories.adjective(before + token.text) or self._territories.adjective(token.text)

    def is_participant(self, token: Token) -> bool:
        """Whether a token names a thing, a person or a state, and neither an event nor something said."""
        if token.pos_ == "ADJ":
            return token.ent_type_ == "NORP"
        return token.pos_ in ("NOUN", "PROPN") and not self.is_event(token) and not self.is_claim(token)

    def of_tokens(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The concepts of some tokens, each once, sorted."""
        return tuple(sorted({concept for token in tokens if (concept := self.of_token(token))}))

    def is_event(self, token: Token) -> bool:
        """Whether a token names an event or a state: a verb that isn't one of saying, an event noun or adjective."""
        lemma = token.lemma_.lower()
        body = token.pos_ == "NOUN" and lemma in self._bodies
        if token.dep_ == "prep" or body or (token.pos_ == "NOUN" and lemma in self._things):
            return False
        if token.pos_ == "VERB":
            return lemma not in self._sayings and lemma not in self._light
        if token.pos_ in ("NOUN", "ADJ") and lemma not in self._claims:
            listed = (lemma, token.pos_) in self._heads or (lemma, "") in self._heads
            return listed or (token.pos_ == "NOUN" and lemma in self._verbs)
        return False

    def is_claim(self, token: Token) -> bool:
        """Whether a noun stands for something said: claim, report, rumour, allegation."""
        return token.pos_ == "NOUN" and token.lemma_.lower() in self._claims


@functools.cache
def load_concepts(lexicon: Lexicon) -> Concepts:
    """The concepts of a lexicon, made once."""
    return Concepts(lexicon)
