"""Runs of capitals cut into a state's name or adjective, titles, and the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.drafts import Draft
from briefing.extract.titles import is_role_noun
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Line, Word

_LONGEST_STATE = 4
_LONGEST_NAME = 4
_ROLE_REACH = 8
_NEAR = frozenset({"parent", "neighbour", "neighbor", "cousin"})
_ALSO_GIVEN = frozenset({"dean", "earl", "duke"})
_SURNAMED = frozenset({"mr", "mrs", "ms", "miss", "messrs"})
_ADDRESSED = frozenset(
    {
        "president",
        "speaker",
        "chairman",
        "chairwoman",
        "chair",
        "justice",
        "secretary",
        "minister",
        "mayor",
        "ambassador",
    }
)
_PAIRED = frozenset(
    {("tan", "sri"), ("toh", "puan"), ("puan", "sri"), ("datuk", "seri"), ("dato", "seri"), ("dato", "sri")}
)


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


def split_run(line: Line, first: int, last: int, voc: Vocabulary) -> Iterator[Name]:
    """The names in the words `first` to `last` of a line; offices without a name give none."""
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
    if at == first and (body := _behind_office(words, first, last, voc)):
        yield Name(line=line, first=body, last=last)
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
        yield from split_run(line, first + size, last, voc)
        return
    given = size and _is_given(words, first, last, size, adjective)
    yield Name(line=line, first=first, last=last, world="" if given else code)


def _behind_office(words: list[Word], first: int, last: int, voc: Vocabulary) -> int:
    """Where the body starts in “Chairman of the Port Authority”, a run that names nobody else; 0 for any other run."""
    place = first
    while place < last and voc.is_title(words[place].low):
        place += 1
    if place == first or place + 1 >= last or words[place].low not in ("of", "at"):
        return 0
    body = place + 1 + (words[place + 1].low == "the")
    lows = [w.low for w in words[body:last]]
    return body if body < last and voc.is_body(lows) and not any(voc.is_title(low) for low in lows) else 0


def _is_given(words: list[Word], first: int, last: int, size: int, adjective: bool) -> bool:
    """“Jordan Peters”: a state's name stands before another name only with a possessive; adjectives may."""
    return size == 1 and last - first == 2 and not adjective and not words[first].text.replace(".", "").isupper()


def _is_one_body(words: list[Word], first: int, last: int, size: int) -> bool:
    """Whether the tagger takes the run for one organisation (“Kenya Airways”), or for one thing (“Omani Petro”)."""
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
    leading = words[first].token
    partisan = leading is not None and leading.ent_type_ == "NORP"
    if not partisan and not any(voc.is_title(w.low) or w.low in voc.bodies for w in words[first : last - 1]):
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
    titles = [i for i in range(first, last) if _is_title(words, first, i, last, voc)]
    if titles == [last - 1] and last - first > 1 and words[last - 1].low in voc.bodies:
        return first  # “the Fair Fares Regulator”
    if not titles and first == 0 and _is_plain_class(words, last, voc):
        return 1
    inside = max(_person_inside(words, first, last, voc), _person_behind_body(words, first, last, voc))
    if not titles or any(w.low in voc.bodies for w in words[titles[-1] + 1 : last]):
        return inside
    at = titles[-1] + 1
    while at < last and words[at].low in ("general", "elect"):
        at += 1
    if at < last and words[at].low in ("of", "for", "to"):
        after = _after_matter(words, at, last, voc)
        return after if inside == first or after < last else inside
    return at


def _is_plain_class(words: list[Word], last: int, voc: Vocabulary) -> bool:
    """“Insurer Palm Shield said”: the noun of a company opens the sentence before the name."""
    word = words[0]
    return (
        last > 1 and word.low in voc.company_nouns and words[1].low not in voc.bodies and word.pos in ("NOUN", "PROPN")
    )


