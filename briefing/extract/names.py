"""Names: runs of capitalised words, cut into what belongs to a state, to a title and to the name itself."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.words import Case, Line, Word
from briefing.lexicon import Lexicon
from briefing.naming import fold
from briefing.territories import Territories, load_territories

_CALENDAR = frozenset(
    n.lower() for n in (*calendar.day_name, *calendar.month_name, *calendar.month_abbr, "Sept") if n and n != "May"
)
_JOINS_HEADED = frozenset({"of", "for"})
_ENDS = frozenset('.!?:"“”•–—()‣*-')
_POSSESSIVE = frozenset({"'s", "'"})
_CLOSED = frozenset({"SCONJ", "AUX", "DET", "PRON", "ADP", "CCONJ", "INTJ", "PART"})
_LONGEST_STATE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a sentence: words `first` to `last` (exclusive) of `line`; `title` are words of the run before it.

    `world` is the code of the state that the name, or the adjective before it, denotes; `adjective` says that the
    name is an adjective or a people.
    """

    line: Line
    first: int
    last: int
    title: tuple[str, ...] = ()
    world: str = ""
    adjective: bool = False

    @property
    def words(self) -> list[Word]:
        """The words of the name."""
        return self.line.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Where it starts in the source."""
        return self.line.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.line.words[self.last - 1].end


class Vocabulary:
    """The word lists and world facts that reading names takes, gathered once for each lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.world: Territories = load_territories(lexicon)
        self.courtesy = lexicon.table("courtesy_titles")
        self.titles = lexicon.table("titles")
        self.ranks = {title: values[0] for title, values in self.titles.items() if values[1:] == ("rank",)}
        self.roles = lexicon.words("role_heads")
        self.kin = lexicon.table("kin")
        self.bodies = lexicon.words("organisation_heads")
        self.companies = lexicon.words("company_endings")
        self.company_nouns = lexicon.words("company_nouns")
        self.matters = lexicon.words("office_matters")
        self.documents = lexicon.words("document_nouns")
        self.things = lexicon.words("thing_heads")
        self.places = lexicon.words("place_heads")
        self.compounds = lexicon.words("compound_endings")
        self.agencies = lexicon.words("agency_nouns")
        self.voices = lexicon.words("voice_nouns")
        self.groups = lexicon.words("group_heads")
        self.families = lexicon.words("family_nouns")
        self.media = lexicon.words("media_heads")
        self.media_nouns = lexicon.words("media_nouns")
        self.outlets = frozenset(fold(name.removeprefix("The ")) for name in lexicon.words("news_outlets"))
        self.particles = lexicon.words("name_particles")
        self.empty = lexicon.words("not_names")
        self.leading = lexicon.table("leading_verbs")
        self.speech = lexicon.words("speech_verbs") | lexicon.words("attitude_verbs") | lexicon.words("act_verbs")

    def is_title(self, word: str) -> bool:
        """Whether a lower-case word is a title, an office or a rank."""
        bare = word.rstrip(".").removesuffix("s") if word in ("gens", "sens", "reps", "drs") else word.rstrip(".")
        return bare in self.courtesy or bare in self.titles or bare in self.roles or self._compound_title(bare)

    def _compound_title(self, word: str) -> bool:
        return "-" in word and (word.rsplit("-", 1)[-1] in self.titles or word in self.roles)

    def is_outlet(self, surface: str) -> bool:
        """Whether a name is a well-known news outlet's."""
        return fold(surface.removeprefix("The ").removeprefix("the ")) in self.outlets

    def is_body(self, words: list[str]) -> bool:
        """Whether lower-case words read as the name of a body: its head is a word for one."""
        if not words or words[0] in ("of", "for"):
            return False
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        by_for = "for" in words[1:] and words[words.index("for") - 1] in self.bodies
        return head in self.bodies or words[-1] in self.bodies or by_for


def find_names(line: Line, case: Case, vocabulary: Vocabulary) -> Iterator[Name]:
    """The names of a sentence whose capitals mean something, in order."""
    for first, last in _runs(line.words, case, vocabulary):
        yield from _split(line, first, last, vocabulary)


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
    if word.low in _CALENDAR or (word.low in voc.empty and not (word.text.isupper() and len(word.text) > 1)):
        return False
    first = i == 0 or words[i - 1].text in _ENDS or (words[i - 1].text == "'" and words[i - 1].end == word.start)
    if not first or (word.text.isupper() and len(word.text) > 1):
        return True
    if word.pos in _CLOSED and not voc.world.known(word.text):
        return False
    if case.upper[word.low] or voc.world.known(word.text) or voc.world.capital(word.text):
        return True
    follows = i + 1 < len(words) and words[i + 1].cap and words[i + 1].low not in _CALENDAR
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


def _elided(word: Word) -> bool:
    """“al-Baghdadi”, “d'Orsay”: small first letter, capital after hyphen or apostrophe."""
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
    if word.low in voc.particles and not word.cap and _after_particles(words, caps, last, voc):
        return _after_particles(words, caps, last, voc)
    lows = [w.low for w in words[first:last]]
    headed = any(w in voc.bodies for w in lows) or any(w in voc.roles or w in voc.titles for w in lows[-2:])
    polity = lows[-1] in ("republic", "kingdom", "state", "states", "emirate", "emirates", "federation", "union")
    if not (headed or polity):
        return 1 + 1 if word.text in _POSSESSIVE and nxt and _is_plural_owner(words, last, voc) else 0
    if word.low in _JOINS_HEADED or word.low == "to":
        if nxt:
            return 2
        skip = last + 2 < len(words) and words[last + 1].low == "the" and caps[last + 2]
        return 3 if skip else 0
    joined = word.low == "and" and nxt and any(w in _JOINS_HEADED for w in lows) and lows[-1] not in voc.bodies
    return 2 if joined else 0


