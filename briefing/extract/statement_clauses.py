"""Clauses and quotations as the content of a verb: what belongs to it, and what another cue of its sentence governs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.quotes import Quotation
from briefing.extract.statement_cues import Place
from briefing.extract.statement_readings import SENTENCE_MARKS, VERBAL, Offer, VerbCue
from briefing.extract.statement_spans import FINITE, tense_of
from briefing.extract.statement_strays import (
    CITING,
    is_relative,
    loose_clause,
    loose_subject,
    one_word_answer,
    put_in_between,
    trailing_reason,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKES_FOLLOWER = frozenset(("say", "write", "tell", "add"))
_DATING = frozenset(("on", "in", "at", "late", "early"))
_CLOSING = frozenset(("”", '"', "'", "’", "»"))
_BEHIND = frozenset((",", ".", ";", "—", "–", "--"))
_GOES_ON = frozenset(",!?…")
_OPENS_CLAUSE = frozenset(("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"))


def offer_clauses(cue: VerbCue) -> Iterator[Offer]:
    """(construction, frame, tokens) for the clause, quotation or rest of the sentence that a verb of saying takes."""
    quote, follows_at_once = cue.quote_beside() if cue.frames["clause"] == "speech" else (None, False)
    quoted = quoted_tokens(cue, quote)
    yield "clause", "clause", one_word_answer(cue, quote) or _behind_colon(cue)
    if quote is not None and _is_introduced(cue, quote):
        yield "quote", "clause", quoted
    if "ccomp" in cue.kids and not is_relative(cue):
        yield "clause", "clause", _clause_tokens(cue)
    if quote is not None and (follows_at_once or cue.only_subject_between(quote)):
        yield "quote", "clause", quoted
    aside = _around(cue)
    if aside:
        yield "around", "clause", aside
    loose = loose_clause(cue)
    if loose:
        yield "clause", "clause", loose
    if quoted and not ("object" in cue.frames and "dobj" in cue.kids):
        yield "quote", "clause", quoted
    yield "around", "clause", _before_closing_cue(cue)


def _behind_colon(cue: VerbCue) -> list[Token]:
    """“Holm writes: The mill is lost”: the rest of the line, unquoted, where a finite verb is right before a colon."""
    verb = cue.verb
    following = cue.doc[verb.i + 1 : verb.i + 3]
    if cue.frames["clause"] != "speech" or len(following) < 2 or following[0].text != ":" or verb.tag_ not in FINITE:
        return []
    first = following[1]
    stated = first.is_title and not first.is_punct and not cue.quotes.touching(first.idx, first.sent.end_char)
    return [t for t in first.sent if t.i > verb.i + 1] if stated and "nsubj" in cue.kids else []


def _is_introduced(cue: VerbCue, quote: Quotation) -> bool:
    """“She had won: ‘They signed,’ she told the Post”: what stands before the colon is not what she told."""
    introduced = cue.text[quote.start - 2 : quote.start] == ": " and cue.text[quote.inner_end - 1] in _GOES_ON
    return introduced and cue.only_subject_between(quote)


def _around(cue: VerbCue) -> list[Token]:
    """The rest of the sentence from the last semicolon on, where a verb of saying is only put into it; else nothing."""
    stops = (t.i for t in cue.doc[cue.verb.sent.start : cue.verb.i] if t.text == ";")
    begin = max((i for i in stops if cue.quotes.around(cue.doc[i].idx) is None), default=-1)
    return [t for t in _all_around(cue) if t.i > begin]


def _all_around(cue: VerbCue) -> list[Token]:
    """The rest of the sentence around a verb of saying with its subject; nothing where it is not put into one."""
    verb, head = cue.verb, cue.verb.head
    inner = {t.i for t in verb.subtree}
    if verb.dep_ == "advcl" and "ccomp" not in cue.kids and _is_as_clause(verb):
        top = head if head.pos_ in VERBAL else verb.sent.root
        return [t for t in top.subtree if t.i not in inner and t.sent == verb.sent]
    put_in = is_put_in(verb)
    is_report = not put_in and head.i < verb.i and "speech" in cue.cues.of_verb(head)[1].values()
    beside = verb.dep_ in ("ccomp", "advcl", "dep") and verb.i > head.i and head.pos_ in VERBAL
    follows = verb.dep_ == "parataxis" or (beside and verb.lemma_.lower() in _TAKES_FOLLOWER)
    if is_report or not follows or not _can_stand_aside(cue):
        return []
    return _around_aside(cue) or [t for t in head.subtree if t.i not in inner and t.sent == verb.sent]


def is_put_in(verb: Token) -> bool:
    """Whether a verb and its subject stand by themselves behind a comma: “…, the source recalled, …”."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    first = subject.left_edge.i if subject is not None else 0
    if subject is None or first < 1 or verb.i + 1 >= len(verb.doc):
        return False
    before = [t.text for t in verb.doc[max(first - 2, 0) : first]]
    plain = all(c.i < verb.i or c.is_punct or c.dep_ in ("advcl", "npadvmod") for c in verb.children)
    return plain and "," in before[-1:] + before[-2:] * (before[-1] in _CLOSING) and verb.nbor(1).text in _BEHIND


