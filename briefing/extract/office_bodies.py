"""The bodies that offices belong to, read from the words before and behind the noun of an office."""

from __future__ import annotations

from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import CALENDAR, Word

PREPOSITIONS = frozenset({"of", "for", "at", "to", "with", "in", "on", "from"})
FORMER = frozenset(
    {
        "former", "formerly", "previously", "once", "ex", "onetime", "one-time", "retired", "ousted", "deposed", "late",
        "erstwhile", "then"
    }
)  # fmt: skip
FRESH = frozenset(
    {"current", "new", "longtime", "long-time", "veteran", "incoming", "outgoing", "sitting", "newly", "elected"}
)
OFFICE_DETERMINERS = frozenset(
    {
        "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "one", "another", "some",
        "two", "three", "several", "unnamed", "anonymous", "unidentified"
    }
)  # fmt: skip
_NO_OWNER = frozenset(
    {
        "chief", "deputy", "prime", "vice", "first", "senior", "foreign", "assistant", "acting", "interim", "caretaker",
        "provisional", "associate", "principal", "honorary", "lead", "leading", "top"
    }
)  # fmt: skip
_TAILS = frozenset({"state", "staff", "government", "mission", "defence", "defense", "party", "delegation"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})

_PRIVATE = frozenset({"boss", "tycoon", "magnate", "billionaire", "businessman", "businesswoman", "entrepreneur"})
"""Whose nationality tells no body: a “Danish boss” is not Denmark's."""


def read_owner(words: list[Word], first: int, head: int, voc: Vocabulary) -> tuple[str | None, list[Word]]:
    """Whose office it is, from what stands before its noun, and the words left for the role itself."""
    marks = [i for i in range(first, head) if words[i].text in ("'s", "'")]
    if marks:
        owner = " ".join(w.text for w in words[first : marks[-1]])
        return owner, words[marks[-1] + 1 : head]
    for size in range(min(5, head - first), 0, -1):
        text = " ".join(w.text for w in words[first : first + size])
        if voc.world.adjective(text) and words[head].low in _PRIVATE:
            return None, words[first + size : head]
        if voc.world.known(text) or voc.world.organisation(text) or (size == 1 and _is_acronym(words[first])):
            return text, words[first + size : head]
    for place in range(head, first, -1):
        if words[place - 1].low in voc.bodies and all(w.cap for w in words[first:place]) and place < head:
            return " ".join(w.text for w in words[first:place]), words[place:head]
    named = _capitalised_prefix(words, first, head)
    if named == 1 and first == 0 and _is_common(words[0], voc):
        return None, words[first:head]
    titled = words[head].cap and not words[head].text.isupper()
    if named > first and (not titled or voc.is_body([w.low for w in words[first:named]])):
        return " ".join(w.text for w in words[first:named]), words[named:head]
    return None, words[first:head]


def body_before(modifiers: list[Word], voc: Vocabulary) -> tuple[str | None, list[Word]]:
    """The body of an office, and what is left of the words before its noun: ranks and words of time."""
    if modifiers[-1].low not in voc.bodies and modifiers[-1].low not in voc.agencies:
        return None, modifiers
    first = next((i for i, w in enumerate(modifiers) if w.low not in _NO_OWNER | FORMER | FRESH), 0)
    common = not modifiers[-1].cap and _is_common(modifiers[first], voc)
    body = [modifiers[first].low if common else modifiers[first].text, *(w.text for w in modifiers[first + 1 :])]
    return " ".join(body), modifiers[:first]


def _is_common(word: Word, voc: Vocabulary) -> bool:
    """Whether the first word of a sentence has its capital from there: “Aid worker X”, “Armed forces minister X”."""
    token = word.token
    return word.low in voc.matters or token is None or token.pos_ != "PROPN" or not token.ent_type_


def _is_acronym(word: Word) -> bool:
    bare = word.text.replace(".", "")
    return len(bare) > 1 and bare.isupper() and bare.isalpha()


def _capitalised_prefix(words: list[Word], first: int, head: int) -> int:
    place = first
    if first == 0 and words[0].pos == "NOUN":
        return first
    while (
        place < head
        and words[place].low not in _NO_OWNER
        and (words[place].cap or (words[place].low in ("of", "for", "and", "&") and place > first))
    ):
        place += 1
    return place


