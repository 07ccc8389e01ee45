"""What a release or an open statement says in its own voice: “We call on …”, “The Company has engaged …”.

Only in a document that its layout shows to be one, and only about the issuer: “we”, its name, the noun that stands for
it, or that something did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Candidate, Place
from briefing.extract.statement_readings import VERBAL, Reading
from briefing.extract.statement_spans import FINITE, phrase_place, subject_of
from briefing.extract.statement_speech import read_sentences, spoken_candidate
from briefing.lexicon import Lexicon
from briefing.model.source import Passage, Source

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HEAD = 9  # passages at the head in which a release says that it is one
_FOOT = 6
_LETTERHEAD = 4
_MARK_LENGTH = 90  # characters of a line that says so
_DEFINED = re.compile(r"""\((?:the )?["“][^"“”()\n]{2,40}["”](?:,? (?:or|and) (?:the )?["“][^"“”()\n]{2,40}["”])?\)""")
_TODAY = re.compile(r"\b(?:today|wishes to|is pleased to|announces|announced)\b")
_NAME = re.compile(r"[^\n–—|,;:(\"“]{3,80}")
_DEFINITE = frozenset(("the", "our", "this"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SHORTEST = 4  # words of a sentence that asserts something
_QUOTED = 25  # characters of quoted words that make a sentence somebody's
_TAKING_NOTE = frozenset(("read", "learn", "hear", "see", "meet", "receive"))
_ANNOUNCING = frozenset(("announce", "communicate", "declare", "inform", "issue", "notify", "release", "say", "state"))
_GENERIC = 2  # words of a name that may be shortened to its first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issuer:
    """Whose voice a document has: where it is named in the text, its name's words, and the nouns that stand for it.

    `announcing` says that a line introduces all that follows as the issuer's words: “The council informs the public:”.
    """

    place: Place
    words: tuple[str, ...]
    nouns: frozenset[str]
    announcing: bool = False


def find_own_voice(reading: Reading, source: Source, lexicon: Lexicon, kept: list[Candidate]) -> list[Candidate]:
    """`kept` with the issuer as speaker of “we said”, and candidates for what it asserts without a cue."""
    if not _is_release(source, lexicon):
        return kept
    issuer = _find_issuer(reading, source, lexicon)
    if issuer is None:
        return kept
    for candidate in kept:
        if candidate.speaker is not None and _stands_for(reading, issuer, candidate):
            candidate.speaker = issuer.place
    bodies = [p for p in source.passages if p.kind in ("paragraph", "item")]
    return [*kept, *_asserted(reading, issuer, bodies, kept)]


def _is_release(source: Source, lexicon: Lexicon) -> bool:
    """Whether a line at the head or foot says so, or the first paragraph defines how it will call its issuer."""
    marks = lexicon.words("release_marks")
    for passage in (*source.passages[:_HEAD], *source.passages[-_FOOT:]):
        line = source.text[passage.start : passage.end].strip(" *_#–—-•[](){}").casefold()
        if len(line) <= _MARK_LENGTH and any(_opens_with(line, mark) for mark in marks):
            return True
    first = next((p for p in source.passages if p.kind == "paragraph"), None)
    defined = first is not None and _DEFINED.search(source.text, first.start, first.end) is not None
    return defined and first is not None and _TODAY.search(source.text, first.start, first.end) is not None


def _opens_with(line: str, mark: str) -> bool:
    return line.startswith(mark) and not line[len(mark) : len(mark) + 1].isalnum()


def _find_issuer(reading: Reading, source: Source, lexicon: Lexicon) -> _Issuer | None:
    """The name of the letterhead or publisher where the body has it, “our union”, else the letterhead itself."""
    heads = lexicon.words("organisation_heads") | lexicon.words("company_nouns")
    announcer = _announcer(reading, source)
    if announcer is not None:
        return replace(_issuer(announcer, source.text[slice(*announcer)], heads), announcing=True)
    lines = [p for p in source.passages[:_LETTERHEAD] if p.kind in ("headline", "boilerplate")]
    names = [m[0].strip() for p in lines if (m := _NAME.match(source.text, p.start, p.end)) is not None]
    names = [n for n in (source.publisher or "", *names) if n and (n == source.publisher or _names_body(n, heads))]
    bodies = [p for p in source.passages if p.kind == "paragraph"]
    for name in names:
        place = _first_named(source, name, bodies)
        if place is not None:
            return _issuer(place, name, heads)
    ours = _our_body(reading, bodies, heads)
    if ours is not None:
        return _issuer(ours, " ".join(names) or source.text[slice(*ours)], heads)
    for name, passage in ((n, p) for n in names for p in lines if p.kind == "headline"):
        at = source.text.find(name, passage.start, passage.end)
        if at >= 0:
            return _issuer((at, at + len(name)), name, heads)
    announcing = _announcing(reading, bodies[:1])
    return _issuer(announcing, source.text[slice(*announcing)], heads) if announcing is not None else None


def _announcer(reading: Reading, source: Source) -> Place | None:
    """Who “informs the public:” in a line above the text; the person whose office stands before the name."""
    for passage in (p for p in source.passages[:_HEAD] if p.kind in ("headline", "paragraph")):
        line = source.text[passage.start : passage.end]
        sentences = read_sentences(reading.doc, (passage.start, passage.end)) if line.rstrip().endswith(":") else []
        verbs = [t for s in sentences[-1:] for t in s if t.tag_ in FINITE and t.lemma_ in _ANNOUNCING]
        subject = subject_of(verbs[0]) if verbs else None
        if subject is None or not reading.cues.is_voice(subject):
            continue
        behind = reading.doc[subject.i + 1]
        named = next((e for e in behind.sent.ents if e.label_ == "PERSON" and e.start <= behind.i < e.end), None)
        return (named.start_char, named.end_char) if named is not None else phrase_place(subject)
    return None


def _names_body(name: str, heads: frozenset[str]) -> bool:
    return any(word in heads for word in name.casefold().split())


def _issuer(place: Place, name: str, heads: frozenset[str]) -> _Issuer:
    words = tuple(word.strip(".,").casefold() for word in name.split())
    nouns = frozenset(word for word in words if word in heads) | {"company", "undersigned"}
    return _Issuer(place=place, words=words, nouns=nouns)


def _first_named(source: Source, name: str, bodies: Sequence[Passage]) -> Place | None:
    """Where the body first has a name, whole and in any case of letters."""
    pattern = re.compile(rf"\b{re.escape(name)}(?!\w)", re.IGNORECASE)
    matches = (pattern.search(source.text, p.start, p.end) for p in bodies)
    return next((match.span() for match in matches if match is not None), None)


def _our_body(reading: Reading, bodies: Sequence[Passage], heads: frozenset[str]) -> Place | None:
    """“Our union” outside quotation marks."""
    for passage in bodies:
        for match in re.finditer(r"\b[Oo]ur (\w+)", reading.text[passage.start : passage.end]):
            place = passage.start + match.start(), passage.start + match.end()
            if match[1].casefold() in heads and reading.quotes.around(place[0]) is None:
                return place
    return None


def _announcing(reading: Reading, bodies: Sequence[Passage]) -> Place | None:
    """The body that “today announced …” in the first sentence."""
    for passage in bodies:
        for sentence in read_sentences(reading.doc, (passage.start, passage.end))[:1]:
            named = (e for e in sentence.ents if e.label_ == "ORG" and e.root.dep_ == "nsubj")
            return next(((e.start_char, e.end_char) for e in named), None)
    return None


def _stands_for(reading: Reading, issuer: _Issuer, candidate: Candidate) -> bool:
    """Whether a candidate's speaker is “we”, “our union” or “the ministry” of the letterhead."""
    assert candidate.speaker is not None
    if reading.quotes.around(candidate.speaker[0]) is not None:
        return False
    words = reading.text[slice(*candidate.speaker)].casefold().split()
    return words == ["we"] or (len(words) == 2 and words[0] in _DEFINITE and words[1] in issuer.nouns)


