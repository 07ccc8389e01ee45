"""One utterance in different words, or given to two speakers.

Candidates share two weighty words (blocking by word pairs of rare words); whether two quotations are one utterance is
decided by aligning their words (Ratcliff & Obershelp 1988, as in `difflib`). Only a difference inside the aligned
stretch counts: one source may quote more than another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from briefing.labels import say
from briefing.lexicon import Lexicon
from briefing.model.findings import Conflict, ConflictSide
from briefing.model.observations import Statement
from briefing.model.source import Evidence, Span, content_id
from briefing.naming import name_words
from briefing.reconcile.actors import Cast
from briefing.reconcile.assertions import voice_of
from briefing.reconcile.material import Material

FEWEST_WORDS = 4
BLOCK = 6
LEAST_RUN = 5
LEAST_START = 4
MOST_COMPARED = 20  # quotations with two rare words that each is compared with, so that many sources cost no square
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*")
_INSERTED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_GAP = ("...", "…")


@dataclass(frozen=True, eq=False)
class Quote:
    """A quotation: its words in lower case without what the source put in brackets, and its weighty words.

    A spokesman and the body he speaks for are no two speakers: only persons can be. A speaker known by an office only
    has no name here, as he may be whoever else is quoted.
    """

    source: str
    voice: str
    speaker: str
    person: bool
    span: Span
    text: str
    words: tuple[str, ...]
    weighty: frozenset[str]
    evidence: Evidence


def detect(material: Material, cast: Cast) -> tuple[Conflict, ...]:
    """The conflicts of wording and of speaker, longest agreement first."""
    quotes = list(_quotes(material, cast))
    found: list[tuple[int, Quote, Quote, str]] = []
    for a, b in _candidates(quotes):
        if difference := compare_words(material.lexicon, a, b):
            found.append((difference[0], a, b, difference[1]))
    found.sort(key=lambda entry: (-entry[0], entry[1].span, entry[2].span))
    used: set[tuple[str, int]] = set()
    kept: list[Conflict] = []
    for _, a, b, what in found:
        places = {(q.source, q.evidence.sentence) for q in (a, b)}
        if not places & used:
            used |= places
            kept.append(_conflict(a, b, what))
    return tuple(kept)


def find_alike(material: Material, cast: Cast) -> Iterator[tuple[Quote, Quote]]:
    """Quotations of one named speaker in two sources that share most of their weighty words, the most telling first."""
    pairs = [p for p in _candidates(list(_quotes(material, cast))) if p[0].voice == p[1].voice and p[0].speaker]
    alike = [(len(a.weighty & b.weighty), a, b) for a, b in pairs if _mostly(a, b)]
    yield from ((a, b) for _, a, b in sorted(alike, key=lambda entry: (-entry[0], entry[1].span, entry[2].span)))


def _mostly(a: Quote, b: Quote) -> bool:
    return a.words != b.words and 2 * len(a.weighty & b.weighty) >= min(len(a.weighty), len(b.weighty))


def _quotes(material: Material, cast: Cast) -> Iterator[Quote]:
    stop = material.lexicon.words("function_words")
    for observed in material.observations:
        for statement in observed.statements:
            for span in statement.quoted:
                text = _text(statement, span)
                words = tuple(_even(w) for w in _WORD.findall(_INSERTED.sub(" ", text)))
                weighty = frozenset(w for w in words if w not in stop and len(w) > 3)
                if len(words) >= FEWEST_WORDS:
                    voice = voice_of(material, cast, observed.source, statement.speakers)
                    actors = cast.of_mentions(observed.source, statement.speakers)
                    name = actors[0].name if actors and not actors[0].unnamed else ""
                    person = bool(actors) and actors[0].kind == "person" and not actors[0].unnamed
                    yield Quote(observed.source, voice, name, person, span, text, words, weighty, statement.evidence)


def _even(word: str) -> str:
    """A word whatever its house style: “transformation’” with the mark that closes an inner quotation, “IBM’s”."""
    return word.lower().replace("’", "'").rstrip("'-")


def _text(statement: Statement, span: Span) -> str:
    """The words of a quoted part, as far as they stand in the statement's evidence."""
    start = statement.evidence.span.start
    return statement.evidence.quote[max(0, span.start - start) : max(0, span.end - start)]