def _can_stand_aside(cue: VerbCue) -> bool:
    """Whether a verb can be put into the sentence it reports: “saying …” and “he was confirmed” cannot."""
    passive = cue.verb.tag_ == "VBN" and "aux" not in cue.kids
    return cue.verb.tag_ != "VBG" and not passive and not is_relative(cue) and "nsubjpass" not in cue.kids


def _around_aside(cue: VerbCue) -> list[Token]:
    """“Act now, they said, and you risk a fall”: the sentence without the two words between the commas."""
    subject, last = next(iter(cue.kids.get("nsubj", ())), None), cue.verb.i + 1
    if subject is None or subject.i == 0 or subject.i != cue.verb.i - 1 or last >= cue.verb.sent.end:
        return []
    aside = subject.pos_ == "PRON" and subject.nbor(-1).text == "," and cue.doc[last].text == ","
    return [t for t in cue.verb.sent if t.i not in (subject.i, cue.verb.i, last)] if aside else []


def _before_closing_cue(cue: VerbCue) -> list[Token]:
    """“…, he said.” at the end of a sentence whose parse makes no clause of what stands before the comma."""
    sent = cue.verb.sent
    subject = next(iter(cue.kids.get("nsubj", ())), None)
    rest = [t for t in cue.doc[cue.verb.i + 1 : sent.end] if not t.is_space]
    if subject is None or len(rest) > 1 or subject.i > cue.verb.i or "ccomp" in cue.kids:
        return []
    comma = subject.left_edge.i - 1
    before = cue.doc[sent.start : max(comma, sent.start)]
    stated = any(t.tag_ in FINITE or t.tag_ == "MD" for t in before)
    return list(before) if stated and cue.doc[comma].text == "," else []


def _is_as_clause(verb: Token) -> bool:
    """“As the union suggested, …”: the rest of the sentence is what the union suggested."""
    first = verb.left_edge
    subject = any(child.dep_ == "nsubj" and child.pos_ != "PRON" for child in verb.children)
    return first.lower_ == "as" and first.head == verb and subject and not any(c.dep_ == "dobj" for c in verb.children)


def quoted_tokens(cue: VerbCue, quote: Quotation | None) -> list[Token]:
    """The tokens of a quotation with its marks; none for none."""
    return list(cue.doc.char_span(quote.start, quote.end, alignment_mode="expand") or ()) if quote is not None else []


def _clause_tokens(cue: VerbCue) -> list[Token]:
    """The clauses under a verb, without what another cue of the same sentence governs."""
    verb = cue.verb
    clauses = [c for c in cue.kids["ccomp"] if not (is_put_in(c) or _behind_inversion(cue, c))] or cue.kids["ccomp"]
    others = [
        other
        for clause in clauses
        for other in clause.subtree
        if other.pos_ in VERBAL and other is not clause and _is_cue_of_its_own(cue, other, clause)
    ]
    left_out = {t.i for other in others for t in other.subtree}
    left_out |= {t.i for c in clauses for child in c.children if child.lower_ in CITING for t in child.subtree}
    governed = [c for c in clauses if not any(verb.i < other.i < c.i for other in others)]
    tokens = [t for c in governed for t in c.subtree if t.i not in left_out and not _after_closing(cue, c, t)]
    tokens += loose_subject(cue, governed) + trailing_reason(cue, governed)
    speaker = put_in_between(cue)
    if speaker is not None:
        inside = {t.i for t in speaker.subtree}
        fronted = [t for s in cue.kids["nsubj"] for t in s.subtree]
        return fronted + [t for t in tokens if t.i not in inside]
    if verb.i > 1 and any(t.i < verb.i for t in tokens) and any(t.i > verb.i for t in tokens):
        # “After the vote, she said, the talks …”: what opens the sentence belongs to the content
        fronted = [c for c in verb.lefts if c.dep_ in ("advcl", "prep", "npadvmod") and c.i < min(t.i for t in tokens)]
        tokens += [t for child in fronted for t in child.subtree]
    return tokens


def _behind_inversion(cue: VerbCue, clause: Token) -> bool:
    """Whether an unquoted clause stands behind “‘…,’ said”: what follows is who said it (“…, asked about it”)."""
    quote = cue.quotes.before(cue.verb.idx)
    inverted = quote is not None and not cue.text[quote.end : cue.verb.idx].strip()
    return inverted and clause.i > cue.verb.i and not cue.quotes.touching(clause.idx, clause.idx + 1)


