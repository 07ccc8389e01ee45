"""Offices after a name: apposition, relative clause, copula, appointment."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.offices_by_verb import read_until
from briefing.extract.titles import DETERMINERS, STOPS, Found, Office, is_role_noun, read_office, share_body
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word

_BE = frozenset({"is", "was", "became", "becomes", "remains", "remained"})
_APPOINTED = frozenset({"named", "appointed", "elected", "re-elected", "reelected", "made", "nominated", "confirmed"})
_ONCE = frozenset({"formerly", "once", "previously", "until"})
_BEFORE_ROLE = frozenset(
    {"now", "currently", "then", "recently", "newly", "last", "this", "year", "month", "week", "as"}
)
_FOR_GOOD = frozenset({"found", "co-found"})
_LONGEST_SEAT = 6
_REACH = 18


def offices_after(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    """Rule, first and last word, and office, for each office that stands behind a name."""
    words, at = draft.line.words, draft.last
    while at < len(words) and (words[at].text in ("]", "'") or _is_letters(words[at], voc)):
        at += 1
    at = _past_age(words, at)
    if at >= len(words):
        return
    sign = words[at].text
    if sign == "(":
        yield from _seat(words, at + 1, voc)
    if sign in (",", "(", "--", "—", "–"):
        at = _past_alias(words, at)
        yield from _apposition(words, at + 1, voc)
        if at + 2 < len(words) and words[at + 1].low == "representing":
            yield from _led_body(words, at + 2, "representative", former=False)
        yield from _relative(words, _next_who(words, at + 1), voc)
    elif words[at].text.isupper() and words[at].low in voc.roles:
        yield "role.apposition", at, at + 1, Office(role=words[at].text, of=None, head=words[at].low, end=at + 1)
    elif words[at].low == "who":
        yield from _relative(words, at, voc)
    elif words[at].low in _BE:
        yield from _copula(words, at + 1, voc)


def _seat(words: list[Word], first: int, voc: Vocabulary) -> Iterator[Found]:
    """“Mr X (Larkhill North):”, as records of parliaments name speakers: the member for that seat or party."""
    end = next((i for i in range(first, min(len(words), first + _LONGEST_SEAT)) if words[i].text == ")"), first)
    inside = words[first:end]
    named = bool(inside) and all(w.cap or w.text == "-" for w in inside)
    if named and words[end + 1 : end + 2] and words[end + 1].text == ":":
        of = " ".join(w.text for w in inside).replace(" - ", "-")
        if not any(is_role_noun(w, voc) for w in inside):
            yield "role.apposition", first, end, Office(role="member", of=of, head="member", end=end)


def _is_letters(word: Word, voc: Vocabulary) -> bool:
    """A degree or an honour behind a name that is no office."""
    return word.text in voc.letters_after and word.low not in voc.roles


def _past_age(words: list[Word], at: int) -> int:
    """“X, 45, a farmer”, “X, aged 45, a farmer”, “X (45), a farmer”: the place of the last sign."""
    if at + 3 >= len(words) or words[at].text not in (",", "("):
        return at
    number = at + 1 + (words[at + 1].low == "aged")
    aged = words[number].text.isdigit() and words[number + 1].text in (",", ")")
    bracket = words[number + 1].text == ")" and number + 2 < len(words) and words[number + 2].text == ","
    return (number + 1 + bracket) if aged else at


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
    once = first < end and words[first].low in _ONCE
    while first < end and words[first].low in _BEFORE_ROLE | _APPOINTED | _ONCE:
        first += 1
    if first >= end or words[first].low in ("who", "which", "and", "but"):
        return
    found: list[Office] = []
    for start in _coordinated(words, first, end, voc):
        office = read_office(words, start, end, voc)
        if office is None or not _is_apposition(words, start, office):
            break
        found.append(read_until(words, office))
    for office in share_body(words, found):
        yield "role.apposition", first, office.end, dataclasses.replace(office, former=office.former or once)


def _coordinated(words: list[Word], first: int, end: int, voc: Vocabulary) -> Iterator[int]:
    """The starts of “a lawyer and a member of the board”."""
    yield first
    for i in range(first + 1, end - 1):
        near = words[i + 1 : min(end, i + 3)]
        graded = words[i + 1].low in DETERMINERS or any(is_role_noun(w, voc) for w in near)
        if words[i].low == "and" and graded:
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
        and not (_is_finite(after) and words[office.end - 1].text != ",")
    )


def _is_finite(word: Word) -> bool:
    """A verb that has a subject: “the mayor said”, not “a lawyer representing”."""
    participle = word.token is not None and word.token.tag_ == "VBG"
    return word.pos in ("VERB", "AUX") and not participle


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
        past = verb is not None and verb.tag_ == "VBD" and lemma not in _FOR_GOOD
        yield from _led_body(words, place + 1, voc.leading[lemma][0], former=past)
    elif lemma in ("serve", "sit") and words[place + 1].low == "on":
        yield from _led_body(words, place + 2, "member", former=verb is not None and verb.tag_ == "VBD")


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
            or (words[end].text == "'" and words[end - 1].low.endswith("s"))
        )
    ):
        end += 1
    while end > start and words[end - 1].low in ("of", "for", "the", "-"):
        end -= 1
    if end > start and not any(w.cap for w in words[start:end]) and end + 1 < len(words):
        inner = end + 1 + (words[end + 1].low in DETERMINERS)
        if words[end].low in ("at", "in") and inner < len(words) and words[inner].cap:
            role = f"{role} of " + " ".join(w.text for w in words[start:end])  # “who ran procurement at the Authority”
            yield from _led_body(words, inner, role, former=former)
            return
    if end > start:
        of = " ".join(w.text for w in words[start:end]).replace(" 's", "'s").replace(" - ", "-").replace(" '", "'")
        owner, mark, part = of.partition("'s ")
        if mark and of.islower():  # “who heads the firm's legal department”
            of, role = owner, f"{role} of {part}"
        yield "role.relative", first, end, Office(role=role, of=of, head=role, end=end, former=former)


def _copula(words: list[Word], first: int, voc: Vocabulary, *, past: bool = False) -> Iterator[Found]:
    """“X is the director of Y”, “was a former minister”. Without a determiner the office is capitalised or bare."""
    end = next(
        (i for i in range(first, min(len(words), first + _REACH)) if words[i].text in STOPS),
        min(len(words), first + _REACH),
    )
    if first >= end or words[first].low in ("not", "no", "never", "among", "like"):
        return
    determined = words[first].low in DETERMINERS or words[first].low in ("now", "also", "currently", "then", "one")
    start = first + (words[first].low in ("now", "also", "currently"))
    office = read_office(words, start, end, voc)
    if office is not None and not determined and not words[first].cap and not is_role_noun(words[first], voc):
        bare = office.role.split()[0] == words[first].text and words[first].pos in ("NOUN", "PROPN")
        office = office if bare and office.head in voc.single_offices else None
    if office is not None:
        office = read_until(words, office)
        yield "role.copula", first, office.end, dataclasses.replace(office, former=office.former or past)
