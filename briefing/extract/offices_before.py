"""Offices before a name: “army chief Gen. X”, “the fund's director, X”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.titles import DETERMINERS, STOPS, Found, Office, is_role_noun, read_office
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
        "deputy", "vice", "lieutenant", "assistant", "police", "prosecutor", "undersecretary", "head", "team",
        "squad"
    }
)  # fmt: skip
_REACH = 18


def offices_before(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """Rule, first and last word, and office, for each office that stands before a name."""
    words, at = draft.line.words, draft.first
    first = _phrase_start(words, at, voc)
    at, ranks = _strip_ranks(words, first, at, voc)
    if ranks:
        former = at > 0 and words[at - 1].low in ("former", "ex", "retired")
        rank = Office(role=" ".join(ranks), of=None, head=ranks[-1], end=draft.first, former=former)
        yield "role.rank", at, draft.first, rank
    if first < at:
        yield from _titles(words, first, at, voc)
    comma = _comma_before(words, first, at, voc) if _is_set_off(words, draft.last) else 0
    if comma:
        yield from _before_comma(words, comma, voc)


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
        if office is not None and office.end == comma:
            yield "role.apposition-before", first, comma, office
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
    """The comma of “its chief, Gen. X”; 0 when none stands directly before the name and its titles."""
    only_titles = all(voc.is_title(w.low) or w.text == "." for w in words[first:at])
    return first - 1 if only_titles and first > 1 and words[first - 1].text == "," else 0


def _titles(words: list[Word], first: int, at: int, voc: Vocabulary) -> Iterator[Found]:
    """Titles directly before a name; “prime minister and party leader X” is two of them."""
    split = [i for i in range(first + 1, at - 1) if words[i].low == "and" and is_role_noun(words[i - 1], voc)]
    for start, end in zip([first, *(i + 1 for i in split)], [*split, at], strict=True):
        office = read_office(words, start, end, voc)
        stranded = words[end - 1].low == "fellow" or words[end - 1].low in ("the", "a", "an", "of", "for", "its", "at")
        if office is not None and office.end >= end and not stranded and not _is_plural_or_listed(words, start):
            yield "role.title", start, at, office


def _is_plural_or_listed(words: list[Word], first: int) -> bool:
    return first > 0 and words[first].low == "and"


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
        if word.text in STOPS or (word.low in _LEFT_STOPS and not envoy) or _is_verb(word, voc):
            break
        if word.low == "and" and not (place > 1 and is_role_noun(words[place - 2], voc) and not words[place - 2].cap):
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
