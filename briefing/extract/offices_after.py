"""Offices after a name: apposition, relative clause, copula, appointment."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.titles import DETERMINERS, STOPS, Found, Office, is_role_noun, read_office
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word

_BE = frozenset({"is", "was", "became", "becomes", "remains", "remained"})
_APPOINT = frozenset({"named", "appointed", "elected", "re-elected", "reelected", "made", "nominated", "confirmed"})
_BEFORE_APPOINTED = frozenset({"has", "been", "had", "was", "is", "recently", "newly", "sworn", "in"})
_REACH = 18


def offices_after(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """Rule, first and last word, and office, for each office that stands behind a name."""
    words, at = draft.line.words, draft.last
    while at < len(words) and words[at].text in ("]", "'"):
        at += 1
    at = _past_age(words, at)
    if at >= len(words):
        return
    sign = words[at].text
    if sign in (",", "(", "--", "—", "–"):
        at = _past_alias(words, at)
        yield from _apposition(words, at + 1, voc)
        yield from _relative(words, _next_who(words, at + 1), voc)
        yield from _appointed(words, at + 1, voc)
    elif words[at].low == "who":
        yield from _relative(words, at, voc)
    elif words[at].low in _BE:
        yield from _copula(words, at + 1, voc)
        yield from _appointed(words, at, voc)
    else:
        yield from _appointed(words, at, voc)


def _past_age(words: list[Word], at: int) -> int:
    """“X, 45, a farmer”: the place of the second comma."""
    aged = at + 2 < len(words) and words[at].text == "," and words[at + 1].text.isdigit() and words[at + 2].text == ","
    return at + 2 if aged else at


def _past_alias(words: list[Word], at: int) -> int:
    """“X, also known as Y, one of …”: the place of the second comma."""
    known = [w.low for w in words[at + 1 : at + 4]]
    if "known" not in known and "aka" not in known and "alias" not in known:
        return at
    return next((i for i in range(at + 1, min(len(words), at + _REACH)) if words[i].text == ","), at)


def _next_who(words: list[Word], first: int) -> int:
    """The place of “who”, directly here or behind a noun phrase (“X, a friend of Y who serves as …”)."""
    last = min(len(words), first + _REACH)
    stop = next((i for i in range(first, last) if words[i].text in STOPS), last)
    return next((i for i in range(first, stop) if words[i].low == "who"), first)


def _apposition(words: list[Word], first: int, voc: Vocabulary) -> Iterator[Found]:
    last = min(len(words), first + _REACH)
    end = next((i for i in range(first, last) if words[i].text in STOPS), last)
    first += first < end and words[first].low in ("now", "currently", "then", "formerly", "until")
    if first >= end or words[first].low in ("who", "which", "and", "but"):
        return
    for start in _coordinated(words, first, end, voc):
        office = read_office(words, start, end, voc)
        if office is None or not _is_apposition(words, start, office):
            return
        yield "role.apposition", first, office.end, office


def _coordinated(words: list[Word], first: int, end: int, voc: Vocabulary) -> Iterator[int]:
    """The starts of “a lawyer and a member of the board”."""
    yield first
    for i in range(first + 1, end - 1):
        if words[i].low == "and" and (words[i + 1].low in DETERMINERS or is_role_noun(words[i + 1], voc)):
            yield i + 1
            return


def _is_apposition(words: list[Word], first: int, office: Office) -> bool:
    """Not the title of the next name in a list: “X, Foreign Minister Y and …”."""
    after = words[office.end] if office.end < len(words) else None
    if after is None:
        return True
    titled = words[first].cap and words[first].low not in DETERMINERS and after.cap
    return (
        not titled
        and not (after.cap and after.pos == "PROPN")
        and not (after.pos in ("VERB", "AUX") and words[office.end - 1].text != ",")
    )


def _relative(words: list[Word], first: int, voc: Vocabulary) -> Iterator[Found]:
    """“X, who chairs the board”, “who is the director of”, “who served as”."""
    if first + 2 >= len(words) or words[first].low != "who":
        return
    place = first + 1
    while place < len(words) and (words[place].pos in ("ADV", "AUX") and words[place].low not in _BE):
        place += 1
    if place + 1 >= len(words):
        return
    if words[place].low in _BE:
        serving = (
            words[place + 1].low in ("serving", "acting", "working")
            and place + 2 < len(words)
            and words[place + 2].low == "as"
        )
        yield from _copula(words, place + (3 if serving else 1), voc)
        return
    verb = words[place].token
    lemma = verb.lemma_.lower() if verb is not None else words[place].low
    if lemma in voc.leading:
        yield from _led_body(words, place + 1, voc.leading[lemma][0], former=verb is not None and verb.tag_ == "VBD")
    elif lemma in ("serve", "work", "act") and words[place + 1].low == "as":
        yield from _copula(words, place + 2, voc, past=verb is not None and verb.tag_ == "VBD")


def _led_body(words: list[Word], first: int, role: str, *, former: bool) -> Iterator[Found]:
    start = first + (words[first].low in DETERMINERS) if first < len(words) else first
    end = start
    while (
        end < len(words)
        and end - start < 10
        and (
            words[end].cap
            or words[end].pos in ("NOUN", "ADJ", "PROPN")
            or words[end].low in ("of", "for", "'s", "-", "the")
        )
    ):
        end += 1
    while end > start and words[end - 1].low in ("of", "for", "the", "-"):
        end -= 1
    if end > start:
        of = " ".join(w.text for w in words[start:end]).replace(" 's", "'s").replace(" - ", "-")
        yield "role.relative", first, end, Office(role=role, of=of, head=role, end=end, former=former)


def _copula(words: list[Word], first: int, voc: Vocabulary, *, past: bool = False) -> Iterator[Found]:
    """“X is the director of Y”, “was a former minister”. Without a determiner the office is capitalised or bare."""
    end = next(
        (i for i in range(first, min(len(words), first + _REACH)) if words[i].text in STOPS),
        min(len(words), first + _REACH),
    )
    if first >= end or words[first].low in ("not", "no", "never", "among", "like"):
        return
    determined = words[first].low in DETERMINERS or words[first].low in ("now", "also", "currently", "one")
    start = first + (words[first].low in ("now", "also", "currently"))
    office = (
        read_office(words, start, end, voc)
        if determined or words[first].cap or is_role_noun(words[first], voc)
        else None
    )
    if office is not None:
        former = office.former or past
        yield (
            "role.copula",
            first,
            office.end,
            Office(role=office.role, of=office.of, head=office.head, end=office.end, former=former),
        )


def _appointed(words: list[Word], first: int, voc: Vocabulary) -> Iterator[Found]:
    """“X was appointed (as) head of”, “X, appointed director”, “X took office as president”."""
    place = first
    while place < len(words) and place - first < 4 and words[place].low in _BEFORE_APPOINTED:
        place += 1
    between = [w.low for w in words[first:place]]
    passive = words[first - 1].text in STOPS or any(w in ("been", "was", "is") for w in between)
    sworn = "sworn" in between and place < len(words) and words[place].low == "as"
    if place >= len(words) or not (sworn or (passive and words[place].low in _APPOINT)):
        return
    start = place + 1 + (place + 1 < len(words) and words[place + 1].low in ("as", "to", "its", "the"))
    end = next(
        (i for i in range(start, min(len(words), start + _REACH)) if words[i].text in STOPS),
        min(len(words), start + _REACH),
    )
    office = read_office(words, start, end, voc) if start < end else None
    if office is not None:
        yield "role.appointed", first, office.end, office
