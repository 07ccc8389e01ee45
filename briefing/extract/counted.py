"""What a number counts: the noun with its modifiers, as the source writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.extract.events import governor
from briefing.extract.parse import Parsed
from briefing.extract.quantities import Quantity
from briefing.model.observations import Figure, Stage

_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_STATES = frozenset(
    {"dead", "injured", "wounded", "missing", "killed", "homeless", "displaced", "arrested", "ill", "sick"}
)
_PRONOUNS = frozenset({"them", "us", "you", "those", "these", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counted phrase, its head's lemma, and whether the noun had to be taken from elsewhere."""

    text: str = ""
    head: str = ""
    elliptical: bool = False
    stage: Stage = ""


def number_tokens(tokens: list[Token], quantity: Quantity) -> list[Token]:
    """The tokens of the number itself."""
    return [t for t in tokens if t.idx < quantity.number_end and t.idx + len(t) > quantity.start]


def find_counted(
    parsed: Parsed, tokens: list[Token], numbers: list[Token], quantity: Quantity, before: Sequence[Figure]
) -> Counted | None:
    """What a quantity counts; None when the number must not be printed because nothing tells what it is."""
    behind = [t for t in tokens if t.idx >= quantity.end]
    if quantity.kind in ("count", "votes", "share"):
        return _counted_things(parsed, numbers, behind, quantity, before)
    return _measured_thing(parsed, numbers, behind, quantity)


def _counted_things(
    parsed: Parsed, numbers: list[Token], behind: list[Token], quantity: Quantity, before: Sequence[Figure]
) -> Counted | None:
    if quantity.kind == "votes":
        return Counted(text="votes", head="vote")
    direct = _phrase(_after_of(behind) if quantity.kind == "share" or _of_follows(behind) else behind)
    if direct is not None:
        return direct
    if _of_follows(behind) and len(behind) > 1 and behind[1].lower_ in _PRONOUNS:
        return _antecedent(before, numbers)
    return _elliptical(parsed, numbers, quantity, before)


def _of_follows(behind: list[Token]) -> bool:
    return bool(behind) and behind[0].lower_ == "of"


def _after_of(behind: list[Token]) -> list[Token]:
    """The phrase behind “of”, its determiners left out."""
    rest = behind[1:] if _of_follows(behind) else behind
    while rest and (rest[0].pos_ in ("DET", "PRON") and rest[0].lower_ not in _PRONOUNS or rest[0].tag_ == "PRP$"):
        rest = rest[1:]
    return rest


def _phrase(tokens: list[Token]) -> Counted | None:
    """The noun phrase that begins at the first token: modifiers and head, and an “of” phrase that belongs to it."""
    run: list[Token] = []
    for token in tokens:
        if run and run[-1].pos_ in ("NOUN", "PROPN") and not _continues(run[-1], token):
            break
        if not _in_phrase(token, run):
            break
        run.append(token)
    while run and run[-1].pos_ not in ("NOUN", "PROPN") and run[-1].lower_ not in _STATES:
        run.pop()
    if not run or run[-1].ent_type_ in ("DATE", "TIME") and run[-1].pos_ == "PROPN":
        return None
    head = run[-1]
    tail = _of_phrase(head, [t for t in tokens if t.i > head.i])
    text = _text([*run, *tail])
    return Counted(text=re.sub(r"^(?:more|other|additional)\s(?=\w)", "", text), head=head.lemma_.lower())


def _in_phrase(token: Token, run: list[Token]) -> bool:
    if token.pos_ in _PREMODIFIERS and token.lower_ not in (
        "ago",
        "earlier",
        "later",
        "so",
        "as",
        "now",
        "not",
        "only",
        "then",
    ):
        return token.pos_ != "NUM" or bool(run)
    if token.tag_ in ("VBN", "VBG") and (token.dep_ == "amod" or token.lower_ in _STATES):
        return True
    if token.text in ("-", "'", "'s", "’s") or token.tag_ == "POS":
        return bool(run)
    return token.lower_ in ("or", "and", "/") and bool(run) and run[-1].pos_ == "ADJ"


def _continues(head: Token, token: Token) -> bool:
    """Whether a noun is followed by another part of the same phrase."""
    if token.text == "-" or token.tag_ == "POS" or (head.nbor(1).text == "-" if head.i + 1 < len(head.doc) else False):
        return True
    return (
        token.pos_ in ("NOUN", "PROPN")
        and head.tag_ != "NNS"
        and (head.dep_ in ("compound", "nmod", "amod", "poss") or head.head == token)
    )


def _of_phrase(head: Token, behind: list[Token]) -> list[Token]:
    """“of …” directly behind a head, without what hangs on it by a comma."""
    if not behind or behind[0].lower_ != "of" or behind[0].i != head.i + 1:
        return []
    part = {t.i for t in behind[0].subtree}
    phrase: list[Token] = []
    for token in behind:
        if token.i not in part or token.text in (",", ";", "(", "--", "—") or token.dep_ == "relcl" or len(phrase) > 8:
            break
        phrase.append(token)
    return phrase


def _text(tokens: list[Token]) -> str:
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in tokens)).strip(" -")


