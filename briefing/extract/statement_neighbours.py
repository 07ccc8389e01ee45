"""Quotations beside a verb that no word list knows: “‘…,’ thundered the owner”, “‘…,’ the owner fumed”.

Newspapers let people growl, beam and deadpan. What counts is the frame: a quotation that stands for itself, ends with a
comma or a mark of its own, and a finite verb with a subject right beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import Quotation
from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_readings import VERBAL, Reading
from briefing.extract.statement_spans import FINITE, phrase_place, place_of, places_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 12  # characters
_REACH = 12  # words
_FEWEST = 6  # words of a sentence that ends with its cue
_CARRIES_ON = frozenset(",!?…—")
_BEFORE_FREE = frozenset('\n.!?:;,”"’»)–—-')
_NOUN_TAGS = frozenset(("NN", "NNS"))
_SHE = frozenset(("he", "she", "they", "we"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_IN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"))
_NOBODY = frozenset(("it", "that", "this", "which", "what", "there", "who", "me", "him", "them", "us", "itself"))


def find_neighbours(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each quotation with an unlisted verb and its subject right behind, or right before a comma."""
    for quote in reading.quotes.spoken:
        if quote.inner_end - quote.inner_start < _SHORTEST or not _is_free(reading, quote):
            continue
        found = _behind(reading, quote) or _in_front(reading, quote)
        if found is not None:
            verb, speaker = found
            yield Candidate(
                construction="quote",
                lemma="say",  # what the verb adds is its manner, and the lemma of a rare word is often wrong
                attribution="speech",
                anchor=place_of(verb),
                cue=place_of(verb),
                speaker=speaker,
                content=[
                    (quote.start, quote.end),
                    *_second_half(reading, quote, max(verb.idx + len(verb), speaker[1])),
                ],
            )


def find_misread_cues(reading: Reading) -> Iterator[Candidate]:
    """“…, the shippers' council estimates.”: a cue that ends its sentence and that the parse takes for a noun."""
    for sent in reading.doc.sents:
        words = [t for t in sent if not t.is_space]
        opening = _opening_cue(reading, words)
        if opening is not None:
            yield opening
        if len(words) < _FEWEST or words[-1].text != "." or words[-2].tag_ not in ("NNS", "NNPS"):
            continue
        verb, lemma = words[-2], words[-2].lower_.removesuffix("s")
        commas = [k for k, t in enumerate(words[:-2]) if t.text == ","]
        if not commas or reading.cues.verbs.get(lemma, {}).get("clause") != "speech":
            continue
        phrase, content = words[commas[-1] + 1 : -2], words[: commas[-1]]
        stated = any(t.tag_ in FINITE or t.tag_ == "MD" for t in content)
        if stated and len(_phrase(phrase)) == len(phrase) > 0:
            yield Candidate(
                construction="around",
                lemma=lemma,
                attribution="speech",
                anchor=place_of(verb),
                cue=place_of(verb),
                speaker=_place(phrase),
                content=places_of(content),
            )


def _opening_cue(reading: Reading, words: list[Token]) -> Candidate | None:
    """“Holm claims he has a licence.”, “One in five say that it will not.”: a cue near the start taken for a noun."""
    place = next((k for k, word in enumerate(words[:_REACH]) if word.tag_ in _NOUN_TAGS and _is_cue(reading, word)), 0)
    behind = words[place + 1 :]
    if not place or len(behind) < 2 or words[-1].text != "." or reading.quotes.around(words[place].idx) is not None:
        return None
    named = all(word.pos_ == "PROPN" for word in words[:place]) and behind[0].lower_ in _SHE
    counted = [word.pos_ for word in words[:place]] == ["NUM", "ADP", "NUM"] and words[1].lower_ == "in"
    if not (named or counted) or not any(t.tag_ in FINITE or t.tag_ == "MD" for t in behind):
        return None
    return Candidate(
        construction="clause",
        lemma=words[place].lower_.removesuffix("s"),
        attribution="speech",
        anchor=place_of(words[place]),
        cue=place_of(words[place]),
        speaker=_place(words[:place]),
        content=places_of(behind),
    )


def _is_cue(reading: Reading, word: Token) -> bool:
    return reading.cues.verbs.get(word.lower_.removesuffix("s"), {}).get("clause") == "speech"


