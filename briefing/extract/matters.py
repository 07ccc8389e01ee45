"""What a denial is about, as a phrase that can stand as a heading: “whether the bridge was closed”, “media reports”.

It is made of the denial's own words: the clause or the noun phrase in the cue's scope. A pronoun for whoever denies
gives way to their name where the grammar says that it means them (the subject of what somebody denies: “the firm denied
that it had …”, “we did not …”); any other pronoun that points out of the phrase leaves it without a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.extract.denial_cues import SUBJECTS, Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 22
_NEGATIVE = ("not", "n't", "n’t", "never")
_OPENS = ("that", "whether", "if")
_FIRST = ("i", "we")
_BODIES = ("ORG", "GPE", "NORP", "FAC", "LOC")
_OWNED = ("his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "such")
_LOOSE = ("it", "he", "she", "they", "them", "him", "this", "that", "these", "those", "i", "we", "you", "us", "me")
_SIDE = ("relcl", "appos", "parataxis", "advcl", "punct", "cc", "conj")


def name_matter(cue: Cue, holder: tuple[Token, ...]) -> str:
    """The matter of a cue as a phrase in lower case but for names; empty where none can stand alone.

    `holder` are the words for whoever denies, as the source has them; none when nobody is named.
    """
    reach = cue.rule.rule.label.split()[1]
    if not cue.rule.rule.id.startswith("denial."):
        return _asked(_clause(cue, _negated(cue)), holder)
    if verb := _complement(cue, reach):
        return _asked(_clause(cue, verb), holder if cue.kind == "denies" else ())
    if reach in ("subject", "either"):
        return _noun_phrase(cue, _about(cue) or _subject(cue))
    return _noun_phrase(cue, _top(cue.scope))


def _negated(cue: Cue) -> Token | None:
    """The verb of a plain negation; none under “nobody” and the like, which leave nothing to ask about."""
    head = cue.tokens[-1].head if cue.tokens else None
    if head is None or any(t.lower_ in ("nobody", "nothing", "none", "neither", "nor") for t in cue.tokens):
        return None
    return head if head.pos_ in ("VERB", "AUX") else head.head


def _about(cue: Cue) -> Token | None:
    """“unclear about the fate of …”: what the preposition after the cue governs."""
    preps = (c for t in cue.tokens for c in t.children if c.dep_ == "prep" and c.lower_ in ("about", "on", "of"))
    return next((c for p in preps for c in p.children if c.dep_ == "pobj"), None)


def _top(scope: tuple[Token, ...]) -> Token | None:
    inside = {t.i for t in scope}
    return next((t for t in scope if t.head.i not in inside and (t.pos_ not in ("PUNCT", "ADP", "SCONJ"))), None)


def _complement(cue: Cue, reach: str) -> Token | None:
    """The verb of the clause that the cue, or a noun it governs, has for its content; none inside a noun phrase."""
    for token in cue.segment.tokens:
        if token.i > cue.tokens[-1].i and token.dep_ in ("ccomp", "csubj", "acl", "advcl") and _finite(token):
            marked = any(c.lower_ in _OPENS and c.i < token.i for c in token.children)
            if _governs(cue, token.head, reach) and (marked or token.dep_ == "ccomp"):
                return token
    return None


def _governs(cue: Cue, head: Token, reach: str) -> bool:
    if reach == "noun":
        return head.pos_ == "NOUN" and 0 < head.i - cue.tokens[-1].i <= 2
    return head in cue.tokens or (head.pos_ == "NOUN" and any(a in cue.tokens for a in (head.head, head.head.head)))


def _finite(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX") or verb.tag_ == "VBG" or any(c.lower_ == "being" for c in verb.children):
        return False
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _clause(cue: Cue, verb: Token | None) -> list[Token]:
    """The words of a clause, from its subject, without the word that opens it, negation and side clauses."""
    if verb is None:
        return []
    subject = next((c for c in verb.children if c.dep_ in (*SUBJECTS, "expl")), None)
    if subject is None or subject.i > verb.i:
        return []
    inside = {t.i for t in cue.segment.tokens}
    start = min(t.i for t in subject.subtree)
    side = [c for c in verb.children if c.dep_ in ("advcl", "parataxis", "conj", "cc") and c.i > verb.i]
    out = {t.i for c in side for t in c.subtree} | {t.i for t in verb.subtree if t.lower_ in _NEGATIVE}
    return [t for t in verb.subtree if t.i >= start and t.i in inside and t.i not in out]


def _asked(words: list[Token], holder: tuple[Token, ...]) -> str:
    """A clause after “whether”; a pronoun at its head becomes whoever denies, or there is no phrase."""
    words = _tidy(words)
    if len(words) < 3 or any(t.lower_ in _FIRST for t in words[1:]) or _broken(words):
        return ""
    if words[0].lower_ in (*_OWNED, *_LOOSE) and words[0].dep_ != "expl":
        if not _means(words, holder):
            return ""
        return f"whether {_in_line(list(holder))} {_joined(words[1:])}"
    return f"whether {_in_line(words)}"


def _means(words: list[Token], holder: tuple[Token, ...]) -> bool:
    """Whether the pronoun at the head of a clause is the holder, and its verb fits a name."""
    if not holder or len(holder) > 6 or holder[0].lower_ in _LOOSE or words[0].dep_ not in SUBJECTS:
        return False
    pronoun, head = words[0].lower_, holder[-1]
    person = any(t.ent_type_ == "PERSON" for t in holder)
    body = any(t.ent_type_ in _BODIES for t in holder)
    if head.tag_ in ("NNS", "NNPS") or any(t.dep_ == "cc" for t in holder):
        return pronoun in ("we", "they")
    if pronoun in _FIRST:
        return words[1].lower_ not in ("am", "are", "were", "have", "do", "'m", "’m", "'ve", "’ve", "'re", "’re")
    return (pronoun in ("he", "she") and not body) or (pronoun == "it" and not person)


def _noun_phrase(cue: Cue, head: Token | None) -> str:
    """A noun phrase without its side clauses; empty for a bare “the claim” or a pronoun."""
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return ""
    inside = {t.i for t in cue.segment.tokens} - {t.i for t in cue.tokens if cue.rule.rule.label.split()[1] != "noun"}
    out = {t.i for c in head.children if c.dep_ in _SIDE or c.lower_ == "as" for t in c.subtree}
    words = [t for t in head.subtree if t.i in inside and t.i not in out]
    words = _tidy([t for t in words if t.lower_ not in (*_NEGATIVE, "any")])
    if not words or words[0].lower_ in (*_OWNED, *_LOOSE) or _broken(words):
        return ""
    if not any(t.pos_ in ("NOUN", "PROPN", "ADJ") and t != head for t in words):
        return ""
    return _in_line(words)


def _subject(cue: Cue) -> Token | None:
    """The subject of the cue's verb."""
    verb = next((t for t in cue.tokens if t.pos_ in ("VERB", "AUX")), cue.tokens[0])
    for _ in range(3):
        found = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < cue.tokens[-1].i), None)
        if found is not None or verb.dep_ not in ("xcomp", "auxpass", "aux", "acomp"):
            return found
        verb = verb.head
    return None


