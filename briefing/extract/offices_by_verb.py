"""Offices that a verb gives or takes away: “X was sworn in as”, “X, who stepped down as”, “the board named X its”."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.titles import STOPS, Found, Office, is_role_noun, read_office
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word

_BE = frozenset({"is", "are", "was", "were", "been", "being", "be", "got"})
_NOT = frozenset({"not", "n't", "never", "no"})
_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "shall", "can"})
_TURNED = frozenset({"replace", "succeed"})
_GIVEN = frozenset(
    {
        "appoint",
        "elect",
        "re-elect",
        "reelect",
        "name",
        "choose",
        "pick",
        "confirm",
        "make",
        "nominate",
        "become",
        "promote",
    }
)
_CHANGES = {
    "appointment": False, "election": False, "nomination": False, "promotion": False, "inauguration": False,
    "reappointment": False, "resignation": True, "dismissal": True, "removal": True, "departure": True, "sacking": True
}  # fmt: skip
_BEFORE_OFFICE = frozenset({"as", "to", "be", "its", "the", "his", "her", "their", "new", "a", "an"})
_ENDING = frozenset({"who", "which", "that", "and", "but", "when", "while", "after", "before", "because"})
_UNTIL = frozenset({"until", "till", "between"})
_TO_VERB = 5
_TO_AS = 8
_REACH = 18


def offices_by_verb(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """Rule, first and last word, and office, for each office that a verb before or behind a name gives it."""
    words = draft.line.words
    for start in _clause_starts(words, draft.last):
        yield from _as_subject(words, start, voc)
    yield from _as_object(words, draft, voc)


def read_until(words: list[Word], office: Office) -> Office:
    """The office, former where words behind it end it: “head of the port until 2019”."""
    ended = office.end < len(words) and words[office.end].low in _UNTIL
    return dataclasses.replace(office, former=office.former or ended)


def _clause_starts(words: list[Word], last: int) -> Iterator[int]:
    """Where the clauses start whose subject a name is: directly behind it, behind “who”, behind an apposition."""
    if last >= len(words):
        return
    if words[last].text not in (",", "(", "--", "—", "–"):
        yield last + (words[last].low == "who")
        return
    end = min(len(words), last + _REACH)
    for place in range(last + 1, end):
        if words[place].low == "who":
            yield place + 1
            return
        if words[place].text in STOPS:
            yield place + 1
            return


def _as_subject(words: list[Word], start: int, voc: Vocabulary) -> Iterator[Found]:
    """“has stepped down as director of”, “was named head of”: the verb's subject is who holds the office."""
    place = start
    while place < len(words) and place - start < _TO_VERB and not _is_full_verb(words[place]):
        if words[place].pos not in ("AUX", "ADV", "PART") and words[place].low not in _BE | _NOT | _UNREAL:
            return
        place += 1
    before = {w.low for w in words[start:place]}
    if place >= len(words) or not _is_full_verb(words[place]) or before & _NOT:
        return
    lemma, kind = _kind_of(words, place, voc)
    passive = bool(before & _BE)
    if lemma in voc.leading and not passive and not before & _UNREAL:
        yield from _leads(words, start, place, voc.leading[lemma][0], voc)
    if not kind or (kind == "enter" and (before & _UNREAL or (lemma in _GIVEN and lemma != "become" and not passive))):
        return
    office = _office_as(words, place + 1, voc) or (_direct(words, place + 1, voc) if lemma in _GIVEN else None)
    if office is None:
        return
    office = read_until(words, office)
    past = _is_past(words[place]) and not before & {"has", "have", "had", *_BE}
    left = kind == "leave" and not before & _UNREAL
    former = left or (kind == "hold" and past) or (passive and lemma in _TURNED)
    yield "role.verb", start, office.end, dataclasses.replace(office, former=office.former or former)


