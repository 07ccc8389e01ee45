"""Offices and functions: noun phrases like “the Danish minister of foreign trade” read into a role and a body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.extract.office_bodies import (
    FORMER,
    FRESH,
    OFFICE_DETERMINERS,
    PREPOSITIONS,
    body_before,
    joins_matters,
    read_owner,
    read_tail,
)
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import CALENDAR, Word

DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "your", "a", "an"})
STOPS = frozenset(',;:.!?"“”()[]—–') | {"--"}
_BEFORE_HYPHEN = re.compile(r"(?:ex|then)-", re.IGNORECASE)
_AFTER_HYPHEN = frozenset({"elect", "designate", "emeritus", "general"})
_SPEAKING_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "official", "source", "employee", "representative"}
)
_POSSESSIVE = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_ATTRIBUTIVE = frozenset({"chief", "deputy", "assistant", "junior", "lead"})
_HUMAN_ENDINGS = (
    "writer",
    "worker",
    "keeper",
    "holder",
    "owner",
    "driver",
    "player",
    "fighter",
    "ologist",
    "ographer",
    "ician",
    "eer",
    "woman",
    "person",
    "onist",
    "omist",
)
_CREEDS = frozenset(
    {
        "communist", "socialist", "nationalist", "marxist", "leninist", "baptist", "methodist", "buddhist", "islamist",
        "separatist", "royalist", "loyalist", "zionist", "feminist", "capitalist", "calvinist", "jihadist", "unionist",
        "centrist", "populist", "anarchist", "checklist", "shortlist", "waitlist", "playlist", "wishlist", "minimalist"
    }
)  # fmt: skip
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X", ""})
_LONGEST_ROLE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role as read: `role` without its body, `of` the body as it stands, `head` its noun, `end` its last word.

    `of` may be a possessive pronoun (“its”), to be resolved later. `kin` says that the role is a tie to a person.
    """

    role: str
    of: str | None
    head: str
    end: int
    former: bool = False
    kin: bool = False


Found = tuple[str, int, int, Office]
"""An office in its sentence: the rule, its first word, the word after its last, and the office."""


def is_role_noun(word: Word, voc: Vocabulary) -> bool:
    """Whether a word names an office, a trade or a tie of one person; endings such as “-ologist” count."""
    low = word.low
    if low in voc.roles or low in voc.kin or low in voc.titles:
        return True
    if "-" in low and (low.rsplit("-", 1)[-1] in voc.roles or _is_pending(low, voc)):
        return True
    endings = _HUMAN_ENDINGS if low in _CREEDS else (*_HUMAN_ENDINGS, "ist")
    return len(low) > 7 and low.endswith(endings) and word.pos in ("NOUN", "PROPN")


def _is_pending(low: str, voc: Vocabulary) -> bool:
    """“president-elect”, “minister-designate”."""
    office, _, after = low.rpartition("-")
    return after in _AFTER_HYPHEN and office in voc.roles


def read_office(words: list[Word], first: int, last: int, voc: Vocabulary) -> Office | None:
    """The office that the noun phrase from word `first` (to `last` at most) names; None when it names none."""
    place, former, owner = _skip_front(words, first, last)
    if place < last and words[place].low == "of" and words[first].low == "one":
        return _one_of(words, place + 1, last, voc)
    head = _find_head(words, place, last, voc)
    if head is None:
        return None
    of, modifiers = read_owner(words, place, head, voc)
    of = (of or owner) if words[head].low == "counterpart" else (owner or of)  # “its Peruvian director” is not Peru's
    kin = words[head].low in voc.kin and words[head].low not in voc.roles
    tail, of_after, end = read_tail(words, head + 1, last, voc, kin=kin, owned=bool(of))
    if words[head].low in ("predecessor", "successor") and end + 1 < last and words[end].low == "as":
        return _preceded(words, end + 1, last, voc, former=words[head].low == "predecessor")
    if of is None and of_after is None and words[head].low in _SPEAKING_FOR and len(modifiers) > 1:
        of_after, modifiers = body_before(modifiers, voc)  # “defence ministry spokesman X”
    of_after, tail = _part_of(of_after, tail)
    modifiers, role_words = _compound_head(words, modifiers, head, voc)
    former = former or any(m.low in FORMER for m in modifiers) or bool(_BEFORE_HYPHEN.match(words[place].text))
    left_out = FORMER | FRESH | CALENDAR | voc.courtesy.keys()
    kept = (
        _in_full(m, voc) for m in modifiers if m.low.rstrip(".") not in left_out and not m.low.endswith("-year-old")
    )
    role = " ".join([*kept, *role_words])
    role = _BEFORE_HYPHEN.sub("", role) + tail
    if len(role.split()) > _LONGEST_ROLE:
        return None
    role = role.replace(" - ", "-").replace(" 's", "'s").replace(" '", "'").replace(" .", ".").replace(" ,", ",")
    return Office(role=role, of=of or of_after, head=words[head].low, end=end, former=former, kin=kin)


