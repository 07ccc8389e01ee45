"""A sentence trimmed to what it asserts, for the bottom line: words are taken away, never added.

Asides, trailing participles, the tails of long sentences and opening adverbials go; hedges, denials, conditions,
dates, figures and attributions stay. A pronoun at the head is replaced by the name of its chain, in brackets. What
cannot stand alone gives nothing.

The deletions follow the sentence compression rules of headline generation (Dorr, Zajic & Schwartz, “Hedge Trimmer”,
HLT-NAACL 2003), restricted to what leaves the assertion as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.anaphora import FINITE, SUBJECTS, is_elliptical, is_empty, points_out, speaks_behind
from briefing.extract.interrogatives import Namer
from briefing.extract.parse import Parsed
from briefing.extract.quotes import QuoteIndex
from briefing.extract.tails import Tails
from briefing.model.observations import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_KEPT_OPENINGS = ("if", "unless", "according", "allegedly", "reportedly", "until", "once", "when", "although", "while")
_ASIDES = ("relcl", "advcl", "appos", "prep")
_LOOSE = ("with", "including", "amid", "despite", "given", "following", "such")
_ISSUING = ("provide", "issue", "publish", "release", "post", "circulate", "present")
_MUSINGS = ("tempting", "easy", "hard", "difficult", "worth", "fair", "natural", "customary", "instructive", "useful")
_TELLING = ("tell", "inform", "assure", "remind")
_MOST_OPENING = 12
_SHORT_SAYING = 9
_LONG_APPOSITION = 7
_LEAST_WORDS = 4
_SINGULAR = ("he", "she", "his", "her", "him", "hers", "himself", "herself")
_PLURAL = ("they", "their", "them", "theirs", "themselves")
_THIRD = (*_SINGULAR, "it", "its", "they", "their", "them", "itself", "themselves")
_DETERMINED = ("the", "that", "this")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|We|us|our|Our|you|You|your)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_POINTING = re.compile(
    r"(?i)(?:this|these|those|that|such|here|nor|another|neither|none|others?|both(?! (?-i:[A-Z]))|one of)\b(?! \d)"
)
_POINTS_BACK = re.compile(
    r"(?i)\b(?:the (?:latter|former|same)|(?:of|all|both|some|most|none) (?:these|those|them)|doing so|did so|does so"
    r"|do so)\b(?! \w+ (?:minister|president))"
    r"|ma(?:de|kes) the (?:remarks?|comments?|claims?|statements?|accusations?|allegations?|jibes?)\b(?! (?:that|of)\b)"
    r"|the (?:difference|discrepancy|distinction|contrast)\b(?! (?:between|in|of|is|was|that)\b)"
)
_THERE = re.compile(r"(?i)there\b(?! (?:is|are|was|were|has|have|will|would|could|may|might)\b)")
_DATELINE = re.compile(r"^[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}(?:, [^:–—]{3,30})?(?::| [–—-]) (?=[A-Z])")
_SHOUTED = re.compile(r"^(?:THE|AN|IN|ON|AT|FOR|TWO|THREE)(?= [a-z])")
_CONJUNCTION = re.compile(
    r"^(?:But|And|Or|So(?! far\b)|Then|Thus|Yet|Still|However|Meanwhile|Moreover|Also|Instead|Though|Although),?\s+"
)


def condense_sentences(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Sentence, ...]:
    """The numbered sentences of a source, each with its traits, and its `clause` where it can stand alone."""
    trimmer = _Trimmer(parsed, mentions)
    return tuple(
        replace(sentence, clause=trimmer.condense(sentence), traits=trimmer.traits(sentence))
        for sentence in parsed.sentences
    )


class _Trimmer:
    """What trimming a sentence of one source needs to know of the whole source."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self._parsed = parsed
        self._namer = Namer(mentions)
        self._quoted = QuoteIndex(parsed.quotations, parsed.source.text)
        self._tails = Tails(parsed.lexicon, lambda token: bool(self._quoted.around(token.idx)))
        self._commentary = parsed.lexicon.words("commentary_verbs")
        self._groups = parsed.lexicon.words("group_heads") | parsed.lexicon.words("family_nouns")
        self._messages = parsed.lexicon.words("message_nouns")
        self._events = parsed.lexicon.words("event_verbs")
        self._sayings = parsed.lexicon.words("saying_verbs")
        self._persons = {m.span.start for m in mentions if m.kind == "person" and m.form != "pronoun"}
        described = (m for m in mentions if m.form == "description" and m.kind in ("person", "organisation"))
        self._descriptions = {m.span.start: m for m in described}
        self._classes = {w.casefold() for m in mentions if m.form == "name" for w in m.surface.split()}

    def condense(self, sentence: Sentence) -> str:
        """The sentence trimmed; empty where it cannot stand alone."""
        if sentence.zone == "heading" or not _stands_alone(sentence.evidence.quote):
            return ""
        tokens = self._parsed.tokens(sentence)
        root = next((t for t in tokens if t.head == t), None)
        if root is None or not _asserts(tokens) or root.lemma_.lower() in self._commentary:
            return ""
        if self._quoted.around(root.idx) or _is_fragment(root) or _musing(root) or self._only_issues(root):
            return ""
        groups = [g for g in _droppable(tokens, root) if not any(self._quoted.around(t.idx) for t in g)]
        groups = [g for g in groups if not self._tails.takes_back(g)]
        dropped = {token.i for group in groups for token in group}
        kept = [t for t in tokens if t.i not in dropped]
        kept = self._tails.cut(kept, root)
        if kept and kept[0].tag_ in FINITE:
            return ""
        names = self._resolve(kept)
        if names is None:
            return ""
        text = _join(self._parsed, kept, names)
        balanced = text.count('"') % 2 == 0 and text.count("«") == text.count("»")
        whole = len(text.split()) >= _LEAST_WORDS and balanced and not text.endswith(":")
        return text if whole and not self._says_nothing(root, kept) else ""

    def _only_issues(self, root: Token) -> bool:
        """Whether a sentence tells that something was put out, but nothing of what it says: “issued an update”."""
        things = [c for c in root.children if c.dep_ == "dobj" and c.lemma_.lower() in self._messages]
        told = any(c.dep_ in ("ccomp", "xcomp", "advcl", "acl") for part in (root, *things) for c in part.children)
        return root.lemma_.lower() in _ISSUING and bool(things) and not told

    def _says_nothing(self, root: Token, kept: list[Token]) -> bool:
        """Whether a verb of saying is left without what is said."""
        if root.lemma_.lower() not in self._sayings or any(self._quoted.around(t.idx) for t in kept):
            return False
        left = {t.i for t in kept}
        content = (c for c in root.children if c.dep_ in ("ccomp", "xcomp", "dobj", "advcl", "prep", "auxpass"))
        heavy = (c for c in content if c.dep_ != "dobj" or root.lemma_.lower() not in _TELLING)
        return len(kept) < _SHORT_SAYING and not any(c.i in left and c.pos_ != "PROPN" for c in heavy)

    def traits(self, sentence: Sentence) -> tuple[str, ...]:
        """What a sentence carries: an act of consequence, a present perfect, a name as subject, mostly a quotation.

        `anaphoric` hangs on what stands before it; `bare:plan` opens with “the plan”, which a reader may know or not;
        `common` opens with a word that is no name, `verbless` has no finite verb.
        """
        tokens = self._parsed.tokens(sentence)
        root = next((t for t in tokens if t.head == t), None)
        if root is None:
            return ()
        acts = {t.lemma_.lower() for t in tokens if t.pos_ == "VERB" and not self._quoted.around(t.idx)}
        inside = sum(1 for t in tokens if self._quoted.around(t.idx))
        has = [c for c in root.lefts if c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "'ve")]
        subject = next((c for c in root.lefts if c.dep_ in SUBJECTS), None)
        found = {
            "event": bool(acts & self._events),
            "perfect": bool(has) and root.tag_ == "VBN",
            "named": subject is not None and subject.pos_ == "PROPN",
            "common": _is_common(tokens[0]),
            "verbless": not any(t.tag_ in FINITE for t in tokens),
            "quoted": 2 * inside > len(tokens),
            "anaphoric": is_elliptical(tokens, root) or any(points_out(t, root) or _is_owned(t) for t in tokens),
            f"bare:{tokens[1].lemma_.lower()}" if len(tokens) > 1 else "bare": self._is_bare(tokens),
        }
        return tuple(sorted(name for name, holds in found.items() if holds))

    def _resolve(self, tokens: list[Token]) -> dict[int, str] | None:
        """The names to print for pronouns and bare descriptions; None when a pronoun stays without one."""
        names: dict[int, str] = {}
        person = thing = several = False
        for place, token in enumerate(tokens):
            if self._quoted.around(token.idx):
                if _hangs(token, person=person, thing=thing):
                    return None
                person, thing = person or token.ent_type_ == "PERSON", thing or token.pos_ in ("NOUN", "PROPN")
                continue
            if token.lower_ == "one" and token.dep_ in ("dobj", "pobj") and not any(token.children):
                return None  # “stopped mentioning one”: which kind of thing stands before
            if token.pos_ == "PRON" and token.lower_ in _THIRD and not is_empty(token):
                known = person if token.lower_ in _SINGULAR else several if token.lower_ in _PLURAL else thing
                if known and not speaks_behind(token):
                    continue
                name = self._namer.name(token)
                if not name:
                    return None
                if any(name in known for known in names.values()):
                    continue
                names[token.i] = f"[{name}’s]" if token.dep_ == "poss" else f"[{name}]"
            described = self._describe(tokens, place, names)
            person = person or token.idx in self._persons or token.ent_type_ == "PERSON" or described
            thing = thing or token.pos_ in ("NOUN", "PROPN") or token.i in names
            named = token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")
            several = several or token.tag_ in ("NNS", "NNPS") or named or token.i in names
            several = several or token.lemma_.lower() in self._groups
        return names

    def _is_bare(self, tokens: list[Token]) -> bool:
        """Whether the sentence opens with “the plan” or the like, which is no class of a body named in the source."""
        if len(tokens) < 3 or tokens[0].lower_ not in _DETERMINED or tokens[1].dep_ not in SUBJECTS:
            return False
        qualified = any(c.dep_ in ("prep", "relcl", "acl", "appos") for c in tokens[1].children)
        named = tokens[1].pos_ == "PROPN" or tokens[1].lemma_.lower() in self._classes
        mention = self._descriptions.get(tokens[1].idx) or self._descriptions.get(tokens[0].idx)
        resolved = mention is not None and bool(self._namer.of_chain(mention.chain))
        return not (qualified or named or resolved)

    def _describe(self, tokens: list[Token], place: int, names: dict[int, str]) -> bool:
        """Puts the name of its chain for a bare “the minister” that opens the sentence; whether it did."""
        if place != 0 or tokens[0].lower_ not in _DETERMINED or len(tokens) < 3:
            return False
        mention = self._descriptions.get(tokens[1].idx) or self._descriptions.get(tokens[0].idx)
        if mention is None or mention.owner or tokens[1].dep_ not in SUBJECTS or tokens[2].pos_ in ("ADP", "NOUN"):
            return False
        name = self._namer.of_chain(mention.chain)
        if not name:
            return False
        names[tokens[0].i] = ""
        names[tokens[1].i] = f"[{name}]"
        return True


