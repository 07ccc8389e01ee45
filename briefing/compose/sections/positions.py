"""Positions: who holds what, by actor and topic, verbatim words marked as such."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from briefing.compose.desk import Desk, capital, flatten, note, nothing_found, split_verbatim
from briefing.compose.verbs import present, verb_length
from briefing.labels import label, long_date, say
from briefing.model.brief import (
    Block,
    Bullets,
    Column,
    Entry,
    Heading,
    Line,
    Mark,
    MarkKind,
    Paragraph,
    Quotation,
    Row,
    Section,
    Table,
    Text,
    Topic,
)
from briefing.model.findings import Actor, Position, Turn
from briefing.settings import SectionSettings

_AROUND = "“”‘’\"',;:.()"
_LONG_QUOTE = 90
_NEAR_VERB = 4  # words from an opening verb to the noun of saying it goes with
_OWN_TOPIC = 3  # statements on one topic by one holder that give it a head of its own
_POSSESSIVE = frozenset(("my", "our", "your", "his", "her", "its", "their", "whose"))
_QUOTE_INSIDE = re.compile(r"[“”\"«»]")
_WEAKENING = frozenset(
    ["allegedly", "apparently", "likely", "perhaps", "possibly", "presumably", "probably", "reportedly", "seemingly"]
)
_BY_NOUN = "statement.noun"  # the rule of “her intention to …”: a noun, which is printed as one
_MATRIX_TOPICS = 5
_MATRIX_ACTORS = 12
_SIGNS: dict[str, MarkKind] = {
    "supports": "supports",
    "opposes": "opposes",
    "conditional": "conditional",
    "neutral": "neutral",
}


def compose(desk: Desk, settings: SectionSettings) -> Section:
    """An entry for each holder, then a matrix of holders against topics."""
    positions = desk.findings.positions[: settings.limit or None]
    if not positions:
        blocks = (nothing_found(label("No position found in {sources}."), len(desk.sources)),)
        return Section(id="positions", type="positions", title=settings.title, blocks=blocks)
    shared, names = _shared_topics(positions), _names(desk)
    by_holder = groupby(positions, key=lambda p: p.holder)
    entries = [_entry(desk, holder, tuple(group), shared, names) for holder, group in by_holder]
    after = [*_turns(desk), *_matrix(desk, positions)]
    return Section(
        id="positions",
        type="positions",
        title=settings.title,
        items=tuple(_item(p) for p in positions),
        blocks=(note(say("By actor. The verb in bold is the tool’s reading of the stance.")), *entries, *after),
        remarks=tuple(
            {"id": t.id, "type": "turn", "actor": t.actor, "cue": t.cue, "evidence": t.evidence}
            for t in desk.findings.turns
        ),
    )


def _item(position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "holder": position.holder,
        "actor": position.actor,
        "text": position.text,
        "topic": position.topic,
        "verb": position.verb,
        "kind": position.kind,
        "polarity": position.polarity,
        "via": position.via,
        "hedges": position.hedges,
        "target": position.target,
        "date": position.date,
        "evidence": position.evidence,
    }


def _shared_topics(positions: tuple[Position, ...]) -> frozenset[str]:
    """The topics that several holders speak about."""
    holders: dict[str, set[str]] = {}
    for position in positions:
        holders.setdefault(position.topic, set()).add(position.holder)
    return frozenset(topic for topic, found in holders.items() if topic and len(found) > 1)


def _names(desk: Desk) -> frozenset[str]:
    """The words that have a capital of their own: in actors' names, or inside a sentence and nowhere in lower case."""
    named = {w for a in desk.findings.actors if not a.unnamed for n in (a.name, *a.aliases) for w in n.split()}
    written = [word.strip(_AROUND) for s in desk.sentences for word in s.evidence.quote.split()[1:]]
    lower = {word for word in written if word.islower()} | desk.function_words
    return frozenset(named | {w for w in written if w[:1].isupper() and w.casefold() not in lower})