def read_tail(
    words: list[Word], place: int, last: int, voc: Vocabulary, *, kin: bool, owned: bool
) -> tuple[str, str | None, int]:
    """What follows the noun: words that belong to the role, the body it is the office of, and where it ends."""
    tail, of = "", None
    if place < last and words[place].low in ("general", "elect", "emeritus", "designate"):
        tail, place = f" {words[place].text}", place + 1
    while place + 1 < last and words[place].low in PREPOSITIONS:
        start = place + 1
        end = _noun_phrase_end(words, start, last, voc)
        dated = words[start].low in CALENDAR or (words[place].low == "in" and words[start].text == "May")
        if end == start or dated or words[start].text.isdigit():
            break
        inner = start + (words[start].low in OFFICE_DETERMINERS)
        if inner == end:
            break
        phrase = " ".join(w.text for w in words[inner:end]).replace(" 's", "'s").replace(" - ", "-").replace(" '", "'")
        names_body = kin or (_names_body(words, inner, end, voc) and not _is_field(words, place, end, last))
        if not owned and of is None and phrase and names_body and words[place].low != "to":
            of = phrase
        elif of is not None and of.islower() and words[inner].cap and names_body:
            tail, of = f"{tail} of the {of}", phrase  # “member of the board of the Coastal Trust”
        elif words[place].low in ("in", "on", "from") and of is not None:
            break
        else:
            tail += f" {words[place].text} " + " ".join(w.text for w in words[start:end]).replace(" 's", "'s")
        place = end
    return tail, of, place


def _is_field(words: list[Word], place: int, end: int, last: int) -> bool:
    """“economist for Asia at the bank”: what somebody deals with, as the body follows."""
    followed = end + 1 < last and words[end].low in ("at", "with") and words[end + 1].cap
    return words[place].low == "for" and followed


def _names_body(words: list[Word], first: int, end: int, voc: Vocabulary) -> bool:
    if first >= end:
        return False
    lows = [w.low for w in words[first:end]]
    if len(lows) > 1 and lows[-1] in voc.companies and words[first].cap and lows[-2] not in {*voc.matters, "and", "of"}:
        return True
    if (lows[-1] in _TAILS and len(lows) == 1) or ("and" in lows and voc.matters.issuperset({*lows} - {"and"})):
        return False
    if lows[-1] in voc.bodies or lows[-1] in voc.groups or lows[-1] in voc.families or lows[-1] == "country":
        return True
    return words[first].cap and not _is_subject_matter(words, first, end, voc)


def _is_subject_matter(words: list[Word], first: int, end: int, voc: Vocabulary) -> bool:
    """“Foreign Affairs”, “Health”: capitalised matters of an office, no body. A name is known or has a body's noun."""
    text = " ".join(w.text for w in words[first:end])
    if voc.world.known(text) or voc.world.organisation(text) or voc.is_body([w.low for w in words[first:end]]):
        return False
    return words[end - 1].low in voc.matters


def _noun_phrase_end(words: list[Word], first: int, last: int, voc: Vocabulary) -> int:
    """Where the noun phrase that starts at `first` ends, prepositional phrases left out."""
    place = first
    while place < last and _is_inside(words, place, first, last, voc):
        place += 1
    while place > first + 1 and words[place - 1].text in ("-", "&", "'"):
        place -= 1
    return place


def _is_inside(words: list[Word], place: int, first: int, last: int, voc: Vocabulary) -> bool:
    """Whether a word goes on with the noun phrase that starts at `first`."""
    word = words[place]
    if word.cap or word.text in ("'s", "-", "&"):
        return True
    if word.text == "'":
        return words[place - 1].low.endswith("s")
    if word.low in voc.particles and place > first and words[place - 1].cap and _goes_on(words, place, last):
        return True
    if word.low in ("and", "of", "for", "on"):
        return place > first and (_goes_on(words, place, last) or joins_matters(words, place, last, voc))
    nominal = word.pos in _NOMINAL or (word.token is not None and word.token.dep_ == "amod")
    return (word.low in OFFICE_DETERMINERS and place == first) or (nominal and word.text[0].isalnum())


def _goes_on(words: list[Word], place: int, last: int) -> bool:
    """“of” and “and” inside a name: capitals on both sides."""
    following = words[place + 1] if place + 1 < last else None
    return following is not None and words[place - 1].cap and following.cap and following.low not in CALENDAR


def joins_matters(words: list[Word], place: int, last: int, voc: Vocabulary) -> bool:
    """“and” or a comma inside a portfolio: “trade and industry”."""
    after = words[place + 1].low if place + 1 < last else ""
    return words[place].text in ("and", ",") and words[place - 1].low in voc.matters and after in voc.matters
