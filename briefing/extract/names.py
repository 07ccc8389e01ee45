"""Names: runs of capitalised words. Where capitals mean nothing, and where a sentence starts, the words decide."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.splits import Name, split_run
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import CALENDAR, Case, Line, Word

_JOINS_HEADED = frozenset({"of", "for", "on"})
_FRONTS = frozenset({"new", "old", "first", "second", "third", "one", "all", "united"})
_ENDS = frozenset('.!?:"“”•–—()‣*-')
_POSSESSIVE = frozenset({"'s", "'"})
_ALSO_NAMES = frozenset({"an", "so", "you", "he", "my"})
_CHAMBERS = frozenset({"house", "senate", "commons", "lords", "congress", "parliament"})
_NICKNAME_MARKS = frozenset("\"'“”")
_PATRONS = frozenset({"st", "saint", "king", "queen", "prince", "our", "women", "children"})
_LONGEST_PATRON = 3
_SHORTEST_LETTERED = 2
_SHORTEST_SHOUT = 4
_LEGAL_FORMS = frozenset({"plc", "llp", "oyj", "asa", "gmbh"})
_GIVEN_MONTHS = frozenset({"jan", "april", "june", "august"})
_BEFORE_MONTHS = frozenset({"in", "since", "until", "last", "next", "this", "early", "late", "mid", "from", "to"})
_CLOSED = frozenset({"SCONJ", "AUX", "DET", "PRON", "ADP", "CCONJ", "INTJ", "PART"})


def find_names(line: Line, case: Case, vocabulary: Vocabulary) -> Iterator[Name]:
    """The names of a sentence whose capitals mean something, in order."""
    for first, end in _runs(line.words, case, vocabulary):
        last = end
        while last - first > _SHORTEST_LETTERED and line.words[last - 1].text in vocabulary.letters_after:
            last -= 1
        if not (_is_attribute(line.words, first, last, vocabulary) or _is_shouted(line, first, last)):
            yield from split_run(line, first, last, vocabulary)


def _is_shouted(line: Line, first: int, last: int) -> bool:
    """“RIVER RAGE Farming boss …”: words in capitals that open a headline, and the next one."""
    loud = [w.text.isupper() and len(w.text) >= _SHORTEST_SHOUT for w in line.words[first:last]]
    return line.sentence.zone == "headline" and sum(loud) > 1 and not all(loud)


def _is_attribute(words: list[Word], first: int, last: int, voc: Vocabulary) -> bool:
    """“Democratic leaders”, “a House panel”, “Ana Roe, MLA”: a party's adjective, a chamber before a noun, a degree."""
    if last - first > 1:
        return False
    if first > 1 and words[first - 1].text == "," and words[first].text in voc.letters_after and words[first - 2].cap:
        return True
    noun = last < len(words) and words[last].pos == "NOUN" and not words[last].cap
    return words[first].low in voc.party_adjectives or (noun and words[first].low in _CHAMBERS)


def _runs(words: list[Word], case: Case, voc: Vocabulary) -> Iterator[tuple[int, int]]:
    caps = [_starts_name(i, words, case, voc) for i in range(len(words))]
    place = 0
    while place < len(words):
        if not caps[place]:
            place += 1
            continue
        last = place + 1
        while step := _joined(words, caps, place, last, voc):
            last += step
        yield place, last
        place = last