def _is_common(token: Token) -> bool:
    """Whether a sentence's first word is written small elsewhere: no name, no adjective of one."""
    return token.pos_ != "PROPN" and not token.ent_type_ and token.text[1:].islower()


def _is_owned(token: Token) -> bool:
    """Whether a word stands for a thing not named here: “will keep hers”, “theirs was late”."""
    return token.lower_ in ("hers", "theirs", "ours", "yours")


def _hangs(token: Token, *, person: bool, thing: bool) -> bool:
    """Whether a quoted pronoun stands for somebody or something that the sentence has not named."""
    if token.pos_ != "PRON" or token.lower_ not in _THIRD or is_empty(token):
        return False
    return not (person if token.lower_ in _SINGULAR else thing)


def _musing(root: Token) -> bool:
    """Whether a sentence weighs how one might see things: “It is tempting to …”, “It would be easy to …”."""
    judged = any(c.dep_ == "acomp" and c.lower_ in _MUSINGS for c in root.children)
    return root.lemma_ == "be" and judged and any(is_empty(c) or c.lower_ == "it" for c in root.lefts)


def _is_fragment(root: Token) -> bool:
    """Whether the sentence is a clause that hangs on one before it (“Whether the gates open.”)."""
    return any(c.dep_ == "mark" and c.lower_ not in ("though", "although") for c in root.lefts)


