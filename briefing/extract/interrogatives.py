"""The grammar of questions: a clause with its auxiliary before its subject, as English asks.

Nothing is added but the auxiliary and the question word. A pronoun is replaced by the name of its chain, or there is no
question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model.observations import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_POINTING = ("this", "these", "that", "those", "such", "it", "they")
_ASIDE = re.compile(
    r"(?:,| –| —) (?:which|who|where|a|an|the|especially|including|potentially|with|as|while|despite|though|but|and|two"
    r"|possibly)\b.*$"
)
_CONTRACTED = {"'s": "has", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "'ve": "have", "'re": "are"}
_LONGEST_SUBJECT = 12
_SHORT = 11


class Namer:
    """The name that a pronoun's chain has in this source; none for a chain in which both he and she stand."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        names: dict[int, str] = {}
        genders: dict[int, set[str]] = {}
        for mention in mentions:
            named = mention.form in ("name", "acronym") and "adjective" not in mention.features
            if named and len(mention.surface) > len(names.get(mention.chain, "")):
                names[mention.chain] = mention.surface
            genders.setdefault(mention.chain, set()).add(mention.gender)
        self._chains = {chain: name for chain, name in names.items() if not {"f", "m"} <= genders[chain]}
        self._pronouns = {m.span.start: m.chain for m in mentions if m.form == "pronoun"}

    def name(self, token: Token) -> str:
        """The name behind a pronoun; empty when its chain has none."""
        return self.of_chain(self._pronouns.get(token.idx, -1))

    def of_chain(self, chain: int) -> str:
        """The longest name in a chain; empty when there is none or its gender is unsure."""
        return self._chains.get(chain, "")


def invert(head: Token, namer: Namer, *, word: str = "", modal: str = "", future: bool = False) -> str:
    """The clause of a verb with its auxiliary before its subject; empty when it has no nameable subject."""
    subject = find_subject(head)
    name = name_subject(subject, namer) if subject is not None else ""
    if subject is None or not name:
        return ""
    helpers = [c for c in head.lefts if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"]
    adverbs = " ".join(
        c.text for c in head.lefts if c.dep_ in ("advmod", "neg") and c.i > subject.i and c.lower_ != "n't"
    )
    tail = head.doc[head.i + 1 : clause_end(head) + 1].text
    if modal or (future and not helpers):
        lead, rest = modal or "Will", head.lemma_
        rest = " ".join([*("be" for c in helpers if c.dep_ == "auxpass"), rest])
        rest = f"be {head.text}" if any(c.dep_ == "auxpass" for c in helpers) else rest
    elif head.lemma_ == "be" and not helpers:
        lead, rest = head.text.lower(), ""
    elif helpers:
        first = helpers[0].lower_
        lead = "will" if first in ("may", "might") else _CONTRACTED.get(first, first)
        rest = " ".join([*(h.text for h in helpers[1:]), head.text])
    else:
        lead = {"VBD": "did", "VBZ": "does"}.get(head.tag_, "do")
        rest = head.lemma_
    return finish(" ".join(filter(None, [word, lead, name, adverbs, rest, tail])))


def ask(lead: str, subject: Token, namer: Namer, verb: Token, head: Token, *, participle: bool = False) -> str:
    """`lead` + subject + bare verb + the rest of the clause of `head`: “Will the board close the plant?”."""
    name = name_subject(subject, namer)
    if not name:
        return ""
    act = f"be {verb.text}" if participle else verb.lemma_
    return finish(f"{lead} {name} {act} {verb.doc[verb.i + 1 : clause_end(head) + 1].text}")


def find_subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb it hangs on; None when there is none."""
    while True:
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
        if subject is not None or verb.dep_ not in ("conj", "xcomp") or verb.head == verb:
            return subject
        verb = verb.head


def governing_subject(token: Token) -> Token | None:
    """The nearest subject above a token; None when there is none."""
    while token.head != token:
        token = token.head
        subject = find_subject(token)
        if subject is not None:
            return subject
    return None


def name_subject(subject: Token, namer: Namer) -> str:
    """The subject's words, a pronoun's name, or nothing when the pronoun has none."""
    if subject.pos_ == "PRON" and subject.lower_ != "there":
        return namer.name(subject)
    relative = next((c for c in subject.children if c.dep_ in ("relcl", "appos")), None)
    end = (
        relative.left_edge.i if relative is not None and relative.left_edge.i > subject.i else subject.right_edge.i + 1
    )
    words = subject.doc[subject.left_edge.i : end].text.strip(" ,")
    lowered = subject.doc[subject.left_edge.i]
    if len(words.split()) > _LONGEST_SUBJECT or lowered.lower_ in _POINTING:
        return ""
    keep = lowered.pos_ == "PROPN" or lowered.text.isupper() or (lowered.ent_type_ and lowered.pos_ != "DET")
    keep = keep and lowered.text not in ("A", "The", "An")
    return words if keep else words[:1].lower() + words[1:]


def clause_end(head: Token) -> int:
    """The last token (its index) of what hangs on a verb or noun, without what follows as a clause of its own."""
    end = max([head.i, *(c.right_edge.i for c in head.rights if c.dep_ != "punct")])
    for child in head.rights:
        if child.dep_ in ("advcl", "conj", "cc", "parataxis", "relcl") and child.left_edge.i > head.i:
            return min(end, child.left_edge.i - 1)
    return end


def words_of(noun: Token) -> str:
    """A noun with what belongs to it, up to the first clause of its own."""
    return str(noun.doc[noun.left_edge.i : clause_end(noun) + 1].text)


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated."""
    return any(c.dep_ == "neg" for c in verb.children)


def finish(text: str) -> str:
    """A question with capital, typographic apostrophes, question mark, and no aside or loose quotation mark."""
    text = re.sub(r"\s+([,.;:?!'’])", r"\1", " ".join(text.split()))
    if len(text.split()) > _SHORT and len(_ASIDE.sub("", text).split()) >= _SHORT // 2:
        text = _ASIDE.sub("", text)
    text = text.replace("'", "’").strip(' ,;:.–—-“”"')
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = re.sub(r"[“”\"]", "", text)
    text = re.sub(r"(?:,|\band|\bbut|\bwhile|\bas)$", "", text).strip(" ,")
    return f"{text[:1].upper()}{text[1:]}?"