def _leads(words: list[Word], start: int, verb: int, role: str, voc: Vocabulary) -> Iterator[Found]:
    """“X has led the Coastal Trust since May”: the object is the name of a body, and nothing follows in its phrase."""
    first = verb + 1 + (verb + 1 < len(words) and words[verb + 1].low == "the")
    end = first
    while end < len(words) and (words[end].cap or (end > first and words[end].low in ("of", "for", "and", "'s", "'"))):
        end += 1
    body = words[first:end]
    if not body or not voc.is_body([w.low for w in body]) or (end < len(words) and words[end].pos in ("NOUN", "PROPN")):
        return
    former = _is_past(words[verb]) and words[verb - 1].low not in ("has", "have", "had", "now") and role != "founder"
    of = " ".join(w.text for w in body).replace(" 's", "'s").replace(" '", "'")
    yield "role.verb", start, end, Office(role=role, of=of, head=role, end=end, former=former)


def _as_object(words: list[Word], draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """“the board named X its chief executive”, “the appointment of X as”: the verb's object is who holds the office."""
    at = draft.first
    while at > 0 and voc.is_title(words[at - 1].low):
        at -= 1
    if at > 1 and words[at - 1].low == "of" and words[at - 2].low in _CHANGES:
        office = _office_as(words, draft.last, voc, within=1)
        if office is not None:
            former = office.former or _CHANGES[words[at - 2].low]
            yield "role.verb", at - 2, office.end, dataclasses.replace(office, former=former)
        return
    if at == 0 or not _is_full_verb(words[at - 1]):
        return
    verb = at - 1
    lemma, kind = _kind_of(words, verb, voc)
    if not kind or kind == "hold" or words[verb - 1].low in _NOT | _UNREAL | {"to"}:
        return
    given = lemma in _GIVEN
    office = _office_as(words, draft.last, voc, within=1) or (_direct(words, draft.last, voc) if given else None)
    if office is not None:
        former = kind == "leave" or lemma in _TURNED
        yield "role.verb", verb, office.end, dataclasses.replace(office, former=office.former or former)


def _kind_of(words: list[Word], place: int, voc: Vocabulary) -> tuple[str, str]:
    """The lemma of a verb and what it does to an office: hold, enter, leave; empty for any other verb."""
    token = words[place].token
    lemma = token.lemma_.lower() if token is not None else words[place].low
    after = words[place + 1].low if place + 1 < len(words) else ""
    for key in (f"{lemma} {after}", lemma):
        if key in voc.office_verbs:
            return lemma, voc.office_verbs[key][0]
    return lemma, ""


def _office_as(words: list[Word], first: int, voc: Vocabulary, within: int = _TO_AS) -> Office | None:
    """The office behind the next “as”, before any other clause begins."""
    for place in range(first, min(len(words) - 1, first + within)):
        word = words[place]
        if word.low == "as":
            return _read(words, place + 1, voc)
        if word.text in STOPS or word.low in _ENDING or _is_full_verb(word):
            return None
    return None


def _direct(words: list[Word], first: int, voc: Vocabulary) -> Office | None:
    """The office directly behind a verb of appointment or its object: “named X its new chief executive”."""
    start = first
    while start < len(words) and start - first < 3 and words[start].low in _BEFORE_OFFICE:
        start += 1
    office = _read(words, start, voc)
    bare = start > first or (start < len(words) and (words[start].pos in ("NOUN", "PROPN", "ADJ") or words[start].cap))
    return office if bare else None


def _read(words: list[Word], start: int, voc: Vocabulary) -> Office | None:
    last = min(len(words), start + _REACH)
    end = next((i for i in range(start, last) if words[i].text in STOPS), last)
    office = read_office(words, start, end, voc) if start < end else None
    return office if office is not None and any(is_role_noun(w, voc) for w in words[start : office.end]) else None


def _is_full_verb(word: Word) -> bool:
    return word.pos == "VERB" and word.low not in _BE


def _is_past(word: Word) -> bool:
    return word.token is not None and word.token.tag_ == "VBD"
