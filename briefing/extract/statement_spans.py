"""Who is the subject of a verb, and which stretch of text a part of the tree covers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.extract.statement_cues import Place

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = ("nsubj", "csubj", "nsubjpass")
_INHERITS = frozenset(("conj", "advcl", "xcomp", "acomp", "pcomp", "prep", "ccomp", "dep", "aux"))
_LEFT_OUT = frozenset(("relcl", "acl", "appos", "advcl", "parataxis"))
_OBJECTS = frozenset(("dobj", "pobj", "attr"))
_RELATIVE = frozenset(("who", "which", "that"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
_MOMENTS = frozenset(("before", "after"))
_REPEATING = frozenset(("he", "she", "they", "it", "we", "i"))
_EDGE = frozenset((",", ";", ":", "-", "—", "–", "--", "."))
_LEADING = frozenset(("but", "and", "however", "yet", "meanwhile", "still", "also", "moreover", "nevertheless"))
_LINKING = frozenset(
    ("for example", "for instance", "in addition", "as a result", "in fact", "in turn", "of course", "after all")
)
_CLOSING = frozenset(("”", '"', "'", "’", "»"))
_DEEPEST = 4
_SHORTEST_SENTENCE = 4  # words that say something
_SHORT_SENTENCE = 6  # words of a sentence that can stand alone
_LEANING = frozenset(
    ("but", "and", "or", "nor", "so", "then", "because", "it", "this", "that", "these", "those", "not")
)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The head of the phrase that does what a verb says: its own subject, its agent, or the one it shares.

    In the passive without an agent nobody is named: “was told that …”, “when asked whether …”.
    """
    quoted = _quoted_by_another(verb) or _lets_know(verb, depth)
    if quoted is not None:
        return quoted
    kids = {child.dep_: child for child in verb.children}
    if "agent" in kids:
        for child in kids["agent"].children:
            if child.dep_ == "pobj":
                return child
    if depth == 0 and _is_passive(verb, kids):
        return None
    for relation in _SUBJECTS:
        if relation in kids:
            return _antecedent(kids[relation], verb)
    shared = _shared_subject(verb, depth)
    if shared is not None:
        return shared
    inverted = verb.i > 0 and verb.nbor(-1).text in _CLOSING  # “‘…,’ replied the minister”
    for child in verb.rights:  # “said the minister” taken for an object
        if child.dep_ in ("dobj", "npadvmod", "attr") and (child.pos_ in ("PROPN", "PRON") or inverted):
            return child
    return None


def _is_passive(verb: Token, kids: Collection[str]) -> bool:
    if "agent" in kids:
        return False
    return (
        "nsubjpass" in kids or "auxpass" in kids or (verb.tag_ == "VBN" and verb.dep_ == "advcl" and "aux" not in kids)
    )


def _quoted_by_another(verb: Token) -> Token | None:
    """“The paper quoted officials as saying …”, “officials were quoted as saying …”: the officials."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or above.lemma_ not in ("quote", "cite"):
        return None
    kids = {child.dep_: child for child in above.children}
    return kids.get("dobj") or kids.get("nsubjpass")


def _lets_know(verb: Token, depth: int) -> Token | None:
    """“The palace let it be known that …”: the palace."""
    told = verb.lower_ == "known" and verb.head.lemma_ == "let" and depth < _DEEPEST
    return subject_of(verb.head, depth + 1) if told else None


def _shared_subject(verb: Token, depth: int) -> Token | None:
    if depth >= _DEEPEST:
        return None
    head = verb.head
    if verb.dep_ == "relcl":
        return head
    if verb.dep_ == "acl":  # “issued a statement saying”: who issued it
        joined = head.head if head.dep_ == "conj" else head  # “called for a vote and a recount, saying that …”
        object_ = joined.dep_ in _OBJECTS or (joined is not head and joined.pos_ == "VERB")
        thing = verb.tag_ == "VBG" and object_ and head.pos_ != "PRON"  # not “those describing …”
        outer = subject_of(_governor(head), depth + 1) if thing else None
        return outer if outer is not None and outer is not head else head
    above = head.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.dep_ == "ccomp" and above.i < verb.i and above is not head:
        return subject_of(above, depth + 1)  # “he said he would go, calling it …”: the one who said
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.dep_ == "ccomp" and above.tag_ == "VBG":
        return subject_of(above, depth + 1)  # “admitting that he erred but warning that …”: the one who admits
    if _goes_back(verb, head, above):
        return subject_of(above, depth + 1)  # “Holm says she respects Berg and calls him …”: Holm
    patient = next((c for c in head.children if c.dep_ == "nsubjpass"), None)
    if verb.dep_ == "conj" and verb.tag_ in FINITE and patient is not None:
        return _antecedent(patient, head)  # “they were angered by the deal and said …”: not the deal
    led = next((c for c in head.children if c.dep_ == "nsubj" and c.i < head.i), None)
    if verb.dep_ == "parataxis" and head.tag_ == "VBG" and led is not None and head.i < verb.i:
        return led  # “Holm, noting the cost, said: ‘…’”
    if verb.dep_ == "pcomp" and head.lower_ in _MOMENTS and above.dep_ == "ccomp" and above.head.i < above.i:
        return subject_of(above.head, depth + 1)  # “she said the deal was off before claiming that …”: she
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.pos_ == "NOUN":  # “by naming the price and adding, ‘…’”
        return subject_of(_governor(head), depth + 1)
    if verb.dep_ in _INHERITS and head != verb:
        return subject_of(head, depth + 1)
    return None


def _goes_back(verb: Token, clause: Token, above: Token) -> bool:
    """Whether a verb joined to a reported clause goes with the verb that reports it.

    They have one tense, and the clause has another or a pronoun that only repeats who speaks.
    """
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or above.i > clause.i or verb.tag_ not in FINITE:
        return False
    repeated = any(c.dep_ == "nsubj" and c.lower_ in _REPEATING for c in clause.children)
    return verb.tag_ == above.tag_ and (repeated or tense_of(clause) != verb.tag_)


def tense_of(verb: Token) -> str:
    """The tag of the finite part of a verb group."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.tag_ in ("MD", *FINITE):
            return str(child.tag_)
    return str(verb.tag_)


