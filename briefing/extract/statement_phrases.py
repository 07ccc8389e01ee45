"""Statements whose cue is no verb: nouns and adjectives of saying, “according to”, a colon or dash by a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import QuoteIndex
from briefing.extract.statement_cues import Candidate, Cues, Place, speaker_behind
from briefing.extract.statement_spans import FINITE, phrase_place, place_of, places_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_EMPTY_SUBJECTS = frozenset(("it", "there", "this", "that", "which", "what"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_SHORTEST_QUOTE = 25
_BY = frozenset(("by", "in", "on", "to"))
_OPENING_WORDS = 2
_CLAUSE_MARKS = frozenset((":", ";"))
_DASH = re.compile(r"\s*([-–—]{1,2})\s*(?=[A-Z])")


def find_noun_candidates(doc: Doc, cues: Cues, quotes: QuoteIndex) -> Iterator[Candidate]:
    """“Her claim that …”, “expressed concern about …”, “is confident that …”."""
    for token in doc:
        frames = None
        if token.pos_ in _NOMINAL:
            frames = cues.nouns.get(token.lemma_.lower())
        elif token.dep_ == "acomp":
            frames = cues.adjectives.get(token.lower_)
        if frames is None or quotes.around(token.idx) is not None:
            continue
        found = _of_noun(token, frames, cues) if token.dep_ != "acomp" else _of_adjective(token, frames)
        if found is not None:
            yield found


def _of_noun(noun: Token, frames: frozenset[str], cues: Cues) -> Candidate | None:
    verb = noun.head
    light = noun.dep_ == "dobj" and verb.lemma_.lower() in cues.light_verbs
    poss = next((child for child in noun.children if child.dep_ == "poss"), None)
    peoples = next((child for child in noun.children if _is_peoples(child)), None)
    owner = poss or _named_beside(noun, cues) or peoples
    complement = _complement(noun, frames)
    if complement is None and (light or _is_equated(noun) or (owner is not None and _is_drawn(owner, verb))):
        complement = _complement(verb, frames, after=noun)
    if complement is None and owner is not None and owner.head.lower_ == "from":  # “calls from Norway for an inquiry”
        complement = _complement(owner, frames)
    if complement is None or not (light or owner is not None):
        return None
    speaker = owner if owner is not None and (not light or owner is peoples) else subject_of(verb)
    start = verb if light else noun
    place = phrase_place(speaker) if speaker is not None else None
    if speaker is not None and place is not None and place[0] < complement[0].idx < place[1]:
        place = place[0], speaker.idx + len(speaker)  # “calls from the union for an inquiry”: the union
    return Candidate(
        construction="light-verb" if light else "noun",
        lemma=noun.lemma_.lower(),
        attribution="speech",
        anchor=place_of(start),
        cue=(start.idx, noun.idx + len(noun)),
        speaker=place,
        content=places_of(complement),
        negated=light and any(child.dep_ == "neg" for child in verb.children),
        clausal=False,
    )


def _is_peoples(child: Token) -> bool:
    """Whose calls they are in “Norwegian calls for a truce”, “the EU demands that …”: a name right before the noun."""
    before = child.dep_ in ("amod", "compound", "nmod") and child.i == child.head.i - 1
    return before and child.ent_type_ in ("NORP", "ORG", "GPE")


def _is_equated(noun: Token) -> bool:
    """“The board's view is that …”."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and any(c.dep_ == "poss" for c in noun.children)


def _named_beside(noun: Token, cues: Cues) -> Token | None:
    """Whose claim it is in “concern in Norway that …”, “warnings from doctors about …”: a voice after a preposition.

    “The plan drew criticism from farmers over …”: the preposition may hang on the verb.
    """
    around = (*noun.children, *(noun.head.children if noun.dep_ == "dobj" else ()))
    for child in around:
        if child.dep_ == "prep" and child.lower_ in ("from", "in", "by", "among") and child.i > noun.i:
            objects = [c for c in child.children if c.dep_ == "pobj"]
            named: list[Token] = [c for c in objects if c.ent_type_ in ("ORG", "GPE", "NORP", "PERSON")]
            if child.lower_ != "in" and (child.head == noun or child.lower_ == "from"):
                named += [c for c in objects if c.pos_ == "NOUN" and cues.is_voice(c)]
            if named and (child.head == noun or child.i == noun.i + 1):
                return named[0]
    return None


def _is_drawn(owner: Token, verb: Token) -> bool:
    """Whether the voice behind a noun hangs on the verb: “drew criticism from farmers over the toll”."""
    return owner.head.dep_ == "prep" and owner.head.head == verb