def _asserted(
    reading: Reading, issuer: _Issuer, bodies: Sequence[Passage], kept: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The sentences of the issuer that no other statement touches."""
    taken = sorted((min(c.anchor[0], c.content[0][0]), c.end) for c in kept)
    for passage in bodies:
        own = False
        for sentence in read_sentences(reading.doc, (passage.start, passage.end)):
            root = sentence.root
            subject = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
            own = subject is not None and (_is_issuer(issuer, subject) or (own and subject.lower_ == "it"))
            words = [t for t in sentence if not t.is_space]
            told = own or issuer.announcing or passage.kind == "item" or _denies(sentence, root, subject)
            if not told or not _states(reading, words, root):
                continue
            place = words[0].idx, words[-1].idx + len(words[-1])
            if not any(start < place[1] and place[0] < end for start, end in taken):
                yield spoken_candidate("own-voice", issuer.place, place)


def _is_issuer(issuer: _Issuer, subject: Token) -> bool:
    """Whether a subject is the issuer: “we”, “our members”, its name, the noun that stands for it."""
    if subject.lower_ == "we" or any(c.lower_ == "our" for c in subject.children):
        return subject.ent_type_ != "PERSON" and not any(c.dep_ == "appos" for c in subject.children)
    phrase = [t.lower_ for t in subject.subtree if t.i <= subject.i]
    if len(phrase) == 2 and phrase[0] in _DEFINITE and phrase[1] in issuer.nouns:
        return True
    owner = next((c for c in subject.children if c.dep_ == "poss"), None)
    if owner is not None:
        return _is_issuer(issuer, owner)
    named = subject.pos_ == "PROPN" and phrase[0] == issuer.words[0]
    return named and (len(phrase) >= _GENERIC or len(issuer.words) == 1) and set(phrase) <= set(issuer.words)


def _denies(sentence: Span, root: Token, subject: Token | None) -> bool:
    """“No bottle was sold here.”, “At no time did …”: what an issuer says did not happen is a position."""
    if subject is None or root.pos_ not in VERBAL:
        return False
    first = next((t for t in sentence if not t.is_space), root)
    opening = first.lower_ in ("no", "none", "neither", "never", "nobody", "nothing")
    fronted = first.lower_ == "at" and first.i + 1 < sentence.end and first.nbor(1).lower_ == "no"
    return (opening and first.i <= subject.i) or fronted


def _states(reading: Reading, words: Sequence[Token], root: Token) -> bool:
    """Whether words are a whole sentence of the writer: a finite verb, no question, no quotation."""
    finite = root.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") for c in root.children)
    verbal = root.pos_ in VERBAL and root.lemma_ not in _TAKING_NOTE
    asserts = verbal and finite and len(words) > _SHORTEST and words[-1].text != "?"
    quoted = reading.quotes.touching(words[0].idx, words[-1].idx)
    return asserts and not any(q.end - q.start > _QUOTED for q in quoted)
