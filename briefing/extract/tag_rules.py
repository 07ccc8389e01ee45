"""spaCy's attribute ruler with a memory: the same annotations in a fraction of the time.

The ruler tries each of its patterns on every token of every text. Nearly all of them look at one token alone, at its
form, tag and relation; so what they give is kept for each such triple. Patterns over several tokens run as ever.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "briefing_tag_rules"
RULER = "attribute_ruler"
_SEEN = frozenset(("LOWER", "TAG", "DEP", "IS_SPACE"))  # what the triple of a token decides

_MOST = 500_000  # triples kept

Triple = tuple[int, int, int]


class TagRules:
    """The patterns of an attribute ruler, those over one token kept apart from all others."""

    def __init__(self, ruler: Any) -> None:
        self._attributes: list[dict[int, int]] = ruler.attrs
        self._places: list[int] = ruler.indices
        self._alone, self._together = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, entry in enumerate(ruler.patterns):
            for pattern in entry["patterns"]:
                alone = len(pattern) == 1 and _SEEN.issuperset(pattern[0])
                (self._alone if alone else self._together).add(str(number), [pattern])
        self._known: dict[Triple, dict[int, int]] = {}
        self._numbers: dict[Triple, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the attributes on the tokens of a tagged and parsed text. Later rules outdo earlier ones."""
        triples: list[Triple] = [tuple(row) for row in doc.to_array([LOWER, TAG, DEP]).tolist()]
        by_others = self._match_others(doc)
        if len(self._known) > _MOST:
            self._known.clear()
            self._numbers.clear()
        for place, triple in enumerate(triples):
            if triple not in self._known:
                self._learn(doc, place, triple)
            attributes = self._known[triple]
            if place in by_others:
                attributes = self._merge((*self._numbers[triple], *by_others[place]))
            if attributes:
                set_token_attrs(doc[place], attributes)
        return doc

    def _match_others(self, doc: Doc) -> dict[int, list[int]]:
        """The numbers of the rules over several tokens, by the token that they change."""
        found: dict[int, list[int]] = defaultdict(list)
        for key, start, end in self._together(doc, allow_missing=True):
            number = int(doc.vocab.strings[key])
            place = self._places[number]
            found[start + place if place >= 0 else end + place].append(number)
        return found

    def _learn(self, doc: Doc, place: int, triple: Triple) -> None:
        matches = self._alone(doc[place : place + 1], allow_missing=True)
        self._numbers[triple] = tuple(int(doc.vocab.strings[key]) for key, _, _ in matches)
        self._known[triple] = self._merge(self._numbers[triple])

    def _merge(self, numbers: tuple[int, ...]) -> dict[int, int]:
        merged: dict[int, int] = {}
        for number in sorted(numbers):
            merged.update(self._attributes[number])
        return merged


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> TagRules:  # noqa: ARG001  spaCy passes it
    return TagRules(nlp.get_pipe(RULER))


def remember_tag_rules(nlp: Language) -> None:
    """Puts `TagRules` in the place of a pipeline's attribute ruler, if it has one."""
    if RULER in nlp.pipe_names:
        nlp.add_pipe(NAME, after=RULER)
        nlp.disable_pipe(RULER)