def _of_adjective(word: Token, frames: frozenset[str]) -> Candidate | None:
    verb, subject = word.head, subject_of(word.head)
    complement = _complement(word, frames) or _complement(verb, frames - {"clause", "infinitive"}, after=word)
    if complement is None or subject is None or verb.lemma_ not in ("be", "remain", "seem", "feel", "become"):
        return None
    return Candidate(
        construction="adjective",
        lemma=word.lower_,
        attribution="attitude",
        anchor=place_of(verb),
        cue=(min(verb.idx, word.idx), max(verb.idx + len(verb), word.idx + len(word))),
        speaker=phrase_place(subject),
        content=places_of(complement),
        negated=any(child.dep_ == "neg" for child in verb.children),
        clausal=False,
    )


def _complement(head: Token, frames: frozenset[str], after: Token | None = None) -> list[Token] | None:
    """The clause, infinitive or phrase that a noun or adjective takes."""
    for child in head.children:
        if child.i <= (after or head).i or child.lower_ in ("from", "among"):
            continue
        marks = {grand.lower_ for grand in child.children if grand.dep_ in ("mark", "aux")}
        if child.dep_ in ("acl", "ccomp", "xcomp", "advcl"):
            if "infinitive" in frames and "to" in marks:
                return list(child.subtree)
            if (
                "clause" in frames
                and child.dep_ != "xcomp"
                and ("that" in marks or "whether" in marks or child.dep_ == "ccomp")
            ):
                return list(child.subtree)
        elif child.dep_ == "relcl" and "clause" in frames and _is_whole(head, child):
            return list(child.subtree)
        elif child.dep_ == "prep" and child.lower_ in frames:
            return [token for token in child.subtree if token is not child]
    return None


def _is_whole(noun: Token, clause: Token) -> bool:
    """Whether a clause right behind a noun lacks nothing: “his claim she had lied to him”, not “the claim she made”."""
    parts = {child.dep_ for child in clause.children}
    pronoun = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    bare = pronoun is not None and pronoun.tag_ == "PRP" and pronoun.i == noun.i + 1
    return bare and bool(parts & {"dobj", "nsubjpass", "acomp", "attr"})


def find_source_phrases(doc: Doc, cues: Cues, quotes: QuoteIndex, text: str) -> Iterator[Candidate]:
    """“According to the ministry, …”: the rest of the sentence is the content."""
    for match in cues.source_phrases.finditer(text):
        span = doc.char_span(match.start(), match.end())
        if span is None or quotes.around(match.start()) is not None:
            continue
        last = span[-1]
        speaker = next((child for child in last.children if child.dep_ in ("pobj", "pcomp")), None)
        if speaker is None:
            continue
        inside = {token.i for part in (span[0], last) for token in part.subtree} | {token.i for token in span}
        body = [token for token in last.sent if token.i not in inside]
        body = _before_another_voice(_beside_phrase(body, span), cues)
        yield Candidate(
            construction="source-phrase",
            lemma=match[0].lower(),
            attribution="speech",
            anchor=match.span(),
            cue=match.span(),
            speaker=phrase_place(speaker_behind(speaker, cues)),
            content=places_of(body),
        )


def _beside_phrase(body: list[Token], phrase: Span) -> list[Token]:
    """What a phrase in the middle of its sentence is the source of.

    What stands before it; what follows where it opens a clause (“One thing is sure: according to the board, …”); both
    where nothing is stated before it (“The losses, according to the board, are small”).
    """
    before, after = [t for t in body if t.i < phrase.start], [t for t in body if t.i > phrase[-1].i]
    if len(before) <= _OPENING_WORDS:
        return body
    if phrase.doc[phrase.start - 1].text in _CLAUSE_MARKS:
        return after
    stated = any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "acl", "relcl") for t in before)
    return before if stated or not any(t.tag_ in FINITE for t in after) else body


def find_reckonings(doc: Doc, cues: Cues, quotes: QuoteIndex) -> Iterator[Candidate]:
    """“By the farmers' reckoning, …”, “…, on the ministry's count”: a noun of judging with its owner."""
    for noun in doc:
        opening = noun.head
        if noun.lower_ not in cues.source_nouns or noun.dep_ != "pobj" or opening.lower_ not in _BY:
            continue
        owner = next((child for child in noun.children if child.dep_ == "poss"), None)
        fronted = all(t.is_space or t.is_punct for t in doc[noun.sent.start : opening.i])
        trailing = opening.i > 0 and opening.nbor(-1).text == "," and not fronted
        if owner is None or not (fronted or trailing) or quotes.around(noun.idx) is not None:
            continue
        inside = {token.i for token in opening.subtree}
        body = [t for t in noun.sent if t.i not in inside and (fronted or t.i < opening.i)]
        yield Candidate(
            construction="source-phrase",
            lemma=f"{opening.lower_} {noun.lower_}",
            attribution="speech",
            anchor=(opening.idx, noun.idx + len(noun)),
            cue=(opening.idx, noun.idx + len(noun)),
            speaker=phrase_place(owner),
            content=places_of(body),
        )