def _candidates(quotes: list[Quote]) -> list[tuple[Quote, Quote]]:
    """Pairs from different sources that share two of their rarest words."""
    spread = Counter(w for q in quotes for w in q.weighty)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        rare = sorted((w for w in quote.weighty if spread[w] > 1), key=lambda w: (spread[w], w))[:BLOCK]
        for pair in combinations(sorted(rare), 2):
            blocks[pair].append(number)
    pairs = {
        (i, j)
        for block in blocks.values()
        for place, i in enumerate(block)
        for j in block[place + 1 : place + 1 + MOST_COMPARED]
        if quotes[i].source != quotes[j].source
    }
    return [(quotes[i], quotes[j]) for i, j in sorted(pairs)]


def compare_words(lexicon: Lexicon, a: Quote, b: Quote) -> tuple[int, str] | None:
    """How many words two quotations of one utterance share, and in what they differ; None when they don't conflict."""
    matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    shared = a.weighty & b.weighty
    short = min(len(a.words), len(b.words))
    known = a.voice == b.voice and a.speaker != ""
    stop = lexicon.words("function_words")
    if known and _other_course(a, b, stop):
        return same, "wording"
    enough = (len(shared) >= 3 and same >= 4) or (known and len(shared) >= 2 and same >= 5)
    if not ((enough and same >= 0.6 * short) or (len(shared) >= 5 and same >= 0.45 * short)):
        return None
    if a.speaker and b.speaker and a.voice != b.voice:
        if not (a.person and b.person) or _name(a) & _name(b):
            return None
        return (same, "speaker") if same >= 8 and same >= 0.9 * short else None
    differing = [w for w in _inner_difference(a, b, matcher) if w not in stop]
    return (same, "wording") if differing or _other_end(a, b, matcher) else None


def _name(quote: Quote) -> set[str]:
    """The words of a speaker’s name; “Lund’s mother” may be the Lund whom another source quotes."""
    return set(name_words(quote.speaker.replace("’s ", " ").replace("'s ", " ")))


def _other_end(a: Quote, b: Quote, matcher: SequenceMatcher[str]) -> bool:
    """Whether two whole utterances differ in their last word: a cut quotation would lack words, not change one."""
    last = [m for m in matcher.get_matching_blocks() if m.size][-1]
    ends = (a.words[last.a + last.size :], b.words[last.b + last.size :])
    closed = all(q.text.rstrip().endswith((".", "!", "?", ",")) for q in (a, b))
    return closed and last.size >= LEAST_RUN and all(len(end) == 1 for end in ends)


def _other_course(a: Quote, b: Quote, stop: frozenset[str]) -> bool:
    """Whether one person's two whole utterances start alike, with weighty words, and go on in other words."""
    shared = next((n for n, (x, y) in enumerate(zip(a.words, b.words, strict=False)) if x != y), 0)
    start, ends = a.words[:shared], [set(q.words[shared:]) - stop for q in (a, b)]
    weighty = [w for w in start if w in a.weighty]
    whole = all(q.text.rstrip().endswith((".", "!", "?", ",")) for q in (a, b))
    return whole and len(start) >= LEAST_START and len(weighty) > 1 and all(ends) and not ends[0] & ends[1]


def _inner_difference(a: Quote, b: Quote, matcher: SequenceMatcher[str]) -> list[str]:
    """The words that differ between the first and the last word that both have."""
    blocks = [m for m in matcher.get_matching_blocks() if m.size]
    first, last = blocks[0], blocks[-1]
    gap = any(mark in q.text for mark in _GAP for q in (a, b))
    found: list[str] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        inside = i1 >= first.a and i2 <= last.a + last.size and j1 >= first.b and j2 <= last.b + last.size
        if kind == "equal" or not inside or (gap and kind != "replace"):
            continue
        found.extend((*a.words[i1:i2], *b.words[j1:j2]))
    return found


def _conflict(a: Quote, b: Quote, what: str) -> Conflict:
    sides = tuple(
        ConflictSide(value=" ".join(q.text.split()), sources=(q.source,), evidence=(q.evidence,)) for q in (a, b)
    )
    speaker = a.speaker or b.speaker or "one speaker"
    explanation = (
        say("The two sources quote {speaker} on the same occasion in different words.", speaker=speaker)
        if what == "wording"
        else say("The same words are given to {one} and to {other}.", one=a.speaker, other=b.speaker)
    )
    return Conflict(
        id=content_id("C", "quotation", a.source, a.span.start, b.source, b.span.start),
        type="quotation",
        about=f"what {speaker} said" if what == "wording" else "who said it",
        sides=sides,
        resolution="open",
        severity="medium" if what == "wording" else "high",
        explanation=explanation,
    )
