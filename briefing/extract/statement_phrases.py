"""Statements whose cue is no verb: nouns and adjectives of saying, “according to”, and `Name: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import QuoteIndex
from briefing.extract.statement_cues import Candidate, Cues
from briefing.extract.statement_spans import phrase_place, place_of, places_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset(("NOUN", "PROPN"))
_SHORTEST_QUOTE = 25
_COLON = re.compile(r"([A-Z][\w.’' \-]{2,40}): (?=\S)([^\n]+)")


def find_noun_candidates(doc: Doc, cues: Cues, quotes: QuoteIndex) -> Iterator[Candidate]:
    """“Her claim that …”, “expressed concern about …”, “is confident that …”."""
    for token in doc:
        frames = None
        if token.pos_ in _NOMINAL:
            frames = cues.nouns.get(token.lemma_.lower())
        elif token.dep_ == "acomp":
            frames = cues.adjectives.get(token.lower_)
        if frames is None or quotes.around(token.idx) is not None:
            continue
        found = _of_noun(token, frames, cues) if token.dep_ != "acomp" else _of_adjective(token, frames)
        if found is not None:
            yield found


def _of_noun(noun: Token, frames: frozenset[str], cues: Cues) -> Candidate | None:
    verb = noun.head
    light = noun.dep_ == "dobj" and verb.lemma_.lower() in cues.light_verbs
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    complement = _complement(noun, frames)
    if complement is None and light:
        complement = _complement(verb, frames, after=noun)
    if complement is None or not (light or owner is not None):
        return None
    speaker = owner if owner is not None and not light else subject_of(verb)
    start = verb if light else noun
    return Candidate(
        construction="light-verb" if light else "noun",
        lemma=noun.lemma_.lower(),
        attribution="speech",
        anchor=place_of(start),
        cue=(start.idx, noun.idx + len(noun)),
        speaker=phrase_place(speaker) if speaker is not None else None,
        content=places_of(complement),
        negated=light and any(child.dep_ == "neg" for child in verb.children),
        clausal=False,
    )


def _of_adjective(word: Token, frames: frozenset[str]) -> Candidate | None:
    verb, subject = word.head, subject_of(word.head)
    complement = _complement(word, frames)
    if complement is None or subject is None or verb.lemma_ not in ("be", "remain", "seem", "feel", "become"):
        return None
    return Candidate(
        construction="adjective",
        lemma=word.lower_,
        attribution="attitude",
        anchor=place_of(verb),
        cue=(min(verb.idx, word.idx), max(verb.idx + len(verb), word.idx + len(word))),
        speaker=phrase_place(subject),
        content=places_of(complement),
        negated=any(child.dep_ == "neg" for child in verb.children),
        clausal=False,
    )


def _complement(head: Token, frames: frozenset[str], after: Token | None = None) -> list[Token] | None:
    """The clause, infinitive or phrase that a noun or adjective takes."""
    for child in head.children:
        if child.i <= (after or head).i:
            continue
        marks = {grand.lower_ for grand in child.children if grand.dep_ in ("mark", "aux")}
        if child.dep_ in ("acl", "ccomp", "xcomp", "advcl"):
            if "infinitive" in frames and "to" in marks:
                return list(child.subtree)
            if (
                "clause" in frames
                and child.dep_ != "xcomp"
                and ("that" in marks or "whether" in marks or child.dep_ == "ccomp")
            ):
                return list(child.subtree)
        elif child.dep_ == "prep" and child.lower_ in frames:
            return [token for token in child.subtree if token is not child]
    return None


def find_source_phrases(doc: Doc, cues: Cues, quotes: QuoteIndex, text: str) -> Iterator[Candidate]:
    """“According to the ministry, …”: the rest of the sentence is the content."""
    for match in cues.source_phrases.finditer(text):
        span = doc.char_span(match.start(), match.end())
        if span is None or quotes.around(match.start()) is not None:
            continue
        last = span[-1]
        speaker = next((child for child in last.children if child.dep_ in ("pobj", "pcomp")), None)
        if speaker is None:
            continue
        inside = {token.i for part in (span[0], last) for token in part.subtree} | {token.i for token in span}
        body = [token for token in last.sent if token.i not in inside]
        if span.start > last.sent.start + 2:
            body = [token for token in body if token.i < span.start]
        yield Candidate(
            construction="source-phrase",
            lemma=match[0].lower(),
            attribution="speech",
            anchor=match.span(),
            cue=match.span(),
            speaker=phrase_place(speaker),
            content=places_of(body),
        )


def find_colon_candidates(doc: Doc, starts: list[tuple[int, int]], text: str) -> Iterator[Candidate]:
    """`Name: what is said`, at the start of a passage: headlines and interviews. `starts` are the passages' places."""
    for start, end in starts:
        match = _COLON.match(text, start, end)
        name = doc.char_span(*match.span(1)) if match is not None else None
        if match is not None and name is not None and _is_name(list(name)):
            yield Candidate(
                construction="colon",
                lemma="say",
                attribution="speech",
                anchor=(match.end(1), match.end(1) + 1),
                cue=(match.end(1), match.end(1) + 1),
                speaker=match.span(1),
                content=[match.span(2)],
            )


def find_quoted_colons(doc: Doc, quotes: QuoteIndex, text: str) -> Iterator[Candidate]:
    """“That surprised the minister: ‘…’”: the noun before the colon speaks, unless a verb claims the quotation."""
    for quote in quotes.outer:
        colon = quote.start - 2
        if colon < 1 or text[colon : quote.start] != ": " or quote.end - quote.start < _SHORTEST_QUOTE:
            continue
        before = doc.char_span(colon, colon + 1)
        noun = doc[before.start - 1] if before is not None and before.start else None
        if noun is not None and noun.pos_ in _NOMINAL and noun.ent_type_ in ("PERSON", "ORG", "NORP"):
            yield Candidate(
                construction="quote",
                lemma="say",
                attribution="speech",
                anchor=(colon, colon + 1),
                cue=(colon, colon + 1),
                speaker=phrase_place(noun),
                content=[(quote.start, quote.end)],
            )


def _is_name(tokens: list[Token]) -> bool:
    """Whether words before a colon can name a speaker: capitalised, a proper noun among them, no verb or pronoun."""
    named = any(token.pos_ == "PROPN" for token in tokens) and tokens[0].pos_ not in ("DET", "ADV", "SCONJ")
    plain = all(token.is_title or token.is_upper or token.pos_ in ("ADP", "PUNCT", "PART", "DET") for token in tokens)
    return named and plain and not any(token.pos_ in ("VERB", "AUX", "PRON", "NUM") for token in tokens)
