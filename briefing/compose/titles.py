"""The title page: title, deck and facts, where the configuration leaves them open."""

from __future__ import annotations

from briefing.compose.desk import Desk
from briefing.compose.phrases import count_origins, count_sources
from briefing.labels import decimal, label, long_date, say
from briefing.likeness import Likeness
from briefing.model.brief import Fact, Section, walk_lines
from briefing.model.findings import Keyword

_NUMBERS = (
    *(label("no"), label("one"), label("two"), label("three"), label("four"), label("five"), label("six")),
    *(label("seven"), label("eight"), label("nine"), label("ten"), label("eleven"), label("twelve")),
)
_CONSIDERED = 30
_TOP = 4
_PHRASE = 3
_PARTIES = 3
_BODIES = (
    *("union", "states", "kingdom", "emirates", "republic", "federation", "islands", "league", "netherlands"),
    *("commission", "authority", "fund", "court", "bank", "council", "agency", "committee", "association", "office"),
    *("organisation", "organization", "ministry", "parliament", "department"),
)


def make_title(desk: Desk) -> str:
    """“Topic: who, who and who” from the best keywords; what there is of it, states and bodies before persons."""
    kinds = _kinds(desk)
    keywords = [k for k in desk.findings.keywords[:_CONSIDERED] if len(k.sources) > 1 or len(desk.sources) == 1]
    topic = _topic(desk, keywords)
    wide = [k.text for k in keywords if 2 * len(k.sources) >= len(desk.sources)]
    plain = {word for sentence in desk.sentences for word in sentence.evidence.quote.split() if word.islower()}
    named = [text for text in wide if text.casefold() in kinds and text != topic and text.casefold() not in plain]
    bodies = [text for text in named if kinds[text.casefold()] != "person"]
    parties: list[str] = []
    for text in [*bodies, *(text for text in named if text not in bodies)]:
        if len(parties) < _PARTIES and not any(_share(text, known, kinds) for known in parties):
            parties.append(text)
    told = [_with_article(text) for text in parties]
    who = " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else ""
    title = ": ".join(filter(None, (topic, who))) or say("What the sources say")
    return title[0].upper() + title[1:]


def _share(name: str, known: str, kinds: dict[str, str]) -> bool:
    """Whether two names start alike, or are those of two persons of one family."""
    words, others = name.casefold().split(), known.casefold().split()
    persons = kinds.get(name.casefold()) == kinds.get(known.casefold()) == "person"
    return words[0] == others[0] or (persons and words[-1] == others[-1])


def _kinds(desk: Desk) -> dict[str, str]:
    """The kind of each actor by its names; groups are no parties."""
    actors = [actor for actor in desk.findings.actors if actor.kind != "group"]
    return {name.casefold(): actor.kind for actor in actors for name in (actor.name, *actor.aliases)}


def _topic(desk: Desk, keywords: list[Keyword]) -> str:
    """The keyword for the matter: a common noun or a phrase that ends in one, at the top of most sources."""
    likeness = Likeness(desk.sentences, desk.function_words)
    tops: dict[str, set[str]] = {}
    for sentence in desk.sentences:
        if sentence.zone == "headline" or sentence.number <= _TOP:
            tops.setdefault(sentence.evidence.source, set()).update(likeness.stems(sentence.evidence.quote))
    matters = [k for k in keywords if k.text.split()[-1].islower()]

    def worth(keyword: Keyword) -> int:
        stems = likeness.stems(keyword.text)
        on_top = sum(1 for known in tops.values() if stems and stems <= known)
        return 2 * on_top + len(keyword.sources) + _PHRASE * (" " in keyword.text)

    best = max(matters, key=lambda k: (worth(k), -matters.index(k)), default=None)
    return best.text if best is not None else ""


def _with_article(name: str) -> str:
    """“the European Union”, but “Estonia” and “Ottar Brekke”."""
    head = name.rsplit(maxsplit=1)[-1].casefold()
    return f"the {name}" if len(name.split()) > 1 and (head in _BODIES or head.endswith("nations")) else name


def make_deck(desk: Desk) -> str:
    """One line under the title: what the brief does with how many sources."""
    number = len(desk.sources)
    words = say(_NUMBERS[number]) if number < len(_NUMBERS) else decimal(number)
    if number == 1:
        return say("What one source says, and who says it in it")
    return say("What {number} sources say, who says it, and where they differ", number=words)


def make_facts(desk: Desk, edition: str, sections: tuple[Section, ...]) -> tuple[Fact, ...]:
    """The fields under the title: date, edition, basis, and how much is cited."""
    dated = sum(1 for s in desk.sources if s.published)
    origins = len(desk.findings.origins)
    lines = [line for section in sections for block in section.blocks for line in walk_lines(block)]
    cited = sum(1 for line in lines if line.cites)
    facts = [
        Fact(label=say("As of"), value=long_date(desk.as_of) or say("undated"), note=_date_note(desk)),
        Fact(
            label=say("Basis"),
            value=f"{count_sources(len(desk.sources))}, {count_origins(origins)}",
            note=say("{dated} dated, {undated} undated", dated=dated, undated=len(desk.sources) - dated),
        ),
        Fact(label=say("Statements"), value=str(cited), note=say("each cited to its sentence")),
    ]
    if edition:
        facts.insert(1, Fact(label=say("Edition"), value=edition))
    return tuple(facts)


def _date_note(desk: Desk) -> str:
    newest = max((s.published for s in desk.sources if s.published), default="")
    return say("date of the latest dated source") if desk.as_of and newest == desk.as_of else ""