def _second_half(reading: Reading, quote: Quotation, end: int) -> list[Place]:
    """“‘We are here,’ beamed Holm, ‘and here we stay’”: the quotation behind the comma."""
    second = reading.quotes.after(end)
    goes_on = second is not None and second.start > quote.start and reading.text[end : second.start].strip() == ","
    return [(second.start, second.end)] if second is not None and goes_on else []


def _is_free(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation stands for itself: “the so-called ‘…’” and “her book ‘…’” are parts of a sentence."""
    before = reading.text[: quote.start].rstrip(" \t\r\xa0")[-1:]
    return before == "" or before in _BEFORE_FREE


def _behind(reading: Reading, quote: Quotation) -> tuple[Token, Place] | None:
    last, following = reading.text[quote.inner_end - 1], reading.text[quote.end : quote.end + 1]
    if last not in _CARRIES_ON and following != ",":
        return None
    words = _words_after(reading, quote)
    if len(words) < 2 or (last != "," and words[0].is_title and words[0].ent_type_ != "PERSON"):
        return None
    if _is_telling(reading, words[0]):
        phrase = _phrase(words[1:])
        return (words[0], _place(phrase)) if phrase and not _is_message(reading, phrase[-1]) else None
    phrase = _phrase(words)
    if not phrase or not reading.cues.is_voice(phrase[-1]):
        return None
    length = next((k for k, word in enumerate(words) if word.pos_ in VERBAL), 0)
    between = words[len(phrase) : length]
    follows = words[length + 1].lower_ if length + 1 < len(words) else ""
    plain = all(word.pos_ in _IN_PHRASE or word.pos_ in ("ADP", "ADV") for word in between)
    return (
        (words[length], _place(phrase)) if plain and follows != "by" and _is_telling(reading, words[length]) else None
    )


def _words_after(reading: Reading, quote: Quotation) -> list[Token]:
    """The words behind a quotation as far as the next mark, without a comma right behind it."""
    span = reading.doc.char_span(quote.start, quote.end, alignment_mode="expand")
    first = span.end if span is not None else len(reading.doc)
    window = list(reading.doc[first : first + _REACH])
    if window and window[0].text == ",":
        window = window[1:]
    stop = next((k for k, w in enumerate(window) if w.is_space or (w.is_punct and w.text != "-")), len(window))
    return window[:stop]


def _is_telling(reading: Reading, verb: Token) -> bool:
    """Whether a word can be a verb of telling here: finite, and no list says that a clause cannot be its content."""
    known = reading.cues.of_verb(verb)[1]
    finite = verb.pos_ == "VERB" and (verb.tag_ in FINITE or (verb.tag_ == "VBN" and verb.dep_ == "ROOT"))
    return finite and verb.is_lower and "clause" not in known and "quote" not in known


def _phrase(words: list[Token]) -> list[Token]:
    """The noun phrase that words begin with; empty when they begin with none."""
    length = next((k for k, word in enumerate(words) if word.pos_ not in _IN_PHRASE and word.text != "-"), len(words))
    phrase = words[:length]
    while phrase and phrase[-1].pos_ not in _NOMINAL:
        phrase.pop()
    return (
        phrase if phrase and phrase[-1].lower_ not in _NOBODY and phrase[-1].ent_type_ not in ("DATE", "TIME") else []
    )


def _place(phrase: list[Token]) -> Place:
    return phrase[0].idx, phrase[-1].idx + len(phrase[-1])


def _is_message(reading: Reading, noun: Token) -> bool:
    return noun.lemma_.lower() in reading.cues.message_nouns


def _in_front(reading: Reading, quote: Quotation) -> tuple[Token, Place] | None:
    """“The owner thundered, ‘…’”: the verb right before a comma."""
    if (
        quote.start < 3
        or reading.text[quote.start - 2 : quote.start] != ", "
        or not reading.text[quote.inner_start].isupper()
    ):
        return None
    comma = reading.doc.char_span(quote.start - 2, quote.start - 1)
    verb = comma[0].nbor(-1) if comma is not None and comma[0].i > 0 else None
    if verb is None or not _is_telling(reading, verb):
        return None
    subject = subject_of(verb)
    place = phrase_place(subject) if subject is not None and reading.cues.is_voice(subject) else None
    return (verb, place) if place is not None else None
