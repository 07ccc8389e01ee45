"""What a statement says, piece by piece: a long quotation says several things, and each is cited by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.model.observations import Statement
from briefing.model.source import Evidence, Span
from briefing.reconcile.material import Material

APART = 60  # characters: a quotation that goes on after its cue, and is no shorter, is a position of its own
_MARKS = 4  # characters that marks and a comma take beside a quotation
_LEANS = re.compile(r"(?:And|But|Or|So|Because|That|This|These|Those|It|They|He|She|Then)\b")


def split_statement(material: Material, statement: Statement) -> Iterator[tuple[str, list[Evidence]]]:
    """A statement as texts with their evidence: several where a long quotation says several things.

    A quotation that goes on apart from its cue is one of its own, and a long one is cut into stretches of sentences.
    Each cites its own sentences first, then those that say whose words they are.
    """
    parts = _later_parts(statement)
    kept = [span for span in statement.content if span not in parts]
    cut = _stretches(material, statement, kept[0]) if len(kept) == 1 else []
    cut = cut if len(cut) > 1 else []
    if not (parts or cut):
        yield statement.text, [statement.evidence]
        return
    near = _near(material, statement, kept, apart=bool(cut))
    if not cut:
        yield _opened(statement, _text_of(statement, kept)), [near] if near is not None else [statement.evidence]
    further = [stretch for part in parts for stretch in _stretches(material, statement, part) or [part]]
    for stretch in (*cut, *further):
        own = _sentences(material, statement, stretch.start, stretch.end)
        told = near is None or own.span.contains(near.span)
        yield _text_of(statement, [stretch]), [own] if told or near is None else [own, near]


def _near(material: Material, statement: Statement, kept: list[Span], *, apart: bool) -> Evidence | None:
    """The sentences that say whose words they are, with what is `kept` beside the cue unless that is cut `apart`."""
    cue = statement.cue_span
    if cue is None:
        return None
    if apart:
        return _sentences(material, statement, cue.start, cue.end)
    return _sentences(material, statement, min(cue.start, kept[0].start), max(cue.end, kept[-1].end))


def _stretches(material: Material, statement: Statement, part: Span) -> list[Span]:
    """A part that is one quotation as stretches that can be understood alone; none where it is no such part."""
    inner = next(
        (q for q in statement.quoted if part.contains(q) and q.end - q.start > part.end - part.start - _MARKS), None
    )
    if inner is None or statement.mode != "direct":
        return []
    found: list[Span] = []
    for sentence in material.sentences_in(inner):
        start, end = max(inner.start, sentence.span.start), min(inner.end, sentence.span.end)
        leaning = "anaphoric" in sentence.traits or _LEANS.match(sentence.evidence.quote.lstrip("“\"'‘"))
        if found and (leaning or end - start < APART or found[-1].end - found[-1].start < APART):
            found[-1] = Span(source=inner.source, start=found[-1].start, end=end)
        else:
            found.append(Span(source=inner.source, start=start, end=end))
    return found


def _later_parts(statement: Statement) -> list[Span]:
    """The quoted parts that stand apart from the cue and are long enough to say something by themselves."""
    cue = statement.cue_span
    if len(statement.content) < 2 or cue is None:
        return []
    apart = [span for span in statement.content[1:] if span.start > cue.end and span.end - span.start > APART]
    return [s for s in apart if any(s.contains(q) for q in statement.quoted) and not _continues(statement, s)]


def _continues(statement: Statement, part: Span) -> bool:
    """Whether a part goes on in the middle of a sentence: “‘It fell,’ he says, ‘because the mild cases are found.’”."""
    opening = re.search(r"\w", statement.evidence.quote[part.start - statement.evidence.span.start :])
    return opening is not None and opening[0].islower()


def _text_of(statement: Statement, spans: Iterable[Span]) -> str:
    """The words of some spans of the content, from the evidence that holds them."""
    whole = statement.evidence
    pieces = (whole.quote[s.start - whole.span.start : s.end - whole.span.start] for s in spans)
    return " … ".join(" ".join(piece.split()).strip(" ,;:") for piece in pieces)


def _opened(statement: Statement, text: str) -> str:
    """The text of a part with the cue before it where the statement prints it: “apologised for …”."""
    place = statement.text.find(text)
    return f"{statement.text[:place]}{text}" if 0 < place <= len(statement.cue) + APART else text


def _sentences(material: Material, statement: Statement, first: int, last: int) -> Evidence:
    """The sentences from the one at `first` to the one at `last` (offsets), as evidence of the statement's rule."""
    source, rule = material.source(statement.evidence.source), statement.evidence.rule
    opening = material.sentence_of(Span(source=source.id, start=first, end=first + 1))
    closing = material.sentence_of(Span(source=source.id, start=last - 1, end=last))
    if opening is None or closing is None:
        return statement.evidence
    return source.cite(opening.span.start, max(closing.span.end, last), rule, sentence=opening.number)
