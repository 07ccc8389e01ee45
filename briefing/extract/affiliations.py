"""Whose people somebody is, where the text says the body and no office: “X of the Y”, “the agency's X”, “X (Y)”.

Such words are a role without a name: `role` is empty, `of` the body. They tell nothing about the kind of a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.titles import DETERMINERS, Found, Office
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import CALENDAR, Word

_INNER = frozenset({"of", "for", "and", "&"})
_WORKING = frozenset({"works", "worked", "speaks", "spoke", "speaking", "writes", "writing", "working", "campaigns"})
_FOR = frozenset({"for", "with", "at"})
_LONGEST = 10


def find_affiliation(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """Rule, first and last word, and an office without a name, for the body that a name is said to belong to."""
    words = draft.line.words
    for start, last in (*_behind(words, draft.last), *_before(words, draft.first)):
        first = start + (start < last and words[start].low in DETERMINERS)
        if first < last and _is_body(words, first, last, voc):
            of = " ".join(w.text for w in words[first:last]).replace(" 's", "'s").replace(" '", "'")
            yield "role.affiliation", first, last, Office(role="", of=of, head="", end=last)


def _behind(words: list[Word], at: int) -> Iterator[tuple[int, int]]:
    """“X of the Y”, “X, from the Y,”, “X (Y)”, “X, who works for the Y,”; a comma set off only between two."""
    if at + 1 >= len(words):
        return
    sign = words[at].text
    start = at + (sign in (",", "("))
    if words[start].low in ("of", "from", "with") and sign != "(":
        end = _name_end(words, start + 1)
        if sign != "," or (end < len(words) and words[end].text == ","):
            yield start + 1, end
    elif sign in (",", "("):
        end = _name_end(words, start)
        seat = sign == "(" and end < len(words) and words[end].text in ("–", "—", "-", ",")  # “(GTP – Larkhill North)”
        if seat or (end < len(words) and words[end].text == {",": ",", "(": ")"}[sign]):
            yield start, end
        working = start + 2 < len(words) and words[start].low == "who" and words[start + 1].low in _WORKING
        if working and words[start + 2].low in _FOR:
            yield start + 3, _name_end(words, start + 3)


def _before(words: list[Word], at: int) -> Iterator[tuple[int, int]]:
    """“the agency's X”, “Speaking for the Y, X”, “on behalf of the Y, X”."""
    if at < 2:
        return
    if words[at - 1].text in ("'s", "'") and words[at - 2].text[-1].isalnum():
        start = at - 1
        while start > 0 and (words[start - 1].cap or words[start - 1].low in _INNER):
            start -= 1
        single = start == at - 1
        yield (at - 2 if single else start), at - 1
    if words[at - 1].text != ",":
        return
    for place in range(max(0, at - _LONGEST), at - 2):
        speaking = words[place].low == "for" and place > 0 and words[place - 1].low in _WORKING
        behalf = (
            words[place].low == "of" and place > 1 and [w.low for w in words[place - 2 : place]] == ["on", "behalf"]
        )
        if (speaking or behalf) and _name_end(words, place + 1) == at - 1:
            yield place + 1, at - 1


def _name_end(words: list[Word], first: int) -> int:
    """Where a capitalised name ends that starts at `first`, after an article."""
    place = first + (first < len(words) and words[first].low in DETERMINERS)
    start = place
    while place < len(words) and place - start < _LONGEST:
        word = words[place]
        inner = word.low in _INNER and place > start and place + 1 < len(words) and words[place + 1].cap
        mark = word.text == "'s" or (word.text == "'" and words[place - 1].low.endswith("s"))
        if not (word.cap or inner or (mark and place > start)):
            break
        place += 1
    return place if place > start else first


def _is_body(words: list[Word], first: int, last: int, voc: Vocabulary) -> bool:
    """A name that reads as a body's, or the bare noun of one (“the agency's X”); no state, no place, no day."""
    lows = [w.low for w in words[first:last]]
    text = " ".join(w.text for w in words[first:last])
    if lows[0] in CALENDAR or (voc.world.known(text) and not voc.world.organisation(text)):
        return False
    if last - first == 1 and not words[first].cap:
        return lows[0] in voc.bodies or lows[0] in voc.agencies or lows[0] in voc.company_nouns
    token = words[last - 1].token
    owning = last < len(words) and words[last].text in ("'s", "'")
    tagged = (
        token is not None and token.ent_type_ == "ORG" and (owning or last - first > 1 or words[first].text.isupper())
    )
    return words[first].cap and (voc.is_body(lows) or lows[-1] in voc.companies or tagged or voc.is_outlet(text))
