"""Those who speak: every holder's span gets the mention that it stands for, unnamed ones too."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.descriptions import describe
from briefing.extract.drafts import Draft
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.voices import observe_voice
from briefing.extract.words import Line

if TYPE_CHECKING:
    from spacy.tokens import Token


def mark_holders(
    lines: list[Line], drafts: list[Draft], holders: list[tuple[int, int]], voc: Vocabulary
) -> Iterator[Draft]:
    """Marks the drafts that a holder's span is about, and makes a description where there is none."""
    starts = [line.sentence.span.start for line in lines]
    for start, end in holders:
        line = lines[max(0, bisect.bisect_right(starts, start) - 1)]
        inside = [d for d in drafts if d.line is line and d.start < end and start < d.end]
        for token in _heads(line, start, end):
            head = token
            own = [d for d in inside if _start(d) <= head.idx < _end(d, voc)]
            if head.lower_ in voc.documents:
                makers = _makers(head, inside)
                own = makers or own
                head = head if makers else _maker_noun(head, voc)
            for draft in own:
                _mark(draft)
                for ally in _allies(draft, drafts, voc):
                    _mark(ally)
            if not own and head.pos_ in ("NOUN", "PROPN"):
                made = _describe(line, head, voc)
                if made is not None:
                    _mark(made)
                    inside.append(made)
                    yield made


def _start(draft: Draft) -> int:
    """Where a name starts with the titles of its run."""
    return draft.line.words[draft.first - len(draft.title)].start


def _end(draft: Draft, voc: Vocabulary) -> int:
    """Where a name ends with the letters of a degree or honour behind it (“Ana Roe QC”)."""
    words, last = draft.line.words, draft.last
    while last < len(words) and words[last].text in voc.letters_after:
        last += 1
    return words[last - 1].end if draft.form == "name" else draft.end


def _makers(document: Token, inside: list[Draft]) -> list[Draft]:
    """The names that a paper is from: “the UN report”, “the ministry's statement”, “a statement by the fund”."""
    nearest = [t for t in document.children if t.dep_ in ("poss", "compound", "amod", "nmod")]
    nearest += [
        o for p in document.children if p.dep_ == "prep" and p.lower_ in ("by", "from", "of") for o in p.children
    ]
    places = [t.idx for t in nearest]
    return [
        d
        for d in inside
        if any(d.start <= place < d.end for place in places)
        and d.end <= document.idx + 200
        and not d.start <= document.idx < d.end
    ]


def _allies(draft: Draft, drafts: list[Draft], voc: Vocabulary) -> Iterator[Draft]:
    """The other states of “American and British officials”, “the US and Iraqi governments”: they speak as well."""
    words = draft.line.words
    if draft.form != "description" or not draft.plural or draft.head not in voc.voices:
        return
    states = [d for d in drafts if d.line is draft.line and d.form == "name" and d.world]
    head = next((i for i in range(draft.first, draft.last) if words[i].low == draft.head), draft.first)
    for ally in (d for d in states if d.surface != draft.owner and draft.first - 3 <= d.first < head):
        joined = ally.last < head and words[ally.last].low in ("and", ",")
        last = draft.first <= ally.first and words[ally.first - 1].low == "and"
        if (joined and any(d.first == ally.last + 1 for d in states)) or last:
            yield ally


def _maker_noun(document: Token, voc: Vocabulary) -> Token:
    """The noun that a paper is from (“police reports”), else the paper itself."""
    for token in document.children:
        if token.dep_ in ("compound", "poss", "nmod") and (
            token.lower_ in voc.bodies or token.lower_ in voc.agencies or token.lower_ in voc.groups
        ):
            return token
    return document


def _mark(draft: Draft) -> None:
    draft.features.add("holder")
    draft.speaks = draft.acts = True
    draft.place = False


def _heads(line: Line, start: int, end: int) -> list[Token]:
    """The head words of a span: its root, what is joined to it by “and”, and what stands in apposition."""
    tokens = [w.token for w in line.words if w.token is not None and start <= w.start < end]
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    chosen = [t for t in roots if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "VERB", "X")][:1]
    for token in chosen:
        chosen += [t for t in tokens if t.head.i == token.i and t.dep_ in ("conj", "appos") and t not in chosen]
    return chosen


def _describe(line: Line, head: Token, voc: Vocabulary) -> Draft | None:
    place = next((i for i, w in enumerate(line.words) if w.token is not None and w.token.i == head.i), None)
    if place is None:
        return None
    draft = describe(line, place, voc)
    observe_voice(draft, voc)
    return draft
