"""What a mention does in its sentence: speak, act, or stand for a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE = frozenset(
    {
        "in", "near", "at", "around", "outside", "inside", "throughout", "across", "via", "toward", "towards",
        "into", "from", "to", "through", "within", "visiting", "leaving", "entering"
    }
)  # fmt: skip
_WEAK = frozenset(
    {"be", "have", "lie", "border", "include", "need", "remain", "seem", "appear", "become", "get", "contain"}
)
_AUXILIARY = frozenset(
    {"also", "has", "had", "have", "then", "later", "would", "could", "will", "now", "again", "did", "not", "n't"}
)


def observe_voice(draft: Draft, voc: Vocabulary) -> None:
    """Fills in whether a draft speaks, acts and is a place."""
    words = draft.line.words
    before = words[draft.first - 1].low if draft.first else ""
    two = words[draft.first - 2].low if draft.first > 1 else ""
    draft.place = before in _PLACE or (before == "the" and two in _PLACE)
    token = head_token(draft)
    if token is not None:
        _read_dependency(draft, token, voc)
    if (
        _is_followed_by_speech(words, draft.first, draft.last, voc)
        and not draft.place
        and before not in ("of", "by", "with", "for", "and", "than", "on", "off", "along", "beyond", "behind")
        and (before, two) not in (("the", "of"), ("the", "for"), ("the", "at"))
    ):
        draft.speaks = draft.acts = True
    if (two == "according" and before == "to") or (
        before == "the" and two == "to" and draft.first > 2 and words[draft.first - 3].low == "according"
    ):
        draft.speaks, draft.acts, draft.place = True, True, False


def head_token(draft: Draft) -> Token | None:
    """The token of the phrase that a draft is the head of: what it is subject or object as."""
    tokens = [w.token for w in draft.line.words[draft.first : draft.last] if w.token is not None]
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    return next((t for t in reversed(tokens) if t.head.i not in inside or t.head.i == t.i), tokens[-1])


def _read_dependency(draft: Draft, token: Token, voc: Vocabulary) -> None:
    climbed = token
    if draft.first and draft.line.words[draft.first - 1].low in ("a", "an") and token.dep_ == "appos":
        return
    while climbed.dep_ in ("appos", "conj") and climbed.head.pos_ in ("NOUN", "PROPN") and climbed.head.i != climbed.i:
        climbed = climbed.head
    if climbed.dep_ in ("poss", "compound", "nmod") and climbed.head.lower_ in voc.documents:
        climbed = climbed.head
    if climbed.dep_ in ("nsubj", "csubj"):
        lemma = climbed.head.lemma_.lower()
        said_that = any(c.dep_ == "ccomp" for c in climbed.head.children)
        draft.speaks = lemma in voc.speech or (said_that and lemma not in _WEAK)
        draft.acts = lemma not in _WEAK
    elif climbed.dep_ in ("nsubjpass", "agent") or (climbed.dep_ == "pobj" and climbed.head.dep_ == "agent"):
        draft.acts = True
    elif climbed.dep_ in ("dobj", "dative"):
        draft.features.add("object")
    if climbed.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        draft.features.add(climbed.dep_)


def _is_followed_by_speech(words: list[Word], first: int, place: int, voc: Vocabulary) -> bool:
    """Whether a verb of speech follows, or stands behind the comma that closes an apposition (“its head, X, said”)."""
    if first and place < len(words) and words[first - 1].text == words[place].text == ",":
        place += 1
    while place < len(words) and (words[place].low in _AUXILIARY or words[place].text in voc.letters_after):
        place += 1
    if place >= len(words):
        return False
    token = words[place].token
    return token is not None and token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.lemma_.lower() in voc.speech
