"""Which gender the text gives to a chain: by titles, kin and gendered nouns, else by the pronouns beside its name."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator

from briefing.extract.drafts import Draft
from briefing.extract.voices import head_token
from briefing.lexicon import Lexicon
from briefing.model.observations import MentionKind

_SURER = 2
_PRONOUNS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


def find_genders(drafts: list[Draft], kinds: dict[int, MentionKind], lexicon: Lexicon) -> dict[int, str]:
    """`f` or `m` for each chain of a person whose gender the text tells. Given names are no evidence.

    What titles and nouns tell goes before pronouns. These count in sentences that name one person only, before a second
    person is named, and where they stand for the subject of their own clause.
    """
    told: dict[int, set[str]] = defaultdict(set)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for _, found in itertools.groupby(drafts, key=lambda d: d.line.sentence.number):
        persons = [d for d in found if d.form != "pronoun" and kinds.get(d.chain, d.kind) == "person" and not d.plural]
        for draft in persons:
            told[draft.chain] |= set(_told(draft, lexicon))
        if len({d.chain for d in persons}) == 1:
            counted[persons[0].chain].update(_beside(persons[0]))
        elif persons:
            following = next(d for d in persons if d.chain != persons[0].chain)
            counted[persons[0].chain].update(_beside(persons[0], following.first + 1))
            for draft in persons:
                counted[draft.chain].update(_bound(draft))
    for chain, gender in _taken_up(drafts, kinds):
        counted[chain][gender] += _SURER
    genders = {chain: next(iter(known)) for chain, known in told.items() if len(known) == 1}
    for chain, votes in counted.items():
        (best, count), *others = votes.most_common(2) or [("", 0)]
        if chain not in genders and count > 2 * sum(n for _, n in others):
            genders[chain] = best
    return genders


def _taken_up(drafts: list[Draft], kinds: dict[int, MentionKind]) -> Iterator[tuple[int, str]]:
    """“Holm told the press that … He added …”: the only person of a sentence, and the pronoun that opens the next."""
    sentences = [list(found) for _, found in itertools.groupby(drafts, key=lambda d: d.line.sentence.number)]
    for before, after in itertools.pairwise(sentences):
        persons = [d for d in before if d.form != "pronoun" and kinds.get(d.chain, d.kind) == "person"]
        opening = after[0]
        follows = opening.line.sentence.number == before[0].line.sentence.number + 1
        if follows and opening.first == 0 and opening.form == "pronoun" and opening.gender in ("f", "m"):
            subject = head_token(persons[0]) if persons else None
            alone = len({d.chain for d in persons}) == 1 and not persons[0].plural
            if alone and subject is not None and subject.dep_ == "nsubj" and subject.head.dep_ == "ROOT":
                yield persons[0].chain, opening.gender


def _told(draft: Draft, lexicon: Lexicon) -> Iterator[str]:
    """What a mention's own words tell: “Mrs”, “his sister”, “the spokeswoman”, “Queen”."""
    if draft.gender:
        yield draft.gender
    words = [draft.head, *(title.lower() for title in draft.title)]
    words += [role.role.lower().split()[-1] for role in draft.roles if role.role]
    nouns = lexicon.table("gendered_nouns")
    for word in words:
        if word.endswith("woman"):
            yield "f"
        elif nouns.get(word):
            yield "f" if nouns[word][0] == "f" else "m"


def _bound(named: Draft) -> Iterator[str]:
    """The gender of the pronoun that stands for the subject again: “X said she would …”."""
    subject = head_token(named)
    if subject is None or subject.dep_ != "nsubj":
        return
    for clause in subject.head.children:
        if clause.dep_ == "ccomp" and clause.i > subject.i:
            again = [t for t in clause.children if t.dep_ in ("nsubj", "nsubjpass") and t.lower_ in ("he", "she")]
            yield from (_PRONOUNS[t.lower_] for t in again)


def _beside(named: Draft, stop: int | None = None) -> Iterator[str]:
    """The genders of the pronouns behind a name in its sentence, outside quotation marks, up to the word `stop`."""
    quoted = False
    for i, word in enumerate(named.line.words[:stop]):
        quoted = not quoted if word.text == '"' else word.text == "“" or (quoted and word.text != "”")
        if i >= named.last and not quoted and word.low in _PRONOUNS:
            yield _PRONOUNS[word.low]