def _stands_alone(quote: str) -> bool:
    outside = _QUOTED.sub("", quote)
    question = quote.rstrip("”\"'’ ").endswith("?")
    opens = quote[0].isupper() or quote[0].isdigit() or quote[0] in "“\"'‘«$€£"
    points = _POINTING.match(_CONJUNCTION.sub("", quote)) or _THERE.match(quote) or _POINTS_BACK.search(outside)
    return opens and not question and not points and not _FIRST_PERSON.search(outside)


def _asserts(tokens: list[Token]) -> bool:
    return any(t.tag_ in FINITE for t in tokens) and any(t.dep_ in SUBJECTS for t in tokens)


def _droppable(tokens: list[Token], root: Token) -> Iterator[list[Token]]:
    """Groups of tokens that may go, each with the comma that opens it."""
    yield from _parentheses(tokens)
    opening = _opening(tokens, root)
    if opening:
        yield opening
    for token in tokens:
        if _is_aside(token):
            group = _with_commas(token, tokens)
            if group and root not in group and _safe(group):
                yield group


def _parentheses(tokens: list[Token]) -> Iterator[list[Token]]:
    start = None
    for place, token in enumerate(tokens):
        if token.text == "(":
            start = place
        elif token.text == ")" and start is not None:
            yield tokens[start : place + 1]
            start = None


