"""What the words around a name tell of its kind: features, which are counted as votes later."""

from __future__ import annotations

from collections import Counter

from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.voices import head_token
from briefing.extract.words import Word
from briefing.naming import fold

_TOLD = frozenset({"told", "tells", "telling"})
_CLASS_REACH = 6
_NICKNAME_MARKS = frozenset('"“”')
_OLDEST = 120
_SHIPS = frozenset({"MV", "MT", "MS", "SS", "HMS", "USS", "USNS", "RMS", "INS"})
_IMPERSONAL = frozenset(
    {
        "be", "seem", "appear", "become", "take", "rain", "snow", "cost", "mean", "make", "look", "matter", "happen",
        "last", "depend", "get", "remain", "end", "work", "help", "hurt", "come", "go", "lead", "turn", "fail"
    }
)  # fmt: skip
_ILLNESSES = frozenset({"fever", "virus", "disease", "syndrome", "flu"})
_ADDRESSING = frozenset(
    {
        "accuse", "blame", "urge", "ask", "warn", "tell", "criticise", "criticize", "condemn", "denounce", "thank",
        "praise", "pressure", "press", "implore", "remind", "assure", "inform", "notify", "threaten", "rebuke", "sue"
    }
)  # fmt: skip


def note_features(draft: Draft, voc: Vocabulary) -> None:
    """Adds the features, the label and the gender that a name's surroundings give."""
    if draft.form != "name":
        return
    words = draft.line.words
    own = words[draft.first : draft.last]
    draft.label = _label(own)
    marks = draft.features
    if draft.label:
        marks.add(draft.label)
    marks |= set(_inner(draft, own, voc))
    marks |= set(_around(draft, words, voc))
    _read_title(draft, words, voc)
    if draft.place:
        marks.add("place")


def _label(words: list[Word]) -> str:
    labels = Counter(w.token.ent_type_ for w in words if w.token is not None and w.token.ent_type_)
    return max(sorted(labels), key=lambda k: labels[k]) if labels else ""


def _inner(draft: Draft, own: list[Word], voc: Vocabulary) -> list[str]:
    found = []
    lows = [w.low for w in own]
    if draft.world and voc.world.known(draft.surface):
        found.append("world")
    if draft.world and draft.adjective:
        found.append("adjective")
    if voc.world.capital(draft.surface):
        found.append("capital")
    if voc.world.organisation(draft.surface) or voc.world.state(draft.surface) in ("EU", "UN"):
        found.append("union")
    company = len(own) > 1 and lows[-1].replace(".", "") in voc.companies
    if voc.is_body(lows) or company or (len(own) > 1 and (lows[0] in voc.foreign_bodies or "&" in lows)):
        found += ["body", "company"] if company else ["body"]
    elif len(own) > 1 and (lows[-1] in voc.things or ("of" in lows and lows[lows.index("of") - 1] in voc.things)):
        found.append("thing")
    elif _is_site(draft, lows, voc):
        found.append("site")
    if lows[-1] in voc.party_members:
        found.append("members")
    if len(own) > 2 and all(w.text.isupper() for w in own):
        found.append("thing")
    if len(own) > 1 and any(w in voc.particles for w in lows[:-1]):
        found.append("particle")
    named_paper = draft.first > 0 and draft.line.words[draft.first - 1].low == "the"
    if lows[-1] in voc.media and (len(own) > 1 or named_paper):
        found.append("outlet")
    if voc.is_outlet(draft.surface):
        found.append("medium")
    if len(own) > 1 and draft.speaks:
        found.append("full")
    if any(w.text in _NICKNAME_MARKS for w in own):
        found.append("nicknamed")
    return found


def _is_site(draft: Draft, lows: list[str], voc: Vocabulary) -> bool:
    """A region, a place by its last or first word, the short form of a state behind a town (“Reno, Nev.”)."""
    if fold(draft.surface) in voc.world.regions:
        return True
    after_town = draft.first > 0 and draft.line.words[draft.first - 1].text == ","
    if lows[-1].rstrip(".") in voc.abbreviated_places and after_town:
        return True
    return len(lows) > 1 and (lows[-1] in voc.places or lows[0] in ("mount", "lake", "cape", "port", "fort"))


def _around(draft: Draft, words: list[Word], voc: Vocabulary) -> list[str]:
    found = []
    after = [w.low for w in words[draft.last : draft.last + 2]]
    before = [w.low for w in words[max(0, draft.first - 2) : draft.first]]
    if after[:1] == ["who"] or after == [",", "who"]:
        found.append("who")
    if after[:1] == ["which"] or after == [",", "which"]:
        found.append("which")
    if draft.speaks and _intends(draft):
        found.append("intends")
    if _is_aged(words[draft.last : draft.last + 3]):
        found.append("aged")
    if before[-1:] == ["the"]:
        found.append("article")
    if before[-1:] and (before[-1] in _TOLD or (before[-2:-1] and before[-2] in _TOLD and before[-1] == "the")):
        found.append("told")
    if after[:1] == ["'s"]:
        found.append("possessive")
    if before[-1:] == ["'s"]:
        draft.owner = _owner_before(words, draft.first - 1)
    if draft.first == 0 or words[draft.first - 1].text in '."“”':
        found.append("initial")
    if "dobj" in draft.features and _is_addressed(draft):
        found.append("addressed")
    if (
        _is_called(draft, words, voc)
        or _is_craft(draft, words, voc)
        or (len(words) > draft.last and words[draft.last].low in _ILLNESSES)
    ):
        found.append("thing")
    if _is_classed(draft, words, voc.bodies):
        found.append("classed")
    if _is_classed(draft, words, voc.media_nouns):
        found.append("media")
    if len(words) > draft.last and words[draft.last].pos == "NOUN" and not words[draft.last].cap:
        found.append("prenominal")
    return found


