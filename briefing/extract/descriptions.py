"""Phrases that name nobody and mean somebody: “a senior official in the presidential office”, “the crew”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.titles import is_role_noun
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Line, Word
from briefing.model.observations import MentionKind

_ARTICLES = frozenset({"the", "a", "an"})
_POINTING = frozenset({"this", "that", "these", "those"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_QUANTIFIERS = frozenset(
    {"some", "several", "many", "most", "all", "both", "other", "another", "any", "no", "few", "one"}
)
_DETERMINERS = _ARTICLES | _POINTING | _POSSESSIVES | _QUANTIFIERS
_OWNING = frozenset({"of", "for", "in", "at", "from", "with", "within", "inside", "on"})
_TELLING = frozenset({"close", "familiar", "briefed", "involved", "informed"})
_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_HUMAN_PLURALS = ("ers", "ors", "ists", "ians", "men", "women", "ees")
_MEANT = {"her": "her", "him": "his", "it": "its", "them": "their"}
_REACH = 12


def find_descriptions(line: Line, taken: list[tuple[int, int]], voc: Vocabulary) -> Iterator[Draft]:
    """The descriptions of a sentence whose nouns are on a list; `taken` are the word ranges of names in it."""
    if line.titled:
        return
    covered = {i for first, last in taken for i in range(first, last)}
    words = line.words
    for i, word in enumerate(words):
        if i in covered or not word.text[0].isalpha() or not _is_head(words, i, covered, voc):
            continue
        yield describe(line, i, voc)


def _is_head(words: list[Word], i: int, covered: set[int], voc: Vocabulary) -> bool:
    """A listed noun that is no part of a compound and no title before a name."""
    word = words[i]
    if word.pos not in ("NOUN", "PROPN") or not is_person_noun(word, voc):
        return False
    if i + 1 < len(words):
        after = words[i + 1]
        if after.text == "-" or (
            after.pos in ("NOUN", "PROPN")
            and after.token is not None
            and word.token is not None
            and word.token.dep_ == "compound"
        ):
            return False
        if i + 1 in covered and after.cap and is_role_noun(word, voc):
            return False
    return True


def is_person_noun(word: Word, voc: Vocabulary) -> bool:
    """Whether a noun can speak or act: a role, a group, a body, a family."""
    low = word.low
    if word.token is not None and word.token.tag_ == "NNS" and word.token.lemma_ in voc.bodies | voc.roles:
        return True
    return (
        low in voc.groups
        or low in voc.bodies
        or low in voc.agencies
        or low in voc.families
        or low in voc.voices
        or is_role_noun(word, voc)
    )


def describe(line: Line, head: int, voc: Vocabulary) -> Draft:
    """The draft of the noun phrase around a head noun."""
    words = line.words
    first = _left_edge(words, head)
    last = _right_edge(words, head)
    start = first + (words[first].low in _ARTICLES | _POINTING and first < head)
    draft = Draft(
        line=line, first=first, last=last, start=words[first].start, end=words[last - 1].end, form="description",
        surface=_join(words[start:last]), head=words[head].low, owner=_owner(words, first, head, last, voc),
    )  # fmt: skip
    draft.features.add(
        "definite"
        if words[first].low in _DETERMINERS - {"a", "an", "some", "several", "many", "one", "another"}
        else "indefinite"
    )
    if words[first].low in ("its", "his", "her", "their", "our", "my", "your"):
        draft.owner = draft.owner or words[first].low
    if draft.owner in _MEANT:
        draft.owner = _MEANT[draft.owner]
    gender = voc.kin.get(draft.head, ())
    draft.gender = ("f" if gender[0] == "f" else "m") if gender else ""
    draft.plural = _is_plural(words[head])
    draft.kind = _kind(draft, words[head], voc) if words[first].low != "no" else "unknown"
    return draft


def _kind(draft: Draft, word: Word, voc: Vocabulary) -> MentionKind:
    """The kind by the noun; unknown for what is neither on a list nor formed like a person's noun."""
    low = draft.head
    if low in voc.families:
        return "group"
    if low in voc.plain_persons:
        told = "indefinite" in draft.features and draft.surface.lower() != low
        return ("group" if draft.plural else "person") if told else "unknown"
    if not is_person_noun(word, voc):
        return "group" if draft.plural and low.endswith(_HUMAN_PLURALS) else "unknown"
    if low in voc.bodies or low in voc.agencies:
        return "organisation"
    if draft.plural or (low in voc.groups and low not in voc.roles):
        return "group"
    return "organisation" if low in voc.voices else "person"


