"""Offices before a name: “army chief Gen. X”, “the fund's director, X”."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.office_bodies import FORMER, joins_matters, read_owner
from briefing.extract.titles import (
    DETERMINERS,
    STOPS,
    Found,
    Office,
    is_role_noun,
    read_office,
)
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word

_LEFT_STOPS = frozenset(
    {
        "which", "whose", "whom", "what", "by", "with", "to", "from", "as", "than", "while", "both", "against",
        "that", "between", "when", "on", "in", "at", "because", "but", "said", "says", "told", "including", "like",
        "after", "before", "or", "is", "was"
    }
)  # fmt: skip
_BEFORE_RANK = frozenset({"rear", "vice", "air", "field"})
_RANKED = frozenset(
    {
        "secretary", "director", "attorney", "governor", "consul", "solicitor", "inspector", "surgeon", "auditor",
        "deputy", "vice", "lieutenant", "lt", "atty", "asst", "dep", "sgt", "assistant", "police",
        "prosecutor", "undersecretary", "head", "team",
        "squad"
    }
)  # fmt: skip
_GRADES = frozenset({"senior", "chief", "deputy", "assistant", "acting", "junior", "first", "second"})
_RETIRED = frozenset({"retd", "ret", "rtd", "retired"})
_SCHOLARS = frozenset({"prof", "professor"})
_BRACKETED = 9
_REACH = 18


def offices_before(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """Rule, first and last word, and office, for each office that stands before a name."""
    words = draft.line.words
    at = _before_retired(words, draft.first)
    retired = at < draft.first
    first = _phrase_start(words, at, voc)
    at, ranks = _strip_ranks(words, first, at, voc)
    if ranks:
        former = retired or (at > 0 and words[at - 1].low in ("former", "ex", "retired"))
        rank = Office(role=" ".join(ranks), of=None, head=ranks[-1], end=draft.first, former=former)
        yield "role.rank", at, draft.first, rank
    elif at == first < draft.first and words[at].low.rstrip(".") in _SCHOLARS:
        yield "role.title", at, draft.first, Office(role="professor", of=None, head="professor", end=draft.first)
    if first < at and not _is_plural_title(words[at - 1], voc):
        yield from _titles(words, first, at, voc)
    elif at:
        yield from _shared_title(words, at, voc)
    comma = _comma_before(words, first, at, voc) if _is_set_off(words, _past_letters(words, draft.last, voc)) else 0
    if comma:
        yield from _before_comma(words, comma, voc)
    if first and words[first - 1].text == "(" and words[first - 2 : first - 1]:
        yield from _before_bracket(words, first - 1, voc)
    if first == at == draft.first and at > 1 and words[at - 1].text == ",":
        yield from _as_office(words, at - 1, voc)


def _before_bracket(words: list[Word], bracket: int, voc: Vocabulary) -> Iterator[Found]:
    """“The Minister of Works (Hon. X):”, as records of parliaments name who speaks."""
    for start in range(max(0, bracket - _BRACKETED), bracket):
        opens = start == 0 or words[start - 1].text in STOPS
        office = read_office(words, start, bracket, voc) if opens else None
        if office is not None and office.end == bracket:
            yield "role.apposition", start, bracket, office
            return


def _before_retired(words: list[Word], at: int) -> int:
    """The place before “(retd)” where that stands between a rank and a name, else the name's own."""
    opening = next((i for i in range(at - 1, max(-1, at - 5), -1) if words[i].text == "("), at)
    inside = [w.low for w in words[opening + 1 : at] if w.text not in ".)"]
    return opening if at > 2 and words[at - 1].text == ")" and len(inside) == 1 and inside[0] in _RETIRED else at


def _shared_title(words: list[Word], at: int, voc: Vocabulary) -> Iterator[Found]:
    """“Senators X, Y and Z”: a title in the plural belongs to each name of the list behind it."""
    place = at
    while place > 0 and at - place < _REACH and not _is_plural_title(words[place - 1], voc):
        word = words[place - 1]
        if not (word.cap or word.text in (",", "and", ".")) or is_role_noun(word, voc):
            return
        place -= 1
    if place == 0 or at - place >= _REACH or (place < at and words[at - 1].text not in (",", "and")):
        return
    start = place - 1
    while start > 0 and words[start - 1].pos in ("ADJ", "PROPN", "NOUN") and words[start - 1].text[0].isalnum():
        start -= 1
    title = words[place - 1]
    singular = _singular(title, voc)
    of, modifiers = read_owner(words, start, place - 1, voc)
    role = " ".join([*(w.text for w in modifiers), singular])
    yield "role.title", start, place, Office(role=role, of=of, head=singular, end=place)


def _singular(word: Word, voc: Vocabulary) -> str:
    bare = word.low.rstrip(".").removesuffix("s")
    return voc.full_titles([bare])[0]


def _is_plural_title(word: Word, voc: Vocabulary) -> bool:
    bare = word.low.rstrip(".")
    single = bare.removesuffix("s")
    return bare != single and bare not in voc.roles and (single in voc.titles or single in voc.roles)


def _past_letters(words: list[Word], last: int, voc: Vocabulary) -> int:
    """The place behind the letters of a degree or honour (“X KC”)."""
    while last < len(words) and words[last].text in voc.letters_after:
        last += 1
    return last


def _is_set_off(words: list[Word], last: int) -> bool:
    """Whether a name closes an apposition: punctuation behind it, not the verb of “the mill, X said, was safe”."""
    return last >= len(words) or words[last].text in STOPS or words[last].low in ("who", "of", "and", "'s", "'")