def _is_title(words: list[Word], first: int, place: int, last: int, voc: Vocabulary) -> bool:
    """A title, or, before a name, a trade by its ending, a tie of kin, half a title of two words (“Tan Sri”)."""
    low = words[place].low
    if place > first and words[place - 1].low in voc.particles and not words[place - 1].cap:
        return False
    if (words[place - 1].low, low) in _PAIRED and place > first:
        return True
    if place + 1 < last:
        pair = (low, words[place + 1].low) in _PAIRED
        korean = low == "pak" and "-" in words[place + 1].text
        kin = bool(voc.kin.get(low)) or low in _NEAR
        opening = place == first and (kin or is_role_noun(words[place], voc)) and low not in _ALSO_GIVEN
        if pair or opening or korean:
            return not korean
    if low in _ALSO_GIVEN and place + 2 == last:
        token = words[place].token
        if (place > first and voc.is_title(words[place - 1].low)) or (
            token is not None and token.ent_type_ == "PERSON"
        ):
            return False
    return voc.is_title(low) and not _is_surname(words, first, place, last, voc)


def _person_behind_body(words: list[Word], first: int, last: int, voc: Vocabulary) -> int:
    """“the spokesman of the Ministry Ana Roe”: where the name behind a body's noun starts; `first` when none does."""
    body = next((i for i in range(first, last) if words[i].low in voc.bodies), last)
    led = words[max(0, body - _ROLE_REACH) : body]
    while led and led[-1].low == "the":
        led.pop()
    if not led or led[-1].low not in ("of", "at", "for") or not any(is_role_noun(w, voc) for w in led):
        return first
    at = body + 1
    if at < last and words[at].low in ("of", "for", "on"):
        at = _after_matter(words, at, last, voc)
    known = voc.places | voc.companies | voc.matters | voc.bodies | voc.things
    plain = all(w.cap and w.low not in known and not voc.world.known(w.text) for w in words[at:last])
    plain &= not any(w.token is not None and w.token.tag_ in ("NNPS", "NNS", "VBG") for w in words[at:last])
    return at if 1 < last - at < _LONGEST_NAME and plain else first


def _after_matter(words: list[Word], at: int, last: int, voc: Vocabulary) -> int:
    """Behind “of State”, “of Foreign Affairs and Trade”; the end of the run where nothing but matter follows."""
    matter = [i for i in range(at, last) if words[i].low in voc.matters]
    return matter[-1] + 1 if matter else last


def _is_surname(words: list[Word], first: int, place: int, last: int, voc: Vocabulary) -> bool:
    """“Abigail Marshal”, “Mayor Don Bishop”, “Mrs Baker”: a last word like a title that is a name."""
    if place != last - 1 or place - first < 1:
        return False
    if words[place - 1].low in _SURNAMED:
        return words[place].low not in _ADDRESSED
    own, before = words[place].token, words[place - 1].token
    tagged = own is not None and before is not None and own.ent_type_ == before.ent_type_ == "PERSON"
    return tagged and not voc.is_title(words[place - 1].low) and not voc.world.known(words[place - 1].text)


def split_titled_runs(drafts: list[Draft], voc: Vocabulary) -> None:
    """“President of the Republic Ana Roe”, where another sentence has “Ana Roe”: cut to that name.

    Shortens each name that ends with another full name of the source to that name; the words before become its title.
    """
    names = [d for d in drafts if d.form == "name" and not d.world]
    known = {tuple(d.surface.split()) for d in names if 1 < len(d.surface.split()) <= _LONGEST_NAME}
    for draft in names:
        words = draft.line.words[draft.first : draft.last]
        for size in range(min(_LONGEST_NAME, len(words) - 1), 1, -1):
            tail = words[-size:]
            office = any(voc.is_title(w.low) or w.low in voc.bodies for w in words[:-size])
            if office and tuple(w.text for w in tail) in known and all(w.cap for w in tail):
                draft.title = tuple(w.text for w in words[:-size])
                draft.first, draft.start = draft.last - size, tail[0].start
                draft.surface = " ".join(w.text for w in tail)
                break
