"""Names and descriptions of persons, states, organisations and groups, in coreference chains.

Order: words → names → descriptions → what each does in its sentence → offices → chains. What the text says of a name is
kept as features; which kind of thing a name is, stage 3 decides with all sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing.extract.chains import link_chains
from briefing.extract.descriptions import find_descriptions
from briefing.extract.drafts import Draft
from briefing.extract.features import note_features
from briefing.extract.headlines import find_in_headlines
from briefing.extract.holders import mark_holders
from briefing.extract.issuers import name_issuer
from briefing.extract.names import find_names
from briefing.extract.offices import describe_office, find_given_offices, find_offices
from briefing.extract.parse import Parsed
from briefing.extract.pronouns import find_pronouns
from briefing.extract.splits import split_titled_runs
from briefing.extract.vocabulary import Vocabulary, read_vocabulary
from briefing.extract.voices import observe_voice
from briefing.extract.words import Case, Line, read_lines
from briefing.model.observations import Mention
from briefing.model.source import Span

_NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


def find_mentions(parsed: Parsed, holders: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions of a source, in text order.

    `holders` are the spans that speak or hold something: each gets at least one mention, unnamed ones too.
    """
    voc = read_vocabulary(parsed.lexicon)
    lines = read_lines(parsed)
    case = Case(lines)
    spans = sorted({(span.start, span.end) for span in holders})
    drafts: list[Draft] = []
    for line in lines:
        drafts += _draft_line(line, case, voc)
    split_titled_runs(drafts, voc)
    for draft in drafts:
        observe_voice(draft, voc)
        note_features(draft, voc)
        if draft.form == "description" and draft.kind == "person":
            draft.roles = list(describe_office(draft, parsed, voc))
        if draft.form == "name" and not draft.world:
            draft.roles = list(find_offices(draft, parsed, voc)) if "body" not in draft.features else []
            draft.gender = draft.gender or _kin_gender(draft, voc)
            draft.features |= {
                "apposed" if r.evidence.rule == "role.apposition" else "office" for r in draft.roles if r.role
            }
    reporters = parsed.lexicon.words("byline_roles")
    drafts = [d for d in drafts if not (_is_matter(d, drafts) or _is_seat(d) or _is_reporter(d, reporters))]
    for draft in find_pronouns(lines, spans, voc):
        if draft.gender in ("f", "m"):
            draft.roles = list(find_given_offices(draft, parsed, voc))
        drafts.append(draft)
    drafts += list(mark_holders(lines, drafts, spans, voc))
    drafts = [d for d in drafts if d.label not in _NO_NAMES and (d.form != "description" or _is_heard(d))]
    name_issuer(drafts, parsed, voc)
    drafts += find_in_headlines(lines, drafts, case, voc)
    drafts.sort(key=lambda d: (d.start, -d.end))
    link_chains(drafts, parsed, voc)
    return tuple(_freeze(draft, parsed) for draft in drafts)


def _is_matter(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """“Rural Roads” of “Minister of Works and Rural Roads Ana Roe”: what an office is for, no name."""
    if draft.form != "name" or draft.world:
        return False
    near = (d for d in drafts if d is not draft and d.line is draft.line and d.form == "name")
    offices = (role for d in near for role in d.roles if f"and {draft.surface}" in role.role)
    return any(r.evidence.span.start <= draft.start and draft.end <= r.evidence.span.end for r in offices)


def _is_reporter(draft: Draft, reporters: frozenset[str]) -> bool:
    """“our correspondent Ana Roe”: who asks for the paper is nobody in the matter."""
    words = draft.line.words
    at = draft.first
    while at > 0 and words[at - 1].low in reporters:
        at -= 1
    return draft.form == "name" and 0 < at < draft.first and words[at - 1].low in ("our", "my")


def _is_seat(draft: Draft) -> bool:
    """“Mr X (Larkhill North):”: the seat of a member who speaks says nothing itself."""
    words = draft.line.words
    behind = [w.text for w in words[draft.last : draft.last + 2]]
    return draft.first > 0 and words[draft.first - 1].text == "(" and behind == [")", ":"]


def _draft_line(line: Line, case: Case, voc: Vocabulary) -> list[Draft]:
    if line.titled:
        return []
    drafts = []
    for name in find_names(line, case, voc):
        surface = " ".join(
            line.sentence.evidence.quote[
                name.start - line.sentence.span.start : name.end - line.sentence.span.start
            ].split()
        )
        drafts.append(
            Draft(
                line=line, first=name.first, last=name.last, start=name.start, end=name.end, title=name.title,
                surface=surface.replace("’", "'"), world=name.world, adjective=name.adjective, plural=False,
            )
        )  # fmt: skip
    taken = [(d.first - len(d.title), d.last) for d in drafts]
    named = [d for d in drafts if d.title and voc.is_body([t.lower() for t in d.title])]
    return drafts + [d for d in find_descriptions(line, taken, voc) if not any(_leads_into(d, name) for name in named)]


def _leads_into(description: Draft, name: Draft) -> bool:
    """“the spokesman of the Ministry” before “Ana Roe”, whose title it is: nobody beside her."""
    return description.first < name.first < description.last


def _kin_gender(draft: Draft, voc: Vocabulary) -> Literal["", "f", "m"]:
    """The gender that a tie of kin gives: “her mother, X”."""
    genders = {voc.kin[word][0] for role in draft.roles for word in role.role.lower().split() if voc.kin.get(word)}
    if len(genders) != 1:
        return ""
    return "f" if genders == {"f"} else "m"


def _is_heard(draft: Draft) -> bool:
    """A description is worth keeping where it speaks, acts, holds something or points back."""
    return draft.speaks or draft.acts or "holder" in draft.features or "definite" in draft.features


def _freeze(draft: Draft, parsed: Parsed) -> Mention:
    sentence = draft.line.sentence
    return Mention(
        span=parsed.span(draft.start, draft.end),
        surface=draft.surface,
        kind=draft.kind,
        chain=draft.chain,
        zone="headline" if draft.line.titled and sentence.zone == "body" else sentence.zone,
        sentence=sentence.number,
        label=draft.label,
        form=draft.form,
        roles=tuple(draft.roles),
        aliases=tuple(draft.aliases),
        speaks=draft.speaks,
        acts=draft.acts,
        place=draft.place,
        gender=draft.gender,
        plural=draft.plural,
        head=draft.head,
        owner=draft.owner,
        title=" ".join(draft.title),
        world=draft.world,
        features=tuple(sorted(draft.features)),
    )