def _owner_before(words: list[Word], mark: int) -> str:
    """The capitalised words before a possessive sign: “South Africa” of “South Africa's National Council”."""
    place = mark
    while (
        place > 0
        and words[place - 1].cap
        and mark - place < _CLASS_REACH
        and words[place - 1].pos in ("PROPN", "NOUN", "ADJ", "")
    ):
        place -= 1
    return " ".join(w.text for w in words[place:mark])


def _is_classed(draft: Draft, words: list[Word], classes: frozenset[str]) -> bool:
    """“Xylo, a logistics company,”; “the charity Médecins Unis”: a common noun says what the name is."""
    if draft.first and words[draft.first - 1].low in classes and not words[draft.first - 1].cap:
        return True
    set_off = draft.last >= len(words) or words[draft.last].text in (",", ".", ")", "--", "—", "–")
    if set_off and draft.first > 1 and words[draft.first - 1].text == "," and not words[draft.first - 2].cap:
        return words[draft.first - 2].low in classes and _is_one(words[draft.first - 2])
    place = draft.last
    beside = place + 1 < len(words) and words[place].text in (",", "(", "--", "—", "–")
    if not beside or not _opens_class(words, place + 1):
        return False
    for word in words[place + 2 : place + 2 + _CLASS_REACH]:
        if word.low in classes:
            return True
        if word.pos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "PART") or word.text in ",;.":
            return False
    return False


def _is_one(word: Word) -> bool:
    """A common noun in the singular."""
    return word.pos == "NOUN" and word.token is not None and word.token.tag_ == "NN"


def _intends(draft: Draft) -> bool:
    """“Velo said it would sue”: a speaker that says “it” of its own intention is nobody's name."""
    token = head_token(draft)
    if token is None or token.dep_ != "nsubj":
        return False
    verbs = [token.head, *(c for c in token.head.children if c.dep_ == "conj")]
    said = [
        c
        for verb in verbs
        for c in verb.children
        if c.dep_ == "ccomp" and c.pos_ == "VERB" and c.lemma_ not in _IMPERSONAL
    ]
    return any(
        any(t.lower_ == "it" and t.dep_ == "nsubj" for t in clause.children)
        and any(t.dep_ == "aux" and t.lower_ in ("would", "will") for t in clause.children)
        for clause in said
    )


def _is_craft(draft: Draft, words: list[Word], voc: Vocabulary) -> bool:
    """“the ferry Amina”, “the app TallyKit”, “MV Amina”: a ware's noun, or a ship's letters, stands before the name."""
    if words[draft.first].text in _SHIPS and draft.last - draft.first > 1:
        return True
    before = words[draft.first - 1] if draft.first else None
    return before is not None and before.low in voc.wares and not before.cap and before.pos == "NOUN"


def _is_aged(after: list[Word]) -> bool:
    """“Piet Vos, 54,”: an age tells a person."""
    return [w.text for w in after[::2]] == [",", ","] and after[1].text.isdigit() and int(after[1].text) < _OLDEST


def _is_addressed(draft: Draft) -> bool:
    """“Baku accused Yerevan”: the object of a verb whose object can only be somebody."""
    token = head_token(draft)
    return token is not None and token.head.lemma_.lower() in _ADDRESSING


def _is_called(draft: Draft, words: list[Word], voc: Vocabulary) -> bool:
    """“The medicine, called Xylo,”: a common noun for a ware says that the name is a thing's."""
    before = [w.low for w in words[max(0, draft.first - 3) : draft.first] if w.text != ","]
    return len(before) > 1 and before[-1] in ("called", "named", "dubbed") and before[-2] in voc.wares


def _opens_class(words: list[Word], place: int) -> bool:
    """A determiner, or an owner: “a logistics company”, “Oman's oil company”."""
    return words[place].low in ("a", "an", "the") or (
        words[place].cap and any(w.text == "'s" for w in words[place : place + 4])
    )


def _read_title(draft: Draft, words: list[Word], voc: Vocabulary) -> None:
    """Courtesy titles tell a person and often the gender; they are looked for in the run and before it."""
    titles = [t.lower().rstrip(".") for t in draft.title]
    place = draft.first
    if place and words[place - 1].low in voc.courtesy and words[place - 1].cap:
        titles.append(words[place - 1].low)
    for title in titles:
        if voc.courtesy.get(title):
            draft.gender = "f" if voc.courtesy[title][0] == "f" else "m"
    acronym = draft.last - draft.first == 1 and words[draft.first].text.isupper() and len(words[draft.first].text) > 1
    if titles and all(t in voc.company_nouns and (acronym or t not in voc.roles) for t in titles):
        draft.features |= {"classed", "body"}
    elif titles:
        draft.features.add("titled")
    if titles and all(t in voc.courtesy for t in titles):
        draft.features.add("courtesy")
