"""The one parse of a source, and the only module that loads a spaCy pipeline.

The parsed text is as long as the source's text, character for character, so that every offset of the parse is an
offset of the source: boilerplate becomes spaces, line ends inside a paragraph become spaces, typographic apostrophes
become straight ones, doubled single marks become a double one, and headlines in capitals or title case get the case
that their words have in the running text (truecasing, Lita et al. 2003). Every passage starts a sentence, and no
sentence starts at a closing quotation mark or in lower case after one. A source is parsed alone, never in one batch
with others, so that its parse depends on nothing else; a long one is parsed in chunks of whole passages.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError
from briefing.extract.quotes import Quotation, find_quotations
from briefing.lexicon import Lexicon
from briefing.model.observations import Sentence, Zone
from briefing.model.source import Evidence, Passage, Problem, Source, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SENTENCE_RULE = "sentence"
CHUNK = 40_000  # characters; a pipeline refuses texts beyond a million and its memory grows with the text
_SAME = str.maketrans({"‘": "'", "’": "'", "`": "'", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "})
_OPENING_PAIR = re.compile(r"(?:(?<=\s)|^)''(?=\S)|``")
_CAPITAL_LEAD = re.compile(r"(?:(?:An?|AN?|The|THE)\s)?(?P<words>[A-Z]{3,}(?:\s[A-Z]{3,}){0,2})(?=\s[a-z])")
_ADJECTIVE = re.compile(r"[a-z]{3,}(?:ing|ed|ous|ful|less|able|ible|ish|ive)")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[^\W\d_][ ,] )[^\W\d_]+|(?<=[^\W\d_] )[^\W\d_]+")
"""A word inside a sentence: the case of a word after a full stop or a quotation mark says nothing."""
_GLUED = (r"[,:;.!?](?=[\"“]\w)", r"(?<=[,:;.!?])[\"“”](?=\w)", r"[.!?](?=[”][A-Z])")
"""Where a mark is glued to the words beside it (`said,“Look`, `late.”Former`), the tokenizer cuts there."""
_MARKS = frozenset("\"'“”»›")


class Parsed:
    """A source with its parse and its numbered sentences.

    `doc` has the offsets of `source.text`, and `text` is its text. `sentences` are in text order, numbered from 1;
    boilerplate has none. `quotations` are in text order; `problems` tell of quotation marks without a partner.
    """

    def __init__(self, source: Source, doc: Doc, lexicon: Lexicon) -> None:
        self.source = source
        self.doc = doc
        self.text: str = doc.text  # spaCy joins it anew each time
        self.lexicon = lexicon
        self.sentences: tuple[Sentence, ...] = tuple(_number_sentences(source, doc))
        self._starts = [sentence.span.start for sentence in self.sentences]
        self._tokens: dict[int, list[Token]] = {}
        self.quotations: tuple[Quotation, ...]
        self.problems: list[Problem]
        self.quotations, self.problems = find_quotations(source.text, source.passages, source.path)

    def cite(self, start: int, end: int, rule: str) -> Evidence:
        """Evidence for `start`–`end` (code points), numbered by the sentence in which it starts."""
        sentence = self.sentence_at(start)
        return self.source.cite(start, end, rule, sentence=sentence.number if sentence else 0)

    def cite_sentence(self, start: int, rule: str) -> Evidence:
        """The whole sentence around an offset as evidence."""
        sentence = self.sentence_at(start)
        if sentence is None:
            raise ValueError(f"no sentence at {start} of {self.source.id}")
        return self.source.cite(sentence.span.start, sentence.span.end, rule, sentence=sentence.number)

    def span(self, start: int, end: int) -> Span:
        """A span of this source."""
        return Span(source=self.source.id, start=start, end=end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, or the last one before it; None before the first."""
        place = bisect.bisect_right(self._starts, offset) - 1
        return self.sentences[place] if place >= 0 else None

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence, white space left out; one list for all who ask."""
        if sentence.number not in self._tokens:
            span = self.doc.char_span(sentence.span.start, sentence.span.end, alignment_mode="expand")
            self._tokens[sentence.number] = [token for token in span or () if not token.is_space]
        return self._tokens[sentence.number]


def parse_sources(sources: Iterable[Source], model: str, lexicon: Lexicon) -> Iterator[Parsed]:
    """Each source parsed, in order. Raises `ConfigError` when the model is not installed."""
    nlp = load_model(model)
    titles = lexicon.words("title_abbreviations")
    for title in sorted(titles):
        nlp.tokenizer.add_special_case(f"{title.title()}.", [{"ORTH": f"{title.title()}."}])  # type: ignore[union-attr]
    nlp.tokenizer.add_special_case("hon.", [{"ORTH": "hon."}])  # type: ignore[union-attr]
    for source in sources:
        doc = _parse(nlp, source, titles)
        _rename(doc, lexicon)
        yield Parsed(source, doc, lexicon)


@functools.cache
def load_model(name: str) -> Language:
    """A spaCy pipeline by the name of its installed package. Raises `ConfigError` when there is none."""
    import spacy  # noqa: PLC0415  1.6 s: a run from the cache never pays it

    from briefing.extract.tag_rules import remember_tag_rules  # noqa: PLC0415

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ConfigError(
            f"The language model “{name}” is not installed.", hint="Install its package, or change analysis.model."
        ) from error
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex((*(nlp.Defaults.infixes or ()), *_GLUED)).finditer
    remember_tag_rules(nlp)
    return nlp


def parsable_text(source: Source) -> str:
    """The text as the parser sees it: the same length, boilerplate blanked, paragraphs on one line."""
    pieces: list[str] = []
    place = 0
    cases = _Cases(source)
    text = lower_lead(source)
    for passage in source.passages:
        pieces.append(re.sub(r"[^\n]", " ", source.text[place : passage.start]))
        piece = text[passage.start : passage.end]
        if passage.kind in ("headline", "heading"):
            piece = cases.restore(piece)
        pieces.append(" " * len(piece) if passage.kind == "boilerplate" else _plain(piece))
        place = passage.end
    pieces.append(re.sub(r"[^\n]", " ", source.text[place:]))
    return "".join(pieces)


def lower_lead(source: Source) -> str:
    """The text of a source, its first paragraph without the capitals of its first words; the same length.

    “A FERRY boss”, “FURIOUS commuters”: a way to print an opening, and no name. Only words that the text has in lower
    case as well lose their capitals, and a lone one with the ending of an adjective or a participle.
    """
    lead = next((p for p in source.passages if p.kind == "paragraph"), None)
    found = _CAPITAL_LEAD.match(source.text, lead.start, lead.end) if lead else None
    if not lead or not found:
        return source.text
    start, end = found.span("words")
    words = found["words"].lower()
    told = (re.search(rf"\s{word}\b", source.text) for word in words.split())
    if not any(told) and not _ADJECTIVE.fullmatch(words):
        return source.text
    lowered = words if start > lead.start else words[0].upper() + words[1:]
    return source.text[:start] + lowered + source.text[end:]


def _plain(text: str) -> str:
    text = text.translate(_SAME)
    return _OPENING_PAIR.sub(' "', text).replace("''", '" ') if "''" in text else text


class _Cases:
    """How the running text of a source writes its words: in lower case, with a capital, or in capitals."""

    def __init__(self, source: Source) -> None:
        body = (p for p in source.passages if p.kind in ("paragraph", "item"))
        self._forms: dict[str, Counter[str]] = {}
        for passage in body:
            for match in _INSIDE.finditer(source.text, passage.start, passage.end):
                self._forms.setdefault(match[0].casefold(), Counter())[match[0]] += 1

    def restore(self, heading: str) -> str:
        """A heading in capitals or title case with each word as the text mostly has it; others unchanged.

        The first word keeps its capital. Words that the text does not use stay as they are.
        """
        words = [m[0] for m in _ANY_WORD.finditer(heading) if len(m[0]) > 3]
        if len(words) < 3 or sum(not w[0].islower() for w in words) < 0.8 * len(words):
            return heading
        first = _ANY_WORD.search(heading)
        start = first.end() if first is not None else 0
        return heading[:start] + _ANY_WORD.sub(self._usual, heading[start:])

    def _usual(self, match: re.Match[str]) -> str:
        forms = self._forms.get(match[0].casefold())
        usual = max(sorted(forms), key=lambda form: forms[form]) if forms else match[0]
        return usual if len(usual) == len(match[0]) else match[0]


def _parse(nlp: Language, source: Source, titles: frozenset[str]) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415

    starts = {p.start for p in source.passages if p.kind != "boilerplate"}
    text = parsable_text(source)
    parsed = [
        _parse_chunk(nlp, text[start:end], (start, starts), titles) for start, end in _chunks(text, sorted(starts))
    ]
    return parsed[0] if len(parsed) == 1 else Doc.from_docs(parsed, ensure_whitespace=False)


def _chunks(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Cuts at the last passage start, else the last space, within `CHUNK` characters."""
    place = 0
    while len(text) - place > CHUNK:
        after = bisect.bisect_right(starts, place + CHUNK) - 1
        cut = starts[after] if after >= 0 and starts[after] > place else text.rfind(" ", place + 1, place + CHUNK) + 1
        cut = cut if cut > place else place + CHUNK
        yield place, cut
        place = cut
    yield place, len(text)


