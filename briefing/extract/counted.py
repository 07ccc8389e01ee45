"""What a number counts: the noun with its modifiers, as the source writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from briefing.extract.parse import Parsed
from briefing.extract.phrases import Counted, noun_before, read_phrase, subject_phrase
from briefing.extract.quantities import Quantity
from briefing.extract.tenses import governor
from briefing.model.observations import Figure, Stage

_DOCUMENTS = frozenset({"study", "survey", "report", "document", "draft", "estimate", "census", "register", "audit"})
TIME_UNITS = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year"))
_PRONOUNS = frozenset({"them", "us", "you", "those", "these", "whom"})
_SPEAKERS = frozenset({"us", "you"})
_ANSWERS = frozenset(("talk of", "reports of", "estimates of", "count of", "figure of"))
_STANDS = frozenset({"stand", "remain"})
_OWNER = 5  # tokens within which the whole number of “of the yard’s 32 cranes” stands
_NAMES_A_KIND = 10  # below it, a number before a hyphen is part of a name
_AMOUNT = 1_000_000
_NEAR = 300  # characters between a number and the figure before it whose noun it can share


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
    if len(behind) > 1 and behind[0].text == "-" and behind[1].lower_ in parsed.lexicon.words("fractions"):
        return None
    if _hyphen(behind) and len(behind) > 1:
        return _compound(behind[1:], quantity)
    direct = read_phrase(_after_of(behind) if quantity.kind == "share" or _of_follows(behind) else behind)
    if direct is not None:
        return direct if direct.plural or (quantity.kind == "share" and _of_follows(behind)) else None
    if _of_follows(behind) and len(behind) > 1 and behind[1].lower_ in _PRONOUNS:
        speakers = behind[1].lower_ in _SPEAKERS
        return None if speakers else _tellers(numbers, behind[1]) or _antecedent(before, numbers)
    against = len(behind) > 1 and behind[0].lower_ == "to" and behind[1].like_num
    paid = is_scaled(quantity) and governor(numbers[-1]).lemma_.lower() in parsed.lexicon.words("money_verbs")
    if paid and (money := _usual_money(before)):
        return money
    return None if against or quantity.value is None else _elliptical(parsed, numbers, before)


def is_scaled(quantity: Quantity) -> bool:
    """Whether a number is so large that nobody ranks by it (“the first 900 million”), and that it is an amount."""
    return (quantity.value or quantity.high or 0) >= _AMOUNT


def _usual_money(before: Sequence[Figure]) -> Counted | None:
    """“took out 3.8bn”: in the one currency of all amounts that the source has named so far."""
    currencies = {f.unit for f in before if f.evidence.rule == "figure.money" and " per " not in f.unit}
    return Counted(unit=currencies.pop(), elliptical=True) if len(currencies) == 1 else None


def _compound(behind: list[Token], quantity: Quantity) -> Counted | None:
    """“a 430,000-strong workforce”, “a 214-page judgment”; a small number only names a kind (“four-nation bloc”)."""
    if behind[0].lower_ == "strong":
        return read_phrase(behind[1:])
    if behind[0].pos_ not in ("NOUN", "PROPN") or (quantity.value or 0) < _NAMES_A_KIND:
        return None
    return Counted(text=behind[0].text, head=behind[0].lemma_.lower())


def _of_follows(behind: list[Token]) -> bool:
    return bool(behind) and behind[0].lower_ == "of"


def _after_of(behind: list[Token]) -> list[Token]:
    """The phrase behind “of”, its determiners left out."""
    rest = behind[1:] if _of_follows(behind) else behind
    while rest and ((rest[0].pos_ in ("DET", "PRON") and rest[0].lower_ not in _PRONOUNS) or rest[0].tag_ == "PRP$"):
        rest = rest[1:]
    return _behind_whole(rest) if _of_follows(behind) else rest


def _behind_whole(rest: list[Token]) -> list[Token]:
    """“four of [the five] berths”, “26% of [the firm’s 430,000-strong] workforce”: what follows the whole."""
    for place, token in enumerate(rest[:_OWNER]):
        if token.like_num:
            after = rest[place + 1 :]
            return after[2:] if len(after) > 2 and after[0].text == "-" and after[1].lower_ == "strong" else after
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.tag_ != "POS":
            break
    return rest


def _antecedent(before: Sequence[Figure], numbers: list[Token]) -> Counted | None:
    """“three of them”: what the last figure before counted, when it was a count close by."""
    if before and before[-1].head and not before[-1].unit and numbers[0].idx - before[-1].span.end < _NEAR:
        return Counted(text=before[-1].counts, head=before[-1].head, elliptical=True)
    return None


def _tellers(numbers: list[Token], pronoun: Token) -> Counted | None:
    """“Strikers claim 1,900 of them will lose …”: those who say so, when they are many and stand at the head."""
    teller = next(
        (c for v in numbers[-1].ancestors for c in v.children if c.dep_ == "nsubj" and c.i < numbers[0].i), None
    )
    if teller is None or teller.tag_ not in ("NNS", "NNPS") or pronoun.lower_ != "them":
        return None
    if any(c.dep_ == "nummod" for c in teller.children):
        return None  # “Four people died, two of them guards”: the figure before
    return subject_phrase(teller, "")


def _elliptical(parsed: Parsed, numbers: list[Token], before: Sequence[Figure]) -> Counted | None:
    """A number without a noun: the subject of a change or a tally, or the noun of the figure it answers."""
    tallies, changes = parsed.lexicon.words("tallies"), parsed.lexicon.words("change_words")
    verb = governor(numbers[-1])
    if (whole := _fronted_whole(numbers[-1], verb)) is not None:
        return whole
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if (stood := _stood_at(numbers, verb, subject)) is not None:
        return stood
    changing, telling = verb.lemma_.lower() in changes, subject is not None and subject.lemma_.lower() in tallies
    stage: Stage = "previous" if _comes_from(numbers[0]) else ""
    if changing and before and _same_sentence(before[-1], numbers) and not before[-1].unit and _is_end(numbers[0]):
        return Counted(text=before[-1].counts, head=before[-1].head, elliptical=True, stage=stage)
    if subject is not None and telling and _bare(subject) and (answer := _antecedent(before, numbers)):
        return answer
    if subject is not None and subject.pos_ == "NOUN" and (telling or changing):
        return subject_phrase(subject, stage)
    tally = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in tallies), None)
    if verb.dep_ == "acl" and numbers[-1].dep_ == "pobj" and numbers[-1].head.lower_ == "at":
        tally = verb.head  # “put the number taking part at 54”
    counts = tally is not None and tally.lemma_.lower() in parsed.lexicon.words("head_counts")
    if (
        tally is not None
        and counts
        and any(c.dep_ in ("acl", "relcl", "prep") and c.lower_ != "at" for c in tally.children)
    ):
        return _tallied(tally, numbers)
    return _antecedent(before, numbers) if tally is not None or telling or _gapped(numbers) else None


def _tallied(tally: Token, numbers: list[Token]) -> Counted | None:
    """“put the number of dead at 54”: the dead; “put the number taking part at 54”: the number."""
    of = next((c for c in tally.children if c.lower_ == "of"), None)
    inner = read_phrase([t for t in of.subtree if t != of and t.pos_ != "DET"]) if of is not None else None
    if inner is not None:
        return replace(inner, elliptical=True)
    words = [t.text for t in tally.subtree if t.pos_ != "DET" and t.i < numbers[0].i - 1]
    return Counted(text=" ".join(words), head=tally.lemma_.lower(), elliptical=True)


def _fronted_whole(number: Token, verb: Token) -> Counted | None:
    """“Of the 2,850 posts at the plant, 640 will fall away”: the part has the noun of the whole in front."""
    if number.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    fronts = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "of" and c.i < number.i]
    counted = read_phrase(_after_of(list(number.doc[fronts[0].i : number.i]))) if fronts else None
    return counted if counted is not None and counted.plural else None


def _stood_at(numbers: list[Token], verb: Token, subject: Token | None) -> Counted | None:
    """“the register stood at 14,187,320”: the subject."""
    ahead = numbers[0].nbor(-1) if numbers[0].i else None
    while ahead is not None and ahead.head.i in {t.i for t in numbers} and ahead.i and ahead.lower_ not in ("at", "to"):
        ahead = ahead.nbor(-1)
    stands = ahead is not None and ahead.lower_ == "at" and verb.lemma_.lower() in _STANDS
    return subject_phrase(subject, "") if stands and subject is not None and subject.pos_ == "NOUN" else None


def _bare(subject: Token) -> bool:
    """“its own estimate is”, “the figure is”: a tally that does not say of what."""
    return subject.head.lemma_ == "be" and not any(
        c.dep_ in ("prep", "compound", "nmod", "relcl", "acl") for c in subject.children
    )


def _is_end(number: Token) -> bool:
    """“to 54”, “from 41”: one end of a change."""
    return _comes_from(number) or (number.i > 0 and number.nbor(-1).lower_ == "to")


def _comes_from(number: Token) -> bool:
    """“from 41”, “up from 212”."""
    words = [number.nbor(-k).lower_ for k in (1, 2, 3) if number.i >= k]
    return "from" in words


def _same_sentence(figure: Figure, numbers: list[Token]) -> bool:
    return figure.span.start >= numbers[0].sent.start_char


def _gapped(numbers: list[Token]) -> bool:
    """“the ministry says six”, “not 41”, “talk of 1,500”: a bare number that answers the one before it."""
    verb, number = governor(numbers[-1]), numbers[-1]
    object_ = number.dep_ in ("dobj", "ccomp", "attr")
    said = object_ and verb.lemma_ in ("say", "report", "claim", "give", "cite")
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    said |= object_ and subject is not None and verb.lemma_ in ("have", "show") and subject.lemma_ in _DOCUMENTS
    ahead = number.doc[max(0, numbers[0].i - 2) : numbers[0].i].text.lower()
    return said or ahead.endswith("not") or ahead in _ANSWERS


def _measured_thing(parsed: Parsed, numbers: list[Token], behind: list[Token], quantity: Quantity) -> Counted:
    """What an amount of money, a share or a measure is of; an empty phrase when the text leaves it to the clause."""
    number = numbers[-1]
    if _of_follows(behind):
        inner = read_phrase(_after_of(behind))
        if inner is not None:
            return inner
    if _modifies(numbers, behind, quantity) or _hyphen(behind):
        rest = [t for t in behind if not (t.text == "-" and t.i == behind[0].i)]
        inner = read_phrase(rest[1:] if rest and rest[0].lower_ in parsed.lexicon.words("extent_words") else rest)
        if inner is not None and not _sole_place(behind, inner):
            return inner
    node = number
    while (
        node.dep_ in ("nummod", "quantmod", "compound", "nmod", "npadvmod")
        and node.head.idx < quantity.end
        and node.head != node
    ):
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ in ("NOUN", "PROPN"):
        noun = node.head.head
        if noun.lower_ not in _bound_words(parsed):
            return noun_before(noun)
    return Counted() if _lasts(quantity) else _from_clause(parsed, number, node)


def _lasts(quantity: Quantity) -> bool:
    """A duration measures no change: “wages will rise over three years”."""
    return quantity.kind == "measure" and quantity.unit in TIME_UNITS


def _bound_words(parsed: Parsed) -> frozenset[str]:
    """The words inside limits and approximations: “in excess of” counts no excess."""
    phrases = parsed.lexicon.words("bounds") | parsed.lexicon.words("approximators")
    return frozenset(word for phrase in phrases for word in phrase.split())


def _modifies(numbers: list[Token], behind: list[Token], quantity: Quantity) -> bool:
    """Whether the amount modifies a noun right behind it: “a $3 million donation”, “40 per cent support”."""
    if not behind or behind[0].idx > quantity.end + 1 or behind[0].pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    amount = [t for t in numbers[0].doc[numbers[0].i : behind[0].i] if not t.is_space]
    return any(t.head.i >= behind[0].i for t in amount)


def _sole_place(behind: list[Token], counted: Counted) -> bool:
    """“10 million dollar US”: a country's name behind an amount is no thing that is paid for."""
    return behind[0].ent_type_ == "GPE" and behind[0].text == counted.text


