"""Open matters: explicit questions, things unconfirmed, pending or conditional.

The cues are patterns (`doubt.*`); the sentence that carries one is written as a question by `questions.word_question`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.extract.interrogatives import Namer
from briefing.extract.parse import Parsed
from briefing.extract.questions import word_question
from briefing.model.observations import Doubt, Mention, Sentence

_NOTE = 6  # sentences of a note whose first line may be its text
_LEAST_WORDS = 4
_MONTH_MAY = re.compile(r"\b(?:in|since|from|of|on|until|by|early|late|last|mid) May\b|\bMay \d|\b\d+ May\b")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_TURN = re.compile(r"\s*[A-Z][\w.’'-]*(?: [\w.’'–-]+){0,4}(?: \([^()\n]{2,60}\))?: (?=[“\"A-Z])")
_EVASION = re.compile(
    r"(?i)\b(?:no comment|not comment|(?:cannot|can['’]t|could not) (?:say|tell|answer)|(?:don['’]t|do not) know"
    r"|would not say|we['’]ll see)\b"
)


def find_doubts(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Doubt, ...]:
    """The open matters of a source, in text order; `text` is the question, empty where no rule can word it.

    A sentence with several cues gives one `Doubt` for each; all of them carry the same question.
    """
    namer = Namer(mentions)
    found: list[Doubt] = []
    for place, sentence in enumerate(parsed.sentences):
        if sentence.zone == "heading" or len(sentence.evidence.quote.split()) < _LEAST_WORDS:
            continue
        matches = list(_cues(parsed, sentence))
        if not matches or (_asks(matches) and not _is_open(parsed, place)):
            continue
        question = word_question(parsed, sentence, namer, explicit=_asks(matches))
        if _asks(matches) and not question:
            continue
        for rule_id, label, cue in matches:
            evidence = parsed.cite_sentence(sentence.span.start, rule_id)
            found.append(Doubt(why=label, cue=cue, text=question, evidence=evidence))  # type: ignore[arg-type]
    return tuple(found)


def _cues(parsed: Parsed, sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    text = _MONTH_MAY.sub(lambda m: "_" * len(m[0]), sentence.evidence.quote)
    text = " ".join(text.split())
    for compiled in parsed.lexicon.patterns("doubt."):
        match = compiled.regex.search(text)
        if match:
            yield compiled.rule.id, compiled.rule.label, match[0].strip()


def _asks(matches: Sequence[tuple[str, str, str]]) -> bool:
    return any(rule_id == "doubt.question" for rule_id, _, _ in matches)


def _is_open(parsed: Parsed, place: int) -> bool:
    """Whether a question is one of substance: no headline's teaser, not the asker's own, not answered right behind."""
    quote = parsed.sentences[place].evidence.quote
    teaser = parsed.sentences[place].zone == "headline" and len(parsed.sentences) > _NOTE
    if _FIRST_PERSON.search(quote) or teaser:
        return False
    following = parsed.sentences[place + 1] if place + 1 < len(parsed.sentences) else None
    if following is None:
        return True
    gap = parsed.source.text[parsed.sentences[place].span.end : following.span.start]
    answer = following.evidence.quote
    if _is_turn(parsed, place):
        return bool(_EVASION.search(answer))
    return "\n" in gap or not re.match(r"(?i)(?:yes|no|partly|not|because|it depends|that is|this is)\b", answer)


def _is_turn(parsed: Parsed, place: int) -> bool:
    """Whether a sentence stands in a speaker's turn of a record or interview: “Chair: …”, “Ms Ade (North): …”."""
    start = parsed.sentences[place].span.start
    line = parsed.source.text.rfind("\n", 0, start) + 1
    return _TURN.match(parsed.source.text[line : start + 100]) is not None