def _antecedent(before: Sequence[Figure], numbers: list[Token]) -> Counted | None:
    """“three of them”: what the last figure before counted, when it was a count close by."""
    if before and before[-1].head and not before[-1].unit and numbers[0].idx - before[-1].span.end < 300:
        return Counted(text=before[-1].counts, head=before[-1].head, elliptical=True)
    return None


def _elliptical(parsed: Parsed, numbers: list[Token], quantity: Quantity, before: Sequence[Figure]) -> Counted | None:
    """A number without a noun: the subject of a change or a tally, or the noun of the figure it answers."""
    tallies = parsed.lexicon.words("tallies")
    changes = parsed.lexicon.words("change_words")
    verb = governor(numbers[-1])
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    preposition = numbers[0].nbor(-1) if numbers[0].i else None
    stage: Stage = "previous" if _comes_from(numbers[0]) else ""
    if verb.lemma_.lower() in changes and before and _same_sentence(before[-1], numbers) and not before[-1].unit:
        if _comes_from(numbers[0]) or preposition is not None and preposition.lower_ == "to":
            return Counted(text=before[-1].counts, head=before[-1].head, elliptical=True, stage=stage)
    if (
        subject is not None
        and subject.pos_ == "NOUN"
        and (subject.lemma_.lower() in tallies or verb.lemma_.lower() in changes)
    ):
        return _subject_phrase(subject, stage)
    named = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in tallies), None)
    answers = named is not None or (subject is not None and subject.lemma_.lower() in tallies)
    if (answers or _gapped(numbers, quantity)) and before and not before[-1].unit and before[-1].head:
        if numbers[0].idx - before[-1].span.end < 400:
            return Counted(text=before[-1].counts, head=before[-1].head, elliptical=True)
    return None


def _comes_from(number: Token) -> bool:
    """“from 41”, “up from 212”."""
    words = [number.nbor(-k).lower_ for k in (1, 2, 3) if number.i >= k]
    return "from" in words


def _same_sentence(figure: Figure, numbers: list[Token]) -> bool:
    return figure.span.start >= numbers[0].sent.start_char


def _gapped(numbers: list[Token], quantity: Quantity) -> bool:
    """“the ministry says six”, “not 41”: a bare number as what somebody says or what is put right."""
    verb, number = governor(numbers[-1]), numbers[-1]
    said = number.dep_ in ("dobj", "ccomp", "attr") and verb.lemma_ in (
        "say",
        "be",
        "report",
        "count",
        "claim",
        "give",
        "cite",
    )
    ahead = number.doc[max(0, numbers[0].i - 2) : numbers[0].i].text.lower()
    return said or ahead.endswith("not") or ahead.endswith("of") and quantity.kind == "count"


def _subject_phrase(subject: Token, stage: Stage) -> Counted | None:
    phrase = [t for t in subject.subtree if t.dep_ not in ("relcl", "acl") and t.i - subject.i < 8]
    kept: list[Token] = []
    for token in phrase:
        if token.text in (",", ";", "--", "—", "(") and token.i > subject.i:
            break
        kept.append(token)
    while kept and (kept[0].pos_ in ("DET", "PUNCT") or kept[0].lower_ in ("its", "their")):
        kept = kept[1:]
    kept = [t for t in kept if not t.is_space]
    text = _text(kept)
    return Counted(text=text, head=subject.lemma_.lower(), elliptical=True, stage=stage) if text else None


def _measured_thing(parsed: Parsed, numbers: list[Token], behind: list[Token], quantity: Quantity) -> Counted:
    """What an amount of money, a share or a measure is of; an empty phrase when the text leaves it to the clause."""
    number = numbers[-1]
    if _of_follows(behind):
        inner = _phrase(_after_of(behind))
        if inner is not None:
            return inner
    if behind and behind[0].idx <= quantity.end + 1 and behind[0].pos_ in ("NOUN", "PROPN", "ADJ") or _hyphen(behind):
        inner = _phrase([t for t in behind if not (t.text == "-" and t.i == behind[0].i)])
        if inner is not None:
            return inner
    node = number
    while (
        node.dep_ in ("nummod", "quantmod", "compound", "nmod", "npadvmod")
        and node.head.idx < quantity.end
        and node.head != node
    ):
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ in ("NOUN", "PROPN"):
        return _noun_before(node.head.head)
    return _from_clause(parsed, number)


def _hyphen(behind: list[Token]) -> bool:
    return bool(behind) and behind[0].text == "-"


def _noun_before(noun: Token) -> Counted:
    """“the duty of 22.5 per cent”: the noun and its modifiers."""
    kept = [
        t for t in noun.subtree if t.i <= noun.i and (t.head == noun or t == noun) and t.pos_ not in ("DET", "PUNCT")
    ]
    return Counted(text=_text(kept), head=noun.lemma_.lower())


def _from_clause(parsed: Parsed, number: Token) -> Counted:
    """“exports fell 12%”, “the dam is 142 metres high”: the subject, and the verb when it tells a change."""
    verb = governor(number)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.i > number.i:
        return Counted()
    phrase = _subject_phrase(subject, "")
    if phrase is None:
        return Counted()
    if verb.lemma_.lower() in parsed.lexicon.words("change_words"):
        return Counted(text=f"{phrase.text} {verb.text}", head=phrase.head)
    return Counted(text=phrase.text, head=phrase.head) if verb.lemma_ == "be" else Counted()