def _left_edge(words: list[Word], head: int) -> int:
    place = head
    while place > 0 and head - place < _REACH:
        word = words[place - 1]
        if word.low in _DETERMINERS:
            return place if word.token is not None and word.token.tag_ in ("IN", "WDT", "RB") else place - 1
        possessive = word.text in ("'s", "'") and place > 1 and words[place - 2].text[-1].isalnum()
        hyphen = word.text == "-" and place > 1
        conjoined = word.low in ("or", "and") and place > 1 and words[place - 2].pos == "ADJ"
        if not (
            possessive
            or hyphen
            or conjoined
            or _is_participle(word)
            or word.cap
            or (word.pos in _MODIFIERS and word.text[0].isalnum())
        ):
            break
        if word.cap and place - 1 == 0 and word.pos not in _MODIFIERS and word.pos != "VERB":
            break
        place -= 1
    return place


def _is_plural(word: Word) -> bool:
    return word.token is not None and word.token.tag_ in ("NNS", "NNPS")


def _is_participle(word: Word) -> bool:
    """A participle before its noun: “the jailed miners”."""
    return word.token is not None and word.token.tag_ in ("VBN", "VBG") and word.token.dep_ == "amod"


def _right_edge(words: list[Word], head: int) -> int:
    """The end of the phrase with one prepositional phrase that says whose it is or where."""
    place = head + 1
    place += place < len(words) and words[place].low in _TELLING
    if place + 1 >= len(words) or (place == head + 1 and words[place].low not in _OWNING):
        return head + 1
    end = place + 1
    if words[place].low == "for" and words[end].low in _MEANT:  # “a spokesman for her said”, not “for her office”
        return end + 1 if end + 1 == len(words) or words[end + 1].pos not in _MODIFIERS else head + 1
    while end < len(words) and end - place < _REACH:
        word = words[end]
        opening = end == place + 1 and word.low in _DETERMINERS
        joint = word.low == "and" and words[end - 1].cap and end + 1 < len(words) and words[end + 1].cap
        if not (
            word.cap
            or opening
            or (joint and _is_plural(words[head]))
            or word.low in ("of", "the", "'s", "'", "-")
            or (word.pos in _MODIFIERS and word.text[0].isalnum())
            or _is_participle(word)
        ):
            break
        end += 1
    while end > place + 1 and (words[end - 1].low in _DETERMINERS | {"of", "-", "'"}):
        end -= 1
    return end if end > place + 1 else head + 1


def _owner(words: list[Word], first: int, head: int, last: int, voc: Vocabulary) -> str:
    marks = [i for i in range(first, head) if words[i].text in ("'s", "'")]
    if marks:
        return _join(words[first + (words[first].low in _ARTICLES) : marks[-1]])
    start = first + (words[first].low in _DETERMINERS)
    caps = [i for i in range(start, head) if words[i].cap and (i > 0 or words[i].pos != "NOUN")]
    whole = words[caps[0] : caps[-1] + 1] if caps else []
    if any(w.low in voc.bodies or w.low in voc.agencies for w in whole):
        return _join(whole)
    for size in range(min(4, head - start), 0, -1):
        for at in range(start, head - size + 1):
            text = _join(words[at : at + size])
            if words[at].cap and (voc.world.known(text) or voc.world.organisation(text)):
                return text
    if whole:
        return _join(whole)
    if last > head + 2:
        inner = head + 2 + (words[head + 1].low in _TELLING)
        return _join(words[inner + (words[inner].low in _ARTICLES) : last])
    return ""


def _join(words: list[Word]) -> str:
    """The words as they stand in the text, white space made single."""
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        text += (" " if before is not None and word.start > before.end else "") + word.text
    return text
