"""Statements with a verb for cue: what complement a verb takes as its content, and who its subject is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import Quotation, QuoteIndex
from briefing.extract.statement_cues import Candidate, Cues, Frames, Place, speaker_behind
from briefing.extract.statement_spans import phrase_place, place_of, places_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPOKEN = frozenset(("clause", "around", "quote"))
Kids = dict[str, list["Token"]]
Offer = tuple[str, str, list["Token"]]
_VERBAL = frozenset(("VERB", "AUX"))
_OBJECT_TAIL = frozenset(("about", "against", "as", "because", "for", "from", "of", "over", "to"))
_TAKES_FOLLOWER = frozenset(("say", "write", "tell", "add"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_EMPTY_SUBJECTS = frozenset(("it", "there"))
_BEFORE_INVERSION = frozenset((",", '"', "”", "»", "'", "has", "have", "had"))
_CITING = frozenset(("citing", "quoting"))
_VOICES = frozenset(("PERSON", "ORG", "NORP"))
_UNNAMED = frozenset(("official", "source", "diplomat", "minister", "spokesman", "spokeswoman", "spokesperson"))
_NEAR = 60
_ADJACENT = 4
_SHORTEST_QUOTE = 20
_REACH = 14
_SENTENCE_MARKS = frozenset(",.!?…")
_SENTENCE_END = re.compile(r"[.!?] |\n")
_LINE_END = re.compile(r"\n")
_LEADS_ON = re.compile(r"[:,]\s*$|\b(?:that|as|it)\s*$")


def find_verb_candidates(doc: Doc, cues: Cues, quotes: QuoteIndex, text: str) -> Iterator[Candidate]:
    """A candidate for each verb of the word lists with a complement that it may govern. `text` is `doc.text`."""
    for token in doc:
        if token.pos_ not in _VERBAL or token.dep_ == "aux":
            continue
        lemma, frames, particle = cues.of_verb(token)
        if not frames:
            continue
        quote = quotes.around(token.idx)
        if quote is not None and quote.end - quote.start > _SHORTEST_QUOTE - 5:
            continue
        if token.sent[-1].text == "?":  # a question says nothing, and who is asked has said nothing yet
            continue
        found = _candidate(_Cue(doc, token, frames, particle, cues, quotes, text), lemma)
        if found is not None:
            yield found


class _Cue:
    """A verb that may be a cue, with what its reading needs."""

    def __init__(
        self,
        doc: Doc,
        verb: Token,
        frames: Frames,
        particle: Token | None,
        cues: Cues,
        quotes: QuoteIndex,
        text: str,
    ) -> None:
        self.doc, self.verb, self.frames, self.particle = doc, verb, frames, particle
        self.cues, self.quotes, self.text = cues, quotes, text
        self.kids: Kids = {}
        for child in verb.children:
            if child is not particle:
                self.kids.setdefault(child.dep_, []).append(child)

    def quote_beside(self) -> tuple[Quotation | None, bool]:
        """The quotation that belongs to the verb, and whether it follows at once."""
        before, after = self.quotes.before(self.verb.idx), self.quotes.after(self.verb.idx)
        if before is not None and not self._near(before.end, self.verb.idx, before, _LINE_END):
            before = None
        if after is not None and not self._near(self.verb.idx, after.start, after, _SENTENCE_END):
            after = None
        if after is not None:
            between = self.text[self.verb.idx + len(self.verb) : after.start]
            adjacent = len(between) <= _ADJACENT
            if adjacent or _LEADS_ON.search(between):
                return after, adjacent
        return before, False

    def _near(self, start: int, end: int, quote: Quotation, barrier: re.Pattern[str]) -> bool:
        if end - start >= _NEAR or barrier.search(self.text, start, end):
            return False
        long_enough = quote.end - quote.start > _SHORTEST_QUOTE
        return long_enough or end - start <= _ADJACENT or self.text[quote.inner_end - 1] in _SENTENCE_MARKS

    def only_subject_between(self, quote: Quotation) -> bool:
        """Whether nothing but the subject stands between a quotation and the verb (“…”, the minister said)."""
        between = [t for t in self.verb.lefts if t.idx >= quote.end and not t.is_punct]
        return quote.end <= self.verb.idx and all(t.dep_ in ("nsubj", "advmod", "aux", "neg") for t in between)


def _candidate(cue: _Cue, lemma: str) -> Candidate | None:
    verb, subject = cue.verb, _speaker(cue)
    if subject is not None and subject.lower_ in _EMPTY_SUBJECTS and "clause" not in cue.frames:
        return None
    if lemma in ("quote", "cite") and _introduces_another(verb):
        return None
    asserted = _is_asserted(verb) and subject is not None
    inside = {t.i for t in subject.subtree} if subject is not None else set()
    barred = (set() if verb.i in inside else inside) | {verb.i}
    if cue.particle is not None:
        barred.add(cue.particle.i)
    for construction, frame, tokens in _offers(cue):
        if not asserted and construction not in _SPOKEN:
            continue
        places = places_of(tokens, without=() if construction == "quote" else barred)
        if places:
            speaker = phrase_place(subject) if subject is not None else _phrase_before(cue)
            speaker, via = _relayed(cue, speaker)
            end = max(verb.idx + len(verb), cue.particle.idx + len(cue.particle) if cue.particle is not None else 0)
            return Candidate(
                construction=construction,
                lemma=lemma,
                attribution=cue.frames[frame],
                anchor=place_of(verb),
                cue=(verb.idx, end),
                speaker=speaker,
                content=places,
                negated=any(child.dep_ == "neg" for child in verb.children),
                via=via,
                clausal=construction in _SPOKEN and frame != "order",
            )
    return None


def _speaker(cue: _Cue) -> Token | None:
    """Who speaks: the subject; the noun after the verb when the subject belongs to what is said (“…”, replied the mayor)."""
    verb = cue.verb
    subject = subject_of(verb)
    if "clause" in cue.frames and (
        subject is None or cue.quotes.around(subject.idx) is not None or verb.dep_ == "conj"
    ):
        after = [
            c for c in verb.rights if c.dep_ in ("dobj", "npadvmod", "attr", "oprd", "appos") and c.i - verb.i < _REACH
        ]
        people = [c for c in after if c.ent_type_ in ("PERSON", "ORG") or (c.pos_ == "PROPN" and subject is not None)]
        if people and verb.i and verb.nbor(-1).text in _BEFORE_INVERSION:
            return people[0]
        if subject is not None and cue.quotes.around(subject.idx) is not None:
            return None
    return speaker_behind(subject, cue.cues) if subject is not None else None


def _introduces_another(verb: Token) -> bool:
    """“quoted him as saying …” is told by the saying, “said, citing an official, …” by the said."""
    return verb.lower_ in _CITING or any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.children)


def _relayed(cue: _Cue, speaker: Place | None) -> tuple[Place | None, Place | None]:
    """(speaker, relayer): “the agency said, citing an official, …” is what the official says, relayed by the agency."""
    clauses = cue.kids.get("ccomp", [])
    for child in (*cue.verb.children, *(c for clause in clauses for c in clause.children)):
        if child.dep_ == "advcl" and child.lower_ in _CITING:
            cited = [c for c in child.children if c.dep_ == "dobj" and (c.ent_type_ in _VOICES or c.lemma_ in _UNNAMED)]
            if cited:
                return phrase_place(cited[0]), speaker
    above = cue.verb.head.head
    if cue.verb.dep_ == "pcomp" and above.lemma_ in ("quote", "cite"):
        relayer = next((c for c in above.children if c.dep_ == "nsubj"), None)
        return speaker, phrase_place(relayer) if relayer is not None else None
    return speaker, None


def _is_asserted(verb: Token) -> bool:
    """Whether the text says that it happened: a finite verb, or a participle that goes with one.

    “to condemn the attack” and “by condemning it” assert nothing of their own.
    """
    if verb.tag_ in _FINITE or any(
        child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.children
    ):
        return True
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in _VERBAL and verb.head != verb:
        asked = verb.dep_ == "xcomp" and any(child.dep_ == "nsubjpass" for child in verb.head.children)
        return not asked and _is_asserted(verb.head)
    return verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("advcl", "acl", "ROOT", "dep", "ccomp")


def _phrase_before(cue: _Cue) -> tuple[int, int] | None:
    """Without a subject in the parse: the noun phrase right before the verb (“…, the ministry said”)."""
    verb = cue.verb
    if verb.i == 0 or verb.tag_ not in _FINITE:
        return None
    before = cue.doc[verb.i - 1]
    if before.pos_ not in ("NOUN", "PROPN", "PRON") or before.sent.start != verb.sent.start:
        return None
    return phrase_place(before)


def _offers(cue: _Cue) -> Iterator[Offer]:
    """(construction, frame, tokens) for what a verb may govern, the surest first."""
    if "named" in cue.frames:
        yield from _named(cue)
    if "clause" in cue.frames:
        yield from _clauses(cue)
    elif "quote" in cue.frames:
        quote, _ = cue.quote_beside()
        yield "quote", "quote", _quoted_tokens(cue, quote)
    yield from _objects(cue)
    yield from _phrases(cue)
    if "object" in cue.frames and "agent" in cue.kids:
        extra = [
            c for c in (*cue.kids.get("oprd", ()), *cue.kids.get("prep", ())) if c.dep_ == "oprd" or c.lower_ == "as"
        ]
        yield "passive", "object", [t for child in (*cue.kids.get("nsubjpass", ()), *extra) for t in child.subtree]


def _clauses(cue: _Cue) -> Iterator[Offer]:
    verb, head = cue.verb, cue.verb.head
    quote, follows_at_once = cue.quote_beside() if cue.frames["clause"] == "speech" else (None, False)
    if "ccomp" in cue.kids:
        yield "clause", "clause", _clause_tokens(cue)
    quoted = _quoted_tokens(cue, quote)
    if quote is not None and (follows_at_once or cue.only_subject_between(quote)):
        yield "quote", "clause", quoted
    beside = verb.dep_ in ("ccomp", "advcl", "dep") and verb.i > head.i and head.pos_ in _VERBAL
    if verb.dep_ == "parataxis" or (beside and verb.lemma_.lower() in _TAKES_FOLLOWER):
        inner = {t.i for t in verb.subtree}
        yield "around", "clause", [t for t in head.subtree if t.i not in inner and t.sent == verb.sent]
    loose = _loose_clause(cue)
    if loose:
        yield "clause", "clause", loose
    if quoted:
        yield "quote", "clause", quoted


def _quoted_tokens(cue: _Cue, quote: Quotation | None) -> list[Token]:
    return list(cue.doc.char_span(quote.start, quote.end, alignment_mode="expand") or ()) if quote is not None else []


def _loose_clause(cue: _Cue) -> list[Token]:
    """A clause that the parse hung elsewhere: “said at the meeting that …” under the noun, “said closing it would …”."""
    verb, sent = cue.verb, cue.verb.sent
    for token in cue.doc[verb.i + 1 : min(verb.i + _REACH, sent.end)]:
        if token.lower_ in ("that", "whether") and token.head.pos_ in _VERBAL and token.head.i > token.i:
            clause = token.head
            if clause.dep_ in ("relcl", "acl", "ccomp", "advcl") and verb.i <= clause.head.i < token.i:
                return [t for t in clause.subtree if t.i >= token.i]
        if token.text in (",", ";", ":") or (token.pos_ == "VERB" and token.head != verb):
            break
    gerunds = [c for c in cue.kids.get("xcomp", ()) if c.i > verb.i and c.tag_ == "VBG"]
    return list(gerunds[0].subtree) if gerunds and "infinitive" not in cue.frames else []


def _clause_tokens(cue: _Cue) -> list[Token]:
    """The clauses under a verb, without what another cue of the same sentence governs."""
    verb, clauses = cue.verb, cue.kids["ccomp"]
    others = [
        other
        for clause in clauses
        for other in clause.subtree
        if other.pos_ in _VERBAL and other is not clause and _is_cue_of_its_own(cue, other, clause)
    ]
    left_out = {t.i for other in others for t in other.subtree}
    left_out |= {t.i for c in clauses for child in c.children if child.lower_ in _CITING for t in child.subtree}
    governed = [c for c in clauses if not any(verb.i < other.i < c.i for other in others)]
    tokens = [t for c in governed for t in c.subtree if t.i not in left_out and not _after_closing(cue, c, t)]
    if verb.i > 1 and any(t.i < verb.i for t in tokens) and any(t.i > verb.i for t in tokens):
        # “After the vote, she said, the talks …”: what opens the sentence belongs to the content
        fronted = [c for c in verb.lefts if c.dep_ in ("advcl", "prep", "npadvmod") and c.i < min(t.i for t in tokens)]
        tokens += [t for child in fronted for t in child.subtree]
    return tokens


def _after_closing(cue: _Cue, clause: Token, token: Token) -> bool:
    """Whether a token stands, unquoted, behind the quotation that its clause ends (“…,” he said when asked …)."""
    quote = cue.quotes.around(clause.idx)
    if quote is None or token.idx < quote.end or cue.text[quote.inner_end - 1] not in _SENTENCE_MARKS:
        return False
    return cue.quotes.around(token.idx) is None and not any(
        q.start == token.idx for q in cue.quotes.touching(token.idx, token.idx + 1)
    )


def _is_cue_of_its_own(cue: _Cue, other: Token, clause: Token) -> bool:
    """Whether a verb within the content starts another statement: “…, while B said …”, “…, adding that …”, “… and asked …”."""
    if other.dep_ not in ("advcl", "conj") or other.lower_ in _CITING or cue.quotes.around(other.idx) is not None:
        return False
    _, frames, _ = cue.cues.of_verb(other)
    if "speech" not in frames.values():
        return False
    own_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in other.children)
    if own_subject:
        return other.dep_ == "advcl" and other.i > clause.i and any(c.lower_ == "while" for c in other.children)
    if other.dep_ == "advcl":
        return other.tag_ == "VBG" and other.i > 0 and cue.doc[other.i - 1].text in (",", "”", '"', "—", "–")
    return other.tag_ == cue.verb.tag_ and _tense(clause) != cue.verb.tag_ and other.tag_ in _FINITE


def _tense(verb: Token) -> str:
    """The tag of the finite part of a verb group."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.tag_ in ("MD", *_FINITE):
            return str(child.tag_)
    return str(verb.tag_)


