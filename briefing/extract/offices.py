"""Where a text gives a name its office: title, apposition, relative clause, copula, appointment, “X of the Y”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.names import Vocabulary
from briefing.extract.parse import Parsed
from briefing.extract.titles import Office, is_role_noun, read_office
from briefing.extract.words import Word
from briefing.model.observations import RoleWords

_STOPS = frozenset(',;:.!?"“”()[]—–') | {"--"}
_LEFT_STOPS = frozenset({"which", "whose", "whom", "what", "by", "with", "to", "from", "as", "than", "while", "both", "against", "that", "between", "when", "on", "in",
                         "at", "because", "but", "said", "says", "told", "including", "like", "after", "before", "or", "is", "was"})  # fmt: skip
_BE = frozenset({"is", "was", "became", "becomes", "remains", "remained"})
_APPOINT = frozenset({"named", "appointed", "elected", "re-elected", "reelected", "made", "nominated", "confirmed"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their", "our", "your", "a", "an"})
_BEFORE_RANK = frozenset({"rear", "vice", "air", "field"})
_RANKED = frozenset({"secretary", "director", "attorney", "governor", "consul", "solicitor", "inspector", "surgeon", "auditor", "deputy",
                     "vice", "lieutenant", "assistant", "police", "prosecutor", "undersecretary", "head", "team", "squad"})  # fmt: skip
_REACH = 18


def find_offices(draft: Draft, parsed: Parsed, voc: Vocabulary) -> Iterator[RoleWords]:
    """The offices that its own sentence gives a name, each with the words that say so as evidence."""
    words = draft.line.words
    seat = _seat_after(words, draft.last)
    for rule, first, last, office in (*_before(draft, voc), *_after(draft, voc)):
        of = office.of or (seat if rule.startswith("role.title") else None)
        role = office.role
        start, end = words[min(first, draft.first)].start, words[max(last, draft.last) - 1].end
        yield RoleWords(role=role, of=of, former=office.former, evidence=parsed.cite(start, end, rule))


def describe_office(draft: Draft, parsed: Parsed, voc: Vocabulary) -> Iterator[RoleWords]:
    """The office that a description of somebody without a name gives: “a senior official in the presidential office”."""
    if draft.owner or "indefinite" in draft.features:
        office = read_office(draft.line.words, draft.first, draft.last, voc)
        if office is not None:
            evidence = parsed.cite(draft.start, draft.end, "role.description")
            yield RoleWords(role=office.role, of=office.of, former=office.former, evidence=evidence)


Found = tuple[str, int, int, Office]


# --- before the name -------------------------------------------------------------------------------


def _before(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    words, at = draft.line.words, draft.first
    first = _phrase_start(words, at, voc)
    at, ranks = _strip_ranks(words, first, at, voc)
    if ranks:
        former = at > 0 and words[at - 1].low in ("former", "ex", "retired")
        rank = Office(role=" ".join(ranks), of=None, head=ranks[-1], end=draft.first, former=former)
        yield "role.rank", at, draft.first, rank
    if first < at:
        yield from _titles(words, first, at, voc)
    comma = _comma_before(words, first, at, voc)
    if comma:
        yield from _before_comma(words, comma, voc)


def _before_comma(words: list[Word], comma: int, voc: Vocabulary) -> Iterator[Found]:
    """“the permanent secretary at the ministry, X”: the longest noun phrase before the comma that is all office."""
    start = comma
    while (
        start > 0
        and comma - start < _REACH
        and words[start - 1].text not in _STOPS
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
    place, ranks = at, []
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
        stranded = words[end - 1].low in ("the", "a", "an", "of", "for", "its", "at")
        if office is not None and office.end >= end and not stranded and not _is_plural_or_listed(words, start):
            yield "role.title", start, at, office


def _is_plural_or_listed(words: list[Word], first: int) -> bool:
    return first > 0 and words[first].low == "and"


def _phrase_start(words: list[Word], at: int, voc: Vocabulary) -> int:
    """Where the noun phrase that ends before word `at` starts."""
    place = at
    while place > 0 and at - place < _REACH:
        word = words[place - 1]
        envoy = word.low == "to" and place > 1 and is_role_noun(words[place - 2], voc)
        if word.text in _STOPS or (word.low in _LEFT_STOPS and not envoy) or _is_verb(word, voc):
            break
        if word.low == "and" and not (place > 1 and is_role_noun(words[place - 2], voc) and not words[place - 2].cap):
            break
        if (
            word.pos in ("PRON", "SCONJ", "ADV")
            and not word.cap
            and word.low not in _DEFINITE
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


def _is_verb(word: Word, voc: Vocabulary) -> bool:
    return (
        word.pos in ("VERB", "AUX")
        and not word.cap
        and word.low not in voc.roles
        and word.token is not None
        and word.token.tag_ not in ("VBN", "VBG")
    )


def _is_definite(words: list[Word], start: int) -> bool:
    low = words[start].low
    return (
        low in _DEFINITE
        or low == "one"
        or (words[start].cap and any(w.text in ("'s", "'") for w in words[start : start + 6]))
        or words[start].cap
    )


# --- after the name --------------------------------------------------------------------------------


def _after(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
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
    elif words[at].low in ("who",):
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
    stop = next((i for i in range(first, last) if words[i].text in _STOPS), last)
    return next((i for i in range(first, stop) if words[i].low == "who"), first)


def _apposition(words: list[Word], first: int, voc: Vocabulary) -> Iterator[Found]:
    last = min(len(words), first + _REACH)
    end = next((i for i in range(first, last) if words[i].text in _STOPS), last)
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
        if words[i].low == "and" and (words[i + 1].low in _DEFINITE or is_role_noun(words[i + 1], voc)):
            yield i + 1
            return


def _is_apposition(words: list[Word], first: int, office: Office) -> bool:
    """Not the title of the next name in a list: “X, Foreign Minister Y and …”."""
    after = words[office.end] if office.end < len(words) else None
    if after is None:
        return True
    titled = words[first].cap and words[first].low not in _DEFINITE and after.cap
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
    start = first + (words[first].low in _DEFINITE) if first < len(words) else first
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
    """“X is the director of Y”, “was a former minister”. Without a determiner the office must be capitalised or bare."""
    end = next(
        (i for i in range(first, min(len(words), first + _REACH)) if words[i].text in _STOPS),
        min(len(words), first + _REACH),
    )
    if first >= end or words[first].low in ("not", "no", "never", "among", "like"):
        return
    determined = words[first].low in _DEFINITE or words[first].low in ("now", "also", "currently", "one")
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
    while (
        place < len(words)
        and place - first < 4
        and words[place].low in {"has", "been", "had", "was", "is", "recently", "newly", "sworn", "in"}
    ):
        place += 1
    if (
        place >= len(words)
        or words[place].low not in _APPOINT | {"as"}
        or (words[place].low == "as" and "sworn" not in [w.low for w in words[first:place]])
    ):
        return
    start = place + 1 + (place + 1 < len(words) and words[place + 1].low in ("as", "to", "its", "the"))
    end = next(
        (i for i in range(start, min(len(words), start + _REACH)) if words[i].text in _STOPS),
        min(len(words), start + _REACH),
    )
    office = read_office(words, start, end, voc) if start < end else None
    if office is not None:
        yield "role.appointed", first, office.end, office


def _seat_after(words: list[Word], last: int) -> str | None:
    """“Mayor X of Lagos”, “Laura Y of Brightwell Motors”: the body behind the name."""
    if last + 1 >= len(words) or words[last].low not in ("of", "from"):
        return None
    start = last + 1 + (words[last + 1].low == "the")
    end = start
    while end < len(words) and (
        words[end].cap
        or (words[end].low in ("of", "for", "and") and end + 1 < len(words) and words[end + 1].cap and end > start)
    ):
        end += 1
    return " ".join(w.text for w in words[start:end]) or None