def _hyphen(behind: list[Token]) -> bool:
    return bool(behind) and behind[0].text == "-"


def _from_clause(parsed: Parsed, number: Token, amount: Token) -> Counted:
    """“exports fell 12%”, “the dam is 142 metres high”: the subject, and the verb when it tells a change."""
    verb = governor(number)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if (stood := _stood_at([number], verb, subject)) is not None:
        return stood
    if (
        subject is None
        or subject.pos_ not in ("NOUN", "PROPN")
        or subject.i > number.i
        or _in_brackets(number, subject)
    ):
        return Counted()
    phrase = subject_phrase(subject, "")
    if phrase is None:
        return Counted()
    if verb.lemma_.lower() in parsed.lexicon.words("change_words"):
        if number.doc[max(0, _first_of(number)) - 1].lower_ in ("to", "from", "at"):
            return Counted(text=phrase.text, head=phrase.head, stage="previous" if _comes_from(number) else "")
        helpers = [c.text for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i > subject.i]
        return Counted(text=" ".join([phrase.text, *helpers, verb.text]), head=phrase.head)
    measured = amount.dep_ == "attr" or (amount.dep_ == "npadvmod" and amount.head.dep_ == "acomp")
    reached = amount.dep_ == "dobj" and verb.lemma_ in ("hit", "reach", "total")
    return Counted(text=phrase.text, head=phrase.head) if (verb.lemma_ == "be" and measured) or reached else Counted()


def _first_of(number: Token) -> int:
    """The place of the first token of a number with its sign and its approximations."""
    place = number.i
    while place > 0 and (
        number.nbor(place - number.i - 1).dep_ in ("quantmod", "nmod")
        or number.nbor(place - number.i - 1).like_num
        or number.nbor(place - number.i - 1).is_currency
    ):
        place -= 1
    return place


def _in_brackets(number: Token, subject: Token) -> bool:
    """Whether a bracket opens between a subject and a number and is still open there."""
    between = [t.text for t in number.doc[subject.i : number.i]]
    return between.count("(") > between.count(")")