def _entry(
    desk: Desk, holder: str, positions: tuple[Position, ...], shared: frozenset[str], names: frozenset[str]
) -> Entry:
    """The statements of a holder under the topics it shares with others or comes back to, behind all others."""
    by_topic: dict[str, list[Position]] = {}
    for position in positions:
        by_topic.setdefault(position.topic, []).append(position)
    headed = [t for t, group in by_topic.items() if t in shared or (t and len(group) >= _OWN_TOPIC)]
    rest = [p for topic, group in by_topic.items() if topic not in headed for p in group]
    groups = [("", rest)] if rest else []
    groups += [(capital(topic), by_topic[topic]) for topic in headed]
    topics = tuple(Topic(title=title, blocks=tuple(_block(desk, p, names) for p in group)) for title, group in groups)
    who = _who(desk, desk.actor(positions[0].actor))
    return Entry(id=f"at-{positions[0].id}", title=_printed_name(holder), note=who, topics=topics)


def _printed_name(holder: str) -> str:
    """“Our daughter”, whose first word means nothing away from its text, as “Daughter (not named)”."""
    first, _, rest = holder.partition(" ")
    unnamed = rest and first.casefold() in _POSSESSIVE
    return say("{name} (not named)", name=capital(rest)) if unnamed else capital(holder)


def _who(desk: Desk, actor: Actor | None) -> Line:
    if actor is None:
        return Line(runs=(Text(text=say("holder not identified")),))
    if actor.roles:
        role = actor.roles[0]
        named = role.of and role.of.casefold() not in role.role.casefold()
        words = ", ".join(filter(None, (role.role, role.of if named else "")))
        return desk.line(f"{words[:1].upper()}{words[1:]}", evidence=role.evidence[:1], item=actor.id)
    side = desk.actor(actor.affiliation)
    return Line(runs=(Text(text=side.name if side else say(actor.kind.capitalize())),))


def _block(desk: Desk, position: Position, names: frozenset[str]) -> Paragraph | Quotation:
    """A long verbatim statement set apart, any other as a line that opens with its verb."""
    if _is_verbatim(position):
        words = Text(text=_bare(position.text), verbatim=True)
        if len(position.text) > _LONG_QUOTE:
            line = Line(runs=(words, *desk.citations.marks(position.evidence)), item=position.id)
            return Quotation(words=line, by=Line(runs=(Text(text=_where(desk, position)),)))
        return Paragraph(line=_cited(desk, position, (Text(text=f"{_cue(position)}: ", strong=True), words)))
    lead, rest = _opening(position, names)
    return Paragraph(line=_cited(desk, position, (lead, *split_verbatim(rest, position.evidence))))


def _cited(desk: Desk, position: Position, runs: tuple[Text, ...]) -> Line:
    via = f" ({say('via {name}', name=position.via)})" if position.via else ""
    return desk.line(*runs, *_lost_hedges(position), via, evidence=position.evidence, item=position.id)


def _lost_hedges(position: Position) -> tuple[Text, ...]:
    """The adverbs by which the source weakens the cue itself, where the text leaves them out."""
    shown = position.text.casefold()
    lost = [h for h in position.hedges if h in _WEAKENING and h not in shown]
    return (Text(text=f" ({say('in the source:')} "), Text(text=lost[0], verbatim=True), Text(text=")")) if lost else ()


def _opening(position: Position, names: frozenset[str]) -> tuple[Text, str]:
    """The verb in bold and what follows: the text's own opening verb, or the cue in the present tense.

    Words that turn the verb are part of it: “**will not sign** the treaty”, “**has not said** whether …”.
    """
    words = position.text.split()
    taken = verb_length(words, position.verb)
    if not taken and words[0].islower() and (words[0].endswith("ed") or position.verb in words[1:_NEAR_VERB]):
        taken = 1  # “rejects the reports”, where the cue is a noun
    if len(words) > 2 and words[:2] == [position.verb, "that"]:
        return Text(text="says ", strong=True), " ".join(words[2:])  # “claim that …”
    if position.evidence[0].rule == _BY_NOUN and 0 < taken < len(words):
        return Text(text=f"{position.verb}: ", strong=True), " ".join(words[taken:])  # “intention: to build …”
    if 0 < taken < len(words):
        return Text(text=" ".join(words[:taken]) + " ", strong=True), " ".join(words[taken:])
    if words[0].strip(_AROUND) not in names and words[0] != "I" and not words[0].isupper():
        words[0] = words[0][:1].lower() + words[0][1:]
    return Text(text=f"{_cue(position)} ", strong=True), " ".join(words)