def _named(cue: _Cue) -> Iterator[Offer]:
    """“called it a mistake”: whatever stands after the verb, as long as an object has a predicate or a quotation."""
    kids, verb = cue.kids, cue.verb
    parts = [c for name in ("ccomp", "dobj", "oprd", "xcomp", "attr") for c in kids.get(name, ()) if c.i > verb.i]
    if not parts:
        return
    tokens = [t for child in parts for t in child.subtree if t.i > verb.i]
    touches = any(cue.quotes.touching(t.idx, t.idx + 1) for t in tokens)
    predicated = kids.get("ccomp") or kids.get("xcomp") or (kids.get("oprd") and kids.get("dobj"))
    if predicated or touches:
        yield "named", "named", tokens


def _objects(cue: _Cue) -> Iterator[Offer]:
    kids, frames = cue.kids, cue.frames
    objects, infinitives, clauses = kids.get("dobj", []), kids.get("xcomp", []), kids.get("ccomp", [])
    if "order" in frames and infinitives and objects:
        yield "order", "order", [t for child in objects + infinitives for t in child.subtree]
    if "order" in frames and clauses:
        yield "order", "order", [t for child in clauses for t in child.subtree]
    if "infinitive" in frames and infinitives:
        yield "infinitive", "infinitive", list(infinitives[0].subtree)
    if objects and ("object" in frames or "against" in frames):
        tail = [c for c in kids.get("prep", ()) if c.lower_ in _OBJECT_TAIL or c.lower_ in frames]
        tail += [c for c in kids.get("advcl", ()) if tail and _is_infinitive(c) and c.i > tail[0].i]
        if "object" in frames:
            yield "object", "object", [t for child in (objects[0], *tail) for t in child.subtree]


def _phrases(cue: _Cue) -> Iterator[Offer]:
    placed = [c for c in cue.kids.get("prep", ()) if c.lower_ == "at"] if "placed" in cue.frames else []
    if placed and cue.kids.get("dobj"):
        yield "object", "placed", [t for child in (cue.kids["dobj"][0], placed[0]) for t in child.subtree]
    for child in cue.kids.get("prep", ()):
        if child.lower_ in cue.frames and child.i > cue.verb.i:
            inner = [t for t in child.subtree if t is not child]
            wanted = [c for c in (*cue.kids.get("xcomp", ()), *cue.kids.get("advcl", ())) if _is_infinitive(c)]
            if child.lower_ in ("on", "for", "to") and wanted and "order" in cue.frames:
                inner += list(wanted[0].subtree)
            if child.lower_ in ("to", "of"):
                inner += [t for c in cue.kids["prep"] if c.lower_ == "as" and c.i > child.i for t in c.subtree]
            if inner:
                yield "preposition", child.lower_, inner


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