def without_foreign(cue: VerbCue, subject: Token | None, tokens: list[Token]) -> list[Token]:
    """The tokens without what a semicolon or brackets part from the cue, and without the date of the cue.

    “The count goes on; police say it was nine”: only “it was nine”. “The mill said on Monday it had closed”: without
    “on Monday”, which tells when it was said.
    """
    first = min([cue.verb.i, *((t.i for t in subject.subtree) if subject is not None else ())])
    if first > 0 and cue.doc[first - 1].text == ";":
        tokens = [t for t in tokens if t.i > first]
    start, end = _bracket_around(cue)
    tokens = [t for t in tokens if start <= t.i < end]
    dated = _date_of_saying(cue, {t.i for t in tokens})
    return [t for t in tokens if t.i not in dated]


def find_gloss(cue: VerbCue, tokens: list[Token]) -> Place | None:
    """Where the aside stands that ends reported words and explains a name to the reader; None for none.

    “said they avoid Ada Holm, who has been battered by the inquiry”: the writer's words rather than the speaker's.
    """
    words = [t for t in tokens if not t.is_punct]
    if not words or cue.quotes.touching(words[0].idx, words[-1].idx + 1):
        return None
    for token in words:
        begin = token.left_edge.i
        named = token.head.pos_ == "PROPN" and token.head.ent_type_ and token.head.i < begin
        explains = token.dep_ == "relcl" or (token.dep_ == "appos" and token.pos_ == "NOUN")
        if named and explains and cue.doc[begin - 1].text == "," and token.head.i > words[0].i:
            last = max(t.i for t in token.subtree if not t.is_punct)
            if last >= words[-1].i:
                return cue.doc[begin - 1].idx, words[-1].idx + len(words[-1])
    return None


def _bracket_around(cue: VerbCue) -> Place:
    """The numbers of the first word inside the brackets around a verb and of the closing one; else of all words."""
    sent = cue.verb.sent
    opening = next((t.i for t in reversed(cue.doc[sent.start : cue.verb.i]) if t.text in "()"), None)
    if opening is None or cue.doc[opening].text == ")":
        return 0, len(cue.doc)
    closing = next((t.i for t in cue.doc[cue.verb.i : sent.end] if t.text == ")"), sent.end)
    return opening + 1, closing


def _date_of_saying(cue: VerbCue, inside: set[int]) -> set[int]:
    """The numbers of the words right behind a cue that give a date, where a clause without “that” follows at once."""
    place = cue.verb.i + 1
    if place not in inside or place >= len(cue.doc):
        return set()
    opening = cue.doc[place]
    head = next(iter(opening.children), None) if opening.dep_ == "prep" and opening.lower_ in _DATING else opening
    if head is None or head.ent_type_ not in ("DATE", "TIME") or head.dep_ not in ("pobj", "npadvmod"):
        return set()
    phrase = {t.i for t in (opening if opening.dep_ == "prep" else head).subtree}
    behind = cue.doc[max(phrase) + 1] if max(phrase) + 1 < len(cue.doc) else None
    return phrase if behind is not None and behind.pos_ in _OPENS_CLAUSE and min(phrase) == place else set()


def _after_closing(cue: VerbCue, clause: Token, token: Token) -> bool:
    """Whether a token stands, unquoted, behind the quotation that its clause ends (“…,” he said when asked …)."""
    quote = cue.quotes.around(clause.idx)
    if quote is None or token.idx < quote.end or cue.text[quote.inner_end - 1] not in SENTENCE_MARKS:
        return False
    return cue.quotes.around(token.idx) is None and not any(
        q.start == token.idx for q in cue.quotes.touching(token.idx, token.idx + 1)
    )


def _is_cue_of_its_own(cue: VerbCue, other: Token, clause: Token) -> bool:
    """Whether a verb within the content starts another statement.

    “…, while the union said …”, “…, adding that …”, “… and asked …”.
    """
    if other.dep_ not in ("advcl", "conj") or other.lower_ in CITING or cue.quotes.around(other.idx) is not None:
        return False
    _, frames, _ = cue.cues.of_verb(other)
    clausal = other.dep_ == "conj" and "clause" in frames and any(child.dep_ == "ccomp" for child in other.children)
    if "speech" not in frames.values() and not clausal:
        return False
    own_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in other.children)
    if own_subject:
        return other.dep_ == "advcl" and other.i > clause.i and any(c.lower_ == "while" for c in other.children)
    if other.dep_ == "advcl":
        return other.tag_ == "VBG" and other.i > 0 and cue.doc[other.i - 1].text in (",", "”", '"', "—", "–")
    return other.tag_ == cue.verb.tag_ and other.tag_ in (*FINITE, "VBG") and _is_finite_otherwise(cue, clause)


def _is_finite_otherwise(cue: VerbCue, clause: Token) -> bool:
    """Whether a clause cannot share a verb with the cue: another tense, or a pronoun that only repeats the speaker."""
    repeated = any(c.dep_ == "nsubj" and c.lower_ in ("he", "she", "it", "they", "we", "i") for c in clause.children)
    return tense_of(clause) != cue.verb.tag_ or repeated
