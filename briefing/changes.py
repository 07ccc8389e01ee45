"""What changed between two editions: items added, withdrawn and changed, by their ids, in the words of the briefs.

Ids come from what an item states, so that an id in both editions is one statement. A figure that says another number
about the same thing is one figure that changed, not one withdrawn and one added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Values = dict[str, Any]
_OF_THE_RUN = {"about", "sources", "changes"}
"""Sections about how the brief was made, and after which; they may differ where not one statement does."""
ChangeKind = Literal["added", "withdrawn", "changed", "resolved", "reopened"]
_COMPARED = {
    "summary", "key_actors", "positions", "source_conflicts", "disputed", "source_comparison", "open_questions",
    "key_figures", "timeline", "agreements",
}  # fmt: skip
_NAMES = ("text", "question", "about", "name")
_STATED = ("text", "question", "about", "name", "resolution", "polarity", "hedges", "date", "kind", "why", "cue")
"""What of an item a reader sees; where else its words stand, and how often, is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: in which section (its type and title), of which item, from what (`before`) to what (`after`).

    `item` is the id of the item in the newer brief, else in the older one; `item_before` that in the older one.
    """

    kind: ChangeKind
    section: str
    title: str
    item: str
    before: str = ""
    after: str = ""
    item_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier edition in its JSON form. `number` is 0 when unknown; `following` the next free one of its series."""

    brief: Values
    number: int = 0
    following: int = 0


def walk_sections(brief: Values) -> Iterator[Values]:
    """The sections with findings, printed or left out by the layout."""
    return (s for s in [*brief["sections"], *brief.get("unprinted", [])] if s["type"] not in _OF_THE_RUN)


def compare_briefs(old: Values, new: Values) -> tuple[Change, ...]:
    """The changes from one brief in its JSON form to another, in the order of the sections of the new one."""
    before, after = _index(old), _index(new)
    order = dict.fromkeys([*after, *before])
    return tuple(change for section in order for change in _compare(section, before.get(section), after.get(section)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    title: str
    items: dict[str, Values]


def _index(brief: Values) -> dict[str, _Contents]:
    """The items of each section by what identifies them; a section in print goes before the same one left out."""
    found: dict[str, _Contents] = {}
    for section in walk_sections(brief):
        if section["type"] in _COMPARED and (section["type"] not in found or section["items"]):
            items = {_identify(section["type"], item): item for item in section["items"]}
            found[section["type"]] = _Contents(title=section["title"], items=items)
    return found


def _identify(section: str, item: Values) -> str:
    if section == "key_figures" and item.get("counts"):
        parts = ("counts", "unit", "stage", "bound", "attributed_to", "as_of")
        return "figure " + " | ".join(str(item.get(part) or "") for part in parts)
    return str(item["id"])


def _compare(section: str, before: _Contents | None, after: _Contents | None) -> Iterator[Change]:
    old, new = (contents.items if contents else {} for contents in (before, after))
    title = (after or before or _Contents(title="", items={})).title
    for key in [*new, *(key for key in old if key not in new)]:
        kind, was, now = _judge(old.get(key), new.get(key))
        if kind:
            item = (new.get(key) or old[key])["id"]
            known = old[key]["id"] if key in old else ""
            yield Change(kind=kind, section=section, title=title, item=item, before=was, after=now, item_before=known)


def _judge(old: Values | None, new: Values | None) -> tuple[ChangeKind | None, str, str]:
    if old is None and new is not None:
        return "added", "", _tell(new)
    if new is None and old is not None:
        return "withdrawn", _tell(old), ""
    assert old is not None
    assert new is not None
    was, now = old.get("resolution"), new.get("resolution")
    if was != now:
        return ("reopened" if now == "open" else "resolved"), f"{_tell(old)} ({was})", f"{_tell(new)} ({now})"
    return ("changed" if _stated(old) != _stated(new) else None), _tell(old), _tell(new)


def _stated(item: Values) -> tuple[Any, ...]:
    sides = [(side.get("value"), sorted(side.get("sources", ()))) for side in item.get("sides", ())]
    return *(item.get(key) for key in _STATED), item.get("printed"), item.get("value"), item.get("holder"), sides


def _tell(item: Values) -> str:
    """An item in one line."""
    words = next((str(item[name]) for name in _NAMES if item.get(name)), "")
    if item.get("sides"):
        words = f"{words}: {' / '.join(str(side['value']) for side in item['sides'])}"
    if "printed" in item or "counts" in item:
        number = item.get("printed") or item.get("value")
        words = " ".join(str(part) for part in (number, item.get("unit"), item.get("counts")) if part)
    verb = f" ({item['verb']})" if item.get("verb") else ""  # “deny” turns what follows
    holder = f"{item['holder']}{verb}: " if item.get("holder") else ""
    return " ".join(f"{holder}{words}".split())


def tell_change(change: Change) -> str:
    """A change in one line."""
    what = f"{change.before} → {change.after}" if change.before and change.after else change.before or change.after
    return f"{change.title}, {change.kind}: {what}"