def _tidy(words: Iterable[Token]) -> list[Token]:
    """Words without marks and function words at either end."""
    kept = [t for t in words if not t.is_space]
    while kept and (kept[0].is_punct or kept[0].dep_ in ("mark", "cc")):
        kept.pop(0)
    while kept and (kept[-1].is_punct or kept[-1].dep_ in ("mark", "cc", "prep")):
        kept.pop()
    return kept


def _broken(words: list[Token]) -> bool:
    """Whether a phrase is too long to head anything, or holds part of a quotation only."""
    return len(words) > MOST_WORDS or any(t.is_quote or t.text in '“”‘"()[]' for t in words)


def _joined(words: list[Token]) -> str:
    """The words on one line: a space where one was left out, “any” for “no”."""
    parts = []
    for token, after in zip(words, [*words[1:], None], strict=True):
        text = "any" if token.lower_ == "no" and token.dep_ == "det" else token.text
        parts.append(text + (" " if after is not None and after.i > token.i + 1 else token.whitespace_))
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _in_line(words: list[Token]) -> str:
    """Words for the middle of a line: one at their head that is no name loses its capital."""
    text = _joined(words)
    name = words[0].pos_ == "PROPN" or (words[0].ent_type_ not in ("", "DATE", "CARDINAL") and words[0].pos_ != "DET")
    plain = words[0].text[1:].islower() or len(words[0].text) == 1
    return text if name or not plain else text[:1].lower() + text[1:]