def _governor(noun: Token) -> Token:
    """The verb above a noun, through prepositions and other nouns."""
    above = noun.head
    for _ in range(_DEEPEST):
        if above.pos_ in ("VERB", "AUX") or above.head == above:
            break
        above = above.head
    return above


def _antecedent(subject: Token, verb: Token) -> Token:
    """For “who” and “which”, the noun they stand for."""
    if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT"):
        for clause in (verb, verb.head):
            if clause.dep_ == "relcl" and clause.head.i < subject.i:
                return clause.head
    return subject


def place_of(token: Token) -> Place:
    """Where a token stands."""
    return token.idx, token.idx + len(token)


def sentences_in(span: Span) -> list[Span]:
    """The sentences of a stretch of text, the first and the last cut to it."""
    found: list[Span] = []
    place = span.start
    while place < span.end:
        sent = span.doc[place].sent
        found.append(span.doc[place : min(sent.end, span.end)])
        place = sent.end
    return found


def group_sentences(sentences: Sequence[Span]) -> list[Place]:
    """Where the parts of a long speech stand that can be understood alone, one or more sentences each.

    A short sentence and one that leans on what was just said (“But …”, “It …”) go with the one before.
    """
    groups: list[tuple[int, Place]] = []
    for sentence in sentences:
        words = [token for token in sentence if not token.is_punct and not token.is_space]
        if not words:
            continue
        shown = [token for token in sentence if not token.is_space and token.text not in _EDGE]  # “12%” keeps its sign
        place = shown[0].idx, shown[-1].idx + len(shown[-1])
        leaning = len(words) < _SHORT_SENTENCE or words[0].lower_ in _LEANING
        if groups and (leaning or groups[-1][0] < _SHORTEST_SENTENCE):
            groups[-1] = groups[-1][0] + len(words), (groups[-1][1][0], place[1])
        else:
            groups.append((len(words), place))
    return [place for count, place in groups if count >= _SHORTEST_SENTENCE]


def phrase_place(head: Token) -> Place | None:
    """The noun phrase of a head, without relative clauses, participles and appositions.

    A name in apposition stands for the noun before it: “one commentator, Ada Holm” is Ada Holm.
    """
    if head.pos_ == "NOUN":
        named = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON"]
        head = named[0] if named else head
    dropped = {
        inner.i
        for child in head.subtree
        if child != head and (child.dep_ in _LEFT_OUT or (child.dep_ == "conj" and child.tag_ in FINITE))
        for inner in child.subtree
    }
    if head.dep_ == "relcl" and head.pos_ == "PROPN":  # a name taken for the verb of “who Berg on Monday called …”
        dropped |= {t.i for t in head.subtree if t != head and not (t.dep_ == "compound" and t.head == head)}
    tokens = [token for token in head.subtree if token.i not in dropped and not token.is_space]
    while tokens and ((tokens[-1].is_punct and tokens[-1].text != "%") or tokens[-1].dep_ in ("cc", "case")):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].dep_ in ("cc", "advmod")) and tokens[0] is not head:
        tokens.pop(0)
    if not tokens:
        return None
    gaps = [k for k in range(1, len(tokens)) if not _adjoin(tokens[k - 1], tokens[k])]
    first = max((k for k in gaps if tokens[k].i <= head.i), default=0)
    last = min((k for k in gaps if tokens[k - 1].i >= head.i), default=len(tokens)) - 1
    if any(token.dep_ == "conj" for token in tokens[last + 1 :]):
        last = len(tokens) - 1
    return tokens[first].idx, tokens[last].idx + len(tokens[last])


def _adjoin(one: Token, other: Token) -> bool:
    """Whether nothing but white space stands between two tokens."""
    return all(token.is_space for token in one.doc[one.i + 1 : other.i])


def places_of(tokens: Iterable[Token], *, without: Collection[int] = ()) -> list[Place]:
    """The stretches that tokens cover, each trimmed of commas, dashes and full stops at its ends.

    A conjunction or a linking adverb at the very beginning is trimmed as well. `without` are token numbers left out.
    """
    chosen = {token.i: token for token in tokens if not token.is_space and token.i not in without}
    runs: list[list[Token]] = []
    for number in sorted(chosen):
        if runs and _adjoin(runs[-1][-1], chosen[number]):
            runs[-1].append(chosen[number])
        else:
            runs.append([chosen[number]])
    places: list[Place] = []
    for run in runs:
        trimmed = _trimmed(run, leading=not places)
        if " ".join(token.lower_ for token in trimmed) in _LINKING:
            continue
        if any(not token.is_punct for token in trimmed):
            places.append((trimmed[0].idx, trimmed[-1].idx + len(trimmed[-1])))
    return places


def _trimmed(run: list[Token], *, leading: bool) -> list[Token]:
    first, last = 0, len(run)
    while first < last and (run[first].text in _EDGE or (leading and run[first].lower_ in _LEADING)):
        first += 1
    while last > first and (run[last - 1].text in _EDGE or run[last - 1].dep_ == "cc"):
        last -= 1
    return run[first:last]
