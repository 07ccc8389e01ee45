"""The title page: title, deck and facts, where the configuration leaves them open."""

from __future__ import annotations

from briefing.compose.desk import Desk, count_of, long_date
from briefing.model.brief import Fact, Section, walk_lines

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CONSIDERED = 15
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
    topic = _topic([k.text for k in keywords])
    wide = [k.text for k in keywords if 2 * len(k.sources) >= len(desk.sources)]
    named = [text for text in wide if text.casefold() in kinds and text != topic]
    bodies = [text for text in named if kinds[text.casefold()] != "person"]
    parties: list[str] = []
    for text in [*bodies, *(text for text in named if text not in bodies)]:
        if len(parties) < _PARTIES and not any(_share(text, known, kinds) for known in parties):
            parties.append(text)
    told = [_with_article(text) for text in parties]
    who = " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else ""
    title = ": ".join(filter(None, (topic, who))) or "What the sources say"
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


def _topic(keywords: list[str]) -> str:
    """The best keyword that names a matter: a phrase that ends in a common noun, else one common noun."""
    matters = [text for text in keywords if text.split()[-1].islower()]
    return next((text for text in matters if " " in text), matters[0] if matters else "")


def _with_article(name: str) -> str:
    """“the European Union”, but “Estonia” and “Ottar Brekke”."""
    head = name.rsplit(maxsplit=1)[-1].casefold()
    return f"the {name}" if len(name.split()) > 1 and (head in _BODIES or head.endswith("nations")) else name


def make_deck(desk: Desk) -> str:
    """One line under the title: what the brief does with how many sources."""
    number = len(desk.sources)
    words = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    if number == 1:
        return "What one source says, and who says it in it"
    return f"What {words} sources say, who says it, and where they differ"


def make_facts(desk: Desk, edition: str, sections: tuple[Section, ...]) -> tuple[Fact, ...]:
    """The fields under the title: date, edition, basis, and how much is cited."""
    dated = sum(1 for s in desk.sources if s.published)
    origins = len(desk.findings.origins)
    lines = [line for section in sections for block in section.blocks for line in walk_lines(block)]
    cited = sum(1 for line in lines if line.cites)
    facts = [
        Fact(label="As of", value=long_date(desk.as_of) or "undated", note=_date_note(desk)),
        Fact(
            label="Basis",
            value=f"{count_of(len(desk.sources), 'source')}, {count_of(origins, 'origin')}",
            note=f"{dated} dated, {len(desk.sources) - dated} undated",
        ),
        Fact(label="Statements", value=str(cited), note="each cited to its sentence"),
    ]
    if edition:
        facts.insert(1, Fact(label="Edition", value=edition))
    return tuple(facts)


def _date_note(desk: Desk) -> str:
    newest = max((s.published for s in desk.sources if s.published), default="")
    return "date of the latest dated source" if desk.as_of and newest == desk.as_of else ""
