"""The body that issued a source: in its own release “the Ministry”, “the Company” and “our union” are its names."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from briefing.extract.drafts import Draft
from briefing.extract.parse import Parsed
from briefing.extract.vocabulary import Vocabulary
from briefing.naming import name_words

_FIRMS = frozenset({"company", "firm", "group", "corporation"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on"})
_OURS = frozenset({"our", "my"})
_CUTS = re.compile(r"\s+[–—|-]\s+|\s*[()]\s*")
_ISSUED = frozenset({"release", "statement", "communique", "communiqué", "letter"})
_MASTHEAD = 6  # lines
_LONGEST = 12  # words


def name_issuer(drafts: Sequence[Draft], parsed: Parsed, voc: Vocabulary) -> None:
    """Gives what stands for the issuer its name; a source by an author, or of a news house, has none."""
    issuer = find_issuer(parsed, voc) or _find_firm(drafts, parsed)
    _give_body(drafts, issuer)
    nouns = _nouns(issuer, voc)
    others = {word for d in drafts if d.form == "name" and " " in d.surface for word in name_words(d.surface)[-1:]}
    others |= {name_words(d.surface)[0] for d in drafts if d.form == "name" and " of " in d.surface}
    for draft in drafts:
        if _is_issuer(draft, nouns, others):
            draft.form, draft.kind, draft.surface = "name", "organisation", issuer
            draft.head, draft.owner, draft.plural = "", "", False
            draft.features |= {"body", "article"}


def _find_firm(drafts: Sequence[Draft], parsed: Parsed) -> str:
    """The firm of the text that the masthead gives in short: “Ostra” for “Ostra Foods Ltd”."""
    short = parsed.source.publisher or ""
    firms = {d.surface for d in drafts if d.form == "name" and "company" in d.features}
    found = {f for f in firms if short and not parsed.source.author and f.startswith(f"{short} ")}
    return max(found, key=lambda f: (len(f), f)) if found else ""


def _give_body(drafts: Sequence[Draft], issuer: str) -> None:
    """“…, said X, Chief Executive” in a firm's own release: of that firm."""
    for draft in drafts:
        for place, role in enumerate(draft.roles):
            if role.of in _OURS:
                draft.roles[place] = dataclasses.replace(role, of=issuer or None)
            top = role.role.lower().split()[-1:] in (
                ["president"],
                ["executive"],
                ["officer"],
                ["chairman"],
                ["director"],
            )
            top = top or role.role.lower().split()[-1:] in (["chairwoman"], ["chair"], ["chairperson"])
            if issuer and top and not role.of and not role.former and role.evidence.rule == "role.apposition":
                draft.roles[place] = dataclasses.replace(role, of=issuer)


def find_issuer(parsed: Parsed, voc: Vocabulary) -> str:
    """The fullest name of the issuing body that the masthead gives; empty when it names none."""
    source = parsed.source
    if source.author:
        return ""
    lines = [line.strip() for line in source.text.splitlines() if line.strip()][:_MASTHEAD]
    told = bool(source.publisher) or any(_is_label(line, parsed) for line in lines[1:])
    heads = lines[:1] if not source.publisher else [n for n in lines if source.publisher.lower() in n.lower()]
    parts = [part.strip() for line in [*heads, source.publisher or ""] for part in _CUTS.split(line)]
    bodies = [part for part in parts if _is_body(part, voc, told=told)]
    return _spell(max(bodies, key=len)) if bodies else ""


def _is_label(line: str, parsed: Parsed) -> bool:
    """“Press release”, “Open statement to members”: what a body issues, no kind of article."""
    words = line.casefold().rstrip(":").split()
    labels = parsed.lexicon.words("genre_labels")
    sizes = range(1, min(len(words), 4) + 1)
    return any(words[n - 1] in _ISSUED and " ".join(words[:n]).removeprefix("open ") in labels for n in sizes)


def _is_body(part: str, voc: Vocabulary, *, told: bool) -> bool:
    """A name whose head is a word for a body, in capitals where no other mark says that it is the masthead."""
    words = part.lower().split()
    if not 1 < len(words) <= _LONGEST or not (told or part.isupper()) or words[-1] in voc.media or "media" in words:
        return False
    cased = all(w[0].isupper() or w in _SMALL for w in part.split())
    return cased and part[-1].isalnum() and (voc.is_body(words) or (told and words[-1] in voc.companies))


def _spell(name: str) -> str:
    """A name in capitals as running text writes it."""
    if not name.isupper():
        return name
    words = [w.lower() if w.lower() in _SMALL else w.capitalize() for w in name.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _nouns(issuer: str, voc: Vocabulary) -> set[str]:
    """The nouns by which a body speaks of itself."""
    words = issuer.lower().split()
    if not words:
        return set()
    if words[-1] in voc.companies:
        return set(_FIRMS)
    inner = next((i for i, w in enumerate(words) if w in ("of", "for") and i), len(words))
    return {w for w in (words[inner - 1], words[-1]) if w in voc.bodies | voc.agencies}


def _is_issuer(draft: Draft, nouns: Iterable[str], others: set[str]) -> bool:
    """“the Ministry” in capitals, “our union”, and “the ministry” where the source names no other."""
    if draft.plural or draft.line.titled:
        return False
    noun = draft.surface.lower() if draft.form == "name" else draft.head
    if noun not in nouns:
        return False
    if draft.form == "name":
        return "article" in draft.features
    if draft.form != "description":
        return False
    plain = draft.surface.lower() == noun and "definite" in draft.features and noun not in others
    return draft.owner in _OURS or (plain and not draft.owner)