def _after_particles(words: list[Word], caps: list[bool], last: int, voc: Vocabulary) -> int:
    for size in (1, 2, 3):
        at = last + size
        if at < len(words) and caps[at]:
            return size + 1
        if at >= len(words) or words[at].low not in voc.particles:
            return 0
    return 0


def _is_plural_owner(words: list[Word], last: int, voc: Vocabulary) -> bool:
    """“Zambia Nurses' Union”, “Doctors' Guild”: an apostrophe inside the name of a body."""
    mark = words[last].text
    if mark == "'" and words[last - 1].low.endswith("s"):
        return any(w.low in voc.bodies and w.cap for w in words[last + 1 : last + 4])
    plural = words[last - 1].low in ("people", "women", "men", "children", "workers")
    return mark == "'s" and plural


def _split(line: Line, first: int, last: int, voc: Vocabulary) -> Iterator[Name]:
    words = line.words
    size, code, adjective = _world_prefix(words, first, last, voc)
    if size == last - first:
        yield Name(line=line, first=first, last=last, world=code, adjective=adjective)
        return
    at = _name_after_titles(words, first, last, voc)
    if at == last:
        if size:
            yield Name(line=line, first=first, last=first + size, world=code, adjective=adjective)
        return
    if at > first:
        if size:
            yield Name(line=line, first=first, last=first + size, world=code, adjective=adjective)
        title = tuple(w.text for w in words[first:at])
        yield Name(line=line, first=at, last=last, title=title)
        return
    lows = [w.low for w in words[first:last]]
    whole = any(w in voc.bodies or w in voc.agencies for w in lows[size:]) or _is_one_body(words, first, last, size)
    if size and not whole and not _is_given(words, first, last, size, adjective):
        yield Name(line=line, first=first, last=first + size, world=code, adjective=adjective)
        yield from _split(line, first + size, last, voc)
        return
    given = size and _is_given(words, first, last, size, adjective)
    yield Name(line=line, first=first, last=last, world="" if given else code)


def _is_given(words: list[Word], first: int, last: int, size: int, adjective: bool) -> bool:
    """“Jordan Peters”: a state's name stands before another name only with a possessive; adjectives and short forms may."""
    return size == 1 and last - first == 2 and not adjective and not words[first].text.replace(".", "").isupper()


def _is_one_body(words: list[Word], first: int, last: int, size: int) -> bool:
    """Whether the tagger takes the whole run for one organisation (“Korean Air”), or for one something (“Saudi Aramco”)."""
    tokens = [w.token for w in words[first:last]]
    if any(t is None for t in tokens):
        return False
    labels = {t.ent_type_ for t in tokens if t is not None}
    if labels == {"ORG"}:
        return all(t is not None and t.ent_iob_ == "I" for t in tokens[1:])
    return (
        last - first == size + 1 == 2
        and labels <= {"ORG", "NORP"}
        and words[last - 1].pos == "PROPN"
        and not words[last - 1].low.endswith("s")
    )


def _person_inside(words: list[Word], first: int, last: int, voc: Vocabulary) -> int:
    """Where a person's name starts at the end of a run that begins with an office or a body; `first` when nowhere."""
    if not any(voc.is_title(w.low) or w.low in voc.bodies for w in words[first : last - 1]):
        return first
    at = last
    while at > first and last - at < 4 and (token := words[at - 1].token) is not None and token.ent_type_ == "PERSON":
        at -= 1
    return (
        at if last - at > 1 and not any(w.low in voc.bodies or voc.is_title(w.low) for w in words[at:last]) else first
    )


def _world_prefix(words: list[Word], first: int, last: int, voc: Vocabulary) -> tuple[int, str, bool]:
    for size in range(min(_LONGEST_STATE, last - first), 0, -1):
        text = " ".join(w.text for w in words[first : first + size])
        if code := voc.world.state(text):
            return size, code, False
        if code := voc.world.adjective(text):
            return size, code, True
    return 0, "", False


def _name_after_titles(words: list[Word], first: int, last: int, voc: Vocabulary) -> int:
    """Where the name starts after titles; `last` when there are only titles, `first` when there are none."""
    titles = [i for i in range(first, last) if voc.is_title(words[i].low)]
    inside = _person_inside(words, first, last, voc)
    if not titles or any(w.low in voc.bodies for w in words[titles[-1] + 1 : last]):
        return inside
    at = titles[-1] + 1
    while at < last and words[at].low in ("general", "elect"):
        at += 1
    if at < last and words[at].low in ("of", "for", "to"):
        after = _after_matter(words, at, last, voc)
        return after if inside == first or after < last else inside
    if at == last and last - first > 1 and _is_surname(words, first, last, titles, voc):
        return first
    return at


def _after_matter(words: list[Word], at: int, last: int, voc: Vocabulary) -> int:
    """Behind “of State”, “of Foreign Affairs and Trade”; the end of the run where nothing but matter follows."""
    matter = [i for i in range(at, last) if words[i].low in voc.matters]
    return matter[-1] + 1 if matter else last


def _is_surname(words: list[Word], first: int, last: int, titles: list[int], voc: Vocabulary) -> bool:
    """“Abigail Marshal”, “John Bishop”: two words, of which only the last could be a title, tagged as a person."""
    if last - first != 2 or titles != [last - 1]:
        return False
    token = words[last - 1].token
    return token is not None and token.ent_type_ == "PERSON" and not voc.world.known(words[first].text)