def _cue(position: Position) -> str:
    return present(position.verb, plural=" and " in position.holder)


def _where(desk: Desk, position: Position) -> str:
    """In which sources, and through whom, the words stand."""
    named = [desk.source(s) for s in dict.fromkeys(e.source for e in position.evidence)]
    places = ", ".join(
        say("source {number}", number=s.number) + (f", {long_date(s.published)}" if s.published else "") for s in named
    )
    via = f", {say('via {name}', name=position.via)}" if position.via else ""
    return say("{verb}, in {places}", verb=_cue(position), places=places + via)


def _bare(text: str) -> str:
    """The words without the marks around them and the comma that led to the cue."""
    return " ".join(text.split()).strip("“”\"'«» ").rstrip(",")


def _is_verbatim(position: Position) -> bool:
    """Whether the text is one stretch of the source's own quotation, word for word."""
    whole = position.kind == "direct" and not _QUOTE_INSIDE.search(_bare(position.text))
    return whole and any(flatten(_bare(position.text)) in flatten(e.quote) for e in position.evidence)


def _turns(desk: Desk) -> list[Block]:
    """The sentences in which the sources themselves tell of a change of position."""
    lines = tuple(_turn(desk, turn) for turn in desk.findings.turns)
    return [Heading(text=say("Who changed position, as the sources tell it")), Bullets(lines=lines)] if lines else []


def _turn(desk: Desk, turn: Turn) -> Line:
    actor = desk.actor(turn.actor)
    name = Text(text=f"{capital(actor.name)}: " if actor is not None else "", strong=True)
    return desk.line(name, Text(text=turn.evidence[0].quote, verbatim=True), evidence=turn.evidence, item=turn.id)


def _matrix(desk: Desk, positions: tuple[Position, ...]) -> tuple[Table, ...]:
    """Holders against the topics most holders speak about; an empty cell is silence, not neutrality."""
    holders: dict[str, set[str]] = {}
    for position in positions:
        if position.topic and position.actor:
            holders.setdefault(position.topic, set()).add(position.holder)
    topics = sorted((t for t in holders if len(holders[t]) > 1), key=lambda t: (-len(holders[t]), t))[:_MATRIX_TOPICS]
    names = [h for h in dict.fromkeys(p.holder for p in positions) if any(h in holders[t] for t in topics)]
    if len(topics) < 2 or len(names) < 2:
        return ()
    rows = tuple(
        Row(
            cells=(
                (Line(runs=(Text(text=_printed_name(name), strong=True),)),),
                *(_cell(desk, positions, name, t) for t in topics),
            )
        )
        for name in names[:_MATRIX_ACTORS]
    )
    columns = (Column(title=say("Actor"), width=42), *(Column(title=t[:1].upper() + t[1:]) for t in topics))
    return (Table(id="matrix", style="matrix", caption=_key(), columns=columns, rows=rows),)


def _cell(desk: Desk, positions: tuple[Position, ...], holder: str, topic: str) -> tuple[Line, ...]:
    said = [p for p in positions if p.holder == holder and p.topic == topic]
    kinds = dict.fromkeys(p.polarity for p in said)
    lines = []
    for polarity in kinds:
        evidence = [e for p in said if p.polarity == polarity for e in p.evidence]
        mark = Mark(kind=_SIGNS[polarity], label=say(polarity))
        lines.append(Line(runs=(mark, Text(text=" "), *desk.citations.marks(evidence, 3))))
    return tuple(lines)


def _key() -> Line:
    words = {"supports": say("affirms, supports"), "opposes": say("denies, opposes"), "conditional": say("conditional")}
    runs: list[Text | Mark] = [
        Text(text=say("Where they stand, by topic. An empty cell is silence, not neutrality.") + "  ")
    ]
    for sign, text in words.items():
        runs += [Mark(kind=_SIGNS[sign], label=say(sign)), Text(text=f" {text}  ")]
    runs += [Mark(kind="neutral", label=say("neutral")), Text(text=f" {say('comments only')}")]
    return Line(runs=tuple(runs))
