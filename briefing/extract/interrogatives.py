"""The grammar of questions: a clause with its auxiliary before its subject, as English asks.

Nothing is added but the auxiliary and the question word. A pronoun is replaced by the name of its chain, or there is no
question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model.observations import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELPING = ("aux", "auxpass", "neg")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
BELIEFS = (
    "fear", "concern", "worry", "rumour", "rumor", "report", "claim", "allegation", "suspicion", "hypothesis"
)  # fmt: skip
_POINTING = ("this", "these", "that", "those", "such", "it", "they")
_OWNING = ("his", "her", "its", "their", "our", "my", "your")
_LOOSE_ADVERBS = ("n't", "however", "therefore", "thus", "then", "likely", "reportedly", "previously")
_ASIDE = re.compile(
    r"(?:,| –| —) (?:which|who|where|a|an|the|especially|including|potentially|with|as|while|despite|though|but|and|two"
    r"|possibly)\b.*$"
)
_RELATIVE_DAY = re.compile(r",?(?: earlier)? this (?:week|month|year)\b")
_CONTRACTED = {"'s": "has", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "'ve": "have", "'re": "are"}
_NOBODY = ("neither", "nobody", "none", "nothing")
_NEVER = ("never", "hardly", "nowhere")
_FLOATING = ("still", "also", "now", "already", "really", "ever")
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
        pronouns = Counter(m.span.start for m in mentions if m.form == "pronoun")
        self._pronouns = {
            m.span.start: m.chain for m in mentions if m.form == "pronoun" and pronouns[m.span.start] == 1
        }

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
    kept = ("advmod",) if modal else ("advmod", "neg")
    adverbs = " ".join(
        c.text for c in head.lefts if c.dep_ in kept and c.i > subject.i and c.lower_ not in _LOOSE_ADVERBS
    )
    after = head.i + 1
    while head.lemma_ == "be" and after < len(head.doc) and head.doc[after].lower_ in _FLOATING:
        adverbs = f"{adverbs} {head.doc[after].text}".strip()
        after += 1
    tail = head.doc[after : clause_end(head) + 1].text
    passive = any(c.dep_ == "auxpass" for c in helpers)
    if modal and any(c.lower_ == "have" for c in helpers):
        several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
        lead, rest = ("were" if several else "was", head.text) if passive else ("did", head.lemma_)
    elif modal or (future and not helpers):
        lead, rest = modal or "Will", head.lemma_
        rest = f"be {head.text}" if passive else rest
    elif head.lemma_ == "be" and not helpers:
        lead, rest = head.text.lower(), ""
    elif head.lemma_ == "be" and [h.lower_ for h in helpers] in (["had"], ["'d"]):  # “whether she had been present”
        lead, rest = _lead("had", subject).replace("has", "was").replace("have", "were"), ""
    elif helpers:
        lead = _lead(helpers[0].lower_, subject)
        rest = " ".join([*(h.text for h in helpers[1:]), head.text])
    else:
        lead = {"VBD": "did", "VBZ": "does"}.get(head.tag_, "do")
        rest = head.lemma_
    return finish(" ".join(filter(None, [word, lead, name, adverbs, rest, tail])))


def _lead(helper: str, subject: Token) -> str:
    """The auxiliary as it is asked today: “would” and “had” of reported speech become “will” and “has”."""
    first = _CONTRACTED.get(helper, helper)
    if first == "had":
        several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
        return "have" if several else "has"
    return "will" if first in ("may", "might", "would") else first


def is_governed(verb: Token) -> bool:
    """Whether the subject found for a verb is surely its own: none of another verb stands between."""
    subject = find_subject(verb)
    if subject is None:
        return False
    if subject.tag_ in ("NNS", "NNPS") and any(c.lower_ in ("is", "was", "has") for c in verb.lefts):
        return False
    between = verb.doc[subject.i + 1 : verb.i]
    return subject.head == verb or not any(t.dep_ in _SUBJECTS or t.dep_ == "mark" for t in between)


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
        own = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
        subject = next((c for c in reversed(own) if c.tag_ != "WDT"), own[0] if own else None)
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
    if subject.tag_ in ("WDT", "WP") or (subject.lower_ == "that" and subject.head.dep_ == "relcl"):
        return _antecedent(subject)
    partly = any(c.lower_ == "of" for c in subject.rights)  # “some of the boats”
    if subject.pos_ == "PRON" and subject.lower_ != "there" and not partly:
        return namer.name(subject) or _controller(subject, namer)
    words = _without_aside(subject)
    lowered = subject.doc[subject.left_edge.i]
    if len(words.split()) > _LONGEST_SUBJECT or lowered.lower_ in (*_POINTING, *_OWNING) or '"' in words:
        return ""
    keep = lowered.pos_ == "PROPN" or lowered.text.isupper() or (lowered.ent_type_ and lowered.pos_ != "DET")
    keep = keep and lowered.text not in ("A", "The", "An")
    return words if keep else words[:1].lower() + words[1:]


def _controller(pronoun: Token, namer: Namer) -> str:
    """The subject of the verb above, for the pronoun subject of its content clause: “Oravia said it may leave”."""
    verb = pronoun.head
    above = find_subject(verb.head) if verb.dep_ == "ccomp" and verb.head != verb else None
    if above is None or above.pos_ not in ("NOUN", "PROPN") or above.i > pronoun.i:
        return ""
    several = above.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in above.children)
    return name_subject(above, namer) if several == (pronoun.lower_ == "they") else ""


def _antecedent(subject: Token) -> str:
    """What a relative pronoun stands for: the noun that its clause describes."""
    verb = subject.head
    noun = verb.head
    if (
        verb.dep_ != "relcl"
        or noun.lemma_.lower() in BELIEFS
        or noun.pos_ not in ("NOUN", "PROPN")
        or noun.i > subject.i
    ):
        return ""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    words: str = noun.doc[noun.left_edge.i : verb.left_edge.i].text.strip(" ,")
    if len(words.split()) > _LONGEST_SUBJECT or noun.left_edge.lower_ in _OWNING:
        return ""
    return words[:1].lower() + words[1:] if noun.left_edge.pos_ == "DET" else words


def _without_aside(subject: Token) -> str:
    """The words of a subject up to an aside between commas; a hyphenated name stays whole."""
    doc = subject.doc
    end = subject.right_edge.i + 1
    aside = next((c for c in subject.children if c.dep_ in ("relcl", "appos") and c.left_edge.i > subject.i), None)
    if aside is not None and aside.left_edge.nbor(-1).is_punct and aside.left_edge.nbor(-1).whitespace_:
        end = aside.left_edge.i
    if subject.i < subject.head.i:
        end = min([end, subject.head.i, *(c.i for c in subject.head.lefts if c.dep_ in _HELPING and c.i > subject.i)])
    while end < len(doc) and not doc[end - 1].whitespace_ and (doc[end].text == "-" or doc[end - 1].text == "-"):
        end += 1
    words: str = doc[subject.left_edge.i : end].text.strip(" ,")
    return re.sub(r"\bof th(?:at|is) (?=\w+$)", "of the ", words)


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
    """Whether a verb is negated: by itself, its subject (“neither knew”) or what stands first (“at no stage”)."""
    if any(c.dep_ == "neg" or c.lower_ in _NEVER for c in verb.children):
        return True
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and (subject.lower_ in _NOBODY or subject.left_edge.lower_ in ("no", *_NOBODY)):
        return True
    return any(t.lower_ == "no" for c in verb.lefts if c.dep_ == "prep" for t in c.subtree)


def finish(text: str) -> str:
    """A question with capital, typographic apostrophes, question mark, and no aside or loose quotation mark."""
    text = re.sub(r"\s+([,.;:?!'’])", r"\1", " ".join(text.split()))
    text = _RELATIVE_DAY.sub("", text)
    if len(text.split()) > _SHORT and len(_ASIDE.sub("", text).split()) >= _SHORT // 2:
        text = _ASIDE.sub("", text)
    text = text.replace("'", "’").strip(' ,;:.–—-“”"«»')
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = re.sub(r"[“”\"]", "", text)
    text = re.sub(r"(?:,|\band|\bbut|\bwhile|\bas)$", "", text).strip(" ,")
    return f"{text[:1].upper()}{text[1:]}?"