def _starts_name(i: int, words: list[Word], case: Case, voc: Vocabulary) -> bool:
    word = words[i]
    if not word.cap:
        return _elided(word)
    if "-" in word.low and word.text.rsplit("-", 1)[-1] in voc.compounds:
        return False
    if "'" in word.low and (word.low.split("'")[0] in voc.empty or word.low.endswith("n't")):
        return False
    fronting = word.low in _FRONTS and i + 1 < len(words) and words[i + 1].cap
    closing = i > 1 and words[i - 1].cap and words[i - 2].cap and word.low in _ALSO_NAMES
    empty = word.low in voc.empty and not fronting and not closing and not (word.text.isupper() and len(word.text) > 1)
    if empty or (word.low in CALENDAR and not _is_given_month(words, i)):
        return False
    first = i == 0 or words[i - 1].text in _ENDS or (words[i - 1].text == "'" and words[i - 1].end == word.start)
    if not first or (word.text.isupper() and len(word.text) > 1):
        return True
    if case.upper[word.low] or voc.world.known(word.text) or voc.world.capital(word.text):
        return True
    if word.pos in _CLOSED and word.text.isascii():
        return False
    follows = i + 1 < len(words) and words[i + 1].cap and words[i + 1].low not in CALENDAR
    if case.lower[word.low] and not follows:
        return False
    if i + 1 < len(words) and words[i + 1].text == "'s":
        return True
    headed = (
        i + 2 < len(words) and words[i + 1].low in _JOINS_HEADED and (words[i + 2].cap or words[i + 2].low == "the")
    )
    common = word.low in voc.groups or word.low in voc.families or word.low in voc.bodies or word.low in voc.roles
    if common and not follows:
        return headed and word.low not in voc.groups and word.low not in voc.families
    token = word.token
    return follows or (token is not None and (token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE")))


def _is_given_month(words: list[Word], i: int) -> bool:
    """“Jan Kral”, “June Carter”: a month's name before a surname, where the tagger sees a person or “Jan” no number."""
    if i + 1 >= len(words) or not words[i + 1].cap or words[i + 1].low in CALENDAR or words[i].low not in _GIVEN_MONTHS:
        return False
    timed = i > 0 and words[i - 1].low in _BEFORE_MONTHS
    tags = {w.token.ent_type_ for w in words[i : i + 2] if w.token is not None}
    return not timed and (words[i].text == "Jan" or "PERSON" in tags)


def _elided(word: Word) -> bool:
    """“al-Rashid”, “d'Orville”: small first letter, capital after hyphen or apostrophe."""
    head, mark, rest = word.text.partition("-") if "-" in word.text else word.text.partition("'")
    return (
        bool(mark)
        and rest[:1].isupper()
        and head in ("al", "el", "an", "ar", "as", "at", "ad", "ash", "d", "l", "bin", "ibn")
    )


def _joined(words: list[Word], caps: list[bool], first: int, last: int, voc: Vocabulary) -> int:
    """How many more words go on with the name that covers `first` to `last`; 0 when it ends."""
    if last >= len(words):
        return 0
    word = words[last]
    nxt = last + 1 < len(words) and caps[last + 1]
    if caps[last]:
        return 1
    if word.text == "&" and nxt:
        return 2
    if word.text in _NICKNAME_MARKS and _is_nickname(words, caps, last):
        return 4
    if word.low in _LEGAL_FORMS and words[last - 1].cap:
        return 1
    if word.low in voc.particles and not word.cap and _after_particles(words, caps, last, voc):
        return _after_particles(words, caps, last, voc)
    if word.text in _POSSESSIVE:
        return 2 if nxt and (_is_plural_owner(words, last, voc) or _is_patron(words, first, last, voc)) else 0
    if word.low == "and" and nxt and _is_joint_trade(words, first, last, voc):
        return 2
    lows = [w.low for w in words[first:last]]
    headed = any(w in voc.bodies for w in lows) or any(w in voc.roles or w in voc.titles for w in lows[-2:])
    polity = lows[-1] in ("republic", "kingdom", "state", "states", "emirate", "emirates", "federation", "union")
    if not (headed or polity or _is_styled(words, first, last, voc)):
        return 0
    if word.low in _JOINS_HEADED or word.low == "to":
        if nxt:
            return 2
        skip = last + 2 < len(words) and words[last + 1].low == "the" and caps[last + 2]
        return 3 if skip else 0
    joined = word.low == "and" and nxt and any(w in _JOINS_HEADED for w in lows) and lows[-1] not in voc.bodies
    return 2 if joined else 0


def _is_nickname(words: list[Word], caps: list[bool], mark: int) -> bool:
    """“Ramon “Bong” Salcedo”: one word in quotation marks between a given name and a surname."""
    if mark + 3 >= len(words) or not caps[mark + 3] or not words[mark + 1].cap:
        return False
    opening, nickname, closing, surname = words[mark : mark + 4]
    glued = opening.end == nickname.start and nickname.end == closing.start and closing.end < surname.start
    return glued and closing.text in _NICKNAME_MARKS and words[mark - 1].end < opening.start


def _is_joint_trade(words: list[Word], first: int, last: int, voc: Vocabulary) -> bool:
    """“the Glass and Ceramics Workers' Union”: two trades in the name of one body, behind its article."""
    known = voc.bodies | voc.roles | voc.families | voc.titles.keys()
    single = last == first + 1 and words[first].low not in known and not voc.world.known(words[first].text)
    if not (single and first and words[first - 1].low == "the"):
        return False
    place = last + 2
    while place < len(words) and (words[place].cap or words[place].text == "'"):
        owning = place + 1 < len(words) and words[place + 1].text == "'"
        if words[place].low in voc.bodies and not owning:
            return True
        place += 1
    return False


def _is_styled(words: list[Word], first: int, last: int, voc: Vocabulary) -> bool:
    """“the Lions of the North”: a plural as the name of a band, behind its article or “group” and inside a sentence."""
    word = words[first]
    common = word.low in voc.groups or word.low in voc.roles or bool(voc.world.known(word.text))
    before = words[first - 1] if first else word
    led = (first > 1 and before.low == "the") or (first > 0 and before.low in voc.bodies and not before.cap)
    return led and last == first + 1 and word.low.endswith("s") and not common


def _after_particles(words: list[Word], caps: list[bool], last: int, voc: Vocabulary) -> int:
    for size in (1, 2, 3):
        at = last + size
        if at < len(words) and caps[at]:
            return size + 1
        if at >= len(words) or words[at].low not in voc.particles:
            return 0
    return 0


def _is_patron(words: list[Word], first: int, last: int, voc: Vocabulary) -> bool:
    """“St Brida's Hospital”, “King's College”: a house named after its patron."""
    named = words[first].low.rstrip(".") in _PATRONS and last - first <= _LONGEST_PATRON
    return named and any(w.low in voc.bodies and w.cap for w in words[last + 1 : last + 4])


def _is_plural_owner(words: list[Word], last: int, voc: Vocabulary) -> bool:
    """“Harbour Pilots' Union”, “Doctors' Guild”: an apostrophe inside the name of a body."""
    mark = words[last].text
    if mark == "'" and words[last - 1].low.endswith("s"):
        return any(w.low in voc.bodies and w.cap for w in words[last + 1 : last + 4])
    plural = words[last - 1].low in ("people", "women", "men", "children", "workers")
    return mark == "'s" and plural