def share_body(words: list[Word], offices: list[Office]) -> list[Office]:
    """Offices joined by “and”: a body behind the last is also that of those before it that name none."""
    shared = []
    for place, office in enumerate(offices):
        after = offices[place + 1] if place + 1 < len(offices) else None
        joined = after is not None and after.of is not None and office.of is None and words[office.end].low == "and"
        shared.append(replace(office, of=after.of) if after is not None and joined else office)
    return shared


def _in_full(word: Word, voc: Vocabulary) -> str:
    """A word of an office, written out where it is a short form: “Lt. Governor”."""
    full = voc.titles.get(word.low.rstrip("."), ())
    return full[0] if full and full[0] != "rank" and full[0].startswith(word.low[0]) else word.text


def _part_of(of: str | None, tail: str) -> tuple[str | None, str]:
    """“head of the firm's legal department”: head of legal department, of the firm."""
    owner, mark, part = (of or "").partition("'s ")
    return (owner, f" of {part}{tail}") if mark and f"{owner}{part}".islower() else (of, tail)


def _one_of(words: list[Word], first: int, last: int, voc: Vocabulary) -> Office | None:
    """“one of the mayor's aides”: the office in the singular."""
    for i in range(first, last):
        token = words[i].token
        if token is not None and token.tag_ == "NNS" and (token.lemma_ in voc.roles or token.lemma_ in voc.kin):
            of, modifiers = read_owner(words, first + (words[first].low in OFFICE_DETERMINERS), i, voc)
            tail, of_after, end = read_tail(words, i + 1, last, voc, kin=False, owned=bool(of))
            role = " ".join([*(m.text for m in modifiers), token.lemma_]) + tail
            return Office(role=role, of=of or of_after, head=token.lemma_, end=end)
    return None


def _preceded(words: list[Word], first: int, last: int, voc: Vocabulary, *, former: bool) -> Office | None:
    """“her predecessor as trade commissioner”: a former trade commissioner."""
    held = read_office(words, first, last, voc)
    if held is None:
        return None
    return Office(role=held.role, of=held.of, head=held.head, end=held.end, former=former or held.former)


def _skip_front(words: list[Word], first: int, last: int) -> tuple[int, bool, str | None]:
    """The first word after determiners and words of time; whether those say “former”; a possessive determiner."""
    former, owner = False, None
    place = first
    while place < last and (
        words[place].low in OFFICE_DETERMINERS | FORMER | FRESH or words[place].low.endswith("-year-old")
    ):
        former = former or words[place].low in FORMER
        owner = words[place].low if words[place].low in _POSSESSIVE else owner
        place += 1
    return place, former, owner


def _find_head(words: list[Word], first: int, last: int, voc: Vocabulary) -> int | None:
    """The last role noun of the first noun phrase: what stands before a preposition, a comma or a verb."""
    found = None
    for i in range(first, last):
        word = words[i]
        if word.text == "," and joins_matters(words, i, last, voc):
            continue
        if word.text in ("'s", "'", "-", "&", "/") or word.low in ("and", "general"):
            if word.low == "and" and found is not None:
                break
            continue
        if word.low in PREPOSITIONS or not (word.text[0].isalnum()) or (word.pos not in _CONTENT and not word.cap):
            break
        if is_role_noun(word, voc) or (found == i - 1 and words[found].low in _ATTRIBUTIVE and word.pos == "NOUN"):
            found = i
        elif found is not None and word.cap and not words[found].cap:
            break
    return found


def _compound_head(
    words: list[Word], modifiers: list[Word], head: int, voc: Vocabulary
) -> tuple[list[Word], list[str]]:
    """The words of a head such as “chief executive” kept together, apart from what modifies it."""
    if modifiers and f"{modifiers[-1].low} {words[head].low}" in voc.roles:
        return modifiers[:-1], [modifiers[-1].text, words[head].text]
    full = voc.titles.get(words[head].low, ())
    return modifiers, [full[0] if full and full[0] != "rank" else words[head].text]