def _parse_chunk(nlp: Language, text: str, passages: tuple[int, set[int]], titles: frozenset[str]) -> Doc:
    """A chunk parsed; `passages` are its own offset, and where passages start."""
    offset, starts = passages
    doc: Any = nlp.make_doc(text)
    before: Any = None
    for token in doc:
        if token.idx + offset in starts:
            token.is_sent_start = True
        elif token.is_space or (before is not None and _goes_on(token, before, titles)):
            token.is_sent_start = False
        before = token
    parsed: Doc = nlp(doc)
    return parsed


def _rename(doc: Doc, lexicon: Lexicon) -> None:
    """Gives tags and dependencies the names that the rules ask for, where a language's models have others."""
    tags, names = lexicon.table("tag_names"), lexicon.table("dependency_names")
    if not tags and not names:
        return
    for token in doc:
        tense = token.morph.to_dict().get("Tense", "")
        token.tag_ = (tags.get(f"{token.tag_}/{tense}") or tags.get(token.tag_) or (token.tag_,))[0]
    for token in doc:
        token.dep_ = (names.get(f"{token.dep_}/{token.tag_}") or names.get(token.dep_) or (token.dep_,))[0]


def _goes_on(token: Any, before: Any, titles: frozenset[str]) -> bool:
    """Whether a token surely continues its sentence: a closing quotation mark, or what follows a mark too closely.

    That is a word glued to its opening mark, or one in lower case after a closing mark. A second capital without a mark
    between goes on with a name, and so does one after the short form of a title: “Gens. Ro and Sol”, “Atty. Gen. Roe”.
    """
    text, last = token.text, before.text
    if text in _MARKS:
        return not before.whitespace_ and not before.is_space
    if before.is_title and token.is_title and before.is_alpha and token.is_alpha:
        return True
    if last in _MARKS or last == "“":
        return not before.whitespace_ or (token.is_lower and token.i > 1)
    short = last[-1:] == "." and text[0].isupper() and (last[:1].isupper() or last == "hon.")
    return short and last[:-1].lower() in titles


def _number_sentences(source: Source, doc: Doc) -> Iterator[Sentence]:
    zone_at = _zones(source.passages)
    number = 0
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        number += 1
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        evidence = source.cite(start, end, SENTENCE_RULE, sentence=number)
        yield Sentence(number=number, zone=zone_at(start), evidence=evidence)


def _zones(passages: tuple[Passage, ...]) -> Callable[[int], Zone]:
    """A function from an offset to its zone; the lead is the first paragraph."""
    lead = next((p for p in passages if p.kind == "paragraph"), None)
    starts = [p.start for p in passages]

    def zone(offset: int) -> Zone:
        place = bisect.bisect_right(starts, offset) - 1
        passage = passages[place] if place >= 0 else None
        if passage is not None and passage.kind in ("headline", "heading"):
            return "headline" if passage.kind == "headline" else "heading"
        return "lead" if passage is lead and lead is not None else "body"

    return zone