def _before_comma(words: list[Word], comma: int, voc: Vocabulary) -> Iterator[Found]:
    """“the permanent secretary at the ministry, X”: the longest noun phrase before the comma that is all office."""
    start = comma
    while (
        start > 0
        and comma - start < _REACH
        and words[start - 1].text not in STOPS
        and not _is_verb(words[start - 1], voc)
    ):
        start -= 1
    for first in range(start, comma):
        if not _is_definite(words, first):
            continue
        office = read_office(words, first, comma, voc)
        if office is not None and office.end < comma and words[office.end].low == "and":
            second = read_office(words, office.end + 1, comma, voc)
            if second is not None and second.end == comma:
                yield "role.apposition-before", first, comma, second
                yield "role.apposition-before", first, comma, office
                return
        if office is not None and office.end + 1 < comma and words[office.end].low == "representing":
            inner = office.end + 1 + (words[office.end + 1].low in DETERMINERS)
            of = " ".join(w.text for w in words[inner:comma]).replace(" 's", "'s")
            yield "role.apposition-before", first, comma, dataclasses.replace(office, of=of, end=comma)
            return
        if office is not None and office.end == comma:
            yield "role.apposition-before", first, comma, office
            return


def _as_office(words: list[Word], comma: int, voc: Vocabulary) -> Iterator[Found]:
    """“As head of the port, X …”, “In her role as head of the port, X …”."""
    for place in range(max(0, comma - _REACH), comma - 1):
        opening = place == 0 or words[place - 1].low in ("role", "capacity", "position", "job", "post", "speaking")
        office = read_office(words, place + 1, comma, voc) if words[place].low == "as" and opening else None
        if office is not None and office.end == comma:
            yield "role.apposition-before", place, comma, office
            return


def _strip_ranks(words: list[Word], first: int, at: int, voc: Vocabulary) -> tuple[int, list[str]]:
    """Where the courtesy titles and ranks before a name start, and the ranks in full: “spokesman Rear Adm. X”."""
    while at > first and words[at - 1].low in voc.courtesy:
        at -= 1
    ranks: list[str] = []
    place = at
    while place > first and (words[place - 1].low in voc.ranks or (ranks and words[place - 1].low in _BEFORE_RANK)):
        place -= 1
        ranks.insert(0, voc.ranks.get(words[place].low, words[place].low))
    part_of_office = place > first and words[place - 1].low in _RANKED
    return (at, []) if part_of_office or not ranks else (place, ranks)


def _comma_before(words: list[Word], first: int, at: int, voc: Vocabulary) -> int:
    """The comma of “its chief, Gen. X” or “its chief, former minister X”; 0 when there is no such comma."""
    only_titles = all(voc.is_title(w.low) or w.text == "." or w.low in _GRADES for w in words[first:at])
    held_once = first < at and words[first].low in FORMER and _is_title_end(words[at - 1], voc)
    return first - 1 if (only_titles or held_once) and first > 1 and words[first - 1].text == "," else 0


def _is_title_end(word: Word, voc: Vocabulary) -> bool:
    return voc.is_title(word.low) or is_role_noun(word, voc)


def _titles(words: list[Word], first: int, at: int, voc: Vocabulary) -> Iterator[Found]:
    """Titles directly before a name; “prime minister and party leader X” is two of them."""
    split = [i for i in range(first + 1, at - 1) if words[i].low == "and" and is_role_noun(words[i - 1], voc)]
    for start, end in zip([first, *(i + 1 for i in split)], [*split, at], strict=True):
        office = read_office(words, start, end, voc)
        stranded = words[end - 1].low == "fellow" or words[end - 1].low in ("the", "a", "an", "of", "for", "its", "at")
        if office is not None and office.end >= end and not stranded:
            yield "role.title", start, at, office


def _phrase_start(words: list[Word], at: int, voc: Vocabulary) -> int:
    """Where the noun phrase that ends before word `at` starts."""
    place = at
    while place > 0 and at - place < _REACH:
        word = words[place - 1]
        envoy = (
            word.low == "to"
            and place > 1
            and is_role_noun(words[place - 2], voc)
            and not _holds_role(words, place, at, voc)
        )
        if _joins_portfolios(words, place - 1, voc):
            place -= 1
            continue
        if word.text in STOPS or (word.low in _LEFT_STOPS and not envoy) or _is_verb(word, voc):
            break
        if word.low == "and" and not (place > 1 and is_role_noun(words[place - 2], voc)):
            break
        if (
            word.pos in ("PRON", "SCONJ", "ADV")
            and not word.cap
            and word.low not in DETERMINERS
            and word.token is not None
            and word.token.tag_ != "PRP$"
        ):
            break
        place -= 1
        if word.low in ("the", "a", "an") and (place == 0 or words[place - 1].low not in ("of", "for", "to", "at")):
            break
        if word.low in ("its", "his", "her", "their"):
            break
    return place


def _joins_portfolios(words: list[Word], place: int, voc: Vocabulary) -> bool:
    """The comma or “and” of “Water, Sanitation and Irrigation Minister”: a matter of office before it, one behind."""
    return place > 0 and words[place].text in (",", "and") and joins_matters(words, place, len(words), voc)


def _holds_role(words: list[Word], first: int, last: int, voc: Vocabulary) -> bool:
    return any(is_role_noun(w, voc) for w in words[first:last])


def _is_verb(word: Word, voc: Vocabulary) -> bool:
    """A verb, participles left out that stand before a noun (“elected president”)."""
    if word.pos not in ("VERB", "AUX") or word.cap or word.low in voc.roles or word.token is None:
        return False
    return word.token.tag_ not in ("VBN", "VBG") or word.token.dep_ not in ("amod", "compound")


def _is_definite(words: list[Word], start: int) -> bool:
    low = words[start].low
    return (
        low in DETERMINERS
        or low == "one"
        or (words[start].cap and any(w.text in ("'s", "'") for w in words[start : start + 6]))
        or words[start].cap
    )
