"""Offices and functions: noun phrases like “the Danish minister of foreign trade” read into a role and a body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import CALENDAR, Word

_PREPOSITIONS = frozenset({"of", "for", "at", "to", "with", "in", "on", "from"})
_FORMER = frozenset(
    {
        "former", "formerly", "previously", "once", "ex", "onetime", "one-time", "retired", "ousted", "deposed", "late",
        "erstwhile", "then"
    }
)  # fmt: skip
_FRESH = frozenset(
    {"current", "new", "longtime", "long-time", "veteran", "incoming", "outgoing", "sitting", "newly", "elected"}
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "one"})
DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "your", "a", "an"})
STOPS = frozenset(',;:.!?"“”()[]—–') | {"--"}
_AFTER_HYPHEN = frozenset({"elect", "designate", "emeritus", "general"})
_NO_OWNER = frozenset(
    {
        "chief", "deputy", "prime", "vice", "first", "senior", "foreign", "assistant", "acting", "interim", "caretaker",
        "provisional", "associate", "principal", "honorary"
    }
)  # fmt: skip
_POSSESSIVE = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_TAILS = frozenset({"state", "staff", "government", "mission", "defence", "defense", "party", "delegation"})
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
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
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
    return len(low) > 7 and low.endswith(_HUMAN_ENDINGS) and word.pos in ("NOUN", "PROPN")


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
    of = of or owner
    kin = words[head].low in voc.kin and words[head].low not in voc.roles
    tail, of_after, end = _read_tail(words, head + 1, last, voc, kin=kin)
    if words[head].low in ("predecessor", "successor") and end + 1 < last and words[end].low == "as":
        return _preceded(words, end + 1, last, voc, former=words[head].low == "predecessor")
    if of and of_after:
        tail, of_after = f"{tail} of {of_after}", None
    modifiers, role_words = _compound_head(words, modifiers, head, voc)
    former = former or any(m.low in _FORMER for m in modifiers) or words[place].low.startswith("ex-")
    kept = (m.text for m in modifiers if m.low not in _FORMER | _FRESH and not m.low.endswith("-year-old"))
    role = " ".join([*kept, *role_words]).removeprefix("ex-").removeprefix("Ex-") + tail
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


def _one_of(words: list[Word], first: int, last: int, voc: Vocabulary) -> Office | None:
    """“one of the mayor's aides”: the office in the singular."""
    for i in range(first, last):
        token = words[i].token
        if token is not None and token.tag_ == "NNS" and (token.lemma_ in voc.roles or token.lemma_ in voc.kin):
            of, modifiers = read_owner(words, first + (words[first].low in _DETERMINERS), i, voc)
            tail, of_after, end = _read_tail(words, i + 1, last, voc, kin=False)
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
        words[place].low in _DETERMINERS | _FORMER | _FRESH or words[place].low.endswith("-year-old")
    ):
        former = former or words[place].low in _FORMER
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
        if word.low in _PREPOSITIONS or not (word.text[0].isalnum()) or (word.pos not in _CONTENT and not word.cap):
            break
        if is_role_noun(word, voc) or (found == i - 1 and words[found].low in _ATTRIBUTIVE and word.pos == "NOUN"):
            found = i
        elif found is not None and word.cap and not words[found].cap:
            break
    return found


def read_owner(words: list[Word], first: int, head: int, voc: Vocabulary) -> tuple[str | None, list[Word]]:
    """Whose office it is, from what stands before its noun, and the words left for the role itself."""
    marks = [i for i in range(first, head) if words[i].text in ("'s", "'")]
    if marks:
        owner = " ".join(w.text for w in words[first : marks[-1]])
        return owner, words[marks[-1] + 1 : head]
    for size in range(min(5, head - first), 0, -1):
        text = " ".join(w.text for w in words[first : first + size])
        if voc.world.known(text) or voc.world.organisation(text) or (size == 1 and _is_acronym(words[first])):
            return text, words[first + size : head]
    for place in range(head, first, -1):
        if words[place - 1].low in voc.bodies and all(w.cap for w in words[first:place]) and place < head:
            return " ".join(w.text for w in words[first:place]), words[place:head]
    if first == 0 and head == 1 and words[head].low.endswith(_HUMAN_ENDINGS):
        return None, words[first:head]  # “Aid worker X”: capitals at the start of a sentence tell nothing
    named = _capitalised_prefix(words, first, head)
    if named > first and (not words[head].cap or voc.is_body([w.low for w in words[first:named]])):
        return " ".join(w.text for w in words[first:named]), words[named:head]
    return None, words[first:head]


def _compound_head(
    words: list[Word], modifiers: list[Word], head: int, voc: Vocabulary
) -> tuple[list[Word], list[str]]:
    """The words of a head such as “chief executive” kept together, apart from what modifies it."""
    if modifiers and f"{modifiers[-1].low} {words[head].low}" in voc.roles:
        return modifiers[:-1], [modifiers[-1].text, words[head].text]
    full = voc.titles.get(words[head].low, ())
    return modifiers, [full[0] if full and full[0] != "rank" else words[head].text]


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


def _read_tail(words: list[Word], place: int, last: int, voc: Vocabulary, *, kin: bool) -> tuple[str, str | None, int]:
    """What follows the noun: words that belong to the role, the body it is the office of, and where it ends."""
    tail, of = "", None
    if place < last and words[place].low in ("general", "elect", "emeritus", "designate"):
        tail, place = f" {words[place].text}", place + 1
    while place + 1 < last and words[place].low in _PREPOSITIONS:
        start = place + 1
        end = _noun_phrase_end(words, start, last, voc)
        if end == start or words[start].low in CALENDAR or words[start].text.isdigit():
            break
        inner = start + (words[start].low in _DETERMINERS)
        phrase = " ".join(w.text for w in words[inner:end]).replace(" 's", "'s").replace(" - ", "-").replace(" '", "'")
        names_body = kin or _names_body(words, inner, end, voc)
        if of is None and phrase and names_body and words[place].low != "to":
            of = phrase
        elif of is not None and of.islower() and words[inner].cap and names_body:
            tail, of = f"{tail} of the {of}", phrase  # “member of the board of the Coastal Trust”
        elif words[place].low in ("in", "on", "from") and of is not None:
            break
        else:
            tail += f" {words[place].text} " + " ".join(w.text for w in words[start:end]).replace(" 's", "'s")
        place = end
    return tail, of, place


def _names_body(words: list[Word], first: int, end: int, voc: Vocabulary) -> bool:
    if first >= end:
        return False
    lows = [w.low for w in words[first:end]]
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
    if word.low in ("and", "of", "for", "on"):
        return place > first and (_goes_on(words, place, last) or joins_matters(words, place, last, voc))
    return (word.low in _DETERMINERS and place == first) or (word.pos in _NOMINAL and word.text[0].isalnum())


def _goes_on(words: list[Word], place: int, last: int) -> bool:
    """“of” and “and” inside a name: capitals on both sides."""
    following = words[place + 1] if place + 1 < last else None
    return following is not None and words[place - 1].cap and following.cap and following.low not in CALENDAR


def joins_matters(words: list[Word], place: int, last: int, voc: Vocabulary) -> bool:
    """“and” or a comma inside a portfolio: “trade and industry”."""
    after = words[place + 1].low if place + 1 < last else ""
    return words[place].text in ("and", ",") and words[place - 1].low in voc.matters and after in voc.matters
