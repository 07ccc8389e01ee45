"""Where a text gives a name its office: title, apposition, relative clause, copula, appointment, “X of the Y”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.affiliations import find_affiliation
from briefing.extract.drafts import Draft
from briefing.extract.offices_after import offices_after
from briefing.extract.offices_before import offices_before
from briefing.extract.offices_by_verb import offices_by_verb
from briefing.extract.parse import Parsed
from briefing.extract.titles import Found, read_office
from briefing.extract.vocabulary import Vocabulary
from briefing.extract.words import Word
from briefing.model.observations import RoleWords

_ARMS = frozenset({"army", "navy", "police", "military", "coastguard", "gendarmerie"})


def find_offices(draft: Draft, parsed: Parsed, voc: Vocabulary) -> Iterator[RoleWords]:
    """The offices that its own sentence gives a name, each with the words that say so as evidence."""
    words = draft.line.words
    seat = _seat_after(words, draft.last)
    for rule, first, last, office in _all_offices(draft, voc):
        of = office.of or (seat if rule.startswith(("role.title", "role.rank")) else None)
        role = office.role
        start, end = words[min(first, draft.first)].start, words[max(last, draft.last) - 1].end
        yield RoleWords(role=role, of=of, former=office.former, evidence=parsed.cite(start, end, rule))


def find_given_offices(draft: Draft, parsed: Parsed, voc: Vocabulary) -> Iterator[RoleWords]:
    """The offices that a verb gives or takes from “he” or “she”: “She was named head of the port in 2021”."""
    words = draft.line.words
    for rule, first, last, office in offices_by_verb(draft, voc):
        start, end = words[min(first, draft.first)].start, words[max(last, draft.last) - 1].end
        evidence = parsed.cite(start, end, rule)
        yield RoleWords(role=office.role, of=office.of, former=office.former, evidence=evidence)


def _all_offices(draft: Draft, voc: Vocabulary) -> Iterator[Found]:
    yield from offices_before(draft, voc)
    yield from offices_after(draft, voc)
    yield from offices_by_verb(draft, voc)
    yield from find_affiliation(draft, voc)


def describe_office(draft: Draft, parsed: Parsed, voc: Vocabulary) -> Iterator[RoleWords]:
    """The office that describes somebody without a name: “a senior official in the presidential office”."""
    alone = draft.surface.lower() == draft.head
    trade = draft.head in voc.roles and not draft.plural and draft.kind == "person"
    if draft.owner or "indefinite" in draft.features or ((draft.head in voc.single_offices or trade) and not alone):
        office = read_office(draft.line.words, draft.first, draft.last, voc)
        if office is not None:
            evidence = parsed.cite(draft.start, draft.end, "role.description")
            yield RoleWords(role=office.role, of=office.of, former=office.former, evidence=evidence)


def _seat_after(words: list[Word], last: int) -> str | None:
    """“Mayor X of Lagos”, “Laura Y of Brightwell Motors”: the body behind the name."""
    if last + 1 >= len(words) or words[last].low not in ("of", "from", "at"):
        return None
    if words[last].low == "at" and "ORG" not in {w.token.ent_type_ for w in words[last + 1 : last + 4] if w.token}:
        return None  # “Mayor X at the port”
    start = last + 1 + (words[last + 1].low == "the")
    if start > last + 1 and start < len(words) and words[start].low in _ARMS:
        return words[start].low  # “Colonel X of the army”
    end = start
    while end < len(words) and (
        words[end].cap
        or (words[end].low in ("of", "for", "and") and end + 1 < len(words) and words[end + 1].cap and end > start)
    ):
        end += 1
    return " ".join(w.text for w in words[start:end]) or None
