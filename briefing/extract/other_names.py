"""Other names that a sentence gives to what it has just named: in brackets, “also known as”, “formerly”.

Acronyms are tested against the name as in Schwartz and Hearst, “A simple algorithm for identifying abbreviation
definitions in biomedical text” (PSB 2003); those of a translation by their letters alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word
from briefing.naming import initials

_LONGEST_ACRONYM = 8
_SHORTEST_FOREIGN = 3
_LONGEST_SPOKEN = 7
_REACH = 12
_QUOTES = frozenset("\"“”'„«»")
_CLOSING = frozenset(")],.;:") | {"--", "—", "–"}
_NAMING = frozenset(
    {"known", "called", "nicknamed", "dubbed", "aka", "alias", "abbreviated", "acronym", "initials", "abbreviation"}
)
_EARLIER = frozenset({"formerly", "previously", "née", "nee", "born", "originally"})
_FILLERS = frozenset(
    {
        "is", "are", "was", "were", "who", "which", "also", "better", "best", "widely", "commonly", "popularly",
        "locally",
        "otherwise", "once", "now", "more", "simply", "as", "by", "the", "its", "his", "her", "their", "name", "real",
        "whose", "nom", "de", "guerre", "pseudonym", "stage", "in", "or", "short", "form", "collectively", "full"
    }
)  # fmt: skip


def find_other_names(drafts: list[Draft], voc: Vocabulary) -> Iterator[tuple[Draft, Draft]]:
    """Each name with another name that its sentence gives for it; `drafts` must be in text order."""
    names = [d for d in drafts if d.form == "name" and not (d.world and "world" in d.features)]
    for place, named in enumerate(names):
        for other in names[place + 1 : place + 5]:
            if other.line is not named.line or other.first - named.last > _REACH:
                break
            if _is_other_name(named, other, voc):
                yield named, other


def is_term(other: Draft, voc: Vocabulary) -> bool:
    """Whether another name is a term of a contract: `(the "Issuer")`, `or the "Company"`."""
    before = [w.low for w in other.line.words[max(0, other.first - 2) : other.first]]
    quoted = before[:1] == ["the"] and before[-1] in _QUOTES and other.last == other.first + 1
    return other.surface.lower() in voc.bodies or (quoted and not other.surface.isupper())


def _is_other_name(named: Draft, other: Draft, voc: Vocabulary) -> bool:
    words = named.line.words
    between = words[named.last : other.first]
    after = words[other.last] if other.last < len(words) else None
    if not between:
        return False
    if between[0].text in "([" and not any(w.text in ")]" for w in between):
        return _is_bracketed(named, other, between, after) or _is_named_so(between[1:], after, voc)
    if [w.low for w in between if w.low != "the"] == [",", "or"]:
        return after is not None and after.text in ",." and abbreviates(other.surface, named.surface)
    return _is_named_so(between, after, voc)


def _is_bracketed(named: Draft, other: Draft, between: list[Word], after: Word | None) -> bool:
    """“World Seed Fund (WSF)”, “the chairman [Roe]”, “Delta Foods plc (“Delta” or the “Company”)”."""
    if after is None:
        return False
    opened = between[:-1] if between[-1].low == "the" else between  # “(“Delta” or “the Company”)”
    quoted = opened[-1].text in _QUOTES and after.text in _QUOTES
    if quoted:
        terms = all(w.text in _QUOTES or w.text in "([," or w.low in ("the", "or", "and") or w.cap for w in between)
        return terms and "body" in named.features
    if len(between) > 1 or after.text not in ")],":
        return False
    single = other.last - other.first == 1
    gloss = between[0].text == "[" and single
    if single and "body" in named.features and _is_foreign_acronym(other.surface):
        return True
    spoken = single and named.label != "PERSON" and len(other.surface) < _LONGEST_SPOKEN and " " in named.surface
    return gloss or abbreviates(other.surface, named.surface) or (spoken and _is_spoken(other.surface, named.surface))


def _is_foreign_acronym(short: str) -> bool:
    """`DKB` behind “National Safety Board”: the letters of its name in the language of the country."""
    return short.isalpha() and short.isupper() and _SHORTEST_FOREIGN <= len(short) <= _LONGEST_ACRONYM


def _is_named_so(between: list[Word], after: Word | None, voc: Vocabulary) -> bool:
    """“, also known as the”, “, known by its French acronym”, “, formerly” before a mark, “(real name”."""
    said = [w for w in between if w.text not in _QUOTES and w.text not in ",("]
    lows = {w.low for w in said}
    plain = all(w.low in _FILLERS | _NAMING | _EARLIER or (w.cap and voc.world.adjective(w.text)) for w in said)
    if not plain or not said:
        return False
    closed = after is None or after.text in _CLOSING or after.text in _QUOTES
    if lows & _EARLIER and len(lows) == 1:
        return closed and between[0].text in ",("
    participle = any(w.low in _NAMING and (w.token is None or w.token.tag_ not in ("VBD", "VBZ", "VBP")) for w in said)
    also = "also" in lows and "called" in lows and closed
    return participle or also or (closed and {"real", "name"} <= lows)


def abbreviates(short: str, name: str) -> bool:
    """Whether a short form may stand for a name: `GST` for “Global Seed Trust”, `MoH` for “Ministry of Health”."""
    letters, own = short.replace(".", ""), initials(name)
    if not 1 < len(letters) <= _LONGEST_ACRONYM or sum(c.isupper() for c in letters) < 2:
        return False
    if letters.isupper():
        return own.endswith(letters) or sorted(letters) == sorted(own) or letters[0] == own[:1]
    return letters[0] == own[:1] and _stands_in_order(letters.lower(), name.lower())


def _is_spoken(short: str, name: str) -> bool:
    """An acronym written as a word: “Isto” for “International Seed Trade Office”."""
    return short[0] == initials(name)[:1] and _stands_in_order(short.lower(), name.lower())


def _stands_in_order(letters: str, name: str) -> bool:
    """Whether the letters stand in a name in their order, from the right, the first at the start of a word."""
    place = len(name)
    for letter in reversed(letters[1:]):
        place = name.rfind(letter, 0, place)
        if place < 0:
            return False
    return any(word.startswith(letters[0]) for word in name[:place].split())