def _opening(tokens: list[Token], root: Token) -> list[Token]:
    """An adverbial before the first comma, left of the subject, without date, figure, hedge or condition."""
    comma = next((n for n, t in enumerate(tokens[: _MOST_OPENING + 1]) if t.text == ","), None)
    if comma is None or comma == 0:
        return []
    group = tokens[: comma + 1]
    subject = next((t for t in tokens if t.dep_ in SUBJECTS and t.head == root), None)
    if subject is None or subject.i <= group[-1].i or root in group:
        return []
    if group[0].lower_ in _KEPT_OPENINGS or any(t.ent_type_ == "DATE" or t.like_num for t in group):
        return []
    if group[0].dep_ not in ("mark", "advmod") and any(t.tag_ in FINITE for t in group):
        return []
    adverbial = group[0].dep_ in ("advmod", "prep", "mark", "cc") or any(t.dep_ in ("advcl", "prep") for t in group)
    return group if adverbial and _safe(group) else []


def _is_aside(token: Token) -> bool:
    if token.dep_ not in _ASIDES:
        return False
    left = token.left_edge
    if left.i == 0 or left.nbor(-1).text not in (",", "–", "—", "--"):
        return False
    if token.dep_ == "relcl":
        return True
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return True
    if token.dep_ == "appos":
        length = token.right_edge.i - left.i + 1
        return length > _LONG_APPOSITION and not any(t.ent_type_ == "PERSON" for t in token.subtree)
    return token.dep_ == "prep" and token.lower_ in _LOOSE


def _with_commas(token: Token, tokens: list[Token]) -> list[Token]:
    """The token's subtree with the comma before it, and the one behind it where a verb goes on."""
    start, end = token.left_edge.i - 1, token.right_edge.i
    if any(t.dep_ == "conj" and t.i > end for t in token.head.children):
        return []
    following = end + 1 < len(token.doc) and token.nbor(end + 1 - token.i).text in (",", "–", "—", "--")
    return [t for t in tokens if start <= t.i <= (end + 1 if following else end)]


def _safe(group: list[Token]) -> bool:
    """Whether nothing is lost that a reader must see: a figure, or half a quotation."""
    text = "".join(t.text_with_ws for t in group)
    quotes = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return quotes and not any(t.like_num or t.is_currency or t.text == "%" for t in group)


def _join(parsed: Parsed, tokens: list[Token], names: dict[int, str]) -> str:
    """The remaining words with the source's own characters."""
    source = parsed.source.text
    pieces: list[str] = []
    for place, token in enumerate(tokens):
        gap = place + 1 < len(tokens) and tokens[place + 1].i > token.i + 1
        space = " " if token.whitespace_ or token.i in names or gap else ""
        if names.get(token.i) != "":
            pieces.append(names.get(token.i, source[token.idx : token.idx + len(token)]) + space)
    text = re.sub(r"\s+([,.;:?!”’])", r"\1", " ".join("".join(pieces).split()))
    text = re.sub(r",\s*([,.;:])", r"\1", text).strip(" ,;–—-")
    text = _CONJUNCTION.sub("", text)
    if tokens and tokens[0].ent_type_ == "GPE":
        text = _DATELINE.sub("", text)
    text = _SHOUTED.sub(lambda match: match[0].capitalize(), text)
    text += "”" * (text.count("“") - text.count("”"))
    return text[:1].upper() + text[1:]