def find_judgements(doc: Doc, cues: Cues, quotes: QuoteIndex) -> Iterator[Candidate]:
    """“For Holm the remedy is plain: …”, “For the union, the plan is an insult”: what something is to somebody."""
    for sent in doc.sents:
        opening = next((t for t in sent if not t.is_space), None)
        if opening is None or opening.lower_ != "for" or opening.dep_ != "prep" or opening.head.lemma_ != "be":
            continue
        owner = next((c for c in opening.children if c.dep_ == "pobj"), None)
        subject = next((c for c in opening.head.children if c.dep_ == "nsubj"), None)
        if owner is None or subject is None or subject.pos_ == "PRON" or not cues.is_voice(owner):
            continue
        person = owner.ent_type_ == "PERSON" or owner.lemma_.lower() in cues.roles
        if not (person or subject.lemma_.lower() in cues.judged) or quotes.around(opening.idx) is not None:
            continue
        inside = {t.i for t in opening.subtree}
        yield Candidate(
            construction="source-phrase",
            lemma="for",
            attribution="attitude",
            anchor=place_of(opening),
            cue=place_of(opening),
            speaker=phrase_place(owner),
            content=places_of(t for t in sent if t.i not in inside),
        )


def _before_another_voice(body: list[Token], cues: Cues) -> list[Token]:
    """The tokens up to a semicolon behind which somebody else speaks: “…; the police say it was nine”."""
    for place, mark in enumerate(body):
        if mark.text == ";" and any(
            "speech" in cues.of_verb(verb)[1].values()
            and any(c.dep_ == "nsubj" and c.i > mark.i for c in verb.children)
            for verb in body[place + 1 :]
            if verb.pos_ == "VERB"
        ):
            return body[:place]
    return body


def find_quoted_colons(doc: Doc, quotes: QuoteIndex, text: str) -> Iterator[Candidate]:
    """“The minister put it differently: ‘…’”, and “‘…’ – Ada Holm”: no verb of saying claims the quotation."""
    for quote in quotes.spoken:
        if quote.end - quote.start < _SHORTEST_QUOTE:
            continue
        colon = quote.start - 2
        before = doc.char_span(colon, colon + 1) if colon > 0 and text[colon : quote.start] == ": " else None
        speaker = _before_colon(before[0]) if before is not None else None
        if speaker is not None:
            yield colon_candidate(phrase_place(speaker), (quote.start, quote.end), colon, "quote")
        dash = _DASH.match(text, quote.end)
        named = doc.char_span(dash.end(), dash.end() + 1, alignment_mode="expand") if dash else None
        if dash and named is not None and named[0].ent_type_ == "PERSON":
            person = next(ent for ent in doc[named.start].sent.ents if ent.start <= named.start < ent.end)
            place = (person.start_char, person.end_char)
            yield colon_candidate(place, (quote.start, quote.end), dash.start(1), "quote")


def colon_candidate(speaker: Place | None, content: Place, mark: int, construction: str = "colon") -> Candidate:
    """What stands behind a colon or before a dash at `mark`."""
    return Candidate(
        construction=construction,
        lemma="say",
        attribution="speech",
        anchor=(mark, mark + 1),
        cue=(mark, mark + 1),
        speaker=speaker,
        content=[content],
    )


def _before_colon(colon: Token) -> Token | None:
    """Who is meant before a colon: a name right before it, else the subject of its sentence."""
    if colon.i == 0:
        return None
    noun = colon.nbor(-1)
    governed = noun.dep_ in ("pobj", "dobj")  # “Berg said of Holm: ‘…’”
    if noun.pos_ in _NOMINAL and noun.ent_type_ in ("PERSON", "ORG", "NORP") and not governed:
        return noun
    before = colon.doc[colon.sent.start : colon.i]  # the parse may hang it all on a verb of the quotation
    heads = (colon.head, colon.sent.root, before.root) if len(before) else (colon.head, colon.sent.root)
    verbs = (verb for verb in heads if verb.i < colon.i and verb.pos_ in ("VERB", "AUX"))
    subject = next((s for verb in verbs if (s := subject_of(verb)) is not None), None)
    return subject if subject is not None and subject.lower_ not in _EMPTY_SUBJECTS else None
